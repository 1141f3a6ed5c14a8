package vcard

import (
	"bytes"
	"regexp"
)

// isMarker recognises "BEGIN:VCARD" and "END:VCARD" in any case and with stray blanks.
func isMarker(line []byte, word string) bool {
	if len(line) < len(word)+6 || len(line) > 64 || line[0] == ' ' || line[0] == '\t' {
		return false
	}
	return isWord(line, word)
}

func isWord(line []byte, word string) bool {
	before, after, ok := bytes.Cut(line, []byte(":"))
	return ok && bytes.EqualFold(bytes.TrimSpace(before), []byte(word)) && bytes.EqualFold(bytes.TrimSpace(after), []byte("VCARD"))
}

var (
	marker = regexp.MustCompile(`(?i)(?:BEGIN|END)[ \t]*:[ \t]*VCARD`)

	// glued matches a BEGIN at the end of a line, after a value and perhaps its END.
	glued = regexp.MustCompile(`(?i)BEGIN[ \t]*:[ \t]*VCARD[ \t]*$`)

	// written matches a line end that a program wrote as characters, or as HTML.
	written = regexp.MustCompile(`[ \t]*(?:\\r\\n|\\n|\\r|<br ?/?>|</?pre>)[ \t]*`)

	lineBreak = regexp.MustCompile(`(?:\\n|\\r|<br ?/?>)$`)

	// inLine is what parts the properties of a card that stands on one line: a blank or a line end written as
	// characters, before a name that is surely one.
	inLine = regexp.MustCompile(`(?:[ \t]+|[ \t]*<br ?/?>[ \t]*|(?:[ \t]*\\r)?[ \t]*\\n[ \t]*|[ \t]*\\r[ \t]*)((?:[A-Za-z0-9-]+\.)?(?:` +
		`VERSION|FN|N|NICKNAME|PHOTO|BDAY|ANNIVERSARY|GENDER|ADR|LABEL|TEL|EMAIL|IMPP|TZ|GEO|TITLE|ROLE|LOGO|ORG|CATEGORIES|NOTE|PRODID|REV|UID|URL|KEY|X-[A-Z0-9-]+)(?:;[A-Za-z0-9;=,."-]*)?:)`)
)

// markers finds the markers in a line that is not one, nil for none.
func markers(line []byte) [][]int {
	if !holdsVCard(line) || isMarker(line, "BEGIN") || isMarker(line, "END") {
		return nil
	}
	return marker.FindAllIndex(line, -1)
}

// holdsVCard looks for the word in any case; nearly all lines are without it.
func holdsVCard(line []byte) bool {
	for i := 0; i+5 <= len(line); i++ {
		if line[i]|0x20 == 'v' && line[i+1]|0x20 == 'c' && bytes.EqualFold(line[i:i+5], []byte("VCARD")) {
			return true
		}
	}
	return false
}

// areMarkers tells markers from words in a value. A line that begins with one, or with what is no property, is
// cut there; after a value an END counts where the next card begins at once.
func (c *cards) areMarkers(line []byte, at [][]int) bool {
	bare := bytes.TrimLeft(line, " \t")
	quoted := bytes.TrimLeft(line, " \t>")
	switch {
	case isMarker(bare, "BEGIN"), isMarker(bare, "END"), !c.inside && isMarker(quoted, "BEGIN"):
		return false // only indented, or quoted in a mail
	case !c.inside:
		return true
	case len(bare) < len(line):
		return false // folded
	case at[0][0] == 0, !startsProperty(line):
		return true
	}
	return glued.Match(line) && !bytes.EqualFold(nameIn(head(line)), []byte("AGENT")) && c.versionFollows()
}

// versionFollows looks at the next line of the file: after a BEGIN it is nearly always VERSION, after a value never.
func (c *cards) versionFollows() bool {
	text, err := c.in.Peek()
	return err == nil && bytes.HasPrefix(bytes.ToUpper(bytes.TrimSpace(text)), []byte("VERSION:"))
}

// cut takes a line apart at its markers. Behind a BEGIN the properties of a whole card may follow.
func cut(l physical, at [][]int) []physical {
	var out []physical
	add := func(text []byte) {
		if text = bytes.TrimSpace(text); len(text) > 0 {
			out = append(out, physical{l.n, text})
		}
	}
	end, begun := 0, false
	for _, m := range at {
		if begun {
			for _, one := range inOneLine(l.text[end:m[0]]) {
				add(one)
			}
		} else {
			add(l.text[end:m[0]])
		}
		add(l.text[m[0]:m[1]])
		end, begun = m[1], l.text[m[0]]|0x20 == 'b'
	}
	if begun {
		for _, one := range inOneLine(l.text[end:]) {
			add(one)
		}
		return out
	}
	if rest := l.text[end:]; !isJunk(rest) {
		add(rest)
	}
	return out
}

// inOneLine takes the properties of a card apart that stand on one line.
func inOneLine(text []byte) [][]byte {
	var out [][]byte
	start := 0
	for _, m := range inLine.FindAllSubmatchIndex(text, -1) {
		if !Begins(text[m[2]:m[1]], text[m[1]:]) {
			continue
		}
		out = append(out, withoutEnd(text[start:m[0]]))
		start = m[2]
	}
	return append(out, withoutEnd(text[start:]))
}

// Begins reports whether the head of a property in a line begins one: where what follows has nothing of its kind it is a
// word of the text before, "likes EMAIL: and tea".
func Begins(head, rest []byte) bool {
	sign, ok := signs[string(bytes.ToUpper(nameIn(head)))]
	if !ok || bytes.IndexByte(head, ';') >= 0 {
		return true
	}
	if next := inLine.FindIndex(rest); next != nil {
		rest = rest[:next[0]]
	}
	rest, _, _ = bytes.Cut(rest, []byte("\n"))
	rest = withoutEnd(rest)
	return len(rest) == 0 || bytes.ContainsAny(rest, sign)
}

// signs are characters of which any value of a property has one.
var signs = map[string]string{"TEL": "0123456789", "EMAIL": "@", "URL": "./:", "BDAY": "0123456789"}

// withoutEnd takes a line end off that was written as characters.
func withoutEnd(text []byte) []byte {
	text = bytes.TrimSpace(text)
	for {
		shorter := lineBreak.ReplaceAll(text, nil)
		if shorter = bytes.TrimSpace(shorter); len(shorter) == len(text) {
			return text
		}
		text = shorter
	}
}

// isJunk recognises what says nothing after or between cards: signs, line ends written as characters, and the NULL of
// programs that print a missing value.
func isJunk(text []byte) bool {
	text = bytes.TrimSpace(written.ReplaceAll(text, nil))
	text = bytes.Trim(text, " \t\r\n\x00\x1a\u00A0\u200B\uFEFF.,;:|\"'`<>=*_-+#")
	switch {
	case len(text) == 0, bytes.EqualFold(text, []byte("NULL")):
		return true
	}
	return bytes.EqualFold(text, []byte("BEGIN:VADDRESSBOOK")) || bytes.EqualFold(text, []byte("END:VADDRESSBOOK"))
}
