package format

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"strings"

	"lanyard/data/format/badge"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// saveAsWorkbook is the advice for a table that another program can open.
const saveAsWorkbook = "open it in a spreadsheet program, save it as .xlsx and import that"

// bareWorkbook is a workbook of Excel 2 to 5, which is not an Office container yet.
const bareWorkbook say.Phrase = "an old Excel workbook (.xls)"

// magic names a binary kind of file by its first bytes, "" for none.
func magic(head []byte) say.Phrase {
	for _, s := range []struct {
		magic string
		name  say.Phrase
	}{
		{"\x89PNG", say.Phrase("a PNG picture")},
		{"\xFF\xD8\xFF", say.Phrase("a JPEG picture")},
		{"GIF8", say.Phrase("a GIF picture")},
		{"BM", say.Phrase("a bitmap picture")},
		{"%PDF", say.Phrase("a PDF document")},
		{"SQLite format 3\x00", say.Phrase("a database")},
		{"\xD0\xCF\x11\xE0", say.Phrase("an old Office document")},
		{"PK\x03\x04", say.Phrase("a ZIP file")},
		{"\x1F\x8B", say.Phrase("a gzip file")},
		{"BZh", say.Phrase("a bzip2 file")},
		{"\xFD7zXZ\x00", say.Phrase("an xz file")},
		{"\x28\xB5\x2F\xFD", say.Phrase("a zstd file")},
		{"Rar!\x1A\x07", say.Phrase("a RAR file")},
		{"\x00\x01\x00\x00Standard ", say.Phrase("an Access database")},
		{"\x09\x08\x10\x00\x00\x06", bareWorkbook},
		{"\x09\x08\x08\x00\x00\x05", bareWorkbook},
		{"\x09\x04\x06\x00", bareWorkbook},
		{"\x09\x02\x06\x00", bareWorkbook},
		{"\x09\x00\x04\x00", bareWorkbook},
		{"II*\x00", say.Phrase("a TIFF picture")},
		{"MM\x00*", say.Phrase("a TIFF picture")},
		{"!BDN", say.Phrase("an Outlook data file")},
		{"7z\xBC\xAF", say.Phrase("a 7-Zip file")},
		{"\x7FELF", say.Phrase("a program")},
		{"RIFF", say.Phrase("a picture or sound")},
		{"bplist00", say.Phrase("a property list of Apple's")},
	} {
		if !bytes.HasPrefix(head, []byte(s.magic)) {
			continue
		}
		if len(s.magic) == 2 && bytes.IndexByte(head[:min(len(head), 64)], 0) < 0 {
			continue // many texts begin with two such letters
		}
		return s.name
	}
	return ""
}

// guess says, for an error, what an unread file seems to be and what to do. rest is the file from its
// beginning, name its name.
func guess(head []byte, rest io.Reader, name string) say.Text {
	kind := magic(head)
	switch {
	case kind == "":
		return guessText(head)
	case kind == bareWorkbook:
		return say.T("it is {{.Kind}}: "+saveAsWorkbook, kind)
	case strings.HasPrefix(string(kind), "an old Office"):
		return say.T("it is {{.Kind}}", container(rest))
	case strings.HasPrefix(string(kind), "a ZIP"):
		return say.T("it is {{.Kind}}", archive(rest, name))
	case strings.HasSuffix(string(kind), "picture"):
		return say.T("it is {{.Kind}}: to read a code in it, open it under Swap", kind)
	}
	if todo := advice[kind]; todo != "" {
		return say.T("it is {{.Kind}}: {{.Advice}}", kind, todo)
	}
	return say.T("it is {{.Kind}}", kind)
}

// advice says what to do with binary files of a kind.
var advice = map[say.Phrase]say.Phrase{
	"a PDF document":             say.Phrase("ask for the list as .xlsx or CSV, or copy its table into a spreadsheet and save that"),
	"a gzip file":                say.Phrase("unpack it and import the file in it"),
	"a bzip2 file":               say.Phrase("unpack it and import the file in it"),
	"an xz file":                 say.Phrase("unpack it and import the file in it"),
	"a zstd file":                say.Phrase("unpack it and import the file in it"),
	"a 7-Zip file":               say.Phrase("unpack it and import the files in it"),
	"a RAR file":                 say.Phrase("unpack it and import the files in it"),
	"an Outlook data file":       say.Phrase("open it in Outlook, export the contacts as CSV and import that"),
	"an Access database":         say.Phrase("open it in its program, export the table as .xlsx or CSV and import that"),
	"a property list of Apple's": say.Phrase("in its program, export the contacts as vCard and import that"),
}

