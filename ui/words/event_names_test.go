package words

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
)

func TestEventsOfOneNameAreToldApart(t *testing.T) {
	atHome(t)
	test.NewTempApp(t) // names are measured
	day := func(d, hour int) time.Time { return time.Date(2026, 8, d, hour, 0, 0, 0, time.UTC) }
	var events []store.EventRow
	for _, e := range []data.Event{
		{Name: "Forum", Start: day(12, 9), Place: "Oslo"},
		{Name: "Fair", Start: day(12, 0), AllDay: true, Place: "Lund"},
		{Name: "Fair", Start: day(14, 0), AllDay: true, Place: "Lund"},
		{Name: "Round table", Start: day(12, 9), Place: "Room A"},
		{Name: "Round table", Start: day(12, 9), Place: "Room B"},
		{Name: "Tour", Start: day(12, 9), End: day(12, 10), Place: "Gate"},
		{Name: "Tour", Start: day(12, 14), Place: "Gate"},
		{Name: "Someday"},
		{Name: "Someday"},
	} {
		e.Zone = "UTC"
		events = append(events, store.EventRow{Event: e})
	}
	want := []string{
		"Forum", "Fair · 12 Aug 2026", "Fair · 14 Aug 2026", "Round table · 12 Aug 2026 · Room A", "Round table · 12 Aug 2026 · Room B",
		"Tour · 12 Aug 2026 · Gate · 09:00–10:00", "Tour · 12 Aug 2026 · Gate · 14:00", "Someday", "Someday",
	}
	if got := EventNames(events); !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), strings.Join(want, ", "))
	}
}
