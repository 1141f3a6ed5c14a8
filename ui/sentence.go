package ui

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Marks that keep a part of a line apart, so that its direction does not turn the rest (Unicode UAX #9).
const (
	firstStrong = "\u2068" // FIRST STRONG ISOLATE
	popIsolate  = "\u2069" // POP DIRECTIONAL ISOLATE
)

// sentence fills values into a text of the screen. A name that is written from the right is kept apart in it: else it
// sticks to the word behind it, and what stands around it changes places.
func sentence(format string, values ...any) string {
	apart := make([]any, len(values))
	for i, v := range values {
		if s, ok := v.(string); ok {
			v = isolated(s)
		}
		apart[i] = v
	}
	return fmt.Sprintf(format, apart...)
}

// isolated keeps a text apart in a line when some of it is written from the right; every other text stays as it is.
func isolated(s string) string {
	if !fromRight(s) || strings.HasPrefix(s, firstStrong) && strings.HasSuffix(s, popIsolate) && strings.Count(s, firstStrong) == 1 {
		return s
	}
	return firstStrong + s + popIsolate
}

// fromRight reports whether some of a text is written from the right to the left.
func fromRight(s string) bool {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}
