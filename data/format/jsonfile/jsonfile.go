// Package jsonfile writes and reads the JSON document of the command line and of exports:
//
//	{"lanyard":{"format":1,"of":"…"},
//	 "contacts":[…],"events":[…],"me":{…},"cards":[…],"my_org_names":["…"],
//	 "topic_cadences":[…],"templates":[…],"views":[…],"not_same":[[0,4]],
//	 "problems":[{"file":"…","line":7,"reason":"…"}]}
//
// # What is in it
//
// A document that can be taken in again without a loss begins with "lanyard", which tells the format's number;
// what only shows something, such as the answer of "lanyard import --json", goes without. "of" is the UID of the user
// whose document it is. "contacts", "events" and "problems" are always there. "me" (the user's own details), "cards"
// (which of them each card shows), "my_org_names" (the other names of the user's organisation), "topic_cadences",
// "templates", "views" and "not_same" (pairs of contacts, by their place in "contacts" from 0, of whom the user says
// that they are two persons) are in an export of everything only. Nothing in the trash is written, no other settings,
// and no imports, nor a view of the people of one: those are how one database came about.
//
// A contact is a data.Contact with "source" (typed, qr, swap, file, text), "created", "encounters", "promises",
// "appointments", "attendance", "cadence", "consent" and "letters". What is said in these three, and in all that is
// only in an export of everything, is the user's own business: a reader takes it from the user's own documents only. Its "photo" has "sha256" and "bytes" and, unless photos are left out, "mime" and, in base64,
// "data". An encounter, an attendee and an appointment name their event and, since two may be called alike, give its
// number as "event_id": the "id" of that event. "session_id" is the place of the session in the event's programme, from 1;
// "encounter" of a promise or an appointment the place of the encounter among those of the contact, from 1.
//
// Moments of encounters and events are RFC 3339 on the clocks of "zone", where it is known, else in UTC; all other
// moments are in UTC. Days are ISO 8601, "--02-03" without a year. Where "at", "start" or "end" is a day, only the day is
// known. Empty fields are left out.
//
// # What is read
//
// Reader reads what Encoder wrote. A key that it does not know, or a value that cannot be, is a problem with its
// path, as contacts[3].emails[0].foo, and the rest is read. A new kind of thing is one more line in kinds.
package jsonfile

import (
	"time"

	"lanyard/data"
)

// Contact is a contact with what belongs to it.
type Contact struct {
	data.Contact
	Photo      Photo       `json:"photo,omitzero"`
	Other      []Property  `json:"other,omitempty"` // kept without being modelled
	Encounters []Encounter `json:"encounters,omitempty"`
	Promises   []Promise   `json:"promises,omitempty"`

	// Attendees are the events that the contact is an attendee of: status is "expected", "want", "met" or
	// "closed".
	Attendees []Attendee `json:"attendance,omitempty"`

	Appointments []Appointment `json:"appointments,omitempty"`

	Cadence Cadence  `json:"cadence,omitzero"`
	Consent Consent  `json:"consent,omitzero"`
	Letters []Letter `json:"letters,omitempty"` // earliest first

	Source  data.SourceKind `json:"source,omitempty"`  // how the contact came in
	Created string          `json:"created,omitempty"` // RFC 3339 in UTC
}

// Photo names a picture; if it is included, Data holds it.
type Photo struct {
	data.PhotoRef
	MIME string `json:"mime,omitempty"` // "image/jpeg"
	Data []byte `json:"data,omitempty"` // the picture itself, base64 in the document
}

// IsZero reports whether there is no photo.
func (p Photo) IsZero() bool { return p.PhotoRef.IsZero() && len(p.Data) == 0 }

// Property is a property as in its file, with its text beside it if that differs.
type Property struct {
	data.Property
	Text string `json:"text,omitempty"`
}

// Encounter is one encounter with a contact. Event and Session are names.
type Encounter struct {
	Event   string      `json:"event,omitempty"`
	Session string      `json:"session,omitempty"`
	At      string      `json:"at,omitempty"`   // RFC 3339, or only a day
	Zone    string      `json:"zone,omitempty"` // IANA name
	Place   string      `json:"place,omitempty"`
	Note    string      `json:"note,omitempty"`
	Warmth  data.Warmth `json:"warmth,omitempty"` // 1 cool, 2 warm, 3 hot
	Medium  data.Medium `json:"medium,omitempty"` // "call", "video", "mail", "message", "letter" or "other"; left out: face to face

	IntroducedBy data.DraftPerson `json:"introduced_by,omitzero"`

	Answers []data.Answer `json:"answers,omitempty"` // to the event's questions, by their keys

	EventID   int64           `json:"event_id,omitempty"`   // the "id" of the event
	SessionID int64           `json:"session_id,omitempty"` // the number of the session in the event's programme, from 1
	Source    data.SourceKind `json:"source,omitempty"`
	Created   string          `json:"created,omitempty"` // RFC 3339 in UTC
}

