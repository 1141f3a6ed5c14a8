package badge

import (
	"net/url"
	"regexp"
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// part is one statement of a text.
type part struct {
	label  string // "" for none
	means  means  // the field that the label names
	kind   string // of a number or address, by its label: "mobile", "LinkedIn"
	owner  string // in JSON the owner, if it is not the person: "event"
	text   string
	form   form
	joined bool // it was cut from the same line as the part before it
}

// separators separate the parts of a record, the strongest first. A blank beside a separator belongs to it.
var separators = []string{"\t", "::", "||", "|", "^", "¦", "~", ";", "；", "，", "、", "،", "؛", " // ", " · ", " • ", ",", " / ", " – ", " — ", " - ", " @ ", "$", "#", "*"}

// rare separators count only if they separate three parts, and one of these is an address.
var rare = map[string]bool{"$": true, "#": true, "*": true, "~": true}

// partsOf cuts a text into its parts.
func partsOf(text string) ([]part, how) {
	switch {
	case isJSON(text):
		return jsonParts(text), fromJSON
	case query(text) != nil:
		return query(text), fromQuery
	}
	if escaped.MatchString(text) && !strings.ContainsAny(text, " \t\n") {
		if un, err := url.PathUnescape(text); err == nil {
			text = un
		}
	}
	lines := linesOf(text)
	if len(lines) == 0 || len(lines) > mostLines {
		return nil, fromLines
	}
	if len(lines) > 1 {
		if p := headed(lines); p != nil {
			return p, fromRecord
		}
		if p := shouted(lines); p != nil {
			return p, fromLines
		}
		var out []part
		for _, l := range lines {
			for i, p := range captioned(pieces(l, true)) {
				p.joined = i > 0
				out = append(out, p)
			}
		}
		return finish(out), fromLines
	}
	out := finish(pieces(lines[0], false))
	if len(out) == 1 {
		return out, alone
	}
	return out, fromRecord
}

// escaped matches a text that was written for a web address.
var escaped = regexp.MustCompile(`%(?:20|7C|3B|0A|40)[^%]+%(?:20|7C|3B|0A|40)`)

func linesOf(text string) []string {
	var out []string
	for l := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n", `\r\n`, "\n", `\n`, "\n", "<br>", "\n", "<br/>", "\n", "<br />", "\n").Replace(text), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// headed reads a header and one row below it, nil when the lines are something else.
func headed(lines []string) []part {
	if len(lines) != 2 {
		return nil
	}
	for _, sep := range separators {
		names, cells := cut(lines[0], sep), cut(lines[1], sep)
		if len(names) < 2 || len(names) != len(cells) {
			continue
		}
		var out []part
		known := 0
		for i, n := range names {
			p := labelled(n, cells[i])
			if p.means != "" {
				known++
			}
			out = append(out, p)
		}
		if known*2 >= len(names) && known > 1 {
			return finish(out)
		}
	}
	return nil
}

// shouted reads lines that begin with a label in capitals and without a colon, nil when one does not: "COMPANY
// Acme".
func shouted(lines []string) []part {
	var out []part
	for _, l := range lines {
		label, value, ok := strings.Cut(l, " ")
		if !ok || !shout.MatchString(label) || len(label) < 3 {
			return nil
		}
		p := labelled(label, strings.TrimSpace(value))
		if p.means == "" {
			return nil
		}
		out = append(out, p)
	}
	return finish(out)
}

// pieces cuts a line at its strongest separator.
func pieces(line string, oneOf bool) []part {
	for _, sep := range separators {
		if !strings.Contains(line, sep) || sep == "||" && strings.Contains(strings.ReplaceAll(line, sep, ""), "|") {
			continue
		}
		if oneOf && !partsLine(line, sep) {
			continue
		}
		cells := cut(line, sep)
		if n := filled(cells); n < 2 || rare[sep] && (n < 3 || !strings.Contains(line, "@")) {
			continue
		}
		var out []part
		for _, c := range cells {
			out = append(out, piece(c))
		}
		return out
	}
	return []part{piece(strings.Trim(line, " \t;|^~,"))}
}

// captioned joins a label and its value in two cells to one part: "Company | Acme".
func captioned(cells []part) []part {
	if len(cells) != 2 || cells[0].label != "" || cells[1].label != "" || shortLabel(cells[0].text) {
		return cells
	}
	if p := labelled(cells[0].text, cells[1].text); p.means != "" {
		return []part{p}
	}
	return cells
}

// partsLine reports whether a separator really separates a line, where a comma may belong to a name or an
// address.
func partsLine(line, sep string) bool {
	switch strings.TrimSpace(sep) {
	case ",", "-", "–", "—", "/", "$", "#", "*", "~":
		for _, c := range cut(line, sep) {
			if f := formOf(c); f == isEmail || f == isPhone {
				return true
			}
		}
		return false
	}
	return true
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// cut cuts at a separator outside of quotes and without a backslash before it.
func cut(line, sep string) []string {
	var out []string
	var b strings.Builder
	quoted := false
	flush := func() {
		out = append(out, strings.TrimSpace(b.String()))
		b.Reset()
	}
	for i := 0; i < len(line); {
		switch {
		case quoted && strings.HasPrefix(line[i:], `""`):
			b.WriteByte('"')
			i += 2
		case quoted && line[i] == '"':
			quoted = false
			i++
		case !quoted && line[i] == '"' && strings.TrimSpace(b.String()) == "" && strings.IndexByte(line[i+1:], '"') >= 0:
			quoted = true
			i++
		case !quoted && line[i] == '\\' && strings.HasPrefix(line[i+1:], sep):
			b.WriteString(sep)
			i += 1 + len(sep)
		case !quoted && strings.HasPrefix(line[i:], sep):
			flush()
			i += len(sep)
		default:
			b.WriteByte(line[i])
			i++
		}
	}
	flush()
	return links(out, sep)
}

var tail = regexp.MustCompile(`^[\w.%\-]*=[^ ]*$|^\d+(?:[/.]\S*)?$`)

// links joins the pieces of a web address that has the separator in its query.
func links(cells []string, sep string) []string {
	var out []string
	for _, c := range cells {
		if n := len(out); n > 0 && (sep == ";" || sep == ",") && strings.Contains(out[n-1], "://") && strings.Contains(out[n-1], "?") &&
			!strings.Contains(out[n-1], " ") && tail.MatchString(c) {
			out[n-1] += sep + c
			continue
		}
		out = append(out, c)
	}
	return out
}

var assigned = pattern.Lazy(`^([\p{L}\p{M}][\p{L}\p{M}\p{N} ._\-/()#]{0,38}?)\s*(?:[:=：]|->|=>)\s*(.*)$`)

// piece reads a part with its label, if it has one: "Name: Ann Ott", "company=Acme", "E-Mail ann@acme.example".
func piece(text string) part {
	text = strings.Trim(text, " \t\"")
	if n := len(text); n > 2 && text[0] == '\'' && text[n-1] == '\'' {
		text = text[1 : n-1]
	}
	m := assigned().FindStringSubmatch(text)
	if m == nil || strings.HasPrefix(m[2], "//") {
		return part{text: text}
	}
	if p := labelled(m[1], strings.Trim(m[2], ` "'`)); p.means != "" {
		return p
	}
	if shout.MatchString(m[1]) { // "BADGE:10042"
		return part{label: m[1], text: m[2]}
	}
	return part{text: text}
}

var shout = regexp.MustCompile(`^[A-Z][A-Z0-9_\-]{1,15}$`)

// finish looks at parts beside each other: short labels count if they are not alone, and a piece that a comma
// cut off goes back to the part before it.
func finish(parts []part) []part {
	shorts := 0
	for _, p := range parts {
		if p.means != "" {
			shorts++
		}
	}
	var out []part
	for _, p := range parts {
		if p.means != "" && shortLabel(p.label) && shorts < 2 {
			p = part{text: p.label + ":" + p.text, joined: p.joined}
		}
		p.form = formOf(p.text)
		if n := len(out); n > 0 && p.means == "" && out[n-1].means == "" && out[n-1].form == isText && data.LegalForm(p.text) {
			out[n-1].text += ", " + p.text
			continue
		}
		if p.means == "" && (p.form == isText || p.form == isPlace && numbered().MatchString(p.text)) {
			out = append(out, inner(p)...)
			continue
		}
		out = append(out, p)
	}
	return out
}

var bracketed = regexp.MustCompile(`^(.*?)\s*[<(\[]\s*([^<>()\[\]]+)\s*[>)\]]$`)

// numbered matches a name with an identifier before or after it: "[88123] Ann Ott", "Ann Ott #88123".
var numbered = pattern.Lazy(`^[\[(]?([#A-Z]{0,6}[-_]?\d[\w\-]*)[\])]?[\s:.\-]+([^\d#]+)$|^([^\d#]+?)[\s:\-]+[\[(]?(#?[A-Z]{0,6}[-_]?\d{3}[\w\-]*)[\])]?$`)

// inner splits a part with a name and an address: "Ann Ott <ann@acme.example>", "Ann Ott (Acme)".
func inner(p part) []part {
	if m := bracketed.FindStringSubmatch(p.text); m != nil && m[1] != "" {
		if f := formOf(m[2]); f == isEmail || f == isPhone || f == isID || f == isText && organisationLike(m[2]) {
			return []part{{text: m[1], form: formOf(m[1]), joined: p.joined}, {text: m[2], form: f, joined: true}}
		}
	}
	if m := numbered().FindStringSubmatch(p.text); m != nil {
		id, name := m[1]+m[4], m[2]+m[3]
		if formOf(id) == isID && nameLike(name) && knownGiven(name) {
			return []part{{text: id, form: isID, joined: p.joined}, {text: name, form: formOf(name), joined: true}}
		}
	}
	w := strings.Fields(p.text)
	for i, word := range w {
		if _, ok := data.EmailIn(word); ok && len(w) > 1 && len(w) < 9 {
			var out []part
			for j, s := range []string{strings.Join(w[:i], " "), word, strings.Join(w[i+1:], " ")} {
				if s = strings.Trim(s, " ,;:-–|/"); s != "" {
					out = append(out, part{text: s, form: formOf(s), joined: j > 0})
				}
			}
			return out
		}
	}
	return []part{p}
}

// query reads a web address with a person's name and e-mail address in its query, and such pairs alone:
// "fn=Ann&ln=Ott&email=…". It is nil for any other text.
func query(text string) []part {
	if strings.ContainsAny(text, " \t\r\n|") {
		return nil
	}
	raw := text
	u, err := url.Parse(text)
	web := err == nil && u.Host != "" && strings.HasPrefix(strings.ToLower(u.Scheme), "http")
	if web {
		if raw = u.RawQuery; raw == "" {
			raw = u.Fragment
		}
	}
	if !strings.Contains(raw, "&") {
		return nil
	}
	var out []part
	email, named := false, false
	for pair := range strings.SplitSeq(raw, "&") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return nil
		}
		if v, err := url.QueryUnescape(value); err == nil {
			value = v
		}
		p := labelled(key, strings.TrimSpace(value))
		p.form = formOf(p.text)
		email = email || p.means == "email" && p.form == isEmail
		named = named || p.means == "given" || p.means == "family" || p.means == "display_name"
		out = append(out, p)
	}
	if !email || !named {
		return nil
	}
	if web {
		out = append(out, part{text: text, form: isLink})
	}
	return out
}
