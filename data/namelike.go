package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many words a name may have, without titles and degrees.
const longestName = 5

// NameLike reports whether a text has the form of one person's name: a few words of letters, each except
// particles with a capital if the script has them. Titles before it, degrees after it, brackets and "Doe, Jane"
// are allowed. It does not know names: "State Library" passes.
func NameLike(s string) bool {
	text, _ := withoutAsides(words(s))
	if text = withoutSigns(text); text == "" {
		return false
	}
	if allCJK(text) {
		n := utf8.RuneCountInString(strings.ReplaceAll(text, " ", ""))
		return n >= 2 && n <= 8
	}
	head, rest, comma := strings.Cut(text, ",")
	if comma && !allPostnominal(rest, head) {
		return !strings.Contains(rest, ",") && likeName(strings.Fields(head), 2) && likeName(strings.Fields(rest), 2)
	}
	return likeName(strings.Fields(head), longestName)
}

// likeName reports whether the words look like a name and are at most so many.
func likeName(w []string, most int) bool {
	for len(w) > 1 && honorific(w[0]) {
		w = w[1:]
	}
	for len(w) > 1 && postnominal(w[len(w)-1], false) {
		w = w[:len(w)-1]
	}
	long := false
	for i, word := range w {
		bare := strings.Trim(word, ".")
		letters := 0
		for _, r := range bare {
			switch {
			case unicode.IsLetter(r) || unicode.IsMark(r):
				letters++
			case !strings.ContainsRune("-–‑'’.·ʼ", r):
				return false
			}
		}
		first, _ := utf8.DecodeRuneInString(bare)
		switch {
		case letters == 0:
			return false
		case unicode.IsLower(first) && (!particle(word) || len(w) == 1) && !(strings.ContainsAny(word, "'’") && i > 0):
			return false
		}
		long = long || letters > 1
	}
	return len(w) > 0 && len(w) <= most && long
}

// WithoutTitles removes titles before a name and degrees after it: "Prof. Dr. Ada Roe, PhD" is "Ada Roe".
func WithoutTitles(name string) string {
	head, rest, comma := strings.Cut(words(name), ",")
	if comma && !allPostnominal(rest, head) {
		head = words(name)
	}
	w := strings.Fields(head)
	for len(w) > 1 && honorific(w[0]) {
		w = w[1:]
	}
	for len(w) > 1 && postnominal(strings.Trim(w[len(w)-1], ","), false) {
		w = w[:len(w)-1]
	}
	return strings.Join(w, " ")
}
