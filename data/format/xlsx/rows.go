package xlsx

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// maxCells limits the cells of a sheet that are read. A cell at the far right makes its row as wide, so a small
// file could demand billions.
const maxCells = 200_000_000

// rows reads one sheet with excelize, and adds what excelize's rows leave out.
type rows struct {
	*excelize.Rows
	book  *book
	about *extras
	line  int
	cells int
	links []string
	carry map[int]string // column → text of the merged cell that reaches down to here
}

// rows begins a sheet.
func (b *book) rows(s sheet) (*rows, error) {
	about, err := b.extras(s)
	if err != nil {
		return nil, err
	}
	r, err := b.file.Rows(s.name)
	if err != nil {
		return nil, say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	return &rows{Rows: r, book: b, about: about, carry: map[int]string{}}, nil
}

// failed is the error that ended the sheet, nil at its end.
func (r *rows) failed() error {
	if err := r.Error(); err != nil {
		return say.As(errBroken, "the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again ({{.Why}})", err.Error())
	}
	if !r.about.whole {
		return errBroken // excelize stops silently where the XML does
	}
	return nil
}

// next gives the next row of the sheet.
func (r *rows) next() (table.Cells, error) {
	if !r.Next() {
		if err := r.failed(); err != nil {
			return table.Cells{Line: r.line}, err
		}
		return table.Cells{Line: r.line}, io.EOF
	}
	r.line++
	cells, err := r.Columns()
	if err != nil {
		return table.Cells{Line: r.line}, &data.RowError{Line: r.line, Reason: say.T("cannot be read ({{.Why}}) and was left out", err.Error())}
	}
	if r.cells += len(cells); r.cells > maxCells {
		return table.Cells{Line: r.line}, say.Errorf("the sheet has too many cells; save the rows of people as CSV and import that")
	}
	for i, c := range cells {
		cells[i] = r.whole(r.book.chosen(shown(c)))
	}
	cells = r.down(cells)
	return table.Cells{Text: cells, Links: r.linked(len(cells)), Span: r.about.spans[r.line], Line: r.line}, nil
}

// shown removes what excelize adds to a value: the midnight of a day.
func shown(cell string) string {
	if len(cell) == len("2006-01-02 00:00:00") && cell[4] == '-' {
		return strings.TrimSuffix(cell, " 00:00:00")
	}
	return cell
}

// down repeats the text of a cell that is merged with those below, because it holds for all these rows.
func (r *rows) down(cells []string) []string {
	for _, m := range r.about.down[r.line] {
		if m.first == r.line {
			if m.column < len(cells) {
				r.carry[m.column] = cells[m.column]
			} else {
				delete(r.carry, m.column)
			}
			continue
		}
		text := r.carry[m.column]
		if text == "" {
			continue
		}
		for len(cells) <= m.column {
			cells = append(cells, "")
		}
		if cells[m.column] == "" {
			cells[m.column] = text
		}
	}
	return cells
}

// linked gives the links of the cells in the row.
func (r *rows) linked(n int) []string {
	links := r.about.links[r.line]
	if len(links) == 0 {
		return nil
	}
	r.links = append(r.links[:0], make([]string, n)...)
	for column, target := range links {
		for len(r.links) <= column {
			r.links = append(r.links, "")
		}
		r.links[column] = target
	}
	return r.links
}
