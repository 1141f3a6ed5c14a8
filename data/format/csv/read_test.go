package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/table"
)

// summary writes what matters of a draft in one line.
func summary(d data.Draft) string {
	c := d.Contact
	var parts []string
	add := func(name, v string) {
		if v != "" {
			parts = append(parts, name+"="+v)
		}
	}
	add("name", c.DisplayName)
	add("prefix", c.Prefix)
	add("given", c.Given)
	add("family", c.Family)
	add("org", c.Organisation)
	add("title", c.Title)
	star := map[bool]string{true: "*"}
	for _, e := range c.Emails {
		add("mail", e.Value+"("+e.Label+")"+star[e.Preferred])
	}
	for _, p := range c.Phones {
		add("tel", p.Value+"("+p.Label+")")
	}
	for _, a := range c.Addresses {
		add("adr", strings.Join(a.Lines(), "/")+"("+a.Label+")")
	}
	for _, l := range c.Links {
		add("url", l.Value+"("+l.Label+")")
	}
	add("topics", strings.Join(c.Topics, "+"))
	add("note", c.Note)
	add("born", c.Birthday.String())
	for _, o := range c.Other {
		add("other", strings.TrimPrefix(o.Name, "X-LANYARD-COLUMN;X-HEADER=")+":"+o.Value)
	}
	return strings.Join(parts, " ")
}

