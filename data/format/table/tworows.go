package table

import (
	"strings"

	"lanyard/data/format/field"
)

// twoRows checks whether the header in a row continues in the next row, or begins in the row before: "Contact"
// over "E-mail" and "Phone", "Work" and "Home" over the same words. It gives the last row of the header, its
// headers, and how many are known.
func twoRows(rows []Cells, at, known int) (end int, headers []string, best int) {
	end, headers, best = at, rows[at].Text, known
	for _, top := range []int{at, at - 1} {
		if top < 0 || top+1 >= len(rows) || rows[top+1].Line != rows[top].Line+1 || hasValues(rows[top].Text) || hasValues(rows[top+1].Text) {
			continue
		}
		h, joined := join(rows[top].Text, rows[top+1].Text)
		if joined == 0 {
			continue
		}
		if _, k := field.Columns(h); k > best || k == best && top < at {
			end, headers, best = top+1, h, k
		}
	}
	return end, headers, best
}

// join makes one header of two rows. A cell of the upper row covers the empty cells to its right; joined counts
// the columns where only both together have a meaning.
func join(upper, lower []string) (headers []string, joined int) {
	if filled(upper) < 2 {
		return nil, 0 // a title
	}
	over := ""
	for i := range max(len(upper), len(lower)) {
		var top, below string
		if i < len(upper) {
			top = clean(upper[i])
		}
		if i < len(lower) {
			below = clean(lower[i])
		}
		if top != "" {
			over = top
		}
		h, both := one(over, top, below)
		if both {
			joined++
		}
		headers = append(headers, h)
	}
	return headers, joined
}

// one is the header of a column: over is what the upper row says for it and its neighbours, top what is right
// above.
func one(over, top, below string) (header string, both bool) {
	switch {
	case below == "":
		_, known := field.Match(top)
		return top, known // a header over both rows, not merged
	case over == "" || strings.EqualFold(over, below):
		return below, false
	}
	alone, known := field.Match(below)
	for _, h := range []string{over + " " + below, below + " " + over} {
		if c, ok := field.Match(h); ok && (!known || c != alone) {
			return h, true
		}
	}
	if _, ok := field.Match(over); ok && !known {
		return over + " " + below, false
	}
	return below, false
}
