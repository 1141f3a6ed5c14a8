package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// A fuzzer's workbook is written in shorthand: a byte from firstPhrase on stands for what is often in the XML of a workbook, any
// other for itself. So a few dozen bytes are a sheet with people on it, and a fuzzer that changes one of them changes
// something that is read.
var phrases = []string{
	"<sheetData>", "</sheetData>", "<row>", `<row r="`, "</row>", "<c>", `<c r="`, `<c t="`, `<c s="`, `" t="`, `" s="`, ` s=""`,
	"inlineStr", `"><is><t>`, "</t></is></c>", `"><v>`, "</v></c>", "<f>", "</f>", "</c>", "<v>", "</v>", `">`, `"/>`,
	"<mergeCells>", `<mergeCell ref="`, "</mergeCells>", "<hyperlinks>", `<hyperlink ref="`, `" r:id="rId`, "</hyperlinks>",
	"HYPERLINK(", "&quot;", "&amp;", "&#x", "<!--", "-->", "<![CDATA[", "]]>", "Name", "E-mail", "Phone", "Birthday", "Jane", "@x.example",
	"2025550143", "ZZ", "65536", "E-11", "_x000D_", `[whole in the sheet "Long texts", no. `, "Join time",
	"<si>", "</si>", "<t>", "</t>", "<r>", "</r>", `<rPh sb="0" eb="2">`, "</rPh>", ` xml:space="preserve"`,
	"<numFmts>", `<numFmt numFmtId="`, `" formatCode="`, "</numFmts>", "<cellXfs>", `<xf numFmtId="`, "</cellXfs>", "[&lt;=9999999]",
	"###-####", "(###) ", "yyyy", "dd.mm.", "hh:mm", "[$-409]", "AM/PM", "0.00", "164",
	"<sheets>", `<sheet name="`, `" sheetId="`, `" state="`, "hidden", "</sheets>", `<workbookPr date1904="1"/>`,
	`<Relationship Id="rId`, `" Type="`, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/", "worksheet", "hyperlink",
	"officeDocument", `" Target="`, `" TargetMode="External`, "mailto:", "worksheets/sheet1.xml", "xl/", "../", `<Override PartName="`,
	`" ContentType="`, "application/vnd.openxmlformats-officedocument.spreadsheetml.", "+xml",
}

const firstPhrase = 0x80

// spelledOut gives the XML that a shorthand stands for.
func spelledOut(short []byte) string {
	var b strings.Builder
	for _, c := range short {
		switch {
		case c < firstPhrase:
			b.WriteByte(c)
		case int(c-firstPhrase) < len(phrases):
			b.WriteString(phrases[c-firstPhrase])
		}
	}
	return b.String()
}

// shorthand writes XML by the longest phrases that it has.
func shorthand(xml string) (out []byte) {
	for xml != "" {
		best := -1
		for i, p := range phrases {
			if strings.HasPrefix(xml, p) && (best < 0 || len(p) > len(phrases[best])) {
				best = i
			}
		}
		if best < 0 {
			out, xml = append(out, xml[0]), xml[1:]
			continue
		}
		out, xml = append(out, byte(firstPhrase+best)), xml[len(phrases[best]):]
	}
	return out
}

func TestShorthandStandsForItsXML(t *testing.T) {
	if len(phrases) > 0x100-firstPhrase {
		t.Fatalf("%d phrases are more than a byte tells apart", len(phrases))
	}
	for _, xml := range append(sheets[:len(sheets):len(sheets)], fixedStyles, fixedSheet, workbookXML, "no phrase") {
		if got := spelledOut(shorthand(xml)); got != xml {
			t.Errorf("%q became %q", xml, got)
		}
	}
}

// sheets are what FuzzSheet starts with.
var sheets = []string{
	`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2" s="1"><v>4.9E11</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells>`,
	`<sheetData><row><c t="s"><v>9</v></c><c t="d"><v>x</v></c><c t="e"><v>#N/A</v></c><c r="ZZ9"><f>HYPERLINK("a","b")</f><v>1</v></c></row></sheetData><hyperlinks><hyperlink ref="A1:ZZ9" r:id="rId1"/></hyperlinks>`,
	`<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Phone</t></is></c></row><row><c s="3"><v>2025550143</v></c><c s="3"><v>-1.5E-7</v></c></row></sheetData>`,
	`<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="s"><v>1</v></c></row><row r="9999"><c s="" t="inlineStr"><is><t>Jane</t></is></c></row></sheetData>`,
}

