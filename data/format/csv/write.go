package csv

import (
	"bufio"
	"io"
	"strings"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Flavour says which program will read the file.
type Flavour string

// The flavours. Spreadsheet and Apps have Lanyard's own columns (see table.Header) and are read again without
// loss. The others have exactly the header that the program imports, and everything without a column goes into
// its column of notes.
const (
	// Spreadsheet begins with a byte order mark, so that Excel reads it as UTF-8, and makes everything safe
	// that a spreadsheet would run or change; see table.Guard.
	Spreadsheet Flavour = "spreadsheet"
	// Apps changes nothing.
	Apps        Flavour = "apps"
	Google      Flavour = "google"
	Outlook     Flavour = "outlook"
	Thunderbird Flavour = "thunderbird"
	HubSpot     Flavour = "hubspot"
	Salesforce  Flavour = "salesforce"
)

// Flavours lists all flavours, Lanyard's own first.
var Flavours = []Flavour{Spreadsheet, Apps, Google, Outlook, Thunderbird, HubSpot, Salesforce}

// Own reports whether the flavour has Lanyard's own columns.
func (f Flavour) Own() bool { return targets[f].header == nil }

// Encoder writes rows: UTF-8, CRLF, quoted as RFC 4180 §2 says. The same rows give the same
// bytes. Call Close at the end: it writes the header of an empty table, and flushes.
type Encoder struct {
	w       *bufio.Writer
	flavour Flavour
	target  target
	own     *table.Flattener
	header  []string
	left    map[say.Phrase]int // number of people for each kind without a column
	runs    Formulas
	people  int
	begun   bool
	err     error
}

// NewEncoder writes to w in a flavour; an unknown one means Apps. Lanyard's own flavours have a column for the answers to each
// question that was asked.
func NewEncoder(w io.Writer, f Flavour, asked ...data.Question) *Encoder {
	e := NewTable(w, f, targets[f].header)
	if e.target = targets[f]; e.target.header == nil {
		e.own, e.header = table.NewFlattener(asked...), table.Header(asked...)
	}
	return e
}

// NewTable writes rows of cells below a header, safe for spreadsheets in that flavour: see EncodeCells.
func NewTable(w io.Writer, f Flavour, header []string) *Encoder {
	return &Encoder{w: bufio.NewWriter(w), flavour: f, header: header, left: map[say.Phrase]int{}}
}

// Encode writes one row.
func (e *Encoder) Encode(r table.Row) error {
	if e.target.cells == nil {
		return e.EncodeCells(e.own.Cells(&r))
	}
	var rest leftover
	cells := e.target.cells(&r, &rest)
	rest.count(e.left)
	return e.EncodeCells(cells)
}

// EncodeCells writes one row of cells, and may change them.
func (e *Encoder) EncodeCells(cells []string) error {
	e.begin()
	e.people++
	if e.flavour == Spreadsheet {
		for i, c := range cells {
			cells[i] = protect(c)
		}
	} else {
		e.countFormulas(cells)
	}
	e.row(cells)
	return e.failed()
}

// Formulas are the cells of a table that a spreadsheet would run as formulas.
type Formulas struct {
	Count  int
	Column string // the header of the first of them
	Row    int    // its row; the header is row 1
}

// Formulas counts the cells written so far that a spreadsheet would run. A table for spreadsheets has none.
func (e *Encoder) Formulas() Formulas { return e.runs }

func (e *Encoder) countFormulas(cells []string) {
	for i, c := range cells {
		if !table.Runs(c) {
			continue
		}
		if e.runs.Count++; e.runs.Count == 1 {
			e.runs.Column, e.runs.Row = e.header[i], e.people+1
		}
	}
}

// WriteRows writes a table of other things than people for a spreadsheet, the header first: none of its cells
// runs.
func WriteRows(w io.Writer, rows [][]string) error {
	e := NewEncoder(w, Spreadsheet)
	e.begun = true
	e.put("\uFEFF")
	for _, cells := range rows {
		safe := make([]string, len(cells))
		for i, c := range cells {
			safe[i] = table.Guard(c)
		}
		e.row(safe)
	}
	return e.Close()
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
		return say.Errorf("writing the table: {{.Why}}", e.err)
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
	e.row(e.header)
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

// needsQuotes also quotes blanks at the ends, which some readers remove, and semicolons and bars, which some
// readers take for separators.
func needsQuotes(s string) bool {
	return s != "" && (strings.ContainsAny(s, ",;|\t\"\r\n") || s[0] == ' ' || s[len(s)-1] == ' ')
}

func (e *Encoder) put(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}
