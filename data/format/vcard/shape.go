package vcard

import (
	"bytes"
	"regexp"

	"lanyard/data"
)

// isHeadGoingOn reports whether a line continues a head that has no colon yet.
func isHeadGoingOn(head, line []byte) bool {
	if line[0] == ':' || line[0] == ';' {
		return startsProperty(append(bytes.Clone(head), line...))
	}
	return head[len(head)-1] == ';' && !isCapitalProperty(line) && bytes.IndexByte(line, ':') > 0
}

// isCapitalProperty recognises lines that are certainly properties even after a soft break, which some
// exporters leave at the end of a value.
func isCapitalProperty(line []byte) bool {
	i := bytes.IndexAny(line, ":;")
	if i <= 0 {
		return false
	}
	name := line[:i]
	if dot := bytes.LastIndexByte(name, '.'); dot > 0 && isName(name[:dot]) {
		name = name[dot+1:]
	}
	return known[string(name)] || bytes.HasPrefix(name, []byte("X-")) && isName(name) && isUpper(name)
}

// isMoreBase64 distinguishes the next line of a picture from a stray word after it. Lines consist of groups of
// four, and only the last one is short.
func (c *content) isMoreBase64(line []byte) bool {
	line = bytes.TrimSpace(line)
	if !isBase64(line) || c.buf[len(c.buf)-1] == '=' {
		return false
	}
	size := len(bytes.TrimSpace(c.buf[c.end+1:]))
	before := len(bytes.TrimSpace(c.last))
	if size == 0 {
		return len(line) >= 16
	}
	if size%4 == 0 && (len(line)%4 != 0 || plainWord.Match(line)) {
		return false
	}
	return before >= 40 && (len(line) <= before || size < before)
}

var plainWord = regexp.MustCompile(`^[A-Za-z]?[a-z]{0,20}$`)

func isBase64(line []byte) bool {
	for _, c := range line {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '/' && c != '=' {
			return false
		}
	}
	return true
}

// isCoded reports whether a line begins with a byte in quoted-printable.
func isCoded(line []byte) bool {
	return len(line) > 2 && line[0] == '=' && unhex(line[1]) >= 0 && unhex(line[2]) >= 0
}

func endsInBackslash(b []byte) bool {
	return (len(b)-len(bytes.TrimRight(b, `\`)))%2 == 1
}

var (
	wholeNumber = regexp.MustCompile(`^[+(]?[0-9][0-9 ()./-]{4,}$`)
	wholeMail   = regexp.MustCompile(`^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$`)
	numberGoing = regexp.MustCompile(`^[0-9 ()./-]+$`)
)

// isWhole reports whether a value is complete, so that the next line is not a part of it.
func isWhole(name string, value, more []byte) bool {
	if value = bytes.TrimSpace(value); len(value) > 100 {
		return false
	}
	switch name {
	case "TEL":
		return wholeNumber.Match(value) && !numberGoing.Match(more) && more[0] != ';' && more[0] != 'x' && !bytes.HasPrefix(more, []byte("ext"))
	case "EMAIL":
		return wholeMail.Match(value) && bytes.ContainsAny(more, " :")
	case "BDAY", "ANNIVERSARY":
		_, err := data.ParseDate(string(value))
		return err == nil && len(value) >= 8 && more[0] != 'T'
	}
	return false
}