// Promise is something owed to a contact or by them.
type Promise struct {
	By      data.Ower `json:"by"` // "me" or "them"
	Text    string    `json:"text"`
	Due     data.Date `json:"due,omitzero"`
	Done    string    `json:"done,omitempty"`    // RFC 3339
	Dropped string    `json:"dropped,omitempty"` // RFC 3339
	Snoozed data.Date `json:"snoozed,omitzero"`

	SnoozedEvent EventRef `json:"snoozed_event,omitzero"` // it waits for its first day

	Encounter int64  `json:"encounter,omitempty"` // the number of the encounter where it was made among the contact's, from 1
	Created   string `json:"created,omitempty"`   // RFC 3339 in UTC
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
	Status   string    `json:"status,omitempty"` // as a calendar writes it, if the event may not take place: "POSTPONED"
	Sessions []Session `json:"sessions,omitempty"`

	Goal       string          `json:"goal,omitempty"`
	GoalPeople int             `json:"goal_people,omitempty"`
	Currency   string          `json:"currency,omitempty"` // ISO 4217
	Costs      []data.Cost     `json:"costs,omitempty"`    // in minor units of the currency, as "value"
	Value      int64           `json:"value,omitempty"`
	Within     Within          `json:"follow_up_days,omitzero"`
	Questions  []data.Question `json:"questions,omitempty"` // their type is "choice", "tags", "yesno" or "text"
	Closed     string          `json:"closed,omitempty"`    // RFC 3339 in UTC

	ID      int64           `json:"id,omitempty"` // encounters and attendees use it
	UID     string          `json:"uid,omitempty"`
	AllDay  bool            `json:"all_day,omitempty"` // also for an event without a start
	Source  data.SourceKind `json:"source,omitempty"`
	Created string          `json:"created,omitempty"` // RFC 3339 in UTC

	// The rest is only in calendar files. A document that is imported again has none of it.
	Speakers     string   `json:"speakers,omitempty"`
	Organizer    string   `json:"organizer,omitempty"`
	Attendees    []string `json:"attendees,omitempty"`
	Categories   []string `json:"categories,omitempty"`
	Cancelled    bool     `json:"cancelled,omitempty"`
	Recurrence   []string `json:"recurrence,omitempty"`   // as written: "RRULE:FREQ=WEEKLY"
	RecurrenceID string   `json:"recurrenceId,omitempty"` // which occurrence of a series it replaces
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
	Status   string `json:"status,omitempty"` // as of an event
	UID      string `json:"uid,omitempty"`    // as a calendar names it
	Going    bool   `json:"going,omitempty"`  // the user goes to it
}

// Within are the days within which somebody is written to, by warmth.
type Within struct {
	Hot  int `json:"hot,omitempty"`
	Warm int `json:"warm,omitempty"`
	Cool int `json:"cool,omitempty"`
}

// Card is one of the user's own cards.
type Card struct {
	UID      string                   `json:"uid,omitempty"`
	Name     string                   `json:"name"`
	Show     []data.FieldRef          `json:"show,omitempty"` // the fields of "me" that it shows
	Own      map[data.FieldKey]string `json:"own,omitempty"`  // its own values, by the field's name
	Compact  bool                     `json:"compact,omitempty"`
	LeaveOut []data.Droppable         `json:"leave_out,omitempty"`
	Colour   string                   `json:"colour,omitempty"`
	Welcome  string                   `json:"welcome,omitempty"`
	Until    string                   `json:"until,omitempty"` // RFC 3339 in UTC
	Order    int                      `json:"order,omitempty"`
}

// Problem is a row that could not be read, with its file.
type Problem struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"` // 1-based; left out when unknown
	Reason string `json:"reason"`
}

