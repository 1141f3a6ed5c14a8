// Package mailbox reads the addresses of a message's To or Cc line, as people paste them or save them in a
// file: RFC 5322 address lists, and what mail programs make of them ("Ott, Ann <ann@example.org>; …").
package mailbox

import (
	"context"
	"mime"
	"net/mail"
	"regexp"
	"strings"

	"lanyard/data"
)

// Is reports whether a text is only a list of mailboxes: at least two in angle brackets ("Ann Ott
// <ann@example.org>"), or on one line.
func Is(text string) bool {
	list, ok := parse(text)
	if !ok || len(list) < 2 {
		return false
	}
	for _, m := range list {
		if m.bracketed {
			return true
		}
	}
	return list[0].line == list[len(list)-1].line
}

// Read gives a draft for each mailbox, with the line it begins in, until the context ends. Any other text gives
// none.
func Read(ctx context.Context, text string) []data.Draft {
	list, ok := parse(text)
	if !ok {
		return nil
	}
	var out []data.Draft
	for _, m := range list {
		if ctx.Err() != nil {
			return out
		}
		d := data.Draft{Line: m.line, Contact: data.Contact{Emails: []data.Email{{Value: m.address}}}}
		if m.name != "" {
			d.Contact.SplitName(m.name)
		}
		out = append(out, d)
	}
	return out
}

// entry is one mailbox.
type entry struct {
	name, address string
	line          int
	bracketed     bool
}

// parse cuts a text into mailboxes; ok is false when a part is none.
func parse(text string) (list []entry, ok bool) {
	text = strings.TrimPrefix(text, "\uFEFF")
	text = fieldName.ReplaceAllString(text, "$1")
	line := 1
	for piece := range pieces(text) {
		begin := line + strings.Count(piece[:len(piece)-len(strings.TrimLeft(piece, " \t\r\n"))], "\n")
		line += strings.Count(piece, "\n")
		piece = strings.Join(strings.Fields(piece), " ")
		if piece == "" {
			continue
		}
		m, ok := mailboxOf(piece)
		if !ok {
			return nil, false
		}
		m.line = begin
		list = append(list, m)
	}
	return list, true
}

// fieldName matches the name of the field that a list was copied with.
var fieldName = regexp.MustCompile(`(?im)^([ \t]*)(?:to|cc|bcc|an|kopie|à|para|aan|till)[ \t]*:`)

// pieces cuts at commas, semicolons and line ends, but only after an address: a name may have commas, and a
// long list is folded. It does not cut in quotation marks or brackets.
func pieces(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start, quoted, angle, address := 0, false, false, false
		for i := 0; i < len(text); i++ {
			address = address || text[i] == '@'
			switch c := text[i]; {
			case c == '\\' && quoted:
				i++
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '<':
				angle = true
			case c == '>':
				angle = false
			case (c == ',' || c == ';' || c == '\n') && !angle && address:
				if !yield(text[start:i] + lineEnd(c)) {
					return
				}
				start, address = i+1, false
			}
		}
		yield(text[start:])
	}
}

// lineEnd keeps the line end at which a piece was cut, for counting.
func lineEnd(c byte) string {
	if c == '\n' {
		return "\n"
	}
	return ""
}

var (
	angled  = regexp.MustCompile(`^(.*?)\s*[<\[](?:mailto:)?([^\s<>@\[\]]+@[^\s<>@\[\]]+)[>\]]$`)
	address = regexp.MustCompile(`^[^\s<>@,;:"()\[\]]+@[^\s<>@,;:"()\[\]]+\.[^\s<>@,;:"()\[\].]{2,}$`)
	comment = regexp.MustCompile(`^(\S+@\S+)\s+\((.+)\)$`)
)

// longestName limits the names from which comments are removed, in bytes: with many comments that takes long.
const longestName = 1000

// mailboxOf reads one mailbox: "Ann Ott" <ann@example.org>, ann@example.org (Ann Ott), ann@example.org.
func mailboxOf(s string) (entry, bool) {
	if address.MatchString(s) {
		return entry{address: s}, true
	}
	if m := comment.FindStringSubmatch(s); m != nil && address.MatchString(m[1]) {
		return entry{name: m[2], address: m[1], bracketed: true}, true
	}
	m := angled.FindStringSubmatch(s)
	if m == nil || !address.MatchString(m[2]) || strings.Contains(m[1], "@") && m[1] != m[2] && !address.MatchString(strings.Trim(m[1], `"'`)) {
		return entry{}, false
	}
	e := entry{name: m[1], address: m[2], bracketed: true}
	if len(m[1]) > longestName {
		return e, true
	}
	if a, err := mail.ParseAddress(m[1] + " <" + m[2] + ">"); err == nil {
		e.name = a.Name
	} else if decoded, err := new(mime.WordDecoder).DecodeHeader(m[1]); err == nil {
		e.name = decoded
	}
	e.name = unquoted(strings.TrimSpace(e.name))
	if strings.EqualFold(e.name, e.address) {
		e.name = ""
	}
	return e, true
}

// unquoted removes the marks that mail programs put around a name.
func unquoted(name string) string {
	for _, mark := range []string{`"`, "'"} {
		if len(name) > 1 && strings.HasPrefix(name, mark) && strings.HasSuffix(name, mark) {
			return strings.TrimSpace(name[1 : len(name)-1])
		}
	}
	return name
}
