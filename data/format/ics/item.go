package ics

import (
	"encoding/base64"
	"net/url"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Properties of Lanyard's own files for what iCalendar cannot say.
const (
	speakersProperty = "X-LANYARD-SPEAKERS"
	zoneProperty     = "X-LANYARD-ZONE" // of an all-day event
	statusProperty   = "X-LANYARD-STATUS"

	// altDescription is Outlook's: the description as HTML.
	altDescription = "X-ALT-DESC"
)

// item makes an event of its properties and reports faults.
func (e *raw) item(cal *Calendar, z *zones) (it Item, faults []say.Text) {
	it = Item{Calendar: cal, Line: e.line}
	var start, end moment
	var duration time.Duration
	var days int
	var zone string
	var styled []string
	var lists listed
	wrong := func(p property, what string) {
		faults = append(faults, say.T("{{.What}} {{.Value}} is no date and was left out", what, quote(p.value)))
	}
	for _, p := range e.props {
		switch p.name {
		case "SUMMARY":
			it.Event.Name = first(it.Event.Name, it.line(p.value))
		case "LOCATION":
			it.Event.Place = first(it.Event.Place, it.line(p.value))
		case "DESCRIPTION":
			it.Event.Note = richer(it.Event.Note, it.text(p.value))
			styled = append(styled, embedded(p.params["ALTREP"]))
		case altDescription, "STYLED-DESCRIPTION":
			styled = append(styled, it.text(p.value))
		case "URL":
			it.Event.Link = first(it.Event.Link, webAddress(unescape(p.value)))
		case "DTSTART":
			if start = z.read(p); start.at.IsZero() && strings.TrimSpace(p.value) != "" {
				wrong(p, "the start")
			}
		case "DTEND":
			if end = z.read(p); end.at.IsZero() && strings.TrimSpace(p.value) != "" {
				wrong(p, "the end")
			}
		case "DURATION":
			if duration = readDuration(p.value); !strings.Contains(strings.ToUpper(p.value), "T") {
				days = int(duration / (24 * time.Hour))
			}
		case statusProperty:
			it.Status = it.line(p.value)
		case zoneProperty:
			zone = strings.TrimSpace(p.value)
		default:
			it.more(p, &lists)
		}
	}
	it.Categories, it.Attendees = lists.categories.List(), lists.attendees.List()
	if start.day && zone != "" {
		start, end = z.move(start, zone), z.move(end, zone)
	}
	if it.span(start, end, duration, days, &faults); it.Floating {
		it.Event.Zone = data.LocalZone()
	}
	for _, text := range styled {
		it.Event.Note = richer(it.Event.Note, text)
	}
	it.Speakers = speakers(e.props, it.Event.Note)
	it.Event.Note = it.withoutOwnStatus(withoutOwnSpeakers(e.props, it.Event.Note))
	it.Cancelled = it.Cancelled || cal.cancels
	said := it.cancelledByTitle()
	if faults = append(faults, it.unsure(e, len(faults) > 0)...); !said.IsZero() {
		faults = append(faults, said)
	}
	return it, faults
}

// unsure reports what else of an item needs a look; told says that its times were reported already.
func (it *Item) unsure(e *raw, told bool) (out []say.Text) {
	if it.Event.Start.IsZero() && !told && !it.own() && !it.Cancelled {
		out = append(out, say.T("{{.Title}} has no time yet; it was read without one", quote(it.title())))
	}
	if it.Status != "" && !it.Cancelled && !it.own() {
		out = append(out, say.T("{{.Title}} has the status {{.Status}}; look up whether its time still holds", quote(it.title()), quote(it.Status)))
	}
	if e.open {
		out = append(out, say.T("the event ends without END:VEVENT; it was read as far as it goes"))
	}
	if e.over {
		out = append(out, say.T("the event is larger than can be kept; a part of its text was left out"))
	}
	return out
}

func quote(s string) string { return `"` + short(strings.TrimSpace(s)) + `"` }

// first keeps a value that is there: of a repeated property the first one with a value counts.
func first(have, more string) string {
	if have != "" {
		return have
	}
	return more
}

// listed are the lists of an item in the making.
type listed struct {
	categories data.Once[string]
	attendees  data.Once[Person]
}

// more takes the properties that have no place in a data.Event.
func (it *Item) more(p property, listed *listed) {
	switch p.name {
	case "UID":
		it.UID = line(p.value)
	case "STATUS":
		it.status(it.line(p.value))
	case "CATEGORIES":
		for _, c := range texts(p.value) {
			listed.categories.Add(c)
		}
	case "ORGANIZER":
		if it.Organizer == (Person{}) {
			it.Organizer = person(p)
		}
	case "ATTENDEE":
		if who := person(p); who != (Person{}) {
			listed.attendees.Add(who)
		}
	case "RRULE", "RDATE", "EXDATE", "EXRULE":
		it.Recurrence = append(it.Recurrence, p.name+":"+strings.TrimSpace(p.value))
	case "RECURRENCE-ID":
		it.RecurrenceID = strings.TrimSpace(p.value)
	case "RELATED-TO":
		if t := p.params["RELTYPE"]; t == "" || strings.EqualFold(t, "PARENT") {
			it.Parent = first(it.Parent, line(p.value))
		}
	case "CONFERENCE":
		it.Event.Link = first(it.Event.Link, webAddress(unescape(p.value)))
	}
}

// own reports whether Lanyard wrote the calendar; then texts are never HTML.
func (it *Item) own() bool { return it.Calendar.Program == Program }

// text reads a TEXT of several lines.
func (it *Item) text(value string) string {
	if it.own() {
		return strings.TrimSpace(unescape(value))
	}
	return strings.TrimSpace(readable(unescape(value)))
}

// line reads a TEXT of one line.
func (it *Item) line(value string) string {
	if it.own() {
		return line(value)
	}
	return readableLine(value)
}

// embedded is the text of HTML in a data: URI (RFC 2397), as Thunderbird writes it; "" for any other.
func embedded(uri string) string {
	head, body, ok := strings.Cut(uri, ",")
	if !ok || !strings.HasPrefix(strings.ToLower(head), "data:text/html") {
		return ""
	}
	if strings.HasSuffix(strings.ToLower(head), ";base64") {
		raw, err := base64.StdEncoding.DecodeString(body)
		if err != nil {
			return ""
		}
		return readable(string(raw))
	}
	text, err := url.PathUnescape(body)
	if err != nil {
		text = body
	}
	return readable(text)
}

// status takes what STATUS says. Programs write any text there.
func (it *Item) status(text string) {
	switch {
	case cancelledWord().MatchString(text):
		it.Cancelled = true
	case text != "" && !strings.EqualFold(text, "CONFIRMED"):
		it.Status = text
	}
}

// withoutOwnStatus takes away the line that Lanyard's own files put before a description.
func (it *Item) withoutOwnStatus(note string) string {
	if !it.own() || it.Status == "" {
		return note
	}
	rest, ok := strings.CutPrefix(note, data.Described(it.Status, ""))
	if !ok || rest != "" && rest[0] != '\n' {
		return note
	}
	return strings.TrimSpace(rest)
}

// person reads an ORGANIZER or ATTENDEE.
func person(p property) Person {
	who := Person{Name: strings.Join(strings.Fields(strings.Trim(unescape(p.params["CN"]), `"'`)), " "), Address: strings.TrimSpace(p.value)}
	for _, scheme := range []string{"mailto:", "invalid:"} {
		if a := who.Address; len(a) >= len(scheme) && strings.EqualFold(a[:len(scheme)], scheme) {
			who.Address = a[len(scheme):]
		}
	}
	if who.Address == "nomail" {
		who.Address = ""
	}
	return who
}

// move reads a day again in another zone.
func (z *zones) move(m moment, zone string) moment {
	if m.at.IsZero() {
		return m
	}
	loc := time.Local
	if !m.floating {
		if _, l, ok := z.find(m.zone, m.at); ok {
			loc = l
		}
	}
	y, mo, d := m.at.In(loc).Date()
	return z.read(property{value: time.Date(y, mo, d, 0, 0, 0, 0, time.UTC).Format("20060102"), params: map[string]string{"TZID": zone}})
}

// span sets the times of the item.
func (it *Item) span(start, end moment, duration time.Duration, days int, faults *[]say.Text) {
	e := &it.Event
	if start.at.IsZero() {
		if start = end; start.at.IsZero() {
			return
		}
		end = moment{} // an end alone still shows the day
	}
	e.Start, e.AllDay, e.Zone, it.Floating = start.at, start.day, start.zone, start.floating
	loc := e.Location()
	switch {
	case !end.at.IsZero() || duration <= 0:
	case days > 0: // days are calendar days, not 24 hours
		end = moment{at: start.at.In(loc).AddDate(0, 0, days).UTC(), day: start.day}
	default:
		end = moment{at: start.at.Add(duration), day: start.day}
	}
	if end.day && start.day && end.at.After(start.at) {
		end.at = dayBefore(end.at, loc) // it is the day after the last (RFC 5545 §3.6.1)
	}
	switch {
	case end.at.IsZero():
	case end.day != start.day:
		*faults = append(*faults, say.T("of start and end one is a day and one a time; the end was left out"))
	case end.at.After(start.at):
		e.End = end.at
	case end.at.Before(start.at):
		*faults = append(*faults, say.T("the end is before the start and was left out"))
	}
}
