package data

import (
	"cmp"
	"strings"
	"time"
)

// PromiseState is how a promise stands.
type PromiseState string

// The states of a promise.
const (
	PromiseOpen    PromiseState = "open"    // owed, and in sight
	PromiseSnoozed PromiseState = "snoozed" // owed, and out of sight until a day
	PromiseDone    PromiseState = "done"
	PromiseDropped PromiseState = "dropped" // given up
)

// PromiseStates are all states, in the order in which they are offered.
var PromiseStates = []PromiseState{PromiseOpen, PromiseSnoozed, PromiseDone, PromiseDropped}

// Ahead reports whether the first day of the event, in its zone, has not begun yet.
func (e *Event) Ahead(now time.Time) bool {
	first := e.FirstDay()
	return !first.IsZero() && now.Before(StartOfDay(first.Year, time.Month(first.Month), first.Day, e.Location()))
}

// HoldsBack reports whether a promise that waits for the event is out of sight: before its first day, unless it does not take
// place.
func (e *Event) HoldsBack(now time.Time) bool {
	return e.ID != 0 && e.Trashed.IsZero() && e.Status != Cancelled && e.Ahead(now)
}

// HiddenUntil is the day on which an open promise comes back into sight; zero when it is in sight. event is that of
// SnoozedEvent, the zero event when there is none or it is gone. The day of a snooze begins on the clocks of now.
func (p *Promise) HiddenUntil(event *Event, now time.Time) Date {
	var until Date
	if !p.Open() {
		return until
	}
	if today := DateOf(now); !p.Snoozed.IsZero() && p.Snoozed.Days() > today.Days() {
		until = p.Snoozed
	}
	if p.SnoozedEvent == event.ID && event.HoldsBack(now) {
		if first := event.FirstDay(); until.IsZero() || first.Days() > until.Days() {
			until = first
		}
	}
	return until
}

// State is how the promise stands; event is as for HiddenUntil.
func (p *Promise) State(event *Event, now time.Time) PromiseState {
	switch {
	case !p.Done.IsZero():
		return PromiseDone
	case !p.Dropped.IsZero():
		return PromiseDropped
	case !p.HiddenUntil(event, now).IsZero():
		return PromiseSnoozed
	}
	return PromiseOpen
}

// Finish says that the promise was kept, also one that was dropped before.
func (p *Promise) Finish(now time.Time) { p.Done, p.Dropped = now, time.Time{} }

// Drop gives the promise up, also one that was done before.
func (p *Promise) Drop(now time.Time) { p.Done, p.Dropped = time.Time{}, now }

// Again has the promise be owed and in sight, as it was before it was done, dropped or snoozed.
func (p *Promise) Again() {
	p.Done, p.Dropped, p.Snoozed, p.SnoozedEvent = time.Time{}, time.Time{}, Date{}, 0
}

// Snooze hides the promise until a day, instead of until an event.
func (p *Promise) Snooze(until Date) { p.Snoozed, p.SnoozedEvent = until, 0 }

// SnoozeUntil hides the promise until the first day of an event, instead of until a day.
func (p *Promise) SnoozeUntil(event int64) { p.Snoozed, p.SnoozedEvent = Date{}, event }

// Passed reports whether the day of the promise has passed, which changes nothing: it is owed until it is done or dropped.
func (p *Promise) Passed(today Date) bool {
	return p.Open() && p.Due.Year != 0 && p.Due.Days() < today.Days()
}

// Same reports whether somebody is promised the same once more: the same words, by the same side, until the same day.
func (p *Promise) Same(o *Promise) bool {
	by := func(p *Promise) bool { return p.By == ByThem }
	return p.Open() && o.Open() && p.ContactID == o.ContactID && by(p) == by(o) && p.Due == o.Due && strings.TrimSpace(p.Text) == strings.TrimSpace(o.Text)
}

// Sooner orders promises by the day until which they are owed; those without one come last, of one day the older first.
func (p *Promise) Sooner(o *Promise) int { return cmp.Or(p.Due.sooner(o.Due), cmp.Compare(p.ID, o.ID)) }
