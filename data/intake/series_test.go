package intake

import (
	"math/rand/v2"
	"testing"
	"time"

	"lanyard/data"
)

// The nearest edition is the one that looking at each of them finds, whatever their days and lengths are.
func TestTheNearestEditionIsFoundByItsMonth(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 3))
	day := func() time.Time {
		if rnd.IntN(6) == 0 {
			return time.Time{}
		}
		return time.Date(1968, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rnd.IntN(2000)).Add(time.Duration(rnd.IntN(48)) * 30 * time.Minute)
	}
	for range 300 {
		b := newEventBook(nil)
		var all []*eventEntry
		for range 1 + rnd.IntN(20) {
			e := &eventEntry{event: data.Event{Name: "Forum", Start: day(), Zone: "Asia/Tokyo"}}
			if !e.event.Start.IsZero() && rnd.IntN(2) == 0 {
				e.event.End = e.event.Start.AddDate(0, 0, []int{1, 40, 3000}[rnd.IntN(3)])
			}
			if e.event.Start.IsZero() && rnd.IntN(2) == 0 {
				e.first = day()
				e.last = e.first
			}
			b.add(e)
			if start, end := e.span(); e.event.Start.IsZero() && !start.IsZero() {
				e.last = end.AddDate(0, 0, rnd.IntN(100))
				b.dated(e)
			}
			all = append(all, e)
		}
		for range 20 {
			d := data.DraftEncounter{Event: "forum", At: day()}
			var want *eventEntry
			least := edition + 1
			for _, e := range all {
				if away := e.away(d.At); away < least {
					want, least = e, away
				}
			}
			if got := b.find(d); got != want {
				t.Fatalf("found %+v, want %+v at %s", got, want, d.At)
			}
		}
	}
}
