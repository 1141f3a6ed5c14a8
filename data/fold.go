package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold writes text the way search compares it: lower-case, NFKD with marks removed, ł ø đ ß æ ı and similar
// letters spelled in ASCII, apostrophes and hyphens dropped, and one space for everything else that is not a
// letter or digit. The result has no space at its ends. Folding it again changes nothing.
//
// Marks that are vowels and not accents (Devanagari, Thai …) stay, and so do the voicing marks of kana and the
// syllables of hangul.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	f := folder{out: make([]byte, 0, len(s)+8)}
	f.fold(s)
	return f.text()
}

// joiner stands, inside this package, for an apostrophe or hyphen between two letters: it separates the parts
// of a compound word until the caller decides about them.
const joiner = 0x01

// folder folds text into out.
type folder struct {
	out      []byte
	digraphs bool // spell ä ö ü å ø as ae oe ue aa oe instead of dropping their marks
	joiners  bool // write joiner for apostrophes and hyphens instead of nothing

	gap     bool // a space is due before the next letter
	join    bool // a joiner is due before the next letter
	compose bool // out holds jamo or kana marks that must be composed again
}

// folded reports whether s is ASCII that Fold would not change, as most words in an index are.
func folded(s string) bool {
	gap := true // a space here would be a leading one
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			gap = false
		case c == ' ' && !gap:
			gap = true
		default:
			return false
		}
	}
	return !gap || s == ""
}

// ascii reports whether s holds ASCII bytes only.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (f *folder) text() string {
	if f.compose {
		return norm.NFC.String(string(f.out))
	}
	return string(f.out)
}

func (f *folder) fold(s string) {
	if f.digraphs && !ascii(s) {
		s = norm.NFC.String(s) // a decomposed ü becomes one letter
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			f.ascii(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.rune(r, s[i:i+size])
		i += size
	}
}

func (f *folder) ascii(c byte) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		f.letter(c)
	case 'A' <= c && c <= 'Z':
		f.letter(c | 0x20)
	case c == '\'' || c == '-' || c == '`':
		f.join = true
	default:
		f.gap = true
	}
}

// before writes the space or joiner that is due.
func (f *folder) before() {
	if len(f.out) > 0 {
		if f.gap {
			f.out = append(f.out, ' ')
		} else if f.join && f.joiners {
			f.out = append(f.out, joiner)
		}
	}
	f.gap, f.join = false, false
}

func (f *folder) letter(c byte) {
	if f.gap || f.join {
		f.before()
	}
	f.out = append(f.out, c)
}

func (f *folder) rune(r rune, raw string) {
	switch {
	case isJoiner(r):
		f.join = true
		return
	case dropped(r):
		return
	case hangul(r):
		f.before()
		f.out = append(f.out, raw...)
		return
	case !unicode.In(r, unicode.L, unicode.N, unicode.M):
		f.gap = true
		return
	}
	if f.digraphs {
		if two := digraph(r); two != "" {
			f.before()
			f.out = append(f.out, two...)
			return
		}
	}
	dec := norm.NFKD.PropertiesString(raw).Decomposition()
	if dec == nil {
		f.part(r)
		return
	}
	for len(dec) > 0 {
		d, size := utf8.DecodeRune(dec)
		dec = dec[size:]
		if d < utf8.RuneSelf {
			f.ascii(byte(d))
		} else {
			f.part(d)
		}
	}
}

// part writes one fully decomposed rune.
func (f *folder) part(r rune) {
	if isJoiner(r) {
		f.join = true
		return
	}
	if dropped(r) {
		return
	}
	if !unicode.In(r, unicode.L, unicode.N, unicode.M) {
		f.gap = true
		return
	}
	if spelled := spelling(r); spelled != "" {
		f.before()
		f.out = append(f.out, spelled...)
		return
	}
	if d, ok := digit(r); ok {
		f.letter('0' + byte(d))
		return
	}
	if 0x1100 <= r && r <= 0x11FF || r == 0x3099 || r == 0x309A {
		f.compose = true
	}
	if unicode.IsMark(r) && len(f.out) > 0 && !f.gap {
		f.join = false // a mark belongs to the letter before it, never begins a part
	}
	f.before()
	f.out = utf8.AppendRune(f.out, unicode.ToLower(r))
}

// isJoiner reports whether r is an apostrophe, a hyphen or the dot of Catalan "col·legi".
func isJoiner(r rune) bool {
	switch r {
	case '\'', '-', '`', '´', '’', '‘', '‛', '′', '＇', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', '՚', '׳',
		0xAD, '‐', '‑', '‒', '–', '−', '֊', '־', '﹣', '－', '·':
		return true
	}
	return false
}

