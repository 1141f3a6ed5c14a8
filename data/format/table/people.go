package table

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

func itoa(n int) string { return strconv.Itoa(n) }

// people collects the rows of several tables by person.
type people struct {
	all    []*person
	byMail map[string]*person
	byName map[string]*namesakes
}

// namesakes are the people with one name.
type namesakes struct {
	first *person
	bare  []*person // without a known address when they came
}

// person is one person with all that the rows say.
type person struct {
	d        data.Draft
	aside    []error
	visits   []visit
	dayFirst bool
	role     string
	remark   string
	section  int // number of the table in which the person was found first
	names    data.Once[string]
	notes    notes
	known    *known
	seen     data.Once[encounterKey]
}

// encounterKey distinguishes encounters.
type encounterKey struct {
	event string
	at    int64
}

func newPeople() *people {
	return &people{byMail: map[string]*person{}, byName: map[string]*namesakes{}}
}

// nameKey is a name in any order of its words.
func nameKey(c *data.Contact) string {
	name := c.DisplayName
	if c.Given+c.Family != "" {
		name = c.Given + " " + c.Additional + " " + c.Family
	}
	w := strings.Fields(strings.ReplaceAll(data.Fold(name), ",", " "))
	sort.Strings(w)
	return strings.Join(w, " ")
}

// find gives the person of a row, nil for a new one. An address decides; without one, the name does.
func (ps *people) find(c *data.Contact) *person {
	for _, e := range c.Emails {
		if p := ps.byMail[strings.ToLower(e.Value)]; p != nil {
			if k, known := nameKey(c), nameKey(&p.d.Contact); k == "" || known == "" || k == known || overlaps(k, known) {
				return p
			}
		}
	}
	k := nameKey(c)
	if k == "" {
		return nil
	}
	same := ps.byName[k]
	switch {
	case same == nil:
		return nil
	case len(c.Emails) == 0:
		return same.first
	}
	for len(same.bare) > 0 && len(same.bare[0].d.Contact.Emails) > 0 {
		same.bare = same.bare[1:]
	}
	if len(same.bare) == 0 {
		return nil
	}
	return same.bare[0]
}

