package charset

import (
	"math"
	"strings"
	"sync"
	"unicode"
)

// A model gives the logarithm of the probability that a language writes a word. It is learned from words of
// that language (languages.go): the probability of a letter after two others, and of single characters for
// ideographs and syllables, which names have in nearly any order.
type model struct {
	share  float64 // logarithm of the language's share
	one    map[rune]float64
	two    map[[2]rune]float64
	three  map[[3]rune]float64
	sum    float64            // of one
	single func(rune) float64 // for ideographs: instead of the letters before
}

const (
	// strange is the cost of a character that the language does not write.
	strange = -11
	// frontier stands for the beginning and end of a word.
	frontier = ' '
	// ownNames is the weight of chosen names, compared with names of countries.
	ownNames = 4
)

// models has the model of each language, made at the first use, which takes some 40 ms.
var models = sync.OnceValue(func() map[string]*model {
	total := 0.0
	for _, t := range tongues {
		total += t.share
	}
	out := map[string]*model{}
	for _, t := range tongues {
		m := &model{share: math.Log(t.share / total)}
		if single, ok := singles[t.tag]; ok {
			m.single = single()
		} else {
			m.learn(regular(t.tag), 1)
			m.learn(strings.Fields(t.names), ownNames)
		}
		out[t.tag] = m
	}
	return out
})

// learn counts the letters of words.
func (m *model) learn(words []string, weight float64) {
	if m.one == nil {
		m.one, m.two, m.three = map[rune]float64{}, map[[2]rune]float64{}, map[[3]rune]float64{}
	}
	for _, w := range words {
		for _, w := range pieces(w) {
			a, b := rune(frontier), rune(frontier)
			for _, c := range append([]rune(strings.ToLower(w)), frontier) {
				m.one[c] += weight
				m.sum += weight
				m.two[[2]rune{b, c}] += weight
				m.three[[3]rune{a, b, c}] += weight
				a, b = b, c
			}
		}
	}
}

// chance is the probability of c after a and b: by all three letters, smoothed by the two and by the one.
func (m *model) chance(a, b, c rune) float64 {
	const vague1, vague2, vague3 = 0.002, 8, 5
	n := m.one[c]
	if n == 0 {
		return math.Exp(strange)
	}
	p := n / m.sum
	p = (m.two[[2]rune{b, c}] + vague2*p) / (m.one[b] + vague2)
	if b == frontier {
		return p
	}
	return (m.three[[3]rune{a, b, c}] + vague3*p) / (m.two[[2]rune{a, b}] + vague3)
}

// pieces splits a text into words: letters and their marks.
func pieces(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// word is the logarithm of a word's probability.
func (m *model) word(w []rune) float64 {
	if m.single != nil {
		s := 0.0
		for i, r := range w {
			if i > 0 && isKana(r) && isKana(w[i-1]) {
				s -= 3.7 // kana are rarely alone
				continue
			}
			s += m.single(r)
		}
		return s
	}
	s := caseOf(w)
	if len(w) == 1 && !unicode.Is(unicode.Latin, w[0]) {
		s -= 4 // a sign of another set
	}
	a, b := rune(frontier), rune(frontier)
	for _, r := range w {
		c := unicode.ToLower(r)
		s += math.Log(m.chance(a, b, c))
		a, b = b, c
	}
	return s + math.Log(m.chance(a, b, frontier))
}

// caseOf rates the capitals of a word: names begin with one, or are all capitals.
func caseOf(w []rune) float64 {
	upper, lower, changes := 0, 0, 0
	for i, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
			if i > 0 && unicode.IsLower(w[i-1]) {
				changes++
			}
		case unicode.IsLower(r):
			lower++
			if i > 1 && unicode.IsUpper(w[i-1]) {
				changes++
			}
		}
	}
	switch {
	case upper+lower == 0:
		return 0 // a script without capitals
	case changes > 0:
		return -4 - 2*float64(changes)
	case upper == 0:
		return -2
	case lower == 0 && upper > 1:
		return -2.5
	}
	return -0.3
}

