package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// totals are words that begin a row of sums, in the form of field.Key.
var totals = map[string]bool{
	"total": true, "totals": true, "grandtotal": true, "subtotal": true, "sum": true, "count": true, "summe": true, "gesamt": true,
	"gesamtsumme": true, "gesamtergebnis": true, "anzahl": true, "insgesamt": true, "totaux": true, "totalgeneral": true, "somme": true,
	"totale": true, "totaal": true, "razem": true, "suma": true, "итого": true, "всего": true, "toplam": true, "geneltoplam": true,
	"合計": true, "总计": true, "合计": true, "總計": true, "총계": true, "합계": true, "totalpeople": true, "totalattendees": true, "totalparticipants": true,
}

// calledSo are those of the words that are also names: they need a number beside them.
var calledSo = map[string]bool{"sum": true, "suma": true, "count": true, "somme": true, "razem": true}

// isTotal recognises a row of sums below or between people: it begins with a word for that, and the rest is
// numbers.
func isTotal(cells []string) bool {
	first := true
	for _, c := range cells {
		if c = clean(c); c == "" {
			continue
		}
		word := strings.TrimRight(c, "0123456789.,:= ")
		if first {
			if calledSo[field.Key(word)] && !strings.ContainsAny(strings.Join(cells, ""), "0123456789") {
				return false
			}
			if !totals[field.Key(word)] {
				return false
			}
			first = false
			continue
		}
		if isPhone(c) && strings.HasPrefix(c, "+") || isEmail(c) || hasLetter(strings.TrimLeft(c, "0123456789., ")) && len(c) > 24 {
			return false
		}
		if hasLetter(c) && !strings.ContainsAny(c, "0123456789") && !totals[field.Key(c)] {
			return false
		}
	}
	return !first
}

// isHeading recognises a heading across the table between people: one cell, merged over several columns, and
// nothing beside it.
func isHeading(row *Cells) bool {
	return row.Span > 1 && len(row.Links) == 0 && filled(row.Text) == 1
}

// isNote recognises a line below or between people in the column of names: "Printed 2026-08-12 by the office",
// "* speaker". Its row has nothing else.
func (a *assembler) isNote(cells []string) bool {
	if len(a.l.Columns) < 3 || filled(cells) != 1 {
		return false
	}
	for i, c := range cells {
		if c = clean(c); c == "" || i >= len(a.l.Columns) {
			continue
		}
		switch a.l.Columns[i].Field {
		case field.DisplayName, field.Given, field.Family:
			words := len(strings.Fields(c))
			return strings.HasPrefix(c, "*") || words > 8 || words > 2 && strings.ContainsAny(c, "0123456789:©")
		}
	}
	return false
}

// heading is its text.
func heading(cells []string) string {
	for _, c := range cells {
		if c = clean(c); c != "" {
			return c
		}
	}
	return ""
}

// filled counts the cells that hold something.
func filled(cells []string) (n int) {
	for _, c := range cells {
		if clean(c) != "" {
			n++
		}
	}
	return n
}

// isSpreadsheetError recognises what a spreadsheet shows for a value that it could not compute, or for a column
// that is too narrow, in several languages: "#VALUE!", "#¿NOMBRE?", "Err:502".
func isSpreadsheetError(v string) bool {
	if v == "" || v[0] != '#' && v[0] != 'E' && v[0] != 'F' {
		return false
	}
	return bareErrors[v] || markedError.MatchString(v) || numberedError.MatchString(v) || len(v) > 3 && strings.Trim(v, "#") == ""
}

var (
	markedError   = regexp.MustCompile(`^#[¡¿]?[\p{Lu}\p{M}_/0-9 ]+[!?]$`)
	numberedError = regexp.MustCompile(`^(?:Err|Fehler|Error|#ERR):? ?5\d\d!?$`)
	bareErrors    = words("#N/A #NV #N/D #N/B #I/T #Н/Д #YOK #HIÁNYZIK #NENÍ_K_DISPOZICI #NEDOSTUPNÝ #NULL #GETTING_DATA #SAKNAS #PUUTTUU #BRAK")
)

// wrong reports a cell with an error of the spreadsheet as its value.
func (r *rowDraft) wrong(i int, v string) {
	where := fmt.Sprintf("column %d", i+1)
	if i < len(r.l.Columns) && r.l.Columns[i].Header != "" {
		where = strconv.Quote(r.l.Columns[i].Header)
	}
	r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: say.T("{{.Where}} has the error {{.Value}} for a value, which was left out", where, v), Kept: true})
}
