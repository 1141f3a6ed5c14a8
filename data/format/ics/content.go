package ics

import (
	"bytes"
	"errors"
	"io"
	"mime/quotedprintable"
	"strings"

	"lanyard/data/format/charset"
	"lanyard/data/format/lines"
)

// maxValue is the longest content line that is kept, in bytes; the rest is left out.
const maxValue = 1 << 20

// property is a content line in parts. Names of properties and parameters are in capitals.
type property struct {
	name   string
	params map[string]string
	value  string // as written: not unescaped
	line   int    // 1-based, where it begins
	cut    bool   // it was longer than maxValue
}

// names are properties that are also recognised in small letters, and with their colon on the next line.
var names = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(`BEGIN END VERSION PRODID METHOD CALSCALE NAME UID SUMMARY LOCATION DESCRIPTION URL DTSTART DTEND DURATION
		DTSTAMP CREATED LAST-MODIFIED SEQUENCE STATUS CATEGORIES CLASS TRANSP PRIORITY ORGANIZER ATTENDEE CONTACT COMMENT RRULE RDATE EXDATE EXRULE
		RECURRENCE-ID RELATED-TO GEO ATTACH TRIGGER ACTION REPEAT TZID TZURL TZNAME TZOFFSETFROM TZOFFSETTO RESOURCES CONFERENCE DUE COMPLETED
		PERCENT-COMPLETE REQUEST-STATUS IMAGE COLOR SOURCE REFRESH-INTERVAL FREEBUSY TIMEZONE-ID VTIMEZONE`) {
		m[n] = true
	}
	return m
}()

// startsProperty reports whether a line begins a property, and is not a piece of text that an exporter broke
// without folding it.
func startsProperty(line []byte) bool {
	i := bytes.IndexAny(line, ":;")
	head := line
	if i >= 0 {
		head = line[:i]
	}
	name := string(bytes.TrimRight(head, " \t"))
	if len(name) > 2 && i >= 0 && strings.EqualFold(name[:2], "X-") && !strings.ContainsAny(name, " \t") {
		return true // in any letters
	}
	if name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return false
	}
	upper := strings.ToUpper(name)
	switch {
	case strings.HasPrefix(upper, "X-"):
		return true
	case i < 0:
		return name == upper && names[name]
	case name == upper:
		return names[name] || line[i] == ':' || bytes.IndexByte(line, ':') > 0
	}
	return names[upper] && i+1 < len(line) && line[i+1] != ' ' // "Location: Hall 2" is a text
}

func hasPrefixFold(line []byte, with string) bool {
	return len(line) >= len(with) && strings.EqualFold(string(line[:len(with)]), with)
}

// content reads a file content line by content line.
type content struct {
	in   *lines.Reader
	cur  []byte // the one in the making; nil for none
	line int
	cut  bool
	junk []int // lines without a meaning, not reported yet
	end  error

	n      int        // number of the physical line at hand
	more   []physical // the rest of a line that was split
	open   nest
	behind bool   // the line before was a marker: no line continues it
	indent []byte // what comes before the lines of the component, by the line after its marker
	last   int    // length of the physical line before
}

// physical is a line of the file, or a part of one, with its number.
type physical struct {
	n    int
	text []byte
}

func newContent(r io.Reader) *content { return &content{in: lines.NewReader(r, startsProperty)} }

// next gives the next content line; io.EOF after the last.
func (c *content) next() (property, error) {
	for c.end == nil {
		l, err := c.physical()
		switch {
		case errors.Is(err, lines.ErrLong):
			c.junk = append(c.junk, c.in.N)
			continue
		case err != nil:
			c.end = err
			continue
		}
		if done, line, cut := c.cur, c.line, c.cut; c.take(l) && done != nil {
			return c.property(done, line, cut), nil
		}
	}
	if c.cur != nil {
		done := c.cur
		c.cur = nil
		return c.property(done, c.line, c.cut), nil
	}
	return property{}, c.end
}

