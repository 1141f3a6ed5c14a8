// Package table reads people from rows of cells, whatever the file was that they were cut from: it
// finds the header below titles and across two rows, recognises what the columns hold by their headers
// and their values, and makes a draft of every row. It also writes Lanyard's own columns.
//
// The codecs (csv, xlsx) cut files into rows and write them; what cells mean is said here alone.
package table

import (
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// Layout says what the columns of a table hold. Propose makes one; its fields may be changed
// before Drafts.
type Layout struct {
	HeaderLine int // 1-based line of the header, the last one of two; 0: the table has none
	FirstLine  int // 1-based line of the first row of people
	Columns    []Column
	Program    string // what wrote it, when known: "lanyard", "google", "outlook", "linkedin" …
	DayFirst   bool   // 03/12/1969 is the 3rd of December
	Several    bool   // further tables follow, or rows are visits of a meeting: rows of one person are joined
	Transposed bool   // people stand in columns, the header in the first one; lines then count columns
	Epoch      int    // 1900 or 1904: the year from which a workbook counts days, for dates without a format; 0 for other files
}

// Column is one column: its header as written, and what it holds.
type Column struct {
	Header string
	Field  field.ID // editable; field.Ignore leaves the column out, field.Other keeps it uninterpreted
	Label  string   // what the header says about the values: "work", "mobile"
	Group  int      // columns of one number belong together: value and label, parts of an address
	Person int      // whom it is about where people stand side by side in a row, counted from 1; 0: the person of the row, or all
	Sample []string // the first values that are not empty, at most five
}

// ErrNoTable is a table without anybody in it.
var ErrNoTable = say.Errorf("there is no column with a name, organisation, e-mail or phone; choose in the preview what the columns hold")

// People reports whether some column says who a row is about.
func (l *Layout) People() bool {
	for _, c := range l.Columns {
		switch c.Field {
		case field.DisplayName, field.Given, field.Family, field.Nickname, field.Organisation, field.Email, field.Phone:
			return true
		}
	}
	return false
}

// Has reports whether some column holds the field.
func (l *Layout) Has(id field.ID) bool {
	for _, c := range l.Columns {
		if c.Field == id {
			return true
		}
	}
	return false
}

// IsReport reports whether the rows tell who was in a meeting, and when or how long.
func (l *Layout) IsReport() bool { return l.Has(field.Joined) || l.Has(field.Stayed) }
