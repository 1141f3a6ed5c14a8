package store

import (
	"errors"
	"fmt"
	"strings"

	"lanyard/data"
)

// MergeContacts makes one contact of two that are the same person: keep learns what gone knows
// (data.MergeSides: theirs are the fields in which the value of gone wins) and takes over its encounters,
// promises and listings; where both are listed for an event the further status stays. gone is put out of
// sight: in the trash, but never purged, so that the merge can be undone at any later time.
// data.ErrNotFound when one of them is gone already; the user's own contact is merged with nobody.
func (tx *Tx) MergeContacts(keep, gone int64, theirs ...data.Side) error {
	if keep == gone {
		return fmt.Errorf("contact %d cannot be merged with itself", keep)
	}
	me, err := myID(tx.ctx, tx)
	switch {
	case err != nil && !errors.Is(err, data.ErrNotFound):
		return err
	case err == nil && (me == keep || me == gone):
		return fmt.Errorf("contact %d is your own and cannot be merged with another", me)
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
	for _, k := range []Kind{Encounters, Promises, Arrivals} { // those in the trash too: they are the person's
		a := aggregateOf[k]
		ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE contact = ?", gone)
		if err != nil {
			return err
		}
		if err := tx.setColumn(a, "contact", keep, ids...); err != nil {
			return err
		}
	}
	if err := tx.takeListings(keep, gone); err != nil {
		return err
	}
	if err := tx.takeNotSame(keep, gone); err != nil {
		return err
	}
	if err := tx.Trash(Contacts, gone); err != nil {
		return err
	}
	return tx.setColumn(aggregateOf[Contacts], "merged", keep, gone)
}

// takeListings moves the listings of one contact to another.
func (tx *Tx) takeListings(keep, gone int64) error {
	listed, err := attendees(tx.ctx, tx, "a WHERE a.contact = ? ORDER BY a.id", gone)
	if err != nil {
		return err
	}
	for _, l := range listed {
		if err := tx.DeleteAttendee(gone, l.EventID); err != nil {
			return err
		}
		have, err := tx.Attendee(keep, l.EventID)
		switch {
		case errors.Is(err, data.ErrNotFound):
			have = data.Attendee{EventID: l.EventID, Status: l.Status, Note: l.Note, Source: l.Source}
		case err != nil:
			return err
		default:
			if l.Status.Reached() > have.Status.Reached() {
				have.Status = l.Status
			}
			if have.Note != l.Note && l.Note != "" {
				have.Note = strings.TrimLeft(have.Note+"\n"+l.Note, "\n")
			}
		}
		have.ContactID = keep
		if err := tx.SaveAttendee(&have); err != nil {
			return err
		}
	}
	return nil
}

// takeNotSame has keep be none of those that gone was said not to be, and forgets that the
// two were told apart.
func (tx *Tx) takeNotSame(keep, gone int64) error {
	others, err := column[int64](tx.ctx, tx, "SELECT a + b - ?1 FROM not_same WHERE a = ?1 OR b = ?1", gone)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other != keep {
			if err := tx.MarkNotSame(keep, other); err != nil {
				return err
			}
			continue
		}
		pair, err := column[int64](tx.ctx, tx, "SELECT id FROM not_same WHERE a = ? AND b = ?", min(keep, gone), max(keep, gone))
		if err != nil {
			return err
		}
		a := aggregateOf[NotSame]
		images, err := a.load(tx.ctx, tx, pair...)
		if err != nil {
			return err
		}
		for _, im := range images {
			if _, err := tx.write(a, im, nil); err != nil {
				return err
			}
		}
	}
	return nil
}