// physical gives the next line without its indent, or the next part of a line with markers in it.
func (c *content) physical() ([]byte, error) {
	if len(c.more) == 0 {
		l, err := c.in.Next()
		if err != nil {
			return nil, err
		}
		c.n = c.in.N
		bare := bytes.TrimLeft(l, " \t")
		if c.behind && len(bare) > 0 && !isMarker(bare) {
			c.indent = bytes.Clone(l[:len(l)-len(bare)])
		}
		if rest, ok := bytes.CutPrefix(l, c.indent); ok && len(bare) > 0 {
			l = rest
		}
		if c.more = c.unglue(l); len(c.more) == 0 {
			return l, nil
		}
	}
	l := c.more[0]
	c.n, c.more = l.n, c.more[1:]
	return l.text, nil
}

// take appends a physical line to the content line that it belongs to, or begins another; began says so.
func (c *content) take(l []byte) (began bool) {
	blank := len(l) > 0 && (l[0] == ' ' || l[0] == '\t')
	before := c.last
	c.last = len(l)
	switch {
	case len(bytes.TrimSpace(l)) == 0:
		if blank && c.cur != nil && !c.behind { // a fold at a blank
			c.add(l[1:])
		}
		return false
	case isMarker(l):
		l = bytes.TrimSpace(l)
		c.open, _ = c.open.follow(parts(l))
		c.begin(l)
		c.behind = true
		return true
	case c.cur != nil && softBreak(c.cur):
		c.cur = c.cur[:len(c.cur)-1]
		c.add(l)
		return false
	case blank && isIndented(l, before):
		l = bytes.TrimSpace(l)
	case blank && c.cur != nil && !c.behind:
		c.add(l[1:])
		return false
	case !startsProperty(l) && !isDamaged(l, c.inText()):
		c.stray(l)
		c.behind = false
		return false
	}
	c.behind = false
	c.begin(l)
	return true
}

// begin begins a content line.
func (c *content) begin(l []byte) {
	c.cur, c.line, c.cut = bytes.Clone(l[:min(len(l), maxValue)]), c.n, len(l) > maxValue
}

// isIndented distinguishes a property that somebody indented from a folded line: the line before is too short
// to be folded, and a known name in capitals is followed by its value.
func isIndented(l []byte, before int) bool {
	const shortest = 50 // programs fold at 60 to 75 bytes
	l = bytes.TrimSpace(l)
	i := bytes.IndexAny(l, ":;")
	if before >= shortest || i <= 0 || i+1 >= len(l) || l[i+1] == ' ' || !names[string(l[:i])] {
		return false
	}
	return l[i] == ':' || bytes.IndexByte(l, ':') > i && parameter.Match(l[i+1:])
}

// inText reports whether a text may continue in a line that begins no property.
func (c *content) inText() bool {
	name, _, _ := bytes.Cut(c.cur, []byte(":"))
	name, _, _ = bytes.Cut(name, []byte(";"))
	switch strings.ToUpper(string(name)) {
	case "DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT", "X-ALT-DESC", "X-WR-CALDESC":
		return true
	}
	return false
}

// stray takes a line that begins no property: it continues a text, or means nothing.
func (c *content) stray(l []byte) {
	if !c.inText() {
		c.junk = append(c.junk, c.n)
		return
	}
	if !bytes.HasSuffix(c.cur, []byte(":")) {
		c.add([]byte(`\n`))
	}
	c.add(l)
}

func (c *content) add(l []byte) {
	room := maxValue - len(c.cur)
	if len(l) > room {
		c.cut = true
		l = l[:max(0, room)]
	}
	c.cur = append(c.cur, l...)
}

// softBreak reports whether a quoted-printable value continues in the next line (vCalendar 1.0).
func softBreak(cur []byte) bool {
	if len(cur) == 0 || cur[len(cur)-1] != '=' {
		return false
	}
	head, _, _ := bytes.Cut(cur, []byte(":"))
	return bytes.Contains(bytes.ToUpper(head), []byte("QUOTED-PRINTABLE"))
}

