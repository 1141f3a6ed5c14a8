package format

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
)

const (
	cardText  = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nN:Doe;Jane;;;\r\nTEL:1\r\nEND:VCARD\r\n"
	tableText = "Name,Email\nJane Doe,jane@lib.example\n"
)

func TestDetectGoesByTheBytesNotTheName(t *testing.T) {
	wide := func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			b.WriteString("\x00" + s[i:i+1])
		}
		return b.String()
	}
	for _, c := range []struct {
		claim, head, name string
		want              Kind
	}{
		{"a vCard", cardText, "people.vcf", VCard},
		{"a vCard named .csv", cardText, "people.csv", VCard},
		{"a vCard behind a mark and junk", "\uFEFFhello\n begin:vcard\n", "x", VCard},
		{"a vCard in UTF-16 without a mark", wide(cardText), "x.vcf", VCard},
		{"a table", tableText, "people.csv", CSV},
		{"a table named .vcf", tableText, "people.vcf", CSV},
		{"a table without a known header, by its name", "Foo,Bar\nx,y\n", "x.csv", CSV},
		{"a list of e-mails", "jane@lib.example\njim@lib.example\n", "x.txt", CSV},
		{"a table pasted from a spreadsheet", "Name\tE-mail\nJane\tj@x.example\n", "", CSV},
		{"MECARD", "MECARD:N:Doe,Jane;;", "x.txt", MECARD},
		{"a link", "https://www.linkedin.com/in/jane-doe", "x.txt", Link},
		{"an e-mail address", "jane@lib.example", "", Email},
		{"a picture named .csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.csv", Unknown},
		{"a JPEG named .vcf", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00BEGIN:VCARD", "x.vcf", Unknown},
		{"a workbook named .csv", "PK\x03\x04\x14\x00\x06\x00", "x.csv", Unknown},
		{"a calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "x.csv", Unknown},
		{"LDIF", "dn: cn=Jane Doe,mail=j@x.example\nobjectclass: person\ncn: Jane\n", "x.csv", Unknown},
		{"a web page", "<!DOCTYPE html><html>", "x.csv", Unknown},
		{"JSON", `{"contacts":[]}`, "x.csv", Unknown},
		{"prose", "Dear all,\nthank you for coming.\nBest, Jane\n", "x.txt", Unknown},
		{"nothing", "", "x.csv", Unknown},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := Detect([]byte(c.head), c.name); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestReadHandsOverToTheCodec(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Kind
		display    string
	}{
		{"people.vcf", cardText, VCard, "Jane Doe"},
		{"people.csv", tableText, CSV, "Jane Doe"},
		{"code.txt", "MECARD:N:Doe,Jane;;", MECARD, "Jane Doe"},
		{"link.txt", "https://www.linkedin.com/in/jane-doe\n", Link, "Jane Doe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for _, r := range []io.Reader{f, struct{ io.Reader }{strings.NewReader(c.text)}} {
				kind, seq, err := Read(r, c.name)
				if err != nil || kind != c.want {
					t.Fatalf("%q, %v", kind, err)
				}
				var got []data.Draft
				for d, err := range seq {
					if err != nil {
						t.Error(err)
					}
					got = append(got, d)
				}
				if len(got) != 1 || got[0].Contact.DisplayName != c.display {
					t.Errorf("%+v", got)
				}
			}
		})
	}
}

