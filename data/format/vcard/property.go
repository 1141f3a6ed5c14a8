package vcard

import (
	"bytes"
	"strings"
)

// property is one content line: [group.]NAME[;params]:value (RFC 6350 §3.3).
type property struct {
	line   int
	group  string
	name   string // upper case
	head   []byte // everything before the value, as written
	params []param
	value  []byte // unfolded, still encoded and escaped
}

// param is one parameter. vCard 2.1 writes values without a name ("TEL;HOME;VOICE").
type param struct {
	name   string // upper case; "" for a bare 2.1 value, "X-CUSTOM()" for a label of one's own
	values []string
}

// get returns the first value of the named parameter, "" if there is none.
func (p *property) get(name string) string {
	for _, q := range p.params {
		if q.name == name && len(q.values) > 0 {
			return q.values[0]
		}
	}
	return ""
}

// types lists the values of TYPE and the bare values that vCard 2.1 allows for it. Lists are split also where
// their commas are escaped.
func (p *property) types() []string {
	var out []string
	for _, q := range p.params {
		if q.name == ownLabel {
			out = append(out, q.values...)
		}
		if q.name != "TYPE" && q.name != "" {
			continue
		}
		for _, v := range q.values {
			for t := range strings.SplitSeq(v, ",") {
				if t = strings.Trim(strings.TrimRight(strings.TrimSpace(t), `\`), "'\"“”„‟‘’«» "); t != "" && !isBareOther(q.name, t) {
					out = append(out, apart(t)...)
				}
			}
		}
	}
	return out
}

// isBareOther recognises bare values of vCard 2.1 that are not types.
func isBareOther(name, v string) bool {
	if name != "" {
		return false
	}
	switch strings.ToUpper(v) {
	case "QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "BINARY", "INLINE", "URL", "CONTENT-ID", "CID",
		"UTF-8", "X-UNKNOWN", "VCARD", "TYPE":
		return true
	}
	return len(v) == 5 && v[2] == '-' // a bare language tag, "de-DE"
}

// encoding is "Q", "B" or "".
func (p *property) encoding() string {
	for _, q := range p.params {
		if q.name != "ENCODING" && q.name != "" {
			continue
		}
		for _, v := range q.values {
			switch strings.ToUpper(strings.TrimSpace(v)) {
			case "QUOTED-PRINTABLE", "Q":
				return "Q"
			case "BASE64", "B":
				return "B"
			}
		}
	}
	return ""
}

// known are the property names of vCard 2.1, 3.0, 4.0 and its registered extensions. Another name is still a
// property if it is an X- name or all capitals.
var known = map[string]bool{}

func init() {
	for n := range strings.FieldsSeq(`BEGIN END VERSION SOURCE NAME KIND XML FN N NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR LABEL
		TEL EMAIL IMPP LANG TZ GEO TITLE ROLE LOGO ORG MEMBER RELATED CATEGORIES NOTE PRODID REV SOUND UID CLIENTPIDMAP URL
		KEY FBURL CALADRURI CALURI MAILER AGENT SORT-STRING CLASS PROFILE BIRTHPLACE DEATHPLACE DEATHDATE EXPERTISE HOBBY
		INTEREST ORG-DIRECTORY CONTACT-URI CREATED GRAMGENDER LANGUAGE PRONOUNS SOCIALPROFILE JSPROP TDN`) {
		known[n] = true
	}
}

// startsProperty reports whether a line can begin a property, and does not continue the text before it, which
// broken exporters do not fold.
func startsProperty(line []byte) bool {
	i := bytes.IndexAny(line, ":;")
	if i < 0 {
		return known[strings.ToUpper(string(bytes.TrimSpace(line)))] && isUpper(line)
	}
	name := bytes.TrimRight(line[:i], " \t")
	if dot := bytes.LastIndexByte(name, '.'); dot >= 0 && isGroup(name[:dot]) {
		name = name[dot+1:]
	}
	if known[string(name)] {
		return true
	}
	upper := strings.ToUpper(string(name))
	if known[upper] {
		return true // the colon may stand on the next line, if this one is folded
	}
	colon := headEnd(line)
	switch {
	case strings.HasPrefix(upper, "X-"):
		return isName(name) || colon > 0 && isOddName(name, true)
	case !isUpper(name), colon < 0, bytes.HasPrefix(line[colon+1:], []byte("//")):
		return false
	}
	return len(name) > 1 && name[0] >= 'A' && name[0] <= 'Z' && isOddName(name, false)
}

// isGroup reports whether text is a group, which comes before a property's name and a dot.
func isGroup(b []byte) bool {
	return isName(b) || len(b) > 0 && len(b) <= 32 && !bytes.ContainsAny(b, " \t\",=/@")
}

// isOddName recognises names that no specification allows and that programs still write: "X-CHAT/WORK". Letters
// beyond ASCII are no sign of a name unless something else is.
func isOddName(b []byte, beyond bool) bool {
	if len(b) == 0 || len(b) > 64 {
		return false
	}
	for _, c := range b {
		if c <= ' ' || c == 0x7F || c > 0x7F && !beyond || strings.IndexByte(`"=:;,\<>`, c) >= 0 {
			return false
		}
	}
	return true
}

// isBareName reports whether a line is only the name of a property.
func isBareName(line []byte) bool {
	return known[string(bytes.TrimRight(bytes.TrimSpace(line), " ;"))]
}

func isName(b []byte) bool {
	for _, c := range b {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '@' {
			return false
		}
	}
	return len(b) > 0
}

func isUpper(b []byte) bool { return !bytes.ContainsAny(b, "abcdefghijklmnopqrstuvwxyz") }

// headEnd finds the colon that ends the head of a content line, outside of quotes if they are balanced; -1 if
// there is none.
func headEnd(line []byte) int {
	quoted := false
	for i, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ':' && !quoted:
			return i
		}
	}
	return bytes.IndexByte(line, ':')
}

// parse splits an unfolded content line. ok is false when it has no value.
func parse(line []byte, number int) (p property, ok bool) {
	end := headEnd(line)
	if end < 0 {
		return p, false
	}
	p.line = number
	p.head, p.value = line[:end], line[end+1:]
	pieces := splitHead(string(p.head))
	name := strings.TrimSpace(pieces[0])
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		p.group, name = name[:dot], name[dot+1:]
	}
	p.name = strings.ToUpper(name)
	for _, s := range pieces[1:] {
		if s = strings.TrimSpace(s); s != "" {
			p.params = append(p.params, parseParam(s))
		}
	}
	p.typesInName()
	return p, p.name != ""
}

