package xlsx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"

	"lanyard/data/say"

	"github.com/xuri/excelize/v2"
)

// extras is what a sheet says beside the values of its cells: their links, and which are merged. excelize gives
// these only for a sheet that is in memory as a whole, so this file reads them.
type extras struct {
	links map[int]map[int]string // row from 1 → column from 0 → target
	down  map[int][]merged       // row from 1 → cells that are merged over rows, this one among them
	downs int                    // entries of down
	spans map[int]int            // row from 1 → how many columns its widest merged cell takes
	whole bool                   // the cells come to an end
	blank bool                   // a cell has a style that is no number
}

// merged is a column of a merged cell.
type merged struct{ first, column int }

// Limits on merged cells and links.
const (
	maxMergedRows = 1_000_000
	maxLinks      = 2_000_000
)

// extras reads the part of a sheet: quickly over the cells, where only formulas of links count, and then what
// comes after them.
func (b *book) extras(s sheet) (*extras, error) {
	if e := b.about[s.part]; e != nil {
		return e, nil
	}
	e := &extras{links: map[int]map[int]string{}, down: map[int][]merged{}, spans: map[int]int{}}
	f := b.parts[s.part]
	if f == nil {
		e.whole = true
		return e, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	defer r.Close() // it was read
	br := bufio.NewReaderSize(r, 256<<10)
	if err := e.cells(br); err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	if err := e.after(br, b.targets(s.part)); err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	if e.blank {
		if err := b.mend(f); err != nil {
			return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
		}
	}
	b.about[s.part] = e
	return e, nil
}

// mend removes empty styles from a sheet before excelize reads it, because excelize would lose the values of
// those cells.
func (b *book) mend(f *zip.File) error {
	if f.UncompressedSize64 > maxMended {
		return say.Errorf("many cells have a style without a number")
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close() // it was read
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	b.file.Pkg.Store(partName(f), emptyStyled.ReplaceAll(text, []byte("$1")))
	return nil
}

const (
	emptyStyle = ` s=""`
	maxMended  = 128 << 20
)

// emptyStyled matches the tag of a cell up to such a style; texts may also contain it.
var emptyStyled = regexp.MustCompile(`(<(?:\w+:)?c(?:\s[^<>]*)?) s=""`)

// cells goes through the tags up to the end of the cells.
func (e *extras) cells(r *bufio.Reader) error {
	var at [16]byte // the name of the last cell
	n := 0
	for {
		tag, err := r.ReadSlice('>')
		switch {
		case err == bufio.ErrBufferFull:
			continue // a long text
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		name, closing := tagName(tag)
		switch string(name) {
		case "sheetData":
			if e.whole = closing || bytes.HasSuffix(tag, []byte("/>")); e.whole {
				return nil
			}
		case "c":
			if !closing {
				n = copy(at[:], cellName(tag))
				e.blank = e.blank || bytes.Contains(tag, []byte(emptyStyle))
			}
		case "f":
			if closing && bytes.Contains(tag, []byte("HYPERLINK(")) {
				e.formula(string(at[:n]), string(tag))
			}
		}
	}
}

// tagName is the name of the tag that ends a piece of XML, without its prefix.
func tagName(piece []byte) (name []byte, closing bool) {
	name = piece[bytes.LastIndexByte(piece, '<')+1:]
	if closing = len(name) > 0 && name[0] == '/'; closing {
		name = name[1:]
	}
	if end := bytes.IndexAny(name, " />\t\r\n"); end >= 0 {
		name = name[:end]
	}
	return name[bytes.LastIndexByte(name, ':')+1:], closing
}

// cellName is the r of a cell's tag: "C2".
func cellName(tag []byte) []byte {
	_, after, _ := bytes.Cut(tag, []byte(` r="`))
	name, _, _ := bytes.Cut(after, []byte(`"`))
	return name
}

// formula takes the target out of =HYPERLINK("https://…","shown"). A computed target stays unknown.
func (e *extras) formula(at, tag string) {
	_, f, _ := strings.Cut(tag, "HYPERLINK(")
	f = strings.NewReplacer("&quot;", `"`, "&amp;", "&").Replace(f)
	if !strings.HasPrefix(f, `"`) {
		return
	}
	target, rest, ok := strings.Cut(f[1:], `"`)
	if rest = strings.TrimSpace(rest); ok && rest != "" && strings.ContainsAny(rest[:1], ",;)") {
		e.link(at, target)
	}
}

// link notes the link of a cell, or of the first of several; places inside the workbook do not count.
func (e *extras) link(ref, target string) {
	first, _, _ := strings.Cut(ref, ":")
	column, row, err := excelize.CellNameToCoordinates(strings.ReplaceAll(first, "$", ""))
	if err != nil || target == "" || strings.HasPrefix(target, "#") || len(e.links) > maxLinks {
		return
	}
	if e.links[row] == nil {
		e.links[row] = map[int]string{}
	}
	e.links[row][column-1] = target
}

// after reads merged cells and links, which come after the cells (ECMA-376 part 1, §18.3.1.99).
func (e *extras) after(r io.Reader, targets map[string]string) error {
	dec := xml.NewDecoder(r)
	dec.Strict = false
	for {
		tok, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "mergeCell":
			e.merge(attr(start, "", "ref"))
		case "hyperlink":
			target := targets[attr(start, "r", "id")]
			e.link(attr(start, "", "ref"), target)
		}
	}
}

// attr gives the value of an attribute; ids may have any prefix.
func attr(start xml.StartElement, prefix, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && (a.Name.Space == "") == (prefix == "") {
			return a.Value
		}
	}
	return ""
}

// merge notes a merged range.
func (e *extras) merge(ref string) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return
	}
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err1 != nil || err2 != nil || right < left || bottom < top {
		return
	}
	if top == bottom {
		e.spans[top] = max(e.spans[top], right-left+1)
		return
	}
	if e.downs += bottom - top + 1; e.downs > maxMergedRows {
		return
	}
	for row := top; row <= bottom; row++ {
		e.down[row] = append(e.down[row], merged{top, left - 1})
	}
}

