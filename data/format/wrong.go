package format

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"lanyard/data/format/badge"
	"lanyard/data/format/charset"
)

// saveAsWorkbook is the advice for a table that another program can open.
const saveAsWorkbook = "open it in a spreadsheet program, save it as .xlsx and import that"

// bareWorkbook is a workbook of Excel 2 to 5, which is not an Office container yet.
const bareWorkbook = "an old Excel workbook (.xls)"

// magic names a binary kind of file by its first bytes, "" for none.
func magic(head []byte) string {
	for _, s := range []struct{ magic, name string }{
		{"\x89PNG", "a PNG picture"},
		{"\xFF\xD8\xFF", "a JPEG picture"},
		{"GIF8", "a GIF picture"},
		{"BM", "a bitmap picture"},
		{"%PDF", "a PDF document"},
		{"SQLite format 3\x00", "a database"},
		{"\xD0\xCF\x11\xE0", "an old Office document"},
		{"PK\x03\x04", "a ZIP file"},
		{"\x1F\x8B", "a gzip file"},
		{"BZh", "a bzip2 file"},
		{"\xFD7zXZ\x00", "an xz file"},
		{"\x28\xB5\x2F\xFD", "a zstd file"},
		{"Rar!\x1A\x07", "a RAR file"},
		{"\x00\x01\x00\x00Standard ", "an Access database"},
		{"\x09\x08\x10\x00\x00\x06", bareWorkbook},
		{"\x09\x08\x08\x00\x00\x05", bareWorkbook},
		{"\x09\x04\x06\x00", bareWorkbook},
		{"\x09\x02\x06\x00", bareWorkbook},
		{"\x09\x00\x04\x00", bareWorkbook},
		{"II*\x00", "a TIFF picture"},
		{"MM\x00*", "a TIFF picture"},
		{"!BDN", "an Outlook data file"},
		{"7z\xBC\xAF", "a 7-Zip file"},
		{"\x7FELF", "a program"},
		{"RIFF", "a picture or sound"},
		{"bplist00", "a property list of Apple's"},
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
func guess(head []byte, rest io.Reader, name string) string {
	kind := magic(head)
	switch {
	case kind == "":
		return guessText(head)
	case kind == bareWorkbook:
		return "; it is " + kind + ": " + saveAsWorkbook
	case strings.HasPrefix(kind, "an old Office"):
		return "; it is " + container(rest)
	case strings.HasPrefix(kind, "a ZIP"):
		return "; it is " + archive(rest, name)
	case strings.HasSuffix(kind, "picture"):
		return "; it is " + kind + ": to read a code in it, open it under Swap"
	}
	if todo := advice[kind]; todo != "" {
		kind += ": " + todo
	}
	return "; it is " + kind
}

// advice says what to do with binary files of a kind.
var advice = map[string]string{
	"a PDF document":             "ask for the list as .xlsx or CSV, or copy its table into a spreadsheet and save that",
	"a gzip file":                "unpack it and import the file in it",
	"a bzip2 file":               "unpack it and import the file in it",
	"an xz file":                 "unpack it and import the file in it",
	"a zstd file":                "unpack it and import the file in it",
	"a 7-Zip file":               "unpack it and import the files in it",
	"a RAR file":                 "unpack it and import the files in it",
	"an Outlook data file":       "open it in Outlook, export the contacts as CSV and import that",
	"an Access database":         "open it in its program, export the table as .xlsx or CSV and import that",
	"a property list of Apple's": "in its program, export the contacts as vCard and import that",
}

// guessText says what an unread text seems to be.
func guessText(head []byte) string {
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
		return "; it is an XML document of Word: copy its table into a spreadsheet, save that as .xlsx and import that"
	case has(`progid="excel.sheet"`, "<workbook", "<ss:workbook", "urn:schemas-microsoft-com:office:spreadsheet"):
		return "; it is an XML workbook of Excel 2003, whatever its name says: " + saveAsWorkbook
	case has("urn:oasis:names:tc:opendocument"):
		return "; it is an OpenDocument file in one XML file: " + saveAsWorkbook
	case has("urn:ietf:params:xml:ns:vcard-4.0"):
		return "; it is contacts as XML (xCard): export them as vCard and import that"
	case strings.HasPrefix(start, "mime-version:") && has("multipart/related", "text/html"):
		return "; it is a web page in one file (MHTML), whatever its name says: " + saveAsWorkbook
	case has("<html", "<table", "<!doctype html"):
		return "; it is a web page, whatever its name says: " + saveAsWorkbook
	case strings.HasPrefix(start, `{\rtf`):
		return "; it is an RTF document: copy its table into a spreadsheet, save that as .xlsx and import that"
	case strings.HasPrefix(start, "<?xml"):
		return "; it is XML: export the contacts as vCard, CSV or XLSX and import that"
	case badge.HoldsOnlyIDs(TextOf(head)):
		return "; it holds identifiers only, no name and no address"
	case badge.BrokenJSON(TextOf(head)):
		return "; it is broken JSON: a quote, a comma or a brace is missing, or its end is cut off: export it again, or copy it whole"
	case strings.HasPrefix(start, "{"), strings.HasPrefix(start, "[{"):
		return "; it is JSON: export the contacts as vCard, CSV or XLSX and import that"
	case bytes.IndexByte(head, 0) >= 0 && !strings.HasPrefix(cs.Name, "utf-16"):
		return "; it is not text"
	}
	return "; export the contacts as vCard, CSV or XLSX and import that"
}

// archive says what to do with a ZIP file, by its name and content.
func archive(r io.Reader, name string) string {
	if strings.EqualFold(filepath.Ext(name), ".olm") {
		return "an archive of Outlook for Mac: in Outlook, export the contacts as CSV or vCard and import that"
	}
	const most = 64 << 20
	raw, err := io.ReadAll(io.LimitReader(r, most))
	what := "a ZIP file"
	if err == nil {
		if zr, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw))); err == nil {
			counts := map[string]int{}
			for _, f := range zr.File {
				counts[strings.ToLower(filepath.Ext(f.Name))]++
			}
			for _, k := range []struct{ ext, is string }{{".vcf", "vCard"}, {".csv", "CSV"}, {".xlsx", "XLSX"}, {".ldif", "LDIF"}} {
				switch n := counts[k.ext]; {
				case n == 1:
					what = "a ZIP file with a " + k.is + " file in it"
				case n > 1:
					what = fmt.Sprintf("a ZIP file with %d %s files in it", n, k.is)
				}
				if counts[k.ext] > 0 {
					break
				}
			}
		}
	}
	return what + ": unpack it and import the files in it"
}

// container recognises an OLE container ([MS-CFB]) by the names of its streams, which are UTF-16.
func container(r io.Reader) string {
	const most = 64 << 20
	raw, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return "an old Office document: save it in a newer format"
	}
	for _, k := range []struct{ stream, is string }{
		{"EncryptedPackage", "protected by a password: open it in its program, save it without the password and import that"},
		{"__substg1.0_", "an Outlook message: save the contact as a vCard"},
		{"WordDocument", "an old Word document: copy its table into a spreadsheet, save that as .xlsx"},
		{"PowerPoint Document", "an old presentation: copy its table into a spreadsheet, save that as .xlsx"},
		{"Workbook", "an old Excel workbook (.xls): open it in a spreadsheet program, save it as .xlsx and import that"},
		{"Book", "an old Excel workbook (.xls): open it in a spreadsheet program, save it as .xlsx and import that"},
	} {
		var name []byte
		for _, c := range []byte(k.stream) {
			name = append(name, c, 0)
		}
		if bytes.Contains(raw, name) {
			return k.is
		}
	}
	return "an old Office document: save it in a newer format"
}