// typesInName takes types out of a name that contains them: "TEL/WORK", "EMAIL_HOME".
func (p *property) typesInName() {
	base, rest, found := p.name, "", false
	if i := strings.IndexAny(p.name, "/_-+|"); i > 0 {
		base, rest, found = p.name[:i], p.name[i+1:], true
	}
	if !found || base != "TEL" && base != "EMAIL" && base != "ADR" && base != "URL" && base != "LABEL" {
		return
	}
	if types := typesIn(strings.NewReplacer("_", ";", "-", ";").Replace(rest)); types != nil {
		p.name = base
		p.params = append(p.params, param{name: "TYPE", values: types})
	}
}

// splitHead splits a head at the semicolons outside of quotes.
func splitHead(head string) []string {
	if !strings.Contains(head, ";") {
		return []string{head}
	}
	if strings.Count(head, `"`)%2 != 0 {
		return strings.Split(head, ";")
	}
	var out []string
	start, quoted := 0, false
	for i := range len(head) {
		switch {
		case head[i] == '"':
			quoted = !quoted
		case head[i] == ';' && !quoted:
			out = append(out, head[start:i])
			start = i + 1
		}
	}
	return append(out, head[start:])
}

func parseParam(s string) param {
	if own, ok := customLabel(s); ok {
		return param{name: ownLabel, values: []string{own}}
	}
	name, value, found := strings.Cut(s, "=")
	if !found {
		return param{values: []string{unquoteParam(s)}}
	}
	p := param{name: strings.ToUpper(strings.TrimSpace(name))}
	start, quoted := 0, false
	for i := range len(value) {
		switch {
		case value[i] == '"':
			quoted = !quoted
		case value[i] == ',' && !quoted:
			p.values = append(p.values, unquoteParam(value[start:i]))
			start = i + 1
		}
	}
	p.values = append(p.values, unquoteParam(value[start:]))
	return p
}

// unquoteParam removes quotes and the caret escapes of RFC 6868 §3.1.
func unquoteParam(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `"`)
	if !strings.Contains(s, "^") {
		return s
	}
	return fromCaret.Replace(s)
}

var (
	fromCaret = strings.NewReplacer("^^", "^", "^n", "\n", "^'", `"`)
	toCaret   = strings.NewReplacer("^", "^^", "\r\n", "^n", "\n", "^n", "\r", "^n", `"`, "^'")
)

// quoteParam writes a parameter value (RFC 6350 §3.3, RFC 6868 §3.1).
func quoteParam(s string) string {
	s = toCaret.Replace(s)
	if strings.ContainsAny(s, ",;: ") {
		return `"` + s + `"`
	}
	return s
}
