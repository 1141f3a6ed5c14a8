package format

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/vcard"
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
		{"a vCard behind a word without a line end", "NULLBEGIN:VCARD\nFN:Jane\nEND:VCARD", "x.vcf", VCard},
		{"a vCard in HTML", "<pre>BEGIN:VCARD\nFN:Jane\nEND:VCARD</pre>", "x.txt", VCard},
		{"a vCard quoted in a mail", "hello\n> BEGIN:VCARD\n> FN:Jane\n> END:VCARD", "x.txt", VCard},
		{"a vCard in UTF-16 without a mark", wide(cardText), "x.vcf", VCard},
		{"a table", tableText, "people.csv", CSV},
		{"a table named .vcf", tableText, "people.vcf", CSV},
		{"a table without a known header, by its name", "Foo,Bar\nx,y\n", "x.csv", CSV},
		{"a list of e-mails", "jane@lib.example\njim@lib.example\n", "x.txt", CSV},
		{"a table pasted from a spreadsheet", "Name\tE-mail\nJane\tj@x.example\n", "", CSV},
		{"two people without a header", "Jane Doe,jane@lib.example\nJim Roe,jim@lib.example\n", "x.txt", CSV},
		{"a table of people with bars", "Name | E-mail | Phone\nJane Doe | jane@lib.example | 202-555-0143\n", "", CSV},
		{"two people with strangers' addresses", "Jane Doe\tinfo@a.example\nBo Roe\tk12@b.example", "", CSV},
		{"people with telephones", "Jane Doe, State Library, 202-555-0143\nBo Roe, Town Archive, 202-555-0144\n", "", CSV},
		{"numbered people", "1\tJane Doe\tState Library\tjane@a.example\n2\tBo Roe\tArchive\tbo@b.example", "", CSV},
		{"a signature", "Jane Doe\nHead of Metadata, State Library\njane@lib.example\nT 202-555-0143\n", "x.txt", Signature},
		{"a signature copied from a table of captions", "Jane Doe\nPhone\t202-555-0143\nE-mail\tjane@lib.example\n", "", Signature},
		{"a signature of one line", "Jane Doe | State Library | jane@lib.example | 202-555-0143", "", Signature},
		{"a signature in UTF-16", wide("Jane Doe\nState Library\njane@lib.example\n"), "x.txt", Signature},
		{"a signature in windows-1252", "J\xFCrgen Gro\xDF\nStaatsbibliothek M\xFCnchen\njuergen.gross@lib.example\n", "x.txt", Signature},
		{"MECARD", "MECARD:N:Doe,Jane;;", "x.txt", MECARD},
		{"a link", "https://www.linkedin.com/in/jane-doe", "x.txt", Link},
		{"an e-mail address", "jane@lib.example", "", Email},
		{"a picture named .csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.csv", Unknown},
		{"a JPEG named .vcf", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00BEGIN:VCARD", "x.vcf", Unknown},
		{"a workbook named .csv", "PK\x03\x04\x14\x00\x06\x00\x00\x00[Content_Types].xml", "x.csv", XLSX},
		{"another ZIP file", "PK\x03\x04\x14\x00\x06\x00\x00\x00photos/1.jpg", "x.csv", Unknown},
		{"a table named .xls", tableText, "x.xls", CSV},
		{"LDIF behind comments, named .txt", "# export\nversion: 1\n\ndn: cn=Jane\ncn: Jane\n", "x.txt", LDIF},
		{"a calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "x.csv", Calendar},
		{"LDIF", "dn: cn=Jane Doe,mail=j@x.example\nobjectclass: person\ncn: Jane\n", "x.csv", LDIF},
		{"a web page", "<!DOCTYPE html><html>", "x.csv", Unknown},
		{"what Lanyard exports as JSON", `{"contacts":[]}`, "x.csv", JSON},
		{"another JSON", `{"people":[]}`, "x.csv", Unknown},
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

func TestEverySignatureIsToldFromATable(t *testing.T) {
	files, err := filepath.Glob("signature/testdata/signatures/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(b), "=== read as ===")
		for _, name := range []string{"", "signature.txt"} {
			if got := Detect([]byte(text), name); got != Signature {
				t.Errorf("%s, named %q, is taken for %q", filepath.Base(f), name, got)
			}
		}
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
		{"signature.txt", "Jane Doe\nState Library\njane@lib.example\nlinkedin.com/in/jane-doe\n", Signature, "Jane Doe"},
		{"signature-1252.txt", "J\xFCrgen Gro\xDF\nStaatsbibliothek M\xFCnchen\njuergen.gross@lib.example\n", Signature, "Jürgen Groß"},
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

// utf16 writes a text in UTF-16 with its mark.
func utf16(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return string(out)
}

// zipped is a ZIP file of empty files.
func zipped(names ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		_, _ = w.Create(n) // into memory
	}
	_ = w.Close()
	return b.String()
}

func TestReadRefusesClearly(t *testing.T) {
	for _, c := range []struct {
		claim, name, text, says string
		want                    error
	}{
		{"an empty file", "a.csv", "", "a.csv: the file is empty", errEmpty},
		{"only a mark", "a.vcf", "\uFEFF", "a.vcf: the file is empty", errEmpty},
		{"a picture", "a.csv", "\x89PNG\r\n\x1a\n\x00", "it is a PNG picture: to read a code in it, open it under Swap", ErrUnknown},
		{"a ZIP file", "a.zip", "PK\x03\x04\x14\x00", "a.zip: this kind of file is not read; it is a ZIP file: unpack it", ErrUnknown},
		{"an old workbook", "a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", "it is an old Excel workbook (.xls): open it in a spreadsheet program, save it as .xlsx", ErrUnknown},
		{"a protected workbook", "a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 100_000) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "it is protected by a password: open it in its program, save it without the password", ErrUnknown},
		{"a web page named .xls", "a.xls", "<html><body><table><tr><td>Name</td></tr></table>", "it is a web page, whatever its name says", ErrUnknown},
		{"an XML workbook named .xls", "a.xls", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table><Row/></Table>", "it is an XML workbook of Excel 2003, whatever its name says: open it in a spreadsheet program, save it as .xlsx", ErrUnknown},
		{"an XML workbook in UTF-16", "a.xls", utf16("<?xml version=\"1.0\" encoding=\"utf-16\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Table/>"), "it is an XML workbook of Excel 2003", ErrUnknown},
		{"an XML document of Word", "a.doc", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n<w:wordDocument>", "it is an XML document of Word: copy its table", ErrUnknown},
		{"a flat OpenDocument", "a.fods", "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><table:table>", "it is an OpenDocument file in one XML file: open it", ErrUnknown},
		{"a web page in UTF-16 named .xls", "a.xls", utf16("<html><table><tr><td>Name</td></tr></table>"), "it is a web page, whatever its name says", ErrUnknown},
		{"a web page of one file named .xls", "a.xls", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\n<html><table>", "it is a web page in one file (MHTML)", ErrUnknown},
		{"a workbook of Excel 4", "a.xls", "\x09\x04\x06\x00\x00\x00\x10\x00", "it is an old Excel workbook (.xls): open it", ErrUnknown},
		{"a document as PDF", "a.csv", "%PDF-1.7\n", "it is a PDF document: ask for the list as .xlsx or CSV", ErrUnknown},
		{"a packed file", "a.csv.gz", "\x1F\x8B\x08\x00", "it is a gzip file: unpack it", ErrUnknown},
		{"a mailbox of Outlook", "a.pst", "!BDN\x00\x00", "it is an Outlook data file: open it in Outlook, export the contacts", ErrUnknown},
		{"an archive of Outlook for Mac", "a.olm", "PK\x03\x04\x14\x00", "it is an archive of Outlook for Mac: in Outlook, export the contacts", ErrUnknown},
		{"an Outlook message", "a.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Join(strings.Split("__substg1.0_3001001F", ""), "\x00"), "it is an Outlook message: save the contact as a vCard", ErrUnknown},
		{"an RTF document", "a.doc", "{\\rtf1\\ansi", "it is an RTF document: copy its table", ErrUnknown},
		{"a ZIP file of cards", "a.zip", zipped("a.vcf", "b.vcf"), "it is a ZIP file with 2 vCard files in it: unpack it", ErrUnknown},
		{"a calendar", "a.csv", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "the file is a calendar", errCalendar},
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
		`"Doe, Jane" <jane@lib.example>`:                          {"email", "Jane Doe", "jane@lib.example", "", "", ""},
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
		"smsto:+12025550143:hello":  {kind: "text"},
		"smsto:+12025550143:Vote A": {kind: "text"},
		"Jane Doe\nState Library\njane@lib.example\nlinkedin.com/in/jane-doe": {"signature", "Jane Doe", "jane@lib.example", "", "https://linkedin.com/in/jane-doe", "LinkedIn"},
		"Jane Doe, State Library, jane@lib.example":                           {"signature", "Jane Doe", "jane@lib.example", "", "", ""},
		"sms:+12025550143?body=hello":                                         {kind: "text"},
		"geo:59.9,10.7":                                                       {kind: "text"},
		"12025550143":                                                         {kind: "text"},
		"otpauth://totp/x?secret=A":                                           {kind: "text"},
		"BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT":                                 {kind: "text"},
		"Jane Doe":                                                            {"badge", "Jane Doe", "", "", "", ""},
		"WIFI:S:lobby;T:WPA;P:x;;":                                            {kind: "text"},
		"mailto:":                                                             {kind: "text"},
		"tel:":                                                                {kind: "text"},
		"e.g. this":                                                           {kind: "text"},
		"":                                                                    {kind: "text"},
		"BEGIN:VCARD\nEND:VCARD":                                              {kind: "text"},
	} {
		kind, drafts := ReadText(t.Context(), text)
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

func TestNothingOfAPastedCardIsDropped(t *testing.T) {
	for claim, c := range map[string]struct{ text, note string }{
		"a line that is no property":       {"BEGIN:VCARD\nFN:Jane Doe\nTEL:1\nask for Anna\nEND:VCARD", "ask for Anna"},
		"besides a note":                   {"BEGIN:VCARD\nFN:Jane Doe\nTEL:1\nask: for Anna; twice\nNOTE:met\nEND:VCARD", "met\nask: for Anna; twice"},
		"a mail around the card":           {"Hello,\nmy card:\nBEGIN:VCARD\nFN:Jane Doe\nEND:VCARD\nbest, Jane", "Hello,\nmy card:\nbest, Jane"},
		"words glued to the markers":       {"BEGIN:VCARD\nFN:Jane Doe\nEND:VCARDsee you", "see you"},
		"a line kept by an earlier import": {"BEGIN:VCARD\nFN:Jane Doe\n" + vcard.LeftOver + ":ask\\, twice\nEND:VCARD", "ask, twice"},
		"of a MECARD":                      {"MECARD:N:Doe,Jane;NOTE:at 5; bring cake;;", "at 5\nbring cake"},
		"nothing but the card":             {"NULL\nBEGIN:VCARD\nFN:Jane Doe\nEND:VCARDNULL", ""},
	} {
		t.Run(claim, func(t *testing.T) {
			_, drafts := ReadText(t.Context(), c.text)
			if len(drafts) != 1 || drafts[0].Contact.DisplayName != "Jane Doe" || drafts[0].Contact.Note != c.note || len(drafts[0].Contact.Other) > 0 {
				t.Errorf("%+v", drafts)
			}
		})
	}
}

func FuzzReadText(f *testing.F) {
	for _, s := range []string{cardText, "https://www.linkedin.com/in/jane-doe", "a <b@c.example>", "tel:1;ext=2", "@a@b.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if kind, drafts := ReadText(t.Context(), s); (kind == Text) != (len(drafts) == 0) {
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

func TestATableIsReadByTheColumnsAsTheyWereCorrected(t *testing.T) {
	for kind, file := range map[Kind]string{CSV: "Name,Code\nJane Doe,jane@lib.example\n", XLSX: workbook(t, [][]string{{"Name", "Code"}, {"Jane Doe", "jane@lib.example"}})} {
		tab, err := Sniff(strings.NewReader(file), kind, "people", "")
		if err != nil {
			t.Fatal(err)
		}
		tab.Columns[0].Field = field.Organisation
		n := 0
		for d, err := range tab.Read(strings.NewReader(file)) {
			if n++; err != nil || d.Contact.Organisation != "Jane Doe" || d.Contact.PreferredEmail() != "jane@lib.example" {
				t.Errorf("%s: %+v, %v", kind, d.Contact, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d people", kind, n)
		}
	}
	if tab, err := Sniff(strings.NewReader(cardText), VCard, "x", ""); tab != nil || err != nil {
		t.Errorf("a vCard is a table: %v, %v", tab, err)
	}
}

// workbook is a file with one sheet of these cells.
func workbook(t *testing.T, rows [][]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAListOfMailboxesIsNoTable(t *testing.T) {
	const list = "Ann Ott <ann@lib.example>,\n\"Ek, Bo\" <bo@lib.example>\nÅsa <asa@lib.example>\n"
	for name, text := range map[string]string{"to.txt": list, "to.csv": list, "long.txt": strings.Repeat("Ann Ott <ann@lib.example>, ", 5000)} {
		kind, drafts, err := Read(strings.NewReader(text), name)
		if err != nil || kind != Mailboxes {
			t.Fatalf("%s is %q, %v", name, kind, err)
		}
		n := 0
		for d, err := range drafts {
			if err != nil || len(d.Contact.Emails) != 1 {
				t.Fatalf("%s: %+v, %v", name, d, err)
			}
			n++
		}
		if want := strings.Count(text, "<"); n != want {
			t.Errorf("%s gives %d people, want %d", name, n, want)
		}
	}
	if kind, drafts := ReadText(t.Context(), list); kind != Mailboxes || len(drafts) != 3 {
		t.Errorf("pasted it is %q with %d people", kind, len(drafts))
	}
	_, _, err := Read(strings.NewReader(strings.Repeat("Ann Ott <ann@lib.example>, ", 5000)+"and so on"), "torn.txt")
	if err == nil || !strings.Contains(err.Error(), "goes on with something else") {
		t.Errorf("a list that ends in prose: %v", err)
	}
}

func TestANameMadeOfALinkIsUnsure(t *testing.T) {
	for text, want := range map[string][]data.FieldKey{
		"https://www.linkedin.com/in/jane-doe":                       {"name"},
		"linkedin.com/in/jane-doe-5b2a91/?utm_source=qr":             {"name"},
		"https://www.xing.com/profile/Jane_Doe":                      {"name"},
		"https://www.researchgate.net/profile/Jane-Doe":              {"name"},
		"https://www.linkedin.com/in/janedoe":                        nil,
		"https://orcid.org/0000-0002-1825-0097":                      nil,
		"mailto:jane.doe@lib.example":                                nil,
		"BEGIN:VCARD\nFN:Jane Doe\nURL:https://x.example\nEND:VCARD": nil,
	} {
		if _, drafts := ReadText(t.Context(), text); len(drafts) != 1 || !slices.Equal(drafts[0].Unsure, want) {
			t.Errorf("%q is %+v, want it unsure of %q", text, drafts, want)
		}
	}
}
