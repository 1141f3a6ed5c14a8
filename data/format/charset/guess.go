package charset

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gogs/chardet"
)

// western is what bytes are read as when nothing else fits: every byte means something in it.
var western, _ = Find("windows-1252")

// sampleLimit bounds how much of a file is scored.
const sampleLimit = 32 << 10

// Guess names the character set in which the bytes make most sense: UTF-8 if they are valid
// UTF-8 (a character cut off at the end aside) or nearly so, else the legacy set with the
// best score. ASCII is UTF-8.
func Guess(sample []byte) Charset {
	good, bad := utf8Shape(sample)
	if bad == 0 || good > bad {
		return UTF8
	}
	best := Rank(sample)[0]
	if best.Score < 1 { // nothing looks like a word: a table that has every byte
		return western
	}
	return best.Charset
}

// Ranked is a character set with its score on a sample; more is better.
type Ranked struct {
	Charset
	Score float64
}

// Rank scores every legacy character set on the sample, best first. A caller that knows
// more, such as which column headers are words, adds its own knowledge to the scores.
func Rank(sample []byte) []Ranked {
	lines := highLines(sample)
	hint := detector(lines)
	out := make([]Ranked, 0, len(candidates))
	for _, c := range candidates {
		cs, ok := Find(c.name)
		if !ok {
			continue
		}
		var s float64
		if c.pairs != nil {
			s = scorePairs(lines, c.pairs) + scoreDecoded(cs.Decode(lines))
		} else {
			s = scoreSingle(cs.Decode(lines), c.alphabets)
		}
		if strings.EqualFold(hint, cs.Name) || strings.EqualFold(spellings[hint], cs.Name) {
			s += 1 + abs(s)/10
		}
		out = append(out, Ranked{cs, s})
	}
	slices.SortStableFunc(out, func(a, b Ranked) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
	return out
}

// highLines keeps the lines that hold bytes above ASCII: the others tell nothing.
func highLines(sample []byte) []byte {
	var out []byte
	start := 0
	high := false
	for i, b := range sample {
		switch {
		case b >= 0x80:
			high = true
		case b == '\n' || b == '\r':
			if high {
				out = append(out, sample[start:i+1]...)
			}
			start, high = i+1, false
			if len(out) > sampleLimit {
				return out[:sampleLimit]
			}
		}
	}
	if high {
		out = append(out, sample[start:]...)
	}
	if len(out) > sampleLimit {
		out = out[:sampleLimit]
	}
	return out
}

// detector asks the statistical detector. It is good at long text and poor at a handful of
// names, so it only tips the scale.
func detector(lines []byte) string {
	r, err := chardet.NewTextDetector().DetectBest(lines)
	if err != nil || r.Confidence < 20 {
		return ""
	}
	name := strings.ToLower(r.Charset)
	if name == "gb-18030" || name == "gb18030" {
		return "gbk"
	}
	return name
}

// candidate is a legacy character set and how to tell it: single-byte sets by the alphabets
// of the languages written in them, double-byte sets by which pairs are frequent.
type candidate struct {
	name      string
	alphabets []string
	pairs     func(lead, trail byte) (points float64, ok bool)
}

// candidates, the likelier first: ties go to the earlier.
var candidates = []candidate{
	{name: "windows-1252", alphabets: []string{
		"äöüßÄÖÜéèà", "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ", "áéíñóúüÁÉÍÑÓÚÜºª", "ãõáéíóúâêôàçüÃÕÁÉÍÓÚÂÊÔÀÇ",
		"åäöæøéÅÄÖÆØÉü", "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ", "àèéìíîòóùúÀÈÉÌÒÙ", "äëïöüéèóíáÄËÏÖÜÉ", "ãëçËÇ",
	}},
	{name: "windows-1250", alphabets: []string{
		"ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
		"áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ăâîşţĂÂÎŞŢ", "čćđšžČĆĐŠŽ",
	}},
	{name: "windows-1251", alphabets: []string{cyrillic}},
	{name: "windows-1253", alphabets: []string{greek}},
	{name: "windows-1254", alphabets: []string{"çğıöşüâîûÇĞİÖŞÜÂÎÛ"}},
	{name: "windows-1255", alphabets: []string{hebrew}},
	{name: "windows-1256", alphabets: []string{arabic}},
	{name: "windows-1257", alphabets: []string{
		"āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "äõöüšžÄÕÖÜŠŽ",
	}},
	{name: "koi8-r", alphabets: []string{cyrillic}},
	{name: "koi8-u", alphabets: []string{cyrillic}},
	{name: "iso-8859-2", alphabets: []string{
		"ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ", "čćđšžČĆĐŠŽ",
	}},
	{name: "iso-8859-5", alphabets: []string{cyrillic}},
	{name: "iso-8859-7", alphabets: []string{greek}},
	{name: "windows-874", alphabets: []string{thai}},
	{name: "macintosh", alphabets: []string{
		"äöüßÄÖÜéèà", "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ", "áéíñóúüÁÉÍÑÓÚÜ", "ãõáéíóúâêôàçüÃÕÁÉÍÓÚÂÊÔÀÇ", "åäöæøéÅÄÖÆØÉü",
	}},
	{name: "shift_jis", pairs: shiftJIS},
	{name: "gbk", pairs: gbk},
	{name: "big5", pairs: big5},
	{name: "euc-kr", pairs: eucKR},
	{name: "euc-jp", pairs: eucJP},
}

var (
	cyrillic = letters(0x0410, 0x044F) + "ЁёІіЇїЄєҐґЎўЂђЈјЉљЊњЋћЏџ"
	greek    = letters(0x0391, 0x03C9) + "ΆΈΉΊΌΎΏάέήίόύώϊϋΐΰΪΫ"
	hebrew   = letters(0x05D0, 0x05EA)
	arabic   = letters(0x0621, 0x064A) + "پچژگ"
	thai     = letters(0x0E01, 0x0E4E)
)

func letters(from, to rune) string {
	var b strings.Builder
	for r := from; r <= to; r++ {
		b.WriteRune(r)
	}
	return b.String()
}

// scoreSingle gives the text's score under the language that explains it best.
func scoreSingle(text string, alphabets []string) float64 {
	best := -1e9
	for _, a := range alphabets {
		best = max(best, scoreLetters(text, a))
	}
	if alphabets[0] == cyrillic || alphabets[0] == greek {
		best += scoreWords(text)
	}
	return best
}

// scoreWords tells Cyrillic and Greek from scripts that fall on the same bytes: their words
// have vowels, and names begin with a capital.
func scoreWords(text string) (s float64) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < 0x80 || !unicode.IsLetter(r) }) {
		word := []rune(w)
		if !unicode.IsUpper(word[0]) {
			s -= 0.5
		}
		if len(word) > 2 && !strings.ContainsAny(strings.ToLower(w), "аеёиоуыэюяіїєўαεηιουωάέήίόύώϊϋΐΰ") {
			s -= 3
		}
	}
	return s
}

