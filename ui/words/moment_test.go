package words

import (
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
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
			m := MomentOf(&c.met, &c.event)
			if m.Long() != c.long || m.Listed(now) != c.listed || m.Ago(now) != c.ago {
				t.Errorf("%q, %q, %q; want %q, %q, %q", m.Long(), m.Listed(now), m.Ago(now), c.long, c.listed, c.ago)
			}
			row := store.Row{LastMet: c.met.At, LastDay: c.met.AllDay, LastZone: c.met.Clocks(c.event.Zone)}
			if got := LastMet(&row).Listed(now); got != c.listed {
				t.Errorf("the list says %q, want %q", got, c.listed)
			}
		})
	}
}
