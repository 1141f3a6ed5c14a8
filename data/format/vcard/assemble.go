package vcard

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// assembler makes the content lines of a card from its physical lines.
type assembler struct {
	k      *card
	cur    content
	on     bool   // cur holds something
	soft   int    // how many blanks after soft line breaks are indents
	indent []byte // what comes before indented properties, nil if there were none
}

// content is a content line in the making: a property, or a line that is none, with the lines folded after it.
type content struct {
	line  int
	buf   []byte
	end   int    // of the head, -1 before there is a colon
	enc   string // "Q", "B" or "", when the head is complete
	name  string // of the property, upper case
	upper bool   // the name is written in capitals
	last  []byte // the physical line read last
	gap   int    // empty lines after it
	raw   bool   // broken lines without a sign were added
	stray bool   // it is no property
}

// assemble makes the properties of a card from its lines.
func (c *cards) assemble(k *card) {
	k.version = versionOf(k.lines)
	a := &assembler{k: k, soft: c.soft.indent(k.lines)}
	for _, l := range k.lines {
		a.add(l)
	}
	a.flush()
	k.lines = nil
}

func versionOf(ls []physical) string {
	for _, l := range ls {
		if name, value, ok := bytes.Cut(bytes.TrimSpace(l.text), []byte(":")); ok && bytes.EqualFold(bytes.TrimSpace(name), []byte("VERSION")) {
			return string(bytes.TrimSpace(value))
		}
	}
	return ""
}

// add takes one line: it continues the content line before it, or begins another.
func (a *assembler) add(l physical) {
	text := l.text
	blank := len(bytes.TrimSpace(text)) == 0
	switch {
	case blank && (len(text) == 0 || !a.on || !isFoldable(a.cur.last)):
		a.cur.gap++
		return
	case a.isIndentedProperty(l.n, text):
		bare := bytes.TrimLeft(text, " \t\u00A0")
		a.indent = text[:len(text)-len(bare)]
		a.begin(l.n, bare, false)
	case a.on && a.goesOn(text):
		a.cur.last, a.cur.gap = text, 0
		if a.cur.end < 0 && !a.cur.stray && len(a.cur.buf) < maxHead {
			a.cur.look()
		}
	case blank:
		a.cur.gap++
	case startsProperty(text), isDamaged(text):
		a.begin(l.n, text, false)
	default:
		a.begin(l.n, bytes.TrimLeft(text, " \t"), true)
	}
}

func (a *assembler) begin(n int, text []byte, stray bool) {
	a.flush()
	a.cur = content{line: n, buf: text[:len(text):len(text)], end: -1, last: text, stray: stray}
	a.on = true
	if !stray {
		a.cur.look()
	}
}

// flush gives the content line to the card.
func (a *assembler) flush() {
	if !a.on {
		return
	}
	a.on = false
	one := physical{a.cur.line, a.cur.buf}
	if a.cur.stray {
		a.k.setAside(one)
		return
	}
	p, ok := mend(one.text, one.n)
	if ok {
		a.k.guessed = append(a.k.guessed, one)
	} else {
		p, ok = parse(one.text, one.n)
	}
	switch {
	case !ok && isBareName(one.text):
	case !ok, isStrayMarker(p):
		a.k.setAside(one)
	default:
		a.k.props = append(a.k.props, p)
	}
}

// isStrayMarker recognises a BEGIN or END of something other than a card.
func isStrayMarker(p property) bool {
	return (p.name == "BEGIN" || p.name == "END") && !bytes.EqualFold(bytes.TrimSpace(p.value), []byte("VCARD"))
}

// setAside keeps a line that is no property.
func (k *card) setAside(l physical) {
	if !isJunk(l.text) {
		k.left = append(k.left, l)
	}
}

// maxHead is the longest head that is checked again after each line.
const maxHead = 16 << 10

