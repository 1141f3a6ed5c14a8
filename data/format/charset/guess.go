package charset

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// western is what bytes are read as when nothing else fits: every byte means something in it.
var western, _ = Find("windows-1252")

// sampleLimit bounds how much of a file is scored.
const sampleLimit = 8 << 10

// Guess names the character set in which the bytes make most sense: UTF-8 if they are valid
// UTF-8 (a character cut off at the end aside) or nearly so, or in some of its lines, else the legacy set with the
// best score. ASCII is UTF-8.
func Guess(sample []byte) Charset {
	good, bad := utf8Shape(sample)
	if bad == 0 || good > bad || good > 0 && isMixed(sample) {
		return UTF8
	}
	return western.unless(Rank(sample)[0], sample).Charset
}

// unless gives the better set, or the receiver where that finds signs only: these tell nothing.
func (c Charset) unless(better Ranked, sample []byte) Ranked {
	for _, p := range stretches(sample) {
		for _, r := range better.Decode(p) {
			if r >= 0x80 && isWord(r) {
				return better
			}
		}
	}
	return Ranked{c, better.Score}
}

// Reading is a text whose character set had to be found out from its bytes.
type Reading struct {
	Text    string
	Charset Charset
	Sure    bool      // no other set makes words of the bytes that are nearly as likely
	Others  []Charset // sets in which the bytes are another text, the more likely first; one for each text
}

const (
	// sure is how much more likely the best text must be than the next, as a logarithm: one in a thousand.
	sure = 7
	// hinted is how much more likely a set is that the writer is known to use.
	hinted = 10
	// fewChars is up to how many characters of UTF-8 may be pairs of another set by chance.
	fewChars = 4
)

// Read finds out in which character set a short text is written: what a code holds, for instance.
// hint names a set that its writer is known to use, "" if none. Bytes that are UTF-8 are read as
// such, always; they are not sure where they are few and make likely words in another set only.
func Read(b []byte, hint string) Reading {
	if c, mark := Detect(b); mark > 0 || strings.HasPrefix(c.Name, "utf-16") {
		return Reading{Text: c.Decode(b[mark:]), Charset: c, Sure: true}
	}
	good, bad := utf8Shape(b)
	if good+bad == 0 && utf8.Valid(b) {
		return Reading{Text: string(b), Charset: UTF8, Sure: true}
	}
	ranked := Rank(b)
	for i := range ranked {
		if hint != "" && ranked[i].Name == hint {
			ranked[i].Score += hinted
		}
	}
	slices.SortStableFunc(ranked, byScore)
	if good > bad || bad == 0 {
		r := Reading{Text: mendUTF8(b), Charset: UTF8, Sure: utf8.Valid(b)}
		if r.Sure && good <= fewChars {
			r.Sure = ranked[0].Score < scoreUTF8(b)+sure
		}
		if !r.Sure {
			r.Others = othersThan(r.Text, b, ranked)
		}
		return r
	}
	best := western.unless(ranked[0], b)
	r := Reading{Text: best.Decode(b), Charset: best.Charset}
	r.Others = othersThan(r.Text, b, ranked)
	r.Sure = true
	for _, o := range ranked {
		if o.Score > best.Score-sure && o.Decode(b) != r.Text {
			r.Sure = false
		}
	}
	return r
}

// othersThan lists the sets in which the bytes are another text.
func othersThan(text string, b []byte, ranked []Ranked) (out []Charset) {
	seen := map[string]bool{text: true}
	for _, r := range ranked {
		if t := r.Decode(b); !seen[t] && !strings.ContainsFunc(t, isNothing) {
			seen[t] = true
			out = append(out, r.Charset)
		}
	}
	return out
}

// isNothing recognises what no text has: what is no character, control characters above ASCII, private ones.
func isNothing(r rune) bool {
	return r == utf8.RuneError || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Co, r)
}

// scoreUTF8 is the score of bytes as the UTF-8 that they are. Letters that names hardly have, such as
// those of phonetics, are what pairs of other sets look like.
func scoreUTF8(b []byte) float64 {
	parts := stretches(b)
	best := math.Inf(-1)
	for _, r := range string(b) {
		if r >= 0x180 && r < 0x370 && !strings.ContainsRune("șȘțȚəƏơƠưƯ", r) && !unicode.IsMark(r) {
			return best
		}
	}
	for _, m := range models() {
		s := m.share
		for _, p := range parts {
			s += m.text(norm.NFC.String(string(p)))
		}
		best = max(best, s)
	}
	return best - anyBytes(parts)
}

// Ranked is a character set with its score on a sample; more is better. It is the logarithm of how much
// more likely the bytes are as words in this set than as any bytes.
type Ranked struct {
	Charset
	Score float64
}

// Rank scores every legacy character set on the sample, best first. A caller that knows
// more, such as which column headers are words, adds its own knowledge to the scores.
func Rank(sample []byte) []Ranked {
	parts := stretches(sample)
	nothing := anyBytes(parts)
	out := make([]Ranked, 0, len(candidates))
	for _, c := range candidates {
		cs, ok := Find(c.name)
		if !ok {
			continue
		}
		out = append(out, Ranked{cs, c.score(cs, parts) - nothing})
	}
	slices.SortStableFunc(out, byScore)
	return out
}

func byScore(a, b Ranked) int { return cmp.Compare(b.Score, a.Score) }

// anyBytes is the logarithm of the probability of the stretches as any bytes.
func anyBytes(parts [][]byte) (s float64) {
	for _, p := range parts {
		for _, b := range p {
			if b >= 0x80 {
				s -= math.Log(128)
			} else {
				s -= math.Log(40)
			}
		}
	}
	return s
}

