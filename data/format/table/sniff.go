package table

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/field"
)

const (
	sniffRows  = 200
	headerRows = 30 // how many rows are searched for the header
	samples    = 5
)

// Cells is one row of a file.
type Cells struct {
	Text  []string
	Links []string // link of each cell, "" for none; may be shorter or longer than Text, or nil
	Span  int      // columns of the widest merged cell of the row; 0: none is merged
	Line  int      // 1-based line or row of the file
	// Mended says that some bytes were not in the file's charset and were guessed.
	Mended bool
	Person int // the person, if several are beside each other in the row; 0: there is one
}

// link is what the i-th cell links to.
func (c *Cells) link(i int) string {
	if i < len(c.Links) {
		return c.Links[i]
	}
	return ""
}

// Next gives the next row of a file, whose slices it may reuse, or io.EOF after the last one. A *data.RowError
// leaves a row out, and reading can continue; any other error ends it.
type Next func() (Cells, error)

// Proposal is a layout with how certain it is.
type Proposal struct {
	Layout
	Known int        // columns whose header is known
	rows  [][]string // of people, as far as the sample goes
	more  bool       // other tables are around this one
}

// Propose reads the first rows and proposes what the columns hold. Settle finishes the proposal.
func Propose(next Next) Proposal {
	var rows []Cells
	for len(rows) < sniffRows+headerRows {
		r, err := next()
		var bad *data.RowError
		if err != nil && !errors.As(err, &bad) {
			break
		}
		if err == nil && !blank(r.Text) {
			rows = append(rows, Cells{Text: slices.Clone(r.Text), Links: slices.Clone(r.Links), Span: r.Span, Line: r.Line})
		}
	}
	var p Proposal
	if columnsArePeople(rows) {
		p.Transposed, rows = true, turn(rows)
	}
	at, known := findHeader(rows)
	p.Known = known
	if at >= 0 {
		p.more = otherTables(rows, at)
		var headers []string
		at, headers, p.Known = twoRows(rows, at, known)
		p.HeaderLine = rows[at].Line
		p.setColumns(headers)
		rows = rows[at+1:]
	} else {
		p.setColumns(make([]string, widest(rows)))
	}
	if len(rows) > 0 {
		p.FirstLine = rows[0].Line
	}
	for _, r := range rows {
		p.rows = append(p.rows, r.Text)
	}
	return p
}

// otherTables reports whether tables of people with other headers are above or below the one whose header was
// found.
func otherTables(rows []Cells, at int) bool {
	for i := range rows {
		if i == at || i+1 >= len(rows) || i+1 == at || filled(rows[i].Text) < 2 {
			continue
		}
		if i > 0 && rows[i].Line == rows[i-1].Line+1 && filled(rows[i-1].Text) != 1 && (clean(rows[i].Text[0]) != clean(rows[at].Text[0]) || !withoutHoles(rows[i].Text)) {
			continue
		}
		if isSectionHeader(rows[i].Text) && !slices.Equal(rows[i].Text, rows[at].Text) && !isSectionHeader(rows[i+1].Text) && filled(rows[i+1].Text) > 1 {
			return true
		}
	}
	return false
}

// Score says how much sense a proposal makes: known headers first, then rows as long as their header.
func (p *Proposal) Score() float64 {
	same := 0
	for _, r := range p.rows {
		if len(r) == len(p.Columns) {
			same++
		}
	}
	s := 3 * float64(p.Known)
	if len(p.Columns) > 1 && len(p.rows) > 0 {
		s += 1 + 2*float64(same)/float64(len(p.rows))
	} else if len(p.Columns) > 1 {
		s++
	}
	return s
}

func (p *Proposal) setColumns(headers []string) {
	for len(headers) > 1 && strings.TrimSpace(headers[len(headers)-1]) == "" && p.HeaderLine > 0 {
		headers = headers[:len(headers)-1]
	}
	cols, _ := field.Columns(headers)
	p.Columns = make([]Column, len(headers))
	for i, h := range headers {
		p.Columns[i] = Column{Header: clean(h), Field: cols[i].ID, Label: cols[i].Label, Group: cols[i].Group}
	}
	if p.HeaderLine > 0 && !ownColumns(p.Columns) {
		p.parted(headers)
	}
}

// findHeader looks for the row that names the columns: among the first rows the one with most known headers,
// which skips titles and preambles. Without any, the first row is the header unless it has values; at is -1 for
// a table without a header.
func findHeader(rows []Cells) (at, known int) {
	at = -1
	for i, r := range rows[:min(len(rows), headerRows)] {
		if hasValues(r.Text) {
			continue
		}
		if _, k := field.Columns(r.Text); k > known {
			at, known = i, k
		}
	}
	if at >= 0 {
		return at, known
	}
	width := widest(rows)
	for i, r := range rows[:min(len(rows), headerRows)] {
		if len(r.Text) == width {
			if hasValues(r.Text) {
				return -1, 0
			}
			return i, 0
		}
	}
	return -1, 0
}

// hasValues reports whether cells have what no header has: an e-mail address, a web address, a phone number.
func hasValues(cells []string) bool {
	for _, c := range cells {
		c = clean(c)
		if isEmail(c) || isURL(c) || isPhone(c) {
			return true
		}
	}
	return false
}