func TestReadUnderstandsTablesAsProgramsWriteThem(t *testing.T) {
	for _, c := range []struct {
		claim, table string
		want         []string
	}{
		{
			"semicolons, German header", "Vorname;Nachname;Firma;E-Mail;Festnetz;PLZ;Ort\nGrete;Löw;Stadtbücherei;grete@buch.example;+49 30 23125 017;01067;Dresden\n",
			[]string{"given=Grete family=Löw org=Stadtbücherei mail=grete@buch.example() tel=+49 30 23125 017() adr=01067 Dresden()"},
		},
		{"tabs, as pasted from a spreadsheet", "Name\tE-mail\nJane Doe\tjane@lib.example\n", []string{"name=Jane Doe mail=jane@lib.example()"}},
		{"bars", "First Name|Last Name|Email\nJane|Doe|jane@lib.example\n", []string{"given=Jane family=Doe mail=jane@lib.example()"}},
		{"Excel's sep line is no header", "sep=;\r\nName;Phone\r\nJane, Dr.;+1 202-555-0143\r\n", []string{"name=Jane, Dr. tel=+1 202-555-0143()"}},
		{
			"a preamble of notes before the header", "Notes:\n\"Addresses are missing, for reasons, see https://help.example\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nPriya,Rao,https://www.linkedin.com/in/priya-rao,,Example Ltd,Curator,12 Mar 2021\n",
			[]string{"given=Priya family=Rao org=Example Ltd title=Curator url=https://www.linkedin.com/in/priya-rao(LinkedIn) other=\"Connected On\":12 Mar 2021"},
		},
		{
			"title lines before the header", "Attendees of the Forum\n\nprinted 2026-08-12\nName,Organisation,E-mail\nJane Doe,State Library,jane@lib.example\n",
			[]string{"name=Jane Doe org=State Library mail=jane@lib.example()"},
		},
		{"line breaks and doubled quotes in cells", "Name,Notes\n\"Jane \"\"JD\"\" Doe\",\"one\r\ntwo, three\"\n", []string{"name=Jane \"JD\" Doe note=one\ntwo, three"}},
		{
			"digits forced to be text", "Name;Telefon;PLZ;Notiz\nAnn Ott;=\"0341 5550102\";'04109;=\"a\"&\"b\"\n",
			[]string{"name=Ann Ott tel=0341 5550102() adr=04109() note==\"a\"&\"b\""},
		},
		{
			"apostrophes around cells", "'Name','E-mail','Notes'\n'Sinéad O''Hara','sinead@lib.example','a, \"b\"'\n",
			[]string{"name=Sinéad O'Hara mail=sinead@lib.example() note=a, \"b\""},
		},
		{"a stray quotation mark inside a cell", "Name,Notes\nJane 5\" Doe,ok\n\"Jim \"Jam\" Doe\",fine\n", []string{"name=Jane 5\" Doe note=ok", "name=Jim \"Jam\" Doe note=fine"}},
		{"short and long rows", "Name,Email,Company\nJane\nJim,jim@lib.example,Library,extra\n", []string{"name=Jane", "name=Jim org=Library mail=jim@lib.example() other=\"column 4\":extra"}},
		{"blank rows and a repeated header are skipped", "Name,Email\n\n,,\nJane,j@x.example\nName,Email\nJim,k@x.example\n", []string{"name=Jane mail=j@x.example()", "name=Jim mail=k@x.example()"}},
		{"a doubled header keeps both values", "First Name,Last Name,Email,Last Name\nJane,Doe,j@x.example,Smith\n", []string{"given=Jane family=Doe mail=j@x.example() other=\"Last Name\":Smith"}},
		{
			"Google's several values and stars", "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value\nJane Doe,Jane,Doe,* myContacts ::: Metadata ::: * Friends,* Work,jane@lib.example ::: j2@lib.example,Lab,lab@lib.example\n",
			[]string{"name=Jane Doe given=Jane family=Doe mail=jane@lib.example(work)* mail=j2@lib.example(work) mail=lab@lib.example(Lab) topics=Metadata+Friends"},
		},
		{"Google's custom fields go by their label", "First Name,E-mail 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\nJane,j@x.example,Badge,blue\n", []string{"given=Jane mail=j@x.example() other=\"Badge\":blue"}},
		{
			"Outlook's columns", "First Name,Last Name,Title,Job Title,E-mail Address,E-mail 2 Address,Business Phone,Home Fax,Business Street,Business Street 2,Business City,Birthday\nJane,Doe,Dr.,Head,j@x.example,k@x.example,+1 202-555-0143,+1 202-555-0144,1 Main St,Floor 2,Springfield,0/0/00\n",
			[]string{"prefix=Dr. given=Jane family=Doe title=Head mail=j@x.example() mail=k@x.example() tel=+1 202-555-0143(work) tel=+1 202-555-0144(home fax) adr=1 Main St/Floor 2/Springfield(work)"},
		},
		{
			"Thunderbird's birthday in three columns", "First Name,Last Name,Primary Email,Secondary Email,Birth Year,Birth Month,Birth Day\nJane,Doe,j@x.example,,1970,11,15\nJim,Doe,k@x.example,,,2,29\n",
			[]string{"given=Jane family=Doe mail=j@x.example() born=1970-11-15", "given=Jim family=Doe mail=k@x.example() born=--02-29"},
		},
		{"other people's addresses in the row stay apart", "First Name,Email,Mum-email\nSue,sue@x.example,mum@x.example\n", []string{"given=Sue mail=sue@x.example() other=\"Mum-email\":mum@x.example"}},
		{"several addresses in a cell, with names", "Name,Email\nJane,\"Jane <j@x.example>; k@x.example\"\n", []string{"name=Jane mail=j@x.example() mail=k@x.example()"}},
		{
			"numbers and addresses under a person's header are no names", "Participant,Contact\n17,jane@lib.example\n18,jim@lib.example\n",
			[]string{"mail=jane@lib.example() other=\"Participant\":17", "mail=jim@lib.example() other=\"Participant\":18"},
		},
		{
			"a list without header", "Jane Doe,jane@lib.example,+1 202-555-0143\nJim Poe,jim@lib.example,+1 202-555-0144\n",
			[]string{"name=Jane Doe mail=jane@lib.example() tel=+1 202-555-0143()", "name=Jim Poe mail=jim@lib.example() tel=+1 202-555-0144()"},
		},
		{"e-mails alone", "jane@lib.example\njim@lib.example\n", []string{"mail=jane@lib.example()", "mail=jim@lib.example()"}},
		{"a header in a language nobody knows", "Aynm,Ympost\nJane Doe,jane@lib.example\n", []string{"name=Jane Doe mail=jane@lib.example()"}},
		{"line ends of an old Mac", "Name,Email\rJane,j@x.example\rJim,k@x.example\r", []string{"name=Jane mail=j@x.example()", "name=Jim mail=k@x.example()"}},
		{"the day first in European tables", "Vorname,Nachname,Geburtsdatum\nJane,Doe,03/12/1969\n", []string{"given=Jane family=Doe born=1969-12-03"}},
		{"the month first in American ones", "First Name,Birthday\nJane,03/12/1969\n", []string{"given=Jane born=1969-03-12"}},
		{"a 25th shows which", "First Name,Birthday\nJim,25/12/1970\nJane,03/12/1969\n", []string{"given=Jim born=1970-12-25", "given=Jane born=1969-12-03"}},
		{"1604 is no year, and times are dropped", "Name,Birthday\nJane,1604-12-08 00:00:00\n", []string{"name=Jane born=--12-08"}},
		{"dates in words", "Name,Birthday\nJane,\"Dec 8, 1980\"\nJim,8. Dez 1980\nTaro,1980年12月8日\n", []string{"name=Jane born=1980-12-08", "name=Jim born=1980-12-08", "name=Taro born=1980-12-08"}},
		{"marks without width around values", "Name,Phone\n\u200bJane\u00a0,\u202a+1 202-555-0143\u202c\n", []string{"name=Jane tel=+1 202-555-0143()"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := read(t, []byte(c.table))
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
			var got []string
			for _, d := range drafts {
				got = append(got, summary(d))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestReadFindsTheCharset(t *testing.T) {
	german := "Vorname;Nachname;Straße geschäftlich;E-Mail-Adresse\nJürgen;Weiß;Große Gasse 1;j@x.example\n"
	turkish := "İlk Adı,Soyadı,Şirket,Elektronik Posta Adresi\nİpek,Şahin,Kütüphane,ipek@x.example\n"
	kana := "名,姓,会社名,電子メール アドレス\n太郎,山田,国立図書館,taro@x.example\n"
	enc := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		claim string
		raw   []byte
		want  string
	}{
		{"UTF-8", []byte(german), "given=Jürgen family=Weiß mail=j@x.example() adr=Große Gasse 1(work)"},
		{"UTF-8 with a mark", []byte("\uFEFF" + german), "given=Jürgen family=Weiß mail=j@x.example() adr=Große Gasse 1(work)"},
		{"Windows-1252", enc(charmap.Windows1252.NewEncoder().Bytes([]byte(german))), "given=Jürgen family=Weiß mail=j@x.example() adr=Große Gasse 1(work)"},
		{"Windows-1254, told by its headers", enc(charmap.Windows1254.NewEncoder().Bytes([]byte(turkish))), "given=İpek family=Şahin org=Kütüphane mail=ipek@x.example()"},
		{"Shift_JIS", enc(japanese.ShiftJIS.NewEncoder().Bytes([]byte(kana))), "given=太郎 family=山田 org=国立図書館 mail=taro@x.example()"},
		{"UTF-16 with a mark", enc(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(turkish))), "given=İpek family=Şahin org=Kütüphane mail=ipek@x.example()"},
		{"UTF-16 without", enc(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(german))), "given=Jürgen family=Weiß mail=j@x.example() adr=Große Gasse 1(work)"},
		{"a stray byte in UTF-8", []byte("Name,Email,Note\nJürgen Weiß,j@x.example,caf\xE9\n"), "name=Jürgen Weiß mail=j@x.example() note=café"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := read(t, c.raw)
			guessed := c.claim == "a stray byte in UTF-8"
			if len(drafts) != 1 || (len(problems) > 0) != guessed || summary(drafts[0]) != c.want {
				t.Errorf("%v %v", drafts, problems)
			}
		})
	}
}

func TestLegacyBytesBehindTheSampleAreStillDecoded(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("Name,Email\n")
	for i := range 12000 {
		fmt.Fprintf(&b, "Jane Doe %d,jane%d@lib.example\n", i, i)
	}
	b.WriteString("J\xFCrgen Wei\xDF,j@x.example\n")
	b.WriteString("Bj\xF6rn Wei\xDF,b@x.example\n")
	drafts, problems := read(t, b.Bytes())
	var told *data.RowError
	if len(problems) != 1 || !errors.As(problems[0], &told) || told.Line != 12002 || !told.Kept {
		t.Errorf("told is %v, want once that bytes had to be guessed", problems)
	}
	if len(drafts) != 12002 || drafts[12000].Contact.DisplayName != "Jürgen Weiß" || drafts[12000].Line != 12002 {
		t.Errorf("%d drafts, %v, last %+v", len(drafts), problems, drafts[len(drafts)-1])
	}
}

func TestBadRowsAreReportedAndTheNextStillComes(t *testing.T) {
	for _, c := range []struct {
		claim, table string
		lines        []int // of the problems
		people       int
	}{
		{"a row about nobody", "First Name,Last Name,Connected On\nJane,Doe,1 Jan 2020\n,,2 Jan 2020\nJim,Poe,3 Jan 2020\n", []int{3}, 2},
		{"a quotation mark that is never closed", "Name,Email\nJane,j@x.example\n\"Jim,k@x.example\nJoe,l@x.example\nJill,m@x.example\n", []int{3}, 3},
		{"every line opens one", "Name,Email\n" + strings.Repeat("\"Jim,k@x.example\n", 100), nil, -1},
		{"too many columns", "Name,Email\nJane,j@x.example\n" + strings.Repeat("a,", maxColumns+10) + "\nJoe,l@x.example\n", []int{3}, 2},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := read(t, []byte(c.table))
			if c.people >= 0 && len(drafts) != c.people {
				t.Errorf("%d people", len(drafts))
			}
			var lines []int
			for _, p := range problems {
				var row *data.RowError
				if !errors.As(p, &row) {
					t.Fatalf("%v ends the reading", p)
				}
				lines = append(lines, row.Line)
			}
			if c.lines != nil && !slices.Equal(lines, c.lines) {
				t.Errorf("problems in lines %v: %v", lines, problems)
			}
		})
	}
}

