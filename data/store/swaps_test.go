package store

import (
	"testing"

	"lanyard/data"
)

func TestSwapsCountsThePeopleWhoseCardsCameInAtAnEvent(t *testing.T) {
	s := openTest(t)
	fair, other := &data.Event{Name: "Fair"}, &data.Event{Name: "Other"}
	do(t, s, func(tx *Tx) error {
		if err := tx.SaveEvent(fair); err != nil {
			return err
		}
		return tx.SaveEvent(other)
	})
	count := func(what string, want int) {
		t.Helper()
		if got, err := s.Swaps(t.Context(), fair.ID); got != want || err != nil {
			t.Errorf("%s: %d swaps, want %d, %v", what, got, want, err)
		}
	}
	count("at first", 0)
	met := func(c *data.Contact, e *data.Event, source data.SourceKind) {
		t.Helper()
		do(t, s, func(tx *Tx) error {
			return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, Source: data.Source{Kind: source}})
		})
	}
	sends := func(given string, event int64) *data.Arrival {
		t.Helper()
		a := &data.Arrival{EventID: event, Draft: data.Draft{Contact: *person(given, "Lima")}}
		receive(t, s, a)
		return a
	}
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Marsh")
	save(t, s, ana, bo, cy)

	first, second := sends("Ana", fair.ID), sends("Dee", fair.ID)
	sends("Elsewhere", other.ID)
	sends("Nowhere", 0)
	count("two cards wait", 2)
	do(t, s, func(tx *Tx) error { return tx.SettleArrival(first.ID, ana.ID) })
	count("one of them was saved", 2)
	met(ana, fair, data.FromSwap)
	met(ana, fair, data.FromQR)
	count("her code was read as well", 2)
	met(bo, fair, data.FromQR)
	met(bo, fair, data.FromQR)
	count("another's code was read twice", 3)
	met(cy, fair, data.Typed)
	met(cy, other, data.FromQR)
	count("one was typed in, and read elsewhere", 3)
	do(t, s, func(tx *Tx) error { return tx.Trash(Arrivals, second.ID) })
	count("a card was discarded", 2)
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, ana.ID) })
	count("she is in the trash", 1)
}