// isKana recognises full and half width kana.
func isKana(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana) || r == 'ー' || r >= 'ｦ' && r <= 'ﾟ'
}

// singles make the models of languages with names in ideographs and syllables.
var singles = map[string]func() func(rune) float64{
	"zh": func() func(rune) float64 {
		return script{
			tag: "zh", set: "gbk", surnames: hansSurnames, names: hansNames, words: hansWords,
			usual: block{0xB0, 0xD7, 0xA1}, usualShare: 0.15, rare: block{0xD8, 0xF7, 0xA1}, rareShare: 0.03,
		}.single()
	},
	"zh-Hant": func() func(rune) float64 {
		return script{
			tag: "zh-Hant", set: "big5", surnames: hantSurnames, names: hantNames, words: hantWords,
			usual: block{0xA4, 0xC6, 0x40}, usualShare: 0.17, rare: block{0xC9, 0xF9, 0x40}, rareShare: 0.015,
		}.single()
	},
	"ja": func() func(rune) float64 {
		return script{
			tag: "ja", set: "shift_jis", surnames: kanjiSurnames, names: kanjiNames, words: kanjiWords, letters: kana, seldom: halfKana,
			usual: block{0x88, 0x97, 0x40}, usualShare: 0.15, rare: block{0x98, 0xEA, 0x40}, rareShare: 0.02,
		}.single()
	},
	"ko": func() func(rune) float64 {
		return script{
			tag: "ko", set: "euc-kr", surnames: hangulSurnames, names: hangulNames, words: hangulWords,
			usual: block{0xB0, 0xC8, 0xA1}, usualShare: 0.07, rare: block{0xCA, 0xFD, 0xA1}, rareShare: 0.002,
		}.single()
	},
}

// script describes a language written in ideographs or syllables: the characters of its names, where its
// character set has the usual characters, and where the rare ones.
type script struct {
	tag, set               string
	surnames, names, words string
	letters, seldom        string // kana, and half-width ones
	usual, rare            block
	usualShare, rareShare  float64
}

// block is a range of a double-byte set: its first bytes, and the lowest second byte.
type block struct{ first, last, trail byte }

// characters gives the characters of the block.
func (b block) characters(set string) (out []rune) {
	cs, _ := Find(set)
	for lead := int(b.first); lead <= int(b.last); lead++ {
		for trail := int(b.trail); trail < 0xFF; trail++ {
			if r := []rune(cs.Decode([]byte{byte(lead), byte(trail)})); len(r) == 1 && r[0] >= 0x3000 && r[0] != unicode.ReplacementChar {
				out = append(out, r[0])
			}
		}
	}
	return out
}

// single weighs characters by their position in the list of those in names, and leaves some probability to the
// others of the set.
func (s script) single() func(rune) float64 {
	weight := map[rune]float64{}
	add := func(runes []rune, share, level float64) {
		sum := 0.0
		for i := range runes {
			sum += 1 / (float64(i) + level)
		}
		for i, r := range runes {
			weight[r] += share / (float64(i) + level) / sum
		}
	}
	const even = 1e9
	add([]rune(s.surnames), 0.25, 15)
	add([]rune(s.names), 0.25, 15)
	add([]rune(s.words), 0.15, 15)
	add([]rune(strings.Join(regular(s.tag), "")), 0.08, even)
	add([]rune(s.letters), 0.1, even)
	add([]rune(s.seldom), 0.005, even)
	add(s.usual.characters(s.set), s.usualShare, even)
	add(s.rare.characters(s.set), s.rareShare, even)
	return func(r rune) float64 {
		switch p := weight[r]; {
		case p > 0:
			return math.Log(p)
		case r >= 'a' && r <= 'z':
			return -7
		case r < 0x80:
			return -5
		}
		return -15
	}
}
