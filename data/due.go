package data

import (
	"cmp"
	"slices"
)

// DueContact is a contact whom a clock says something of: they are due, or will be soon.
type DueContact struct {
	ContactID int64
	Name      string
	Clock     Clock
	State     ClockState
	Ratio     float64 // which part of the interval has passed
	Warmth    Warmth  // of the latest encounter that has one
	Reason    WriteReason
	// Coming is the event, ahead or going on, on whose list the contact is: 0 for none.
	Coming int64
}

// Weight orders those who are due: by how far the clock is, and by how warm it was.
func (d *DueContact) Weight() float64 { return d.Ratio * (1 + float64(d.Warmth)/3) }

// rank is the place of a state in a list: who is due or drifting first, then who is due soon, then who sleeps.
func (d *DueContact) rank() int {
	switch d.State {
	case Soon:
		return 1
	case Dormant:
		return 2
	}
	return 0
}

// SortDue brings a list into its order: who is due or drifting, who is due soon, who sleeps; among those by weight, then by name. sortKey
// gives what names are ordered by.
func SortDue(list []DueContact, sortKey func(*DueContact) string) {
	type place struct {
		rank   int
		weight float64
		at     int
	}
	places := make([]place, len(list))
	for i := range list {
		places[i] = place{list[i].rank(), list[i].Weight(), i}
	}
	slices.SortFunc(places, func(a, b place) int {
		if c := cmp.Or(a.rank-b.rank, cmp.Compare(b.weight, a.weight)); c != 0 {
			return c
		}
		x, y := &list[a.at], &list[b.at]
		return cmp.Or(cmp.Compare(sortKey(x), sortKey(y)), cmp.Compare(x.ContactID, y.ContactID), cmp.Compare(x.Clock.Kind, y.Clock.Kind), a.at-b.at)
	})
	sorted := make([]DueContact, len(list))
	for i, p := range places {
		sorted[i] = list[p.at]
	}
	copy(list, sorted)
}

// WriteReason is what is known of a contact that gives a reason to write: the last contact, what was said there, what is promised, what
// the user has in common with them. Each may be empty.
type WriteReason struct {
	Day     Date   // of the last contact by any medium
	Medium  Medium // of it
	EventID int64  // where it was; 0: at no event
	Event   string // its name
	Note    string // the first line of the latest note
	By      Ower   // who owes Promise
	Promise string // the open promise that is due first, the user's own before theirs
	Topic   string // a topic that both have
}

// Kind is what of a reason comes first.
func (r *WriteReason) Kind() WriteReasonKind {
	switch {
	case r.Promise != "" && r.By != ByThem:
		return OwedReason
	case r.Note != "":
		return NoteReason
	case r.Promise != "":
		return AwaitedReason
	case r.Topic != "":
		return TopicReason
	case !r.Day.IsZero():
		return LastReason
	}
	return ""
}

// WriteReasonKind names what a reason to write is about.
type WriteReasonKind string

// The kinds of reasons.
const (
	OwedReason    WriteReasonKind = "owed"    // the user promised something
	NoteReason    WriteReasonKind = "note"    // what was said the last time
	AwaitedReason WriteReasonKind = "awaited" // they promised something
	TopicReason   WriteReasonKind = "topic"   // both know about something
	LastReason    WriteReasonKind = "last"    // only when it was is known
)

// How an event that both go to rests the clock for meeting face to face.
const (
	ComingDays = 60 // so many days before it begins
	ComingRest = 7  // and so many after it
)

// Coming says how near an event is.
type Coming int

// How near an event is.
const (
	ComesNot  Coming = iota
	ComesSoon        // it begins within ComingDays, or goes on
	CameJust         // it ended at most ComingRest days ago
)

// Comes says how near the event is on a day.
func (e *Event) Comes(today Date) Coming {
	if e.Start.IsZero() {
		return ComesNot
	}
	first, last := e.FirstDay(), e.LastDay()
	switch {
	case first.Days()-today.Days() > ComingDays, today.Days()-last.Days() > ComingRest:
		return ComesNot
	case today.Days() > last.Days():
		return CameJust
	}
	return ComesSoon
}
