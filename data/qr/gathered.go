package qr

import (
	"strings"
	"unicode/utf8"
)

// gathered lays out a text with characters outside ASCII so that a reader that guesses the character set
// of each run guesses UTF-8. ok is false if the version has no room for that. zbar joins neighbouring
// runs of bytes, tries UTF-8 first after a run of bytes in ASCII, and takes any run for Big5 whose bytes
// could be Big5. So gathered puts a run of bytes in ASCII first, then a run in alphanumeric mode, then one run
// of bytes up to the last character outside ASCII: a single character that Big5 does not have makes that
// run UTF-8.
func (s symbol) gathered(text string) (symbol, bool) {
	first := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if first < 0 {
		return s, false
	}
	last := strings.LastIndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	_, n := utf8.DecodeRuneInString(text[last:])
	last += n
	version := s.version.GetVersionNumber()
	room := 8 * dataCodewords(s.version, s.level)
	best := -1
	out := s
	for from := 1; from < first; from++ {
		if !writable(modeAlphanum, text[from]) || from > 1 && writable(modeAlphanum, text[from-1]) {
			continue
		}
		to := from
		for to < first && writable(modeAlphanum, text[to]) {
			to++
		}
		if mightBeBig5(text[to:last]) {
			continue
		}
		parts := byteLast(segmentation(text[:from], version))
		parts = append(parts, part{modeAlphanum, text[from:to]}, part{modeByte, text[to:last]})
		parts = merged(append(parts, segmentation(text[last:], version)...))
		if bits := length(parts, version); bits <= room && (best < 0 || bits < best) {
			best, out.parts = bits, parts
		}
	}
	return out, best >= 0
}

// byteLast puts the last character into a run of bytes.
func byteLast(parts []part) []part {
	last := &parts[len(parts)-1]
	if last.mode == modeByte {
		return parts
	}
	text := last.text
	last.text = text[:len(text)-1]
	if last.text == "" {
		parts = parts[:len(parts)-1]
	}
	return append(parts, part{modeByte, text[len(text)-1:]})
}

// merged joins neighbours of one mode and leaves out empty parts.
func merged(parts []part) (out []part) {
	for _, p := range parts {
		switch n := len(out); {
		case p.text == "":
		case n > 0 && out[n-1].mode == p.mode:
			out[n-1].text += p.text
		default:
			out = append(out, p)
		}
	}
	return out
}

func length(parts []part, version int) (bits int) {
	for _, p := range parts {
		bits += p.length(version)
	}
	return bits
}

// mightBeBig5 reports whether every byte above ASCII begins a pair of Big5.
func mightBeBig5(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		if i++; i >= len(text) || text[i] < 0x40 || text[i] > 0x7e && text[i] < 0xa1 || text[i] == 0xff {
			return false
		}
	}
	return true
}
