package vcard

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"lanyard/data"
)

func encode(t *testing.T, c data.Contact, photo []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, c, photo); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func one(t *testing.T, card string) data.Draft {
	t.Helper()
	drafts, problems := readAll(t, strings.NewReader(card))
	problems = slices.DeleteFunc(problems, func(err error) bool { // told when it was first read
		return strings.Contains(err.Error(), "was kept with the person, among the other fields")
	})
	if len(drafts) != 1 || len(problems) > 0 {
		t.Fatalf("%d cards, %v of %q", len(drafts), problems, card)
	}
	return drafts[0]
}

func encode4(t *testing.T, c data.Contact, photo []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := Encode4(&b, c, photo); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// nasty are the pieces of which generated values are made.
var nasty = []string{
	"Anna", ",", ";", ":", `\`, `\n`, "\n", "\r\n", `"`, "^", "^n", "=", "=\n", " ", "\t", "ü", "山田", "👩🏽‍💻", "שלום", "\u200E", "'", "<a@x.example>",
	"BEGIN:VCARD", "\nEND:VCARD", "_$!<Home>!$_", "tel:", "mailto:", "home", "work", "mobile fax", "item1.", "x", "0", "\x01", "data:;base64,",
}

func some(r *rand.Rand) string {
	for {
		var b strings.Builder
		for range 1 + r.IntN(5) {
			b.WriteString(nasty[r.IntN(len(nasty))])
		}
		if s := tidy(b.String()); s != "" {
			return s
		}
	}
}

func maybe(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return ""
	}
	return some(r)
}

var labels = []string{"", "home", "work", "other", "mobile", "work fax", "home fax", "pager", "main", "my lab, 2nd", "Ähre", "Work", "fax work", "pref", "voice", "homepage"}

func generate(r *rand.Rand) data.Contact {
	c := data.Contact{
		UID: maybe(r), DisplayName: some(r), Prefix: maybe(r), Given: maybe(r), Additional: maybe(r), Family: maybe(r), Suffix: maybe(r),
		Nickname: maybe(r), Organisation: maybe(r), Title: maybe(r), Note: maybe(r),
	}
	if c.Organisation != "" {
		c.Department = maybe(r)
	}
	label := func() string { return labels[r.IntN(len(labels))] }
	preferred := r.IntN(3)
	for i := range r.IntN(4) {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("j%d@x.example", r.IntN(100)), Label: label(), Preferred: i == preferred})
	}
	for i := range r.IntN(4) {
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprintf(numbers[r.IntN(len(numbers))], r.IntN(100)), Label: label(), Preferred: i == preferred})
	}
	for i := range r.IntN(3) {
		c.Links = append(c.Links, data.Link{Value: "https://x.example/?a=1,2;b=" + fmt.Sprint(i), Label: label(), Preferred: i == preferred})
	}
	for i := range r.IntN(3) {
		c.Addresses = append(c.Addresses, data.Address{
			Label: label(), Preferred: i == preferred, POBox: maybe(r), Extended: maybe(r), Street: some(r), City: maybe(r),
			Region: maybe(r), PostalCode: maybe(r), Country: maybe(r),
		})
	}
	for range r.IntN(4) {
		if topic := some(r); !slices.Contains(c.Topics, topic) {
			c.Topics = append(c.Topics, topic)
		}
	}
	for range r.IntN(3) {
		c.Other = append(c.Other, others[r.IntN(len(others))])
		c.Former = append(c.Former, data.Former{Field: data.FieldKey(some(r)), Value: some(r)})
	}
	if r.IntN(2) == 0 {
		c.Birthday = data.Date{Year: r.IntN(2) * 1980, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	}
	return c
}

var numbers = []string{"+1 202-555-01%02d", "+1-202-555-01%02d", "+1 (202) 555.01%02d ext. 7", "030 23125 0%02d", "room %d; ask", "tel%d"}

