package qr

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// bytes gives all bytes of the payload as written.
func (p payload) bytes() []byte {
	var out []byte
	for _, r := range p.runs {
		out = append(out, r.bytes...)
	}
	return out
}

// unsaid gives the bytes for which the code names no character set.
func (p payload) unsaid() []byte {
	var out []byte
	for _, r := range p.runs {
		if r.charset == nil {
			out = append(out, r.bytes...)
		}
	}
	return out
}

// text decodes the payload by the character set that the code names. If it names none, the text is UTF-8 if
// the bytes are valid UTF-8, else Windows-1252, which has all characters of ISO 8859-1, the standard's own
// set, and more. open says that this is only a guess: the caller must judge by all the bytes. Valid UTF-8
// wins over a designator of a one-byte set, because many programs write the designator without converting
// the text.
func (p payload) text() (text string, open bool) {
	unsaid := p.unsaid()
	isUTF8 := utf8.Valid(unsaid)
	var out strings.Builder
	for _, r := range p.runs {
		set := r.charset
		switch {
		case set == nil && isUTF8, isLatin(set) && hasMultibyte(r.bytes):
			set = unicode.UTF8
		case set == nil:
			set = charmap.Windows1252
		}
		s := decoded(r.bytes, set)
		open = open || r.charset != nil && strings.ContainsRune(s, utf8.RuneError)
		out.WriteString(s)
	}
	if p.says || p.hint() != "" {
		// A code that names a set once means it everywhere; valid UTF-8 beside kanji is UTF-8.
		return out.String(), open || !p.says && !isUTF8
	}
	return out.String(), open || bytes.ContainsFunc(unsaid, func(r rune) bool { return r >= utf8.RuneSelf || r == 0 })
}

// decoded decodes bytes; invalid ones become U+FFFD.
func decoded(b []byte, set encoding.Encoding) string {
	if set != unicode.UTF8 {
		if out, err := set.NewDecoder().Bytes(b); err == nil {
			return string(out)
		}
	}
	return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
}

// hint names the character set of the kanji or hanzi between the bytes: the same program wrote both.
func (p payload) hint() string {
	has := func(set encoding.Encoding) bool {
		return slices.ContainsFunc(p.runs, func(r run) bool { return r.charset == set })
	}
	switch {
	case p.says:
		return ""
	case has(japanese.ShiftJIS):
		return "shift_jis"
	case has(simplifiedchinese.GB18030):
		return "gbk"
	}
	return ""
}

func isLatin(set encoding.Encoding) bool {
	return set == charmap.ISO8859_1 || set == charmap.CodePage437 || set == charmap.Windows1252
}

// hasMultibyte reports valid UTF-8 that is more than ASCII.
func hasMultibyte(b []byte) bool { return utf8.Valid(b) && utf8.RuneCount(b) < len(b) }
