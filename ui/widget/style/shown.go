package style

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/bidi"
)

// Whatever a widget of this package shows goes through Shown: the texts are other people's. What is stored, copied and
// exported stays as it came, and so does what stands in an entry: it would be saved changed.

// NameLetters is the most that is shown of a name, in letters as people count them.
const NameLetters = 200

// marksShown is how many marks a letter carries at most. No script in use needs more (Tibetan comes near); a thousand
// of them are drawn over the lines above.
const marksShown = 8

// Marks that keep a part of a line apart, so that its direction does not turn the rest (Unicode UAX #9).
const (
	firstStrong = '\u2068' // FIRST STRONG ISOLATE
	popIsolate  = '\u2069' // POP DIRECTIONAL ISOLATE
	deepest     = 8        // how far they are nested
)

// Apart keeps a text apart in a line when some of it is written from the right; every other text stays as it is, and so
// does one that is apart already.
func Apart(s string) string {
	const begin, end = string(firstStrong), string(popIsolate)
	if !fromRight(s) || strings.HasPrefix(s, begin) && strings.HasSuffix(s, end) && strings.Count(s, begin) == 1 {
		return s
	}
	return begin + s + end
}

// Shown is a text without what is not seen and acts on what is: control characters, overrides and embeddings of the
// direction, tags and other characters without a form, and marks beyond what a letter carries. Joiners stay where
// a script or a picture needs them, and an isolate where it ends in the same line: it reaches nothing but itself.
// Line breaks stay.
func Shown(text string) string {
	if isPlain(text) {
		return text
	}
	c := cleaning{fromRight: fromRight(text)}
	c.b.Grow(len(text))
	for rest := text; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		next, _ := utf8.DecodeRuneInString(rest)
		c.put(r, next)
	}
	c.endLine()
	out := c.b.String()
	if strings.TrimSpace(out) == "" && strings.TrimSpace(text) != "" {
		return "…" // there is something, but nothing of it is seen
	}
	return out
}

// Name is a name, or another text of one line, as it is shown: as Shown has it, on one line, and at most NameLetters
// long.
func Name(text string) string {
	text = Shown(text)
	if strings.ContainsAny(text, "\n\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return Cut(text, NameLetters)
}

// CutMiddle leaves out the middle of a text of more than so many letters: long ones often differ at their ends alone.
func CutMiddle(text string, letters int) string {
	if len(text) <= letters {
		return text
	}
	var ends []int
	for l := range Clusters(text) {
		ends = append(ends, l.End)
	}
	if len(ends) <= letters {
		return text
	}
	first, last := (letters-1)/2, letters/2
	return strings.TrimRight(text[:ends[first-1]], " ") + "…" + strings.TrimLeft(text[ends[len(ends)-last-1]:], " ")
}

// Cut is the beginning of a text: so many letters as people count them (UAX #29), and "…" where it was longer.
func Cut(text string, letters int) string {
	if len(text) <= letters {
		return text
	}
	n, longest := 0, letters*letterBytes
	for l := range Clusters(text) {
		if n == letters || l.End > longest {
			return cutOff(text, l.Start)
		}
		n++
	}
	return text
}

// letterBytes is what a letter takes at most where many stand together: what is one letter by the rules may be put
// together of any number of pictures.
const letterBytes = 32

// CutBytes is the beginning of a text: at most so many bytes, and no half letter.
func CutBytes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	at := 0
	for l := range Clusters(text) {
		if l.End > n {
			break
		}
		at = l.End
	}
	return text[:at]
}

// cutOff is a text up to a place, with "…", and with the end of what is kept apart there.
func cutOff(text string, at int) string {
	text = strings.TrimRight(text[:at], " ,;·")
	open := strings.Count(text, string(firstStrong)) - strings.Count(text, string(popIsolate))
	return text + "…" + strings.Repeat(string(popIsolate), max(0, open))
}

// Cluster is a letter as people count them: from Start up to End in its text, in bytes.
type Cluster struct{ Start, End int }

