package intake_test

import (
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// Being met once more takes back what puts somebody off, also where the encounter that is there takes it in; undo puts them off again.
func TestWhoIsMetOnceMoreIsPutOffNoMore(t *testing.T) {
	for _, c := range []struct {
		claim string
		at    time.Duration // after the first encounter
		note  string
		off   bool // still
	}{
		{"with a note", time.Hour, "asked again", false},
		{"with nothing new to say", time.Hour, "", false},
		{"the same encounter is noted late", 0, "asked again", true},
		{"an earlier moment", -time.Minute, "asked again", true},
		{"a moment that is ahead", 5 * time.Hour, "asked again", true},
	} {
		s, _ := open(t)
		event := fair(t, s)
		first := s.Now().Add(-2 * time.Hour)
		contact, later := jane(), data.DateOf(s.Now()).AddDays(30)
		meet := func(at time.Time, note string) {
			t.Helper()
			_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
				if contact.ID == 0 {
					if err := tx.SaveContact(&contact); err != nil {
						return err
					}
				}
				e := data.Encounter{ContactID: contact.ID, EventID: event.ID, SessionID: event.Sessions[0].ID, At: at, Zone: "Asia/Tokyo", Note: note}
				_, err := intake.Meet(tx, &e, false)
				return err
			})
			must(t, err)
		}
		putOff := func() bool {
			k, err := s.Cadence(t.Context(), contact.ID)
			must(t, err)
			return k.Later == later
		}
		meet(first, "")
		_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
			return tx.SaveCadence(&data.Cadence{ContactID: contact.ID, Every: data.Interval{N: 1, Unit: data.Months}, Later: later})
		})
		must(t, err)
		meet(first.Add(c.at), c.note)
		if putOff() != c.off {
			t.Errorf("%s: put off %v, want %v", c.claim, !c.off, c.off)
		}
		met, err := s.Encounters(t.Context(), contact.ID)
		must(t, err)
		if len(met) != 1 {
			t.Errorf("%s: %d encounters", c.claim, len(met))
		}
		if _, err = s.Undo(t.Context()); err != nil || c.note != "" && !putOff() || !c.off && !putOff() {
			t.Errorf("%s: undone, it is not as before: %v", c.claim, err)
		}
	}
}
