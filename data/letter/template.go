package letter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// Filled is a template filled in for somebody.
type Filled struct {
	Subject string
	Body    string // lines end in \n
	// Empty are the fields of the template of which nothing is known, in the order of their first places, also where other words
	// stand instead.
	Empty []Field
	// Missing are those of Empty that leave a gap: no other words stand instead, and other fields keep their paragraph.
	Missing []Field
	// Unknown are what stands in braces and is no field. No letter is made before that is mended.
	Unknown []string
	// Personal says that a field that tells of this person was filled.
	Personal bool
	// Used are the fields that the text shows with their values.
	Used []Field
	// Spots are where the text does without the value of a field, those of the subject first.
	Spots []Spot
}

// piece is a part of a line: a text, or a field with the words that stand in its place when it is empty.
type piece struct {
	text    string
	field   Field
	instead string
	has     bool // there are words in its place, perhaps none
}

// paragraph is lines that no empty line parts.
type paragraph struct {
	above int // empty lines before it
	lines [][]piece
}

// text is a template that is taken apart.
type text struct {
	paragraphs []paragraph
	unknown    []string
}

// shownUnknown is how much is told of what is no field, in bytes.
const shownUnknown = 40

// cut takes a template apart. A field is {name} or {name|words}; {{ and }} are braces.
func cut(s string) (t text) {
	above, open := 0, false
	for line := range strings.SplitSeq(Lines(s), "\n") {
		if strings.TrimSpace(line) == "" {
			above, open = above+1, false
			continue
		}
		if !open {
			t.paragraphs = append(t.paragraphs, paragraph{above: above})
			above, open = 0, true
		}
		p := &t.paragraphs[len(t.paragraphs)-1]
		p.lines = append(p.lines, t.cutLine(strings.TrimRight(line, " \t")))
	}
	return t
}

// cutLine takes a line apart.
func (t *text) cutLine(line string) (out []piece) {
	var words strings.Builder
	end := func() {
		if words.Len() > 0 {
			out = append(out, piece{text: words.String()})
			words.Reset()
		}
	}
	for line != "" {
		at := strings.IndexAny(line, "{}")
		if at < 0 {
			words.WriteString(line)
			break
		}
		words.WriteString(line[:at])
		line = line[at:]
		if strings.HasPrefix(line, "{{") || strings.HasPrefix(line, "}}") {
			words.WriteByte(line[0])
			line = line[2:]
			continue
		}
		if line[0] == '}' {
			words.WriteByte('}')
			line = line[1:]
			continue
		}
		inside, rest, closed := strings.Cut(line[1:], "}")
		name, instead, has := strings.Cut(inside, "|")
		f, known := fieldNamed(name)
		if !closed || !known || strings.Contains(inside, "{") {
			t.doubt(line, closed, inside)
			words.WriteByte('{')
			line = line[1:]
			continue
		}
		end()
		out = append(out, piece{field: f, instead: strings.TrimSpace(instead), has: has})
		line = rest
	}
	end()
	return out
}

// doubt notes what begins as a field and is none.
func (t *text) doubt(line string, closed bool, inside string) {
	what := line
	if closed && !strings.Contains(inside, "{") {
		what = "{" + inside + "}"
	}
	if len(what) > shownUnknown {
		end := shownUnknown
		for !utf8.RuneStart(what[end]) {
			end--
		}
		what = what[:end] + "…"
	}
	if !slices.Contains(t.unknown, what) {
		t.unknown = append(t.unknown, what)
	}
}

// FieldsOf are the fields of a template, each once, in the order of their first places, and what stands in braces and is no field.
func FieldsOf(t *data.Template) (fields []Field, unknown []string) {
	for _, s := range []string{t.Subject, t.Body} {
		c := cut(s)
		for _, p := range c.paragraphs {
			for _, line := range p.lines {
				for _, o := range line {
					if o.field != "" && !slices.Contains(fields, o.field) {
						fields = append(fields, o.field)
					}
				}
			}
		}
		for _, u := range c.unknown {
			if !slices.Contains(unknown, u) {
				unknown = append(unknown, u)
			}
		}
	}
	return fields, unknown
}

