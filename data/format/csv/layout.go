// Package csv reads tables of people as programs export them, and writes them: Lanyard's own
// table in a flavour for spreadsheets and one for programs, and those that Google, Outlook
// and Thunderbird import.
//
// Reading finds out by itself which charset, separator and header a file has and what its
// columns mean (Sniff); a user who knows better corrects the Layout and reads with that.
package csv

import (
	"errors"

	"lanyard/data/format/field"
)

// Layout says how a table is written and what its columns hold. Sniff proposes one; its
// fields may be changed before ReadWith.
type Layout struct {
	Delimiter  rune
	Charset    string // "utf-8", "windows-1252", "utf-16le" …
	HeaderLine int    // 1-based line of the header; 0: the table has none
	FirstLine  int    // 1-based line of the first row of people
	Columns    []Column
	Program    string // what wrote it, when known: "lanyard", "google", "outlook", "linkedin" …
	DayFirst   bool   // 03/12/1969 is the 3rd of December
	markSize   int    // bytes of the byte order mark
	crOnly     bool   // lines end in CR alone
}

// Column is one column: its header as written, and what it holds.
type Column struct {
	Header string
	Field  field.ID // editable; field.Ignore leaves the column out, field.Other keeps it uninterpreted
	Label  string   // what the header says about the values: "work", "mobile"
	Group  int      // columns of one number belong together: value and label, parts of an address
	Sample []string // the first values that are not empty, at most five
}

// Errors about a whole table.
var (
	ErrEmpty   = errors.New("the file is empty")
	ErrBinary  = errors.New("the file is not text; is it a picture or a program's own file? Export it as CSV first")
	ErrNoTable = errors.New("there is no column with a name, organisation, e-mail or phone; choose in the preview what the columns hold")
)

// people reports whether some column says who a row is about.
func (l *Layout) people() bool {
	for _, c := range l.Columns {
		switch c.Field {
		case field.DisplayName, field.Given, field.Family, field.Nickname, field.Organisation, field.Email, field.Phone:
			return true
		}
	}
	return false
}

func (l *Layout) has(id field.ID) bool {
	for _, c := range l.Columns {
		if c.Field == id {
			return true
		}
	}
	return false
}