// repeating is a stream of n bytes that no file has to hold.
type repeating struct {
	text string
	n    int
}

func (r *repeating) Read(p []byte) (int, error) {
	if r.n <= 0 {
		return 0, io.EOF
	}
	k := 0
	for k < len(p) && k < r.n {
		k += copy(p[k:min(len(p), r.n)], r.text)
	}
	r.n -= k
	return k, nil
}

func TestEndlessLinesEndInAReport(t *testing.T) {
	for _, c := range []struct{ claim, head, text string }{
		{"a line of more than 64 MB", "Name,Email\nJane,j@x.example\n", "aaaaaaaaaaaaaaaa"},
		{"a quoted cell of more than 64 MB", "Name,Email\nJane,j@x.example\n\"", "aaaaaaaaaaaaaaaa"},
		{"a million columns", "Name,Email\nJane,j@x.example\n", "a,b,c,d,e,f,g,h,"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			n, people := 0, 0
			for d, err := range Read(io.MultiReader(strings.NewReader(c.head), &repeating{c.text, maxRow + 1<<20}, strings.NewReader("\nJim,k@x.example\n")), "big.csv") {
				var row *data.RowError
				if errors.As(err, &row) {
					n++
					if row.Line != 3 {
						t.Errorf("reported line %d: %v", row.Line, err)
					}
				} else if err != nil {
					t.Fatal(err)
				} else if people++; people == 2 && d.Contact.DisplayName != "Jim" {
					t.Errorf("the next row is %q", d.Contact.DisplayName)
				}
			}
			if n != 1 || people != 2 {
				t.Errorf("%d problems, %d people", n, people)
			}
		})
	}
}

