package xlsx

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"lanyard/data/format/table"
)

// LongSheet is the sheet with the full texts that are longer than a cell, in as many rows as they need.
const LongSheet = "Long texts"

var longHeader = []string{"No.", "Of", "Column", "Text"}

// long is a text that is too long for a cell.
type long struct{ of, column, text string }

// fits is how many bytes of a text fit into a cell of so many UTF-16 units, without cutting a letter.
func fits(s string, units int) int {
	if len(s) <= units {
		return len(s)
	}
	for i, r := range s {
		if units--; r > 0xFFFF {
			units--
		}
		if units < 0 {
			return i
		}
	}
	return len(s)
}

// longMark is the end of a cell whose full text is in the sheet of long texts.
func longMark(no int) string {
	return fmt.Sprintf(" … [whole in the sheet %q, no. %d]", LongSheet, no)
}

var longMarked = regexp.MustCompile(` … \[whole in the sheet "` + LongSheet + `", no\. (\d{1,9})\]$`)

// hold gives the part of a text for its cell; a text that is too long goes to the sheet of long texts.
func (e *Encoder) hold(text, of, column string) (cell string, cut bool) {
	if fits(text, excelize.TotalCellChars) == len(text) {
		return text, false
	}
	if e.w == nil {
		return "", true
	}
	e.longs = append(e.longs, long{of, column, text})
	mark := longMark(len(e.longs))
	return text[:fits(text, excelize.TotalCellChars-len(mark))] + mark, true
}

// putLongs writes the sheet of long texts.
func (e *Encoder) putLongs() error {
	if _, err := e.file.NewSheet(LongSheet); err != nil {
		return err
	}
	w, err := e.file.NewStreamWriter(LongSheet)
	if err != nil {
		return err
	}
	if err := w.SetColWidth(2, 3, 26); err != nil {
		return err
	}
	if err := w.SetColWidth(4, 4, 100); err != nil {
		return err
	}
	if err := w.SetPanes(frozen()); err != nil {
		return err
	}
	row := 0
	put := func(style int, cells ...string) error {
		row++
		return w.SetRow(fmt.Sprint("A", row), styled(cells, style))
	}
	if err := put(e.bold, longHeader...); err != nil {
		return err
	}
	for i, l := range e.longs {
		for text := l.text; text != ""; {
			n := fits(text, excelize.TotalCellChars)
			if err := put(e.text, strconv.Itoa(i+1), l.of[:fits(l.of, 200)], l.column, text[:n]); err != nil {
				return err
			}
			text = text[n:]
		}
	}
	return w.Flush()
}

// maxLong limits the bytes of long texts that are read.
const maxLong = 256 << 20

// whole gives the full text of a cell that ends with the mark; the cell itself if somebody changed it.
func (r *rows) whole(cell string) string {
	if len(cell) < excelize.TotalCellChars-100 || !strings.HasSuffix(cell, "]") {
		return cell
	}
	m := longMarked.FindStringSubmatchIndex(cell)
	if m == nil {
		return cell
	}
	if r.book.longs == nil {
		r.book.longs = map[int]string{} // also for the sheet itself
		r.book.readLongs()
	}
	no, _ := strconv.Atoi(cell[m[2]:m[3]]) // digits
	if text := r.book.longs[no]; strings.HasPrefix(text, cell[:m[0]]) {
		return text
	}
	return cell
}

// readLongs reads the sheet of long texts, as far as possible.
func (b *book) readLongs() {
	s, ok := b.find(LongSheet)
	if !ok {
		return
	}
	sheet, err := b.rows(s)
	if err != nil {
		return
	}
	defer sheet.Close() // a temporary file that was read
	parts := map[int][]string{}
	for size := 0; size < maxLong; {
		cells, err := sheet.next()
		if err != nil {
			break
		}
		if len(cells.Text) != len(longHeader) {
			continue
		}
		if no, err := strconv.Atoi(cells.Text[0]); err == nil {
			parts[no] = append(parts[no], cells.Text[3])
			size += len(cells.Text[3])
		}
	}
	for no, texts := range parts {
		b.longs[no] = strings.Join(texts, "")
	}
}

// isLong recognises the sheet of long texts, which has no people.
func isLong(s sheet, l *table.Layout) bool {
	return s.name == LongSheet && slices.EqualFunc(l.Columns, longHeader, func(c table.Column, h string) bool { return c.Header == h })
}
