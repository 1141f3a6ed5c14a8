package vcard

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// Some texts have lines that look like properties: "EMAIL:is in the subject field", "TEL: after six". These
// functions distinguish them.

// breaksOff reports whether a line after the sign of a soft break begins a property anyway: some programs leave
// the sign at the end of a value. before is the value without the sign, last the line that ends in it.
func breaksOff(before, last, text []byte) bool {
	if !isCapitalProperty(text) {
		return false
	}
	end := headEnd(text)
	if end < 0 {
		return false
	}
	if params := bytes.IndexByte(text[:end], ';'); params >= 0 {
		return bytes.IndexByte(text[:end], ' ') < 0 // prose has no parameters
	}
	upper := bytes.ToUpper(before[max(0, len(before)-3):])
	switch {
	case bytes.Equal(upper, []byte("=0A")), bytes.Equal(upper, []byte("=0D")): // programs break lines after the ends of lines
		return false
	case bytes.HasSuffix(text, []byte("=")), len(last) >= 60:
		return false
	}
	return holds(string(nameIn(text[:end])), string(text[end+1:]))
}

var numberText = regexp.MustCompile(`^(?i:tel:)?[+(]?[0-9*#][0-9 ()./*#,;-]*(?:(?:x|ext\.?|;ext=) ?[0-9]+)?$`)

// holds reports whether a value fits the property and is not a text. If both are possible, blanks after the
// colon and small letters mean text.
func holds(name, value string) bool {
	bare := strings.TrimSpace(value)
	switch name {
	case "TEL":
		return numberText.MatchString(bare)
	case "EMAIL":
		return strings.Contains(bare, "@") && !strings.Contains(bare, " ")
	case "URL":
		return strings.Contains(bare, ".") && !strings.Contains(bare, " ")
	case "BDAY", "ANNIVERSARY":
		_, err := data.ParseDate(bare)
		return err == nil
	case "VERSION", "REV", "UID", "PRODID", "PHOTO", "KEY", "LOGO", "SOUND", "GEO", "TZ":
		return !strings.HasPrefix(value, " ")
	}
	first, _ := utf8.DecodeRuneInString(value)
	return first != ' ' && !unicode.IsLower(first) || strings.HasPrefix(name, "X-")
}

// isProse reports whether an indented line that looks like a property continues the text before it. sure is
// false if both are possible.
func (c *content) isProse(bare []byte, indented bool) (prose, sure bool) {
	if c.stray || c.end < 0 || c.enc == "B" || wordless[c.name] {
		return false, true
	}
	end := headEnd(bare)
	if end < 0 || bytes.IndexByte(bare[:end], ';') >= 0 {
		return false, true
	}
	name, words := string(nameIn(bare[:end])), c.name == "NOTE" || c.name == "ADR"
	switch {
	case (words || hasForm[name]) && !holds(name, string(bare[end+1:])):
		return true, true
	case indented || !words:
		return false, true
	case c.buf[len(c.buf)-1] == ' ':
		return true, true // the text continues after the blank
	}
	return texts[name], false
}

// hasForm are properties whose values have a recognisable form.
var hasForm = map[string]bool{"TEL": true, "EMAIL": true, "URL": true, "BDAY": true}

// texts are properties whose values are words, as in a note.
var texts = map[string]bool{"TITLE": true, "ROLE": true, "NICKNAME": true, "NOTE": true, "CATEGORIES": true, "LABEL": true, "NAME": true, "KIND": true, "CLASS": true, "SOURCE": true, "INTEREST": true, "HOBBY": true, "EXPERTISE": true, "LANG": true, "RELATED": true}
