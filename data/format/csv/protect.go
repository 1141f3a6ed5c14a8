package csv

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data/format/table"
)

// mark is put before what a spreadsheet would alter; see table.Mark.
const mark = table.Mark

// protect makes a cell safe for a spreadsheet.
func protect(cell string) string {
	if cell == "" || !(strings.HasPrefix(cell, mark) || runs(cell) || mangled(cell)) {
		return cell
	}
	return mark + cell
}

// runs reports whether a spreadsheet would take the cell for a formula: = + - @ first,
// their full-width forms, tab and CR (OWASP, CSV injection). Blanks before them are skipped,
// since some spreadsheets do that too.
func runs(cell string) bool {
	if cell[0] == '\t' || cell[0] == '\r' || cell[0] == '\n' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, unicode.IsSpace))
	return strings.ContainsRune("=+-@＝＋－＠|%", r)
}

// mangled reports whether a spreadsheet would show something else than the cell's text:
// numbers lose zeros and digits, 1-2 and 3/4 and MAR1 become dates, TRUE is translated.
func mangled(cell string) bool {
	s := strings.TrimSpace(cell)
	if isoDay.MatchString(s) || len(s) > 64 {
		return false // a real date may become one
	}
	return numberLike.MatchString(s) || dateLike.MatchString(s) || strings.EqualFold(s, "true") || strings.EqualFold(s, "false")
}

var (
	isoDay     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	numberLike = regexp.MustCompile(`(?i)^[(\p{Sc}]?[\d.,'\x{00A0} ()/:\-]*\d[\d.,'\x{00A0} ()/:\-]*(e[+\-]?\d+)?[%\p{Sc})]?( ?[ap]m)?$`)
	dateLike   = regexp.MustCompile(`(?i)^(\d{1,4}[ \-/.]*` + month + `([ \-/.,]*\d{1,4})?|` + month + `[ \-/.,]*\d{1,4}([ \-/.,]+\d{1,4})?)$`)
)

const month = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)[a-zä]{0,7}\.?`