// look finds out what the head says when it is complete.
func (c *content) look() {
	c.end = headEnd(c.buf)
	head := c.buf
	if c.end >= 0 {
		head = c.buf[:c.end]
	}
	name := nameIn(head)
	c.upper = isUpper(name)
	c.name = strings.ToUpper(string(name))
	if c.end < 0 {
		return
	}
	if bytes.IndexByte(head, '(') >= 0 {
		head = custom.ReplaceAll(head, nil)
	}
	if bytes.IndexByte(head, ';') >= 0 {
		head = bytes.ToUpper(head)
	}
	switch {
	case bytes.Contains(head, []byte("QUOTED-PRINTABLE")):
		c.enc = "Q"
	case bytes.Contains(head, []byte("BASE64")), bytes.Contains(head, []byte("ENCODING=B")), bytes.HasSuffix(head, []byte(";B")),
		c.name == "PHOTO" && bytes.HasPrefix(c.buf[c.end+1:], []byte("data:")):
		c.enc = "B"
	}
}

// nameIn is the name in a head, without group and parameters, as written.
func nameIn(head []byte) []byte {
	head = bytes.TrimRight(head, ":")
	name, _, _ := bytes.Cut(head, []byte(";"))
	if dot := bytes.LastIndexByte(name, '.'); dot >= 0 {
		name = name[dot+1:]
	}
	return bytes.TrimSpace(name)
}

// isIndentedProperty distinguishes a property with blanks before it from a folded line: it begins with a
// certain name, and a program would not fold the line before it.
func (a *assembler) isIndentedProperty(n int, text []byte) bool {
	bare := bytes.TrimLeft(text, " \t\u00A0")
	if len(bare) == len(text) || !isCapitalProperty(bare) || bytes.IndexByte(bare, ':') < 0 {
		return false
	}
	if a.on {
		prose, sure := a.cur.isProse(bare, len(a.indent) > 0)
		if prose && !sure {
			a.k.doubted = append(a.k.doubted, physical{n, bare})
		}
		if prose {
			if last := a.cur.buf[len(a.cur.buf)-1]; !isFoldable(a.cur.last) && last != ' ' && len(text)-len(bare) == 1 {
				a.cur.buf = append(a.cur.buf, ' ') // the line was broken between two words
			}
			return false
		}
	}
	return !a.on || a.cur.enc == "B" || len(a.indent) > 0 || wordless[a.cur.name] || !isFoldable(a.cur.last)
}

// wordless are properties whose values contain no words, so that none is cut before a word that looks like a
// property.
var wordless = map[string]bool{
	"VERSION": true, "PRODID": true, "REV": true, "UID": true, "TEL": true, "EMAIL": true, "URL": true, "IMPP": true, "BDAY": true, "GEO": true, "TZ": true, "KEY": true,
}

// isFoldable reports whether a line is long enough for a program to fold it.
func isFoldable(line []byte) bool {
	return len(line) >= 60 && utf8.RuneCount(line) <= 80
}

// goesOn appends a line to the content line that it belongs to; false when it belongs to none.
func (a *assembler) goesOn(text []byte) bool {
	c := &a.cur
	folded := text[0] == ' ' || text[0] == '\t'
	soft := c.buf[len(c.buf)-1] == '=' && (c.enc == "Q" || c.end < 0 && len(c.buf) < maxHead && bytes.Contains(c.buf, []byte("X-C")))
	switch {
	case soft && (c.gap == 0 || !startsProperty(text)) && !breaksOff(c.buf[:len(c.buf)-1], c.last, text):
		c.buf = append(c.buf[:len(c.buf)-1], a.afterSoftBreak(text)...) // RFC 2045 §6.7
		return true
	case folded:
		return a.unfold(text)
	case c.end < 0 && !c.stray && len(c.buf) < maxHead && isHeadGoingOn(c.buf, text):
		c.buf = append(c.buf, text...)
		return true
	case a.begins(text), c.stray, c.end < 0:
		return false
	case c.enc == "B":
		if !c.isMoreBase64(text) {
			return false
		}
		c.buf = append(c.buf, text...)
		return true
	}
	return a.raw(text)
}

// afterSoftBreak is a line after a soft break, without the blanks that indent it. Blanks inside a character
// are never text.
func (a *assembler) afterSoftBreak(text []byte) []byte {
	if text[0] != ' ' && text[0] != '\t' {
		return text
	}
	c := &a.cur
	inside := c.end > 0 && bytes.Contains(bytes.ToUpper(c.buf[:c.end]), []byte("UTF-8")) && endsInCharacter(c.buf)
	bare := bytes.TrimLeft(text, " \t")
	switch {
	case text[0] == '\t', inside, isInsideName(c.name, bare):
		return bare
	case a.soft > 0:
		return text[min(a.soft, len(text)-len(bare)):]
	}
	return text
}

