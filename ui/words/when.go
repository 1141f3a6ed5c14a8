package words

import (
	"strconv"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/ui/lang"
)

// ShortDay writes a day in a line: "12 Aug", with the year when it is another than now's.
func ShortDay(t, now time.Time) string {
	if t.Year() != now.Year() {
		return DayOfYear(t)
	}
	return lang.L("{{.Day}} {{.Month}}", t.Day(), ShortMonth(t.Month()))
}

// LongDay writes a day with its weekday and year.
func LongDay(t time.Time) string {
	return lang.L("{{.Weekday}} {{.Day}} {{.Month}} {{.Year}}", ShortWeekday(t.Weekday()), t.Day(), ShortMonth(t.Month()), strconv.Itoa(t.Year()))
}

// DayOfYear writes a day with its year: "12 Aug 2026".
func DayOfYear(t time.Time) string {
	return lang.L("{{.Day}} {{.Month}} {{.Year}}", t.Day(), ShortMonth(t.Month()), strconv.Itoa(t.Year()))
}

// The words of days and months, Sunday and January first.
var (
	shortWeekdays = [...]say.Text{say.T("Sun"), say.T("Mon"), say.T("Tue"), say.T("Wed"), say.T("Thu"), say.T("Fri"), say.T("Sat")}
	shortMonths   = [...]say.Text{
		say.T("Jan"), say.T("Feb"), say.T("Mar"), say.T("Apr"), say.X("may.short", "May"), say.T("Jun"),
		say.T("Jul"), say.T("Aug"), say.T("Sep"), say.T("Oct"), say.T("Nov"), say.T("Dec"),
	}
	longMonths = [...]say.Text{
		say.T("January"), say.T("February"), say.T("March"), say.T("April"), say.X("may.long", "May"), say.T("June"),
		say.T("July"), say.T("August"), say.T("September"), say.T("October"), say.T("November"), say.T("December"),
	}
)

// WeekdayAndDay writes a day in a line: "Mon 7 Dec", with the year when it is another than now's.
func WeekdayAndDay(d data.Date, now time.Time) string {
	return ShortWeekday(day.Weekday(d)) + " " + ShortDay(day.At(d, 0, time.UTC), now)
}

// ShortWeekday names a weekday: "Mon".
func ShortWeekday(d time.Weekday) string { return lang.Say(shortWeekdays[d]) }

// ShortMonth names a month in a line: "Aug".
func ShortMonth(m time.Month) string { return lang.Say(shortMonths[m-1]) }

// LongMonth names a month where it stands alone: "August".
func LongMonth(m time.Month) string { return lang.Say(longMonths[m-1]) }

// EventDays writes when an event is: "12–15 Aug 2026", "28 Aug – 2 Sep 2026"; "" without a date.
func EventDays(e *data.Event) string {
	if e.Start.IsZero() {
		return ""
	}
	from, to := e.Start.In(e.Location()), e.LastMoment()
	switch {
	case data.DateOf(from) == data.DateOf(to):
		return DayOfYear(from)
	case from.Year() != to.Year():
		return lang.L("{{.From}} – {{.To}}", DayOfYear(from), DayOfYear(to))
	case from.Month() != to.Month():
		return lang.L("{{.From}} – {{.To}}", ShortDay(from, to), DayOfYear(to))
	}
	return lang.L("{{.Day}}–{{.Last}} {{.Month}} {{.Year}}", from.Day(), to.Day(), ShortMonth(to.Month()), strconv.Itoa(to.Year()))
}

// EventTime is EventDays with weekday and times, for the detail.
func EventTime(e *data.Event) string {
	span := EventDays(e)
	if span == "" {
		return ""
	}
	from := e.Start.In(e.Location())
	if data.DateOf(from) == data.DateOf(e.LastMoment()) {
		span = LongDay(from)
	}
	if !e.AllDay {
		span += ", " + ClockSpan(from, e.End)
	}
	return span
}

// Due says when something is due: "today", "in 2 days", of a day that has passed "since 3 Aug"; "" without a date. It says nothing
// of how late that is.
func Due(due, today data.Date) string {
	if due.IsZero() || due.Year == 0 {
		return ""
	}
	on := ShortDay(day.At(due, 0, time.UTC), day.At(today, 0, time.UTC))
	switch n := due.Days() - today.Days(); {
	case n == 0:
		return lang.L("today")
	case n == 1:
		return lang.L("tomorrow")
	case n == -1:
		return lang.L("since yesterday")
	case n < 0:
		return lang.L("since {{.Day}}", on)
	case n < 7:
		return lang.N(n, "in {{.Count}} day", "in {{.Count}} days")
	default:
		return on
	}
}

// When writes a moment of the past: "today 09:12", "yesterday 17:30", "12 Aug 09:12".
func When(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch day(t) {
	case day(now):
		return lang.L("today {{.Time}}", t.Format("15:04"))
	case day(now.AddDate(0, 0, -1)):
		return lang.L("yesterday {{.Time}}", t.Format("15:04"))
	}
	return ShortDay(t, now) + " " + t.Format("15:04")
}