// scoreLetters goes through the characters above ASCII: letters of the language in
// believable words are worth a point each, everything that no word looks like costs.
func scoreLetters(text, alphabet string) float64 {
	known := map[rune]bool{}
	for _, r := range alphabet {
		known[r] = true
	}
	ownScript := known['а'] || known['α'] || known['א'] || known['ا'] || known['ก']
	var s float64
	prev, run := rune(' '), 0
	runes := []rune(text)
	for i, r := range runes {
		if r < 0x80 {
			if ownScript && unicode.IsLetter(r) && prev >= 0x80 && unicode.IsLetter(prev) {
				s -= 3 // two scripts in one word
			}
			prev, run = r, 0
			continue
		}
		next := rune(' ')
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		s += scoreRune(r, prev, next, known[r], ownScript)
		run++
		if !ownScript && run > 1 && unicode.IsLetter(r) {
			s -= 1.5 // accented letters seldom stand side by side
		}
		prev = r
	}
	return s
}

func scoreRune(r, prev, next rune, known, ownScript bool) float64 {
	inside := unicode.IsLetter(prev) || unicode.IsLetter(next)
	switch {
	case r == unicode.ReplacementChar || (r >= 0x80 && r < 0xA0):
		return -5
	case strings.ContainsRune("\u00A0–—‘’“”„…«»€§°©®·", r):
		if unicode.IsLetter(prev) && unicode.IsLetter(next) && r != '’' && r != '·' && r != '–' {
			return -2
		}
		return 0.3
	case !unicode.IsLetter(r) && !unicode.IsMark(r):
		if inside {
			return -3
		}
		return -1
	case unicode.IsUpper(r) && unicode.IsLower(prev), unicode.IsLower(r) && unicode.IsUpper(prev) && unicode.IsUpper(next):
		return -2 // "MüLLER" and "üLler" are the wrong table
	case known && ownScript && prev < 0x80 && unicode.IsLetter(prev):
		return -3
	case known && !inside && (ownScript || unicode.IsDigit(prev) || unicode.IsDigit(next)):
		return -1 // a lone letter is a symbol of another table
	case known:
		return 1
	}
	return -0.5
}

// scoreDecoded punishes what a double-byte set could not decode.
func scoreDecoded(text string) float64 {
	return -8 * float64(strings.Count(text, "\uFFFD"))
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}
