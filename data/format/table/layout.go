// Package table reads people from rows of cells, from any kind of file: it finds the header below titles and
// across two rows, recognises the columns by their headers and their values, and makes a draft from every row.
// It also writes Lanyard's own columns.
//
// The codecs (csv, xlsx) cut files into rows and write rows; only this package knows what cells mean.
package table

import (
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// Layout says what the columns of a table hold. Propose makes one; its fields may be changed before Drafts.
type Layout struct {
	HeaderLine int // 1-based line of the header, the last one of two; 0: the table has none
	FirstLine  int // 1-based line of the first row of people
	Columns    []Column
	Program    string // the program that wrote it, when known: "lanyard", "google", "outlook", "linkedin" …
	DayFirst   bool   // 03/12/1969 is the 3rd of December
	Several    bool   // further tables follow, or rows are visits of a meeting: the rows of one person are joined
	Transposed bool   // people are in columns, the header in the first one; then lines count columns
	Epoch      int    // 1900 or 1904: the year from which a workbook counts days, for dates without a format; 0 for other files
}

// Column is one column: its header as written, and what it holds.
type Column struct {
	Header string
	Field  field.ID // may be changed; field.Ignore leaves the column out, field.Other keeps it as it is
	Label  string   // what the header says about the values: "work", "mobile"
	Group  int      // columns with one number belong together: value and label, parts of an address
	Person int      // the person, from 1, if several are beside each other in a row; 0: the person of the row, or all
	Sample []string // the first non-empty values, at most five
}

// ErrNoTable is a table without anybody in it.
var ErrNoTable = say.Errorf("there is no column with a name, organisation, e-mail or phone; choose in the preview what the columns hold")

// People reports whether some column says whom a row is about.
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

// IsReport reports whether the rows say who was in a meeting, and when or how long.
func (l *Layout) IsReport() bool { return l.Has(field.Joined) || l.Has(field.Stayed) }