// stretches gives each stretch of letters and bytes above ASCII that holds one of these, once: what a
// card says twice is no second evidence.
func stretches(sample []byte) [][]byte {
	var out [][]byte
	seen := map[string]bool{}
	size := 0
	start, high := 0, false
	end := func(i int) {
		if part := sample[start:i]; high && !seen[string(part)] && size < sampleLimit {
			seen[string(part)] = true
			size += len(part)
			out = append(out, part)
		}
		high = false
	}
	for i := 0; i < len(sample); i++ {
		b := sample[i]
		escape := b == '\\' && i+1 < len(sample) && strings.IndexByte("nN,;", sample[i+1]) >= 0
		if i > 0 && sample[i-1] >= 0x80 {
			escape = false // it may be half of a character
		}
		switch {
		case b >= 0x80:
			high = true
		case b < 0x40 || escape:
			end(i)
			if escape {
				i++ // with what it escapes
			}
			start = i + 1
		}
	}
	if start < len(sample) {
		end(len(sample))
	}
	return out
}

// candidate is a legacy character set, how much of what is written is in it, and the languages written in it.
type candidate struct {
	name  string
	share float64
	tags  string
}

// candidates, the more likely first: ties go to the earlier.
var candidates = []candidate{
	{"windows-1252", 1, "de fr es pt it nl sv da nb fi is ca ga"},
	{"windows-1250", 0.8, "pl cs sk hu ro sl hr"},
	{"windows-1251", 0.8, "ru uk bg sr be mk"},
	{"windows-1253", 0.8, "el"},
	{"windows-1254", 0.9, "tr"},
	{"windows-1255", 0.9, "he"},
	{"windows-1256", 0.9, "ar fa ur"},
	{"windows-1257", 0.8, "lt lv et"},
	{"windows-1258", 0.9, "vi"},
	{"koi8-r", 0.08, "ru"},
	{"koi8-u", 0.04, "uk ru"},
	{"iso-8859-2", 0.15, "pl cs sk hu ro sl hr"},
	{"iso-8859-5", 0.04, "ru uk bg sr be mk"},
	{"iso-8859-7", 0.15, "el"},
	{"iso-8859-15", 0.05, "fr fi et de es pt nl"},
	{"iso-8859-13", 0.05, "lt lv et"},
	{"iso-8859-4", 0.02, "lt lv et"},
	{"iso-8859-10", 0.01, "is lt lv et"},
	{"iso-8859-16", 0.02, "ro"},
	{"iso-8859-3", 0.1, "mt eo"},
	{"iso-8859-6", 0.05, "ar"},
	{"iso-8859-8", 0.05, "he"},
	{"iso-8859-14", 0.05, "cy ga"},
	{"windows-874", 0.9, "th"},
	{"macintosh", 0.05, "de fr es pt it nl sv da nb fi is"},
	{"x-mac-cyrillic", 0.001, "ru uk bg sr"},
	{"ibm866", 0.03, "ru uk"},
	{"shift_jis", 0.9, "ja"},
	{"gbk", 0.9, "zh"},
	{"big5", 0.9, "zh-Hant"},
	{"euc-kr", 0.9, "ko"},
	{"euc-jp", 0.1, "ja"},
}

// score is the logarithm of the probability that the stretches are written in this set: in one of its
// languages for the most part.
func (c candidate) score(cs Charset, parts [][]byte) float64 {
	tags := strings.Fields(c.tags)
	sums := make([]float64, len(tags))
	each := make([]float64, len(tags))
	for _, p := range parts {
		text := norm.NFC.String(cs.Decode(p))
		best := math.Inf(-1)
		for i, tag := range tags {
			each[i] = models()[tag].text(text)
			best = max(best, each[i])
		}
		for i := range tags {
			sums[i] += max(each[i], best-3) // a name in another language
		}
	}
	for i, tag := range tags {
		sums[i] += models()[tag].share
	}
	return slices.Max(sums) + math.Log(c.share)
}

// text is the logarithm of the probability of a stretch: of its words, and of the signs between them.
func (m *model) text(s string) float64 {
	sum := 0.0
	runes := []rune(s)
	isWord := func(r rune) bool {
		return r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsMark(r)) && r != 'ª' && r != 'º'
	}
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && isWord(runes[j]) {
			j++
		}
		if j > i {
			sum += m.word(runes[i:j])
			i = j
			continue
		}
		before, after := i > 0 && isWord(runes[i-1]), i+1 < len(runes) && isWord(runes[i+1])
		sum += signCost(runes[i], before, after)
		i++
	}
	return sum
}

// isWord recognises the characters that words are made of.
func isWord(r rune) bool {
	return r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsMark(r)) && r != 'ª' && r != 'º'
}

// signCost is the logarithm of the probability of a character that is no letter.
func signCost(r rune, before, after bool) float64 {
	switch {
	case r == unicode.ReplacementChar:
		return -25
	case r < 0x80:
		return -5
	case r < 0xA0:
		return -20
	case strings.ContainsRune("’‘", r) && (before || after), strings.ContainsRune("\u00A0–—“”„«»…·", r) && !(before && after), r > 0x3000 && r < 0x3020, r > 0xff00 && r < 0xff20:
		return -5
	case strings.ContainsRune("\u00A0–—·", r):
		return -6
	case strings.ContainsRune("ªº°€§©®№", r) && !after:
		return -7
	case before && after:
		return -14
	}
	return -11
}