// Clusters gives the letters of a text as people count them: a letter with its marks is one (UAX #29).
func Clusters(text string) iter.Seq[Cluster] {
	return func(yield func(Cluster) bool) {
		for all := graphemes.FromString(text); all.Next(); {
			if !yield(Cluster{all.Start(), all.End()}) {
				return
			}
		}
	}
}

// fromRight reports whether some of a text is written from the right to the left.
func fromRight(s string) bool {
	for _, r := range s {
		if r < 0x590 || unicode.Is(unicode.Cf, r) { // marks of direction are no text
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}

// isPlain knows at first sight a text that is shown as it is.
func isPlain(text string) bool {
	for _, r := range text {
		switch {
		case r >= ' ' && r < 0x7F, r == '\n', r == '\t', r >= 0xA0 && r < 0x300 && r != 0xAD:
		case r >= 0x370 && r < 0x483, r >= 0x48A && r < 0x530, r >= 0x1E00 && r < 0x2000, r >= 0x2010 && r < 0x2028: // Greek, Cyrillic, signs
		case r >= 0x3041 && r < 0x3097, r >= 0x30A1 && r < 0x3100, r >= 0x4E00 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4: // East Asian
		default:
			return false
		}
	}
	return true
}

// cleaning is a text of which only what may be shown is written.
type cleaning struct {
	b         strings.Builder
	fromRight bool
	last      rune  // that was written last, without marks and joiners; 0 at the beginning
	marks     int   // that it carries
	open      []int // places of the isolates of this line that have not ended
}

// put writes a character, if it may be shown. next is the one behind it.
func (c *cleaning) put(r, next rune) {
	switch {
	case r == '\r' && next == '\n':
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
		c.endLine()
		c.letter('\n')
	case r == '\t':
		c.letter(r)
	case unicode.IsControl(r):
		c.letter(' ')
	case r == firstStrong:
		if len(c.open) < deepest {
			c.open = append(c.open, c.b.Len())
			c.b.WriteRune(r)
		}
	case r == popIsolate:
		if len(c.open) > 0 {
			c.open = c.open[:len(c.open)-1]
			c.b.WriteRune(r)
		}
	case r == '\u200C' && joins(c.last) || r == '\u200D' && (joins(c.last) || isPicture(c.last) && isPicture(next)),
		(r == '\u200E' || r == '\u200F' || r == '\u061C') && c.fromRight:
		c.mark(r)
	case unicode.In(r, unicode.Prepended_Concatenation_Mark): // they are seen
		c.letter(r)
	case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
	case unicode.In(r, unicode.M):
		c.mark(r)
	default:
		c.letter(r)
	}
}

// letter writes what is no mark.
func (c *cleaning) letter(r rune) {
	c.last, c.marks = r, 0
	c.b.WriteRune(r)
}

// mark writes what belongs to the letter before it.
func (c *cleaning) mark(r rune) {
	if c.marks++; c.marks <= marksShown {
		c.b.WriteRune(r)
	}
}

// endLine takes out the isolates that do not end in their line.
func (c *cleaning) endLine() {
	if len(c.open) == 0 {
		return
	}
	text := c.b.String()
	c.b.Reset()
	from := 0
	for _, at := range c.open {
		c.b.WriteString(text[from:at])
		from = at + utf8.RuneLen(firstStrong)
	}
	c.b.WriteString(text[from:])
	c.open = nil
}

// joiningScripts are those in which letters take other forms beside each other, or stand apart, by a joiner.
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer, unicode.Tibetan, unicode.Balinese, unicode.Javanese,
}

func joins(r rune) bool { return unicode.In(r, joiningScripts...) }

// isPicture knows what emoji are put together of.
func isPicture(r rune) bool { return r > 0xFF && unicode.In(r, unicode.So, unicode.Sk) }

// CleanMenu has the items of a menu, and of those beside it, show no more than Name.
func CleanMenu(menu *fyne.Menu) {
	for _, item := range menu.Items {
		item.Label = Name(item.Label)
		if item.ChildMenu != nil {
			CleanMenu(item.ChildMenu)
		}
	}
}
