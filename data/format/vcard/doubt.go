package vcard

import (
	"regexp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// doubt notes a value that is not of its kind. It is kept with the person as written.
func (b *builder) doubt(p *property, value string, what say.Phrase) {
	if strings.Trim(value, "0-/. ") == "" {
		return // the program wrote a word for "nothing"
	}
	b.k.doubts = append(b.k.doubts, &data.RowError{
		Line: p.line, Kept: true, Reason: say.T("{{.Value}} is {{.What}} that cannot be read; it was kept with the person, among the other fields", quoted(value), what),
	})
}

// withoutBegin makes a card without BEGIN from the lines that were put aside; nil when they are not a card:
// that has a VERSION and a name.
func (c *cards) withoutBegin() *card {
	at, named := -1, false
	for i, l := range c.outside {
		switch {
		case l.text == nil:
			return nil
		case hasName(l.text, "VERSION"):
			at, named = i, false
		case hasName(l.text, "FN"), hasName(l.text, "N"):
			named = true
		}
	}
	if at < 0 || !named {
		return nil
	}
	k := &card{line: c.outside[at].n, lines: slices.Clone(c.outside[at:])}
	k.doubts = append(k.doubts, &data.RowError{Line: k.line, Kept: true, Reason: say.T("the card begins without BEGIN:VCARD; it was read all the same: export the file again if something is missing")})
	if c.outside = c.outside[:at]; at == 0 {
		c.outside, c.asideSize = nil, 0
	}
	return k
}

// hasName reports whether a line is a property with that name.
func hasName(line []byte, name string) bool {
	return len(line) > len(name) && strings.EqualFold(string(line[:len(name)]), name) && (line[len(name)] == ':' || line[len(name)] == ';')
}

// bare removes the brackets that mails and texts put around a link.
func bare(link string) string {
	for _, pair := range []string{"<>", "‹›", "«»", "[]", "()", `""`, "“”"} {
		open, end := []rune(pair)[0], []rune(pair)[1]
		if inside, ok := strings.CutPrefix(link, string(open)); ok {
			if inside, ok = strings.CutSuffix(inside, string(end)); ok && strings.TrimSpace(inside) != "" {
				inside = strings.TrimSpace(inside)
				if cut := len("URL:"); open == '<' && len(inside) > cut && strings.EqualFold(inside[:cut], "URL:") { // RFC 3986, appendix C
					inside = inside[cut:]
				}
				return inside
			}
		}
	}
	return link
}

// IsBare reports whether a text is a card without BEGIN and END: it has a version and a name on lines of their
// own.
func IsBare(text string) bool {
	versioned, named := false, false
	for line := range strings.FieldsFuncSeq(text[:min(len(text), maxOutside)], func(r rune) bool { return r == '\n' || r == '\r' }) {
		l := []byte(strings.TrimSpace(line))
		versioned = versioned || version.Match(l)
		named = named || hasName(l, "FN") || hasName(l, "N")
	}
	return versioned && named
}

var version = regexp.MustCompile(`(?i)^VERSION:\s*[234]\.[01]$`)
