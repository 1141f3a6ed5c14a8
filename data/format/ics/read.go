package ics

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// Limits of what is held at a time.
const (
	maxPending    = 5000    // events that wait for the end of their calendar, because its zones may follow
	maxEvent      = 4 << 20 // of one event, in bytes
	maxZones      = 1000
	maxNesting    = 32
	maxProperties = 2000 // of one event
)

// Calendar is what a VCALENDAR says about itself.
type Calendar struct {
	Name        string // X-WR-CALNAME or NAME
	Program     string // PRODID: the program that wrote it
	cancels     bool   // METHOD:CANCEL: none of its events takes place
	Description string
}

// Item is one VEVENT of a file. A series is one item, with its rule as written.
type Item struct {
	Event data.Event // Name, Place, Start, End, AllDay, Zone, Link and Note

	Calendar *Calendar
	UID      string // several items may share one
	Parent   string // UID of the event that this is a session of (RELATED-TO)

	Speakers     string // as the programme names them, separated by commas
	Organizer    Person
	Attendees    []Person // they are not imported as contacts
	Categories   []string
	Cancelled    bool
	Status       string   // as written, if neither confirmed nor cancelled: "TENTATIVE", "POSTPONED", "RESCHEDULED TO FRIDAY"
	Recurrence   []string // "RRULE:FREQ=WEEKLY;BYDAY=FR", RDATE, EXDATE
	RecurrenceID string   // which occurrence of a series it replaces
	Floating     bool     // its times have no zone: they are read in the user's zone
	Line         int      // of its BEGIN, 1-based
}

// Person is an ORGANIZER or ATTENDEE.
type Person struct{ Name, Address string }

// String is "Name <address>", or one of them.
func (p Person) String() string {
	if p.Name == "" || p.Address == "" || p.Name == p.Address {
		return first(p.Name, p.Address)
	}
	return p.Name + " <" + p.Address + ">"
}

// reader makes calendars and events of content lines.
type reader struct {
	in    *content
	yield func(Item, error) bool
	done  bool // the caller wants no more

	stack   []string // open components, outermost first
	cal     *Calendar
	zones   *zones
	pending []*raw
	event   *raw
	zone    *timezone
	change  *observance

	inside bool // a VCALENDAR is open
	begun  bool // there was a BEGIN of a calendar or an event
	events int
	others map[string]int // other components and their numbers
}

// raw is an event whose zones are not known yet.
type raw struct {
	props []property
	line  int
	size  int
	over  bool // something was left out
	open  bool // its END is missing
}

// ReadAll reads every event of a file, in order. What cannot be read is a *data.RowError with its line, and the
// next event still comes; with Kept set the event was read anyway. Any other error ends the reading. A file may
// hold several calendars, or events alone.
func ReadAll(r io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		rd := &reader{in: newContent(r), yield: yield, others: map[string]int{}}
		rd.begin()
		for !rd.done {
			p, err := rd.in.next()
			rd.tellJunk()
			if err != nil {
				rd.finish(err)
				return
			}
			rd.take(p)
		}
	}
}

// undated is the component that Lanyard's own files use for things without a time: a VEVENT must have one (RFC
// 5545 §3.6.1). Other programs skip it.
const undated = "VJOURNAL"

// begin starts a calendar.
func (r *reader) begin() {
	r.cal, r.zones = &Calendar{}, &zones{stated: map[string]*timezone{}}
}

func (r *reader) problem(line int, kept bool, what say.Text) {
	if !r.done && !r.yield(Item{}, &data.RowError{Line: line, Kept: kept, Reason: what}) {
		r.done = true
	}
}

// tellJunk reports lines without a meaning. Before the calendar anything may come: the head of a mail.
func (r *reader) tellJunk() {
	for _, line := range r.in.junk {
		if r.begun {
			r.problem(line, true, say.T("the line is no part of a calendar and was left out"))
		}
	}
	r.in.junk = r.in.junk[:0]
}

func (r *reader) take(p property) {
	switch p.name {
	case "BEGIN":
		r.open(strings.ToUpper(strings.TrimSpace(p.value)), p.line)
	case "END":
		r.closeTo(strings.ToUpper(strings.TrimSpace(p.value)))
	default:
		r.property(p)
	}
}

func (r *reader) open(name string, line int) {
	switch name {
	case "VCALENDAR":
		r.endEvent(true)
		r.flush()
		r.begin()
		r.stack = r.stack[:0]
		r.begun, r.inside = true, true
	case "VEVENT":
		r.endEvent(true)
		r.stack = r.stack[:0]
		r.event, r.begun = &raw{line: line}, true
	case "VTIMEZONE":
		r.endEvent(true)
		r.zone = &timezone{}
	case "STANDARD", "DAYLIGHT":
		if r.change = nil; r.zone != nil && len(r.zone.observances) < maxObservances {
			r.change = &observance{}
			r.zone.observances = append(r.zone.observances, r.change)
		}
	case "VTODO", "VJOURNAL", "VFREEBUSY":
		r.endEvent(true)
		if name == undated && r.cal.Program == Program {
			r.event = &raw{line: line}
			break
		}
		r.others[name]++
	}
	if len(r.stack) < maxNesting {
		r.stack = append(r.stack, name)
	}
}

