package csv

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"lanyard/data/format/charset"
	"lanyard/data/format/field"
)

const (
	sniffBytes = 256 << 10
	sniffRows  = 200
	headerRows = 30 // the header is looked for in so many rows
	samples    = 5
)

// Sniff reads the beginning of a table and says how it is written and what its columns hold.
// name is the file's name, for errors. It fails with ErrEmpty and ErrBinary; a table in which
// nobody can be recognised is no error here, since a user may know better.
func Sniff(r io.Reader, name string) (*Layout, error) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	l, err := sniff(head[:n], n == sniffBytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

// sniff looks at the first bytes; cut says that the file goes on behind them.
func sniff(head []byte, cut bool) (*Layout, error) {
	cs, mark := charset.Detect(head)
	body := head[mark:]
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, ErrEmpty
	}
	wide := strings.HasPrefix(cs.Name, "utf-16")
	if !wide && isBinary(body) {
		return nil, ErrBinary
	}
	best := propose(decode(body, cs), cut)
	best.Charset = cs.Name
	if !wide && !cs.IsUTF8() {
		// Several legacy sets make some sense of a few names; headers that are words decide.
		score := 0.0
		for i, c := range charset.Rank(body)[:8] {
			t := propose(decode(body, c.Charset), cut)
			t.Charset = c.Name
			if s := c.Score + 4*float64(t.known); i == 0 || s > score {
				best, score = t, s
			}
		}
	}
	best.markSize = mark
	best.settle()
	return &best.Layout, nil
}

func decode(b []byte, cs charset.Charset) string {
	if cs.IsUTF8() {
		return charset.Text(b, charset.UTF8)
	}
	return cs.Decode(b)
}

// isBinary knows bytes that no table has: NUL, or many control characters.
func isBinary(b []byte) bool {
	b = b[:min(len(b), 4096)]
	odd := 0
	for _, c := range b {
		switch {
		case c == 0:
			odd += 10
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B:
			odd++
		}
	}
	return odd*10 > len(b) && odd > 1
}

// proposal is a layout with how sure it is.
type proposal struct {
	Layout
	rows  [][]string // of people, as far as the sample goes
	known int        // columns whose header is known
}

// propose tries the separators and takes the one that makes most sense.
func propose(text string, cut bool) proposal {
	text, sep, skipped := sepLine(text)
	if cut {
		if i := strings.LastIndexAny(text, "\r\n"); i > 0 {
			text = text[:i]
		}
	}
	delims := []byte{',', ';', '\t', '|'}
	if sep != 0 {
		delims = []byte{sep}
	}
	var best proposal
	bestScore := -1.0
	for _, d := range delims {
		p := tryDelimiter(text, d, skipped)
		if s := p.score(); s > bestScore {
			best, bestScore = p, s
		}
	}
	return best
}

// sepLine takes off Excel's "sep=;" line.
func sepLine(text string) (rest string, sep byte, lines int) {
	line, after, _ := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimSpace(line), `"`)
	if len(line) >= 4 && strings.EqualFold(line[:4], "sep=") {
		switch {
		case len(line) == 5:
			return after, line[4], 1
		case len(line) == 4:
			return after, '\t', 1 // the tab was trimmed
		}
	}
	return text, 0, 0
}

// score says how much sense a proposal makes: known headers first, then rows as long as
// their header.
func (p *proposal) score() float64 {
	same := 0
	for _, r := range p.rows {
		if len(r) == len(p.Columns) {
			same++
		}
	}
	s := 3 * float64(p.known)
	if len(p.Columns) > 1 && len(p.rows) > 0 {
		s += 1 + 2*float64(same)/float64(len(p.rows))
	} else if len(p.Columns) > 1 {
		s++
	}
	return s
}

// row is a row of the sample with the line it starts in.
type row struct {
	cells []string
	line  int
}

func tryDelimiter(text string, delim byte, skipped int) proposal {
	crOnly := !strings.Contains(text, "\n") && strings.Contains(text, "\r")
	sc := newScanner(strings.NewReader(text), delim, crOnly, charset.UTF8)
	sc.line = skipped
	var rows []row
	for len(rows) < sniffRows+headerRows {
		cells, line, err := sc.next()
		if err == io.EOF {
			break
		}
		if err != nil || blank(cells) {
			continue
		}
		rows = append(rows, row{append([]string(nil), cells...), line})
	}
	p := proposal{Layout: Layout{Delimiter: rune(delim), crOnly: crOnly}}
	at, known := findHeader(rows)
	p.known = known
	if at >= 0 {
		p.HeaderLine = rows[at].line
		p.setColumns(rows[at].cells)
		rows = rows[at+1:]
	} else {
		p.setColumns(make([]string, widest(rows)))
	}
	if len(rows) > 0 {
		p.FirstLine = rows[0].line
	}
	for _, r := range rows {
		p.rows = append(p.rows, r.cells)
	}
	return p
}

func (p *proposal) setColumns(headers []string) {
	for len(headers) > 1 && strings.TrimSpace(headers[len(headers)-1]) == "" && p.HeaderLine > 0 {
		headers = headers[:len(headers)-1]
	}
	cols, _ := field.Columns(headers)
	p.Columns = make([]Column, len(headers))
	for i, h := range headers {
		p.Columns[i] = Column{Header: clean(h), Field: cols[i].ID, Label: cols[i].Label, Group: cols[i].Group}
	}
}

