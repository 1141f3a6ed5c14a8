package data

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShownTextsActOnNothing(t *testing.T) {
	for name, c := range map[string]struct{ text, one, lines string }{
		"a plain name":           {"Zoë Ünal", "Zoë Ünal", "Zoë Ünal"},
		"a title of a terminal":  {"a\x1b]0;x\x07b", "a ]0;x b", "a ]0;x b"},
		"C1":                     {"a\u009b2Jb", "a 2Jb", "a 2Jb"},
		"a byte that is no text": {"a\x9b2Jb", "a\uFFFD2Jb", "a\uFFFD2Jb"},
		"overrides":              {"a\u202Eb\u2066c\u2069", "abc", "abc"},
		"marks of direction":     {"\u200Fשלום", "\u200Fשלום", "\u200Fשלום"},
		"tags":                   {"a\U000E0041\U000E007Fb", "ab", "ab"},
		"lines":                  {"a\nlanyard: b\r\nc\rd\u2028e", "a lanyard: b  c d e", "a\n  lanyard: b\n  c d e"},
		"backspaces":             {"good\b\b\b\bevil", "good    evil", "good    evil"},
		"nothing":                {"\x00", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Shown(c.text); got != c.one {
				t.Errorf("on one line %q", got)
			}
			if got := ShownLines(c.text); got != c.lines {
				t.Errorf("on several %q", got)
			}
		})
	}
	long := Shown("begin" + strings.Repeat("ü", 1_000_000) + ".vcf")
	if utf8.RuneCountInString(long) != ShownLetters || !strings.HasPrefix(long, "begin") || !strings.HasSuffix(long, ".vcf") || !strings.Contains(long, "…") {
		t.Errorf("a long name is %d letters: %s", utf8.RuneCountInString(long), long)
	}
	if n := len(ShownLines(strings.Repeat("a\n", 1_000_000))); n > 20_000 {
		t.Errorf("a long message has %d bytes", n)
	}
}
