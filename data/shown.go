package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShownLetters is how many letters of a name or another value a list or a sentence shows.
const ShownLetters = 200

// Acts reports whether a letter does something to a screen or a terminal instead of being shown: control
// characters (C0, DEL, C1), embeddings, overrides and isolates of direction, separators of lines and
// paragraphs, the byte order mark, interlinear annotations, and tags. Marks of direction (U+200E, U+200F) do no
// harm and belong to names.
func Acts(r rune) bool {
	switch {
	case unicode.IsControl(r),
		0x2028 <= r && r <= 0x202E, 0x2066 <= r && r <= 0x206F,
		r == 0xFEFF, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

// Shown gives a text as a list or a sentence shows it: on one line, without letters that act, with U+FFFD for
// invalid bytes, and with at most ShownLetters. A longer text loses its middle to "…", so that a path keeps its
// end.
func Shown(s string) string { return shortened(onScreen(s), ShownLetters) }

// shownLines is how many letters of a text of several lines are shown.
const shownLines = 4000

// ShownLines gives a message as a terminal shows it: each line is treated as Shown does. Lines after the first
// are indented by two blanks, so that none looks like a new message; all together have at most 4,000 letters.
func ShownLines(s string) string {
	var lines []string
	for line := range strings.Lines(shortened(s, shownLines)) {
		if line = onScreen(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n  ")
}

// onScreen gives a text on one line without letters that act.
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

// shortened keeps the beginning of a longer text, and a quarter of the letters from its end.
func shortened(s string, letters int) string {
	if len(s) <= letters || utf8.RuneCountInString(s) <= letters {
		return s
	}
	runes := []rune(s)
	end := letters / 4
	return string(runes[:letters-1-end]) + "…" + string(runes[len(runes)-end:])
}
