package vcard

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// softBreaks counts how lines continue after soft line breaks of quoted-printable: with the text at once, or
// with a blank. A blank is text, or the indent of a program that also folds.
type softBreaks struct {
	bare, blank int
	sure        int // blanks that cannot be text
	apart       int // breaks where two whole words would be joined without the blanks
	narrow      int // the fewest blanks after a break, 0 for none: an indent has as many, the rest is text
}

// indent gives how many blanks after the soft breaks of a card are indents, 0 if they are text. One break alone
// is seldom clear; then the earlier cards decide.
func (s *softBreaks) indent(ls []physical) int {
	here := countSoftBreaks(ls)
	before := *s
	s.bare, s.blank, s.sure = s.bare+here.bare, s.blank+here.blank, s.sure+here.sure
	indents := here.blank == 1 && before.bare == 0 && before.sure > 0
	switch {
	case here.bare > 0:
		indents = false
	case here.sure > 0:
		indents = true
	case here.blank > 1:
		indents = here.apart*2 <= here.blank
	}
	if !indents {
		return 0
	}
	return here.narrow
}

// countSoftBreaks goes through the coded values of a card.
func countSoftBreaks(ls []physical) (s softBreaks) {
	if !slices.ContainsFunc(ls, func(l physical) bool { return bytes.HasSuffix(l.text, []byte("=")) }) {
		return s
	}
	longest := longestWord(ls)
	var value codedValue
	for _, l := range ls {
		text := l.text
		switch {
		case len(text) == 0:
		case value.soft && !breaksOff(value.text, value.last, text):
			s.count(&value, text, longest)
			value.add(text)
		case text[0] != ' ' && text[0] != '\t':
			value = codedValue{coded: bytes.Contains(bytes.ToUpper(text), []byte("QUOTED-PRINTABLE")), name: string(bytes.ToUpper(nameIn(head(text))))}
			value.add(text[len(head(text)):])
		}
	}
	return s
}

// codedValue is a value in quoted-printable, as far as it was read.
type codedValue struct {
	name        string
	coded, soft bool
	text        []byte // its end, without the sign of the soft break
	spaced      bool   // blanks are coded
	blanks      bool   // blanks are not
	last        []byte // the line read last
}

// maxTail is how much of a value's end is enough to find its last word.
const maxTail = 300

func (v *codedValue) add(line []byte) {
	v.last = line
	line = bytes.TrimLeft(line, " \t")
	v.soft = v.coded && bytes.HasSuffix(line, []byte("="))
	v.spaced = v.spaced || bytes.Contains(line, []byte("=20"))
	v.blanks = v.blanks || bytes.IndexByte(line, ' ') >= 0
	v.text = append(v.text, bytes.TrimSuffix(line, []byte("="))...)
	if len(v.text) > 2*maxTail {
		v.text = bytes.Clone(v.text[len(v.text)-maxTail:])
	}
}

// count counts what a line after a soft break shows.
func (s *softBreaks) count(v *codedValue, line []byte, longest int) {
	bare := bytes.TrimLeft(line, " \t")
	if len(bare) == len(line) {
		s.bare++
		return
	}
	s.blank++
	if blanks := len(line) - len(bare); s.narrow == 0 || blanks < s.narrow {
		s.narrow = blanks
	}
	if line[0] == '\t' || v.spaced && !v.blanks || isInsideName(v.name, bare) {
		s.sure++
	}
	left, right := string(unquotePrintable(v.text)), string(unquotePrintable(bare))
	left = left[strings.LastIndexAny(left, wordEnds)+1:]
	if end := strings.IndexAny(right, wordEnds); end >= 0 {
		right = right[:end]
	}
	if n := utf8.RuneCountInString(left) + utf8.RuneCountInString(right); n > max(9, longest*3/2) {
		s.apart++
	}
}

const wordEnds = " ;,:\r\n"

// longestWord is the length of the longest word that is whole on a line of the coded values.
func longestWord(ls []physical) int {
	longest := 0
	for _, l := range ls {
		if !bytes.HasSuffix(l.text, []byte("=")) && !bytes.Contains(l.text, []byte("=")) {
			continue
		}
		words := strings.FieldsFunc(string(unquotePrintable(l.text[len(head(l.text)):])), func(r rune) bool { return strings.ContainsRune(wordEnds, r) })
		if len(words) > 2 {
			words = slices.Clone(words[1 : len(words)-1])
		} else {
			words = nil
		}
		for _, w := range words {
			longest = max(longest, utf8.RuneCountInString(w))
		}
	}
	return longest
}

// head is the part before the value in a line that begins a property; empty for any other line.
func head(line []byte) []byte {
	if end := headEnd(line); end > 0 && startsProperty(line) {
		return line[:end+1]
	}
	return nil
}

// endsInCharacter reports whether a quoted-printable text that ends with the sign of a soft break is cut inside
// a UTF-8 character.
func endsInCharacter(b []byte) bool {
	b = b[max(0, len(b)-25) : len(b)-1]
	if i := bytes.IndexByte(b, '='); i > 0 {
		b = b[i:]
	}
	raw := unquotePrintable(b)
	for back := 1; back <= 3 && back <= len(raw); back++ {
		switch c := raw[len(raw)-back]; {
		case c < 0x80:
			return false
		case c >= 0xF0:
			return back < 4
		case c >= 0xE0:
			return back < 3
		case c >= 0xC0:
			return back < 2
		}
	}
	return false
}
