package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// listed is a sheet with Jane, to prove that the workbook was read, and more rows.
func listed(more string) string {
	return sheetHead + `<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row>` +
		`<row><c t="inlineStr"><is><t>Jane</t></is></c><c t="inlineStr"><is><t>j@x.example</t></is></c></row>` + more
}

const listEnd = `</sheetData></worksheet>`

// below names all files below a folder, with their sizes.
func below(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		fmt.Fprintln(&b, path, info.Size())
		return err
	}))
	return b.String()
}

// Nothing of a workbook is written anywhere, whatever its parts are called, and no temporary file stays; nothing that it names is
// read. The folders of the test are deep enough for each way out.
func TestAttackPartsAndReferences(t *testing.T) {
	top := t.TempDir()
	work, temp := filepath.Join(top, "1", "2", "3", "4"), filepath.Join(top, "tmp")
	must(t, os.MkdirAll(work, 0o700))
	must(t, os.Mkdir(temp, 0o700))
	const word = "Quinterossa"
	secret := filepath.Join(top, "secret.xml")
	must(t, os.WriteFile(secret, []byte(listed(`<row><c t="inlineStr"><is><t>`+word+`</t></is></c></row>`)+listEnd), 0o600))
	t.Chdir(work)
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
	there := "file://" + filepath.ToSlash(secret)
	cell := func(text string) string { return `<row><c t="inlineStr"><is><t>` + text + `</t></is></c></row>` }
	doctype := func(inside string) string { return `<?xml version="1.0"?><!DOCTYPE worksheet [` + inside + `]>` }
	rel := func(kind, target, more string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` +
			kind + `" Target="` + target + `"` + more + `/></Relationships>`
	}
	whole := listed("") + listEnd
	row := `<row><c t="inlineStr"><is><t>Jane</t></is></c><c t="inlineStr"><is><t>j@x.example</t></is></c></row>`
	books := map[string][]byte{
		"a system entity":          raw(t, doctype(`<!ENTITY e SYSTEM "`+there+`">`)+listed(cell("&e;"))+listEnd),
		"a public entity":          raw(t, doctype(`<!ENTITY e PUBLIC "x" "http://127.0.0.1:9/x">`)+listed(cell("&e;"))+listEnd),
		"a parameter entity":       raw(t, doctype(`<!ENTITY % p SYSTEM "`+there+`"> %p;`)+whole),
		"a definition elsewhere":   raw(t, `<!DOCTYPE worksheet SYSTEM "`+there+`">`+whole),
		"an entity of shared text": raw(t, listed(`<row><c t="s"><v>0</v></c></row>`)+listEnd, "xl/sharedStrings.xml", doctype(`<!ENTITY e SYSTEM "`+there+`">`)+`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>`),
		"entities of entities":     raw(t, doctype(`<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">`)+listed(cell("&c;"))+listEnd),
		"an include":               raw(t, listed(`<row><c t="inlineStr"><is><t><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="`+there+`" parse="text"/></t></is></c></row>`)+listEnd),
		"a style sheet":            raw(t, `<?xml-stylesheet href="`+there+`"?>`+whole),
		"outer links":              raw(t, whole, "xl/worksheets/_rels/sheet1.xml.rels", rel("hyperlink", there, ` TargetMode="External"`), "xl/externalLinks/externalLink1.xml", "<externalLink/>", "xl/externalLinks/_rels/externalLink1.xml.rels", rel("externalLinkPath", there, ` TargetMode="External"`)),
		"outer pictures":           raw(t, whole, "xl/drawings/_rels/drawing1.xml.rels", rel("image", "http://127.0.0.1:9/x.png", ` TargetMode="External"`)),
		"a connection":             raw(t, whole, "xl/connections.xml", `<connections><connection id="1" name="x" type="4" refreshOnLoad="1"><webPr url="http://127.0.0.1:9/"/></connection></connections>`),
		"a slip":                   raw(t, whole, "../../../evil.xml", whole, "xl/worksheets/../../../../../evil.xml", whole),
		"a slip by backslashes":    raw(t, whole, `..\..\evil.xml`, whole, `C:\evil.xml`, whole),
		"a slip to the root":       raw(t, whole, "/evil.xml", whole, "//evil.xml", whole, secret, whole),
		"the same part twice":      raw(t, whole, "xl/worksheets/sheet1.xml", listed(cell("Twin"))+listEnd),
	}
	for kind, target := range map[string]string{"out": "../../../../secret.xml", "by its name": secret, "by a link": there, "by an address": "http://127.0.0.1:9/x.xml", "by a share": `\\127.0.0.1\share\x.xml`, "in a loop": "../workbook.xml"} {
		books["a sheet "+kind] = packed(t, "[Content_Types].xml", contentTypes, "_rels/.rels", officeRels, "xl/_rels/workbook.xml.rels", rel("worksheet", target, ` TargetMode="External"`), "xl/workbook.xml", workbookXML)
		books["the workbook "+kind] = packed(t, "[Content_Types].xml", contentTypes, "_rels/.rels", rel("officeDocument", target, ""), "xl/_rels/workbook.xml.rels", workbookRels, "xl/workbook.xml", workbookXML, "xl/worksheets/sheet1.xml", whole)
	}
	books["a sheet that is unpacked into a file"] = raw(t, listed(strings.Repeat(row, 1+inMemory/len(row)))+listEnd)
	before := below(t, top)
	for name, book := range books {
		t.Run(name, func(t *testing.T) {
			got, problems := people(t, book)
			if said := strings.Join(append(got, problems...), "\n"); strings.Contains(said, word) {
				t.Errorf("it holds what another file says: %.300s", said)
			}
			if len(got)+len(problems) == 0 {
				t.Error("nothing is said of it")
			}
			if after := below(t, top); after != before {
				t.Errorf("there is\n%s\nwas\n%s", after, before)
			}
		})
	}
}

