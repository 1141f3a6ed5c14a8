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
