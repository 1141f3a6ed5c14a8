package ics

import (
	"strings"
	"unicode"

	"lanyard/data"
)

// maxCompared bounds the work of comparing the lines of two texts, in bytes gone over.
const maxCompared = 1 << 28

// richer makes one text of two versions of it: the one that says all the other says, else the first with those lines
// of the second that it lacks. Blanks and signs are no difference.
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