// isInsideName reports whether the text after a soft break continues a name. Words of names begin with
// capitals, except particles in Latin letters.
func isInsideName(name string, text []byte) bool {
	if name != "FN" && name != "N" {
		return false
	}
	word := string(unquotePrintable(text))
	word, _, _ = strings.Cut(word, " ")
	word, _, _ = strings.Cut(word, ";")
	first, size := utf8.DecodeRuneInString(word)
	return size > 1 && unicode.IsLower(first)
}

// unfold takes a line that begins with a blank (RFC 6350 §3.2). After an empty line, or after a short value
// that is complete, it is not a folded line.
func (a *assembler) unfold(text []byte) bool {
	c := &a.cur
	bare := bytes.TrimLeft(text, " \t")
	if !isFoldable(c.last) {
		if c.gap > 0 && c.enc != "B" {
			return c.name == "NOTE" && a.raw(bare)
		}
		if c.enc == "" && c.end >= 0 && isWhole(c.name, c.buf[c.end+1:], bare) {
			return false
		}
	}
	if a.k.version == "2.1" && c.enc == "" && c.end >= 0 {
		c.buf = append(c.buf, text...) // folded as in RFC 822: the blank is text
		return true
	}
	if deeper, ok := bytes.CutPrefix(text, a.indent); ok && deeper[0] != bare[0] {
		text = deeper
	}
	c.buf = append(c.buf, text[1:]...)
	return true
}

// raw takes a line after a line end that nobody escaped. Only notes continue in this way, and addresses and
// names with missing parts.
func (a *assembler) raw(text []byte) bool {
	c := &a.cur
	joint := `\n`
	if c.enc == "Q" {
		joint = "=0A"
	}
	behind := c.buf[c.end+1:]
	switch {
	case c.enc == "Q" && isCoded(text): // the sign of the soft break is missing
		c.buf = append(c.buf, text...)
		return true
	case c.gap == 0 && endsInBackslash(c.buf): // a line broken after a backslash
		c.buf = append(append(c.buf[:len(c.buf)-1], joint...), text...)
		return true
	case c.name == "NOTE":
		for range c.gap {
			c.buf = append(c.buf, joint...)
		}
	case c.name == "ADR" && fills(behind, text, 6):
		if bytes.HasSuffix(behind, []byte(joint)) {
			joint = ""
		}
	case c.name == "N" && fills(behind, text, 4):
		joint = ""
	default:
		return false
	}
	c.raw = true
	c.buf = append(append(c.buf, joint...), text...)
	return true
}

// fills reports whether a line has the rest of a value with so many semicolons.
func fills(value, line []byte, semicolons int) bool {
	have, more := bytes.Count(value, []byte(";")), bytes.Count(line, []byte(";"))
	return more > 0 && have < semicolons && have+more == semicolons && !bytes.HasSuffix(bytes.TrimSpace(value), []byte(";;"))
}

// begins reports whether a line begins a property. In a note, words before a colon are more often text.
func (a *assembler) begins(text []byte) bool {
	if isDamaged(text) {
		return true
	}
	if !startsProperty(text) {
		return false
	}
	c := &a.cur
	if c.name != "NOTE" || c.stray {
		return true
	}
	head, value, colon := bytes.Cut(text, []byte(":"))
	spaced, broken := bytes.HasPrefix(value, []byte(" ")), c.raw || c.gap > 0
	if isCapitalProperty(text) {
		return !(broken && spaced && !bytes.HasPrefix(c.buf[c.end+1:], []byte(" ")))
	}
	name, sure := nameIn(head), !spaced && !broken
	upper := string(bytes.ToUpper(name))
	switch {
	case !colon:
		return sure && known[upper]
	case bytes.IndexByte(head, '.') >= 0:
		return true
	case known[upper] && !isUpper(name):
		return sure || !c.upper
	case bytes.HasPrefix(name, []byte("X-")), bytes.HasPrefix(name, []byte("x-")):
		return sure || isUpper(name) || !c.upper
	}
	return sure
}
