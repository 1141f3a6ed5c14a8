package store

import (
	"testing"

	"lanyard/data"
)

// TestHowOftenMarksTheClocksAlone gives a cadence to a topic of many: nothing else of their index is made again, and it is right also
// where a person and their cadence are written at once.
func TestHowOftenMarksTheClocksAlone(t *testing.T) {
	s := openTest(t)
	monthly := data.Interval{N: 1, Unit: data.Months}
	people := make([]data.Contact, 3)
	do(t, s, func(tx *Tx) error {
		for i := range people {
			people[i] = data.Contact{DisplayName: "Ana", Topics: []string{"maps"}}
			if err := tx.SaveContact(&people[i]); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, s, func(tx *Tx) error {
		c := data.TopicCadence{Topic: "Maps", Every: monthly}
		if err := tx.SaveTopicCadence(&c); err != nil {
			return err
		}
		if len(tx.stale) != 0 || len(tx.staleClocks) != len(people) {
			t.Errorf("the rows of %d people and the clocks of %d are made again, want 0 and %d", len(tx.stale), len(tx.staleClocks), len(people))
		}
		return nil
	})
	late := data.Contact{DisplayName: "Bo", Topics: []string{"maps"}}
	do(t, s, func(tx *Tx) error {
		own := data.Cadence{ContactID: people[0].ID, Face: monthly}
		if err := tx.SaveContact(&late); err != nil {
			return err
		}
		ofLate := data.Cadence{ContactID: late.ID, Face: monthly}
		people[0].Topics = nil
		if err := tx.SaveCadence(&own); err != nil {
			return err
		}
		if err := tx.SaveContact(&people[0]); err != nil {
			return err
		}
		return tx.SaveCadence(&ofLate)
	})
	clocks := map[int64]int{}
	for id, of := range mustClocks(t, s, people[0].ID, people[1].ID, people[2].ID, late.ID) {
		clocks[id] = len(of)
	}
	for id, want := range map[int64]int{people[0].ID: 1, people[1].ID: 1, people[2].ID: 1, late.ID: 2} {
		if clocks[id] != want {
			t.Errorf("contact %d has %d clocks, want %d", id, clocks[id], want)
		}
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("the index is not as it would be made anew: %v, %v", wrong, err)
	}
}

func mustClocks(t *testing.T, s *Store, ids ...int64) map[int64][]data.Clock {
	t.Helper()
	clocks, err := s.ClocksOf(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return clocks
}