func TestWholeFilesThatAreNoTableAreRefused(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		want        error
	}{
		{"empty", "", errEmpty},
		{"blank", "\uFEFF \r\n\r\n", errEmpty},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00", errBinary},
		{"numbers only", "a,b,c\n1,2,3\n4,5,6\n", table.ErrNoTable},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := read(t, []byte(c.text))
			if len(drafts) != 0 || len(problems) != 1 || !errors.Is(problems[0], c.want) {
				t.Errorf("%v, %v", drafts, problems)
			}
		})
	}
}

func TestSniffProposesALayoutThatCanBeCorrected(t *testing.T) {
	text := "Title line\nFull Name;Wohnsitz;Code\nJane Doe;Springfield;jd@lib.example\nJim Poe;Shelbyville;\n"
	l, err := Sniff(strings.NewReader(text), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	if l.Delimiter != ';' || l.Charset != "utf-8" || l.HeaderLine != 2 || l.FirstLine != 3 || len(l.Columns) != 3 {
		t.Fatalf("layout %+v", l)
	}
	if c := l.Columns[1]; c.Header != "Wohnsitz" || c.Field != field.Other || !slices.Equal(c.Sample, []string{"Springfield", "Shelbyville"}) {
		t.Errorf("column %+v", c)
	}
	l.Columns[0].Field = field.Organisation
	l.Columns[1].Field = field.City
	l.Columns[2].Field = field.Ignore
	var got []string
	for d, err := range ReadWith(strings.NewReader(text), l) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, summary(d))
	}
	if want := []string{"org=Jane Doe adr=Springfield()", "org=Jim Poe adr=Shelbyville()"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSniffNamesTheProgram(t *testing.T) {
	for program, header := range map[string]string{
		"lanyard":     strings.Join(table.Header(), ","),
		"google":      "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value",
		"outlook":     "Vorname;Nachname;E-Mail-Adresse;E-Mail 2: Adresse",
		"thunderbird": "First Name,Last Name,Display Name,Primary Email,Secondary Email",
		"linkedin":    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
		"eventbrite":  "Order #,First Name,Last Name,Email,Attendee #",
		"luma":        "api_id,name,email,approval_status",
		"":            "Name,Email",
	} {
		l, err := Sniff(strings.NewReader(header+"\nJane,Doe\n"), "x.csv")
		if err != nil || l.Program != program {
			t.Errorf("%q is %q, %v", program, l.Program, err)
		}
	}
}

func TestTargetsReadBack(t *testing.T) {
	for _, f := range []Flavour{Google, Outlook, Thunderbird} {
		drafts, problems := read(t, write(t, f, person()))
		if len(drafts) != 1 || len(problems) > 0 {
			t.Fatalf("%s: %v %v", f, drafts, problems)
		}
		got := summary(drafts[0])
		for _, want := range []string{"given=Jane", "family=Doe", "org=State Library", "title=Head", "jane@lib.example", "+1 202-555-0144(mobile)"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in %s", f, want, got)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Name,Email\nJane,j@x.example\n"))
	f.Add([]byte("sep=;\n\"Na\"\"me\";E-mail 1 - Value\n\"Jane\n"))
	f.Add([]byte("\xff\xfeN\x00a\x00m\x00e\x00\n\x00J\x00"))
	f.Add([]byte(strings.Join(table.Header(), ",") + "\r\nJane,,,\r\n"))
	f.Add([]byte("Vorname\tTel. privat\rJ\xFCrgen\t0\r"))
	f.Fuzz(func(t *testing.T, b []byte) {
		last := 0
		for d, err := range Read(bytes.NewReader(b), "fuzz.csv") {
			if err == nil && d.Line < last {
				t.Errorf("line %d after %d", d.Line, last)
			}
			last = max(last, d.Line)
		}
	})
}

// Nothing is lost, and nobody has to find out later that it is somewhere else than expected.
func TestACellThatIsKeptAsideIsAProblemOfItsLine(t *testing.T) {
	const table = "Name,E-mail,Phone,Birthday\n" +
		"Jane Doe,jane(at)sl.example,+1 202-555-0143,\n" +
		"Jim Poe,jim@sl.example,ask the desk,in spring\n" +
		"Ann Lee,n/a,-,\n" +
		"Al Fa,al@sl.example; soon,,1980-02-03\n" +
		",,,\n,nobody,,\n"
	var names, problems []string
	for d, err := range Read(strings.NewReader(table), "list.csv") {
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			problems = append(problems, fmt.Sprint(row.Kept, " ", row))
		case err != nil:
			t.Fatal(err)
		default:
			names = append(names, d.Contact.DisplayName)
			if d.Contact.DisplayName == "Al Fa" && d.Contact.PreferredEmail() != "al@sl.example" {
				t.Errorf("%+v", d.Contact)
			}
			if d.Contact.DisplayName == "Jane Doe" && (len(d.Contact.Other) != 1 || d.Contact.Other[0].Value != "jane(at)sl.example") {
				t.Errorf("kept as %+v", d.Contact.Other)
			}
		}
	}
	if want := []string{"Jane Doe", "Jim Poe", "Ann Lee", "Al Fa"}; !slices.Equal(names, want) {
		t.Errorf("read %q, want %q", names, want)
	}
	want := []string{
		`true line 2: "jane(at)sl.example" is no e-mail address; kept as "E-mail"`,
		`true line 3: "ask the desk" is no phone number; kept as "Phone"`,
		`true line 3: "in spring" is no date; kept as "Birthday"`,
		`true line 5: "soon" is no e-mail address; kept as "E-mail"`,
		`false line 7: has no name, organisation, e-mail or phone and was left out`,
	}
	if !slices.Equal(problems, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
}
