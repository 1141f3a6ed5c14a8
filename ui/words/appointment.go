package words

import (
	"time"

	"lanyard/data"
	"lanyard/ui/lang"
)

// AppointmentTime writes when an appointment is on the clocks of its event, or on its own where it names a zone: "Thu 13 Aug,
// 10:00–10:30"; of one today the time alone.
func AppointmentTime(a *data.Appointment, event *data.Event, now time.Time) string {
	start := AppointmentStart(a, event)
	span := ClockSpan(start, a.End)
	if data.DateOf(start) == data.DateOf(now.In(start.Location())) {
		return span
	}
	return lang.L("{{.Weekday}} {{.Day}}, {{.Time}}", ShortWeekday(start.Weekday()), ShortDay(start, now.In(start.Location())), lang.Whole(span))
}

// AppointmentStart is when an appointment begins, on its clocks.
func AppointmentStart(a *data.Appointment, event *data.Event) time.Time {
	if a.Zone != "" {
		return data.In(a.Start, a.Zone)
	}
	return a.Start.In(event.Location())
}

// Clashes names what takes the same time, each with its time on the clocks of an event; names are those of contacts.
func Clashes(of []data.Clash, names map[int64]string, event *data.Event) string {
	parts := make([]string, len(of))
	for i, c := range of {
		what := c.Title
		if c.Kind == data.WithAppointment {
			what = lang.L("appointment with {{.Name}}", names[c.ContactID])
		}
		parts[i] = lang.L("{{.What}} ({{.Time}})", what, ClockSpan(c.Start.In(event.Location()), c.End))
	}
	return Joined(", ", parts...)
}
