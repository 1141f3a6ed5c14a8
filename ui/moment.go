package ui

import (
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// moment is when something was lived, on the clocks that tell it: the event's where there is one, else
// those where it was lived. A clock that shows something else than this computer's names its zone.
type moment struct {
	at  time.Time // in the zone of those clocks
	day bool      // only the day is known
}

// momentOf is that of an encounter at an event, which may be none.
func momentOf(e *data.Encounter, event *data.Event) moment {
	return moment{data.In(e.At, e.Clocks(event.Zone)), e.AllDay}
}

// lastMet is when a person of a list was met last.
func lastMet(r *store.Row) moment {
	if r.LastMet.IsZero() {
		return moment{}
	}
	return moment{data.In(r.LastMet, r.LastZone), r.LastDay}
}

// long writes it in full: "Wed 12 Aug 2026, 09:12 JST", and the day alone where no more is known.
func (m moment) long() string {
	if m.day {
		return longDay(m.at)
	}
	return longDay(m.at) + ", " + timeOfDay(m.at)
}

// listed writes it as briefly as a list has room: the time today, the day this year, else the month; ""
// for none.
func (m moment) listed(now time.Time) string {
	if m.at.IsZero() {
		return ""
	}
	now = now.In(m.at.Location())
	switch {
	case dayOf(m.at) == dayOf(now) && m.day:
		return lang.L("today")
	case dayOf(m.at) == dayOf(now):
		return timeOfDay(m.at)
	case m.at.Year() == now.Year():
		return shortDay(m.at, now)
	}
	return lang.L("{{.Month}} {{.Year}}", shortMonth(m.at.Month()), strconv.Itoa(m.at.Year()))
}

// ago says how long it is: "20 min ago", "14:05", "yesterday", "12 Aug".
func (m moment) ago(now time.Time) string {
	now = now.In(m.at.Location())
	since := now.Sub(m.at)
	switch n := daysBetween(dayOf(m.at), dayOf(now)); {
	case n == 0 && m.day:
		return lang.L("today")
	case n == 0 && since.Abs() < time.Minute:
		return lang.L("just now")
	case n == 0 && since > 0 && since < time.Hour:
		return lang.N(int(since.Minutes()), "{{.Count}} min ago", "{{.Count}} min ago")
	case n == 0:
		return timeOfDay(m.at)
	case n == 1:
		return lang.L("yesterday")
	}
	return shortDay(m.at, now)
}

// typed writes it as day.Reader.Moment reads it.
func (m moment) typed() string {
	if m.day {
		return m.at.Format(time.DateOnly)
	}
	return m.at.Format("2006-01-02 15:04")
}

// timeOfDay writes it, and the zone where this computer's clock shows another: "09:12 JST".
func timeOfDay(t time.Time) string { return strings.TrimSpace(t.Format("15:04") + " " + zoneMark(t)) }

// clockSpan is timeOfDay from one moment to another of the same zone; to may be none.
func clockSpan(from, to time.Time) string {
	if !to.After(from) {
		return timeOfDay(from)
	}
	return from.Format("15:04") + "–" + timeOfDay(to.In(from.Location()))
}

// zoneMark is the short name of a moment's zone, or its offset where it has none; "" when this computer's
// clock shows the same.
func zoneMark(t time.Time) string {
	name, there := t.Zone()
	if _, here := t.Local().Zone(); there == here {
		return ""
	}
	if name == "" || strings.ContainsAny(name, "+-") {
		return "UTC" + t.Format("-07:00")
	}
	return name
}
