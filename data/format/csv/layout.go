// Package csv cuts tables of people into rows as programs export them, and writes them: Lanyard's own
// table in a flavour for spreadsheets and one for programs, and those that Google, Outlook
// and Thunderbird import. What the cells mean is read by package table.
//
// Reading finds out by itself which charset, separator and header a file has and what its
// columns mean (Sniff); a user who knows better corrects the Layout and reads with that.
package csv

import (
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Layout says how a file is written and what its columns hold. Sniff proposes one; its
// fields may be changed before ReadWith.
type Layout struct {
	table.Layout
	Delimiter rune
	Charset   string // "utf-8", "windows-1252", "utf-16le" …
	quote     byte   // what stands around cells: '"', or '\''
	crOnly    bool   // lines end in CR alone
}

// Errors about a whole file.
var (
	ErrEmpty  = say.Errorf("the file is empty")
	ErrBinary = say.Errorf("the file is not text; is it a picture or a program's own file? Export it as CSV first")
)
