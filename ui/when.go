package ui

import (
	"strconv"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/ui/lang"
)

// at is the moment of a day at minutes after midnight in a zone.
func at(d data.Date, minutes int, loc *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, minutes, 0, 0, loc)
}

func dayOf(t time.Time) data.Date {
	y, m, d := t.Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

// shortDay writes a day in a line: "12 Aug", with the year when it is another than now's.
func shortDay(t, now time.Time) string {
	if t.Year() != now.Year() {
		return dayOfYear(t)
	}
	return lang.L("{{.Day}} {{.Month}}", t.Day(), shortMonth(t.Month()))
}

// longDay writes a day with its weekday and year.
func longDay(t time.Time) string {
	return lang.L("{{.Weekday}} {{.Day}} {{.Month}} {{.Year}}", shortWeekday(t.Weekday()), t.Day(), shortMonth(t.Month()), strconv.Itoa(t.Year()))
}

// dayOfYear writes a day with its year: "12 Aug 2026".
func dayOfYear(t time.Time) string {
	return lang.L("{{.Day}} {{.Month}} {{.Year}}", t.Day(), shortMonth(t.Month()), strconv.Itoa(t.Year()))
}

// The words of days and months, Sunday and January first.
var (
	shortWeekdays = [...]say.Text{say.T("Sun"), say.T("Mon"), say.T("Tue"), say.T("Wed"), say.T("Thu"), say.T("Fri"), say.T("Sat")}
	shortMonths   = [...]say.Text{
		say.T("Jan"), say.T("Feb"), say.T("Mar"), say.T("Apr"), say.X("may.short", "May"), say.T("Jun"),
		say.T("Jul"), say.T("Aug"), say.T("Sep"), say.T("Oct"), say.T("Nov"), say.T("Dec"),
	}
	months = [...]say.Text{
		say.T("January"), say.T("February"), say.T("March"), say.T("April"), say.X("may.long", "May"), say.T("June"),
		say.T("July"), say.T("August"), say.T("September"), say.T("October"), say.T("November"), say.T("December"),
	}
)

func shortWeekday(d time.Weekday) string { return lang.Say(shortWeekdays[d]) }

func shortMonth(m time.Month) string { return lang.Say(shortMonths[m-1]) }

// eventSpan writes when an event is: "12–15 Aug 2026", "28 Aug – 2 Sep 2026"; "" without a date.
func eventSpan(e *data.Event) string {
	if e.Start.IsZero() {
		return ""
	}
	from, to := e.Start.In(e.Location()), lastMoment(e)
	switch {
	case dayOf(from) == dayOf(to):
		return dayOfYear(from)
	case from.Year() != to.Year():
		return lang.L("{{.From}} – {{.To}}", dayOfYear(from), dayOfYear(to))
	case from.Month() != to.Month():
		return lang.L("{{.From}} – {{.To}}", shortDay(from, to), dayOfYear(to))
	}
	return lang.L("{{.Day}}–{{.Last}} {{.Month}} {{.Year}}", from.Day(), to.Day(), shortMonth(to.Month()), strconv.Itoa(to.Year()))
}

// lastMoment is when an event ends, within its last day: an end at midnight belongs to the day before.
func lastMoment(e *data.Event) time.Time {
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

// eventWhen is eventSpan with weekday and times, for the detail.
func eventWhen(e *data.Event) string {
	span := eventSpan(e)
	if span == "" {
		return ""
	}
	from := e.Start.In(e.Location())
	if dayOf(from) == dayOf(lastMoment(e)) {
		span = longDay(from)
	}
	if !e.AllDay {
		span += ", " + clockSpan(from, e.End)
	}
	return span
}

// daysBetween counts days from a to b; both need a year.
func daysBetween(a, b data.Date) int {
	return int(at(b, 0, time.UTC).Sub(at(a, 0, time.UTC)).Hours() / 24)
}

// dueWords says when something is due: "today", "in 2 days", "3 days overdue"; "" without a date.
func dueWords(due, today data.Date) (text string, overdue bool) {
	if due.IsZero() || due.Year == 0 {
		return "", false
	}
	switch n := daysBetween(today, due); {
	case n == 0:
		return lang.L("today"), false
	case n == 1:
		return lang.L("tomorrow"), false
	case n < 0:
		return lang.N(-n, "{{.Count}} day overdue", "{{.Count}} days overdue"), true
	case n < 7:
		return lang.N(n, "in {{.Count}} day", "in {{.Count}} days"), false
	default:
		return shortDay(at(due, 0, time.UTC), at(today, 0, time.UTC)), false
	}
}

// momentText writes a moment of the past: "today 09:12", "yesterday 17:30", "12 Aug 09:12".
func momentText(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch day(t) {
	case day(now):
		return lang.L("today {{.Time}}", t.Format("15:04"))
	case day(now.AddDate(0, 0, -1)):
		return lang.L("yesterday {{.Time}}", t.Format("15:04"))
	}
	return shortDay(t, now) + " " + t.Format("15:04")
}
