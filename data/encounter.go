package data

import (
	"strings"
	"time"
)

// Warmth says how warm an encounter was: 0 not said, 1 cool, 2 warm, 3 hot.
type Warmth int

// The degrees of warmth.
const (
	NotSaid Warmth = iota
	Cool
	Warm
	Hot
)

// Valid reports whether w is one of the four degrees.
func (w Warmth) Valid() bool { return w >= NotSaid && w <= Hot }

// Encounter says that I met this person, at this event or at none, at this moment, and what was said.
type Encounter struct {
	ID        int64
	Rev       int64
	ContactID int64
	EventID   int64 // 0: at no event
	SessionID int64 // 0: at no session
	At        time.Time
	AllDay    bool   // only the day is known: At is its first moment in Zone
	Zone      string // IANA name of the zone where it was; "" for unknown
	Place     string
	Note      string
	Warmth    Warmth
	Medium    Medium // "" means FaceToFace
	// IntroducedBy is the contact who introduced us; 0: nobody.
	IntroducedBy int64
	Answers      []Answer // to the questions of the event
	Source       Source
	Created      time.Time
	Updated      time.Time
	Trashed      time.Time
}

// Local is the moment of the encounter in its own zone.
func (e *Encounter) Local() time.Time { return e.At.In(zone(e.Zone)) }

// Clocks names the zone in which the time of the encounter is shown: the zone of its event if that has one,
// else its own. A day without a time is always a day in its own zone.
func (e *Encounter) Clocks(eventZone string) string {
	if eventZone == "" || e.AllDay {
		return e.Zone
	}
	return eventZone
}

// AttendeeStatus is the status of an attendee of an event.
type AttendeeStatus string

// The states of an attendee, in order.
const (
	Expected   AttendeeStatus = "expected"
	WantToMeet AttendeeStatus = "want"
	Met        AttendeeStatus = "met"
	Closed     AttendeeStatus = "closed"
)

// Valid reports whether s is one of the four states.
func (s AttendeeStatus) Valid() bool {
	return s == Expected || s == WantToMeet || s == Met || s == Closed
}

// Reached gives the position of the status among the states: 0 for expected to 3 for closed.
func (s AttendeeStatus) Reached() int {
	switch s {
	case WantToMeet:
		return 1
	case Met:
		return 2
	case Closed:
		return 3
	}
	return 0
}

// Attendee connects a contact with an event. There is at most one for each pair.
type Attendee struct {
	ID        int64
	Rev       int64
	ContactID int64
	EventID   int64
	Status    AttendeeStatus
	Note      string // what the user wants from them, or with them
	// Wanted says that they were to be met, also once they are.
	Wanted    bool
	Cancelled time.Time // when it became known that they do not come; zero: they do
	CheckedIn time.Time // when they came, as a list says; zero: not said
	// Fresh says that the contact was made in the same operation: nobody knew them before.
	Fresh bool
	// Unmet says of somebody who is closed that they were not met; else who is closed was met.
	Unmet  bool
	Source Source
}

// WasMet reports whether somebody said that they were met.
func (a *Attendee) WasMet() bool { return a.Status == Met || a.Status == Closed && !a.Unmet }

// WasWanted reports whether the user wants, or wanted, to meet them.
func (a *Attendee) WasWanted() bool { return a.Wanted || a.Status == WantToMeet }

// Become gives the attendee the status that the user says. Who was met stays met: that they are wanted, or not any more, is kept
// beside it.
func (a *Attendee) Become(status AttendeeStatus, met bool) {
	met = met || a.WasMet()
	switch status {
	case WantToMeet, Expected:
		a.Wanted = status == WantToMeet
		if met {
			status = Met
		}
	default:
		a.Wanted = a.WasWanted()
	}
	a.Status, a.Unmet = status, status == Closed && !met
}

// Join takes in what another attendee of the same contact or event says: the further status stays, notes are joined, and
// who cancelled only once comes.
func (a *Attendee) Join(other *Attendee) {
	a.Wanted = a.WasWanted() || other.WasWanted()
	met := a.WasMet() || other.WasMet()
	if other.Status.Reached() > a.Status.Reached() {
		a.Status = other.Status
	}
	a.Unmet = a.Status == Closed && !met
	if other.Cancelled.IsZero() || a.Cancelled.IsZero() {
		a.Cancelled = time.Time{}
	}
	if a.CheckedIn.IsZero() || !other.CheckedIn.IsZero() && other.CheckedIn.Before(a.CheckedIn) {
		a.CheckedIn = other.CheckedIn
	}
	a.Fresh = a.Fresh && other.Fresh
	a.Note = JoinNotes(a.Note, other.Note)
}

// HasLines reports whether a text contains another as whole lines.
func HasLines(text, part string) bool {
	return strings.Contains("\n"+text+"\n", "\n"+part+"\n")
}

// JoinNotes puts a note below another, unless its lines stand there already.
func JoinNotes(have, more string) string {
	have, more = strings.TrimSpace(have), strings.TrimSpace(more)
	if more == "" || HasLines(have, more) {
		return have
	}
	return strings.TrimLeft(have+"\n"+more, "\n")
}

// Ower says who owes a promise.
type Ower string

// Who owes.
const (
	ByMe   Ower = "me"
	ByThem Ower = "them"
)

// Promise is something owed, by me or by them. The JSON form is that of the column More of Lanyard's tables.
type Promise struct {
	ID          int64  `json:"-"`
	Rev         int64  `json:"-"`
	ContactID   int64  `json:"-"`
	EncounterID int64  `json:"-"`  // 0: not from an encounter
	By          Ower   `json:"by"` // "" means ByMe
	Text        string `json:"text"`
	Due         Date   `json:"due,omitzero"`     // zero: no date
	Snoozed     Date   `json:"snoozed,omitzero"` // hidden from "due" until this day; zero: not snoozed
	// SnoozedEvent is "at our next event": hidden until its first day; 0: none.
	SnoozedEvent int64 `json:"-"`
	// SnoozedAt names that event in a file, which has no ids of a store; a store does not look at it.
	SnoozedAt DraftEvent `json:"snoozed_event,omitzero"`
	Done      time.Time  `json:"done,omitzero"`    // zero: open
	Dropped   time.Time  `json:"dropped,omitzero"` // when it was given up; zero: not
	Created   time.Time  `json:"-"`
	Updated   time.Time  `json:"-"`
	Trashed   time.Time  `json:"-"`
}

// Open reports whether the promise is still owed.
func (p *Promise) Open() bool { return p.Done.IsZero() && p.Dropped.IsZero() && p.Trashed.IsZero() }
