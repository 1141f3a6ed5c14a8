package data

import "time"

// DraftPerson names somebody in a file: by UID, and by name where nobody has that.
type DraftPerson struct {
	UID  string `json:"uid,omitempty"`
	Name string `json:"display_name,omitempty"`
}

// DraftEvent names an event in a file, and the day it begins.
type DraftEvent struct {
	Event   string `json:"event"`
	Day     Date   `json:"day,omitzero"` // in the zone of the event; zero when not known
	EventID int64  `json:"-"`            // as of a DraftEncounter
}

// DraftCadence is the cadence of a contact from a document: see Cadence.
type DraftCadence struct {
	Every, Face   Interval
	Off           bool
	Paused, Later Date
	LaterEvent    DraftEvent
	Since         time.Time // UTC, as Created
	Spread        bool
	Created       time.Time
}

// IsZero reports whether nothing is said.
func (c DraftCadence) IsZero() bool { return c == DraftCadence{} }

// Says reports whether more is said than that the cadence of a topic came: see Cadence.Spread.
func (c DraftCadence) Says() bool {
	return c != DraftCadence{Since: c.Since, Spread: c.Spread, Created: c.Created}
}

// DraftLetter is a letter to a contact from a document: see Letter.
type DraftLetter struct {
	UID         string
	With        DraftPerson // the other person of an introduction
	About       DraftEvent
	PromiseID   int64     // number, from 1, of the promise in the draft that it keeps; 0: none
	EncounterID int64     // number, from 1, of the encounter in the draft that it counts as; 0: none
	WithMet     time.Time // of the encounter, by mail, with the other person that it counts as; UTC; zero: none
	Template    string
	Subject     string
	Body        string
	Opened      time.Time // UTC, as Sent and Created
	Sent        time.Time
	Created     time.Time
}

// Document is the content of a Lanyard document beside its people.
type Document struct {
	Events  []Event  // ID is the number of the event in the document, or of the session in its programme, from 1
	Me      *Draft   // the user's own details; nil when they are not in it
	Cards   []Card   // the user's own cards
	NotSame [][2]int // pairs of drafts, by their index in the document, who are two people

	Owner         string   // UID of the contact who is the user that wrote it; "" when it does not say so
	Private       int      // people with a cadence, a consent or letters
	OrgNames      []string // the other names of the user's organisation
	TopicCadences []TopicCadence
	Templates     []Template
	Views         []View // Query.Event and Query.Session are numbers of the document
}

// Empty reports whether it holds nothing.
func (d *Document) Empty() bool {
	return len(d.Events) == 0 && d.Me == nil && len(d.Cards) == 0 && len(d.NotSame) == 0 && !d.Works()
}

// Works reports whether it holds something that goes on in the program of its user: how often somebody is due, what is written
// to whom, saved searches.
func (d *Document) Works() bool {
	return d.Private > 0 || len(d.OrgNames)+len(d.TopicCadences)+len(d.Templates)+len(d.Views) > 0
}
