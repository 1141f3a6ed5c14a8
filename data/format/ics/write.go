package ics

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/say"
)

// Program is the PRODID of Lanyard's files.
const Program = "-//Lanyard//Lanyard//EN"

// foldAt is the longest physical line in bytes, without its end (RFC 5545 §3.1).
const foldAt = 75

// Todo is a promise in a calendar, with the contact who owes it or to whom it is owed.
type Todo struct {
	data.Promise
	Contact    string // the name
	ContactUID string
	Until      data.Date // out of sight before this day; zero: in sight
}

// Write writes one calendar: the events, each with its sessions and the appointments at it, and the promises as to-dos that remind on the
// day they are due, or that until which they are snoozed. Lines end in CRLF and are folded between characters. Times are in their zone, which the
// file describes; times without a zone are in UTC. Things without a time, see Undated, are notes (VJOURNAL),
// which only Lanyard reads. The same input gives the same bytes.
//
// ReadAll and Separate give the same events again, without appointments.
func Write(w io.Writer, events []data.Event, todos []Todo, appointments ...Appointment) error {
	c := &writer{w: bufio.NewWriter(w)}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:" + Program)
	c.line("CALSCALE:GREGORIAN")
	at := map[int64][]*Appointment{}
	for i := range appointments {
		a := &appointments[i]
		at[a.EventID] = append(at[a.EventID], a)
	}
	c.zones(events, at)
	for i := range events {
		c.event(&events[i])
		for _, a := range at[events[i].ID] {
			c.appointment(&events[i], a)
		}
	}
	for i := range todos {
		c.todo(&todos[i])
	}
	c.line("END:VCALENDAR")
	if err := c.w.Flush(); err != nil {
		return say.Errorf("writing the calendar: {{.Why}}", err)
	}
	return nil
}

// Undated counts the events and sessions without a time, which calendars do not show.
func Undated(events []data.Event) (n int) {
	for i := range events {
		if events[i].Start.IsZero() {
			n++
		}
		for _, s := range events[i].Sessions {
			if s.Start.IsZero() {
				n++
			}
		}
	}
	return n
}

// component is the component for an event or session that starts at a time.
func component(start time.Time) string {
	if start.IsZero() {
		return undated
	}
	return "VEVENT"
}

// writer writes content lines; the first error stays in w and Flush returns it.
type writer struct{ w *bufio.Writer }

// line writes a content line, folded so that no character is cut.
func (c *writer) line(l string) {
	room := foldAt
	for len(l) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(l[cut]) {
			cut--
		}
		if cut == 0 { // not UTF-8, which does not happen
			cut = room
		}
		_, _ = c.w.WriteString(l[:cut] + "\r\n ")
		l, room = l[cut:], foldAt-1
	}
	_, _ = c.w.WriteString(l + "\r\n")
}

// text writes a TEXT property, unless it is empty.
func (c *writer) text(name, value string) {
	if value != "" {
		c.line(name + ":" + escape(value))
	}
}

// escape writes TEXT (RFC 5545 §3.3.11) and leaves out control characters, which TEXT cannot hold.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// event writes an event, and its sessions as events that name it as their parent.
func (c *writer) event(e *data.Event) {
	uid := e.UID
	if uid == "" {
		uid = fmt.Sprintf("event-%d@lanyard", e.ID)
	}
	kind := component(e.Start)
	c.begin(kind, uid, e)
	c.text("SUMMARY", e.Name)
	switch {
	case e.Start.IsZero():
	case e.AllDay:
		c.days(e.Start, e.Ends(), e.Zone)
	default:
		c.moment("DTSTART", e.Start, e.Zone)
		c.moment("DTEND", e.End, e.Zone)
	}
	c.text("LOCATION", e.Place)
	if link := webAddress(e.Link); link != "" {
		c.line("URL:" + link)
	}
	c.text(statusProperty, e.Status)
	c.text("DESCRIPTION", data.Described(e.Status, e.Note))
	c.line("END:" + kind)
	for i := range e.Sessions {
		c.session(e, &e.Sessions[i], uid, i)
	}
}

