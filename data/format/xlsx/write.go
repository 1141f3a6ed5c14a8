package xlsx

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Names of the sheets.
const (
	peopleSheet = "People"
	eventsSheet = "Event"
)

// textFormat is the number format "@": text that is typed over a cell later stays text too.
const textFormat = 49

// eventColumns are the columns of the sheet of events; sessions are in rows below their event.
var eventColumns = []struct {
	header  string
	width   float64 // in characters
	event   func(*data.Event) string
	session func(*data.Event, *data.Session) string
}{
	{"Event", 26, func(e *data.Event) string { return e.Name }, func(e *data.Event, _ *data.Session) string { return e.Name }},
	{"Session", 22, none, func(_ *data.Event, s *data.Session) string { return s.Title }},
	{"Speakers", 26, none, func(_ *data.Event, s *data.Session) string { return s.Speakers }},
	{"Place", 20, func(e *data.Event) string { return e.Place }, func(_ *data.Event, s *data.Session) string { return s.Room }},
	{"Starts", 18, func(e *data.Event) string { return moment(e.Start, e.Zone, e.AllDay) }, func(e *data.Event, s *data.Session) string { return moment(s.Start, zone(e, s), false) }},
	{"Ends", 18, func(e *data.Event) string { return moment(e.End, e.Zone, e.AllDay) }, func(e *data.Event, s *data.Session) string { return moment(s.End, zone(e, s), false) }},
	{"Time zone", 12, func(e *data.Event) string { return e.Zone }, zone},
	{"Link", 28, func(e *data.Event) string { return e.Link }, func(*data.Event, *data.Session) string { return "" }},
	{"Note", 40, func(e *data.Event) string { return data.Described(e.Status, e.Note) }, func(_ *data.Event, s *data.Session) string { return data.Described(s.Status, s.Note) }},
}

// none is the cell of an event in a column for sessions.
func none(*data.Event) string { return "" }

// zone is the zone of a session.
func zone(e *data.Event, s *data.Session) string { return cmp.Or(s.Zone, e.Zone) }

// Encoder writes a workbook (ECMA-376) with Lanyard's own columns (table.Header) on a sheet of people, and
// events on a second one. All cells are text, so that no formula runs and no number or date changes; the header
// stays visible. A text longer than a cell is cut there, with a mark, and is complete on a sheet of its own
// (LongSheet), where Read finds it. The rows go through a temporary file. The same rows give the same bytes.
// Call Close at the end: it writes the file.
type Encoder struct {
	w      io.Writer
	own    *table.Flattener
	header []string
	file   *excelize.File
	people *excelize.StreamWriter
	text   int // style of text cells
	bold   int // style of headers
	row    int // last one written, 1-based
	longs  []long
	err    error

	// Long counts the rows with a text longer than a cell, Unwritable those with characters that a workbook
	// cannot hold: control characters, which are invisible.
	Long, Unwritable int
}

// NewEncoder writes to w; if w is nil, it only counts what does not fit. There is a column for the answers to each question that
// was asked.
func NewEncoder(w io.Writer, asked ...data.Question) *Encoder {
	e := NewTable(w, table.Header(asked...), table.Widths(asked...))
	e.own = table.NewFlattener(asked...)
	return e
}

// NewTable is NewEncoder for other columns, with their widths in characters: see EncodeCells.
func NewTable(w io.Writer, header []string, widths []float64) *Encoder {
	e := &Encoder{w: w, header: header}
	if w != nil {
		e.file = excelize.NewFile()
		e.err = e.begin(widths)
	}
	return e
}

func (e *Encoder) begin(widths []float64) error {
	if err := e.file.SetSheetName("Sheet1", peopleSheet); err != nil {
		return err
	}
	var err error
	if e.text, err = e.file.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top"}}); err != nil {
		return err
	}
	if e.bold, err = e.file.NewStyle(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true}}); err != nil {
		return err
	}
	if e.people, err = e.file.NewStreamWriter(peopleSheet); err != nil {
		return err
	}
	for i, width := range widths {
		if err := e.people.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := e.people.SetPanes(frozen()); err != nil {
		return err
	}
	return e.put(slices.Clone(e.header), e.bold)
}

