package ui

import (
	"lanyard/data"
	"lanyard/data/store"
)

// eventNames names events for a choice. Those that share a name get their days beside it, and the place or,
// where that is the same, the time when the days are shared too.
func eventNames(events []store.EventRow) []string {
	names := make([]string, len(events))
	for i := range events {
		names[i] = inMenu(events[i].Name)
	}
	for _, more := range []func(*data.Event) string{
		eventSpan,
		func(e *data.Event) string { return inMenu(e.Place) },
		func(e *data.Event) string {
			if e.AllDay || e.Start.IsZero() {
				return ""
			}
			return clockSpan(e.Start.In(e.Location()), e.End)
		},
	} {
		times := map[string]int{}
		for _, n := range names {
			times[n]++
		}
		for i, n := range names {
			if times[n] > 1 {
				names[i] = joined(" · ", n, more(&events[i].Event))
			}
		}
	}
	return names
}
