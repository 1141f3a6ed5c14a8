package ics

import (
	"strings"
	"unicode"

	"lanyard/data"
)

// maxCompared limits the work of comparing the lines of two texts, in bytes.
const maxCompared = 1 << 28

// richer joins two versions of a text: it gives the one that contains the other, else the first with the lines
// that only the second has. Blanks and signs make no difference.
func richer(have, more string) string {
	a, b := letters(have), letters(more)
	switch {
	case b == "" || strings.Contains(a, b):
		return first(have, more)
	case strings.Contains(b, a):
		return more
	}
	all := strings.Split(more, "\n")
	if len(all)*len(a) > maxCompared {
		return paragraphs(have, more)
	}
	var lacks []string
	for _, l := range all {
		if key := letters(l); key != "" && !strings.Contains(a, key) {
			lacks = append(lacks, strings.TrimSpace(l))
		}
	}
	return paragraphs(have, strings.Join(lacks, "\n"))
}

// letters are the letters and digits of a text, folded.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) {
			return r
		}
		return -1
	}, data.Fold(s))
}
