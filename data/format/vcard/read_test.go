package vcard

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"lanyard/data"
	"lanyard/data/format/lines"
)

// pipe hides that a reader can go back.
type pipe struct{ io.Reader }

func readAll(t *testing.T, r io.Reader) (drafts []data.Draft, problems []error) {
	t.Helper()
	for d, err := range Read(r) {
		if err != nil {
			problems = append(problems, err)
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts, problems
}

// summary writes what matters of a contact in one line.
func summary(d data.Draft) string {
	c := d.Contact
	var parts []string
	add := func(name, v string) {
		if v != "" {
			parts = append(parts, name+"="+v)
		}
	}
	star := map[bool]string{true: "*"}
	add("fn", c.DisplayName)
	if n := strings.Join([]string{c.Family, c.Given, c.Additional, c.Prefix, c.Suffix}, "|"); n != "||||" {
		add("n", n)
	}
	add("nick", c.Nickname)
	add("org", c.Organisation)
	add("dept", c.Department)
	add("title", c.Title)
	for _, e := range c.Emails {
		add("mail", e.Value+"("+e.Label+")"+star[e.Preferred])
	}
	for _, p := range c.Phones {
		add("tel", p.Value+"("+p.Label+")"+star[p.Preferred])
	}
	for _, a := range c.Addresses {
		add("adr", strings.Join([]string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}, "|")+"("+a.Label+")"+star[a.Preferred])
	}
	for _, l := range c.Links {
		add("url", l.Value+"("+l.Label+")")
	}
	add("topics", strings.Join(c.Topics, "+"))
	add("note", c.Note)
	add("born", c.Birthday.String())
	add("uid", c.UID)
	for _, o := range c.Other {
		add("other", o.Name+":"+o.Value)
	}
	return strings.Join(parts, " ")
}

// card wraps lines into a card.
func text(version string, lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

func TestReadUnderstandsCardsAsProgramsWriteThem(t *testing.T) {
	for _, c := range []struct {
		claim, card, want string
	}{
		{"the parts of a name", text("3.0", "FN:Dr. Jane Q. Doe", "N:Doe;Jane;Q.;Dr.;PhD,MLIS"), "fn=Dr. Jane Q. Doe n=Doe|Jane|Q.|Dr.|PhD, MLIS"},
		{"a comma that nobody escaped stays", text("3.0", "FN:J", "N:Doe;Jane;Mary, Ann;;"), "fn=J n=Doe|Jane|Mary, Ann||"},
		{"escaped separators are text", text("3.0", `FN:Smith\; Jr\, Bob`, `N:Smith\; Jr;Bob;;;`, `ORG:Gump\; Sons;Sales`), "fn=Smith; Jr, Bob n=Smith; Jr|Bob||| org=Gump; Sons dept=Sales"},
		{"a backslash before anything else is a backslash", text("3.0", "FN:J", `NOTE:C:\temp\x`), `fn=J note=C:\temp\x`},
		{"no FN: the parts make the name", text("2.1", "N:Doe;Jane"), "fn=Jane Doe n=Doe|Jane|||"},
		{"no N", text("3.0", "FN:Jane Doe"), "fn=Jane Doe"},
		{"no VERSION, mixed case, blanks", "begin: vCard\nfn:Jane\nend :vcard\n", "fn=Jane"},
		{"FN that repeats the organisation stays, as it is given", text("3.0", "FN:State Library", "N:;;;;", "ORG:State Library"), "fn=State Library org=State Library"},
		{"FN that repeats an e-mail address is no name", text("3.0", "FN:anna@sl.example", "N:;;;;", "EMAIL:anna@sl.example"), "mail=anna@sl.example()"},
		{"folded lines", text("3.0", "FN:Jane\r\n  Doe", "NOTE:met in Spring\r\n field and\r\n\t Shelby\r\n ville"), "fn=Jane Doe note=met in Springfield and Shelbyville"},
		{"2.1 keeps the blank it folds at", text("2.1", "FN:J", "NOTE:the quick\r\n brown fox"), "fn=J note=the quick brown fox"},
		{"quoted-printable with soft breaks inside a character", text("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\r\n=BCrgen =\r\nWei=C3=9F"), "fn=Jürgen Weiß"},
		{"quoted-printable that starts behind a soft break", text("2.1", "N;ENCODING=QUOTED-PRINTABLE:=\r\nDoe;Jane"), "fn=Jane Doe n=Doe|Jane|||"},
		{"a soft break left at the end of a value", text("2.1", "FN;QUOTED-PRINTABLE:Jane=", "TEL;CELL:+1 202-555-0143"), "fn=Jane tel=+1 202-555-0143(mobile)"},
		{"line ends in quoted-printable", text("2.1", "FN:J", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=0Athree"), "fn=J note=one\ntwo\nthree"},
		{"a value broken by a raw line end", text("2.1", "FN:J", "ADR;HOME:;;Box 9\\", "Street 5;Hamburg;;20095;", "TEL:1"), "fn=J tel=1() adr=||Box 9\nStreet 5|Hamburg||20095|(home)"},
		{"a line without a colon", text("2.1", "FN", "N:Doe", "ORG:Library"), "fn=Doe n=Doe|||| org=Library"},
		{
			"lines indented as their BEGIN is", "  BEGIN:VCARD\n  VERSION:3.0\n  FN:Jane\n  NOTE:a long\n    line\n  END:VCARD\n",
			"fn=Jane note=a long line",
		},
		{"CR CR LF", strings.ReplaceAll(text("3.0", "FN:Jane", "TEL:1"), "\r\n", "\r\r\n"), "fn=Jane tel=1()"},
		{"CR alone", strings.ReplaceAll(text("3.0", "FN:Jane", "TEL:1"), "\r\n", "\r"), "fn=Jane tel=1()"},
		{"a lone CR inside a value ends nothing", text("4.0", "FN:Jane", "X-CUSTOM:a\rb", "TEL:1"), `fn=Jane tel=1() other=X-CUSTOM:a\nb`},
		{
			"labels from types", text("3.0", "FN:J", "TEL;TYPE=WORK,VOICE,pref:1", "TEL;TYPE=cell:2", "TEL;TYPE=\"home,fax\":3", "TEL;X-Lab:4", "EMAIL;TYPE=INTERNET:a@x.example"),
			"fn=J mail=a@x.example() tel=1(work)* tel=2(mobile) tel=3(home fax) tel=4(Lab)",
		},
		{"bare types of 2.1", text("2.1", "FN:J", "TEL;WORK;FAX:1", "EMAIL;PREF;INTERNET:a@x.example"), "fn=J mail=a@x.example()* tel=1(work fax)"},
		{"4.0 puts the preferred first by number", text("4.0", "FN:J", "EMAIL;PREF=2:a@x.example", "EMAIL;PREF=1:b@x.example"), "fn=J mail=a@x.example() mail=b@x.example()*"},
		{
			"Apple's labels", text("3.0", "FN:J", "item1.URL:https://x.example", "item1.X-ABLabel:_$!<HomePage>!$_", "item2.EMAIL:a@x.example", "item2.X-ABLABEL:my own"),
			"fn=J mail=a@x.example(my own) url=https://x.example(homepage)",
		},
		{"a grouped property that is not modelled keeps its label", text("3.0", "FN:J", "item1.X-ABDATE:2001-05-06", "item1.X-ABLabel:_$!<Anniversary>!$_"), "fn=J other=item1.X-ABDATE:2001-05-06 other=item1.X-ABLabel:Anniversary"},
		{"telephone URIs", text("4.0", "FN:J", "TEL;VALUE=uri:tel:+1-202-555-0143;ext=12", "TEL:tel:030%2023125;phone-context=+49"), "fn=J tel=+1-202-555-0143 ext. 12() tel=+49030 23125()"},
		{"an e-mail with its name", text("2.1", "FN:J", "EMAIL;INTERNET:\"Jane\"\r\n  <jane@x.example>", "EMAIL:mailto:b@x.example?subject=x"), "fn=J mail=jane@x.example() mail=b@x.example()"},
		{"an address in the extended part is a street", text("3.0", "FN:J", `ADR;TYPE=HOME:;1 Main St\nSpringfield;;;;;`), "fn=J adr=||1 Main St\nSpringfield||||(home)"},
		{"a LABEL without ADR is an address", text("2.1", "FN:J", "LABEL;WORK;QUOTED-PRINTABLE:1 Main St=0ASpringfield"), "fn=J adr=||1 Main St\nSpringfield||||(work)"},
		{
			"social profiles are links", text("3.0", "FN:J", "X-SOCIALPROFILE;type=linkedin;x-user=jane:https://www.linkedin.com/in/jane", "X-SOCIALPROFILE;type=twitter:x-apple:jane"),
			"fn=J url=https://www.linkedin.com/in/jane(LinkedIn) url=jane(Twitter)",
		},
		{"categories are topics", text("3.0", "FN:J", `CATEGORIES:metadata,rare\, old books`, "CATEGORIES:MARC,metadata"), "fn=J topics=metadata+rare, old books+MARC"},
		{"several notes are one", text("3.0", "FN:J", "NOTE:one", "NOTE: two "), "fn=J note=one\ntwo"},
		{"a second organisation is kept", text("2.1", "FN:J", "ORG:One", "ORG:Two"), "fn=J org=One other=ORG:Two"},
		{"birthdays with and without year", text("4.0", "FN:J", "BDAY:--0203"), "fn=J born=--02-03"},
		{"Apple's birthday without year", text("3.0", "FN:J", "BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-02-03"), "fn=J born=--02-03"},
		{"a birthday that is no date is kept", text("3.0", "FN:J", "BDAY;VALUE=text:spring 1980"), "fn=J other=BDAY;VALUE=text:spring 1980"},
		{"caret escapes in parameters", text("4.0", "FN:J", "TEL;TYPE=\"the ^'lab^' ^^\":1"), `fn=J tel=1(the "lab" ^)`},
		{"a semicolon in a quoted parameter", text("4.0", `N;SORT-AS="a;b:c":Doe;Jane;;;`, "FN:J"), "fn=J n=Doe|Jane|||"},
		{
			"an agent's card is not this card", text("2.1", "FN:Jane", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Susan; Ms", "TEL:9", "END:VCARD", "TEL:1"),
			`fn=Jane tel=1() other=AGENT:BEGIN:VCARD\nVERSION:2.1\nFN:Susan\; Ms\nTEL:9\nEND:VCARD`,
		},
		{"properties of the file are not the person's", text("3.0", "PRODID:-//X//", "REV:2020", "FN:J", "UID:urn:uuid:1"), "fn=J uid=urn:uuid:1"},
		{"a picture by link is kept", text("3.0", "FN:J", "PHOTO;VALUE=uri:https://x.example/j.jpg"), "fn=J other=PHOTO;VALUE=uri:https://x.example/j.jpg"},
		{"old forms are kept in new ones", text("2.1", "FN:J", "X-NOTE;WORK;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A9=0Ab\\c", "KEY;X509;BASE64:AA\r\n BB"), `fn=J other=X-NOTE;TYPE=WORK:é\nb\\c other=KEY;TYPE=X509;ENCODING=b:AABB`},
		{"blank values are nothing", text("2.1", "FN:J", "TEL:", "ADR:;;;;;;", "NOTE: ", "X-A:"), "fn=J"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := readAll(t, strings.NewReader(c.card))
			if len(problems) > 0 || len(drafts) != 1 {
				t.Fatalf("%d cards, %v", len(drafts), problems)
			}
			if got := summary(drafts[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestReadFindsTheCharset(t *testing.T) {
	for _, c := range []struct {
		claim string
		enc   encoding.Encoding
		card  string
		want  string
	}{
		{"Windows-1252, not declared", charmap.Windows1252, text("2.1", "FN:Jürgen Weiß", "ADR:;;Lämmerweg 12;Köln;;;"), "fn=Jürgen Weiß adr=||Lämmerweg 12|Köln|||()"},
		{"Windows-1252 declared as something unknown", charmap.Windows1252, text("2.1", "FN;CHARSET=blabla:Jürgen Weiß"), "fn=Jürgen Weiß"},
		{"Windows-1253, declared on another property", charmap.Windows1253, text("2.1", "FN:Βαγγέλης", "NOTE;CHARSET=Windows-1253:Αθήνα"), "fn=Βαγγέλης note=Αθήνα"},
		{"Windows-1251, not declared", charmap.Windows1251, text("2.1", "FN:Пётр Иванов", "ORG:Библиотека"), "fn=Пётр Иванов org=Библиотека"},
		{"Shift_JIS, whose second bytes may be backslashes", japanese.ShiftJIS, text("2.1", "FN;CHARSET=SHIFT_JIS:能圭 表示", "N;CHARSET=SHIFT_JIS:能圭;表示"), "fn=能圭 表示 n=能圭|表示|||"},
		{"Shift_JIS, not declared", japanese.ShiftJIS, text("2.1", "FN:山田太郎", "ORG:国立図書館のカード"), "fn=山田太郎 org=国立図書館のカード"},
		{"GBK, not declared", simplifiedchinese.GBK, text("2.1", "FN:王小明", "ORG:北京市国家图书馆"), "fn=王小明 org=北京市国家图书馆"},
		{"a label in Windows-1252", charmap.Windows1252, text("2.1", "FN:Jürgen Weiß", "TEL;X-Büro:1"), "fn=Jürgen Weiß tel=1(Büro)"},
		{"UTF-16 with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), text("3.0", "FN:Łukasz 山田"), "fn=Łukasz 山田"},
		{"UTF-16 without", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), text("3.0", "FN:Łukasz 山田"), "fn=Łukasz 山田"},
		{"UTF-8 declared as Latin 1", encoding.Nop, text("2.1", "FN;CHARSET=ISO-8859-1:Jürgen"), "fn=Jürgen"},
		{"UTF-8 with a mark", encoding.Nop, "\uFEFF" + text("3.0", "FN:Jürgen"), "fn=Jürgen"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			raw, err := c.enc.NewEncoder().Bytes([]byte(c.card))
			if err != nil {
				t.Fatal(err)
			}
			drafts, problems := readAll(t, bytes.NewReader(raw))
			if len(problems) > 0 || len(drafts) != 1 || summary(drafts[0]) != c.want {
				t.Errorf("%v %v", drafts, problems)
			}
		})
	}
}

func TestPhotosAreDecodedHoweverTheyAreFolded(t *testing.T) {
	img := bytes.Repeat([]byte("\xFF\xD8\xFFpicture"), 40)
	b64 := base64.StdEncoding.EncodeToString(img)
	fold := func(by string, n int) string {
		var out []string
		for s := range slices.Chunk([]byte(b64), n) {
			out = append(out, string(s))
		}
		return strings.Join(out, by)
	}
	for claim, line := range map[string]string{
		"folded by 3.0":                "PHOTO;ENCODING=b;TYPE=JPEG:" + fold("\r\n ", 72),
		"starting on the next line":    "PHOTO;ENCODING=b:\r\n  " + fold("\r\n  ", 72),
		"2.1 with a blank line behind": "PHOTO;JPEG;BASE64:\r\n " + fold("\r\n ", 60) + "\r\n",
		"continued without a blank":    "PHOTO;ENCODING=BASE64:" + fold("\r\n", 64),
		"a data URI":                   "PHOTO:data:image/jpeg;base64," + fold("\r\n ", 70),
		"blanks and no padding":        "PHOTO;ENCODING=B:" + strings.TrimRight(fold(" ", 70), "="),
	} {
		t.Run(claim, func(t *testing.T) {
			drafts, problems := readAll(t, strings.NewReader(text("3.0", "FN:J", line, "TEL:1")))
			if len(problems) > 0 || len(drafts) != 1 {
				t.Fatalf("%v %v", drafts, problems)
			}
			d := drafts[0]
			if !bytes.Equal(d.Photo, img) || d.Contact.Photo.Bytes != len(img) || len(d.Contact.Phones) != 1 || len(d.Contact.Other) != 0 {
				t.Errorf("%d bytes of picture, %s", len(d.Photo), summary(d))
			}
		})
	}
}

func TestManyCardsAndTheirLines(t *testing.T) {
	file := text("3.0", "FN:One") + "\r\njunk\r\n" + text("2.1", "N:Two") + "\uFEFF" + text("4.0", "FN:Three") + "BEGIN:VCARD\nFN:Four\n" + strings.TrimSpace(text("3.0", "FN:Five")) + text("3.0", "FN:Six")
	drafts, problems := readAll(t, strings.NewReader(file))
	var got []string
	var lines []int
	for _, d := range drafts {
		got, lines = append(got, d.Contact.Name()), append(lines, d.Line)
	}
	if !slices.Equal(got, []string{"One", "Two", "Three", "Four", "Five", "Six"}) || !slices.Equal(lines, []int{1, 7, 11, 15, 17, 20}) {
		t.Errorf("%q in lines %v", got, lines)
	}
	if len(problems) != 2 { // junk, and Four has no END
		t.Errorf("problems %v", problems)
	}
}

func TestWhatCannotBeReadIsReported(t *testing.T) {
	for _, c := range []struct {
		claim, file string
		line        int
		people      int
	}{
		{"a card about nobody", text("3.0", "N:;;;;", "NOTE:x") + text("3.0", "FN:Jane"), 1, 1},
		{"a file cut off in the middle", text("3.0", "FN:Jane") + "BEGIN:VCARD\r\nFN:Ji", 5, 2},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := readAll(t, strings.NewReader(c.file))
			var row *data.RowError
			if len(drafts) != c.people || len(problems) != 1 || !errors.As(problems[0], &row) || row.Line != c.line {
				t.Errorf("%d people, %v", len(drafts), problems)
			}
		})
	}
	for _, file := range []string{"", "\uFEFF", "Name,Email\n"} {
		if drafts, problems := readAll(t, strings.NewReader(file)); len(drafts) > 0 || len(problems) != 1 || !errors.Is(problems[0], errNoCard) {
			t.Errorf("%q: %v %v", file, drafts, problems)
		}
	}
}

type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.n -= n
	return n, nil
}

func TestAnEndlessLineEndsInAReport(t *testing.T) {
	r := io.MultiReader(strings.NewReader("BEGIN:VCARD\nFN:Jane\nNOTE:"), &endless{lines.Max + 1000}, strings.NewReader("\nEND:VCARD\n"+text("3.0", "FN:Jim")))
	drafts, problems := readAll(t, pipe{r})
	var row *data.RowError
	if len(drafts) != 1 || drafts[0].Contact.DisplayName != "Jim" || len(problems) != 1 || !errors.As(problems[0], &row) || row.Line != 3 {
		t.Errorf("%d people, %v", len(drafts), problems)
	}
}

func TestBytesThatHadToBeGuessedAreToldOnce(t *testing.T) {
	drafts, problems := readAll(t, strings.NewReader(text("4.0", "FN:Łukasz Żółć")+text("4.0", "FN:Ren\xE9e Żółć")+text("4.0", "FN:Zo\xEB Żółć")))
	var told *data.RowError
	if len(drafts) != 3 || drafts[1].Contact.DisplayName != "Renée Żółć" || len(problems) != 1 || !errors.As(problems[0], &told) || told.Line != 5 || !told.Kept {
		t.Errorf("%d people, %v", len(drafts), problems)
	}
}

func TestGroupsAreTopicsAndNoPeople(t *testing.T) {
	group := text("3.0", "X-ADDRESSBOOKSERVER-KIND:group", "FN:Metadata circle", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1")
	jane := text("3.0", "FN:Jane", "UID:a-1")
	jim := text("3.0", "FN:Jim", "UID:a-2")
	for _, c := range []struct {
		claim    string
		r        io.Reader
		topics   string
		problems int
	}{
		{"before its members", strings.NewReader(group + jane + jim), "Metadata circle", 0},
		{"behind its members, in a file", strings.NewReader(jane + jim + group), "Metadata circle", 0},
		{"behind its members, in a stream", pipe{strings.NewReader(jane + jim + group)}, "", 1},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := readAll(t, c.r)
			if len(drafts) != 2 || len(problems) != c.problems {
				t.Fatalf("%d people, %v", len(drafts), problems)
			}
			if got := strings.Join(drafts[0].Contact.Topics, "+"); got != c.topics || len(drafts[1].Contact.Topics) > 0 {
				t.Errorf("topics %q and %q", got, drafts[1].Contact.Topics)
			}
		})
	}
}