// findHeader looks for the row that names the columns: the one with most known headers
// among the first, which skips titles and preambles. Without any, the first row is a header
// unless it has values in it; at is -1 for a table without header.
func findHeader(rows []row) (at, known int) {
	at = -1
	for i, r := range rows[:min(len(rows), headerRows)] {
		if hasValues(r.cells) {
			continue
		}
		if _, k := field.Columns(r.cells); k > known {
			at, known = i, k
		}
	}
	if at >= 0 {
		return at, known
	}
	width := widest(rows)
	for i, r := range rows[:min(len(rows), headerRows)] {
		if len(r.cells) == width {
			if hasValues(r.cells) {
				return -1, 0
			}
			return i, 0
		}
	}
	return -1, 0
}

// hasValues reports whether cells hold what no header holds: an e-mail address, a web
// address, a phone number.
func hasValues(cells []string) bool {
	for _, c := range cells {
		c = clean(c)
		if isEmail(c) || isURL(c) || isPhone(c) {
			return true
		}
	}
	return false
}

func widest(rows []row) int {
	w := 0
	for _, r := range rows {
		w = max(w, len(r.cells))
	}
	return w
}

// settle decides what only the values can tell, and takes samples.
func (p *proposal) settle() {
	p.Program = program(p.Columns)
	own := p.Program == "lanyard" // its header is enough
	for i := range p.Columns {
		c := &p.Columns[i]
		for _, r := range p.rows {
			if i < len(r) && clean(r[i]) != "" {
				c.Sample = append(c.Sample, clean(r[i]))
			}
			if len(c.Sample) == samples {
				break
			}
		}
		if !own && len(c.Sample) > 0 {
			p.doubt(c)
		}
	}
	if !own {
		p.byContent()
	}
	p.DayFirst = p.dayFirst()
	if p.Program == "linkedin" {
		for i := range p.Columns {
			if c := &p.Columns[i]; c.Field == field.Link && c.Label == "" {
				c.Label = "LinkedIn"
			}
		}
	}
}

// doubt takes back what a header seemed to say where no value agrees: "home" may be a street
// as well as a phone, "contact" an e-mail address, "participant" a number.
func (p *proposal) doubt(c *Column) {
	switch c.Field {
	case field.Phone:
		if !anyOf(c.Sample, hasDigits) {
			c.Field = field.Other
		}
	case field.DisplayName:
		if anyOf(c.Sample, isName) || anyOf(c.Sample, hasLetter) && !anyOf(c.Sample, isEmail) {
			return
		}
		c.Field = field.Other
		if anyOf(c.Sample, isEmail) && !p.has(field.Email) {
			c.Field = field.Email
		}
	}
}

// byContent finds columns by their values when no header names one of the kind. A table
// with an e-mail column keeps its other columns of addresses (of a parent, of a team) apart.
func (p *proposal) byContent() {
	guess := func(id field.ID, fits func(string) bool, share float64) {
		if p.has(id) {
			return
		}
		for i := range p.Columns {
			if p.Columns[i].Field == field.Other && p.share(i, fits) >= share {
				p.Columns[i].Field = id
				return
			}
		}
	}
	guess(field.Email, isEmail, 0.6)
	if p.HeaderLine == 0 {
		guess(field.Phone, isPhone, 0.6)
		guess(field.Link, isURL, 0.6)
	}
	named := p.has(field.DisplayName) || p.has(field.Given) || p.has(field.Family) || p.has(field.Organisation)
	if !named && p.has(field.Email) && p.known == 0 {
		guess(field.DisplayName, isName, 0.6)
	}
}

// share is the part of a column's values that fit.
func (p *proposal) share(i int, fits func(string) bool) float64 {
	n, ok := 0, 0
	for _, r := range p.rows {
		if i < len(r) {
			if v := clean(r[i]); v != "" {
				n++
				if fits(v) {
					ok++
				}
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(ok) / float64(n)
}

// dayFirst reads the birthdays of the sample: 25/12 can only be a day first, 12/25 a month.
// Where none decides, German and other European headers put the day first.
func (p *proposal) dayFirst() bool {
	european := false
	for i, c := range p.Columns {
		european = european || !ascii(c.Header) || germanic[field.Key(c.Header)]
		if c.Field != field.Birthday && c.Field != field.MetOn {
			continue
		}
		for _, r := range p.rows {
			if i >= len(r) {
				continue
			}
			if m := slashDate.FindStringSubmatch(clean(r[i])); m != nil {
				if a, b := atoi(m[1]), atoi(m[2]); a > 12 && b <= 12 {
					return true
				} else if b > 12 && a <= 12 {
					return false
				}
			}
		}
	}
	return european
}

var germanic = map[string]bool{
	"vorname": true, "nachname": true, "firma": true, "telefon": true, "geburtstag": true, "geburtsdatum": true,
	"prenom": true, "nom": true, "nombre": true, "apellidos": true, "nome": true, "cognome": true, "voornaam": true,
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func anyOf(list []string, f func(string) bool) bool {
	for _, s := range list {
		if f(s) {
			return true
		}
	}
	return false
}

func blank(cells []string) bool {
	return !anyOf(cells, func(s string) bool { return clean(s) != "" })
}