// begin starts an event. DTSTAMP is the time of its last change, so that the same data gives the same file.
func (c *writer) begin(kind, uid string, e *data.Event) {
	c.line("BEGIN:" + kind)
	c.text("UID", uid)
	stamp := e.Updated
	if stamp.IsZero() {
		stamp = e.Start
	}
	c.line("DTSTAMP:" + utcForm(stamp))
}

// sessionMark stands in the UID of a session without one of its own, between that of its event and its number.
const sessionMark = "-session-"

func (c *writer) session(e *data.Event, s *data.Session, parent string, i int) {
	id := s.ID
	if id == 0 {
		id = -int64(i + 1)
	}
	kind := component(s.Start)
	c.begin(kind, cmp.Or(s.UID, fmt.Sprint(parent, sessionMark, id)), e)
	c.line("RELATED-TO:" + escape(parent))
	c.text("SUMMARY", s.Title)
	switch {
	case s.Start.IsZero():
	case s.AllDay(e.Location()):
		c.days(s.Start, s.End, cmp.Or(s.Zone, e.Zone))
	default:
		c.moment("DTSTART", s.Start, s.Zone)
		c.moment("DTEND", s.End, s.Zone)
	}
	c.text("LOCATION", s.Room)
	c.text(statusProperty, s.Status)
	note := data.Described(s.Status, s.Note)
	if s.Speakers != "" {
		if speakersIn(note) != "" {
			c.text(speakersProperty+";"+inNote+"=1", s.Speakers)
		} else {
			c.text(speakersProperty, s.Speakers)
			note = paragraphs(speakersHead+line(escape(s.Speakers)), note) // other programs show it there
		}
	}
	c.text("DESCRIPTION", note)
	c.line("END:" + kind)
}

// days writes whole days in a zone, from the first moment of the first to the end of the last: DTEND is the
// next day.
func (c *writer) days(start, ends time.Time, zone string) {
	if start.IsZero() {
		return
	}
	y, m, d := data.In(ends.Add(-time.Minute), zone).Date()
	c.line("DTSTART;VALUE=DATE:" + data.In(start, zone).Format("20060102"))
	c.line("DTEND;VALUE=DATE:" + time.Date(y, m, d+1, 0, 0, 0, 0, time.UTC).Format("20060102"))
	c.text(zoneProperty, zone)
}

func utcForm(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// moment writes a time in its zone, or in UTC if that is not known; nothing for no time.
func (c *writer) moment(name string, t time.Time, zone string) {
	switch {
	case t.IsZero():
	case zone == "" || isUTC(zone) || tooFar(t):
		c.line(name + ":" + utcForm(t))
	default:
		c.line(name + ";TZID=" + quoted(zone) + ":" + data.In(t, zone).Format("20060102T150405"))
	}
}

// quoted is the value of a parameter, in quotes if it has a colon, semicolon or comma. It drops quotes and
// control characters (RFC 5545 §3.1): a line end in it would begin another property.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '"' || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	if strings.ContainsAny(s, ":;,") {
		return `"` + s + `"`
	}
	return s
}

// tooFar reports whether a time is outside the years for which zones are described.
func tooFar(t time.Time) bool { return t.Year() < 1900 || t.Year() > 2200 }