// overlaps reports whether two names share a word: two people with the address of an office do not.
func overlaps(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

func (ps *people) index(p *person) {
	for _, e := range p.d.Contact.Emails {
		if k := strings.ToLower(e.Value); ps.byMail[k] == nil {
			ps.byMail[k] = p
		}
	}
	k := nameKey(&p.d.Contact)
	if k == "" || !p.names.Add(k) {
		return
	}
	if ps.byName[k] == nil {
		ps.byName[k] = &namesakes{first: p}
	}
	if same := ps.byName[k]; len(p.d.Contact.Emails) == 0 {
		same.bare = append(same.bare, p)
	}
}

// collect takes the row of a person who may be in other rows too.
func (r *reader) collect(made *rowDraft) {
	c := &made.d.Contact
	s := &r.section
	if made.visit != nil {
		made.cleanName()
		if isCaller(c) {
			if len(s.callers) == 0 {
				s.called = made.d.Line
			}
			s.callers = append(s.callers, c.DisplayName)
			return
		}
		if made.visit.reported && isMachine(c) {
			r.tell(made.d.Line, false, say.T("{{.Name}} is a telephone, a room or a program in the meeting, not a person, and was left out", fmt.Sprintf("%.80q", c.Name())))
			return
		}
		made.ownEncounter()
		if v := made.visit; v.reported && v.in+v.out+v.stayed+v.action+v.attended+v.role+v.remark == "" && len(c.Emails) == 0 {
			r.tell(made.d.Line, true, say.T("{{.Name}} says nothing of a visit; it is a note, not a person, and was left out", fmt.Sprintf("%.80q", c.Name())))
			return
		}
	}
	p := r.people.find(c)
	if p != nil && s.log && p.section != s.nth {
		s.left++
		return
	}
	if p == nil {
		p = &person{d: made.d, dayFirst: r.main.DayFirst, section: s.nth}
		p.notes.add(p.d.Contact.Note)
		r.people.all = append(r.people.all, p)
	} else {
		p.merge(&made.d)
	}
	r.people.index(p)
	for _, err := range made.aside {
		if r.located != nil {
			err = r.located(err)
		}
		p.aside = append(p.aside, err)
	}
	role := s.role
	if v := made.visit; v != nil {
		p.visits = append(p.visits, *v)
		for _, more := range v.again {
			more.role, more.base, more.reported = v.role, v.base, v.reported
			p.visits = append(p.visits, more)
		}
		if v.role != "" {
			role = v.role
		}
		if p.remark == "" {
			p.remark = v.remark
		}
	}
	if p.role == "" {
		p.role = role
	}
}

// isCaller recognises somebody with only a telephone number.
func isCaller(c *data.Contact) bool {
	return c.Given+c.Family == "" && len(c.Emails) == 0 && !hasLetter(c.DisplayName) && digitsOf(c.DisplayName) >= 5
}

// merge adds what another row says.
func (p *person) merge(d *data.Draft) {
	c, more := &p.d.Contact, &d.Contact
	for _, f := range data.Texts {
		if to := f.Text(c); *to == "" {
			*to = *f.Text(more)
		}
	}
	p.notes.add(more.Note)
	if c.Birthday.IsZero() {
		c.Birthday = more.Birthday
	}
	if p.known == nil {
		p.known = knownOf(c)
		for _, e := range p.d.Encounters {
			p.seen.Add(encounterKey{e.Event, e.At.UnixNano()})
		}
	}
	p.known.unite(c, more)
	p.d.Promises = append(p.d.Promises, d.Promises...)
	p.d.Attendees = append(p.d.Attendees, d.Attendees...)
	p.d.Registration.Join(d.Registration)
	for _, e := range d.Encounters {
		if p.seen.Add(encounterKey{e.Event, e.At.UnixNano()}) {
			p.d.Encounters = append(p.d.Encounters, e)
		}
	}
}

// ownEncounter gives the visit what the columns of event and day say.
func (r *rowDraft) ownEncounter() {
	if len(r.d.Encounters) == 0 || !r.visit.reported {
		return
	}
	r.visit.base, r.d.Encounters = r.d.Encounters[0], r.d.Encounters[1:]
}

// stay is what one person did at one event on one day.
type stay struct {
	event  string
	day    data.Date
	visits []visit
	base   data.DraftEncounter
	at     time.Time
	zone   string
	timed  bool
}

// finish makes the draft of a person after all rows.
func (p *person) finish(m *about) (data.Draft, []error) {
	reported := false
	p.d.Contact.Note = p.notes.text()
	for _, s := range p.stays(m) {
		reported = true
		p.take(s)
	}
	switch {
	case reported:
	case m.name != "":
		p.d.Attendees = append(p.d.Attendees, data.DraftAttendee{Event: m.name, Day: m.day(p.dayFirst), Status: data.Expected, Note: p.role})
	default:
		p.keepRole("")
	}
	return p.d, p.aside
}

// stays groups the visits by event and day, in the order of the file.
func (p *person) stays(m *about) (all []*stay) {
	type place struct {
		event string
		day   data.Date
	}
	var places data.Once[place]
	for _, v := range p.visits {
		if !v.reported {
			continue
		}
		s := &stay{event: v.base.Event, base: v.base}
		if s.event == "" {
			s.event = m.name
		}
		if v.base.AllDay {
			s.day = dayOf(v.base.At, v.base.Zone)
		}
		start, zone, timed, known := momentOf(m.start, p.dayFirst, s.day)
		if known && s.day.IsZero() {
			s.day = dayOf(start, zone)
		}
		var ok bool
		if s.at, s.zone, s.timed, ok = v.moment(p.dayFirst, s.day); ok {
			s.day = dayOf(s.at, s.zone)
		} else if known {
			s.at, s.zone, s.timed = start, zone, timed
		} else if v.base.AllDay {
			s.at, s.zone = v.base.At, v.base.Zone
		}
		same := places.Index(place{s.event, s.day})
		if same < 0 {
			places.Add(place{s.event, s.day})
			s.visits = []visit{v}
			all = append(all, s)
			continue
		}
		x := all[same]
		x.visits = append(x.visits, v)
		if s.timed && (s.at.Before(x.at) || !x.timed) {
			x.at, x.zone, x.timed = s.at, s.zone, true
		}
	}
	return all
}

// day is the day when the meeting began, zero when that is not known.
func (m *about) day(dayFirst bool) data.Date {
	at, zone, _, ok := momentOf(m.start, dayFirst, data.Date{})
	if !ok {
		return data.Date{}
	}
	return dayOf(at, zone)
}

func dayOf(at time.Time, zone string) data.Date {
	at = at.In(Location(zone))
	return data.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
}

// take makes an encounter of a stay, and an attendee of its event.
func (p *person) take(s *stay) {
	if !slices.ContainsFunc(s.visits, func(v visit) bool { return !v.absent() }) {
		if s.event == "" {
			p.keepRole("Attended: no")
			return
		}
		p.d.Attendees = append(p.d.Attendees, data.DraftAttendee{Event: s.event, Day: s.day, Status: data.Expected, Note: strings.TrimSpace(p.role + "\ndid not attend")})
		return
	}
	e := data.DraftEncounter{Event: s.event, Place: s.base.Place, Session: s.base.Session, Warmth: s.base.Warmth, Note: p.note(s)}
	if !s.at.IsZero() {
		e.At, e.Zone, e.AllDay = s.at, s.zone, !s.timed
	}
	p.d.Encounters = append(p.d.Encounters, e)
	if s.event != "" {
		p.d.Attendees = append(p.d.Attendees, data.DraftAttendee{Event: s.event, Day: s.day, Status: data.Met, Note: p.role})
	}
}

// keepRole keeps a role in an event without a known name.
func (p *person) keepRole(more string) {
	if p.role != "" {
		p.d.Contact.Other = append(p.d.Contact.Other, data.NamedText("Role", p.role))
	}
	if more != "" {
		name, v, _ := strings.Cut(more, ": ")
		p.d.Contact.Other = append(p.d.Contact.Other, data.NamedText(name, v))
	}
}

// note says what the person did in the meeting, one line for each visit.
func (p *person) note(s *stay) string {
	var lines data.Once[string]
	if about := strings.Trim(p.role+", "+p.remark, ", "); about != "" {
		lines.Add(about)
	}
	for i := range s.visits {
		if l := s.visits[i].line(); l != "" {
			lines.Add(l)
		}
	}
	if s.base.Note != "" {
		return strings.Join(append(lines.List(), s.base.Note), "\n")
	}
	return strings.Join(lines.List(), "\n")
}

// moment is the beginning of the visit, else its end.
func (v *visit) moment(dayFirst bool, day data.Date) (at time.Time, zone string, timed, ok bool) {
	for _, s := range []string{v.in, v.out} {
		s, _, _ = strings.Cut(s, "\n")
		if at, zone, timed, ok = momentOf(s, dayFirst, day); s != "" && ok {
			return at, zone, timed, true
		}
	}
	return time.Time{}, "", false, false
}
