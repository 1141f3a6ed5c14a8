package store

import (
	"errors"

	"lanyard/data"
	"lanyard/data/say"
)

// MergeContacts makes one contact of two that are the same person: keep learns what gone knows
// (data.MergeSides: theirs are the fields in which the value of gone wins) and takes over its encounters,
// promises and listings; where both are listed for an event the further status stays. gone is put out of
// sight: in the trash, but never purged, so that the merge can be undone at any later time.
// data.ErrNotFound when one of them is gone already; the user's own contact is merged with nobody.
func (tx *Tx) MergeContacts(keep, gone int64, theirs ...data.Side) error {
	if keep == gone {
		return say.Errorf("contact {{.Keep}} cannot be merged with itself", keep)
	}
	me, err := myID(tx.ctx, tx)
	switch {
	case err != nil && !errors.Is(err, data.ErrNotFound):
		return err
	case err == nil && (me == keep || me == gone):
		return say.Errorf("contact {{.Me}} is your own and cannot be merged with another", me)
	}
	into, err := tx.Contact(keep)
	if err != nil {
		return err
	}
	from, err := tx.Contact(gone)
	if err != nil {
		return err
	}
	merged := data.MergeSides(into, from, theirs...)
	if err := tx.SaveContact(&merged); err != nil {
		return err
	}
	for _, a := range aggregates {
		if err := tx.moveTo(a, keep, gone); err != nil {
			return err
		}
	}
	if err := tx.unintroduced(keep); err != nil {
		return err
	}
	if err := tx.unpaired(keep); err != nil {
		return err
	}
	if err := tx.Trash(Contacts, gone); err != nil {
		return err
	}
	return tx.setColumn(aggregateOf[Contacts], "merged", keep, gone)
}

// moveTo has all of a kind that refers to one contact refer to another, what lies in the trash too: it is the person's.
func (tx *Tx) moveTo(a *aggregate, keep, gone int64) error {
	if a.moves != nil {
		return a.moves(tx, keep, gone)
	}
	for _, name := range a.refsTo(string(Contacts)) {
		ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE "+name+" = ?", gone)
		if err != nil {
			return err
		}
		if err := tx.setColumn(a, name, keep, ids...); err != nil {
			return err
		}
	}
	return nil
}
