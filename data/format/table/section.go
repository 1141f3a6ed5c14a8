package table

import (
	"fmt"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/pattern"
	"lanyard/data/say"
)

// section is the table that is being read, with the text around it.
type section struct {
	used    bool     // it has people
	gap     bool     // an empty row or a heading is right above
	title   string   // the heading above
	role    string   // the role in the event that the heading names: "Panelist Details"
	log     bool     // a log of what people did, who are also in another table
	aside   bool     // a table about something else
	nth     int      // number of the table in the file
	line    int      // of the heading, or of the header
	left    int      // rows that were left out
	called  int      // line of the first of callers
	callers []string // rows of people known only by a number
	labels  []string
}

// otherTable reports whether a row belongs to no person of the present table: it is a heading, the header of
// another table, or a row of a table without people.
func (r *reader) otherTable(cells *Cells) bool {
	s := &r.section
	several := r.main.Several
	if !several && (!s.gap || r.gaps > maxGaps) && !r.sameWord(cells.Text) {
		return false
	}
	r.gaps++
	n := filled(cells.Text)
	if several && n == 1 && cells.Span <= 1 && r.isTitle(cells.Text) {
		r.title(cells)
		return true
	}
	if n >= 2 && isSectionHeader(cells.Text) {
		if l := r.layoutOf(cells); l != nil && (several || len(l.Columns) > 1) {
			r.release()
			r.open(l, cells)
			return true
		}
	}
	gap := s.gap
	s.gap = false
	if !several {
		return false
	}
	if s.aside || r.a == nil {
		r.note(cells)
		if s.aside {
			s.left++
		}
		return true
	}
	if gap && s.title != "" && r.main.IsReport() && isOtherHeader(cells.Text) {
		r.a, s.aside = nil, true
		return true
	}
	return gap && n == 2 && r.note(cells)
}

// maxGaps is how many rows after an empty one are searched for a header, if nothing else says that there are
// several tables: some files have an empty row after each row.
const maxGaps = 500

// sameWord reports whether a row begins like the header of the main table, as few people do.
func (r *reader) sameWord(cells []string) bool {
	if r.a == nil || len(cells) == 0 || cells[0] == "" || len(r.a.headers) == 0 {
		return false
	}
	return cells[0] == r.a.headers[0] && withoutHoles(cells)
}

// withoutHoles reports whether a row has no empty cells between others, like a header.
func withoutHoles(cells []string) bool {
	end := false
	for _, c := range cells {
		empty := clean(c) == ""
		if end && !empty {
			return false
		}
		end = empty
	}
	return true
}

// numberedTitle matches the headings of Teams: "2. Participants".
var numberedTitle = pattern.Lazy(`^\d{1,2}[.)]\s+\p{L}`)

// isTitle recognises the heading of a section: a few words, alone at the beginning of their row.
func (r *reader) isTitle(cells []string) bool {
	if len(cells) == 0 || clean(cells[0]) == "" {
		return false
	}
	t := clean(cells[0])
	if isEmail(t) || isURL(t) || isPhone(t) || len(t) > 80 {
		return false
	}
	return r.section.gap || r.a == nil || numberedTitle().MatchString(t) || strings.HasSuffix(t, ":") || titleWords().MatchString(t)
}

var (
	titleWords = pattern.Lazy(`(?i)\b(?:details|attended|attendees|participants|panelists|hosts?|activities|report|summary|staff|registrants|speakers|organizers|organisers|teilnehmer\w*|podiumsteilnehmer\w*|referent\w*|einzelheiten|angaben|détails|participantes|asistentes|detalles|dettagli|partecipanti)\b`)
	logWords   = pattern.Lazy(`(?i)activit|aktivit|actividad|attivit|atividad|dzialan|działan|toiminn|tevékenys|etkinlik|действи|активн|アクティビティ|活动|活動|활동|\blogs?\b|protokoll|journal|registro de|in-meeting|verlauf`)
	asideWords = pattern.Lazy(`(?i)\bq\s*&\s*a\b|questions?\b|fragen|preguntas|domande|\bpolls?\b|umfrage|sondage|encuesta|sondaggi|\bchat\b|survey|reaction|reaktion|feedback`)
)

