package store

import (
	"fmt"
	"testing"
	"time"

	"lanyard/data"
)

// A topic with a cadence that comes to many at once, in whatever way, makes them due one after the other; what comes to few does not.
func TestATopicThatComesToManyAtOnceIsSpread(t *testing.T) {
	threeMonths := data.Interval{N: 3, Unit: data.Months}
	long := time.Date(2024, 1, 10, 12, 0, 0, 0, time.UTC)
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	alter := func(topics ...string) func(*Tx, []int64) error {
		return func(tx *Tx, ids []int64) error {
			_, err := tx.alterTopics(ids, func([]string) []string { return topics }, nil)
			return err
		}
	}
	for _, c := range []struct {
		claim  string
		people int
		before []string // the topics of the people
		own    string   // the people's own time
		gives  func(tx *Tx, ids []int64) error
		spread bool
	}{
		{"by hand, to many", 200, nil, "", alter("Library"), true},
		{"to a few", data.Crowd, nil, "", alter("library"), false},
		{"who had a longer time by another topic", 200, []string{"slow"}, "", alter("slow", "library"), true},
		{"who had a shorter time by another topic", 200, []string{"quick"}, "", alter("quick", "library"), false},
		{"who have a time of their own", 200, nil, "1y", alter("library"), false},
		{"who had it in another spelling", 200, []string{"LIBRARY"}, "", alter("Library"), false},
		{"a topic without a time", 200, nil, "", alter("maps"), false},
		{"joined to it", 200, []string{"maps"}, "", func(tx *Tx, _ []int64) error {
			_, err := tx.ReplaceTopics([]string{"maps"}, "library", nil)
			return err
		}, true},
		{"the topic is renamed with its time", 200, []string{"library"}, "", func(tx *Tx, _ []int64) error {
			_, err := tx.ReplaceTopics([]string{"library"}, "libraries", nil)
			return err
		}, false},
		{"their own times are taken away, and the topic holds", 200, []string{"library"}, "1y", func(tx *Tx, ids []int64) error {
			for _, id := range ids {
				if err := tx.SaveCadence(&data.Cadence{ContactID: id}); err != nil {
					return err
				}
			}
			return nil
		}, true},
	} {
		s := openTest(t)
		at := long
		s.clock = func() time.Time { return at }
		var ids []int64
		do(t, s, func(tx *Tx) error {
			for _, topic := range []struct{ name, every string }{{"library", "3m"}, {"slow", "1y"}, {"quick", "1m"}} {
				k := data.TopicCadence{Topic: topic.name}
				must(t, k.Every.UnmarshalText([]byte(topic.every)))
				must(t, tx.SaveTopicCadence(&k))
			}
			for i := range c.people {
				p := data.Contact{Given: fmt.Sprint("Person ", i), Topics: c.before}
				must(t, tx.SaveContact(&p))
				ids = append(ids, p.ID)
				k := data.Cadence{ContactID: p.ID}
				must(t, k.Every.UnmarshalText([]byte(c.own)))
				must(t, tx.SaveCadence(&k))
			}
			return nil
		})
		before := dump(t, s)
		at = now
		do(t, s, func(tx *Tx) error { return c.gives(tx, ids) })
		clocks, err := s.ClocksOf(t.Context(), ids)
		must(t, err)
		days, most := map[data.Date]int{}, 0
		for _, id := range ids {
			if ks := clocks[id]; len(ks) == 1 {
				if c.spread && (ks[0].Every != threeMonths || ks[0].Due.Days() <= data.DateOf(now).Days() || ks[0].Due.Days() > threeMonths.After(data.DateOf(now)).Days()) {
					t.Errorf("%s: %+v", c.claim, ks[0])
				}
				days[ks[0].Due]++
				most = max(most, days[ks[0].Due])
			}
		}
		if c.spread && (most == 0 || most > 12) || !c.spread && len(days) > 1 {
			t.Errorf("%s: %d are due on one day, of %d days", c.claim, most, len(days))
		}
		due, err := s.Due(t.Context(), 5)
		must(t, err)
		if c.spread && due.Total != 0 {
			t.Errorf("%s: %d are due at once", c.claim, due.Total)
		}
		wrong, err := s.Check(t.Context())
		if err != nil || len(wrong) > 0 {
			t.Errorf("%s: %v, %v", c.claim, wrong, err)
		}
		at = now.AddDate(1, 0, 0)
		again, err := s.ClocksOf(t.Context(), ids)
		must(t, err)
		if fmt.Sprint(again) != fmt.Sprint(clocks) {
			t.Errorf("%s: read on another day, it is otherwise", c.claim)
		}
		_, err = s.Undo(t.Context())
		must(t, err)
		if dump(t, s) != before {
			t.Errorf("%s: undone, it is not as before", c.claim)
		}
	}
}