var others = []data.Property{
	{Name: "X-ANNIVERSARY", Value: "2001-05-06"},
	{Name: "item1.X-ABDATE;type=pref", Value: "2001-05-06"},
	{Name: "item1.X-ABLabel", Value: "Anniversary"},
	{Name: `X-A;X-B="a:b;c";TYPE=x`, Value: `esc\;aped\, \n value: with, commas`},
	{Name: "KEY;ENCODING=b", Value: strings.Repeat("QUJD", 100)},
	{Name: "RELATED;VALUE=text", Value: "Friend"},
	{Name: `X-LANYARD-COLUMN;X-HEADER="T-shirt size"`, Value: "M"},
	{Name: `X-LANYARD-COLUMN;X-HEADER="` + strings.Repeat("What do you expect? ", 9) + `"`, Value: "A lot"},
}

func TestGeneratedContactsComeBackIdentical(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for round := range 3000 {
		want := data.Draft{Contact: generate(r)}
		// A kept property never stands without one Lanyard models: FN is always there.
		card := encode(t, want.Contact, nil)
		got := one(t, card)
		if w, g := summary(want), summary(got); w != g {
			t.Fatalf("round %d\nwrote %s\nread  %s\ncard %s", round, w, g, card)
		}
		if again := encode(t, got.Contact, nil); again != card {
			t.Fatalf("round %d\nfirst  %s\nsecond %s", round, card, again)
		}
		four := encode4(t, want.Contact, nil)
		got = one(t, four)
		if w, g := summary(want), summary(got); w != g {
			t.Fatalf("round %d, 4.0\nwrote %s\nread  %s\ncard %s", round, w, g, four)
		}
		if again := encode4(t, got.Contact, nil); again != four {
			t.Fatalf("round %d, 4.0\nfirst  %s\nsecond %s", round, four, again)
		}
	}
}

// Cards as other programs write them: what is read, written and read again is the same.
func TestForeignCardsSurviveReadWriteRead(t *testing.T) {
	photo := "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
	for claim, card := range map[string]string{
		"iPhone": text("3.0", "PRODID:-//Apple Inc.//iPhone OS 17.0//EN", "N:Doe;Jane;;;", "FN:Jane Doe", "ORG:State Library;Metadata;Maps", "EMAIL;type=INTERNET;type=WORK;type=pref:j@x.example",
			"item1.TEL:+1 202-555-0143", "item1.X-ABLabel:lab", "item2.ADR;type=HOME:;;1 Main St\\nFloor 2;Springfield;;01067;", "item2.X-ABADR:us",
			"item3.X-ABRELATEDNAMES;type=pref:Jim", "item3.X-ABLabel:_$!<Spouse>!$_", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:j@x.example", photo),
		"Android": text("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;", "TEL;CELL;PREF:030 23125 017", "TEL;X-Lab:1",
			"X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jo;1;;;;;;;;;;;;;", "X-PHONETIC-FIRST-NAME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=B6"),
		"Outlook": text("2.1", "N;LANGUAGE=de:Doe;Jane", "FN:Jane Doe", "TEL;WORK;VOICE:1", "ADR;WORK;PREF:;;1 Main St;Springfield;;01067;Freedonia",
			"LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:1 Main St=0D=0A=\r\n01067 Springfield", "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2", "X-MS-CARDPICTURE;X-MS-HASH=1:x\\y"),
		"4.0": text("4.0", "FN:Jane Doe", "N:Doe;Jane;;;", "TEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+1-202-555-0143;ext=9", "ANNIVERSARY:20010506", "GENDER:F;she",
			"LANG;TYPE=work;PREF=1:fr", "RELATED;TYPE=friend:urn:uuid:f81d4fae", "ORG;SORT-AS=\"A,B\":ABC\\, Inc.;Sales", "BDAY:--0203", "KEY:data:application/pgp-keys;base64,AAAA"),
		"nobody's name":  text("3.0", "FN:j@x.example", "N:;;;;", "EMAIL:j@x.example"),
		"two of a kind":  text("3.0", "FN:J", "ORG:A", "ORG:B", "TITLE:t", "TITLE:u", "BDAY:1980-02-03", "BDAY:1990-01-01", "UID:1", "UID:2"),
		"an agent":       text("2.1", "FN:J", "AGENT:", "BEGIN:VCARD", "FN:S", "END:VCARD"),
		"stray newlines": text("2.1", "FN:J", "NOTE:a\\", "b c", "X-Y:1\r2"),
	} {
		t.Run(claim, func(t *testing.T) {
			first := one(t, card)
			written := encode(t, first.Contact, first.Photo)
			second := one(t, written)
			if a, b := summary(first), summary(second); a != b || !bytes.Equal(first.Photo, second.Photo) || first.Contact.Photo != second.Contact.Photo {
				t.Errorf("first  %s\nsecond %s\ncard %s", a, b, written)
			}
			if again := encode(t, second.Contact, second.Photo); again != written {
				t.Errorf("written differently the second time:\n%s\n%s", written, again)
			}
			four := encode4(t, first.Contact, first.Photo)
			third := one(t, four)
			if a, b := summary(first), summary(third); a != b || !bytes.Equal(first.Photo, third.Photo) || first.Contact.Photo != third.Contact.Photo {
				t.Errorf("first  %s\nthird  %s\ncard %s", a, b, four)
			}
		})
	}
}

func TestCardsAreFoldedAt75OctetsBetweenCharacters(t *testing.T) {
	for n := range 200 {
		c := data.Contact{DisplayName: "J", Note: strings.Repeat("x", n) + strings.Repeat("山田👩🏽‍💻", 30)}
		card := encode(t, c, nil)
		if !strings.HasPrefix(card, "BEGIN:VCARD\r\nVERSION:3.0\r\n") || strings.Contains(strings.ReplaceAll(card, "\r\n", ""), "\n") {
			t.Fatalf("line ends in %q", card)
		}
		for line := range strings.SplitSeq(card, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("line of %d octets: %q", len(line), line)
			}
		}
	}
}

