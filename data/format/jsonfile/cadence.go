package jsonfile

import (
	"encoding/json"
	"strconv"

	"lanyard/data"
	"lanyard/data/say"
)

// EventRef names an event of the document.
type EventRef struct {
	data.DraftEvent
	EventID int64 `json:"event_id,omitempty"` // the "id" of the event
}

// IsZero reports whether no event is named.
func (e EventRef) IsZero() bool { return e == EventRef{} }

// FromEventRef makes the JSON form of an event that is named.
func FromEventRef(e data.DraftEvent) EventRef { return EventRef{e, e.EventID} }

// named reads the name of an event.
func (r *Reader) named(e EventRef, path string) data.DraftEvent {
	d := e.DraftEvent
	d.EventID = e.EventID
	r.refer(d.EventID, path)
	if !e.IsZero() && d.EventID == 0 && data.Fold(d.Event) == "" {
		r.tell(say.T("{{.Place}}: names no event and was left out", path))
		return data.DraftEvent{}
	}
	return d
}

// Cadence says how often the user wants to be in touch with a contact.
type Cadence struct {
	Every      data.Interval `json:"every,omitzero"` // "3m"
	Face       data.Interval `json:"face,omitzero"`  // face to face
	Off        bool          `json:"off,omitempty"`
	Paused     data.Date     `json:"paused_until,omitzero"`
	Later      data.Date     `json:"later_until,omitzero"`
	LaterEvent EventRef      `json:"later_event,omitzero"` // not shown before it is over
	Since      string        `json:"since,omitempty"`      // RFC 3339 in UTC
	Spread     bool          `json:"spread,omitempty"`     // set for many at once
	Created    string        `json:"created,omitempty"`    // RFC 3339 in UTC
}

// IsZero reports whether nothing is said.
func (c Cadence) IsZero() bool { return c == Cadence{} }

// FromCadence makes the JSON form of a cadence.
func FromCadence(c data.DraftCadence) Cadence {
	return Cadence{
		Every: c.Every, Face: c.Face, Off: c.Off, Paused: c.Paused, Later: c.Later, LaterEvent: FromEventRef(c.LaterEvent),
		Since: UTC(c.Since), Spread: c.Spread, Created: UTC(c.Created),
	}
}

func (r *Reader) cadence(c Cadence, path string) data.DraftCadence {
	return data.DraftCadence{
		Every: c.Every, Face: c.Face, Off: c.Off, Paused: c.Paused, Later: c.Later, LaterEvent: r.named(c.LaterEvent, path+".later_event"),
		Since: r.utc(c.Since, path+".since"), Spread: c.Spread, Created: r.utc(c.Created, path+".created"),
	}
}

// TopicCadence is the cadence of all who have a topic.
type TopicCadence struct {
	Topic   string        `json:"topic"`
	Every   data.Interval `json:"every,omitzero"`
	Face    data.Interval `json:"face,omitzero"`
	Since   string        `json:"since,omitempty"`   // RFC 3339 in UTC
	Spread  bool          `json:"spread,omitempty"`  // it came to many at once
	Created string        `json:"created,omitempty"` // RFC 3339 in UTC
}

// FromTopicCadence makes the JSON form of the cadence of a topic.
func FromTopicCadence(c data.TopicCadence) TopicCadence {
	return TopicCadence{Topic: c.Topic, Every: c.Every, Face: c.Face, Since: UTC(c.Since), Spread: c.Spread, Created: UTC(c.Created)}
}

// topicCadence reads one of the cadences of topics.
func (r *Reader) topicCadence(raw json.RawMessage, path string, _ int) {
	var c TopicCadence
	if !r.whole(&c, raw, path, say.Phrase("the cadence of a topic")) {
		return
	}
	if data.Fold(c.Topic) == "" || c.Every.IsZero() && c.Face.IsZero() {
		r.tell(say.T("{{.Place}}: has no topic, or neither every nor face; it was left out", path))
		return
	}
	r.rest.TopicCadences = append(r.rest.TopicCadences, data.TopicCadence{
		Topic: c.Topic, Every: c.Every, Face: c.Face, Since: r.utc(c.Since, path+".since"), Spread: c.Spread, Created: r.utc(c.Created, path+".created"),
	})
}

