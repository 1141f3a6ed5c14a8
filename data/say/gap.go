package say

import (
	"iter"
	"slices"
	"strings"
)

// A gap is written as github.com/nicksnyder/go-i18n writes it, so that every tool for its files knows it.
const (
	begin = "{{."
	end   = "}}"
	count = "Count" // the gap of the number in a sentence that counts
)

// Gaps are the names of a text's gaps, each once, in the order of their first places.
func Gaps(text string) []string {
	var names []string
	for name := range Pieces(text) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Pieces cuts a text at its gaps: each gap's name with what stands before it, and "" with the rest.
func Pieces(text string) iter.Seq2[string, string] {
	return func(yield func(name, before string) bool) {
		for {
			before, rest, ok := strings.Cut(text, begin)
			name, after, closed := strings.Cut(rest, end)
			if !ok || !closed {
				yield("", text)
				return
			}
			if !yield(name, before) {
				return
			}
			text = after
		}
	}
}
