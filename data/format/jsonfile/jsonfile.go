// Package jsonfile writes contacts and events as the JSON document of the command line:
//
//	{"contacts":[…],"events":[…],"problems":[{"file":"…","line":7,"reason":"…"}]}
//
// A contact is a data.Contact with "encounters", "promises" and "attendance". Moments are RFC 3339 in the
// zone as lived, days ISO 8601; empty fields are left out.
package jsonfile

import (
	"time"

	"lanyard/data"
)

// Contact is a contact with what belongs to it.
type Contact struct {
	data.Contact
	Other      []Property  `json:"other,omitempty"` // what Lanyard keeps without modelling it
	Encounters []Encounter `json:"encounters,omitempty"`
	Promises   []Promise   `json:"promises,omitempty"`

	// Attendance are the event lists the contact is on: status is "expected", "want", "met" or "closed".
	Attendance []data.DraftAttendance `json:"attendance,omitempty"`
}

// Property is a property as its file had it, with its text beside it where that differs.
type Property struct {
	data.Property
	Text string `json:"text,omitempty"`
}

// Encounter is one meeting with a contact. Event and Session are names.
type Encounter struct {
	Event   string      `json:"event,omitempty"`
	Session string      `json:"session,omitempty"`
	At      string      `json:"at,omitempty"`   // RFC 3339, or a day when no more is known
	Zone    string      `json:"zone,omitempty"` // IANA name
	Place   string      `json:"place,omitempty"`
	Note    string      `json:"note,omitempty"`
	Warmth  data.Warmth `json:"warmth,omitempty"` // 1 cool, 2 warm, 3 hot
}

// Promise is something owed to a contact or by them.
type Promise struct {
	By      data.Ower `json:"by"` // "me" or "them"
	Text    string    `json:"text"`
	Due     data.Date `json:"due,omitzero"`
	Done    string    `json:"done,omitempty"` // RFC 3339
	Snoozed data.Date `json:"snoozed,omitzero"`
}

// Event is an event with its programme.
type Event struct {
	Name     string    `json:"name,omitempty"`
	Place    string    `json:"place,omitempty"`
	Start    string    `json:"start,omitempty"` // RFC 3339 in Zone; a day when the event is all-day
	End      string    `json:"end,omitempty"`
	Zone     string    `json:"zone,omitempty"`
	Link     string    `json:"link,omitempty"`
	Note     string    `json:"note,omitempty"`
	Sessions []Session `json:"sessions,omitempty"`

	// What a calendar file states besides.
	UID          string   `json:"uid,omitempty"`
	Speakers     string   `json:"speakers,omitempty"`
	Organizer    string   `json:"organizer,omitempty"`
	Attendees    []string `json:"attendees,omitempty"`
	Categories   []string `json:"categories,omitempty"`
	Cancelled    bool     `json:"cancelled,omitempty"`
	Recurrence   []string `json:"recurrence,omitempty"`   // as stated: "RRULE:FREQ=WEEKLY"
	RecurrenceID string   `json:"recurrenceId,omitempty"` // which one of a series it stands for
	Calendar     string   `json:"calendar,omitempty"`     // the name of the calendar
}

// Session is one slot of a programme.
type Session struct {
	Title    string `json:"title,omitempty"`
	Speakers string `json:"speakers,omitempty"`
	Room     string `json:"room,omitempty"`
	Start    string `json:"start,omitempty"`
	End      string `json:"end,omitempty"`
	Zone     string `json:"zone,omitempty"`
	Note     string `json:"note,omitempty"`
}

// Problem is a row that could not be read, with the file it stands in.
type Problem struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"` // 1-based; left out when unknown
	Reason string `json:"reason"`
}

// FromContact makes the JSON form of a contact alone.
func FromContact(c data.Contact) Contact {
	out := Contact{Contact: c}
	for _, p := range c.Other {
		j := Property{Property: p}
		if text := p.Text(); text != p.Value {
			j.Text = text
		}
		out.Other = append(out.Other, j)
	}
	return out
}

// FromDraft makes the JSON form of a draft.
func FromDraft(d data.Draft) Contact {
	c := FromContact(d.Contact)
	c.Attendance = d.Attendance
	for _, e := range d.Encounters {
		c.Encounters = append(c.Encounters, FromEncounter(e))
	}
	for _, p := range d.Promises {
		c.Promises = append(c.Promises, FromPromise(p))
	}
	return c
}

// FromEncounter makes the JSON form of an encounter.
func FromEncounter(e data.DraftEncounter) Encounter {
	out := Encounter{Event: e.Event, Session: e.Session, Zone: e.Zone, Place: e.Place, Note: e.Note, Warmth: e.Warmth}
	out.At = moment(e.At, e.Zone, e.AllDay)
	return out
}

// FromPromise makes the JSON form of a promise; one without an ower is owed by me.
func FromPromise(p data.Promise) Promise {
	out := Promise{By: p.By, Text: p.Text, Due: p.Due, Snoozed: p.Snoozed}
	if out.By == "" {
		out.By = data.ByMe
	}
	if !p.Done.IsZero() {
		out.Done = p.Done.UTC().Format(time.RFC3339Nano)
	}
	return out
}

// FromEvent makes the JSON form of an event.
func FromEvent(e data.Event) Event {
	out := Event{
		Name: e.Name, Place: e.Place, Zone: e.Zone, Link: e.Link, Note: e.Note,
		Start: moment(e.Start, e.Zone, e.AllDay), End: moment(e.End, e.Zone, e.AllDay),
	}
	for _, s := range e.Sessions {
		z := s.Zone
		if z == "" {
			z = e.Zone
		}
		out.Sessions = append(out.Sessions, Session{
			Title: s.Title, Speakers: s.Speakers, Room: s.Room, Zone: s.Zone, Note: s.Note,
			Start: moment(s.Start, z, false), End: moment(s.End, z, false),
		})
	}
	return out
}

// moment writes a moment in its zone, UTC when the zone is not known; "" for none.
func moment(t time.Time, zone string, day bool) string {
	if t.IsZero() {
		return ""
	}
	t = t.UTC()
	if zone != "" {
		if loc, err := time.LoadLocation(zone); err == nil {
			t = t.In(loc)
		} else if fixed, err := time.Parse("-07:00", zone); err == nil {
			t = t.In(fixed.Location())
		}
	}
	if day {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}
