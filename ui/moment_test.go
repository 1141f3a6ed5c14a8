package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/words"
)

// atHome makes this computer's zone UTC for a test.
func atHome(t *testing.T) {
	t.Helper()
	was := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = was })
}

func TestAMomentIsToldByTheEventsClocks(t *testing.T) {
	atHome(t)
	now := time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)
	when := func(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }
	for _, c := range []struct {
		claim             string
		met               data.Encounter
		event             data.Event
		long, listed, ago string
	}{
		{"at no event, here", data.Encounter{At: when(3), Zone: "UTC"}, data.Event{}, "Wed 12 Aug 2026, 09:00", "09:00", "09:00"},
		{"at no event, elsewhere", data.Encounter{At: when(3), Zone: "Asia/Tokyo"}, data.Event{}, "Wed 12 Aug 2026, 18:00 JST", "18:00 JST", "18:00 JST"},
		{"the event's clocks, not the laptop's", data.Encounter{At: when(3), Zone: "UTC"}, data.Event{Zone: "Asia/Tokyo"}, "Wed 12 Aug 2026, 18:00 JST", "18:00 JST", "18:00 JST"},
		{"an event with no zone leaves those where it was lived", data.Encounter{At: when(3), Zone: "Asia/Tokyo"}, data.Event{Name: "Fair"}, "Wed 12 Aug 2026, 18:00 JST", "18:00 JST", "18:00 JST"},
		{"a zone without a short name", data.Encounter{At: when(3)}, data.Event{Zone: "Asia/Tashkent"}, "Wed 12 Aug 2026, 14:00 UTC+05:00", "14:00 UTC+05:00", "14:00 UTC+05:00"},
		{"the day is the event's too", data.Encounter{At: when(22)}, data.Event{Zone: "Asia/Tokyo"}, "Tue 11 Aug 2026, 23:00 JST", "11 Aug", "yesterday"},
		{"a zone of the same time needs no mark", data.Encounter{At: when(3)}, data.Event{Zone: "Africa/Abidjan"}, "Wed 12 Aug 2026, 09:00", "09:00", "09:00"},
		{"a little ago", data.Encounter{At: now.Add(-20 * time.Minute)}, data.Event{Zone: "Asia/Tokyo"}, "Wed 12 Aug 2026, 20:40 JST", "20:40 JST", "20 min ago"},
		{"only the day is known", data.Encounter{At: when(12), AllDay: true, Zone: "UTC"}, data.Event{Zone: "America/New_York"}, "Wed 12 Aug 2026", "today", "today"},
		{"only the day is known, of last year", data.Encounter{At: when(12 + 24*365), AllDay: true, Zone: "UTC"}, data.Event{}, "Tue 12 Aug 2025", "Aug 2025", "12 Aug 2025"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			m := words.MomentOf(&c.met, &c.event)
			if m.Long() != c.long || m.Listed(now) != c.listed || m.Ago(now) != c.ago {
				t.Errorf("%q, %q, %q; want %q, %q, %q", m.Long(), m.Listed(now), m.Ago(now), c.long, c.listed, c.ago)
			}
			row := store.Row{LastMet: c.met.At, LastDay: c.met.AllDay, LastZone: c.met.Clocks(c.event.Zone)}
			if got := words.LastMet(&row).Listed(now); got != c.listed {
				t.Errorf("the list says %q, want %q", got, c.listed)
			}
		})
	}
}

func TestTheMomentOfAnEncounterSurvivesItsEntry(t *testing.T) {
	atHome(t)
	a := newScreens(t)
	tokyo := data.Event{ID: 1, Zone: "Asia/Tokyo"}
	exact := data.Encounter{At: time.Date(2026, 8, 11, 9, 0, 30, 0, time.UTC), Zone: "UTC"}
	day := data.Encounter{At: time.Date(2026, 8, 11, 0, 0, 0, 0, time.UTC), Zone: "UTC", AllDay: true}
	for _, c := range []struct {
		claim string
		e     data.Encounter
		first data.Event
		then  data.Event
		typed string // "" leaves it alone
		shown string
		want  data.Encounter
	}{
		{"left alone it keeps its seconds", exact, data.Event{}, data.Event{}, "", "2026-08-11 09:00", exact},
		{"another event shows it on its clocks", exact, data.Event{}, tokyo, "", "2026-08-11 18:00", exact},
		{"what is typed is of the event's clocks", exact, tokyo, tokyo, "2026-08-11 19:00", "2026-08-11 19:00", data.Encounter{At: time.Date(2026, 8, 11, 10, 0, 0, 0, time.UTC), Zone: "UTC"}},
		{"a mere day is shown as one", day, tokyo, tokyo, "", "2026-08-11", day},
		{"a day is typed", exact, data.Event{}, data.Event{}, "10.8.2026", "10.8.2026", data.Encounter{At: time.Date(2026, 8, 10, 0, 0, 0, 0, time.UTC), Zone: "UTC", AllDay: true}},
		{"a time is added to a day", day, data.Event{}, data.Event{}, "2026-08-11 8:15", "2026-08-11 8:15", data.Encounter{At: time.Date(2026, 8, 11, 8, 15, 0, 0, time.UTC), Zone: "UTC"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			chosen := c.first
			w := edit.NewWhenEntry(a.Window, c.e, func() data.Event { return chosen })
			chosen = c.then
			w.FollowEvent()
			if c.typed != "" {
				w.SetText(c.typed)
			}
			got, _, err := w.Read()
			if err != nil || w.Text != c.shown || got != c.want {
				t.Errorf("%q is %+v (%v), want %q and %+v", w.Text, got, err, c.shown, c.want)
			}
		})
	}
}

func TestEventsOfOneNameAreToldApart(t *testing.T) {
	atHome(t)
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
	if got := words.EventNames(events); !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), strings.Join(want, ", "))
	}
}
