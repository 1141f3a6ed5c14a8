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

// western is the last resort: in it every byte means something.
var western, _ = Find("windows-1252")

// sampleLimit limits how much of a file is scored.
const sampleLimit = 8 << 10

// Guess gives the character set in which the bytes make most sense: UTF-8 if they are valid UTF-8 (the last
// character may be cut off), or nearly so, or in some lines; else the legacy set with the best score. ASCII
// counts as UTF-8.
func Guess(sample []byte) Charset {
	good, bad := utf8Shape(sample)
	if bad == 0 || good > bad || good > 0 && isMixed(sample) {
		return UTF8
	}
	return western.unless(Rank(sample)[0], sample).Charset
}

// unless gives the better set, or the receiver if that set finds only signs, which prove nothing.
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

// Reading is a text whose character set was found from its bytes.
type Reading struct {
	Text    string
	Charset Charset
	Sure    bool      // no other set makes nearly as likely words of the bytes
	Others  []Charset // sets with another text, the most likely first; one for each text
}

const (
	// sure is how much more likely the best text must be than the next, as a logarithm: about one thousand
	// times.
	sure = 7
	// hinted is how much more likely a set is if the writer is known to use it.
	hinted = 10
	// fewChars is how many characters of UTF-8 may by chance be pairs of another set.
	fewChars = 4
)

// Read finds the character set of a short text, for instance of a code. hint is a set that its writer uses, ""
// if unknown. UTF-8 is always read as UTF-8; it is not sure if it has few characters that make likely words
// only in another set.
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

// isNothing recognises characters that no text has: invalid ones, control characters above ASCII, private ones.
func isNothing(r rune) bool {
	return r == utf8.RuneError || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Co, r)
}

// scoreUTF8 is the score of bytes as UTF-8. Rare letters, such as those of phonetics, are what pairs of other
// sets look like.
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

// Ranked is a character set with its score for a sample; higher is better. The score is the logarithm of how
// much more likely the bytes are as words in this set than as random bytes.
type Ranked struct {
	Charset
	Score float64
}

// Rank scores every legacy character set on the sample, best first. A caller that knows more, such as which
// column headers are words, adds that to the scores.
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

// anyBytes is the logarithm of the probability of the stretches as random bytes.
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

// stretches gives each stretch of letters and bytes above ASCII that has such a byte, once: what a card repeats
// proves nothing more.
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
				i++ // and the character that it escapes
			}
			start = i + 1
		}
	}
	if start < len(sample) {
		end(len(sample))
	}
	return out
}

// candidate is a legacy character set, its share of all texts, and the languages written in it.
type candidate struct {
	name  string
	share float64
	tags  string
}

// candidates are sorted by share: the earlier one wins a tie.
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

// score is the logarithm of the probability that the stretches are written in this set, most of them in one of
// its languages.
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
