// Package csv cuts tables of people into rows as programs export them, and writes them: Lanyard's own table in
// a flavour for spreadsheets and one for programs, and the tables that Google, Outlook and Thunderbird import.
// The package table reads the cells.
//
// Reading finds the charset, the separator, the header and the columns of a file by itself (Sniff); a user who
// knows better corrects the Layout and reads with that.
package csv

import (
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Layout says how a file is written and what its columns hold. Sniff proposes one; its fields may be changed
// before ReadWith.
type Layout struct {
	table.Layout
	Delimiter rune
	Charset   string // "utf-8", "windows-1252", "utf-16le" …
	quote     byte   // around cells: '"', or '\''
	crOnly    bool   // lines end in CR only
}

// Errors about a whole file.
var (
	errEmpty  = say.Errorf("the file is empty")
	errBinary = say.Errorf("the file is not text; is it a picture or a program's own file? Export it as CSV first")
)
