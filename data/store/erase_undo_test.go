package store

import (
	"testing"

	"lanyard/data"
)

// Who was erased takes nothing from an undo of what was done with others: it keeps nothing for having been changed since, and what the
// operation made is gone.
func TestUndoOfWhatOthersDidWithSomebodyErased(t *testing.T) {
	for _, c := range []struct {
		claim string
		does  []func(tx *Tx, ana, bo *data.Contact, met *data.Encounter) error
	}{
		{"introduced", []func(*Tx, *data.Contact, *data.Contact, *data.Encounter) error{
			func(tx *Tx, ana, bo *data.Contact, met *data.Encounter) error {
				*met = data.Encounter{ContactID: bo.ID, IntroducedBy: ana.ID, At: tx.Now()}
				return tx.SaveEncounter(met)
			},
		}},
		{"introduced later", []func(*Tx, *data.Contact, *data.Contact, *data.Encounter) error{
			func(tx *Tx, _, bo *data.Contact, met *data.Encounter) error {
				*met = data.Encounter{ContactID: bo.ID, At: tx.Now()}
				return tx.SaveEncounter(met)
			},
			func(tx *Tx, ana, _ *data.Contact, met *data.Encounter) error {
				met.IntroducedBy, met.Note = ana.ID, "a note"
				return tx.SaveEncounter(met)
			},
			func(tx *Tx, _, _ *data.Contact, met *data.Encounter) error {
				met.Note = "another note"
				return tx.SaveEncounter(met)
			},
		}},
		{"introduced by somebody else since", []func(*Tx, *data.Contact, *data.Contact, *data.Encounter) error{
			func(tx *Tx, ana, bo *data.Contact, met *data.Encounter) error {
				*met = data.Encounter{ContactID: bo.ID, IntroducedBy: ana.ID, At: tx.Now()}
				return tx.SaveEncounter(met)
			},
			func(tx *Tx, _, _ *data.Contact, met *data.Encounter) error {
				met.IntroducedBy = 0
				return tx.SaveEncounter(met)
			},
		}},
		{"both were changed at once", []func(*Tx, *data.Contact, *data.Contact, *data.Encounter) error{
			func(tx *Tx, ana, bo *data.Contact, _ *data.Encounter) error {
				ana.Title, bo.Title = "Head", "Head"
				return firstOf(tx.SaveContact(ana), tx.SaveContact(bo))
			},
		}},
	} {
		s := openTest(t)
		ana, bo := data.Contact{Given: "Ana"}, data.Contact{Given: "Bo"}
		save(t, s, &bo)
		only := dump(t, s)
		save(t, s, &ana)
		var met data.Encounter
		for _, f := range c.does {
			do(t, s, func(tx *Tx) error { return f(tx, &ana, &bo, &met) })
		}
		if _, err := s.Erase(t.Context(), ana.ID); err != nil {
			t.Fatal(err)
		}
		for range c.does {
			r, err := s.Undo(t.Context())
			if err != nil || len(r.Kept) > 0 {
				t.Errorf("%s: undo keeps %+v, %v", c.claim, r.Kept, err)
			}
		}
		if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("%s: %v, %v", c.claim, wrong, err)
		}
		if got := dump(t, s); got != only {
			t.Errorf("%s: undone, it is\n%s\nwant\n%s", c.claim, got, only)
		}
		for range c.does {
			if r, err := s.Redo(t.Context()); err != nil || len(r.Kept) > 0 {
				t.Errorf("%s: redo keeps %+v, %v", c.claim, r.Kept, err)
			}
		}
	}
}
