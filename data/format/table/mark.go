package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is put before what a spreadsheet would run as a formula or turn into another number or a date. It is
// U+200E LEFT-TO-RIGHT MARK: Excel and LibreOffice show nothing for it, take the cell for text, and keep
// "+380…", "007" and "-Anna" as they are, also in right-to-left sheets. An apostrophe or a tab would be
// visible, ="…" would be a formula, and other programs take both for part of the value. Lanyard's reader
// removes the marks; phone libraries remove one at the beginning.
const Mark = "\u200E"

const (
	// signs begin a formula: OWASP's list (CSV injection) with the full-width forms.
	signs = "=+-@＝＋－＠|%"
	// separators come before what a reader may take for a new cell: many spreadsheets split at semicolons where
	// the comma is the decimal point, or make a row of each line, even within quotes.
	separators = ",;|\t\r\n"
)

// Guard puts Mark wherever a cell could begin with a formula: at the beginning of the text, and after each
// separator in it, inside and outside of quotes. Where a mark is already there it adds a second one, so that
// Unguard gives the same text again.
func Guard(text string) string {
	at := beginnings(text, func(i int, hot bool) bool { return hot || strings.HasPrefix(text[i:], Mark) })
	if text != "" && strings.ContainsRune("\t\r\n", rune(text[0])) && !slices.Contains(at, 0) {
		at = append([]int{0}, at...) // some readers drop these, and the rest becomes the beginning
	}
	if len(at) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, i := range at {
		b.WriteString(text[done:i])
		b.WriteString(Mark)
		done = i
	}
	return b.String() + text[done:]
}

// Unguard removes one mark at the beginning and after each separator.
func Unguard(text string) string {
	if !strings.Contains(text, Mark) {
		return text
	}
	var b strings.Builder
	for text != "" {
		text = strings.TrimPrefix(text, Mark)
		end := strings.IndexAny(text, separators) + 1
		if end == 0 {
			end = len(text)
		}
		b.WriteString(text[:end])
		text = text[end:]
	}
	return b.String()
}

// beginnings gives the places in a text where a cell could begin, in order, for which keep holds. hot says that
// a sign is the first character there that readers do not drop.
func beginnings(text string, keep func(at int, hot bool) bool) (at []int) {
	if !strings.ContainsAny(text, signs) && !strings.Contains(text, Mark) {
		return nil
	}
	hot := false
	for i := len(text); i > 0; { // from the end, so that each letter is looked at once
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if strings.ContainsRune(separators, r) && keep(i, hot) {
			at = append(at, i)
		}
		hot = strings.ContainsRune(signs, r) || hot && dropped(r)
		i -= size
	}
	if keep(0, hot) {
		at = append(at, 0)
	}
	slices.Reverse(at)
	return at
}

// dropped reports whether some reader drops the letter before it looks for a formula.
func dropped(r rune) bool {
	switch r {
	case '"', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// Runs reports whether a spreadsheet would run something in a cell without marks as a formula. Telephone
// numbers and other plain numbers do not count, nor do dashes within a text: they may be changed or shown as
// errors, but do nothing.
func Runs(cell string) bool {
	return beginnings(cell, func(at int, hot bool) bool {
		if !hot {
			return false
		}
		part := strings.TrimLeftFunc(cell[at:], dropped)
		if r, _ := utf8.DecodeRuneInString(part); strings.ContainsRune("=＝@＠", r) {
			return true
		}
		if end := strings.IndexAny(part[1:], separators) + 1; at > 0 && end > 0 {
			part = part[:end]
		}
		return !plainNumber.MatchString(part) && (at == 0 || strings.ContainsAny(part, "(!"))
	}) != nil
}

// plainNumber matches one or several numbers in the form of telephone numbers.
var plainNumber = regexp.MustCompile(`^[+\-＋－]?[\d\s().,/\-]*(%|(x|ext\.?) ?\d+)?$`)
