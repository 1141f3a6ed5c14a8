package edit

import (
	"reflect"
	"testing"
	"time"

	"lanyard/ui/window/windowtest"

	"lanyard/data"
)

// atHome makes this computer's zone UTC for a test.
func atHome(t *testing.T) {
	t.Helper()
	was := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = was })
}

func TestTheMomentOfAnEncounterSurvivesItsEntry(t *testing.T) {
	atHome(t)
	w := windowtest.New(t)
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
			when := newWhenEntry(w.Window, c.e, func() data.Event { return chosen })
			chosen = c.then
			when.followEvent()
			if c.typed != "" {
				when.SetText(c.typed)
			}
			got, _, err := when.read()
			if err != nil || when.Text != c.shown || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q is %+v (%v), want %q and %+v", when.Text, got, err, c.shown, c.want)
			}
		})
	}
}
