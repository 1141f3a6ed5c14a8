package ui

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"lanyard/data"
)

var (
	dottedDay = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?$`)
	slashDay  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$`)
	clockTime = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?$`)
)

// writtenDays are the forms with a month's name that a day may be typed in.
var writtenDays = []string{"2 January 2006", "2 Jan 2006", "2. January 2006", "2. Jan 2006", "January 2 2006", "Jan 2 2006"}

// parseDay reads a day as people type it: ISO 8601, "12.8.2026", "12.8." (of the year of today),
// "25/12/2026" where only one reading is a day, "12 Aug 2026", "Aug 12, 2026".
func parseDay(text string, today data.Date) (data.Date, error) {
	text = strings.TrimSpace(text)
	if d, err := data.ParseDate(text); err == nil && d.Year > 0 {
		return d, nil
	}
	d := data.Date{}
	if m := dottedDay.FindStringSubmatch(text); m != nil {
		d = data.Date{Year: today.Year, Month: atoi(m[2]), Day: atoi(m[1])}
		if m[3] != "" {
			d.Year = fullYear(m[3])
		}
	} else if m := slashDay.FindStringSubmatch(text); m != nil {
		a, b := atoi(m[1]), atoi(m[2])
		switch {
		case a > 12 || a == b:
			d = data.Date{Year: fullYear(m[3]), Month: b, Day: a}
		case b > 12:
			d = data.Date{Year: fullYear(m[3]), Month: a, Day: b}
		default:
			return d, &data.FieldError{Field: "date", Value: text, Reason: lang.L("two days? Write 2026-08-12")}
		}
	} else {
		d = writtenDay(text)
	}
	if d.IsZero() || !d.Valid() {
		return data.Date{}, &data.FieldError{Field: "date", Value: text, Reason: lang.L("no day: write 2026-08-12")}
	}
	return d, nil
}

func writtenDay(text string) data.Date {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
	for _, form := range writtenDays {
		if t, err := time.Parse(form, text); err == nil {
			return data.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
		}
	}
	return data.Date{}
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits) // only digits come here
	return n
}

func fullYear(digits string) int {
	if n := atoi(digits); len(digits) == 2 {
		return 2000 + n
	} else {
		return n
	}
}

// parseClock reads a time of day, "9:30", "14", "2 pm", as minutes after midnight.
func parseClock(text string) (int, error) {
	m := clockTime.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	bad := &data.FieldError{Field: "time", Value: text, Reason: lang.L("no time: write 14:30")}
	if m == nil {
		return 0, bad
	}
	hour, minute := atoi(m[1]), 0
	if m[2] != "" {
		minute = atoi(m[2])
	}
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, bad
		}
		hour %= 12
		if m[3] == "p" {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return 0, bad
	}
	return hour*60 + minute, nil
}

// parseMoment reads a day and a time of day, "2026-08-12 14:30", "12.8. 2 pm"; a time alone is one of
// today. Of a day alone, "12.8.2026", it gives the first moment, and allDay.
func parseMoment(text string, today data.Date, loc *time.Location) (t time.Time, allDay bool, err error) {
	words := strings.Fields(text)
	for i := range words {
		minutes, err := parseClock(strings.Join(words[i:], " "))
		if err != nil {
			continue
		}
		day := today
		if i > 0 {
			if day, err = parseDay(strings.Join(words[:i], " "), today); err != nil {
				continue
			}
		}
		return at(day, minutes, loc), false, nil
	}
	if day, err := parseDay(text, today); err == nil && !strings.Contains(text, ":") { // a time that is none
		return at(day, 0, loc), true, nil
	}
	return time.Time{}, false, &data.FieldError{Field: "time", Value: text, Reason: lang.L("write 2026-08-12 14:30")}
}

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
	s := strconv.Itoa(t.Day()) + " " + shortMonth(t.Month())
	if t.Year() != now.Year() {
		s += " " + strconv.Itoa(t.Year())
	}
	return s
}

// longDay writes a day with its weekday and year.
func longDay(t time.Time) string {
	return lang.L(t.Weekday().String()[:3]) + " " + fmt.Sprintf("%d %s %d", t.Day(), shortMonth(t.Month()), t.Year())
}

func shortMonth(m time.Month) string { return lang.L(m.String()[:3]) }

// eventSpan writes when an event is: "12–15 Aug 2026", "28 Aug – 2 Sep 2026"; "" without a date.
func eventSpan(e *data.Event) string {
	if e.Start.IsZero() {
		return ""
	}
	from, to := e.Start.In(e.Location()), lastMoment(e)
	year := strconv.Itoa(to.Year())
	switch {
	case dayOf(from) == dayOf(to):
		return fmt.Sprintf("%d %s %s", from.Day(), shortMonth(from.Month()), year)
	case from.Year() != to.Year():
		return fmt.Sprintf("%d %s %d – %d %s %s", from.Day(), shortMonth(from.Month()), from.Year(), to.Day(), shortMonth(to.Month()), year)
	case from.Month() != to.Month():
		return fmt.Sprintf("%d %s – %d %s %s", from.Day(), shortMonth(from.Month()), to.Day(), shortMonth(to.Month()), year)
	}
	return fmt.Sprintf("%d–%d %s %s", from.Day(), to.Day(), shortMonth(to.Month()), year)
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
		span = lang.L(from.Weekday().String()[:3]) + " " + span
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
	case n == -1:
		return lang.L("1 day overdue"), true
	case n < 0:
		return fmt.Sprintf(lang.L("%d days overdue"), -n), true
	case n < 7:
		return fmt.Sprintf(lang.L("in %d days"), n), false
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
		return lang.L("today") + " " + t.Format("15:04")
	case day(now.AddDate(0, 0, -1)):
		return lang.L("yesterday") + " " + t.Format("15:04")
	}
	return shortDay(t, now) + " " + t.Format("15:04")
}
