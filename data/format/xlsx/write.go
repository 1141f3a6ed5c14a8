package xlsx

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format/table"
)

// The names of the sheets written.
const (
	peopleSheet = "People"
	eventsSheet = "Event"
)

// textFormat is the number format "@": what is typed over a cell later stays text too.
const textFormat = 49

// eventHeader is the header of the sheet of events; a session stands in a row below its event.
var eventHeader = []string{"Event", "Session", "Speakers", "Place", "Starts", "Ends", "Time zone", "Link", "Note"}

// Encoder writes a workbook (ECMA-376) with Lanyard's own columns (table.Header) on a sheet of people,
// and events on a second one. All cells are text, so that no formula runs and no number or date is
// altered; the header stays in sight. A text longer than a cell is cut there, with a mark, and stands whole
// on a sheet of its own (LongSheet), from which Read takes it. The rows are streamed through a temporary
// file. The same rows give the same bytes. Call Close at the end: it writes the file.
type Encoder struct {
	w      io.Writer
	own    *table.Flattener
	file   *excelize.File
	people *excelize.StreamWriter
	text   int // style of text cells
	bold   int // style of headers
	row    int // last one written, 1-based
	longs  []long
	err    error

	// Long counts the rows that have a text longer than a cell, Unwritable those with characters that a
	// workbook has no way to write: control characters, which nobody sees.
	Long, Unwritable int
}

// NewEncoder writes to w; where that is nil, it only counts what does not fit.
func NewEncoder(w io.Writer) *Encoder {
	e := &Encoder{w: w, own: table.NewFlattener()}
	if w != nil {
		e.file = excelize.NewFile()
		e.err = e.begin()
	}
	return e
}

func (e *Encoder) begin() error {
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
	header := table.Header()
	for i, h := range header {
		if err := e.people.SetColWidth(i+1, i+1, width(h)); err != nil {
			return err
		}
	}
	if err := e.people.SetPanes(frozen()); err != nil {
		return err
	}
	return e.put(header, e.bold)
}

// frozen keeps the first row in sight.
func frozen() *excelize.Panes {
	return &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
}

// width is how wide a column is, in characters, by what its header says it holds.
func width(header string) float64 {
	for _, w := range []struct {
		part  string
		width float64
	}{
		{"label", 10},
		{"E-mail", 28},
		{"Phone", 20},
		{"Link", 28},
		{"street", 24},
		{"PO box", 10},
		{"postal", 12},
		{"Address", 16},
		{"note", 40},
		{"Note", 40},
		{"Promises", 40},
		{"Attendance", 40},
		{"Display name", 26},
		{"Organisation", 28},
		{"Department", 22},
		{"Job title", 24},
		{"name", 16},
		{"Topics", 26},
		{"Event", 26},
		{"Session", 22},
		{"Speakers", 26},
		{"Place", 20},
		{"Starts", 18},
		{"Ends", 18},
	} {
		if strings.Contains(header, w.part) {
			return w.width
		}
	}
	return max(12, float64(utf8.RuneCountInString(header)+2))
}

// Encode writes one row.
func (e *Encoder) Encode(r table.Row) error {
	if e.err == nil {
		e.err = e.put(e.own.Cells(&r), e.text)
	}
	if e.err != nil {
		return fmt.Errorf("writing the workbook: %w", e.err)
	}
	return nil
}

// maxRows is what a sheet holds.
const maxRows = excelize.TotalRows

func (e *Encoder) put(cells []string, style int) error {
	if e.row == maxRows {
		return fmt.Errorf("a sheet holds %d rows; choose fewer people, or CSV", maxRows)
	}
	e.row++
	cut, unwritten := false, false
	whose := cells[0]
	for i, c := range cells {
		text := visible(c)
		held, long := e.hold(text, whose, table.Header()[i])
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

// visible leaves out what XML has no way to write: control characters but for tab and line ends.
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
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

func (e *Encoder) putEvents(events []data.Event) error {
	if _, err := e.file.NewSheet(eventsSheet); err != nil {
		return err
	}
	rows := [][]string{eventHeader}
	for _, ev := range events {
		rows = append(rows, []string{ev.Name, "", "", ev.Place, moment(ev.Start, ev.Zone, ev.AllDay), moment(ev.End, ev.Zone, ev.AllDay), ev.Zone, ev.Link, ev.Note})
		for _, s := range ev.Sessions {
			zone := s.Zone
			if zone == "" {
				zone = ev.Zone
			}
			rows = append(rows, []string{ev.Name, s.Title, s.Speakers, s.Room, moment(s.Start, zone, false), moment(s.End, zone, false), zone, "", s.Note})
		}
	}
	for i, h := range eventHeader {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := e.file.SetColWidth(eventsSheet, col, col, width(h)); err != nil {
			return err
		}
		for j, row := range rows {
			held, _ := e.hold(visible(row[i]), row[0], h)
			if err := e.setText(fmt.Sprint(col, j+1), held); err != nil {
				return err
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

// moment writes a moment as lived in its zone: "2026-08-12 09:30", "2026-08-12" for a day.
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
