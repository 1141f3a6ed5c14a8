package data

import (
	"cmp"
	"sync"
	"time"
)

// CurrentEventLimit is how long an event without an end stays the current event.
const CurrentEventLimit = 18 * time.Hour

// Event is a conference, workshop or meeting.
type Event struct {
	ID  int64
	UID string
	Rev int64

	Name  string
	Place string
	// Start and End are instants in UTC; zero when not known. With AllDay set they are the
	// first moment of the first and of the last day in Zone, and the event covers the
	// whole of both days.
	Start, End time.Time
	AllDay     bool
	Zone       string // IANA name ("Europe/Berlin") or "" for the computer's own
	Link       string
	Note       string
	// Status is what a calendar says other than that the event takes place, in its words: Cancelled, "POSTPONED".
	Status   string
	Sessions []Session

	Goal       string // what it is for, in the user's words
	GoalPeople int    // how many the user wants to meet; 0: not said
	Currency   string // ISO 4217 of Costs and Value; "" for none
	Costs      []Cost
	Value      int64        // what came of it, in minor units; 0: not said
	Within     FollowUpDays // how soon its people are written to
	Questions  []Question
	Closed     time.Time // when the user closed it; zero: open

	Source  Source
	Created time.Time
	Updated time.Time
	Trashed time.Time
}

// Session is one talk, workshop or slot of an event's programme.
type Session struct {
	ID       int64
	Title    string
	Speakers string
	Room     string
	Start    time.Time // UTC; zero when not known
	End      time.Time
	Zone     string
	Note     string
	Status   string // as of an event
	UID      string // as a calendar names it; "" for none
	Going    bool   // the user goes to it
}

// Cost is one line of what an event costs.
type Cost struct {
	Label string `json:"label"`
	Minor int64  `json:"minor"` // in minor units of the event's currency
}

// FollowUpDays are the days within which somebody is written to after an event, by warmth. 0 means the usual ones.
type FollowUpDays struct{ Hot, Warm, Cool int }

// The usual days within which somebody is written to.
const (
	HotDays  = 1
	WarmDays = 2
	CoolDays = 7
)

// Of gives the days for a warmth; who has none is as who is cool.
func (d FollowUpDays) Of(w Warmth) int {
	switch w {
	case Hot:
		return cmp.Or(d.Hot, HotDays)
	case Warm:
		return cmp.Or(d.Warm, WarmDays)
	}
	return cmp.Or(d.Cool, CoolDays)
}

// Cost is what the event costs in minor units of its currency; false when nothing is said.
func (e *Event) Cost() (minor int64, said bool) {
	for _, c := range e.Costs {
		minor += c.Minor
	}
	return minor, len(e.Costs) > 0
}

// Question gives the question of the event with a key; nil when there is none.
func (e *Event) Question(key string) *Question {
	for i := range e.Questions {
		if e.Questions[i].Key == key {
			return &e.Questions[i]
		}
	}
	return nil
}

// Cancelled is the status of what a calendar takes back.
const Cancelled = "CANCELLED"

// StatusHead stands before a status in the description that a file of another program gets.
const StatusHead = "Status: "

// Described is a note with the status before it, for files that have one text for both.
func Described(status, note string) string {
	switch {
	case status == "":
		return note
	case note == "":
		return StatusHead + status
	}
	return StatusHead + status + "\n\n" + note
}

// AllDay reports whether the session takes whole days, from midnight to midnight in its zone or, if it has
// none, in loc. Sessions with only days are stored so.
func (s *Session) AllDay(loc *time.Location) bool {
	if s.Start.IsZero() || !s.End.After(s.Start) {
		return false
	}
	if s.Zone != "" {
		loc = zone(s.Zone)
	}
	for _, t := range []time.Time{s.Start, s.End} {
		y, m, d := t.In(loc).Date()
		if !t.Equal(StartOfDay(y, m, d, loc)) {
			return false
		}
	}
	return true
}

// Phase says whether an event is ahead, going on or over.
type Phase int

// The phases of an event. An event without a start is Undated.
const (
	Undated Phase = iota
	Upcoming
	Now
	Past
)

// Location is the event's time zone, the computer's own when it names none.
func (e *Event) Location() *time.Location { return zone(e.Zone) }

// Ends is the moment the event is over: its end, the end of its last day when it is
// all-day, the end of its first day when only a start is known; zero without a start.
func (e *Event) Ends() time.Time {
	end := e.End
	if end.IsZero() || end.Before(e.Start) {
		if e.Start.IsZero() {
			return time.Time{}
		}
		y, m, d := e.Start.In(e.Location()).Date()
		return StartOfDay(y, m, d+1, e.Location())
	}
	if e.AllDay {
		y, m, d := end.In(e.Location()).Date()
		return StartOfDay(y, m, d+1, e.Location())
	}
	return end
}

// LastMoment is when the event ends, within its last day: an end at midnight belongs to the day before.
func (e *Event) LastMoment() time.Time {
	end := e.End
	if end.IsZero() || end.Before(e.Start) {
		end = e.Start
	}
	end = end.In(e.Location())
	if end.After(e.Start) && !e.AllDay && end.Hour() == 0 && end.Minute() == 0 {
		end = end.Add(-time.Minute)
	}
	return end
}

// GoesOn reports whether it is one of the event's days at the given moment.
func (e *Event) GoesOn(now time.Time) bool {
	if e.Start.IsZero() {
		return false
	}
	midnight := func(t time.Time) time.Time {
		y, m, d := t.In(e.Location()).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	today := midnight(now)
	return !today.Before(midnight(e.Start)) && !today.After(midnight(e.LastMoment()))
}

// Phase gives the phase of the event at a moment.
func (e *Event) Phase(now time.Time) Phase {
	switch {
	case e.Start.IsZero():
		return Undated
	case now.Before(e.Start):
		return Upcoming
	case now.Before(e.Ends()):
		return Now
	default:
		return Past
	}
}

// Current is the event where the user is, and since when.
type Current struct {
	EventID int64
	Since   time.Time // UTC: when the user said "I'm here"
}

// Over reports whether the current event has ended at a moment: it ends at the event's end if that was ahead at
// Since, else CurrentEventLimit after Since.
func (c Current) Over(e *Event, now time.Time) bool {
	if end := e.Ends(); end.After(c.Since) && !e.Start.IsZero() {
		return !now.Before(end)
	}
	return now.Sub(c.Since) >= CurrentEventLimit
}

// zones are the IANA zones that were loaded: each is a file to read. Names that are none are not kept.
var zones sync.Map

// zone loads an IANA zone or a fixed "+02:00"; unknown and empty names give time.Local.
func zone(name string) *time.Location {
	if name == "" {
		return time.Local
	}
	if loc, ok := zones.Load(name); ok {
		return loc.(*time.Location)
	}
	if loc, err := time.LoadLocation(name); err == nil {
		zones.Store(name, loc)
		return loc
	}
	if t, err := time.Parse("-07:00", name); err == nil {
		return t.Location()
	}
	return time.Local
}

// FirstDay is the day on which the event begins, in its zone; zero for an event without a start.
func (e *Event) FirstDay() Date {
	if e.Start.IsZero() {
		return Date{}
	}
	return DateOf(e.Start.In(e.Location()))
}

// LastDay is the day of LastMoment; zero for an event without a date.
func (e *Event) LastDay() Date {
	if e.Start.IsZero() && e.End.IsZero() {
		return Date{}
	}
	return DateOf(e.LastMoment())
}
