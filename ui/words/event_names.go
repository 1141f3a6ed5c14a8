package words

import (
	"lanyard/data"
	"lanyard/data/store"
)

// EventNames names events for a choice. Those that share a name get their days beside it, and the place or,
// where that is the same, the time when the days are shared too.
func EventNames(events []store.EventRow) []string {
	names := make([]string, len(events))
	for i := range events {
		names[i] = InMenu(events[i].Name)
	}
	for _, more := range []func(*data.Event) string{
		EventDays,
		func(e *data.Event) string { return InMenu(e.Place) },
		func(e *data.Event) string {
			if e.AllDay || e.Start.IsZero() {
				return ""
			}
			return ClockSpan(e.Start.In(e.Location()), e.End)
		},
	} {
		times := map[string]int{}
		for _, n := range names {
			times[n]++
		}
		for i, n := range names {
			if times[n] > 1 {
				names[i] = Joined(" · ", n, more(&events[i].Event))
			}
		}
	}
	return names
}
