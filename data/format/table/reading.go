package table

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// Drafts makes drafts of the rows after the header, and of those of further tables below it, by their own
// headers. A row that cannot be read is a *data.RowError and the next one still comes; so is, after its row,
// each cell that does not fit its column. Any other error ends the reading. It ends with ErrNoTable when no
// column says whom a row is about.
func (l *Layout) Drafts(next Next) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		g := NewGroup(yield)
		if g.Read(l, next, "", nil) {
			g.End()
		}
	}
}

// Group reads tables that may have the same people: the sections of a report, the sheets of a workbook. If a
// table says who was in a meeting, or a file has several tables, each person comes once, after the last table;
// else rows come as they are read.
type Group struct {
	yield   func(data.Draft, error) bool
	stopped bool
	people  *people
	meeting about
	tables  int // read so far, with sections
	located func(error) error
}

// NewGroup begins a group.
func NewGroup(yield func(data.Draft, error) bool) *Group { return &Group{yield: yield} }

// Join says that the next tables have the same people.
func (g *Group) Join() {
	if g.people == nil {
		g.people = newPeople()
	}
}

// About reads the beginning of a table without people for what it says about the meeting.
func (g *Group) About(next Next) {
	r := reader{Group: g, main: &Layout{Several: true}}
	for range headerRows {
		cells, err := next()
		if err != nil {
			return
		}
		if !blank(cells.Text) {
			r.note(&cells)
		}
	}
}

// Read reads a table with a title, "" for none. located adds the place to its errors; nil adds nothing. It
// gives false when the reading has ended; then End must not be called.
func (g *Group) Read(l *Layout, next Next, title string, located func(error) error) bool {
	g.located = located
	if l.Transposed {
		next = turned(next)
	}
	if !l.People() {
		g.fail(ErrNoTable)
		g.stopped = true
		return false
	}
	if l.Several && g.people == nil {
		g.people = newPeople()
	}
	r := reader{Group: g, main: l, a: newAssembler(l), section: titled(title)}
	g.tables++
	if l.Several && l.HeaderLine > 0 {
		r.a = nil // there may be tables above the main one
	}
	r.section.used = r.a != nil // its title is that of the sheet
	r.rows(next)
	return !g.stopped
}

// End gives the people that were collected.
func (g *Group) End() {
	if g.people == nil {
		return
	}
	g.located = nil
	for _, p := range g.people.all {
		d, aside := p.finish(&g.meeting)
		if !g.give(d, aside) {
			return
		}
	}
}

// Stopped reports whether an error or the caller ended the reading.
func (g *Group) Stopped() bool { return g.stopped }

// give yields a draft with what must be reported about it.
func (g *Group) give(d data.Draft, aside []error) bool {
	if !g.stopped && !g.yield(d, nil) {
		g.stopped = true
	}
	for _, err := range aside {
		g.fail(err)
	}
	return !g.stopped
}

// fail yields an error.
func (g *Group) fail(err error) {
	if g.stopped {
		return
	}
	if g.located != nil {
		err = g.located(err)
	}
	if !g.yield(data.Draft{}, err) {
		g.stopped = true
	}
}

// tell reports rows that were left out; kept says that nothing is lost.
func (g *Group) tell(line int, kept bool, what say.Text) {
	g.fail(&data.RowError{Line: line, Reason: what, Kept: kept})
}

// reader goes through one table.
type reader struct {
	*Group
	main    *Layout
	a       *assembler // of the present section; nil: the rows are not about people
	section section
	gaps    int // rows searched for a header
	mended  bool
	under   string // the heading above the rows

	last *rowDraft // the person above, until no more rows can belong to them; nil: nobody
}

func (r *reader) rows(next Next) {
	for !r.stopped {
		cells, err := next()
		if err == io.EOF {
			break
		}
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			r.release()
			r.fail(err)
		case err != nil:
			r.release()
			r.fail(say.Errorf("reading the table near line {{.Line}}: {{.Why}}", cells.Line, err))
			r.stopped = true
		default:
			r.row(&cells)
		}
	}
	r.release()
	r.closeSection()
}

// row takes one row of the file.
func (r *reader) row(cells *Cells) {
	l := r.main
	if l.Program == "lanyard" {
		if cells.Line >= l.FirstLine && cells.Line > l.HeaderLine && !blank(cells.Text) && !r.a.isHeader(cells.Text) {
			r.persons(cells)
		}
		return
	}
	switch {
	case blank(cells.Text):
		r.section.gap = true
		return
	case !l.Several && (cells.Line < l.FirstLine || cells.Line <= l.HeaderLine):
		return
	case l.Several && cells.Line == l.HeaderLine:
		r.open(l, cells)
		return
	case r.a != nil && r.a.isHeader(cells.Text):
		if l.Several {
			r.open(r.a.l, cells)
		}
		return
	}
	if (cells.Line > l.HeaderLine || l.Several) && r.otherTable(cells) {
		return
	}
	if r.a == nil {
		return
	}
	switch {
	case isTotal(cells.Text), r.leave(cells):
	case isHeading(cells):
		r.release()
		r.tell(cells.Line, true, say.T("{{.Row}} is a heading across the table, not a person, and was left out", strconv.Quote(heading(cells.Text))))
	case r.a.isNote(cells.Text):
		r.release()
		r.tell(cells.Line, true, say.T("{{.Row}} is a note, not a person, and was left out", fmt.Sprintf("%.80q", heading(cells.Text))))
	default:
		r.persons(cells)
	}
}

// persons reads the row of one person, or of several beside each other.
func (r *reader) persons(cells *Cells) {
	all := r.a.l.peopleIn(cells)
	if all == nil {
		r.person(r.a.assemble(*cells))
		return
	}
	host := ""
	for _, one := range all {
		made := r.a.assemble(one)
		c := &made.d.Contact
		switch {
		case !r.a.l.comesWith(one.Person):
			if host == "" {
				host = c.Name()
			}
		case host != "" && !nobody(c):
			c.Note = strings.TrimSpace(c.Note + "\nGuest of " + host)
		}
		r.person(made)
	}
}

// person takes the draft of one person.
func (r *reader) person(made *rowDraft) {
	cells := made.row
	r.belongs(made)
	c := &made.d.Contact
	if r.last != nil && r.people == nil && !made.own && cells.Person == 0 && r.continues(made) {
		r.join(made)
		return
	}
	above := r.last
	r.release()
	if above != nil && r.people == nil && !made.own && cells.Person == 0 && len(r.a.l.Columns) > 3 && nameless(c) && !nameless(&above.d.Contact) && r.a.onlyOfLists(made.cells) {
		made.aside = append(made.aside, maybeContinued(cells.Line, above.d.Contact.Name()))
	}
	if nobody(c) {
		r.fail(&data.RowError{Line: cells.Line, Reason: say.T("has no name, organisation, e-mail or phone and was left out")})
		return
	}
	if cells.Mended && !r.mended {
		r.mended = true // once: there may be many
		made.aside = append(made.aside, &data.RowError{Line: cells.Line, Reason: say.T("has bytes that are not UTF-8 as the rest of the table; they were read as it could be guessed, here and in rows further on: check them, or save the file again as UTF-8"), Kept: true})
	}
	if r.people != nil {
		r.collect(made)
		return
	}
	r.last = made
}

// release yields the person that was held back.
func (r *reader) release() {
	if r.last == nil {
		return
	}
	made := r.last
	r.last = nil
	r.give(made.d, made.aside)
}