// closeTo ends the innermost component with a name, and the open ones inside it. An END without a BEGIN means
// nothing.
func (r *reader) closeTo(name string) {
	switch name {
	case "VEVENT", undated:
		r.endEvent(false)
	case "VTIMEZONE":
		if r.zone != nil && len(r.zones.stated) < maxZones {
			r.zones.stated[strings.ToLower(r.zone.id)] = r.zone
		}
		r.zone, r.change = nil, nil
	case "STANDARD", "DAYLIGHT":
		r.change = nil
	case "VCALENDAR":
		r.endEvent(true)
		r.flush()
		r.stack, r.inside = r.stack[:0], false
		return
	}
	if i := lastIndex(r.stack, name); i >= 0 {
		r.stack = r.stack[:i]
	}
}

func lastIndex(s []string, name string) int {
	for i, v := range slices.Backward(s) {
		if v == name {
			return i
		}
	}
	return -1
}

// property passes a property to the open component.
func (r *reader) property(p property) {
	in := ""
	if len(r.stack) > 0 {
		in = r.stack[len(r.stack)-1]
	}
	switch {
	case r.event != nil && (in == "VEVENT" || in == undated):
		r.event.add(p)
	case r.change != nil:
		r.change.take(p)
	case r.zone != nil && p.name == "TZID":
		r.zone.id = strings.Trim(strings.TrimSpace(unescape(p.value)), `"`)
	case r.zone != nil && (p.name == "X-LIC-LOCATION" || p.name == "X-MICROSOFT-CDO-TZID-NAME"):
		r.zone.location = strings.TrimSpace(p.value)
	case r.zone == nil && (in == "VCALENDAR" || in == ""):
		r.calendarProperty(p)
	}
}

func (r *reader) calendarProperty(p property) {
	switch p.name {
	case "X-WR-CALNAME", "NAME":
		if r.cal.Name == "" {
			r.cal.Name = readableLine(p.value)
		}
	case "PRODID":
		r.cal.Program = line(p.value)
	case "METHOD":
		r.cal.cancels = strings.EqualFold(strings.TrimSpace(p.value), "CANCEL")
	case "X-WR-CALDESC", "DESCRIPTION":
		r.cal.Description = readable(strings.TrimSpace(unescape(p.value)))
	case "X-WR-TIMEZONE", "VTIMEZONE", "TIMEZONE-ID", "TZID":
		if r.zones.general == "" {
			r.zones.general = strings.TrimSpace(unescape(p.value))
		}
	}
}

// add keeps a property. Properties that events do not use, such as pictures, are not held.
func (e *raw) add(p property) {
	switch p.name {
	case "SUMMARY", "LOCATION", "DESCRIPTION", altDescription, "STYLED-DESCRIPTION", "URL", "DTSTART", "DTEND", "DURATION", "UID", "STATUS", "CATEGORIES", "ORGANIZER", "ATTENDEE",
		"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "RELATED-TO", "CONFERENCE", speakersProperty, zoneProperty, statusProperty:
	default:
		if !isSpeakers(p.name) {
			return
		}
	}
	size := len(p.value)
	for _, v := range p.params {
		size += len(v)
	}
	if e.over = e.over || p.cut; e.size+size > maxEvent || len(e.props) >= maxProperties {
		e.over = true
		return
	}
	e.size += size
	e.props = append(e.props, p)
}

// endEvent adds the open event to those that wait; open says that its END is missing.
func (r *reader) endEvent(open bool) {
	if r.event == nil {
		return
	}
	r.event.open = open
	r.pending = append(r.pending, r.event)
	r.event = nil
	if len(r.pending) >= maxPending {
		r.flush()
	}
}

// flush yields the events that wait.
func (r *reader) flush() {
	for _, e := range r.pending {
		if r.done {
			break
		}
		item, faults := e.item(r.cal, r.zones)
		r.events++
		if isAppointment(item.UID) {
			continue
		}
		if !r.yield(item, nil) {
			r.done = true
		}
		for _, f := range faults {
			r.problem(e.line, true, f)
		}
	}
	r.pending = r.pending[:0]
	for _, name := range sortedKeys(r.zones.unknown) {
		r.problem(0, true, say.T("the time zone {{.Name}} is unknown; its times were taken as local ones", strconv.Quote(short(name))))
	}
	r.zones.unknown = nil
}

func sortedKeys(m map[string]bool) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// short is a text cut for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// finish ends the file: components that are still open were cut off.
func (r *reader) finish(err error) {
	if !errors.Is(err, io.EOF) {
		r.yield(Item{}, say.Errorf("reading the calendar near line {{.Line}}: {{.Why}}", r.in.in.N, err))
		return
	}
	cutOff := r.event != nil || r.inside
	r.endEvent(true)
	r.flush()
	switch {
	case !r.begun:
		r.problem(0, false, say.T("there is no calendar in it: no line says BEGIN:VCALENDAR or BEGIN:VEVENT"))
	case cutOff:
		r.problem(r.in.in.N, r.events > 0, say.T("the file ends in the middle of its calendar; export it again if something is missing"))
	case r.events == 0 && len(r.others) > 0:
		r.problem(0, false, say.T("there is no event in it, only to-dos, notes or busy times"))
	case r.events == 0:
		r.problem(0, false, say.T("the calendar is empty: there is no event in it; look whether its programme is published, and export it again"))
	}
}
