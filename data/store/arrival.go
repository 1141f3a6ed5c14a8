package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"lanyard/data"
)

// arrivalsKept is how many arrivals may wait. They come from strangers: nobody fills the disk by
// sending more.
const arrivalsKept = 500

var arrivalColumns = []string{"id", "rev", "at", "event", "contact", "photo", "source", "draft", "text", "trashed"}

func arrivalImage(a *data.Arrival) (image, error) {
	c := a.Draft.Contact
	var photo any
	if !c.Photo.IsZero() {
		photo = c.Photo.SHA256
	}
	c.Photo = data.PhotoRef{}
	draft, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return image{{{
		a.ID, a.Rev, inMillis(a.At).UnixMilli(), orNull(a.EventID), orNull(a.ContactID), photo, sourceKind(c.Source), string(draft),
		a.Draft.Text, millis(a.Trashed),
	}}}, nil
}

func arrivalOf(r record) (data.Arrival, error) {
	f := fields{rec: r}
	a := data.Arrival{ID: f.int(), Rev: f.int(), At: f.time(), EventID: f.int(), ContactID: f.int()}
	photo, source, draft := f.text(), f.text(), f.text()
	if err := json.Unmarshal([]byte(draft), &a.Draft.Contact); err != nil {
		return a, fmt.Errorf("arrival %d: %w", a.ID, err)
	}
	a.Draft.Contact.Photo.SHA256, a.Draft.Contact.Source.Kind = photo, data.SourceKind(source)
	a.Draft.Text, a.Trashed = f.text(), f.time()
	a.Draft.Arrival = a.ID
	return a, nil
}

// Receive stores a new arrival; its picture is stored before, with SavePhoto. data.ErrInboxFull when
// too many wait.
func (tx *Tx) Receive(a *data.Arrival) error {
	fresh := data.Arrival{At: a.At, EventID: a.EventID, Draft: a.Draft}
	if fresh.At.IsZero() {
		fresh.At = tx.now
	}
	if fresh.Draft.Contact.Nameless() {
		return fmt.Errorf("receiving a card: %w", fresh.Draft.Contact.Validate()[0])
	}
	var waiting int
	if err := one(tx.ctx, tx, []any{&waiting}, "SELECT count(*) FROM arrival WHERE "+arrivalWaits); err != nil {
		return err
	}
	if waiting >= arrivalsKept {
		return fmt.Errorf("%d cards wait already: %w", waiting, data.ErrInboxFull)
	}
	im, err := arrivalImage(&fresh)
	if err != nil {
		return err
	}
	if err := tx.checkRefs(aggregateOf[Arrivals], im); err != nil {
		return err
	}
	if im, err = tx.put(aggregateOf[Arrivals], im, 0); err != nil {
		return err
	}
	*a, err = arrivalOf(im.root())
	return err
}

// SettleArrival says as which contact an arrival was saved. data.ErrNotFound when it is gone;
// data.ErrConflict when it was saved already.
func (tx *Tx) SettleArrival(id, contact int64) error {
	a := aggregateOf[Arrivals]
	before, err := a.loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	if before.get(a, "contact") != nil {
		return fmt.Errorf("the card that arrived was saved already: it %w", data.ErrConflict)
	}
	after := before.clone()
	after.set(a, "contact", contact)
	after.set(a, "trashed", nil)
	_, err = tx.write(a, before, after)
	return err
}

const arrivalWaits = "contact IS NULL AND trashed IS NULL"

// Arrivals are those that wait, in the order in which they came.
func (s *Store) Arrivals(ctx context.Context) ([]data.Arrival, error) {
	var out []data.Arrival
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		rec, err := scanRecord(r, len(arrivalColumns))
		if err != nil {
			return err
		}
		a, err := arrivalOf(rec)
		out = append(out, a)
		return err
	}, "SELECT "+quoted(arrivalColumns)+" FROM arrival WHERE "+arrivalWaits+" ORDER BY at, id")
	return out, s.explainIn(ctx, "reading the cards that arrived", err)
}

// Arrival reads one, whether it waits or not.
func (s *Store) Arrival(ctx context.Context, id int64) (a data.Arrival, err error) {
	im, err := aggregateOf[Arrivals].loadOne(ctx, pool{s.readers}, id)
	if err == nil {
		a, err = arrivalOf(im.root())
	}
	return a, s.explainIn(ctx, "reading a card that arrived", err)
}

// ArrivalsWaiting counts those that wait.
func (s *Store) ArrivalsWaiting(ctx context.Context) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, "SELECT count(*) FROM arrival WHERE "+arrivalWaits)
	return n, s.explainIn(ctx, "counting the cards that arrived", err)
}

// Swaps counts the people whose cards came in at an event: those whose card arrived while it was the
// current one, waiting or saved, and those whose code was read and who are recorded as met there. Who
// did both counts once. Discarded cards, scans that were saved without an encounter, and people in the
// trash do not count.
func (s *Store) Swaps(ctx context.Context, eventID int64) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, `SELECT
		(SELECT count(*) FROM arrival WHERE event = ?1 AND `+arrivalWaits+`) +
		(SELECT count(*) FROM (
			SELECT contact FROM arrival WHERE event = ?1 AND contact IS NOT NULL AND trashed IS NULL AND `+contactShown+`
			UNION
			SELECT contact FROM encounter WHERE event = ?1 AND source = '`+string(data.FromQR)+`' AND `+encountersShown+`))`, eventID)
	return n, s.explainIn(ctx, "counting the cards that came in at an event", err)
}