// The parts of a workbook around the one that is fuzzed: texts, number formats and links are in use.
const (
	fixedStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="[&lt;=9999999]###-####;[&gt;5](###) ###-####;0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="11"/><xf numFmtId="165"/></cellXfs></styleSheet>`
	fixedTexts  = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Jane</t></si><si><t>E-mail</t></si><si><r><t>j@</t></r><r><t>x.example</t></r></si></sst>`
	fixedSheet  = sheetHead + `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Phone</t></is></c><c r="D1" t="inlineStr"><is><t>Birthday</t></is></c></row>` +
		`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="3"><v>2025550143</v></c><c r="D2" s="1"><v>29254</v></c></row></sheetData><hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks></worksheet>`
	fixedLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:j@x.example" TargetMode="External"/></Relationships>`
)

// fuzzed are the parts of a whole workbook, each with what goes before and after its fuzzed middle. The
// sheet is the first.
var fuzzed = []struct{ part, whole, head, tail string }{
	{"xl/worksheets/sheet1.xml", fixedSheet, sheetHead, "</worksheet>"},
	{"xl/sharedStrings.xml", fixedTexts, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, "</sst>"},
	{"xl/styles.xml", fixedStyles, `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, "</styleSheet>"},
	{"xl/workbook.xml", workbookXML, `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`, "</workbook>"},
	{"xl/_rels/workbook.xml.rels", workbookRels, relsHead, relsTail},
	{"xl/worksheets/_rels/sheet1.xml.rels", fixedLinks, relsHead, relsTail},
	{"_rels/.rels", officeRels, relsHead, relsTail},
	{"[Content_Types].xml", contentTypes, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`, "</Types>"},
}

const (
	relsHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relsTail = "</Relationships>"
)

// stored is a workbook without compression, one part of which has another middle; which -1: it is whole.
func stored(t testing.TB, which int, middle string) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for i, p := range fuzzed {
		text := p.whole
		if i == which {
			text = p.head + middle + p.tail
		}
		w, err := zw.CreateHeader(&zip.FileHeader{Name: p.part, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// maxShort is how much of what a fuzzer gives in shorthand is read.
const maxShort = 128

// readFuzzed reads a workbook as an import does. The go tool ends what takes ten seconds.
func readFuzzed(t *testing.T, book []byte) {
	t.Helper()
	for d, err := range Read(bytes.NewReader(book), "fuzz.xlsx") {
		if err == nil && d.Line == 0 {
			t.Error("a draft without a line")
		}
	}
}

// FuzzSheet reads any XML as the sheet of a workbook that is whole otherwise.
func FuzzSheet(f *testing.F) {
	for _, s := range sheets {
		f.Add(shorthand(s))
	}
	f.Fuzz(func(t *testing.T, sheet []byte) {
		if len(sheet) <= maxShort {
			readFuzzed(t, stored(t, 0, spelledOut(sheet)))
		}
	})
}

// FuzzPart reads any XML as another part of a workbook that is whole otherwise: texts, formats, the list of
// sheets, links between parts.
func FuzzPart(f *testing.F) {
	for i, p := range fuzzed {
		middle := strings.TrimSuffix(strings.TrimPrefix(p.whole, p.head), p.tail)
		f.Add(uint8(i), shorthand(middle))
	}
	f.Add(uint8(1), shorthand(`<si><t xml:space="preserve"> Jane</t></si><si/><si><r><t>E-</t></r><rPh sb="0" eb="2"><t>x</t></rPh></si>`))
	f.Add(uint8(3), shorthand(`<workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1" state="hidden"/><sheet name="Long texts" sheetId="2" r:id="rId1"/></sheets>`))
	f.Fuzz(func(t *testing.T, which uint8, part []byte) {
		if len(part) <= maxShort {
			readFuzzed(t, stored(t, int(which)%len(fuzzed), spelledOut(part)))
		}
	})
}

// FuzzRead reads workbooks with bytes of the file wrong: three bytes each are a place, in parts of 65536 of the
// file, and what stands there. With cut the file ends early.
func FuzzRead(f *testing.F) {
	f.Add([]byte{}, uint16(0))
	f.Add([]byte{0, 0, 'x', 255, 250, 1}, uint16(0))
	f.Add([]byte{250, 9, 0, 251, 0, 255}, uint16(40))
	f.Add([]byte{}, uint16(30000))
	f.Fuzz(func(t *testing.T, wrong []byte, cut uint16) {
		book := stored(t, -1, "")
		for n := 0; len(wrong) >= 3 && n < 20; wrong, n = wrong[3:], n+1 {
			book[(int(wrong[0])<<8+int(wrong[1]))*len(book)>>16] = wrong[2]
		}
		readFuzzed(t, book[:len(book)-int(cut)*len(book)>>16])
	})
}
