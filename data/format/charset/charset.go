// Package charset finds the character set of a contact file and decodes the file.
//
// A file names its set by a byte order mark, by a parameter (CHARSET=Shift_JIS) or not at all. Then valid UTF-8
// is UTF-8, NUL bytes in every second place mean UTF-16, and else the set wins in which the bytes read most
// like words of a language (Guess).
package charset

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Charset is a character set: its name as files write it ("utf-8", "windows-1252",
// "shift_jis") and how to decode it. The zero value is UTF-8.
type Charset struct {
	Name string
	enc  encoding.Encoding // nil: UTF-8
}

// UTF8 is the character set of everything Lanyard writes.
var UTF8 = Charset{Name: "utf-8"}

// spellings are names beside those of the WHATWG index, which htmlindex has.
var spellings = map[string]string{
	"utf8": "utf-8", "unicode": "utf-16le", "utf-16": "utf-16le", "utf16": "utf-16le",
	"ansi": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
	"cp932": "shift_jis", "ms932": "shift_jis", "windows-31j": "shift_jis", "sjis": "shift_jis",
	"cp936": "gbk", "gb2312": "gbk", "cp949": "euc-kr", "cp950": "big5", "big5-hkscs": "big5",
	"mac": "macintosh", "macroman": "macintosh", "x-mac-roman": "macintosh", "koi8r": "koi8-r",
	"cp874": "windows-874",
}

// Find looks up a character set by its name in a file, without regard to case and usual misspellings. ok is
// false for an unknown name.
func Find(name string) (c Charset, ok bool) {
	if name == "" {
		return UTF8, false
	}
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"'`))
	if s, known := spellings[name]; known {
		name = s
	}
	if digits, found := strings.CutPrefix(name, "cp125"); found {
		name = "windows-125" + digits
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return UTF8, false
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		return UTF8, false
	}
	if canonical == "utf-8" {
		return UTF8, true
	}
	if canonical == "gbk" { // GB 18030 has the same characters and more
		enc = simplifiedchinese.GB18030
	}
	if canonical == "windows-1258" {
		enc = composed{enc}
	}
	return Charset{Name: canonical, enc: enc}, true
}

// composed joins letters with the marks after them: Vietnamese is written in parts.
type composed struct{ encoding.Encoding }

func (c composed) NewDecoder() *encoding.Decoder {
	return &encoding.Decoder{Transformer: transform.Chain(c.Encoding.NewDecoder(), norm.NFC)}
}

// IsUTF8 reports whether nothing has to be decoded.
func (c Charset) IsUTF8() bool { return c.enc == nil }

// Decode decodes bytes. Bytes that the set lacks become U+FFFD; Decode never fails.
func (c Charset) Decode(b []byte) string {
	if c.enc == nil {
		return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	}
	out, err := c.enc.NewDecoder().Bytes(b)
	if err != nil {
		return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	}
	return string(out)
}

// Fits reports whether all bytes are characters in the set.
func (c Charset) Fits(b []byte) bool { return !strings.ContainsRune(c.Decode(b), utf8.RuneError) }

// Reader decodes a stream; r itself for UTF-8.
func (c Charset) Reader(r io.Reader) io.Reader {
	if c.enc == nil {
		return r
	}
	return transform.NewReader(r, c.enc.NewDecoder())
}

// Detect finds the character set of a file with the first bytes head, and the length of its byte order mark.
// With UTF-8 the rest of the file may still hold other bytes: see Text.
func Detect(head []byte) (c Charset, mark int) {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return UTF8, 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return wide("utf-16le", unicode.LittleEndian), 2
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return wide("utf-16be", unicode.BigEndian), 2
	}
	if c, ok := detectWide(head); ok {
		return c, 0
	}
	return Guess(head), 0
}

func wide(name string, order unicode.Endianness) Charset {
	return Charset{Name: name, enc: unicode.UTF16(order, unicode.IgnoreBOM)}
}

// detectWide recognises UTF-16 without a byte order mark by the places of its NUL bytes. Contact files are full
// of ASCII (headers, property names) in any language.
func detectWide(head []byte) (Charset, bool) {
	if len(head) > 4096 {
		head = head[:4096]
	}
	var zero [2]int
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	half := len(head) / 2
	if half == 0 || zero[0]+zero[1] < half/3 {
		return UTF8, false
	}
	switch {
	case zero[0] > 8*zero[1]:
		return wide("utf-16be", unicode.BigEndian), true
	case zero[1] > 8*zero[0]:
		return wide("utf-16le", unicode.LittleEndian), true
	}
	return UTF8, false
}

// Text decodes one piece of a file: as UTF-8 if it is that, else by fallback, else by a guess from the piece
// itself. A piece in UTF-8 with a few other bytes stays UTF-8; those bytes are read as Windows-1252.
func Text(b []byte, fallback Charset) string {
	if utf8.Valid(b) {
		return string(b)
	}
	if good, bad := utf8Shape(b); good > bad {
		return mendUTF8(b)
	}
	if fallback.IsUTF8() {
		fallback = Guess(b)
	}
	if fallback.IsUTF8() {
		return mendUTF8(b)
	}
	return fallback.Decode(b)
}

// utf8Shape counts well-formed characters of several bytes, and bytes that are part of none. A character that
// is cut off at the end is neither.
func utf8Shape(b []byte) (good, bad int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case !utf8.FullRune(b):
			return good, bad
		default:
			bad++
		}
		b = b[n:]
	}
	return good, bad
}

func mendUTF8(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n <= 1 {
			out.WriteString(western.Decode(b[:1]))
			b = b[1:]
			continue
		}
		out.Write(b[:n])
		b = b[n:]
	}
	return out.String()
}