// relationships is a part of links between parts (ECMA-376 part 2, §9.3).
type relationships struct {
	Relationship []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:",attr"`
		Target string `xml:",attr"`
		Mode   string `xml:"TargetMode,attr"`
	}
}

// related reads the links of a part; none if it has none, or they cannot be read.
func (b *book) related(part string) (out relationships) {
	f := b.parts[path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")]
	if f == nil {
		return out
	}
	r, err := f.Open()
	if err != nil {
		return out
	}
	defer r.Close() // it was read
	if xml.NewDecoder(r).Decode(&out) != nil {
		return relationships{}
	}
	return out
}

// targets gives the targets of a sheet's links outside of the workbook, by their ids.
func (b *book) targets(part string) map[string]string {
	out := map[string]string{}
	for _, r := range b.related(part).Relationship {
		if strings.HasSuffix(r.Type, "/hyperlink") {
			out[r.ID] = unescaped(r.Target)
		}
	}
	return out
}

// unescaped gives a mailto: or tel: address for people; other addresses stay as they are.
func unescaped(target string) string {
	scheme, rest, ok := strings.Cut(target, ":")
	if ok && (strings.EqualFold(scheme, "mailto") || strings.EqualFold(scheme, "tel")) {
		if s, err := url.PathUnescape(rest); err == nil {
			return scheme + ":" + s
		}
	}
	return target
}

// sheetParts gives the parts of the sheets by their names.
func (b *book) sheetParts() map[string]string {
	out := map[string]string{}
	for _, workbook := range []string{"xl/workbook.xml", b.workbookPart()} {
		for _, r := range b.related(workbook).Relationship {
			if r.Type != "" && !strings.HasSuffix(r.Type, "sheet") {
				continue
			}
			target := strings.ReplaceAll(r.Target, `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(workbook), target)
			}
			out[r.ID] = strings.TrimPrefix(target, "/")
		}
		if len(out) > 0 {
			break
		}
	}
	byName := map[string]string{}
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		byName[s.Name] = out[s.ID]
	}
	return byName
}

// workbookPart is the part of the workbook itself, which may have another name.
func (b *book) workbookPart() string {
	for _, r := range b.related("").Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return strings.TrimPrefix(r.Target, "/")
		}
	}
	return ""
}