func TestReadRefusesClearly(t *testing.T) {
	for _, c := range []struct {
		claim, name, text, says string
		want                    error
	}{
		{"an empty file", "a.csv", "", "a.csv: the file is empty", ErrEmpty},
		{"only a mark", "a.vcf", "\uFEFF", "a.vcf: the file is empty", ErrEmpty},
		{"a picture", "a.csv", "\x89PNG\r\n\x1a\n\x00", "it is a PNG picture: to read a code in it, open it under Swap", ErrUnknown},
		{"a workbook", "a.xlsx", "PK\x03\x04\x14\x00", "save it as CSV", ErrUnknown},
		{"LDIF", "a.ldif", "dn: cn=Jane\ncn: Jane\n", "it is LDIF: export the address book as vCard or CSV", ErrUnknown},
	} {
		t.Run(c.claim, func(t *testing.T) {
			_, _, err := Read(strings.NewReader(c.text), c.name)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestReadText(t *testing.T) {
	type short struct{ kind, name, mail, phone, link, label string }
	for text, want := range map[string]short{
		cardText:                                                  {"vcard", "Jane Doe", "", "1", "", ""},
		"MECARD:N:Doe,Jane;TEL:1;;":                               {"mecard", "Jane Doe", "", "1", "", ""},
		"https://www.linkedin.com/in/jane-doe":                    {"link", "Jane Doe", "", "", "https://www.linkedin.com/in/jane-doe", "LinkedIn"},
		"https://linkedin.com/in/jane-doe-5b2a91/?x=1":            {"link", "Jane Doe", "", "", "https://linkedin.com/in/jane-doe-5b2a91/?x=1", "LinkedIn"},
		"linkedin.com/in/zo%C3%AB-%C3%BCnal":                      {"link", "Zoë Ünal", "", "", "https://linkedin.com/in/zo%C3%AB-%C3%BCnal", "LinkedIn"},
		"https://www.linkedin.com/in/janedoe":                     {"link", "", "", "", "https://www.linkedin.com/in/janedoe", "LinkedIn"},
		"https://orcid.org/0000-0002-1825-0097":                   {"link", "", "", "", "https://orcid.org/0000-0002-1825-0097", "ORCID"},
		"0000-0002-1825-009x":                                     {"link", "", "", "", "https://orcid.org/0000-0002-1825-009X", "ORCID"},
		"https://social.example/@jane":                            {"link", "", "", "", "https://social.example/@jane", "Mastodon"},
		"@jane@social.example":                                    {"link", "", "", "", "https://social.example/@jane", "Mastodon"},
		"https://github.com/jane-doe":                             {"link", "", "", "", "https://github.com/jane-doe", "GitHub"},
		"https://lib.example/staff":                               {"link", "", "", "", "https://lib.example/staff", ""},
		"www.lib.example":                                         {"link", "", "", "", "https://www.lib.example", ""},
		"https://wa.me/12025550143":                               {"link", "", "", "+12025550143", "https://wa.me/12025550143", "WhatsApp"},
		"mailto:jane@lib.example?subject=Hi":                      {"email", "", "jane@lib.example", "", "", ""},
		"MATMSG:TO:jane@lib.example;SUB:x;;":                      {"email", "", "jane@lib.example", "", "", ""},
		" jane@lib.example\n":                                     {"email", "", "jane@lib.example", "", "", ""},
		"Jane Doe <jane@lib.example>":                             {"email", "Jane Doe", "jane@lib.example", "", "", ""},
		`"Doe, Jane" <jane@lib.example>`:                          {"email", "Doe, Jane", "jane@lib.example", "", "", ""},
		"tel:+1-202-555-0143;ext=9":                               {"link", "", "", "+1-202-555-0143 ext. 9", "", ""},
		"https://api.whatsapp.com/send?phone=12025550143&text=Hi": {"link", "", "", "+12025550143", "https://api.whatsapp.com/send?phone=12025550143&text=Hi", "WhatsApp"},
		"https://web.whatsapp.com/send/?phone=+12025550143":       {"link", "", "", "+12025550143", "https://web.whatsapp.com/send/?phone=+12025550143", "WhatsApp"},
		"whatsapp://send?phone=12025550143":                       {"link", "", "", "+12025550143", "https://api.whatsapp.com/send?phone=12025550143", "WhatsApp"},
		"https://wa.me/message/ABCDEF123":                         {"link", "", "", "", "https://wa.me/message/ABCDEF123", "WhatsApp"},
		"https://wa.me/+12025550143":                              {"link", "", "", "+12025550143", "https://wa.me/+12025550143", "WhatsApp"},
		"https://signal.me/#p/+12025550143":                       {"link", "", "", "+12025550143", "https://signal.me/#p/+12025550143", "Signal"},
		"https://de.linkedin.com/pub/jane-doe/1/2/3":              {"link", "Jane Doe", "", "", "https://de.linkedin.com/pub/jane-doe/1/2/3", "LinkedIn"},
		"acct:jane@social.example":                                {"link", "", "", "", "https://social.example/@jane", "Mastodon"},
		"+1 (202) 555-0143":                                       {"link", "", "", "+1 (202) 555-0143", "", ""},
		"BIZCARD:N:Sean;X:Owen;T:Engineer;C:Lib;A:1 Main St;B:+12025550143;M:+12025550144;E:sean@lib.example;;": {"mecard", "Sean Owen", "sean@lib.example", "+12025550143", "", ""},
		"smsto:+12025550143:hello":            {kind: "text"},
		"sms:+12025550143?body=hello":         {kind: "text"},
		"geo:59.9,10.7":                       {kind: "text"},
		"12025550143":                         {kind: "text"},
		"otpauth://totp/x?secret=A":           {kind: "text"},
		"BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT": {kind: "text"},
		"Jane Doe":                            {kind: "text"},
		"WIFI:S:lobby;T:WPA;P:x;;":            {kind: "text"},
		"mailto:":                             {kind: "text"},
		"tel:":                                {kind: "text"},
		"e.g. this":                           {kind: "text"},
		"":                                    {kind: "text"},
		"BEGIN:VCARD\nEND:VCARD":              {kind: "text"},
	} {
		kind, drafts := ReadText(text)
		got := short{kind: string(kind)}
		if len(drafts) > 0 {
			c := drafts[0].Contact
			got.name, got.mail, got.phone = c.DisplayName, c.PreferredEmail(), c.PreferredPhone()
			if len(c.Links) > 0 {
				got.link, got.label = c.Links[0].Value, c.Links[0].Label
			}
		}
		if got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}

func FuzzReadText(f *testing.F) {
	for _, s := range []string{cardText, "https://www.linkedin.com/in/jane-doe", "a <b@c.example>", "tel:1;ext=2", "@a@b.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if kind, drafts := ReadText(s); (kind == Text) != (len(drafts) == 0) {
			t.Errorf("%q: %q with %d drafts", s, kind, len(drafts))
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(cardText), "a.vcf")
	f.Add([]byte(tableText), "a.csv")
	f.Add([]byte("\x89PNG"), "a.png")
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		_, seq, err := Read(strings.NewReader(string(b)), name)
		if err != nil {
			return
		}
		for range seq {
		}
	})
}
