package vcard

import "bytes"

// softBreaks remembers how a file goes on behind soft line breaks of quoted-printable: with the text at once, or
// with an indent, as programs do that fold besides. One break alone does not tell.
type softBreaks struct{ bare, blank int }

// indented counts the soft breaks of a card; true when the blanks behind them are indents, and not text.
func (s *softBreaks) indented(ls []physical) bool {
	coded, soft, spaced := false, false, false
	for _, l := range ls {
		text := l.text
		if len(text) == 0 {
			continue
		}
		switch {
		case soft && !isCapitalProperty(text):
			if text[0] == ' ' || text[0] == '\t' {
				s.blank++
			} else {
				s.bare++
			}
		case text[0] != ' ' && text[0] != '\t':
			coded = bytes.Contains(bytes.ToUpper(text), []byte("QUOTED-PRINTABLE"))
		}
		spaced = spaced || coded && bytes.Contains(text, []byte("=20"))
		soft = coded && text[len(text)-1] == '='
	}
	return s.bare == 0 && (s.blank > 1 || s.blank == 1 && spaced)
}

// endsInCharacter reports whether a quoted-printable text, with the sign of a soft break at its end, breaks inside a
// character of UTF-8.
func endsInCharacter(b []byte) bool {
	b = b[:len(b)-1]
	if at := bytes.LastIndexByte(b, ':'); at >= 0 {
		b = b[at+1:]
	}
	if len(b) > 24 {
		b = b[len(b)-24:]
		if i := bytes.IndexByte(b, '='); i >= 0 {
			b = b[i:]
		}
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
