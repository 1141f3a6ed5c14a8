package data

import (
	"bytes"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sorter pairs a collator with its buffer. A collator is not safe for concurrent use and costs
// allocations to make, hence the pool.
type sorter struct {
	c   *collate.Collator
	buf collate.Buffer
}

var sorters = sync.Pool{New: func() any {
	return &sorter{c: collate.New(language.Und, collate.IgnoreCase)}
}}

// SortKey is the key that orders names: bytes.Compare of two keys gives the order of the root collation
// (golang.org/x/text/collate), without regard to case and punctuation. Accents count only between names that
// are otherwise equal; other scripts come after Latin. The key of a text without letters and digits is empty.
func SortKey(s string) []byte {
	s = sortable(s)
	if s == "" {
		return nil
	}
	w := sorters.Get().(*sorter)
	defer sorters.Put(w)
	w.buf.Reset()
	return bytes.Clone(w.c.KeyFromString(&w.buf, s))
}

// sortable drops what does not affect the order: apostrophes vanish, other punctuation becomes a space. Spaces
// stay: they order "Li Wei" before "Lian".
func sortable(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.L, unicode.N, unicode.M):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case isJoiner(r) && !unicode.Is(unicode.Pd, r), dropped(r):
		default:
			gap = true
		}
	}
	return b.String()
}

// Distance is the number of edits (insert, delete, replace, swap of neighbours) between two folded words,
// counted up to limit; limit+1 means more. No letter is edited twice: it is the restricted Damerau–Levenshtein
// distance, over runes.
func Distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	if limit <= 0 {
		return max(limit+1, 1)
	}
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > limit {
		return limit + 1
	}
	return distance(x, y, limit)
}

// distance fills the table row by row, with three rows in memory, and stops when a whole row is above the
// limit. In a row it fills only the places near the diagonal that can be within the limit.
func distance(x, y []rune, limit int) int {
	two, one, row := make([]int, len(x)+1), make([]int, len(x)+1), make([]int, len(x)+1)
	for i := range one {
		one[i] = i
	}
	for j := 1; j <= len(y); j++ {
		from, to := max(j-limit, 1), min(j+limit, len(x))
		row[from-1] = limit + 1
		if from == 1 {
			row[0] = j
		}
		least := row[from-1]
		for i := from; i <= to; i++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(one[i]+1, row[i-1]+1, one[i-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, two[i-2]+1)
			}
			row[i] = d
			least = min(least, d)
		}
		if to < len(x) {
			row[to+1] = limit + 1
		}
		if least > limit {
			return limit + 1
		}
		two, one, row = one, row, two
	}
	return min(one[len(x)], limit+1)
}