// Fill fills a template in. A paragraph of the body whose only field is empty is left out.
func Fill(t *data.Template, v Values) Filled {
	f := Filled{}
	subject, body := cut(t.Subject), cut(t.Body)
	for _, u := range append(subject.unknown, body.unknown...) {
		if !slices.Contains(f.Unknown, u) {
			f.Unknown = append(f.Unknown, u)
		}
	}
	var lines []filledLine
	for _, p := range subject.paragraphs {
		lines = append(lines, f.fillLines(p.lines, v)...)
	}
	joined := f.join(lines, " ", 0, true)
	if f.Subject = Line(joined); f.Subject != joined {
		f.Spots = nil // they would stand beside what they are of
	}
	f.Personal, f.Used = false, slices.DeleteFunc(f.Used, func(u Field) bool { return u != Promise }) // of the body alone
	var b strings.Builder
	for _, p := range body.paragraphs {
		if f.drops(&p, v) {
			continue
		}
		lines := f.fillLines(p.lines, v)
		if len(lines) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(strings.Repeat("\n", max(p.above, 1)+1))
		}
		b.WriteString(f.join(lines, "\n", b.Len(), false))
	}
	f.Body = b.String()
	return f
}

// drops reports whether the only field of a paragraph is empty, and nothing stands in its place.
func (f *Filled) drops(p *paragraph, v Values) bool {
	var only Field
	for _, line := range p.lines {
		for _, o := range line {
			switch {
			case o.field == "":
			case o.has, only != "" && only != o.field, v.of(o.field) != "":
				return false
			default:
				only = o.field
			}
		}
	}
	if only == "" {
		return false
	}
	f.empty(only)
	return true
}

func (f *Filled) empty(field Field) {
	if !slices.Contains(f.Empty, field) {
		f.Empty = append(f.Empty, field)
	}
}

// fillLines fills the lines of a paragraph. A line whose fields are all empty, and that has no word besides, is left out.
func (f *Filled) fillLines(lines [][]piece, v Values) (out []filledLine) {
	for _, line := range lines {
		if l, some := f.fillLine(line, v); some {
			out = append(out, l)
		}
	}
	return out
}

func (f *Filled) fillLine(line []piece, v Values) (l filledLine, some bool) {
	gap, fields := false, 0
	put := func(s string) {
		if gap {
			s = l.closeUp(s, false)
			gap = false
		}
		l.text += s
	}
	for _, o := range line {
		if o.field == "" {
			put(o.text)
			some = some || strings.ContainsFunc(o.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) })
			continue
		}
		fields++
		value := v.of(o.field)
		if value == "" {
			f.empty(o.field)
			value = o.instead
			if !o.has && !slices.Contains(f.Missing, o.field) {
				f.Missing = append(f.Missing, o.field)
			}
		} else {
			f.Personal = f.Personal || o.field.Personal()
			if !slices.Contains(f.Used, o.field) {
				f.Used = append(f.Used, o.field)
			}
		}
		if value == "" {
			gap = true
			if !o.has {
				l.mark(o.field, 0)
			}
			continue
		}
		some = true
		put(value)
		if v.of(o.field) == "" {
			l.mark(o.field, len(value))
		}
	}
	if gap {
		l.closeUp("", true)
	}
	return l, some || fields == 0
}

// pairs are brackets and quotation marks that go with what stood between them.
var pairs = [][2]string{{"(", ")"}, {"[", "]"}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {`"`, `"`}}

// closeUp mends the place between two texts where nothing came, or at the end of a line: "at (, Berlin)" is "at (Berlin)", "Ana, ."
// is "Ana.".
func closeUp(left, right string, end bool) (l, r string) {
	for {
		l, r := left, right
		for _, p := range pairs {
			if strings.HasSuffix(l, p[0]) && strings.HasPrefix(r, p[1]) {
				l, r = strings.TrimSuffix(l, p[0]), strings.TrimPrefix(r, p[1])
				break
			}
		}
		if end || strings.IndexAny(r, ".,;!?)") == 0 {
			l = strings.TrimRight(l, " ,;")
		} else if strings.HasPrefix(r, ":") {
			l = strings.TrimRight(l, " ")
		}
		if strings.HasSuffix(l, "(") || strings.TrimSpace(l) == "" {
			r = strings.TrimLeft(r, " ,;")
		} else if strings.HasSuffix(l, " ") {
			r = strings.TrimLeft(r, " ")
		}
		if l == left && r == right {
			return l, r
		}
		left, right = l, r
	}
}

// Uses reports whether the text shows the value of a field.
func (f *Filled) Uses(field Field) bool { return slices.Contains(f.Used, field) }
