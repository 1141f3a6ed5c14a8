// Package say is how data says something to a user without knowing in which language: a sentence in English with named
// gaps, and what fills them. The terminal writes the English; the window looks the sentence up in its own language.
package say

import (
	"fmt"
	"slices"
	"strings"
)

// Text is a sentence with gaps such as {{.Name}}. It is found in another language by its English, so that the values of
// the gaps are given in the order in which these first appear in it; a translation has them in any order.
type Text struct {
	Key     string // finds the sentence instead of its English, where that is a word of several meanings; else ""
	English string
	One     string // how the sentence is said of one thing; "" in a sentence that counts nothing
	N       int    // how many, in the gap {{.Count}} of a sentence that counts
	Values  []any  // of the other gaps; a Text or an error among them is said in the language of the sentence
}

// Sayer is what can be said in any language.
type Sayer interface{ Say() Text }

// T is a sentence.
func T(english string, values ...any) Text { return Text{English: english, Values: values} }

// X is T for an English word that has several meanings: key names the one meant.
func X(key, english string, values ...any) Text {
	return Text{Key: key, English: english, Values: values}
}

// Count is the number of a sentence that counts, as Fill hands it to be shown.
type Count int

// N is a sentence of a number of things: one of a single thing, many of every other number. Both have the same gaps but
// {{.Count}}, which is n.
func N(n int, one, many string, values ...any) Text {
	return Text{English: many, One: one, N: n, Values: values}
}

// Phrase is a text without gaps that can be compared and can be a constant.
type Phrase string

// Say is the phrase as a text.
func (p Phrase) Say() Text { return T(string(p)) }

// Say is the text itself.
func (t Text) Say() Text { return t }

// String is the sentence in English.
func (t Text) String() string {
	if t.One != "" && t.N == 1 {
		return t.Fill(t.One, fmt.Sprint)
	}
	return t.Fill(t.English, fmt.Sprint)
}

// IsZero reports whether nothing is said.
func (t Text) IsZero() bool { return t.English == "" }

// Fill writes the values into the gaps of a translation, each as shown has it. A gap that the English does not have stays
// as it is.
func (t Text) Fill(translation string, shown func(...any) string) string {
	if !strings.Contains(translation, begin) {
		return translation
	}
	names := t.gaps()
	var b strings.Builder
	for name, before := range Pieces(translation) {
		b.WriteString(before)
		switch i := slices.Index(names, name); {
		case name == "":
		case name == count && t.One != "":
			b.WriteString(shown(Count(t.N)))
		case i >= 0 && i < len(t.Values):
			b.WriteString(shown(t.Values[i]))
		default:
			b.WriteString(begin + name + end)
		}
	}
	return b.String()
}

// gaps are those of the English that Values fill.
func (t Text) gaps() []string {
	names := Gaps(t.English)
	if t.One != "" {
		if i := slices.Index(names, count); i >= 0 {
			names = append(names[:i], names[i+1:]...)
		}
	}
	return names
}