// title begins a section.
func (r *reader) title(cells *Cells) {
	r.release()
	r.closeSection()
	t := heading(cells.Text)
	r.under = ""
	r.section = titled(t)
	r.section.gap, r.section.line = true, cells.Line
	if r.section.aside {
		r.a = nil
	}
	r.meeting.note(t)
}

// titled makes a section from the text above it.
func titled(t string) section {
	return section{title: t, log: logWords().MatchString(t), aside: asideWords().MatchString(t), role: roleIn(t)}
}

// roleIn is the role in an event that a heading names, "" for none: "Panelist Details" names one, "2.
// Participants" only says that people follow.
func roleIn(t string) string {
	t = strings.TrimLeft(t, "0123456789.) ")
	for _, k := range []struct {
		role string
		in   []string
	}{
		{"Panelist", []string{"panel", "podium", "panélist", "diskussionsteilnehm"}},
		{"Host", []string{"host", "gastgeber", "hôte", "anfitri", "ospitante"}},
		{"Organizer", []string{"organizer", "organiser", "organisator", "organisateur", "organizador", "organizzator", "staff"}},
		{"Speaker", []string{"speaker", "referent", "intervenant", "ponente", "relator", "sprecher"}},
		{"Presenter", []string{"presenter", "présentateur", "presentador"}},
		{"Moderator", []string{"moderator", "moderador", "modérateur", "animateur"}},
		{"Volunteer", []string{"volunteer", "helfer", "bénévole", "voluntari"}},
	} {
		if hasAny(strings.ToLower(t), k.in) && len(strings.Fields(t)) <= 4 {
			return k.role
		}
	}
	return ""
}

// closeSection reports what was left out.
func (r *reader) closeSection() {
	s := &r.section
	if s.title != "" && !s.used && !s.aside && s.line > r.main.HeaderLine && s.left == 0 {
		r.tell(s.line, true, say.T("{{.Title}} is a heading, not a person, and was left out", fmt.Sprintf("%.80q", s.title)))
	}
	if s.left > 0 {
		what := s.title
		if what == "" {
			what = "a further table"
		}
		if s.log {
			r.tell(s.line, true, say.N(s.left, "{{.What}} is a log of people who stand in another table; its one row was left out",
				"{{.What}} is a log of people who stand in another table; its {{.Count}} rows were left out", strconv.Quote(what)))
		} else {
			r.tell(s.line, true, say.N(s.left, "{{.What}} is not about people; its one row was left out", "{{.What}} is not about people; its {{.Count}} rows were left out", strconv.Quote(what)))
		}
	}
	if len(s.callers) > 0 {
		r.tell(s.called, false, say.N(len(s.callers), "one row is without a name, only with a telephone number, and left out: {{.Callers}}",
			"{{.Count}} rows are without a name, only with a telephone number, and left out: {{.Callers}}", strings.Join(s.callers[:min(len(s.callers), 10)], ", ")))
	}
	s.left, s.callers = 0, nil
}

// open begins the rows after a header.
func (r *reader) open(l *Layout, cells *Cells) {
	r.release()
	s := &r.section
	if s.used || s.aside {
		r.closeSection()
		*s = section{}
	}
	if s.line == 0 {
		s.line = cells.Line
	}
	r.tables++
	s.used = true
	s.nth, s.gap, s.aside, s.labels = r.tables, false, false, nil
	r.a = newAssembler(l)
	if l.IsReport() || l.Has(field.Role) || s.role != "" && r.people != nil {
		r.a.report = r.people != nil
	}
}

// layoutOf gives the layout of a further header: that of the main table if they are the same.
func (r *reader) layoutOf(cells *Cells) *Layout {
	var p Proposal
	p.HeaderLine = cells.Line
	p.setColumns(cells.Text)
	if sameColumns(p.Columns, r.main.Columns) {
		return r.main
	}
	p.Program = program(p.Columns)
	p.Layout.DayFirst, p.Layout.Epoch = r.main.DayFirst, r.main.Epoch
	if !p.People() {
		return nil
	}
	return &p.Layout
}

func sameColumns(a, b []Column) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Header != b[i].Header {
			return false
		}
	}
	return true
}

