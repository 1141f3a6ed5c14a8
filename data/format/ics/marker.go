package ics

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"lanyard/data/format/pattern"
)

// maxMarkers is how many markers after a value are looked at.
const maxMarkers = 1000

const components = `VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VALARM|STANDARD|DAYLIGHT`

var (
	marker = pattern.Lazy(`(?i)(BEGIN|END)[ \t]*:[ \t]*(` + components + `)`)

	// inLine separates the properties of a component that is on one line: a blank, or a line end written as
	// characters, before a certain name.
	inLine = pattern.Lazy(`(?:[ \t]+|[ \t]*(?:<br ?/?>|(?:\\r)?\\n|\\r)[ \t]*)((?:` + strings.Join(sortedNames(), "|") + `|X-[A-Z0-9-]+)(?:;[A-Za-z0-9;=,."/+_-]*)?:[^ \t])`)

	// lineEnds matches a line end that a program wrote as characters, or as HTML.
	lineEnds = regexp.MustCompile(`[ \t]*(?:\\r\\n|\\n|\\r|<br ?/?>|</?pre>)[ \t]*`)

	lineBreak = regexp.MustCompile(`(?:\\n|\\r|<br ?/?>)$`)
)

func sortedNames() (out []string) {
	for n := range names {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// isMarker recognises BEGIN and END, also where a file is indented.
func isMarker(line []byte) bool {
	line = bytes.TrimSpace(line)
	if len(line) >= 64 || !holdsMarker(line) {
		return false
	}
	m := marker().FindIndex(line)
	return m != nil && m[0] == 0 && m[1] == len(line) || m == nil && (hasPrefixFold(line, "BEGIN:V") || hasPrefixFold(line, "END:V"))
}

// holdsMarker reports whether a line may have a marker; nearly all lines have none.
func holdsMarker(line []byte) bool {
	for i := 3; i < len(line); i++ {
		if line[i] != ':' {
			continue
		}
		before, behind := bytes.TrimRight(line[:i], " \t"), bytes.TrimLeft(line[i+1:], " \t")
		if len(before) < 3 || len(behind) < 5 {
			continue
		}
		switch before[len(before)-1] | 0x20 {
		case 'n', 'd':
			if c := behind[0] | 0x20; c == 'v' || c == 's' || c == 'd' {
				return true
			}
		}
	}
	return false
}

// nest lists the open components, outermost first.
type nest []string

// follow is the nest after a marker; ok when the marker may come here.
func (n nest) follow(word, name string) (out nest, ok bool) {
	top := ""
	if len(n) > 0 {
		top = n[len(n)-1]
	}
	if word == "END" {
		i := lastIndex(n, name)
		if i < 0 {
			return n, false
		}
		return n[:i], i == len(n)-1
	}
	switch name {
	case "VCALENDAR":
		ok = top == ""
	case "VALARM":
		ok = top == "VEVENT" || top == "VTODO"
	case "STANDARD", "DAYLIGHT":
		ok = top == "VTIMEZONE"
	default:
		ok = top == "VCALENDAR" || top == ""
	}
	if len(n) >= maxNesting {
		return n, ok
	}
	return append(slices.Clip(n), name), ok
}

// parts are the word and the name of a marker, in capitals.
func parts(line []byte) (word, name string) {
	before, behind, _ := bytes.Cut(line, []byte(":"))
	return strings.ToUpper(string(bytes.TrimSpace(before))), strings.ToUpper(string(bytes.TrimSpace(behind)))
}

// unglue takes a line apart at the markers that are glued to others or to a value; nil for a line that is whole.
func (c *content) unglue(l []byte) []physical {
	if !holdsMarker(l) || isMarker(l) {
		return nil
	}
	at := marker().FindAllIndex(l, -1)
	if len(at) == 0 {
		return nil
	}
	folded := len(l) > 0 && (l[0] == ' ' || l[0] == '\t') && c.cur != nil && !c.behind
	switch bare := bytes.TrimLeft(l, " \t"); {
	case !folded && at[0][0] == len(l)-len(bare):
	case !folded && !startsProperty(l) && !c.inText():
	default:
		const tries = 50
		at = at[:min(len(at), maxMarkers)]
		for n := 0; !c.ends(l, at); n++ {
			if at = at[1:]; len(at) == 0 || n == tries {
				return nil
			}
		}
	}
	return cut(physical{c.n, bytes.Clone(l)}, at)
}

// ends reports whether the markers are the end of a line and not words of its value: nothing but properties after a
// BEGIN stands between them, each may stand where it does, and what the next line says may follow.
func (c *content) ends(l []byte, at [][]int) bool {
	n, ok := c.open, true
	for i, m := range at {
		word, name := parts(l[m[0]:m[1]])
		if n, ok = n.follow(word, name); !ok {
			return false
		}
		rest := l[m[1]:]
		if i+1 < len(at) {
			rest = l[m[1]:at[i+1][0]]
		}
		rest = bytes.TrimSpace(rest)
		if !isJunk(rest) && !(word == "BEGIN" && startsProperty(rest)) {
			return false
		}
		if i+1 == len(at) && isJunk(rest) {
			return c.mayFollow(n, word, name)
		}
	}
	return true
}

// mayFollow looks at the next line of the file.
func (c *content) mayFollow(n nest, word, name string) bool {
	next, err := c.in.Peek()
	next = bytes.TrimSpace(next)
	if err != nil || len(next) == 0 {
		return true
	}
	if at := marker().FindIndex(next); at != nil && at[0] == 0 {
		_, ok := n.follow(parts(next[at[0]:at[1]]))
		return ok
	}
	if word == "END" && name != "VALARM" && name != "STANDARD" && name != "DAYLIGHT" {
		return isJunk(next)
	}
	return startsProperty(next)
}

// cut takes a line apart at its markers. Behind a BEGIN the properties of a whole component may follow.
func cut(l physical, at [][]int) []physical {
	var out []physical
	add := func(text []byte) {
		if !isJunk(text) {
			out = append(out, physical{l.n, text})
		}
	}
	add(withoutEnd(bytes.TrimRight(l.text[:at[0][0]], " \t")))
	for i, m := range at {
		out = append(out, physical{l.n, l.text[m[0]:m[1]]})
		rest := l.text[m[1]:]
		if i+1 < len(at) {
			rest = l.text[m[1]:at[i+1][0]]
		}
		for _, one := range inOneLine(rest) {
			add(one)
		}
	}
	return out
}

// inOneLine takes properties apart that stand on one line.
func inOneLine(text []byte) [][]byte {
	var out [][]byte
	start := 0
	for _, m := range inLine().FindAllSubmatchIndex(text, -1) {
		out = append(out, bytes.TrimSpace(withoutEnd(text[start:m[0]])))
		start = m[2]
	}
	return append(out, bytes.TrimSpace(withoutEnd(text[start:])))
}

// withoutEnd takes line ends off that were lineEnds as characters.
func withoutEnd(text []byte) []byte {
	for {
		shorter := bytes.TrimRight(lineBreak.ReplaceAll(text, nil), " \t")
		if len(shorter) >= len(text) {
			return text
		}
		text = shorter
	}
}

// isJunk recognises what says nothing beside a marker: signs, line ends lineEnds as characters, and the NULL of programs that
// print a missing value.
func isJunk(text []byte) bool {
	text = bytes.TrimSpace(lineEnds.ReplaceAll(text, nil))
	text = bytes.Trim(text, " \t\r\n\x00\x1a\u00A0\u200B\uFEFF.,;:|\"'`<>=*_-+#")
	return len(text) == 0 || bytes.EqualFold(text, []byte("NULL"))
}
