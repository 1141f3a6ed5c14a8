package capture

import (
	"context"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// ReviewArrival opens the form filled in with a card that came in. It is recorded as met where and when
// the card came.
func ReviewArrival(w *window.Window, arrival int64) {
	type came struct {
		data.Arrival
		event data.Event
	}
	window.Load(w, lang.L("The card could not be read"), func(ctx context.Context) (c came, err error) {
		if c.Arrival, err = w.Intake.Arrived(ctx, arrival); err == nil && c.EventID != 0 {
			c.event, err = w.Store.Event(ctx, c.EventID)
		}
		return c, err
	}, func(c came) {
		if !c.Waiting() {
			w.Say(lang.L("This card was looked over already."))
			return
		}
		reviewAt(w, c.Draft, occasion{c.event, c.At}, func(int64) {}) // the next one waits beside it
	})
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
