package cli_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// zipped is a ZIP file with these parts.
func zipped(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := zw.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever a file is, the message names it, says where in it and what to do, nothing is saved, and no
// trace of the program is shown.
func TestBadFilesAreToldOfAndChangeNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large bad files")
	}
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	before := d.must("export", "--format", "json")
	book := zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", strings.Repeat("<row/>", 100_000))
	for _, c := range []struct {
		claim, name, text string
		says              []string
	}{
		{"an empty file", "a.csv", "", []string{"the file is empty"}},
		{"blanks only", "a.vcf", " \r\n\r\n", []string{"the file is empty"}},
		{"a picture named .csv", "a.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", []string{"a PNG picture", "under Swap"}},
		{"a document named .vcf", "a.vcf", "%PDF-1.7\n", []string{"a PDF document"}},
		{"a workbook truncated halfway", "a.xlsx", book[:len(book)/2], []string{"broken or was not downloaded whole", "get it again"}},
		{"a workbook truncated halfway, named .csv", "a.csv", book[:len(book)/2], []string{"broken or was not downloaded whole", "get it again"}},
		{"a bomb named .xlsx", "a.xlsx", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", strings.Repeat(" ", 64<<20)), []string{"unpacks to far more than its size", "save it as CSV"}},
		{"an old workbook", "a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", []string{"an old Excel workbook", "save it as .xlsx"}},
		{"quotation marks never closed", "a.csv", "Name,Email\n\"Jane \"\"J\"\" Doe,j@x.example\n", []string{"line 2", "quotation mark", "never closed"}},
		{"a million columns", "a.csv", "Name,Email\n" + strings.Repeat("a,", 1_000_000) + "\n", []string{"line 2", "more than 16384 columns", "separator"}},
		{"a table of numbers in bytes that are no text", "a.csv", "a,b\n\xFF\xFE\xFD,\xC3\x28\n", []string{"choose in the preview what the columns hold"}},
		{"a JPEG named .ics", "a.ics", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", []string{"a JPEG picture", "under Swap"}},
		{"a MECARD of nobody", "a.txt", "MECARD:", []string{"has no name", "copy or scan it again"}},
		{"prose named .txt", "a.txt", "Dear all,\nthank you for coming to the workshop.\n", []string{"this kind of file is not read", "export the contacts as vCard, CSV or XLSX"}},
		{"a vCard without anybody", "a.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", []string{"line 1", "no name, organisation, e-mail or phone"}},
		{"a change of a directory", "a.ldif", "dn: cn=Jane\nchangetype: delete\n", []string{"line 1", "not a person"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			file := d.file(c.name, c.text)
			r := d.run("import", file)
			if r.code != 1 || !strings.Contains(r.errout, c.name) || strings.Contains(r.errout, "goroutine") {
				t.Errorf("exit %d, %s", r.code, r.errout)
			}
			for _, says := range c.says {
				if !strings.Contains(r.errout, says) {
					t.Errorf("no %q in %s", says, r.errout)
				}
			}
			if doc := parse(t, d.run("import", "--dry-run", "--json", file).out); len(objects(t, doc, "contacts")) != 0 || len(objects(t, doc, "problems")) == 0 {
				t.Errorf("%v", doc)
			}
		})
	}
	if d.must("export", "--format", "json") != before {
		t.Error("the database has changed")
	}
}

// What can be read of a damaged file is read; what was wrong is told with its line, and nothing is saved before
// that is seen: a dry run changes nothing.
func TestDamagedFilesAreReadAsFarAsTheyGo(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	before := d.must("export", "--format", "json")
	const jane = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane\r\nEMAIL:jane@sl.example\r\nEND:VCARD\r\n"
	for _, c := range []struct {
		claim, name, text string
		list              string // of the document
		n                 int    // what is in it
		says              []string
	}{
		{"a vCard truncated halfway", "a.vcf", jane + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Ro", "contacts", 2, []string{"line 6", "without END:VCARD", "export the file again"}},
		{"a table truncated halfway", "a.csv", "Name,Email\nJane,jane@sl.example\nBo,\"bo@s", "contacts", 1, []string{"line 3", "never closed", "import the file again"}},
		{"a calendar truncated halfway", "a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260601T1000", "events", 1, []string{"line 5", "the file ends in the middle", "export it again"}},
		{"a calendar whose recurrence never ends", "a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260601T100000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR\n", "events", 1, nil},
		{"a table with invalid UTF-8", "a.csv", "Name,Email\nŁucja Żak,l@sl.example\nRen\xE9e Żółć,r@sl.example\n", "contacts", 2, []string{"line 3", "not UTF-8", "save the file again as UTF-8"}},
		{"a vCard with invalid UTF-8", "a.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ren\xE9e Żółć\r\nORG:Żółw\r\nEND:VCARD\r\n", "contacts", 1, []string{"line 1", "not UTF-8", "export the file again as UTF-8"}},
		{"a vCard named .csv", "a.csv", jane, "contacts", 1, nil},
		{"a table named .vcf", "a.vcf", "Name,Email\nJane,jane@sl.example\n", "contacts", 1, nil},
		{"a signature named .ldif", "a.ldif", "Jane Doe\nState Library\njane@sl.example\n", "contacts", 1, nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := d.run("import", "--dry-run", "--json", d.file(c.name, c.text))
			if got := objects(t, parse(t, r.out), c.list); len(got) != c.n {
				t.Errorf("%d %s, want %d: %s", len(got), c.list, c.n, r.errout)
			}
			for _, says := range append(c.says, c.name) {
				if len(c.says) > 0 && !strings.Contains(r.errout, says) {
					t.Errorf("no %q in %s", says, r.errout)
				}
			}
			if len(c.says) == 0 && r.errout != "" {
				t.Errorf("told was %s", r.errout)
			}
		})
	}
	if d.must("export", "--format", "json") != before {
		t.Error("the database has changed")
	}
}
