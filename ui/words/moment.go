package words

import (
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// Moment is when something was lived, on the clocks that tell it: the event's where there is one, else
// those where it was lived. A clock that shows something else than this computer's names its zone.
type Moment struct {
	At  time.Time // in the zone of those clocks
	Day bool      // only the day is known
}

// MomentOf is that of an encounter at an event, which may be none.
func MomentOf(e *data.Encounter, event *data.Event) Moment {
	return Moment{data.In(e.At, e.Clocks(event.Zone)), e.AllDay}
}

// LastMet is when a person of a list was met last.
func LastMet(r *store.Row) Moment {
	if r.LastMet.IsZero() {
		return Moment{}
	}
	return Moment{data.In(r.LastMet, r.LastZone), r.LastDay}
}

// Heard says when a person of a list was last in touch, as briefly as a list has room: with the way where that is newer than when
// they were met.
func Heard(r *store.Row, now time.Time) string {
	t := r.LastTouch
	if t.At.IsZero() || t.Medium.InPerson() || !t.At.After(r.LastMet) {
		return LastMet(r).Listed(now)
	}
	return Joined(" · ", Medium(t.Medium), Moment{data.In(t.At, t.Zone), t.Day}.Listed(now))
}

// Long writes it in full: "Wed 12 Aug 2026, 09:12 JST", and the day alone where no more is known.
func (m Moment) Long() string {
	if m.Day {
		return LongDay(m.At)
	}
	return LongDay(m.At) + ", " + timeOfDay(m.At)
}

// Listed writes it as briefly as a list has room: the time today, the day this year, else the month; ""
// for none.
func (m Moment) Listed(now time.Time) string {
	if m.At.IsZero() {
		return ""
	}
	now = now.In(m.At.Location())
	switch {
	case data.DateOf(m.At) == data.DateOf(now) && m.Day:
		return lang.L("today")
	case data.DateOf(m.At) == data.DateOf(now):
		return timeOfDay(m.At)
	case m.At.Year() == now.Year():
		return ShortDay(m.At, now)
	}
	return lang.L("{{.Month}} {{.Year}}", ShortMonth(m.At.Month()), strconv.Itoa(m.At.Year()))
}

// Ago says how long it is: "20 min ago", "14:05", "yesterday", "12 Aug".
func (m Moment) Ago(now time.Time) string {
	now = now.In(m.At.Location())
	since := now.Sub(m.At)
	switch n := data.DateOf(now).Days() - data.DateOf(m.At).Days(); {
	case n == 0 && m.Day:
		return lang.L("today")
	case n == 0 && since.Abs() < time.Minute:
		return lang.L("just now")
	case n == 0 && since > 0 && since < time.Hour:
		return lang.N(int(since.Minutes()), "{{.Count}} min ago", "{{.Count}} min ago")
	case n == 0:
		return timeOfDay(m.At)
	case n == 1:
		return lang.L("yesterday")
	}
	return ShortDay(m.At, now)
}

// Typed writes it as day.Reader.Moment reads it.
func (m Moment) Typed() string {
	if m.Day {
		return m.At.Format(time.DateOnly)
	}
	return m.At.Format("2006-01-02 15:04")
}

// timeOfDay writes it, and the zone where this computer's clock shows another: "09:12 JST".
func timeOfDay(t time.Time) string { return strings.TrimSpace(t.Format("15:04") + " " + ZoneMark(t)) }

// ClockSpan is timeOfDay from one moment to another of the same zone; to may be none.
func ClockSpan(from, to time.Time) string {
	if !to.After(from) {
		return timeOfDay(from)
	}
	return strings.TrimSpace(TimeSpan(from, to) + " " + ZoneMark(to.In(from.Location())))
}

// TimeSpan writes from when to when, on the clocks of the first moment, without their zone: ZoneMark stands beside the list.
// to may be none.
func TimeSpan(from, to time.Time) string {
	if !to.After(from) {
		return from.Format("15:04")
	}
	return from.Format("15:04") + "–" + to.In(from.Location()).Format("15:04")
}

// ZoneMark is the short name of a moment's zone, or its offset where it has none; "" when this computer's
// clock shows the same.
func ZoneMark(t time.Time) string {
	name, there := t.Zone()
	if _, here := t.Local().Zone(); there == here {
		return ""
	}
	if name == "" || strings.ContainsAny(name, "+-") {
		return "UTC" + t.Format("-07:00")
	}
	return name
}

// SessionTime writes when a session is, on the clocks of its event: "Mon 12 Oct, 09:00–09:30",
// "Mon 12 Oct, all day"; "" without a time.
func SessionTime(s *data.Session, loc *time.Location) string {
	if s.Start.IsZero() {
		return ""
	}
	from := s.Start.In(loc)
	if s.AllDay(loc) {
		if s.Zone != "" {
			from = data.In(s.Start, s.Zone)
		}
		last := s.End.Add(-time.Minute).In(from.Location())
		if last.YearDay() == from.YearDay() {
			return sessionDay(from) + ", " + lang.L("all day")
		}
		return sessionDay(from) + " – " + sessionDay(last)
	}
	return sessionDay(from) + ", " + ClockSpan(from, s.End)
}

// sessionDay is the day of a moment: "Mon 12 Oct".
func sessionDay(t time.Time) string {
	return lang.L("{{.Weekday}} {{.Day}} {{.Month}}", ShortWeekday(t.Weekday()), t.Day(), ShortMonth(t.Month()))
}
