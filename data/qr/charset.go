package qr

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// bytes joins the payload as written.
func (p payload) bytes() []byte {
	var out []byte
	for _, r := range p.runs {
		out = append(out, r.bytes...)
	}
	return out
}

// text decodes the payload. Valid UTF-8 wins over whatever else the bytes could be, and
// over a designator that names a one-byte set, because many programs write one without
// converting; then the designated set; then the likelier of Shift JIS and Windows-1252.
func (p payload) text() string {
	open := p.guess()
	var out []byte
	for _, r := range p.runs {
		set := r.charset
		if set == nil || isLatin(set) && hasMultibyte(r.bytes) {
			set = open
			if utf8.Valid(r.bytes) {
				set = unicode.UTF8
			}
		}
		if set == unicode.UTF8 {
			out = append(out, bytes.ToValidUTF8(r.bytes, []byte("\uFFFD"))...)
			continue
		}
		b, err := set.NewDecoder().Bytes(r.bytes)
		if err != nil {
			b = bytes.ToValidUTF8(r.bytes, []byte("\uFFFD"))
		}
		out = append(out, b...)
	}
	return string(out)
}

// guess chooses a character set for all runs that name none: they were written by one
// program.
func (p payload) guess() encoding.Encoding {
	var open []byte
	kanji := false
	for _, r := range p.runs {
		switch r.charset {
		case nil:
			open = append(open, r.bytes...)
		case japanese.ShiftJIS:
			kanji = true
		}
	}
	switch {
	case utf8.Valid(open):
		return unicode.UTF8
	case bytes.HasPrefix(open, []byte{0xfe, 0xff}), bytes.HasPrefix(open, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	japaneseScore, ok := scoreShiftJIS(open)
	if kanji {
		japaneseScore += 10
	}
	if ok && japaneseScore > scoreLatin(open) {
		return japanese.ShiftJIS
	}
	return charmap.Windows1252
}

func isLatin(set encoding.Encoding) bool {
	return set == charmap.ISO8859_1 || set == charmap.CodePage437 || set == charmap.Windows1252
}

// hasMultibyte reports valid UTF-8 that is more than ASCII.
func hasMultibyte(b []byte) bool { return utf8.Valid(b) && utf8.RuneCount(b) < len(b) }

// scoreShiftJIS says how much the bytes look like Japanese text; ok is false when they are
// no Shift JIS at all. Kana tell most: hardly a Latin text holds their lead bytes, which
// are control characters in ISO 8859-1. A kanji whose second byte is an ASCII letter
// looks the same as an accented letter before a plain one.
func scoreShiftJIS(b []byte) (score int, ok bool) {
	single := 0 // half-width katakana in a row
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case c < 0x80:
			single = 0
		case c >= 0xa1 && c <= 0xdf:
			if single++; single > 2 {
				score += 2
			}
		case c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc:
			single = 0
			if i++; i >= len(b) || b[i] < 0x40 || b[i] == 0x7f || b[i] > 0xfc {
				return 0, false
			}
			switch {
			case c == 0x82 || c == 0x83: // kana and full-width letters
				score += 4
			case c <= 0x9f:
				score += 3
			case b[i] >= 0x80:
				score += 2
			default:
				score--
			}
		default:
			return 0, false
		}
	}
	return score, true
}

// scoreLatin says how much the bytes look like Western European text: accented letters
// beside plain ones, rarely two in a row, no control characters.
func scoreLatin(b []byte) int {
	score := 0
	for i, c := range b {
		switch {
		case c < 0x80:
		case c >= 0xc0 && c != 0xd7 && c != 0xf7:
			before, after := neighbour(b, i-1), neighbour(b, i+1)
			switch {
			case asciiLetter(before) || asciiLetter(after):
				score += 2
			case before < 0x80 && after < 0x80:
				score++
			}
		case c < 0xa0:
			if charmap.Windows1252.DecodeByte(c) == utf8.RuneError {
				score -= 4
			} else {
				score--
			}
		}
	}
	return score
}

// neighbour is the byte at i, a space beyond the ends.
func neighbour(b []byte, i int) byte {
	if i < 0 || i >= len(b) {
		return ' '
	}
	return b[i]
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
