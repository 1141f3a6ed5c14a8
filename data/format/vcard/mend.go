package vcard

import (
	"bytes"
	"regexp"
	"strings"

	"lanyard/data"
	"lanyard/data/format/charset"
)

// broken are lines whose colon is missing: "TEL TYPE=CELL +49 …", "TITLE; Engineer", "ORG=Library", "URL;https://…".
var broken = regexp.MustCompile(`^((?:[A-Za-z0-9-]+\.)?(TEL|EMAIL|URL|BDAY|TITLE|ROLE|ORG|NICKNAME|NOTE|FN|N|ADR))([ \t;=])[ \t]*(\S.*)$`)

// spaced are lines with a blank or a comma before the parameters ("TEL TYPE=CELL:+49 …", "EMAIL,WORK:…"), wide those with
// the colon of East Asian scripts.
var (
	spaced = regexp.MustCompile(`^((?:[A-Za-z0-9-]+\.)?(TEL|EMAIL|URL|ADR))[ \t,]+(` + spacedType + `(?:[ \t,;]+` + spacedType + `)*)[ \t]*:[ \t]*(\S.*)$`)
	wide   = regexp.MustCompile(`^((?:[A-Za-z0-9-]+\.)?(TEL|EMAIL|URL|BDAY|TITLE|ORG|NICKNAME|NOTE|FN|N|ADR))((?:;[^:\x{FF1A}]*)?)\x{FF1A}[ \t]*(\S.*)$`)
)

const spacedType = `(?:(?:TYPE|type)=[A-Za-z,-]+|WORK|HOME|CELL|FAX|VOICE|PREF|INTERNET|PAGER|MAIN|OTHER)`

// isDamaged reports whether a line is a property without its colon.
func isDamaged(line []byte) bool {
	_, ok := mend(line, 0)
	return ok
}

// mend reads a line whose colon is missing, where its name and its value leave no doubt.
func mend(line []byte, number int) (p property, ok bool) {
	if len(line) == 0 || len(line) > 1000 || line[0] < 'A' {
		return p, false
	}
	if at := bytes.Index(line, []byte("：")); at > 0 && at < 80 {
		if m := wide.FindSubmatch(line); m != nil {
			return parse(bytes.Join([][]byte{m[1], m[3], []byte(":"), m[4]}, nil), number)
		}
	}
	i := bytes.IndexAny(line, ":;=, \t")
	if i < 0 || line[i] == ':' {
		return p, false
	}
	if line[i] != ';' && line[i] != '=' {
		if m := spaced.FindSubmatch(line); m != nil && (string(m[2]) == "ADR" || fits(string(m[2]), ';', string(bytes.TrimSpace(m[4])))) {
			params := strings.FieldsFunc(string(m[3]), func(r rune) bool { return r == ' ' || r == '\t' || r == ';' })
			return parse([]byte(string(m[1])+";"+strings.Join(params, ";")+":"+string(m[4])), number)
		}
	}
	if colon := bytes.IndexByte(line, ':'); colon >= 0 && (!bytes.HasPrefix(line[colon:], []byte("://")) || !aboutLink.Match(line[:colon+3])) {
		return p, false
	}
	m := broken.FindSubmatch(line)
	if m == nil {
		return p, false
	}
	params, value := mendParts(string(m[4]))
	if !fits(string(m[2]), m[3][0], value) {
		return p, false
	}
	head := string(m[1])
	for _, one := range params {
		if upper := strings.ToUpper(one); strings.Contains(upper, "QUOTED") || strings.Contains(upper, "BASE64") {
			return p, false
		}
		head += ";" + one
	}
	return parse([]byte(head+":"+value), number)
}

// mendParts takes the parameters off the front.
func mendParts(rest string) (params []string, value string) {
	for {
		rest = strings.TrimLeft(rest, " \t;")
		end := strings.IndexAny(rest, " \t;")
		if end < 0 {
			return params, rest
		}
		one := rest[:end]
		name, _, named := strings.Cut(one, "=")
		_, word := words[strings.ToUpper(name)]
		switch {
		case named && isName([]byte(name)):
		case !named && (word || silent[strings.ToUpper(one)]) && isUpper([]byte(one)):
		default:
			return params, rest
		}
		params, rest = append(params, one), rest[end:]
	}
}

var (
	aboutLink  = regexp.MustCompile(`^(?:[A-Za-z0-9-]+\.)?URL[ \t;=](?:.*[ \t;])?https?://$`)
	mendedURL  = regexp.MustCompile(`^(?i:https?://|www\.)\S+\.\S+$`)
	mendedLine = regexp.MustCompile(`^[+(]?[0-9][0-9 ()./-]{5,}$`)
)

// fits reports whether a value is what the property holds. Words in a text are no property: those need another sign
// than a blank before them.
func fits(name string, sign byte, value string) bool {
	switch name {
	case "URL":
		return mendedURL.MatchString(value)
	case "TEL":
		return mendedLine.MatchString(value)
	case "EMAIL":
		return wholeMail.MatchString(value)
	case "BDAY":
		_, err := data.ParseDate(value)
		return err == nil
	case "N", "ADR":
		return sign == '=' && strings.Contains(value, ";") && !strings.Contains(value, ":")
	}
	name, _, param := strings.Cut(value, "=")
	return sign != ' ' && sign != '\t' && !strings.Contains(value, ":") && !(param && isName([]byte(name)))
}

// ownLabel names the parameter for a label of the user's own.
const ownLabel = "X-CUSTOM()"

// custom is how Android's address books write such a label in vCard 2.1: X-CUSTOM(text), or
// X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=A9).
var custom = regexp.MustCompile(`(?i)X-CUSTOM\((?:[^();:]|=[0-9A-F]{2})*\)`)

// customLabel reads one parameter as such a label.
func customLabel(s string) (text string, ok bool) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "TYPE="), "type=")
	if len(s) < 10 || !strings.EqualFold(s[:9], "X-CUSTOM(") {
		return "", false
	}
	s = strings.TrimSuffix(s[9:], ")")
	coded, set := false, charset.UTF8
	for {
		name, rest, found := strings.Cut(s, ",")
		upper := strings.ToUpper(name)
		if !found || !strings.HasPrefix(upper, "CHARSET=") && !strings.HasPrefix(upper, "ENCODING=") {
			break
		}
		coded = coded || strings.HasSuffix(upper, "=QUOTED-PRINTABLE")
		if cs, ok := charset.Find(strings.TrimPrefix(upper, "CHARSET=")); ok {
			set = cs
		}
		s = rest
	}
	if coded {
		s = charset.Text(unquotePrintable([]byte(s)), set)
	}
	return tidy(s), true
}
