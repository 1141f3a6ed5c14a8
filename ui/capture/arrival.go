package capture

import (
	"context"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// ReviewArrival opens the form filled in with a card that came in. It is recorded as met where and when
// the card came, in the session that ran then.
func ReviewArrival(w *window.Window, arrival int64) {
	type came struct {
		data.Arrival
		event data.Event
		next  int64 // another one that waits; 0 for none
	}
	window.Load(w, lang.L("The card could not be read"), func(ctx context.Context) (c came, err error) {
		if c.Arrival, err = w.Intake.Arrived(ctx, arrival); err == nil && c.EventID != 0 {
			c.event, err = w.Store.Event(ctx, c.EventID)
		}
		if err != nil {
			return c, err
		}
		c.next, err = nextArrival(ctx, w.Store, arrival)
		return c, err
	}, func(c came) {
		if !c.Waiting() {
			w.Say(lang.L("This card was looked over already."))
			return
		}
		then := After{Saved: func(int64) {}} // the next one waits beside it
		if c.next != 0 {
			then.Next = func(int64) { ReviewArrival(w, c.next) }
		}
		reviewAt(w, c.Draft, Occasion{event: c.event, at: c.At}.inSession(w), then)
	})
}

// nextArrival is the oldest card that waits beside one; 0 for none.
func nextArrival(ctx context.Context, s *store.Store, beside int64) (int64, error) {
	rows, _, err := s.ArrivalRows(ctx, 2)
	for _, r := range rows {
		if r.ID != beside {
			return r.ID, err
		}
	}
	return 0, err
}

// DiscardArrival moves a card that came in to the trash.
func DiscardArrival(w *window.Window, id int64, name string) {
	w.Do(lang.L("Discarded the card of {{.Name}}", name),
		func(tx *store.Tx) error { return tx.Trash(store.Arrivals, id) }, nil)
}

// DiscardArrivals moves all cards that came in to the trash, those that are not listed too.
func DiscardArrivals(w *window.Window) {
	w.Do(lang.L("Discarded all cards that came in"), func(tx *store.Tx) error {
		_, err := tx.DiscardArrivals()
		return err
	}, nil)
}
