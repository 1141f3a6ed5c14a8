package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"lanyard/data/format/field"
	"lanyard/data/say"
)

// Limits on unpacking. A spreadsheet's XML packs to a tenth or a thirtieth, a bomb to a thousandth.
const (
	maxPacked   = 512 << 20 // bytes of the file
	maxUnpacked = 4 << 30   // bytes of all its parts
	maxRatio    = 100       // unpacked against packed, above freeUnpacked
	freeUnpack  = 32 << 20
	maxPart     = 32 << 20 // of a part other than sheets and their texts, which is held in memory
	maxParts    = 20_000
	inMemory    = 16 << 20 // larger sheets are unpacked into temporary files
)

// book is an open workbook.
type book struct {
	file     *excelize.File
	parts    map[string]*zip.File
	about    map[string]*extras // by the sheet's part, for sheets that were looked at
	sheets   []sheet            // in their order, hidden ones last
	choices  []choices          // number formats with conditions
	renderer renderer           // shows numbers of these
	longs    map[int]string     // the sheet of long texts by their numbers; nil: it was not read
}

// sheet is one sheet of cells.
type sheet struct {
	name   string
	part   string // "xl/worksheets/sheet1.xml"
	hidden bool
}

// Close removes the temporary files.
func (b *book) Close() error { return b.file.Close() }

// open reads the file and its workbook, but no cells.
func open(r io.Reader) (*book, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxPacked+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxPacked {
		return nil, say.Errorf("the workbook has more than {{.Megabytes}} MB; save it as CSV and import that", maxPacked>>20)
	}
	zr, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	if err := check(zr, len(raw)); err != nil {
		return nil, err
	}
	packed, err := needed(zr)
	if err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	return read(packed)
}

// read opens what needed kept.
func read(packed []byte) (b *book, err error) {
	b = &book{parts: map[string]*zip.File{}, about: map[string]*extras{}}
	zr, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	for _, f := range zr.File {
		b.parts[partName(f)] = f
	}
	b.file, err = excelize.OpenReader(bytes.NewReader(packed), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: inMemory})
	if err != nil {
		if b.file != nil {
			err = errors.Join(err, b.file.Close())
		}
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	if err := b.plainFormats(); err != nil {
		return nil, errors.Join(say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error()), b.Close())
	}
	if err := b.listSheets(); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func partName(f *zip.File) string {
	return strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
}

// check refuses files that are no workbook, and files that would unpack to too much.
func check(zr *zip.Reader, size int) error {
	if len(zr.File) > maxParts {
		return errTooLarge
	}
	var total, most uint64
	kind := ""
	for _, f := range zr.File {
		name := strings.ToLower(partName(f))
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || total > maxUnpacked {
			return errTooLarge
		}
		if !isSheet(name) && !isTexts(name) && wanted(name) {
			most = max(most, f.UncompressedSize64)
		}
		switch {
		case name == "xl/workbook.xml" || kind == "" && strings.HasSuffix(name, "/workbook.xml"):
			kind = "xlsx"
		case kind == "":
			kind = alien(name, f)
		}
	}
	switch {
	case total > freeUnpack && total/maxRatio > uint64(size) || most > maxPart:
		return errTooLarge
	case kind == "":
		return say.Errorf("it is a ZIP file without a workbook in it; unpack it and import the files in it")
	case kind != "xlsx":
		return say.Errorf("it is {{.Kind}} and import that", kind)
	}
	return nil
}

// alien recognises files of other programs that are also ZIP files, and says what to do.
func alien(name string, f *zip.File) string {
	switch {
	case name == "xl/workbook.bin":
		return "a binary workbook (.xlsb): save it as .xlsx"
	case strings.HasPrefix(name, "word/"):
		return "a Word document: copy its table into a spreadsheet, save that"
	case strings.HasPrefix(name, "ppt/"):
		return "a presentation: copy its table into a spreadsheet, save that"
	case strings.HasSuffix(name, ".iwa") || name == "index.zip":
		return "an Apple Numbers document: export it as Excel or CSV"
	case name == "mimetype":
		return openDocument(f)
	}
	return ""
}

// openDocument recognises an OpenDocument file by its first part (OpenDocument 1.2, part 3, §3.3).
func openDocument(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close() // it was read
	kind, err := io.ReadAll(io.LimitReader(r, 200))
	switch {
	case err != nil:
	case bytes.Contains(kind, []byte("opendocument.spreadsheet")):
		return "an OpenDocument spreadsheet (.ods): save it as .xlsx or CSV"
	case bytes.Contains(kind, []byte("opendocument")):
		return "an OpenDocument file: copy its table into a spreadsheet, save that as .xlsx"
	}
	return ""
}

func isSheet(name string) bool { return strings.HasPrefix(name, "xl/worksheets/sheet") }
func isTexts(name string) bool { return name == "xl/sharedstrings.xml" }

// wanted reports whether a part is read at all: pictures, macros and charts are not.
func wanted(name string) bool {
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		return false
	}
	for _, p := range []string{"docprops/", "customxml/", "xl/media/", "xl/drawings/", "xl/charts/", "xl/pivot", "xl/externallinks/", "xl/calcchain", "xl/comments", "xl/threadedcomments/", "xl/embeddings/", "xl/theme/", "xl/printersettings/"} {
		if strings.HasPrefix(name, p) {
			return false
		}
	}
	return true
}

// needed packs the needed parts again without unpacking them, because excelize holds all parts in memory.
func needed(zr *zip.Reader) ([]byte, error) {
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, f := range zr.File {
		if !wanted(strings.ToLower(partName(f))) {
			continue
		}
		if err := zw.Copy(f); err != nil {
			return nil, err
		}
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// listSheets finds the sheets with cells. It leaves out sheets with only a chart. A part that belongs to
// several sheets is read once, because its size was counted once.
func (b *book) listSheets() error {
	paths := b.sheetParts()
	var hidden []sheet
	listed := map[string]bool{}
	for _, name := range b.file.GetSheetList() {
		part := paths[name]
		if b.parts[part] == nil || listed[part] || strings.HasPrefix(part, "xl/chartsheets") || strings.HasPrefix(part, "xl/dialogsheets") {
			continue
		}
		listed[part] = true
		visible, err := b.file.GetSheetVisible(name)
		if err != nil {
			return say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
		}
		if s := (sheet{name: name, part: part, hidden: !visible}); visible {
			b.sheets = append(b.sheets, s)
		} else {
			hidden = append(hidden, s)
		}
	}
	b.sheets = append(b.sheets, hidden...)
	if len(b.sheets) == 0 {
		return errEmpty
	}
	return nil
}

func (b *book) find(name string) (sheet, bool) {
	for _, s := range b.sheets {
		if s.name == name {
			return s, true
		}
	}
	return sheet{}, false
}

// reachable reports whether another sheet is also a list of people: they have names and ways to reach them.
// Rooms and sponsors only have names.
func reachable(l *Layout) bool {
	named := l.Has(field.DisplayName) || l.Has(field.Given) || l.Has(field.Family)
	return named && (l.Has(field.Email) || l.Has(field.Phone) || l.IsReport())
}