// zones describes each zone that the events and appointments use, for the years in which they use it.
func (c *writer) zones(events []data.Event, appointments map[int64][]*Appointment) {
	type span struct{ first, last time.Time }
	used := map[string]span{}
	note := func(zone string, ts ...time.Time) {
		for _, t := range ts {
			if zone == "" || isUTC(zone) || t.IsZero() || tooFar(t) {
				continue
			}
			s, ok := used[zone]
			if !ok || t.Before(s.first) {
				s.first = t
			}
			if t.After(s.last) {
				s.last = t
			}
			used[zone] = s
		}
	}
	for i := range events {
		if e := &events[i]; !e.AllDay {
			note(e.Zone, e.Start, e.End)
		}
		for _, s := range events[i].Sessions {
			if !s.AllDay(events[i].Location()) {
				note(s.Zone, s.Start, s.End)
			}
		}
		for _, a := range appointments[events[i].ID] {
			note(cmp.Or(a.Zone, events[i].Zone), a.Start, a.End)
		}
	}
	names := make([]string, 0, len(used))
	for name := range used {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		c.zone(name, used[name].first, used[name].last)
	}
}

// zone writes a VTIMEZONE: one observance for each change of the clocks in its span.
func (c *writer) zone(name string, first, last time.Time) {
	c.line("BEGIN:VTIMEZONE")
	c.text("TZID", name)
	at := data.In(first, name)
	start, end := at.ZoneBounds()
	if start.IsZero() {
		start = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	_, from := data.In(start.Add(-time.Second), name).Zone()
	c.observance(data.In(start, name), from)
	for !end.IsZero() && !end.After(last) {
		_, from = data.In(end.Add(-time.Second), name).Zone()
		at = data.In(end, name)
		c.observance(at, from)
		_, end = at.ZoneBounds()
	}
	c.line("END:VTIMEZONE")
}

// observance writes that the clocks change at a moment, from an offset to the offset of the moment.
func (c *writer) observance(at time.Time, from int) {
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	name, to := at.Zone()
	c.line("BEGIN:" + kind)
	c.line("DTSTART:" + at.UTC().Add(time.Duration(from)*time.Second).Format("20060102T150405"))
	c.line("TZOFFSETFROM:" + offsetForm(from))
	c.line("TZOFFSETTO:" + offsetForm(to))
	c.text("TZNAME", name)
	c.line("END:" + kind)
}

func offsetForm(seconds int) string {
	return time.Unix(0, 0).In(time.FixedZone("", seconds)).Format("-0700")
}

// todo writes a promise. One with a date reminds at nine in the morning of that day.
func dateForm(d data.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

func (c *writer) todo(t *Todo) {
	c.line("BEGIN:VTODO")
	c.text("UID", fmt.Sprintf("promise-%d-%s@lanyard", t.ID, t.ContactUID))
	c.line("DTSTAMP:" + utcForm(t.Updated))
	summary := t.Text
	switch {
	case t.Contact == "":
	case t.By == data.ByThem:
		summary = t.Contact + ": " + t.Text
	default:
		summary = t.Text + " (" + t.Contact + ")"
	}
	c.text("SUMMARY", summary)
	dated, alarm := t.Due.Year != 0 && t.Due.Month != 0 && t.Due.Day != 0, "END"
	due := t.Due
	switch {
	case t.Until.IsZero() || !t.Done.IsZero():
	case dated && t.Until.Days() > t.Due.Days(): // no to-do begins after it is due (RFC 5545 §3.8.2.3)
		due = t.Until
		c.text("DESCRIPTION", "Due "+t.Due.String()+", snoozed until "+t.Until.String())
	default:
		c.line("DTSTART;VALUE=DATE:" + dateForm(t.Until))
		if !dated {
			dated, alarm = true, "START"
		}
	}
	if !due.IsZero() && due.Year != 0 {
		c.line("DUE;VALUE=DATE:" + dateForm(due))
	}
	if t.Done.IsZero() {
		c.line("STATUS:NEEDS-ACTION")
	} else {
		c.line("STATUS:COMPLETED")
		c.line("COMPLETED:" + utcForm(t.Done))
	}
	if dated && t.Done.IsZero() {
		c.line("BEGIN:VALARM")
		c.line("ACTION:DISPLAY")
		c.text("DESCRIPTION", summary)
		c.line("TRIGGER;RELATED=" + alarm + ":PT9H")
		c.line("END:VALARM")
	}
	c.line("END:VTODO")
}
