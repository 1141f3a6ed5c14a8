package vcard

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"lanyard/data/format/charset"
	"lanyard/data/format/lines"
)

// decoder makes text of the bytes in a card's values. The charset of undeclared bytes is known only after the
// whole card: a CHARSET on one property holds for all.
type decoder struct {
	hint   charset.Charset
	stray  charset.Charset // charset of values that are not UTF-8 in a UTF-8 file, or in a file joined from several
	old    bool            // vCard 2.1
	mended bool            // some bytes are not UTF-8 although the file is
}

func newDecoder(k *card, in *lines.Reader) *decoder {
	d := &decoder{hint: in.Guess, old: k.version == "2.1"}
	for i := range k.props {
		if cs, ok := charset.Find(k.props[i].get("CHARSET")); ok && !cs.IsUTF8() {
			d.hint = cs
			break
		}
	}
	if d.hint.IsUTF8() {
		d.findStray(k, in.Strays)
	} else {
		d.stray = d.hint
	}
	return d
}

// findStray finds the charset of a card that is not UTF-8, by all its letters.
func (d *decoder) findStray(k *card, file charset.Charset) {
	var all []byte
	for i := range k.props {
		p := &k.props[i]
		raw := p.value
		if p.encoding() == "B" || len(all)+len(raw) > maxPlain {
			continue
		}
		if p.encoding() == "Q" {
			raw = unquotePrintable(raw)
		}
		if !utf8.Valid(raw) {
			all = append(append(all, raw...), '\n')
		}
	}
	if len(all) > 0 {
		d.stray = charset.OfPiece(all, file)
	}
}

// maxPlain is how much of a card is looked at, in bytes.
const maxPlain = 16 << 10

// text is the value of the property as characters, with its backslash escapes. Decoding comes before
// unescaping, because a Shift_JIS character may have a backslash as its second byte.
func (d *decoder) text(p *property) string {
	raw := p.value
	if p.encoding() == "Q" {
		raw = unquotePrintable(raw)
	}
	if cs, ok := charset.Find(p.get("CHARSET")); ok && !cs.IsUTF8() && (!multibyte(raw) || cs.Name == "iso-2022-jp") {
		return cs.Decode(raw)
	}
	d.mended = d.mended || !d.old && d.hint.IsUTF8() && !utf8.Valid(raw)
	return charset.Text(raw, d.stray)
}

// multibyte reports whether the bytes are UTF-8 beyond ASCII, whatever the file declares.
func multibyte(b []byte) bool {
	high := false
	for _, c := range b {
		high = high || c >= 0x80
	}
	return high && len(bytes.ToValidUTF8(b, nil)) == len(b)
}

// head is the property's head as characters.
func (d *decoder) headText(p *property) string { return charset.Text(p.head, d.stray) }

// unquotePrintable decodes RFC 2045 §6.7 and leaves malformed parts as they are.
func unquotePrintable(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '=' && i+2 < len(b) {
			if h, l := unhex(b[i+1]), unhex(b[i+2]); h >= 0 && l >= 0 {
				out = append(out, byte(h<<4|l))
				i += 2
				continue
			}
		}
		if b[i] == '=' && i == len(b)-1 {
			break // a soft break at the end
		}
		out = append(out, b[i])
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c - 'A' + 10)
	case c >= 'a' && c <= 'f':
		return int(c - 'a' + 10)
	}
	return -1
}

// unescape removes the backslash escapes of text values (RFC 6350 §3.4). Other backslashes are text: many files
// have unescaped Windows paths.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return tidy(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		switch s[i+1] {
		case 'n', 'N':
			b.WriteByte('\n')
		case '\\', ',', ';', ':', '"':
			b.WriteByte(s[i+1])
		default:
			b.WriteByte('\\')
			continue
		}
		i++
	}
	return tidy(b.String())
}

// tidy writes line ends as \n and removes blanks at both ends, NUL and the byte order mark.
func tidy(s string) string {
	if strings.ContainsAny(s, "\r\x00\uFEFF") {
		s = lineEnds.Replace(s)
	}
	return strings.TrimSpace(s)
}

// escape writes text as a value (RFC 2426 §4: backslash, comma, semicolon, line ends).
func escape(s string) string {
	s = tidy(s)
	if !strings.ContainsAny(s, "\\,;\n") {
		return s
	}
	return escapes.Replace(s)
}

var (
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "", "\uFEFF", "")
	escapes  = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`)
)

// base64Bytes decodes base64, also with blanks, line ends and missing padding; nil if it is none.
func base64Bytes(b []byte) []byte {
	clean := make([]byte, 0, len(b))
	for _, c := range b {
		switch c {
		case ' ', '\t', '\r', '\n', '=', '\\':
		case '-':
			clean = append(clean, '+')
		case '_':
			clean = append(clean, '/')
		default:
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1] // cut off in the middle
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(out, clean)
	if err != nil || n == 0 {
		return nil
	}
	return out[:n]
}
