package xlsx

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Layout says which sheet of a workbook has the people and what its columns hold. SniffSheet proposes one; its
// fields may be changed before ReadWith.
type Layout struct {
	table.Layout
	Sheet  string
	Sheets []string // all sheets of cells by their names, hidden ones last
	// Further are other visible sheets with people, with layouts of their own.
	Further []*Layout
}

// Errors about a whole file. All say what to do.
var (
	errEmpty    = say.Errorf("the workbook has no cells in it")
	errBroken   = say.Errorf("the workbook is broken or was not downloaded whole; get it again, or open it in a spreadsheet program and save it again")
	errTooLarge = say.Errorf("the workbook unpacks to far more than its size; if you trust it, open it in a spreadsheet program and save it as CSV")
)

// SniffSheet reads a workbook and finds the sheet with the people and what its columns hold. name is the file's
// name, for errors; sheet is the name of the only sheet to look at, in any case, or "" to leave the choice. A
// workbook in which nobody is recognised is no error here, because a user may know better.
func SniffSheet(r io.Reader, name, sheet string) (*Layout, error) {
	b, err := open(r)
	if err != nil {
		return nil, say.Errorf("{{.Name}}: {{.Why}}", name, err)
	}
	l, err := b.layout(sheet)
	if err = errors.Join(err, b.Close()); err != nil {
		return nil, say.Errorf("{{.Name}}: {{.Why}}", name, err)
	}
	return l, nil
}

// ReadSheet reads the people of a workbook by the layout of SniffSheet; name is the file's name, for errors. A
// row that cannot be read is a *data.RowError and the next one still comes; any other error ends the reading.
// The rows are read as a stream; the packed file is in memory, large parts of it are unpacked into temporary files.
func ReadSheet(r io.Reader, name, sheet string) iter.Seq2[data.Draft, error] {
	return reading(r, name, func(b *book) (*Layout, error) { return b.layout(sheet) })
}

// ReadWith reads the sheet of a layout and its further ones. Otherwise it works like ReadSheet.
func ReadWith(r io.Reader, name string, l *Layout) iter.Seq2[data.Draft, error] {
	return reading(r, name, func(*book) (*Layout, error) { return l, nil })
}

func reading(r io.Reader, name string, layout func(*book) (*Layout, error)) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		b, err := open(r)
		if err != nil {
			yield(data.Draft{}, say.Errorf("{{.Name}}: {{.Why}}", name, err))
			return
		}
		defer b.Close() // temporary files; what was read is right
		l, err := layout(b)
		if err != nil {
			yield(data.Draft{}, say.Errorf("{{.Name}}: {{.Why}}", name, err))
			return
		}
		b.read(l, name, yield)
	}
}

// read reads the sheet of a layout and its further ones.
func (b *book) read(l *Layout, name string, yield func(data.Draft, error) bool) {
	all := append([]*Layout{l}, l.Further...)
	g := table.NewGroup(yield)
	if slices.ContainsFunc(all, func(l *Layout) bool { return l.Several }) && len(all) > 1 {
		g.Join()
	}
	if l.Several {
		b.readAbout(g, all)
	}
	for i, l := range all {
		title := ""
		if len(all) > 1 {
			title = l.Sheet
		}
		locate := func(err error) error { return located(err, name, l.Sheet, i > 0) }
		if err := b.readSheet(g, l, title, locate); err != nil {
			yield(data.Draft{}, locate(err))
			return
		}
		if g.Stopped() {
			return
		}
	}
	g.End()
}

// readAbout reads the other visible sheets for what they say about the meeting.
func (b *book) readAbout(g *table.Group, all []*Layout) {
	for _, s := range b.sheets {
		if s.hidden || slices.ContainsFunc(all, func(l *Layout) bool { return l.Sheet == s.name }) {
			continue
		}
		if rows, err := b.rows(s); err == nil {
			g.About(rows.next)
			_ = rows.Close() // a temporary file that was read
		}
	}
}

// located adds the place to an error: a row of a further sheet, or the file.
func located(err error, name, sheet string, further bool) error {
	var row *data.RowError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &row):
		if further {
			row.Reason = say.T("of the sheet {{.Sheet}}: {{.Why}}", strconv.Quote(sheet), row.Reason)
		}
		return row
	}
	return say.Errorf("{{.Name}}: sheet {{.Sheet}}: {{.Why}}", name, strconv.Quote(sheet), err)
}

// readSheet reads one sheet.
func (b *book) readSheet(g *table.Group, l *Layout, title string, locate func(error) error) error {
	s, ok := b.find(l.Sheet)
	if !ok {
		return say.As(table.ErrNoTable, "there is no such sheet: there is no column with a name, organisation, e-mail or phone; choose in the preview what the columns hold")
	}
	rows, err := b.rows(s)
	if err != nil {
		return err
	}
	defer rows.Close() // a temporary file that was read
	g.Read(&l.Layout, rows.next, title, locate)
	return nil
}

// layout gives the layout of a sheet by its name; for "" that of the sheet that makes most sense.
func (b *book) layout(name string) (*Layout, error) {
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	if name == "" {
		l, err := b.sniff()
		if err == nil {
			l.Sheets = names
		}
		return l, err
	}
	at := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
	if at < 0 {
		return nil, say.Errorf("there is no sheet {{.Name}}; the workbook has {{.Names}}", strconv.Quote(name), quoted(names))
	}
	l, _, err := b.propose(b.sheets[at])
	if err == nil && l == nil {
		err = say.Errorf("there is nothing on the sheet {{.At}}", strconv.Quote(names[at]))
	}
	if err != nil {
		return nil, err
	}
	l.Sheets = names
	return l, nil
}

func quoted(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strconv.Quote(n)
	}
	return strings.Join(out, ", ")
}

// sniff looks at all sheets: it takes the one that makes most sense as a table of people, a hidden one only if
// no other has anybody.
func (b *book) sniff() (*Layout, error) {
	var best *Layout
	var bestScore float64
	var others []*Layout
	for _, s := range b.sheets {
		if s.hidden && best != nil && best.People() {
			continue
		}
		l, score, err := b.propose(s)
		if err != nil {
			return nil, err
		}
		if l == nil {
			continue
		}
		if !s.hidden && reachable(l) {
			others = append(others, l)
		}
		if best == nil || l.People() && !best.People() || l.People() == best.People() && score > bestScore {
			best, bestScore = l, score
		}
	}
	if best == nil {
		return nil, errEmpty
	}
	for _, l := range others {
		if l != best {
			best.Further = append(best.Further, l)
		}
	}
	return best, nil
}

// epoch is the year from which the workbook counts days.
func (b *book) epoch() int {
	if props, err := b.file.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		return 1904
	}
	return 1900
}

// propose gives the layout of one sheet; nil for an empty one.
func (b *book) propose(s sheet) (*Layout, float64, error) {
	rows, err := b.rows(s)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close() // a temporary file that was read
	p := table.Propose(rows.next)
	if len(p.Columns) == 0 || isLong(s, &p.Layout) {
		return nil, 0, rows.failed()
	}
	l := &Layout{Layout: *p.Settle(), Sheet: s.name}
	l.Epoch = b.epoch()
	return l, p.Score(), nil
}
