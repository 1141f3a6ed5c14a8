package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShownLetters is how much of a name or another value a list or a sentence shows, in letters.
const ShownLetters = 200

// Acts reports whether a letter does something to a screen or a terminal instead of standing on it: control characters
// (C0, DEL, C1), embeddings, overrides and isolates of direction, separators of lines and paragraphs, the byte order mark, notes between
// lines, and tags. Marks of direction (U+200E, U+200F) turn nothing round and belong to names.
func Acts(r rune) bool {
	switch {
	case unicode.IsControl(r),
		0x2028 <= r && r <= 0x202E, 0x2066 <= r && r <= 0x206F,
		r == 0xFEFF, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

// Shown is a text as a list or a sentence shows it: on one line, without letters that act, bytes that are no text as
// U+FFFD, and no longer than ShownLetters: its middle gives way to "…", so that a path keeps its ending.
func Shown(s string) string { return shortened(onScreen(s), ShownLetters) }

// shownLines is how much of a text of several lines is shown, in letters.
const shownLines = 4000

// ShownLines is a message as a terminal shows it: what Shown does to a text is done to each of its lines, those after the
// first stand in by two blanks, so that none looks like a message of its own, and all together are cut at 4,000 letters.
func ShownLines(s string) string {
	var lines []string
	for line := range strings.Lines(shortened(s, shownLines)) {
		if line = onScreen(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n  ")
}

// onScreen is a text on one line without letters that act.
func onScreen(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case Acts(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(s)
}

// shortened keeps the beginning and a quarter at the end of a text of more than so many letters.
func shortened(s string, letters int) string {
	if len(s) <= letters || utf8.RuneCountInString(s) <= letters {
		return s
	}
	runes := []rune(s)
	end := letters / 4
	return string(runes[:letters-1-end]) + "…" + string(runes[len(runes)-end:])
}