// property splits a content line. Its bytes are decoded when it is complete: a fold may cut a character.
func (c *content) property(b []byte, line int, cut bool) property {
	p := apart(mend(charset.Text(b, c.in.Guess)))
	p.line, p.cut = line, cut
	if strings.EqualFold(p.params["ENCODING"], "QUOTED-PRINTABLE") {
		raw, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(p.value))) // what is read before a fault counts
		set, ok := charset.Find(p.params["CHARSET"])
		text := set.Decode(raw)
		if !ok {
			text = charset.Text(raw, c.in.Guess)
		}
		p.value = strings.NewReplacer("\r\n", `\n`, "\n", `\n`).Replace(text)
	}
	return p
}

// apart splits a content line: NAME;PARAM=value;…:value. A colon between quotes belongs to a parameter; so does
// one in a zone or a name that should be quoted.
func apart(l string) property {
	colon := -1
	switch name := strings.ToUpper(l[:min(len(l), 16)]); {
	case strings.HasPrefix(name, "DT"), strings.HasPrefix(name, "RECURRENCE-ID"):
		colon = colonBeforeMoment(l)
	case strings.HasPrefix(name, "ORGANIZER"), strings.HasPrefix(name, "ATTENDEE"):
		lower := asciiLower(l)
		if colon = strings.Index(lower, ":mailto:"); colon < 0 {
			colon = strings.Index(lower, ":invalid:")
		}
	}
	if colon < 0 {
		colon = firstColon(l)
	}
	head, value := l, ""
	if colon >= 0 {
		head, value = l[:colon], l[colon+1:]
	}
	parts := splitUnquoted(head, ';')
	p := property{name: strings.ToUpper(strings.TrimSpace(parts[0])), value: value, params: map[string]string{}}
	for _, part := range parts[1:] {
		k, v, ok := strings.Cut(part, "=")
		k = strings.ToUpper(strings.TrimSpace(k))
		switch {
		case !ok && p.params["CN"] != "" && (p.name == "ORGANIZER" || p.name == "ATTENDEE"): // a name that should have been quoted
			k, v = "CN", p.params["CN"]+"; "+strings.TrimSpace(part)
		case !ok: // as vCalendar 1.0 has them
			k, v = "ENCODING", k
		}
		p.params[k] = carets.Replace(strings.Trim(strings.TrimSpace(v), `"`))
	}
	return p
}

// carets removes the escapes of parameters (RFC 6868).
var carets = strings.NewReplacer("^n", "\n", "^^", "^", "^'", `"`)

func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// colonBeforeMoment finds the colon before a date; -1 for none.
func colonBeforeMoment(l string) int {
	for i := 0; i < len(l) && i < 512; i++ {
		if l[i] != ':' {
			continue
		}
		if _, _, ok := clock(l[i+1:]); ok {
			return i
		}
	}
	return -1
}

// firstColon is the first colon outside quotes, or the first of all when a quote is not closed.
func firstColon(l string) int {
	quoted := false
	for i := 0; i < len(l); i++ {
		switch {
		case l[i] == '"':
			quoted = !quoted
		case l[i] == ':' && !quoted:
			return i
		}
	}
	return strings.IndexByte(l, ':')
}

// splitUnquoted splits at a separator outside quotes.
func splitUnquoted(s string, sep byte) (out []string) {
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out, from = append(out, s[from:i]), i+1
		}
	}
	return append(out, s[from:])
}

// unescape reads TEXT (RFC 5545 §3.3.11).
func unescape(s string) string { return escapes.Replace(s) }

var escapes = strings.NewReplacer(`\\`, `\`, `\;`, `;`, `\,`, `,`, `\n`, "\n", `\N`, "\n", `\:`, `:`, `\"`, `"`)

// line puts a text on one line.
func line(value string) string { return strings.Join(strings.Fields(unescape(value)), " ") }

// texts splits a list of TEXT at its unescaped commas.
func texts(value string) (out []string) {
	from := 0
	for i := 0; i <= len(value); i++ {
		if i < len(value) && value[i] == '\\' {
			i++
			continue
		}
		if i >= len(value) || value[i] == ',' {
			if t := line(value[from:min(i, len(value))]); t != "" {
				out = append(out, t)
			}
			from = i + 1
		}
	}
	return out
}
