package charset

import (
	"bytes"
	"unicode/utf8"
)

// Some files are joined from pieces in several character sets: cards of several phones, rows that several
// people typed. Such a file is read line by line, or card by card.

// mixedMargin is how much more likely lines must be as UTF-8 than in the set of the other lines, as a logarithm.
const mixedMargin = 3

// isMixed reports whether some lines are UTF-8 and others are not, so that no set fits all. In sets with two
// bytes for a character, short words may by chance be UTF-8: they are also words in their own set, and they are
// few.
func isMixed(sample []byte) bool {
	good, others := parted(sample)
	if len(good) == 0 || len(others) == 0 {
		return false
	}
	chars, _ := utf8Shape(good)
	if lines := bytes.Count(good, []byte("\n")); lines*8 < lines+bytes.Count(others, []byte("\n")) || chars == 0 {
		return false
	}
	all := Rank(sample)[0]
	for _, r := range Rank(good) {
		if r.Name == all.Name {
			return scoreUTF8(good) > r.Score+mixedMargin
		}
	}
	return true
}

// parted gives the lines that are UTF-8 beyond ASCII, and those that are not UTF-8.
func parted(sample []byte) (good, others []byte) {
	sample = sample[:min(len(sample), 8*sampleLimit)]
	for line := range bytes.FieldsFuncSeq(sample, func(r rune) bool { return r == '\n' || r == '\r' }) {
		switch valid := utf8.Valid(line); {
		case !valid:
			others = append(append(others, line...), '\n')
		case multi(line):
			good = append(append(good, line...), '\n')
		}
	}
	return good, others
}

func multi(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// Strays gives the most likely set of the lines in a file that are not UTF-8; UTF8 if there are none.
func Strays(head []byte) Charset {
	_, others := parted(head)
	if len(others) == 0 {
		return UTF8
	}
	return western.unless(Rank(others)[0], others).Charset
}

// OfPiece gives the set of a piece, a card or a row, that is not UTF-8. file is the set of the other such
// pieces, see Strays: it is used unless the piece is far more likely in another one.
func OfPiece(piece []byte, file Charset) Charset {
	ranked := Rank(piece)
	best := western.unless(ranked[0], piece)
	if file.IsUTF8() {
		return best.Charset
	}
	for _, r := range ranked {
		if r.Name == file.Name && r.Score > best.Score-sure {
			return file
		}
	}
	return best.Charset
}