// FromContact makes the JSON form of a contact alone.
func FromContact(c data.Contact) Contact {
	out := Contact{Contact: c, Photo: Photo{PhotoRef: c.Photo}}
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
	for _, a := range d.Attendees {
		c.Attendees = append(c.Attendees, FromAttendee(a))
	}
	for _, a := range d.Appointments {
		c.Appointments = append(c.Appointments, FromAppointment(a))
	}
	for _, e := range d.Encounters {
		c.Encounters = append(c.Encounters, FromEncounter(e))
	}
	for _, p := range d.Promises {
		promise := FromPromise(p)
		promise.Encounter, promise.Created = p.EncounterID, UTC(p.Created)
		c.Promises = append(c.Promises, promise)
	}
	c.Cadence, c.Consent = FromCadence(d.Cadence), FromConsent(d.Consent)
	for _, l := range d.Letters {
		c.Letters = append(c.Letters, FromLetter(l))
	}
	if d.Exact {
		c.Source, c.Created = d.Contact.Source.Kind, UTC(d.Contact.Created)
	}
	return c
}

// FromEncounter makes the JSON form of an encounter.
func FromEncounter(e data.DraftEncounter) Encounter {
	out := Encounter{
		Event: e.Event, Session: e.Session, Zone: e.Zone, Place: e.Place, Note: e.Note, Warmth: e.Warmth, Medium: e.Medium, Answers: e.Answers,
		IntroducedBy: e.IntroducedBy, EventID: e.EventID, SessionID: e.SessionID, Source: e.Source, Created: UTC(e.Created),
	}
	out.At = moment(e.At, e.Zone, e.AllDay)
	return out
}

// FromPromise makes the JSON form of a promise; one without an ower is mine.
func FromPromise(p data.Promise) Promise {
	out := Promise{By: p.By, Text: p.Text, Due: p.Due, Snoozed: p.Snoozed, SnoozedEvent: FromEventRef(p.SnoozedAt), Done: UTC(p.Done), Dropped: UTC(p.Dropped)}
	if out.By == "" {
		out.By = data.ByMe
	}
	return out
}

// FromEvent makes the JSON form of an event.
func FromEvent(e data.Event) Event {
	out := Event{
		Name: e.Name, Place: e.Place, Zone: e.Zone, Link: e.Link, Note: e.Note, Status: e.Status,
		Start: moment(e.Start, e.Zone, e.AllDay), End: moment(e.End, e.Zone, e.AllDay), AllDay: e.AllDay && e.Start.IsZero() && e.End.IsZero(),
		Goal: e.Goal, GoalPeople: e.GoalPeople, Currency: e.Currency, Costs: e.Costs, Value: e.Value, Within: Within(e.Within),
		Questions: e.Questions, Closed: UTC(e.Closed),
	}
	for _, s := range e.Sessions {
		z := s.Zone
		if z == "" {
			z = e.Zone
		}
		out.Sessions = append(out.Sessions, Session{
			Title: s.Title, Speakers: s.Speakers, Room: s.Room, Zone: s.Zone, Note: s.Note, Status: s.Status, UID: s.UID, Going: s.Going,
			Start: moment(s.Start, z, false), End: moment(s.End, z, false),
		})
	}
	return out
}

// FromCard makes the JSON form of a card.
func FromCard(c data.Card) Card {
	return Card{
		UID: c.UID, Name: c.Name, Show: c.Show, Own: c.Own, Compact: c.Code.Compact, LeaveOut: c.Code.Drop,
		Colour: c.Colour, Welcome: c.Welcome, Until: UTC(c.Until), Order: c.Order,
	}
}

// UTC writes a moment without a place; "" for none.
func UTC(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// moment writes a moment in its zone, in UTC when the zone is not known; "" for none. A day is one in its zone,
// or in the computer's own when it has none.
func moment(t time.Time, zone string, day bool) string {
	switch {
	case t.IsZero():
		return ""
	case day:
		return data.In(t, zone).Format(time.DateOnly)
	}
	t = t.UTC()
	if zone != "" {
		if loc, err := time.LoadLocation(zone); err == nil {
			t = t.In(loc)
		} else if fixed, err := time.Parse("-07:00", zone); err == nil {
			t = t.In(fixed.Location())
		}
	}
	if _, offset := t.Zone(); offset%60 != 0 { // before there were time zones; RFC 3339 has no seconds in an offset
		t = t.UTC()
	}
	return t.Format(time.RFC3339Nano)
}
