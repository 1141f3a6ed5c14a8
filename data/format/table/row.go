package table

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"lanyard/data"
	"lanyard/data/format/field"
)

// Drafts makes drafts of the rows behind the header. A row that cannot be read is a *data.RowError and
// the next one still comes, as is, after its row, each cell that is not what its column says; any other
// error ends the reading. It ends with ErrNoTable when no column says who a row is about.
func (l *Layout) Drafts(next Next) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		if !l.People() {
			yield(data.Draft{}, ErrNoTable)
			return
		}
		a := newAssembler(l)
		mended := false
		for {
			cells, err := next()
			if err == io.EOF {
				return
			}
			var row *data.RowError
			switch {
			case errors.As(err, &row):
			case err != nil:
				yield(data.Draft{}, fmt.Errorf("reading the table near line %d: %w", cells.Line, err))
				return
			case cells.Line < l.FirstLine || cells.Line <= l.HeaderLine || blank(cells.Text) || a.isHeader(cells.Text):
				continue
			case !a.own && isTotal(cells.Text):
				continue
			case !a.own && isHeading(&cells):
				err = &data.RowError{Line: cells.Line, Reason: fmt.Sprintf("%q is a heading across the table, not a person, and was left out", heading(cells.Text)), Kept: true}
			case !a.own && a.isNote(cells.Text):
				err = &data.RowError{Line: cells.Line, Reason: fmt.Sprintf("%.80q is a note, not a person, and was left out", heading(cells.Text)), Kept: true}
			}
			var d data.Draft
			var aside []error
			if err == nil {
				d, aside, err = a.draft(cells)
			}
			if err == nil && cells.Mended && !mended {
				mended = true // once: there may be many
				aside = append(aside, &data.RowError{Line: cells.Line, Reason: "has bytes that are not UTF-8 as the rest of the table; they were read as it could be guessed, here and in rows further on: check them, or save the file again as UTF-8", Kept: true})
			}
			if !yield(d, err) {
				return
			}
			for _, err := range aside {
				if !yield(data.Draft{}, err) {
					return
				}
			}
		}
	}
}

// address collects the parts of one postal address of a row.
type address struct {
	label, whole string
	lines        []string
	parts        data.Address
}

// key tells which columns belong to one value.
type key struct {
	label string
	group int
}

// assembler makes drafts of rows.
type assembler struct {
	l       *Layout
	own     bool        // Lanyard's table: cells are taken as they are
	labels  map[int]int // column of a value → column of its label
	headers []string
}

func newAssembler(l *Layout) *assembler {
	a := &assembler{l: l, own: l.Program == "lanyard", labels: map[int]int{}}
	for _, c := range l.Columns {
		a.headers = append(a.headers, c.Header)
	}
	kinds := map[field.ID]field.ID{
		field.EmailLabel: field.Email, field.PhoneLabel: field.Phone, field.LinkLabel: field.Link, field.OtherLabel: field.Other,
	}
	for i, lab := range l.Columns {
		kind, ok := kinds[lab.Field]
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

// isHeader knows a header that is repeated further down.
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
	addresses map[key]*address
	order     []key
	year      [3]string // birth year, month, day in columns of their own
	metOn     string
	metAt     string
	met       data.DraftEncounter
	lists     string // the column Attendance
	more      string
	aside     []error // *data.RowError, of cells that were kept as they are
}

// draft reads a row; the error is a *data.RowError when it is about nobody. aside tells of cells
// that are not what their columns say.
func (a *assembler) draft(cells Cells) (d data.Draft, aside []error, err error) {
	r := a.assemble(cells)
	c := &r.d.Contact
	if c.DisplayName+c.Given+c.Family+c.Additional+c.Nickname+c.Organisation == "" && len(c.Emails)+len(c.Phones)+len(c.Links) == 0 {
		return data.Draft{}, nil, &data.RowError{Line: cells.Line, Reason: "has no name, organisation, e-mail or phone and was left out"}
	}
	return r.d, r.aside, nil
}

func (a *assembler) assemble(row Cells) *rowDraft {
	r := &rowDraft{assembler: a, cells: row.Text}
	r.d.Line = row.Line
	for i, v := range row.Text {
		if a.own {
			v = restore(v)
		} else {
			v = unforced(clean(v))
		}
		if link := row.link(i); link != "" && !a.own {
			v = r.linked(i, v, link)
		}
		switch {
		case v == "":
		case !a.own && isSpreadsheetError(v):
			r.wrong(i, v)
		case i >= len(a.l.Columns):
			r.other(fmt.Sprintf("column %d", i+1), v)
		default:
			r.take(i, &a.l.Columns[i], v)
		}
	}
	r.finish()
	return r
}

// label is what the value in column i is called: by its label column, else by its header.
func (r *rowDraft) label(i int) (label string, preferred bool) {
	if j, ok := r.labels[i]; ok && j < len(r.cells) {
		if r.own {
			return ownLabel(restore(r.cells[j]))
		}
		if all := values(clean(r.cells[j])); len(all) > 0 {
			if label, preferred = labelOf(all[0]); label != "" {
				return label, preferred
			}
		}
	}
	return r.l.Columns[i].Label, preferred
}
