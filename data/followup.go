package data

import (
	"cmp"
	"slices"
	"time"
)

// FollowUp is somebody of an event with whom something is open.
type FollowUp struct {
	*PersonFacts
	Warmth Warmth
	Owed   []Promise // the open promises of both sides, the first due first
	// By is the day until which they are to be heard of: that of the first promise, or as many days after the event as its
	// FollowUpDays say. Zero: no day.
	By Date
}

// FollowUps gives with whom of the met something is open: hot first, then by the day until which, then in the order of the facts.
func (f *EventFacts) FollowUps() []FollowUp {
	var out []FollowUp
	for i := range f.People {
		if p := &f.People[i]; f.Open(p) {
			out = append(out, f.followUp(p))
		}
	}
	slices.SortStableFunc(out, func(a, b FollowUp) int {
		return cmp.Or(cmp.Compare(b.Warmth, a.Warmth), a.By.sooner(b.By))
	})
	return out
}

// Open reports whether something is open with somebody who was met: they owe something or are owed it, or nothing was heard of
// them since. Who is closed is done with, whatever else is.
func (f *EventFacts) Open(p *PersonFacts) bool {
	if !p.Met() || p.Attendee != nil && p.Attendee.Status == Closed {
		return false
	}
	return f.FollowedUp(p).IsZero() || len(f.owed(p)) > 0
}

// Owes reports whether a promise of the event is open, by whichever side.
func (f *EventFacts) Owes(p *PersonFacts) bool { return len(f.owed(p)) > 0 }

// owed gives the open promises of the event.
func (f *EventFacts) owed(p *PersonFacts) []Promise {
	out := slices.DeleteFunc(f.FromEvent(p), func(o Promise) bool { return !o.Open() })
	slices.SortStableFunc(out, func(a, b Promise) int { return a.Due.sooner(b.Due) })
	return out
}

// FollowUpOf says what is open with somebody of the event; of one with whom nothing is, that.
func (f *EventFacts) FollowUpOf(p *PersonFacts) FollowUp { return f.followUp(p) }

func (f *EventFacts) followUp(p *PersonFacts) FollowUp {
	u := FollowUp{PersonFacts: p, Warmth: p.Warmth(), Owed: f.owed(p)}
	if f.FollowedUp(p).IsZero() {
		u.By = f.HearBy(u.Warmth)
	}
	if len(u.Owed) > 0 && u.Owed[0].Due.sooner(u.By) < 0 {
		u.By = u.Owed[0].Due
	}
	return u
}

// HearBy is the day until which somebody is written to who was so warm: so many days after the last day of the event, in its
// zone. Zero for an event without days.
func (f *EventFacts) HearBy(w Warmth) Date {
	last := f.last()
	if last.IsZero() {
		return Date{}
	}
	return DateOf(last.AddDate(0, 0, f.Event.Within.Of(w)))
}

// last is the last day of the event, at midnight UTC; zero when it has no days.
func (f *EventFacts) last() time.Time {
	_, end := f.Span()
	if end.IsZero() {
		return end
	}
	last := f.Event.LastMoment()
	if f.Event.Start.IsZero() {
		last = end.Add(-time.Minute)
	}
	return midnight(last, f.Event.Location())
}

// midnight is the day of a moment in a place, as midnight UTC: two of them are whole days apart.
func midnight(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// sooner compares two days with a year; no day comes after each.
func (d Date) sooner(o Date) int {
	switch {
	case d.IsZero() && o.IsZero():
		return 0
	case d.IsZero():
		return 1
	case o.IsZero():
		return -1
	}
	return cmp.Or(d.Year-o.Year, d.Month-o.Month, d.Day-o.Day)
}

// Missing gives who is wanted and was not met, did not cancel, and is not carried over to a later event.
func (f *EventFacts) Missing() []*PersonFacts {
	var out []*PersonFacts
	for i := range f.People {
		if p := &f.People[i]; p.Missed() && p.Next == 0 {
			out = append(out, p)
		}
	}
	return out
}
