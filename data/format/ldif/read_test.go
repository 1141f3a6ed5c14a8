package ldif

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// all reads a text and writes what matters in a line each, then the problems.
func all(t *testing.T, r io.Reader) (people []data.Draft, problems []string) {
	t.Helper()
	for d, err := range Read(r) {
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			problems = append(problems, fmt.Sprint(row.Kept, " ", row))
		case err != nil:
			t.Fatal(err)
		default:
			people = append(people, d)
		}
	}
	return people, problems
}

const mozilla = `version: 1

# the address book
#  of the library
dn: cn=Jane Doe,mail=jane@lib.example
objectclass: top
objectclass: person
objectclass: mozillaAbPersonAlpha
givenName: Jane
sn: Doe
cn: Jane Doe
mozillaNickname: JD
mail: jane@lib.example
mozillaSecondEmail: jd@home.example
telephoneNumber: +1 202-555-0143
homePhone: +1 202-555-0144
mobile: +1 202-555-0145
fax: +1 202-555-0146
mozillaHomeStreet: 1 Main St
mozillaHomeStreet2: Floor 2
mozillaHomeLocalityName: Springfield
mozillaHomeCountryName: Freedonia
street: 2 Library Sq
l: Shelbyville
postalCode: 01067
title: Head of Meta
 data
ou: Metadata
o: State Library
mozillaWorkUrl: https://lib.example
birthyear: 1980
birthmonth: 2
birthday: 3
userPassword: secret
modifytimestamp: 1213818826
mozillaCustom1: blue badge
description:: bGluZSAxCmxpbmUgMg==
`

func TestMozillasAddressBook(t *testing.T) {
	for _, end := range []string{"\n", "\r\n"} {
		people, problems := all(t, strings.NewReader(strings.ReplaceAll(mozilla, "\n", end)))
		if len(people) != 1 || len(problems) > 0 {
			t.Fatalf("%d people, %q", len(people), problems)
		}
		c := people[0].Contact
		if people[0].Line != 5 || c.DisplayName != "Jane Doe" || c.Given != "Jane" || c.Family != "Doe" || c.Nickname != "JD" || c.Title != "Head of Metadata" ||
			c.Department != "Metadata" || c.Organisation != "State Library" || c.Note != "line 1\nline 2" || c.Birthday.String() != "1980-02-03" {
			t.Errorf("%+v", people[0])
		}
		if len(c.Emails) != 2 || c.Emails[1].Value != "jd@home.example" || len(c.Phones) != 4 || c.Phones[2] != (data.Phone{Value: "+1 202-555-0145", Label: "mobile"}) {
			t.Errorf("%+v %+v", c.Emails, c.Phones)
		}
		if len(c.Addresses) != 2 || c.Addresses[0].PostalCode != "01067" || c.Addresses[1].Street != "1 Main St\nFloor 2" || c.Addresses[1].Label != "home" {
			t.Errorf("%+v", c.Addresses)
		}
		if len(c.Links) != 1 || len(c.Other) != 1 || c.Other[0].Value != "blue badge" {
			t.Errorf("%+v %+v", c.Links, c.Other)
		}
		if strings.Contains(fmt.Sprintf("%+v", c), "secret") {
			t.Error("a password was read")
		}
	}
}

func TestRecordsAsServersWriteThem(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		names       []string
		problems    []string
	}{
		{"a name and a value in base64, with options", "dn:: Y249SsO8cmdlbg==\nobjectClass: person\ncn;lang-de:: SsO8cmdlbiBXZWnDnw==\nmail;x-work: j@x.example\n", []string{"Jürgen Weiß j@x.example"}, nil},
		{"base64 that is folded", "dn: cn=a\ncn:: SsO8cmdlb\n iBXZWnDnw==\n", []string{"Jürgen Weiß"}, nil},
		{"bytes that are not UTF-8", "dn: cn=a\ncn: J\xFCrgen\n", []string{"Jürgen"}, nil},
		{"changetype add is a person", "dn: cn=Jane,dc=x\nchangetype: add\ncn: Jane\n", []string{"Jane"}, nil},
		{"other changes are none", "dn: cn=Jane,dc=x\nchangetype: modify\nreplace: mail\nmail: j@x.example\n-\n\ndn: cn=Jim\ncn: Jim\n", []string{"Jim"}, []string{"false line 1: is a change (modify) of a directory, not a person, and was left out"}},
		{"a name by the record's alone", "dn: cn=Doe\\, Jane,mail=jane@x.example,dc=x\nobjectclass: person\n", []string{"Doe, Jane jane@x.example"}, nil},
		{"an escaped byte in it", "dn: cn=J\\C3\\BCrgen,dc=x\nobjectclass: person\n", []string{"Jürgen"}, nil},
		{"branches of the directory are no people", "dn: dc=x\nobjectclass: domain\ndc: x\n\ndn: ou=People,dc=x\nobjectclass: organizationalUnit\nou: People\n\ndn: cn=Jim\ncn: Jim\n", []string{"Jim"}, nil},
		{"a value elsewhere is never fetched", "dn: cn=Jane\ncn: Jane\njpegPhoto:< file:///etc/passwd\n", []string{"Jane"}, []string{`true line 3: "jpegPhoto" lies at "file:///etc/passwd", which is not fetched`}},
		{"what is no attribute", "dn: cn=Jane\ncn: Jane\nhello\nmail:: @@@\n", []string{"Jane"}, []string{`true line 3: "hello" is no attribute and was left out`, `true line 4: "mail" is not coded as it says and was left out`}},
		{"nobody", "dn: uid=7\nuid: 7\n\n\n\ndn: cn=Jim\ncn: Jim", []string{"Jim"}, []string{"false line 1: has no name, organisation, e-mail or phone and was left out"}},
		{"several values", "dn: cn=Jane\ncn: Jane\nmail: a@x.example\nmail: b@x.example\nmail: A@x.example\n", []string{"Jane a@x.example b@x.example"}, nil},
		{"lists are topics of their members", "dn: cn=Jane,mail=j@x.example\ncn: Jane\n\ndn: cn=Friends\nobjectclass: groupOfNames\ncn: Friends\nmember: cn=Jane,mail=j@x.example\n", []string{"Jane j@x.example #Friends"}, nil},
		{"UTF-16", "\xFF\xFEd\x00n\x00:\x00 \x00c\x00n\x00=\x00J\x00\n\x00c\x00n\x00:\x00 \x00J\x00\n\x00", []string{"J"}, nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			people, problems := all(t, strings.NewReader(c.text))
			var names []string
			for _, d := range people {
				s := d.Contact.Name()
				for _, e := range d.Contact.Emails {
					s += " " + e.Value
				}
				for _, topic := range d.Contact.Topics {
					s += " #" + topic
				}
				names = append(names, s)
			}
			if !slices.Equal(names, c.names) || !slices.Equal(problems, c.problems) {
				t.Errorf("%q, %q", names, problems)
			}
		})
	}
}