// What a workbook says of its sizes is not believed: neither what it unpacks to, nor where its cells are, nor how many there are.
func TestAttackLyingSizes(t *testing.T) {
	wide := func(more string) []byte { return raw(t, listed("")+more) }
	books := map[string][]byte{
		"a part larger than it says":    lying(t, 80<<20, 10),
		"a part smaller than it says":   lying(t, 10, 80<<20),
		"a part of no size":             lying(t, 80<<20, 0),
		"a part of every size":          lying(t, 10, 1<<63),
		"the last cell of all":          wide(`<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Jo</t></is></c></row>` + listEnd),
		"a row after the last":          wide(`<row r="4294967297"><c r="A4294967297" t="inlineStr"><is><t>Jo</t></is></c></row>` + listEnd),
		"a row before the first":        wide(`<row r="-5"><c r="A-5" t="inlineStr"><is><t>Jo</t></is></c></row>` + listEnd),
		"a column after the last":       wide(`<row r="3"><c r="ZZZZZZ3" t="inlineStr"><is><t>Jo</t></is></c></row>` + listEnd),
		"rows that go back":             wide(`<row r="9"/><row r="1"/><row r="1000000"/><row r="2"/>` + listEnd),
		"no more than rows":             wide(strings.Repeat(`<row/>`, 200_000) + listEnd),
		"a vast dimension":              raw(t, strings.Replace(listed(""), "<sheetData>", `<dimension ref="A1:XFD99999999"/><cols><col min="1" max="4294967295"/></cols><sheetData>`, 1)+listEnd),
		"more texts than there are":     raw(t, listed(`<row><c t="s"><v>4294967296</v></c></row><row><c t="s"><v>-1</v></c></row><row><c t="s"><v>999999999</v></c></row>`)+listEnd, "xl/sharedStrings.xml", `<sst count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>`),
		"more styles than there are":    raw(t, listed(`<row><c s="999999999"><v>1</v></c><c s="-1"><v>2</v></c></row>`)+listEnd, "xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="4294967295"><xf numFmtId="4294967295"/></cellXfs></styleSheet>`),
		"merged cells of hostile count": wide(`</sheetData><mergeCells count="4294967295"><mergeCell ref="A1:XFD1048576"/>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 20_000) + `</mergeCells></worksheet>`),
		"merged cells of nothing":       wide(`</sheetData><mergeCells count="-1"><mergeCell ref=""/><mergeCell ref="A1:"/><mergeCell ref=":"/><mergeCell ref="B9:A1"/><mergeCell ref="A0:ZZZZZ99999999999999999999"/></mergeCells></worksheet>`),
		"elements in elements":          wide(`<row><c t="inlineStr"><is>` + strings.Repeat("<r>", 200_000) + strings.Repeat("</r>", 200_000) + `</is></c></row>` + listEnd),
		"attributes of one element":     wide(`<row` + manyAttributes(50_000) + `/>` + listEnd),
	}
	for name, book := range books {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			got, problems := people(t, book)
			runtime.ReadMemStats(&after)
			if len(got)+len(problems) == 0 || len(got) > 3 {
				t.Errorf("%d people, %q", len(got), problems)
			}
			if asked := (after.TotalAlloc - before.TotalAlloc) >> 20; asked > 400 {
				t.Errorf("%d MB of memory are asked for", asked)
			}
		})
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + strconv.Itoa(i) + `=""`)
	}
	return b.String()
}

// lying is a workbook whose sheet unpacks to a number of bytes, and says that it is another.
func lying(t *testing.T, unpacks int, says uint64) []byte {
	t.Helper()
	sheet := listed("") + listEnd
	sheet += strings.Repeat(" ", max(0, unpacks-len(sheet)))
	var squeezed bytes.Buffer
	fw, err := flate.NewWriter(&squeezed, flate.BestCompression)
	must(t, err)
	_, err = fw.Write([]byte(sheet))
	must(t, err)
	must(t, fw.Close())
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	addParts(t, zw, "[Content_Types].xml", contentTypes, "_rels/.rels", officeRels, "xl/_rels/workbook.xml.rels", workbookRels, "xl/workbook.xml", workbookXML)
	w, err := zw.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(squeezed.Len()), UncompressedSize64: says})
	must(t, err)
	_, err = w.Write(squeezed.Bytes())
	must(t, err)
	must(t, zw.Close())
	return b.Bytes()
}
