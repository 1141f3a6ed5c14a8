package qr

import "strings"

// part is a stretch of a text that is written in one mode.
type part struct {
	mode int // modeNumeric, modeAlphanum or modeByte
	text string
}

// partModes are the modes that text is written in. Kanji mode is left out: the text would be in two
// character sets, and the code would not say which one its bytes are in.
var partModes = [...]int{modeNumeric, modeAlphanum, modeByte}

// sixths is the cost of a character in a mode, in sixths of a bit: three digits take 10 bits, two
// letters 11 (ISO/IEC 18004 §7.4).
var sixths = [...]int{20, 33, 48}

const never = 1 << 30

// writable reports whether a mode holds the character.
func writable(mode int, c byte) bool {
	switch mode {
	case modeNumeric:
		return '0' <= c && c <= '9'
	case modeAlphanum:
		return strings.IndexByte(alphabet, c) >= 0
	default:
		return true
	}
}

// segmentation splits the text so that it takes the fewest bits in a code of this version. The version
// matters only for the width of the counts, so 1, 10 and 27 stand for all. It is dynamic programming: it goes
// through the text once and keeps, for each mode, the cheapest way to end in it. The length of a stretch is
// rounded up to whole bits; rounding never reverses an order, so the cheapest way stays the cheapest. (The
// standard's annex on the optimisation of bit stream length gives simpler rules that are not always the best.)
func segmentation(text string, version int) []part {
	var head, cost [len(partModes)]int
	for m, mode := range partModes {
		head[m] = 6 * (4 + countBits(mode, version))
		cost[m] = head[m]
	}
	// from[i][m] is the mode of the character before the i-th if the i-th is in mode m.
	from := make([][len(partModes)]uint8, len(text))
	for i := range len(text) {
		before := cost
		for m, mode := range partModes {
			from[i][m] = uint8(m)
			cost[m] = before[m]
			if !writable(mode, text[i]) {
				cost[m] = never
				continue
			}
			for o := range before {
				if change := (before[o]+5)/6*6 + head[m]; i > 0 && o != m && change < cost[m] {
					cost[m], from[i][m] = change, uint8(o)
				}
			}
			cost[m] += sixths[m]
		}
	}
	last := 0
	for m := range cost {
		if (cost[m]+5)/6 < (cost[last]+5)/6 {
			last = m
		}
	}
	return cut(text, from, uint8(last))
}

// cut follows the modes back from the mode of the last character.
func cut(text string, from [][len(partModes)]uint8, last uint8) []part {
	modes := make([]uint8, len(text))
	for i := len(text) - 1; i >= 0; i-- {
		modes[i] = last
		last = from[i][last]
	}
	var parts []part
	start := 0
	for i := 1; i <= len(text); i++ {
		if i == len(text) || modes[i] != modes[start] {
			parts = append(parts, part{mode: partModes[modes[start]], text: text[start:i]})
			start = i
		}
	}
	return parts
}

// length is the length of the part in bits, with its head.
func (p part) length(version int) int {
	n := len(p.text)
	head := 4 + countBits(p.mode, version)
	switch p.mode {
	case modeNumeric:
		return head + (10*n+2)/3
	case modeAlphanum:
		return head + (11*n+1)/2
	default:
		return head + 8*n
	}
}
