package ui

import (
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// dateEntry is the entry for a day or a moment: it takes the same words and figures everywhere, and has a
// calendar.
type dateEntry struct {
	*widget.Entry
	app    *Window
	toward day.Toward
	now    func() time.Time // on the clocks that count for it
	kind   dateKind
	from   func() data.Date // where the calendar opens when nothing is typed; nil: today
}

type dateKind int

const (
	oneDay dateKind = iota
	oneMoment
	aBirthday
)

func newDateEntry(a *Window, placeholder string, kind dateKind, toward day.Toward) *dateEntry {
	d := &dateEntry{app: a, toward: toward, kind: kind, now: a.Store.Now}
	d.Entry = widget.NewDropEntry(placeholder, "calendar", withKey(lang.L("Calendar"), keys.Icons), d.drop)
	return d
}

// reader reads days as the user's region writes them.
func (a *Window) reader(today data.Date, toward day.Toward) day.Reader {
	return day.Reader{Today: today, Order: day.OrderOf(a.Region()), Toward: toward}
}

func (d *dateEntry) reader() day.Reader { return d.app.reader(day.Of(d.now()), d.toward) }

// moment reads a day with a time, or a day alone.
func (d *dateEntry) moment() (day.Moment, error) { return d.reader().Moment(d.Text, d.now()) }

// day reads the day, whatever kind of entry it is.
func (d *dateEntry) day() (day.Day, error) {
	switch d.kind {
	case oneMoment:
		m, err := d.moment()
		return day.Day{Date: day.Of(m.Time), Other: m.Other}, err
	case aBirthday:
		return d.reader().Birthday(d.Text)
	}
	return d.reader().Day(d.Text)
}

// optional is day of an entry that may be empty.
func (d *dateEntry) optional() (day.Day, error) {
	if strings.TrimSpace(d.Text) == "" {
		return day.Day{}, nil
	}
	return d.day()
}

// drop opens the calendar below the entry.
func (d *dateEntry) drop() {
	canvas := d.app.Native.Canvas()
	today := day.Of(d.now())
	got, err := d.day()
	var chosen time.Time
	if err == nil {
		if got.Date.Year == 0 {
			got.Date.Year = today.Year
		}
		chosen = at(got.Date, 0, time.UTC)
	}
	calendar := widget.NewCalendar(at(today, 0, time.UTC), chosen, calendarWords(d.app.Region()))
	if err != nil && d.from != nil {
		if from := d.from(); !from.IsZero() {
			calendar.OpenAt(at(from, 0, time.UTC))
		}
	}
	hide := widget.Below(d.Entry, calendar)
	shut := func() {
		hide()
		canvas.Focus(d.Entry)
	}
	calendar.OnClose = shut
	calendar.OnChosen = func(t time.Time) {
		shut()
		d.pick(day.Of(t))
	}
	canvas.Focus(calendar)
}

// pick writes a day that was chosen; a time that was typed stays.
func (d *dateEntry) pick(date data.Date) {
	text := date.String()
	if m, err := d.moment(); d.kind == oneMoment && err == nil && !m.AllDay {
		text += " " + m.Time.Format("15:04")
	}
	d.SetText(text)
	d.CursorColumn = len(text)
	d.Refresh()
}

// calendarWords are the words of the calendar, and the first day of the week where the user is.
func calendarWords(region string) widget.CalendarWords {
	w := widget.CalendarWords{First: day.WeekStart(region)}
	w.Arrows = [2]string{withKey(lang.L("Month before"), keys.MonthBefore), withKey(lang.L("Next month"), keys.MonthAfter)}
	for i := range w.Days {
		w.Days[i] = shortWeekday(time.Weekday(i))
	}
	for i := range w.Months {
		w.Months[i] = lang.Say(months[i])
	}
	return w
}

// dayWords says a day as it was understood: "Fri 4 Dec 2026", "3 Feb" without a year; "" for none. Of figures that
// could be another day it says which they are not.
func dayWords(d day.Day) string {
	words := briefDay(d.Date)
	if words != "" && d.Date.Year != 0 {
		words = longDay(at(d.Date, 0, time.UTC))
	}
	if words == "" || d.Other.IsZero() {
		return words
	}
	other := d.Other
	if other.Year == d.Date.Year {
		other.Year = 0
	}
	return lang.L("{{.Day}}, not {{.Other}}", words, briefDay(other))
}

// briefDay writes a day without its weekday: "3 Feb", "3 Feb 1980"; "" for none.
func briefDay(d data.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0:
		return lang.L("{{.Day}} {{.Month}}", d.Day, shortMonth(time.Month(d.Month)))
	}
	return dayOfYear(at(d, 0, time.UTC))
}

// momentWords says a moment as it was understood.
func momentWords(m moment, other data.Date) string {
	words := m.long()
	if other.IsZero() {
		return words
	}
	return lang.L("{{.Day}}, not {{.Other}}", words, briefDay(data.Date{Month: other.Month, Day: other.Day}))
}