// guessText says what an unread text seems to be.
func guessText(head []byte) say.Text {
	cs, mark := charset.Detect(head)
	text := strings.ToLower(cs.Decode(head[mark:])) // Excel also writes its XML in UTF-16
	text = text[:min(len(text), 4096)]
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(text, p) {
				return true
			}
		}
		return false
	}
	start := strings.TrimSpace(text)
	switch {
	case has(`progid="word.document"`):
		return say.T("it is an XML document of Word: copy its table into a spreadsheet, save that as .xlsx and import that")
	case has(`progid="excel.sheet"`, "<workbook", "<ss:workbook", "urn:schemas-microsoft-com:office:spreadsheet"):
		return say.T("it is an XML workbook of Excel 2003, whatever its name says: " + saveAsWorkbook)
	case has("urn:oasis:names:tc:opendocument"):
		return say.T("it is an OpenDocument file in one XML file: " + saveAsWorkbook)
	case has("urn:ietf:params:xml:ns:vcard-4.0"):
		return say.T("it is contacts as XML (xCard): export them as vCard and import that")
	case strings.HasPrefix(start, "mime-version:") && has("multipart/related", "text/html"):
		return say.T("it is a web page in one file (MHTML), whatever its name says: " + saveAsWorkbook)
	case has("<html", "<table", "<!doctype html"):
		return say.T("it is a web page, whatever its name says: " + saveAsWorkbook)
	case strings.HasPrefix(start, `{\rtf`):
		return say.T("it is an RTF document: copy its table into a spreadsheet, save that as .xlsx and import that")
	case strings.HasPrefix(start, "<?xml"):
		return say.T("it is XML: export the contacts as vCard, CSV or XLSX and import that")
	case badge.HoldsOnlyIDs(TextOf(head)):
		return say.T("it holds identifiers only, no name and no address")
	case badge.BrokenJSON(TextOf(head)):
		return say.T("it is broken JSON: a quote, a comma or a brace is missing, or its end is cut off: export it again, or copy it whole")
	case strings.HasPrefix(start, "{"), strings.HasPrefix(start, "[{"):
		return say.T("it is JSON: export the contacts as vCard, CSV or XLSX and import that")
	case bytes.IndexByte(head, 0) >= 0 && !strings.HasPrefix(cs.Name, "utf-16"):
		return say.T("it is not text")
	}
	return say.T("export the contacts as vCard, CSV or XLSX and import that")
}

// archive says what to do with a ZIP file, by its name and content.
func archive(r io.Reader, name string) say.Text {
	if strings.EqualFold(filepath.Ext(name), ".olm") {
		return say.T("an archive of Outlook for Mac: in Outlook, export the contacts as CSV or vCard and import that")
	}
	const most = 64 << 20
	raw, err := io.ReadAll(io.LimitReader(r, most))
	what := say.T("a ZIP file: unpack it and import the files in it")
	if err == nil {
		if zr, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw))); err == nil {
			counts := map[string]int{}
			for _, f := range zr.File {
				counts[strings.ToLower(filepath.Ext(f.Name))]++
			}
			for _, k := range []struct{ ext, is string }{{".vcf", "vCard"}, {".csv", "CSV"}, {".xlsx", "XLSX"}, {".ldif", "LDIF"}} {
				if n := counts[k.ext]; n > 0 {
					what = say.N(n, "a ZIP file with a {{.Format}} file in it: unpack it and import the files in it",
						"a ZIP file with {{.Count}} {{.Format}} files in it: unpack it and import the files in it", k.is)
					break
				}
			}
		}
	}
	return what
}

// container recognises an OLE container ([MS-CFB]) by the names of its streams, which are UTF-16.
func container(r io.Reader) say.Phrase {
	const most = 64 << 20
	raw, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return say.Phrase("an old Office document: save it in a newer format")
	}
	for _, k := range []struct {
		stream string
		is     say.Phrase
	}{
		{"EncryptedPackage", say.Phrase("protected by a password: open it in its program, save it without the password and import that")},
		{"__substg1.0_", say.Phrase("an Outlook message: save the contact as a vCard")},
		{"WordDocument", say.Phrase("an old Word document: copy its table into a spreadsheet, save that as .xlsx")},
		{"PowerPoint Document", say.Phrase("an old presentation: copy its table into a spreadsheet, save that as .xlsx")},
		{"Workbook", say.Phrase("an old Excel workbook (.xls): open it in a spreadsheet program, save it as .xlsx and import that")},
		{"Book", say.Phrase("an old Excel workbook (.xls): open it in a spreadsheet program, save it as .xlsx and import that")},
	} {
		var name []byte
		for _, c := range []byte(k.stream) {
			name = append(name, c, 0)
		}
		if bytes.Contains(raw, name) {
			return k.is
		}
	}
	return say.Phrase("an old Office document: save it in a newer format")
}