// Consent is what was agreed with a contact about their details.
type Consent struct {
	data.Consent
	Created string `json:"created,omitempty"` // RFC 3339 in UTC
}

// IsZero reports whether nothing is said.
func (c Consent) IsZero() bool { return c.Consent.IsZero() }

// FromConsent makes the JSON form of a consent.
func FromConsent(c data.Consent) Consent { return Consent{c, UTC(c.Created)} }

func (r *Reader) consent(c Consent, path string) data.Consent {
	d := c.Consent
	d.Created = r.utc(c.Created, path+".created")
	if !d.How.Valid() {
		r.tell(say.T("{{.Place}}.how: {{.How}} is not swap, mail or spoken; it was left out", path, strconv.Quote(string(d.How))))
		d.How = ""
	}
	return d
}

// Letter is a letter to a contact.
type Letter struct {
	UID       string           `json:"uid,omitempty"`
	With      data.DraftPerson `json:"with,omitzero"` // the other person of an introduction
	Event     EventRef         `json:"event,omitzero"`
	Promise   int64            `json:"promise,omitempty"`        // the number of the promise that it keeps among the contact's, from 1
	Encounter int64            `json:"encounter,omitempty"`      // the number of the encounter that it counts as among the contact's, from 1
	WithMet   string           `json:"with_encounter,omitempty"` // RFC 3339 in UTC: when it counts as an encounter with the other person
	Template  string           `json:"template,omitempty"`
	Subject   string           `json:"subject,omitempty"`
	Body      string           `json:"body,omitempty"`
	Opened    string           `json:"opened,omitempty"`  // RFC 3339 in UTC
	Sent      string           `json:"sent,omitempty"`    // RFC 3339 in UTC
	Created   string           `json:"created,omitempty"` // RFC 3339 in UTC
}

// FromLetter makes the JSON form of a letter.
func FromLetter(l data.DraftLetter) Letter {
	return Letter{
		UID: l.UID, With: l.With, Event: FromEventRef(l.About), Promise: l.PromiseID, Encounter: l.EncounterID, WithMet: UTC(l.WithMet), Template: l.Template,
		Subject: l.Subject, Body: l.Body, Opened: UTC(l.Opened), Sent: UTC(l.Sent), Created: UTC(l.Created),
	}
}

// letter reads a letter; met and promised find the encounters and promises that were read by their numbers in the file.
func (r *Reader) letter(l Letter, met, promised map[int64]int64, path string) (data.DraftLetter, bool) {
	d := data.DraftLetter{
		UID: l.UID, With: l.With, About: r.named(l.Event, path+".event"), PromiseID: promised[l.Promise], EncounterID: met[l.Encounter], WithMet: r.utc(l.WithMet, path+".with_encounter"),
		Template: l.Template, Subject: l.Subject, Body: l.Body, Opened: r.utc(l.Opened, path+".opened"), Sent: r.utc(l.Sent, path+".sent"),
		Created: r.utc(l.Created, path+".created"),
	}
	if l.Encounter != 0 && d.EncounterID == 0 {
		r.tell(say.T("{{.Place}}.encounter: the contact has no encounter {{.Encounter}}; the letter stands without one", path, l.Encounter))
	}
	if l.Promise != 0 && d.PromiseID == 0 {
		r.tell(say.T("{{.Place}}.promise: the contact has no promise {{.Promise}}; the letter stands without one", path, l.Promise))
	}
	if d.Subject == "" && d.Body == "" {
		r.tell(say.T("{{.Place}}: has neither a subject nor a text; the letter was left out", path))
		return d, false
	}
	return d, true
}