// isSectionHeader recognises a header by its words: at least two of them are known, one says whom a row is
// about, and none is a value.
func isSectionHeader(cells []string) bool {
	n := 0
	for _, c := range cells {
		if c = clean(c); c != "" {
			n++
		}
		if len(c) > 80 || strings.ContainsAny(c, "@0123456789") && isValue(c) {
			return false
		}
	}
	cols, known := field.Columns(cells)
	if known < 2 || known*3 < n {
		return false
	}
	l := Layout{}
	for _, c := range cols {
		l.Columns = append(l.Columns, Column{Field: c.ID})
	}
	return l.People()
}

// isOtherHeader recognises the header of a table about something else: only words.
func isOtherHeader(cells []string) bool {
	if filled(cells) < 2 {
		return false
	}
	for _, c := range cells {
		if c = clean(c); len(c) > 80 || isValue(c) {
			return false
		}
	}
	return true
}

// isValue recognises values, which no header has.
func isValue(c string) bool {
	if isEmail(c) || isURL(c) || isPhone(c) {
		return true
	}
	if c != "" && strings.Trim(c, "0123456789.,:/-+ ") == "" {
		return true
	}
	_, _, _, ok := momentOf(c, false, data.Date{})
	return ok
}

// note reads a row around the tables for what it says about the meeting: a label with its value beside it, or a
// row of labels above one of values. It reports whether it found something.
func (r *reader) note(cells *Cells) bool {
	s := &r.section
	if s.labels != nil {
		for i, l := range s.labels {
			if i < len(cells.Text) {
				r.meeting.set(l, clean(cells.Text[i]))
			}
		}
		s.labels = nil
		return true
	}
	if filled(cells.Text) == 2 && !areLabels(cells.Text) {
		first := heading(cells.Text)
		for i := len(cells.Text) - 1; i > 0; i-- {
			if v := clean(cells.Text[i]); v != "" {
				return r.meeting.set(strings.TrimRight(first, ": "), v)
			}
		}
	}
	for i, c := range cells.Text {
		if name, value, ok := strings.Cut(clean(c), ":"); ok && clean(value) != "" && r.meeting.set(clean(name), clean(value)) {
			continue
		}
		if (field.NamesMeeting(clean(c)) || i == 0 && areLabels(cells.Text)) && s.labels == nil && i < len(cells.Text) {
			for _, l := range cells.Text {
				s.labels = append(s.labels, clean(l))
			}
		}
	}
	return s.labels != nil
}

// areLabels reports whether a row around the tables has only labels, whose values are below: "Webinar
// Name,Webinar ID".
func areLabels(cells []string) bool {
	known, n := 0, 0
	for _, c := range cells {
		switch c = clean(c); {
		case c == "":
			continue
		case isValue(c):
			return false
		case field.NamesMeeting(c), field.NamesStart(c), labelOfID().MatchString(c):
			known++
		}
		n++
	}
	return known > 1 || known == 1 && n > 2 && field.NamesStart(clean(cells[0]))
}

var labelOfID = pattern.Lazy(`(?i)\bID\b`)

// about is what the rows around the tables say about the meeting.
type about struct {
	name  string
	start string
}

// set takes a value by its label, and reports whether the label is one of the meeting.
func (m *about) set(label, value string) bool {
	switch {
	case value == "":
		return false
	case field.NamesMeeting(label):
		if m.name == "" && !isValue(value) {
			m.name = value
		}
		return true
	case field.NamesStart(label):
		if m.start == "" {
			m.start = value
		}
		return true
	}
	return false
}

// meetingAhead matches the words before a meeting's name: "Attendee report for event: Forum".
var meetingAhead = pattern.Lazy(`(?i)(?:event|webinar|meeting|veranstaltung|besprechung|réunion|reunión|webinaire|événement|evento|riunione)$`)

// note reads a line: "Event name: Forum".
func (m *about) note(line string) {
	label, value, ok := strings.Cut(line, ":")
	if !ok {
		return
	}
	label, value = clean(label), clean(value)
	if !m.set(label, value) && meetingAhead().MatchString(label) && m.name == "" && value != "" && !isValue(value) {
		m.name = value
	}
}
