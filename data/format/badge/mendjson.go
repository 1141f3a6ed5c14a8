package badge

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Only JSON begins like this. A bracket alone may come before a number: "[88123] Ann Ott".
var (
	beginsJSON = regexp.MustCompile(`^(?:\{|\[\s*(?:$|["'“{\[]))`)
	holdsJSON  = regexp.MustCompile(`[{\[]\s*(?:\\?"|['“])[^"'“”\r\n]{1,40}["'”]\s*:`)
	calledJSON = regexp.MustCompile(`^[\p{L}\p{N} _.\-]{1,30}[:=>]?\s*$`) // text before a document: "BADGE:"
	bareKey    = regexp.MustCompile(`^[A-Za-z_$][\w$\-]*`)
	bareNumber = regexp.MustCompile(`^-?\d[\d.eE+\-]*`)
)

// BrokenJSON reports whether a text is or has JSON that cannot be read or repaired with certainty. No name is
// taken from it: its quotes and commas may not mean what they seem to.
func BrokenJSON(text string) bool {
	text = clean(text)
	if isJSON(text) {
		return false
	}
	if beginsJSON.MatchString(text) && strings.ContainsAny(text, `"'“`) {
		return true
	}
	at := holdsJSON.FindStringIndex(text[:min(len(text), Max)])
	if at == nil {
		return false
	}
	_, whole := mendJSON(text[at[0]:])
	return !whole
}

// clean removes blanks around a text, and repairs JSON as people and programs write it: single quotes, a comma
// before the last brace, a missing brace at the end, keys without quotes, one document below the other, a few
// words before it. Any other text stays as it is.
func clean(text string) string {
	text = strings.Trim(text, " \t\r\n\uFEFF\x00")
	if len(text) > Max {
		return text
	}
	var inner string
	if strings.HasPrefix(text, `"`) && json.Unmarshal([]byte(text), &inner) == nil && beginsJSON.MatchString(strings.TrimSpace(inner)) {
		text = strings.TrimSpace(inner) // JSON in a string of JSON
	}
	if strings.HasPrefix(text, `{\"`) || strings.HasPrefix(text, `[{\"`) {
		text = strings.ReplaceAll(text, `\"`, `"`)
	}
	at := 0
	if !beginsJSON.MatchString(text) {
		found := holdsJSON.FindStringIndex(text)
		if found == nil || !calledJSON.MatchString(text[:found[0]]) {
			return text
		}
		at = found[0]
	}
	mended, ok := mendJSON(text[at:])
	if !ok {
		return text
	}
	return mended
}

// mendJSON gives a text as JSON; ok is false when it can be read in several ways, or is cut off.
func mendJSON(text string) (mended string, ok bool) {
	if json.Valid([]byte(text)) {
		return text, true
	}
	m := jsonMender{in: text}
	for m.ok = true; m.ok && m.at < len(text); {
		m.next()
	}
	if !m.ok || len(m.open) > 1 || m.comma && len(m.open) > 0 || len(m.open) == 1 && !m.closable {
		return "", false
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		m.out.WriteByte(m.open[i])
	}
	mended = m.out.String()
	if m.values > 1 {
		mended = "[" + mended + "]"
	}
	return mended, json.Valid([]byte(mended))
}

// jsonMender reads JSON token by token.
type jsonMender struct {
	in       string
	at       int
	out      strings.Builder
	open     []byte // the closing brackets that must follow
	comma    bool   // a comma was read and is not written yet
	values   int    // whole documents
	closable bool   // the last token is certainly complete, so that only brackets can be missing
	ok       bool
}

func (m *jsonMender) next() {
	r, size := utf8.DecodeRuneInString(m.in[m.at:])
	switch {
	case strings.ContainsRune(" \t\r\n\u00A0", r):
		m.at += size
	case strings.ContainsRune(`"'“`, r):
		m.value()
		m.text(r, size)
	case r == '{' || r == '[':
		m.value()
		if len(m.open) == 0 {
			m.values++
		}
		m.put(string(r), size, false)
		m.open = append(m.open, byte(r)+2)
	case r == '}' || r == ']':
		n := len(m.open)
		if m.ok = n > 0 && m.open[n-1] == byte(r); m.ok {
			m.open, m.comma = m.open[:n-1], false
			m.put(string(r), size, true)
		}
	case r == ',':
		m.ok = !m.comma
		m.comma, m.at, m.closable = true, m.at+size, false
	case r == ':':
		m.put(":", size, false)
	default:
		m.value()
		m.word()
	}
}

// value writes a pending comma before a value. Documents below each other need none.
func (m *jsonMender) value() {
	if m.comma || len(m.open) == 0 && m.values > 0 {
		m.out.WriteByte(',')
	}
	m.comma = false
}

func (m *jsonMender) put(out string, size int, closable bool) {
	m.out.WriteString(out)
	m.at, m.closable = m.at+size, closable
}

// text reads a string in any quotes. A single quote ends it only where a string can end, because "O'Brien" has
// one too.
func (m *jsonMender) text(quote rune, size int) {
	if m.ok = len(m.open) > 0; !m.ok {
		return
	}
	var s strings.Builder
	for i := m.at + size; i < len(m.in); {
		r, n := utf8.DecodeRuneInString(m.in[i:])
		switch {
		case r == '\\' && i+1 < len(m.in) && m.in[i+1] == '\'':
			s.WriteByte('\'')
			i++
		case r == '\\' && i+1 < len(m.in):
			s.WriteString(m.in[i : i+2])
			i++
		case quote == '"' && r == '"', quote == '“' && (r == '”' || r == '"'), quote == '\'' && r == '\'' && endsString(m.in[i+1:]):
			m.put(`"`+s.String()+`"`, i+n-m.at, true)
			return
		case r == '"':
			s.WriteString(`\"`)
		case r < ' ':
			s.WriteByte(' ')
		default:
			s.WriteString(m.in[i : i+n])
		}
		i += n
	}
	m.ok = false // the text is cut off inside it
}

// endsString reports whether the text after a quote can follow a string.
func endsString(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest == "" || strings.IndexByte(":,}]", rest[0]) >= 0
}

// word reads a number, a constant of JSON or of Python, or a key without quotes.
func (m *jsonMender) word() {
	rest := m.in[m.at:]
	if n := bareNumber.FindString(rest); n != "" && len(m.open) > 0 {
		m.put(n, len(n), false)
		return
	}
	w := bareKey.FindString(rest)
	constants := map[string]string{"true": "true", "false": "false", "null": "null", "True": "true", "False": "false", "None": "null", "undefined": "null"}
	switch {
	case w == "" || len(m.open) == 0:
		m.ok = false
	case strings.HasPrefix(strings.TrimLeft(rest[len(w):], " \t"), ":"):
		m.put(`"`+w+`"`, len(w), false)
	case constants[w] != "":
		m.put(constants[w], len(w), false)
	default:
		m.ok = false
	}
}
