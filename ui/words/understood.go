package words

import (
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/lang"
)

// UnderstoodDay says a day as it was understood: "Fri 4 Dec 2026", "3 Feb" without a year; "" for none. Of figures that
// could be another day it says which they are not.
func UnderstoodDay(d day.Day) string {
	text := briefDay(d.Date)
	if text != "" && d.Date.Year != 0 {
		text = LongDay(day.At(d.Date, 0, time.UTC))
	}
	if text == "" || d.Other.IsZero() {
		return text
	}
	other := d.Other
	if other.Year == d.Date.Year {
		other.Year = 0
	}
	return lang.L("{{.Day}}, not {{.Other}}", text, briefDay(other))
}

// briefDay writes a day without its weekday: "3 Feb", "3 Feb 1980"; "" for none.
func briefDay(d data.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0:
		return lang.L("{{.Day}} {{.Month}}", d.Day, ShortMonth(time.Month(d.Month)))
	}
	return DayOfYear(day.At(d, 0, time.UTC))
}

// UnderstoodMoment says a moment as it was understood.
func UnderstoodMoment(m Moment, other data.Date) string {
	text := m.Long()
	if other.IsZero() {
		return text
	}
	return lang.L("{{.Day}}, not {{.Other}}", text, briefDay(data.Date{Month: other.Month, Day: other.Day}))
}
