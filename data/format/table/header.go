package table

import (
	"slices"

	"lanyard/data"
	"lanyard/data/format/field"
)

// Header is the header of Lanyard's own table, one row for each contact, the same in both flavours and in all
// versions (columns are only added at the end): see columns, and the README.
//
// A label "* work" marks the preferred value. More holds, as JSON, what the columns before it cannot: a fourth
// e-mail, earlier encounters, a topic with a semicolon, values that merges replaced.
//
// The answers to each question that was asked stand in a column behind these.
func Header(asked ...data.Question) []string { return withAnswers(header, asked) }

// Widths are the widths of the columns of Header in a workbook, in characters.
func Widths(asked ...data.Question) []float64 {
	out := make([]float64, len(own), len(own)+len(asked))
	for i := range own {
		out[i] = own[i].width
	}
	for range asked {
		out = append(out, answerWidth)
	}
	return out
}

// Own are the columns of Lanyard's own table, without More: its header, width in a workbook, and its cell.
func Own() (out []OwnColumn) {
	for i := range own {
		if c := &own[i]; c.id != field.More {
			out = append(out, OwnColumn{c.header(), c.width, func(r *Row) string { return c.cell(r, max(c.number-1, 0)) }})
		}
	}
	return out
}

// OwnColumn is one of Own.
type OwnColumn struct {
	Header string
	Width  float64
	Cell   func(*Row) string
}

// IsOwnHeader reports whether a row is the header of a table that Lanyard wrote, also with fewer columns at the
// end.
func IsOwnHeader(cells []string) bool {
	cells = withoutAnswers(cells)
	return len(cells) > lastOfFirst && len(cells) <= len(header) && slices.Equal(cells, header[:len(cells)])
}

// own are the columns of Lanyard's own table.
var own = slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.cell == nil })

var header = func() (out []string) {
	for i := range own {
		out = append(out, own[i].header())
	}
	return out
}()

var (
	moreColumn  = place(field.More)
	lastOfFirst = place(field.Attendance) // the last column of the first tables with a column More
)

// place is the index of a field in Header.
func place(id field.ID) int { return slices.IndexFunc(own, func(c column) bool { return c.id == id }) }

// ownLayout is how Lanyard's own table is read back.
func ownLayout(asked []data.Question) *Layout {
	p := Proposal{}
	p.HeaderLine = 1
	p.setColumns(Header(asked...))
	p.Program = "lanyard"
	return &p.Layout
}

// Flattener writes rows into Lanyard's own columns.
type Flattener struct {
	back  *assembler // reads what was written, to find what More must say
	asked []data.Question
}

// NewFlattener makes a Flattener for any number of rows, with a column for the answers to each question.
func NewFlattener(asked ...data.Question) *Flattener {
	return &Flattener{newAssembler(ownLayout(asked)), asked}
}

// Cells gives the cells of a row in the columns of Header.
func (f *Flattener) Cells(r *Row) []string {
	cells := make([]string, len(own), len(own)+len(f.asked))
	for i := range own {
		cells[i] = own[i].cell(r, max(own[i].number-1, 0))
	}
	for _, q := range f.asked {
		cells = append(cells, Answers(r.Encounters, q.Key))
	}
	cells[moreColumn] = moreCell(f.back, r, cells)
	return cells
}

// LabelCell writes a label, with a star for the preferred value.
func LabelCell(label string, preferred bool) string {
	switch {
	case preferred && label == "":
		return "*"
	case preferred:
		return "* " + label
	}
	return label
}
