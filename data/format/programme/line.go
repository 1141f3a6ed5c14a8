package programme

import (
	"encoding/csv"
	"slices"
	"strings"
	"unicode"

	"lanyard/data/format/pattern"
)

// line is one line of the text, without what only decorates it.
type line struct {
	number int
	text   string
	cells  []string // more than one: it is a row of a table
}

var (
	bullet  = pattern.Lazy(`^(?:[•●▪◦‣∙·*–—→►▶■□○✓>-]\s+|#{1,6}\s+|\d{1,3}[.)]\s+(\d))+`)
	wide    = pattern.Lazy(` {3,}`)
	ruling  = pattern.Lazy(`^[\s|+:=_*~–—-]+$`)
	listing = pattern.Lazy(`^\d{1,3}[.)]\s+`)
)

// cut cuts a text into its lines.
func cut(text string) (out []line) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\v", "\n", "\f", "\n").Replace(text)
	var by separated
	for i, raw := range strings.Split(text, "\n") {
		if len(out) > Most {
			break
		}
		l := line{number: i + 1}
		if l.text = plain(raw); !by.cells(raw, &l.cells) {
			l.cells = cells(raw)
		}
		if ruling().MatchString(l.text) {
			l.text, l.cells = "", nil
		}
		out = append(out, l)
	}
	return out
}

// separated are the rows below a header whose columns semicolons or commas part.
type separated struct {
	sign    rune // zero: no header was seen
	columns int
}

// cells takes the cells of a header, or of a row that has at least its columns, and reports whether the line is one.
func (b *separated) cells(raw string, to *[]string) bool {
	if b.sign != 0 {
		if row := record(raw, b.sign); len(row) >= b.columns {
			*to = row
			return true
		}
	}
	for _, sign := range ";," {
		row := record(raw, sign)
		if len(row) < 3 {
			continue
		}
		if t := headerOf(row); t != nil && slices.Contains(t.parts, aTime) {
			*b, *to = separated{sign, len(row)}, row
			return true
		}
	}
	return false
}

// record cuts a line as CSV; a line that is none has no cells.
func record(raw string, sign rune) []string {
	if !strings.ContainsRune(raw, sign) {
		return nil
	}
	r := csv.NewReader(strings.NewReader(raw))
	r.Comma, r.LazyQuotes, r.TrimLeadingSpace = sign, true, true
	row, err := r.Read()
	if err != nil {
		return nil
	}
	for i := range row {
		row[i] = plain(row[i])
	}
	return row
}

// plain is a line without bullets, emphasis, and blanks of other kinds.
func plain(raw string) string {
	s := strings.Map(func(c rune) rune {
		switch {
		case c == '\u200b' || c == '\ufeff' || c == '\u00ad' || c == '\u200e' || c == '\u200f':
			return -1
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c):
			return -1
		}
		return c
	}, raw)
	s = strings.Join(strings.Fields(s), " ")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "**", ""), "__", "")
	s = bullet().ReplaceAllString(s, "$1")
	if rest := listing().ReplaceAllString(s, ""); rest != s {
		if _, _, ok := clockAt(rest); ok {
			s = rest
		}
	}
	return strings.TrimSpace(s)
}

// cells are the cells of a row: between tabs, bars, semicolons behind a time, or wide gaps. A line that is no row has none.
func cells(raw string) []string {
	s := strings.TrimRight(raw, " \r\n")
	switch trim := strings.TrimSpace(s); {
	case strings.Contains(s, "\t"):
		return cellsOf(s, "\t")
	case strings.HasPrefix(trim, "|") && strings.Count(trim, "|") > 1:
		return cellsOf(strings.TrimSuffix(strings.TrimPrefix(trim, "|"), "|"), "|")
	case strings.HasPrefix(trim, `"`) && strings.Contains(trim, `","`):
		return cellsOf(strings.Trim(trim, `"`), `","`)
	case strings.Count(trim, ";") > 1 && startsWithClock(trim):
		return cellsOf(trim, ";")
	case strings.Contains(trim, "   ") && startsWithClock(trim):
		return cellsOf(wide().ReplaceAllString(trim, "\t"), "\t")
	}
	return nil
}

func cellsOf(s, by string) (out []string) {
	for c := range strings.SplitSeq(s, by) {
		out = append(out, plain(c))
	}
	return out
}

func startsWithClock(s string) bool {
	_, _, ok := clockAt(s)
	return ok
}

// timed reports whether a line begins with a time, perhaps behind a day.
func (l line) timed() bool {
	if l.text == "" {
		return false
	}
	_, _, ok := clockAt(l.text)
	return ok
}

// trimmed is a text without signs that separate it from what stands beside it.
func trimmed(s string) string {
	return strings.TrimRight(strings.TrimLeft(strings.TrimSpace(s), "|:;,·•–—-/> \t"), "|;,·•–—-/< \t")
}

// joined puts two texts together where both are there.
func joined(a, by, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + by + b
}
