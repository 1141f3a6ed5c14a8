package store

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Letter reads one letter, in the trash or not.
func (s *Store) Letter(ctx context.Context, id int64) (data.Letter, error) {
	im, err := aggregateOf[Letters].loadOne(ctx, pool{s.readers}, id)
	if err != nil {
		return data.Letter{}, s.explainIn(ctx, say.Phrase("reading a letter"), err)
	}
	return letterColumns.of(im.root()), nil
}

// Letter reads inside the operation.
func (tx *Tx) Letter(id int64) (data.Letter, error) {
	im, err := aggregateOf[Letters].loadOne(tx.ctx, tx, id)
	if err != nil {
		return data.Letter{}, err
	}
	return letterColumns.of(im.root()), nil
}

// LettersTo reads the letters that went to many contacts, or are to go there, by contact, latest first: an introduction is among
// those of both people.
func (s *Store) LettersTo(ctx context.Context, contactIDs []int64) (map[int64][]data.Letter, error) {
	ids := jsonIDs(contactIDs)
	ls, err := letterColumns.read(ctx, pool{s.readers}, "letter", `WHERE id IN (
			SELECT id FROM letter WHERE contact IN (SELECT value FROM json_each(?1))
			UNION SELECT id FROM letter WHERE "with" IN (SELECT value FROM json_each(?1)))
		AND trashed IS NULL ORDER BY coalesce(sent, opened, created) DESC, id DESC`, ids)
	if err != nil {
		return nil, s.explainIn(ctx, say.Phrase("reading letters"), err)
	}
	asked := make(map[int64]bool, len(contactIDs))
	for _, id := range contactIDs {
		asked[id] = true
	}
	out := map[int64][]data.Letter{}
	for _, l := range ls {
		for _, id := range l.Recipients() {
			if asked[id] {
				out[id] = append(out[id], l)
			}
		}
	}
	return out, nil
}

// SendLetter takes the user's word that a letter is sent: everybody to whom it goes was contacted by mail at this moment, and the
// promise that it keeps is done. Of a letter that is sent already nothing changes.
func (tx *Tx) SendLetter(id int64) error {
	l, err := tx.Letter(id)
	if err != nil || !l.Sent.IsZero() {
		return err
	}
	l.Sent = tx.now
	if l.Opened.IsZero() {
		l.Opened = tx.now
	}
	if l.EncounterID, err = tx.written(l.ContactID); err != nil {
		return err
	}
	if l.WithID != 0 && l.WithID != l.ContactID {
		if l.WithEncounterID, err = tx.written(l.WithID); err != nil {
			return err
		}
	}
	if err := tx.keepByLetter(l.PromiseID, tx.now); err != nil {
		return err
	}
	return tx.SaveLetter(&l)
}

// written records that somebody was written to, and gives the encounter.
func (tx *Tx) written(contact int64) (int64, error) {
	e := data.Encounter{ContactID: contact, At: tx.now, Zone: data.LocalZone(), Medium: data.ByMail, Source: data.Source{Kind: data.Typed}}
	err := tx.SaveEncounter(&e)
	return e.ID, err
}

// keepByLetter marks an open promise as done; with the zero time, it is open again.
func (tx *Tx) keepByLetter(id int64, done time.Time) error {
	if id == 0 {
		return nil
	}
	im, err := aggregateOf[Promises].loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	p := promiseColumns.of(im.root())
	if done.IsZero() == p.Done.IsZero() || !p.Dropped.IsZero() || !p.Trashed.IsZero() {
		return nil
	}
	p.Done = done
	return tx.SavePromise(&p)
}

// UnsendLetter takes back that a letter is sent: the contact goes to the trash, and the promise that the letter kept is open again.
func (tx *Tx) UnsendLetter(id int64) error {
	l, err := tx.Letter(id)
	if err != nil || l.Sent.IsZero() {
		return err
	}
	for _, met := range []int64{l.EncounterID, l.WithEncounterID} {
		if met == 0 {
			continue
		}
		if err := tx.Trash(Encounters, met); err != nil {
			return err
		}
	}
	if l.PromiseID != 0 {
		im, err := aggregateOf[Promises].loadOne(tx.ctx, tx, l.PromiseID)
		if err != nil {
			return err
		}
		if p := promiseColumns.of(im.root()); p.Done.Equal(l.Sent) {
			if err := tx.keepByLetter(l.PromiseID, time.Time{}); err != nil {
				return err
			}
		}
	}
	l.Sent, l.EncounterID, l.WithEncounterID = time.Time{}, 0, 0
	return tx.SaveLetter(&l)
}
