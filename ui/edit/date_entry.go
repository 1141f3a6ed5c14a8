package edit

import (
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// DateEntry is the entry for a day or a moment: it takes the same words and figures everywhere, and has a
// calendar.
type DateEntry struct {
	*widget.Entry
	w      *window.Window
	toward day.Toward
	Now    func() time.Time // on the clocks that count for it
	kind   DateKind
	from   func() data.Date // where the calendar opens when nothing is typed; nil: today
}

// DateKind is what a date entry is read as.
type DateKind int

// What a date entry is read as.
const (
	OneDay    DateKind = iota // a day
	OneMoment                 // a day, with a time or without
	ABirthday                 // a day whose year may be missing
)

// NewDateEntry is an empty entry. toward says which day is meant by figures or words that could be several.
func NewDateEntry(w *window.Window, placeholder string, kind DateKind, toward day.Toward) *DateEntry {
	d := &DateEntry{w: w, toward: toward, kind: kind, Now: w.Store.Now}
	d.Entry = widget.NewDropEntry(placeholder, "calendar", window.WithKey(lang.L("Calendar"), keys.Icons), d.drop)
	return d
}

// reader reads days as the user's region writes them.
func reader(w *window.Window, today data.Date, toward day.Toward) day.Reader {
	return day.Reader{Today: today, Order: day.OrderOf(w.Region()), Toward: toward}
}

func (d *DateEntry) reader() day.Reader { return reader(d.w, data.DateOf(d.Now()), d.toward) }

// Moment reads a day with a time, or a day alone.
func (d *DateEntry) Moment() (day.Moment, error) { return d.reader().Moment(d.Text, d.Now()) }

// day reads the day, whatever kind of entry it is.
func (d *DateEntry) day() (day.Day, error) {
	switch d.kind {
	case OneMoment:
		m, err := d.Moment()
		return day.Day{Date: data.DateOf(m.Time), Other: m.Other}, err
	case ABirthday:
		return d.reader().Birthday(d.Text)
	}
	return d.reader().Day(d.Text)
}

// Day reads the day, whatever kind of entry it is.
func (d *DateEntry) Day() (day.Day, error) { return d.day() }

// Optional is Day of an entry that may be empty.
func (d *DateEntry) Optional() (day.Day, error) { return d.optional() }

// optional is day of an entry that may be empty.
func (d *DateEntry) optional() (day.Day, error) {
	if strings.TrimSpace(d.Text) == "" {
		return day.Day{}, nil
	}
	return d.day()
}

// drop opens the calendar below the entry.
func (d *DateEntry) drop() {
	canvas := d.w.Native.Canvas()
	today := data.DateOf(d.Now())
	got, err := d.day()
	var chosen time.Time
	if err == nil {
		if got.Date.Year == 0 {
			got.Date.Year = today.Year
		}
		chosen = day.At(got.Date, 0, time.UTC)
	}
	calendar := widget.NewCalendar(day.At(today, 0, time.UTC), chosen, calendarWords(d.w.Region()))
	if err != nil && d.from != nil {
		if from := d.from(); !from.IsZero() {
			calendar.OpenAt(day.At(from, 0, time.UTC))
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
		d.pick(data.DateOf(t))
	}
	canvas.Focus(calendar)
}

// pick writes a day that was chosen; a time that was typed stays.
func (d *DateEntry) pick(date data.Date) {
	text := date.String()
	if m, err := d.Moment(); d.kind == OneMoment && err == nil && !m.AllDay {
		text += " " + m.Time.Format("15:04")
	}
	d.SetText(text)
	d.CursorColumn = len(text)
	d.Refresh()
}

// calendarWords are the words of the calendar, and the first day of the week where the user is.
func calendarWords(region string) widget.CalendarWords {
	w := widget.CalendarWords{First: day.WeekStart(region)}
	w.Arrows = [2]string{window.WithKey(lang.L("Month before"), keys.MonthBefore), window.WithKey(lang.L("Next month"), keys.MonthAfter)}
	for i := range w.Days {
		w.Days[i] = words.ShortWeekday(time.Weekday(i))
	}
	for i := range w.Months {
		w.Months[i] = words.LongMonth(time.Month(i + 1))
	}
	return w
}