// frozen keeps the first row visible.
func frozen() *excelize.Panes {
	return &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
}

// Encode writes one row.
func (e *Encoder) Encode(r table.Row) error { return e.EncodeCells(e.own.Cells(&r)) }

// EncodeCells writes one row of cells, and may change them.
func (e *Encoder) EncodeCells(cells []string) error {
	if e.err == nil {
		e.err = e.put(cells, e.text)
	}
	if e.err != nil {
		return say.Errorf("writing the workbook: {{.Why}}", e.err)
	}
	return nil
}

// maxRows is what a sheet holds.
const maxRows = excelize.TotalRows

func (e *Encoder) put(cells []string, style int) error {
	if e.row == maxRows {
		return say.Errorf("a sheet holds {{.Limit}} rows; choose fewer people, or CSV", maxRows)
	}
	e.row++
	cut, unwritten := false, false
	whose := cells[0]
	for i, c := range cells {
		text := visible(c)
		held, long := e.hold(text, whose, e.header[i])
		cut, unwritten = cut || long, unwritten || text != c
		cells[i] = held
	}
	e.count(cut, unwritten)
	if e.w == nil {
		return nil
	}
	at, err := excelize.CoordinatesToCellName(1, e.row)
	if err != nil {
		return err
	}
	return e.people.SetRow(at, styled(cells, style))
}

func (e *Encoder) count(cut, unwritten bool) {
	if cut {
		e.Long++
	}
	if unwritten {
		e.Unwritable++
	}
}

// styled are the cells of a row of text.
func styled(cells []string, style int) []any {
	values := make([]any, len(cells))
	for i, c := range cells {
		if c != "" {
			values[i] = excelize.Cell{StyleID: style, Value: c}
		}
	}
	return values
}

// visible removes what XML cannot hold: control characters except tab and line ends.
func visible(s string) string {
	if strings.IndexFunc(s, unwritable) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unwritable(r) {
			return -1
		}
		return r
	}, s)
}

func unwritable(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// Close ends the workbook with the sheet of events, when there are some, and writes it. It does not
// close the writer below.
func (e *Encoder) Close(events ...data.Event) error {
	err := e.err
	if e.w == nil {
		return err
	}
	if err == nil {
		err = e.people.Flush()
	}
	if err == nil && len(events) > 0 {
		err = e.putEvents(events)
	}
	if err == nil && len(e.longs) > 0 {
		err = e.putLongs()
	}
	if err == nil {
		_, err = e.file.WriteTo(e.w)
	}
	if err = errors.Join(err, e.file.Close()); err != nil {
		return say.Errorf("writing the workbook: {{.Why}}", err)
	}
	return nil
}

func (e *Encoder) putEvents(events []data.Event) error {
	if _, err := e.file.NewSheet(eventsSheet); err != nil {
		return err
	}
	for i, c := range eventColumns {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := e.file.SetColWidth(eventsSheet, col, col, c.width); err != nil {
			return err
		}
		row := 0
		put := func(of, text string) error {
			row++
			held, _ := e.hold(visible(text), of, c.header)
			return e.setText(fmt.Sprint(col, row), held)
		}
		if err := put(eventColumns[0].header, c.header); err != nil {
			return err
		}
		for i := range events {
			ev := &events[i]
			if err := put(ev.Name, c.event(ev)); err != nil {
				return err
			}
			for k := range ev.Sessions {
				if err := put(ev.Name, c.session(ev, &ev.Sessions[k])); err != nil {
					return err
				}
			}
		}
	}
	return e.file.SetPanes(eventsSheet, frozen())
}

// setText writes a cell of the sheet of events.
func (e *Encoder) setText(at, text string) error {
	if text == "" {
		return nil
	}
	if err := e.file.SetCellStr(eventsSheet, at, text); err != nil {
		return err
	}
	return e.file.SetCellStyle(eventsSheet, at, at, e.text)
}

// moment writes a moment in its zone: "2026-08-12 09:30", "2026-08-12" for a day.
func moment(t time.Time, zone string, day bool) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(table.Location(zone))
	if day {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}
