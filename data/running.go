package data

import (
	"cmp"
	"slices"
	"time"
)

// SessionLength is how long a session without an end runs, unless another one begins before.
const SessionLength = time.Hour

// Running gives the sessions that run at a moment, by their start: from the start on, up to and without the end. A session
// without an end runs until the next one begins, at most SessionLength. One that takes whole days runs where nothing
// else does. Cancelled ones never run.
func (e *Event) Running(at time.Time) []Session {
	var out, days []Session
	for _, s := range e.Sessions {
		switch {
		case s.Start.IsZero() || s.Start.After(at) || s.Status == Cancelled || !at.Before(e.sessionEnds(&s)):
		case s.AllDay(e.Location()):
			days = append(days, s)
		default:
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		out = days
	}
	slices.SortStableFunc(out, func(a, b Session) int { return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID)) })
	return out
}

// sessionEnds is when a session of the event is over.
func (e *Event) sessionEnds(s *Session) time.Time {
	if s.End.After(s.Start) {
		return s.End
	}
	end := s.Start.Add(SessionLength)
	for _, other := range e.Sessions {
		if other.Start.After(s.Start) && other.Start.Before(end) {
			end = other.Start
		}
	}
	return end
}

// SessionAt gives the id of the session that somebody is met in at a moment: the only one that runs; of several the
// one chosen last, else the one that the user goes to, of these the one that began last; else 0.
func SessionAt(e *Event, at time.Time, last int64) int64 {
	running := e.Running(at)
	if len(running) == 1 {
		return running[0].ID
	}
	id := int64(0)
	for _, s := range running {
		if s.ID == last {
			return last
		}
		if s.Going {
			id = s.ID
		}
	}
	return id
}

// Session gives the session of the event with an id; nil when there is none.
func (e *Event) Session(id int64) *Session {
	if i := slices.IndexFunc(e.Sessions, func(s Session) bool { return s.ID == id }); i >= 0 {
		return &e.Sessions[i]
	}
	return nil
}