func TestAppleWordsAreWrittenInApplesForm(t *testing.T) {
	card := encode(t, data.Contact{
		DisplayName: "J", Other: []data.Property{{Name: "item1.X-ABDATE", Value: "2001-05-06"}, {Name: "item1.X-ABLabel", Value: "Anniversary"}},
		Links: []data.Link{{Value: "https://x.example", Label: "lab"}},
	}, nil)
	if !strings.Contains(card, "item1.X-ABLabel:_$!<Anniversary>!$_\r\n") || !strings.Contains(card, "item2.URL:https://x.example\r\nitem2.X-ABLabel:lab\r\n") {
		t.Error(card)
	}
}

func TestMalformedPropertiesAreWrappedNotLost(t *testing.T) {
	want := data.Draft{Contact: data.Contact{DisplayName: "J", Other: []data.Property{{Name: "no name: at all\nEND:VCARD", Value: "x"}, {Name: "1;", Value: "z"}}}}
	card := encode(t, want.Contact, nil)
	if !strings.Contains(card, `X-LANYARD-PROPERTY;X-NAME="no name: at all^nEND:VCARD":x`) {
		t.Error(card)
	}
	if got := one(t, card); summary(got) != summary(want) {
		t.Error(summary(got))
	}
}

func TestVersion4IsAsRFC6350Says(t *testing.T) {
	card := encode4(t, data.Contact{
		UID: "u-1", DisplayName: "Jane Doe", Given: "Jane", Family: "Doe", Birthday: data.Date{Month: 2, Day: 3},
		Emails: []data.Email{{Value: "j@x.example", Label: "work", Preferred: true}},
		Phones: []data.Phone{
			{Value: "+1-202-555-0143", Label: "mobile"},
			{Value: "+1 202 555 0144 ext. 9", Label: "work fax"},
			{Value: "030 23125 017", E164: "+493023125017"},
			{Value: "ask at the desk"},
			{Value: "+1-202-555-0145", Label: "car"},
		},
	}, []byte("\x89PNG\r\n\x1a\n0123456789"))
	for _, want := range []string{
		"BEGIN:VCARD\r\nVERSION:4.0\r\nUID;VALUE=text:u-1\r\n", "\r\nBDAY:--0203\r\n", "\r\nEMAIL;PREF=1;TYPE=work:j@x.example\r\n",
		"\r\nTEL;VALUE=uri;TYPE=cell:tel:+1-202-555-0143\r\n",
		"\r\nTEL;VALUE=uri;X-LANYARD-TEXT=+1 202 555 0144 ext. 9;TYPE=work,fax:tel:+1-\r\n 202-555-0144;ext=9\r\n", "\r\nTEL;VALUE=uri;X-LANYARD-TEXT=030 23125 017:tel:+493023125017\r\n",
		"\r\nTEL:ask at the desk\r\n", "\r\nitem1.TEL;VALUE=uri:tel:+1-202-555-0145\r\nitem1.X-ABLabel:car\r\n", "\r\nPHOTO:data:image/png;base64,iVBORw0KGgowMTIzNDU2Nzg5\r\n",
	} {
		if !strings.Contains(strings.ReplaceAll(card, `"`, ""), want) {
			t.Errorf("%q is not in\n%s", want, card)
		}
	}
	if strings.Contains(card, "INTERNET") || strings.Contains(card, "ENCODING") {
		t.Error(card)
	}
}