// dropped reports whether r is removed without a trace: accents of Latin, Greek, Cyrillic, Hebrew points,
// Arabic vowel signs and the tatweel, variation selectors and invisible joiners.
func dropped(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F, 0x483 <= r && r <= 0x489, 0x591 <= r && r <= 0x5C7 && unicode.IsMark(r),
		0x610 <= r && r <= 0x61A, 0x64B <= r && r <= 0x65F, r == 0x640, r == 0x670,
		0x6D6 <= r && r <= 0x6ED && unicode.IsMark(r):
		return true
	case r < 0x1AB0:
		return false
	case r <= 0x1AFF, 0x1DC0 <= r && r <= 0x1DFF, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x206F, 0x20D0 <= r && r <= 0x20FF, 0xFE00 <= r && r <= 0xFE0F,
		0xFE20 <= r && r <= 0xFE2F, r == 0xFEFF, 0xE0100 <= r && r <= 0xE01EF:
		return true
	}
	return false
}

// spelling gives what people type for a letter that has no decomposition; "" for all others.
func spelling(r rune) string {
	switch r {
	case 'ł', 'Ł':
		return "l"
	case 'ø', 'Ø', 'ɵ', 'Ɵ':
		return "o"
	case 'đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ', 'ɗ', 'Ɗ':
		return "d"
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case 'ȷ':
		return "j"
	case 'ħ', 'Ħ':
		return "h"
	case 'ŧ', 'Ŧ':
		return "t"
	case 'ŋ', 'Ŋ':
		return "n"
	case 'ĸ', 'ƙ', 'Ƙ':
		return "k"
	case 'ɓ', 'Ɓ', 'ƀ', 'Ƀ':
		return "b"
	case 'ə', 'Ə', 'ɛ', 'Ɛ':
		return "e"
	case 'ɨ', 'Ɨ':
		return "i"
	case 'ʉ', 'Ʉ':
		return "u"
	case 'ǥ', 'Ǥ':
		return "g"
	case 'ƶ', 'Ƶ':
		return "z"
	case 'ƴ', 'Ƴ':
		return "y"
	case 'ς':
		return "σ"
	case 'ى', 'ی':
		return "ي"
	case 'ک':
		return "ك"
	case 'ة':
		return "ه"
	}
	return ""
}

// digraph gives the two letters that German and Nordic writers use for an umlaut.
func digraph(r rune) string {
	switch r {
	case 'ä', 'Ä', 'æ', 'Æ':
		return "ae"
	case 'ö', 'Ö', 'ø', 'Ø', 'œ', 'Œ':
		return "oe"
	case 'ü', 'Ü':
		return "ue"
	case 'å', 'Å':
		return "aa"
	}
	return ""
}

// digit gives the value of a decimal digit of any script. Unicode lists them in runs of ten.
func digit(r rune) (int, bool) {
	if '0' <= r && r <= '9' {
		return int(r - '0'), true
	}
	if r < 0x660 || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}

// hangul reports whether r is a composed syllable, which NFKD would decompose.
func hangul(r rune) bool { return 0xAC00 <= r && r <= 0xD7A3 }

// cjk reports whether r belongs to a script without spaces between words, which the index cuts into bigrams:
// Chinese, Japanese and Korean.
func cjk(r rune) bool {
	return r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) ||
		r == 'ー' || r == 0x3099 || r == 0x309A)
}

// canonical folds a name so that both spellings of an umlaut become equal: Müller, Mueller and Muller give
// "muller". It is for comparing, not for showing.
func canonical(s string) string {
	f := Fold(s)
	if !strings.ContainsAny(f, "aou") {
		return f
	}
	return collapse(f)
}

// collapse writes ae oe ue aa as a o u a in folded text; "que" stays.
func collapse(f string) string {
	at := digraphAt(f, 0)
	if at < 0 {
		return f
	}
	out := make([]byte, 0, len(f))
	from := 0
	for ; at >= 0; at = digraphAt(f, from) {
		out = append(out, f[from:at+1]...)
		from = at + 2
	}
	return string(append(out, f[from:]...))
}

// digraphAt finds the next ae, oe, ue or aa from a position on; -1 if there is none.
func digraphAt(f string, from int) int {
	for i := from; i+1 < len(f); i++ {
		switch {
		case f[i] == 'a' && (f[i+1] == 'e' || f[i+1] == 'a'), f[i] == 'o' && f[i+1] == 'e':
			return i
		case f[i] == 'u' && f[i+1] == 'e' && (i == 0 || f[i-1] != 'q'):
			return i
		}
	}
	return -1
}