func widest(rows []Cells) int {
	w := 0
	for _, r := range rows {
		w = max(w, len(r.Text))
	}
	return w
}

// Settle decides by the values what headers leave open, takes samples, and gives the layout.
func (p *Proposal) Settle() *Layout {
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
		p.settleVisits()
		p.settleTitles()
		p.byContent()
	}
	p.Several = !own && p.HeaderLine > 0 && (p.more || p.IsReport())
	p.DayFirst = p.dayFirst()
	for i := range p.Columns {
		c := &p.Columns[i]
		switch {
		case p.Program == "linkedin" && c.Field == field.Link && c.Label == "":
			c.Label = "LinkedIn"
		case p.Program == "salesforce" && c.Field == field.Other && field.Key(c.Header) == field.Key("Description"):
			c.Field = field.Note // elsewhere it may be of anything
		}
	}
	return &p.Layout
}

// doubt drops the meaning of a header that no value fits: "home" may be a street as well as a phone, "contact"
// an e-mail address, "participant" a number.
func (p *Proposal) doubt(c *Column) {
	switch c.Field {
	case field.Phone:
		if !anyOf(c.Sample, hasDigits) {
			c.Field = field.Other
		}
	case field.Title:
		if !anyOf(c.Sample, hasLetter) { // "Position" of an order
			c.Field = field.Other
		}
	case field.DisplayName:
		if anyOf(c.Sample, isName) || anyOf(c.Sample, hasLetter) && !anyOf(c.Sample, isEmail) {
			return
		}
		c.Field = field.Other
		if anyOf(c.Sample, isEmail) && !p.Has(field.Email) {
			c.Field = field.Email
		}
	}
}

// settleVisits drops the meaning of headers of visits if no value has a time: "Joined" and "Left" may be years
// of membership.
func (p *Proposal) settleVisits() {
	joined := slices.IndexFunc(p.Columns, func(c Column) bool { return c.Field == field.Joined })
	if joined < 0 || len(p.Columns[joined].Sample) == 0 || p.Has(field.Stayed) || p.Has(field.Action) || anyOf(p.Columns[joined].Sample, hasClock) {
		return
	}
	for i := range p.Columns {
		switch c := &p.Columns[i]; c.Field {
		case field.Joined, field.Left:
			c.Field = field.Other
		case field.Role:
			c.Field = field.Title
		}
	}
}

// byContent finds columns by their values if no header names one of the kind. A table with an e-mail column
// keeps its other columns of addresses (of a parent, of a team) separate.
func (p *Proposal) byContent() {
	guess := func(id field.ID, fits func(string) bool, share float64) {
		if p.Has(id) {
			return
		}
		for i := range p.Columns {
			if p.Columns[i].Field == field.Other && field.Whose(p.Columns[i].Header) != field.Another && p.share(i, fits) >= share {
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
	named := p.Has(field.DisplayName) || p.Has(field.Given) || p.Has(field.Family) || p.Has(field.Organisation)
	if !named && p.Has(field.Email) && p.Known == 0 {
		guess(field.DisplayName, isName, 0.6)
	}
}

// share is the share of a column's values that fit.
func (p *Proposal) share(i int, fits func(string) bool) float64 {
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

// dayFirst decides by the birthdays of the sample: in 25/12 the day is first, in 12/25 the month. If none
// decides, German and other European headers put the day first.
func (p *Proposal) dayFirst() bool {
	european := false
	for i, c := range p.Columns {
		european = european || !ascii(c.Header) || germanic[field.Key(c.Header)]
		if first, sure := headerOrder(c.Header); sure && c.Field == field.Birthday {
			return first
		}
		if c.Field == field.Joined || c.Field == field.Left {
			if first, sure := p.momentOrder(i); sure {
				return first
			}
			european = european || !field.English(c.Header)
			continue
		}
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

// headerOrder reads the order of day and month in a header: "Birthday (MM/DD)".
func headerOrder(header string) (dayFirst, sure bool) {
	k := field.Key(header)
	switch {
	case strings.Contains(k, "ddmm") || strings.Contains(k, "ttmm") || strings.Contains(k, "jjmm"):
		return true, true
	case strings.Contains(k, "mmdd"):
		return false, true
	}
	return false, false
}

var slashMoment = regexp.MustCompile(`^(\d{1,2})[/\-](\d{1,2})[/\-](?:\d{4}|\d{2})\b(.*)$`)

// momentOrder decides the order of day and month by the moments of a report: in 25/12 the day is first; else a
// clock of twelve hours is American, and a day written 02 is not.
func (p *Proposal) momentOrder(column int) (dayFirst, sure bool) {
	for _, r := range p.rows {
		if column >= len(r) {
			continue
		}
		m := slashMoment.FindStringSubmatch(clean(r[column]))
		if m == nil {
			continue
		}
		a, b := atoi(m[1]), atoi(m[2])
		half := strings.ContainsAny(m[3], "aApP")
		switch {
		case a > 12 && b <= 12:
			return true, true
		case b > 12 && a <= 12:
			return false, true
		case half:
			dayFirst, sure = false, true
		case len(m[1]) == 2 && m[1][0] == '0' && !sure:
			dayFirst, sure = true, true
		}
	}
	return dayFirst, sure
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

// blank reports whether a row holds nothing.
func blank(cells []string) bool {
	return !anyOf(cells, func(s string) bool { return clean(s) != "" })
}
