package csv

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/table"
)

// Flavour says which program will read what is written.
type Flavour string

// The flavours. Spreadsheet and Apps have Lanyard's own columns (see table.Header) and are read
// back without loss; the others have exactly the header that the program imports, and what
// it has no column for goes to its column of notes.
const (
	// Spreadsheet begins with a byte order mark, so that Excel takes it for UTF-8, and has
	// every cell made safe that a spreadsheet would run or mangle.
	Spreadsheet Flavour = "spreadsheet"
	// Apps alters nothing.
	Apps        Flavour = "apps"
	Google      Flavour = "google"
	Outlook     Flavour = "outlook"
	Thunderbird Flavour = "thunderbird"
)

// Encoder writes rows: UTF-8, CRLF, quoted as RFC 4180 §2 says. The same rows give the same
// bytes. Call Close at the end: it writes the header of an empty table, and flushes.
type Encoder struct {
	w       *bufio.Writer
	flavour Flavour
	target  target
	own     *table.Flattener
	begun   bool
	err     error
}

// NewEncoder writes to w in the flavour given; one that is not known is Apps.
func NewEncoder(w io.Writer, f Flavour) *Encoder {
	return &Encoder{w: bufio.NewWriter(w), flavour: f, target: targets[f], own: table.NewFlattener()}
}

// Encode writes one row.
func (e *Encoder) Encode(r table.Row) error {
	e.begin()
	if e.target.cells != nil {
		e.row(e.target.cells(&r))
		return e.failed()
	}
	cells := e.own.Cells(&r)
	if e.flavour == Spreadsheet {
		for i, c := range cells {
			cells[i] = protect(c)
		}
	}
	e.row(cells)
	return e.failed()
}

// Close ends the table and flushes it. It does not close the writer below.
func (e *Encoder) Close() error {
	e.begin()
	if e.err == nil {
		e.err = e.w.Flush()
	}
	return e.failed()
}

func (e *Encoder) failed() error {
	if e.err != nil {
		return fmt.Errorf("writing the table: %w", e.err)
	}
	return nil
}

// begin writes the header once.
func (e *Encoder) begin() {
	if e.begun {
		return
	}
	e.begun = true
	if e.flavour == Spreadsheet {
		e.put("\uFEFF")
	}
	h := table.Header()
	if e.target.header != nil {
		h = e.target.header
	}
	e.row(h)
}

func (e *Encoder) row(cells []string) {
	for i, c := range cells {
		if i > 0 {
			e.put(",")
		}
		if needsQuotes(c) {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		e.put(c)
	}
	e.put("\r\n")
}

// needsQuotes also quotes blanks at the ends, which some readers take off, and semicolons
// and bars, which some take for separators.
func needsQuotes(s string) bool {
	return s != "" && (strings.ContainsAny(s, ",;|\t\"\r\n") || s[0] == ' ' || s[len(s)-1] == ' ')
}

func (e *Encoder) put(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

// leftover collects, as lines for a column of notes, what a target has no column for.
type leftover []string

func (l *leftover) add(name, value string) {
	if value != "" {
		*l = append(*l, name+": "+value)
	}
}

// lived adds encounters, event lists and promises.
func (l *leftover) lived(r *table.Row) {
	for _, e := range r.Encounters {
		var parts []string
		for _, s := range []string{e.Event, e.Session, e.Place} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		if !e.At.IsZero() {
			parts = append(parts, e.At.In(table.Location(e.Zone)).Format(time.DateOnly))
		}
		if e.Warmth != data.NotSaid {
			parts = append(parts, table.WarmthWord(e.Warmth))
		}
		line := strings.Join(parts, ", ")
		if e.Note != "" {
			line = strings.TrimPrefix(line+": "+e.Note, ": ")
		}
		l.add("Met", line)
	}
	for _, a := range r.Attendance {
		met := slices.ContainsFunc(r.Encounters, func(e table.RowEncounter) bool { return e.Event == a.Event })
		if a.Status != data.Met || !met { // a meeting says that already
			l.add("Attendance", table.WriteAttendance([]data.DraftAttendance{a}))
		}
		l.add("Attendance note", a.Note)
	}
	for _, p := range r.Promises {
		l.add("Promise", table.WritePromises([]data.Promise{p}))
	}
}

// properties adds the properties that are not modelled.
func (l *leftover) properties(c *data.Contact) {
	for _, p := range c.Other {
		l.add(p.Name, p.Value)
	}
}

// notes is the contact's note with the lines behind it.
func (l leftover) notes(note string) string {
	if len(l) == 0 {
		return note
	}
	return strings.TrimLeft(note+"\n\n"+strings.Join(l, "\n"), "\n")
}

// named writes a label behind a kind: "Phone (work)".
func named(kind, label string) string {
	if label == "" {
		return kind
	}
	return kind + " (" + label + ")"
}

// oneLine writes an address in one line.
func oneLine(a data.Address) string { return strings.Join(a.Lines(), ", ") }
