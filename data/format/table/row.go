package table

import (
	"fmt"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// address collects the parts of one postal address of a row.
type address struct {
	label, whole string
	lines        []string
	parts        data.Address
}

// key is common to the columns of one value.
type key struct {
	label string
	group int
}

// assembler makes drafts of rows.
type assembler struct {
	l       *Layout
	own     bool        // Lanyard's table: cells are used as they are
	labels  map[int]int // column of a value → column of its label
	headers []string
	takers  []taker // of the columns
	order   []int   // the order in which columns are taken; nil: as in the file
	roles   []bool  // columns of titles that may be roles in an event
	report  bool    // the rows say who was in a meeting
	payers  []bool  // columns of the payer, beside those of the person
	second  []bool  // columns that belong to another if the person has a value of their own
}

func newAssembler(l *Layout) *assembler {
	a := &assembler{l: l, own: l.Program == "lanyard", labels: map[int]int{}}
	for _, c := range l.Columns {
		a.headers, a.takers = append(a.headers, c.Header), append(a.takers, takers[c.Field])
	}
	if !a.own {
		a.order, a.second = priority(l.Columns), seconds(l.Columns)
		a.payers = payers(l.Columns)
		a.report = l.IsReport()
		a.roles = make([]bool, len(l.Columns))
		for i, c := range l.Columns {
			a.roles[i] = c.Field == field.Title && field.NamesRole(c.Header)
		}
	}
	for i, lab := range l.Columns {
		kind, ok := lab.Field.Labels()
		if !ok {
			continue
		}
		for j, c := range l.Columns {
			if c.Field == kind && c.Group == lab.Group && (kind != field.Other || c.Label == lab.Label) {
				a.labels[j] = i
			}
		}
	}
	return a
}

// isHeader recognises a header that is repeated further down.
func (a *assembler) isHeader(cells []string) bool {
	if a.l.HeaderLine == 0 || len(cells) < len(a.headers) {
		return false
	}
	for i, h := range a.headers {
		if clean(cells[i]) != h {
			return false
		}
	}
	return true
}

// rowDraft is a draft in the making.
type rowDraft struct {
	*assembler
	d         data.Draft
	cells     []string
	row       Cells
	addresses map[key]*address
	order     []key
	particle  string    // comes before the family name
	byPayer   bool      // the row names only the payer
	nameOf    string    // the header of the whole name
	year      [3]string // birth year, month, day in columns of their own
	metOn     string
	metAt     string
	met       data.DraftEncounter
	lists     string // the column Attendance
	agreed    string // the column Appointments
	more      string
	visit     *visit  // in a report on a meeting: when the person was there
	aside     []error // *data.RowError, of cells that were kept as they are
	topics    data.Once[string]
	mails     data.Once[string] // addresses in the form for comparing
	known     *known            // set when other rows are united with it
}

// nobody reports whether a draft has neither a name nor a way to reach somebody.
func nobody(c *data.Contact) bool {
	return nameless(c) && len(c.Emails)+len(c.Phones)+len(c.Links) == 0
}

// nameless reports whether a contact has no name of a person or an organisation.
func nameless(c *data.Contact) bool {
	return c.DisplayName == "" && c.Given == "" && c.Family == "" && c.Additional == "" && c.Nickname == "" && c.Organisation == ""
}

func (a *assembler) assemble(row Cells) *rowDraft {
	r := &rowDraft{assembler: a, cells: row.Text, row: row}
	r.d.Line = row.Line
	r.byPayer = a.onlyPayer(row.Text)
	if a.report {
		r.visit = &visit{reported: a.l.IsReport()}
	}
	for _, i := range a.order {
		if i < len(row.Text) {
			r.cell(row, i)
		}
	}
	for i := range row.Text {
		if a.order == nil || i >= len(a.l.Columns) {
			r.cell(row, i)
		}
	}
	r.finish()
	return r
}

// cell takes the i-th cell of the row.
func (r *rowDraft) cell(row Cells, i int) {
	v := row.Text[i]
	if r.own {
		v = Unguard(v)
	} else {
		v = unforced(clean(v))
	}
	if link := row.link(i); link != "" && !r.own {
		v = r.linked(i, v, link)
	}
	switch {
	case v == "":
	case !r.own && isSpreadsheetError(v) && (i >= len(r.l.Columns) || r.l.Columns[i].Field != field.Topics && r.l.Columns[i].Field != field.Note):
		r.wrong(i, v)
	case i >= len(r.l.Columns):
		r.other(fmt.Sprintf("column %d", i+1), v)
	default:
		r.take(i, &r.l.Columns[i], v)
	}
}

// ownLabel reads a label that LabelCell wrote.
func ownLabel(cell string) (label string, preferred bool) {
	if cell == "*" {
		return "", true
	}
	return strings.CutPrefix(cell, "* ")
}

// label is the label of the value in column i: from its label column, else from its header.
func (r *rowDraft) label(i int) (label string, preferred bool) {
	if j, ok := r.labels[i]; ok && j < len(r.cells) {
		if r.own {
			return ownLabel(Unguard(r.cells[j]))
		}
		if all := values(clean(r.cells[j])); len(all) > 0 {
			if label, preferred = labelOf(all[0]); label != "" {
				return label, preferred
			}
		}
	}
	return r.l.Columns[i].Label, preferred
}
