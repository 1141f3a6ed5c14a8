package csv

import (
	"regexp"
	"strings"

	"lanyard/data/format/table"
)

// protect makes a cell safe for a spreadsheet, also for one that splits at semicolons or tabs, or makes a row
// of each line.
func protect(cell string) string {
	safe := table.Guard(cell)
	if mangled(cell) && safe == cell {
		return table.Mark + cell
	}
	return safe
}

// mangled reports whether a spreadsheet would show another text than the cell's: numbers lose zeros and digits,
// 1-2 and 3/4 and MAR1 become dates, TRUE is translated.
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