func TestAListWhoseMembersCannotBeMarkedIsTold(t *testing.T) {
	_, problems := all(t, struct{ io.Reader }{strings.NewReader("dn: cn=F\nobjectclass: groupOfNames\ncn: Friends\nmember: cn=Jane\n")})
	if len(problems) != 1 || !strings.Contains(problems[0], `the list "Friends"`) {
		t.Errorf("%q", problems)
	}
}

func TestAPhotoComesAlong(t *testing.T) {
	people, problems := all(t, strings.NewReader("dn: cn=Jane\ncn: Jane\njpegPhoto:: /9j/4AAQSkZJRg==\n"))
	if len(problems) > 0 || len(people) != 1 || !bytes.HasPrefix(people[0].Photo, []byte("\xFF\xD8\xFF")) {
		t.Errorf("%v %q", people, problems)
	}
}

func TestIsKnowsLDIF(t *testing.T) {
	for text, want := range map[string]bool{
		mozilla: true, "dn: cn=x\n": true, "# c\n\nDN:: Y249eA==\n": true, "dn: a note\n": false, "Name,dn: cn=x\n": false, "": false, "BEGIN:VCARD\n": false,
	} {
		if got := Is(text); got != want {
			t.Errorf("%.20q: %v", text, got)
		}
	}
}

// endless is a line that does not end before n bytes.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(e.n, len(p))
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.n -= n
	return n, nil
}

func TestALineWithoutEndIsLeftOut(t *testing.T) {
	people, problems := all(t, io.MultiReader(strings.NewReader("dn: cn=Jane\ncn: Jane\ndescription: "), &endless{maxRecord + 1<<20}, strings.NewReader("\n\ndn: cn=Jim\ncn: Jim\n")))
	if len(people) != 1 || people[0].Contact.DisplayName != "Jim" || len(problems) != 1 || !strings.HasPrefix(problems[0], "false line 1: has more than 64 MB") {
		t.Errorf("%v %q", people, problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(mozilla))
	f.Add([]byte("dn:: Y249SsO8cmdlbg==\ncn: x\n y\n\ndn: cn=F\nobjectclass: groupOfNames\ncn: F\nmember: cn=x\n"))
	f.Add([]byte("dn: cn=a\\,b\\C3\nmail:< http://x\nbirthday: 3\nbirthmonth: 2\n-\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		last := 0
		for d, err := range Read(bytes.NewReader(b)) {
			if err == nil && d.Line < last {
				t.Errorf("line %d after %d", d.Line, last)
			}
			last = max(last, d.Line)
		}
	})
}

func TestUnitsAndChatsOfADirectory(t *testing.T) {
	people, problems := all(t, strings.NewReader("dn: cn=Jane Doe\ncn: Jane Doe\nou: North West\nou: Sales; Marketing\nou: North West\nskypeid: jane.doe\nwhatsapp: +1 202-555-0143\n"))
	if len(people) != 1 || len(problems) > 0 {
		t.Fatalf("%d people, %q", len(people), problems)
	}
	c := people[0].Contact
	if units := data.SplitUnits(c.Department); !slices.Equal(units, []string{"North West", "Sales; Marketing"}) || len(c.Other) > 0 {
		t.Errorf("%q of %+v", units, c)
	}
	if len(c.Phones) != 1 || c.Phones[0] != (data.Phone{Value: "+1 202-555-0143", Label: "WhatsApp"}) || len(c.Links) != 1 || c.Links[0] != (data.Link{Value: "jane.doe", Label: "Skype"}) {
		t.Errorf("%+v %+v", c.Phones, c.Links)
	}
}