func TestALinkIsNotCutAtItsCommaByReadersOfLists(t *testing.T) {
	const link = "https://maps.example/@59.9,10.7;z=15"
	for name, encode := range map[string]func(io.Writer, data.Contact, []byte) error{"3.0": Encode, "4.0": Encode4} {
		var b bytes.Buffer
		if err := encode(&b, data.Contact{DisplayName: "Jane", Links: []data.Link{{Value: link}}}, nil); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "\r\nURL:https://maps.example/@59.9\\,10.7;z=15\r\n") {
			t.Errorf("%s: %s", name, &b)
		}
		for d, err := range Read(&b) {
			if err != nil || len(d.Contact.Links) != 1 || d.Contact.Links[0].Value != link {
				t.Errorf("%s is read back as %v, %v", name, d.Contact.Links, err)
			}
		}
	}
}

func TestPayloadIsWhatPhonesRead(t *testing.T) {
	c := data.Contact{
		UID: "u-1", DisplayName: "Jane Doe", Given: "Jane", Family: "Doe", Organisation: "State Library; North", Title: "Head",
		Phones: []data.Phone{{Value: "+1 202-555-0144", Label: "mobile"}, {Value: "+1 202-555-0143", Label: "work"}, {Value: "3", Label: "lab"}},
		Emails: []data.Email{{Value: "jane@lib.example", Label: "work"}}, Links: []data.Link{{Value: "https://lib.example/?a=1,2"}},
	}
	got := Payload(&c)
	want := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Jane;;;\r\nFN:Jane Doe\r\nORG:State Library\\; North\r\nTITLE:Head\r\nTEL;TYPE=CELL:+1 202-555-0144\r\n" +
		"TEL;TYPE=WORK:+1 202-555-0143\r\nTEL:3\r\nEMAIL;TYPE=WORK:jane@lib.example\r\nURL:https://lib.example/?a=1,2\r\nEND:VCARD\r\n"
	if got != want {
		t.Errorf("%q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(text("3.0", "FN:Jane", "N:Doe;Jane;;;", "item1.TEL;TYPE=cell:1", "item1.X-ABLabel:x")))
	f.Add([]byte(text("2.1", "N;ENCODING=QUOTED-PRINTABLE:=\r\nD=C3=B6;J=", "PHOTO;BASE64:AA\r\n BB", "AGENT:", "BEGIN:VCARD", "END:VCARD")))
	f.Add([]byte("\x00B\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00R\x00D\x00\r"))
	f.Add([]byte("BEGIN:VCARD\rFN;CHARSET=SHIFT_JIS:\x94\\\rEND:VCARD"))
	f.Add([]byte(text("3.0", "FN:Jane", "of the State Library", "TEL:1", "NOTE:one", "", "two words", " TEL:2") + "NULLBEGIN:VCARD\nFN:A\nTEL:1END:VCARD\nBEGIN:VCARD VERSION:3.0 FN:B END:VCARD words here\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var told strings.Builder
		for d, err := range Read(bytes.NewReader(b)) {
			if err != nil {
				told.WriteString(err.Error())
				var row *data.RowError
				if errors.As(err, &row) {
					told.WriteString(row.Text)
				} else if errors.Is(err, errNoCard) {
					return
				}
				continue
			}
			told.WriteString(summary(d))
			first := encode(t, d.Contact, d.Photo)
			for again, err := range Read(strings.NewReader(first)) {
				if err != nil {
					t.Fatalf("cannot read what was written: %v\n%q", err, first)
				}
				if w, g := summary(d), summary(again); w != g {
					t.Fatalf("read  %q\nagain %q\ncard %q", w, g, first)
				}
			}
		}
		if line := vanished(b, told.String()); line != "" {
			t.Fatalf("%q is neither in the contact nor told: %q of %q", line, told.String(), b)
		}
	})
}

var plainLine = regexp.MustCompile(`(?m)^[A-Za-z]+(?: [A-Za-z]+)+\r?$`)

// vanished finds a line of words that is not in the text, "" if there is none. Where a value may have been decoded, or
// belongs to the file and not to a person, nothing is asked.
func vanished(file []byte, text string) string {
	for _, about := range []string{"\x00", "\x1b", "=", `\`, "CHARSET", "KIND", "PRODID", "REV", "VERSION;", "BEGIN:VCALENDAR"} {
		if bytes.Contains(bytes.ToUpper(file), []byte(about)) {
			return ""
		}
	}
	for _, line := range plainLine.FindAllString(string(file), -1) {
		if line = strings.TrimRight(line, "\r"); !strings.Contains(withoutBlanks(text), withoutBlanks(line)) {
			return line
		}
	}
	return ""
}

func withoutBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

// FN is mandatory, so that somebody without a display name is written with another name in its place.
func TestADisplayNameComesBackAlsoWhenItIsTheOrganisations(t *testing.T) {
	for name, c := range map[string]data.Contact{
		"display name and organisation alike": {DisplayName: "City Library", Organisation: "City Library"},
		"display name and nickname alike":     {DisplayName: "Bo", Nickname: "Bo"},
		"organisation alone":                  {Organisation: "City Library", Emails: []data.Email{{Value: "info@sl.example"}}},
		"nickname alone":                      {Nickname: "Bo", Organisation: "City Library"},
		"e-mail address alone":                {Emails: []data.Email{{Value: "info@sl.example"}}},
		"phone alone":                         {Phones: []data.Phone{{Value: "+49 30 23125 100"}}},
	} {
		t.Run(name, func(t *testing.T) {
			card := encode(t, c, nil)
			if back := one(t, card).Contact; back.DisplayName != c.DisplayName || back.Organisation != c.Organisation || back.Nickname != c.Nickname {
				t.Errorf("%+v came back as %+v from\n%s", c, back, card)
			}
		})
	}
}

func TestEveryTextOfAContactHasAProperty(t *testing.T) {
	var in data.Contact
	for _, f := range data.Texts {
		*f.Text(&in) = "x " + string(f.Key)
	}
	for version, card := range map[string]string{"3.0": encode(t, in, nil), "4.0": encode4(t, in, nil), "of a QR code": Payload(&in)} {
		d := one(t, card)
		for _, f := range data.Texts {
			if f.Role == data.Identifier && version == "of a QR code" {
				continue // phones make nothing of it
			}
			if got := *f.Text(&d.Contact); got != "x "+string(f.Key) {
				t.Errorf("a card %s: %s comes back as %q: write it in details (write.go), read it in single (contact.go)", version, f.Key, got)
			}
		}
	}
}

func TestPronounsHaveTheirPropertyInBothVersions(t *testing.T) {
	c := data.Contact{DisplayName: "Ada Ott", Pronouns: "she/her"}
	for want, card := range map[string]string{"\r\nX-PRONOUNS:she/her\r\n": encode(t, c, nil), "\r\nPRONOUNS:she/her\r\n": encode4(t, c, nil)} {
		if !strings.Contains(card, want) {
			t.Errorf("%q is not in %q", want, card)
		}
	}
	d := one(t, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Ott\r\nPRONOUNS;LANGUAGE=en;PREF=1:xe/xir\r\nPRONOUNS:they/them\r\nEND:VCARD\r\n")
	if d.Contact.Pronouns != "xe/xir" || len(d.Contact.Other) != 1 {
		t.Errorf("several pronouns are %q and %v", d.Contact.Pronouns, d.Contact.Other)
	}
}
