package vcard

import (
	"strings"

	"lanyard/data"
)

// doubt notes a value that is none of its kind. It is kept with the person as it stands.
func (b *builder) doubt(p *property, value, what string) {
	if strings.Trim(value, "0-/. ") == "" {
		return // a program's word for nothing
	}
	b.k.doubts = append(b.k.doubts, &data.RowError{
		Line: p.line, Kept: true, Reason: quoted(value) + " is " + what + " that cannot be read; it was kept with the person, among the other fields",
	})
}

// bare takes a link out of the brackets that mails and texts put around it.
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
