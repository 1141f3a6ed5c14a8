package store

import (
	"context"
	"errors"

	"lanyard/data"
	"lanyard/data/say"
)

// MergeEvents makes one event of two that are the same (data.MergeEvents): keep takes over the encounters, attendees,
// appointments and whatever else refers to gone, which is removed. Who is on both lists is there once (data.Attendee.Join).
// Undo brings gone back as it was. data.ErrNotFound when one of them is gone already or in the trash.
func (tx *Tx) MergeEvents(keep, gone int64) error {
	if keep == gone {
		return say.Errorf("event {{.Keep}} cannot be merged with itself", keep)
	}
	into, err := tx.Event(keep)
	if err != nil {
		return err
	}
	from, err := tx.Event(gone)
	if err != nil {
		return err
	}
	for _, e := range []data.Event{into, from} {
		if !e.Trashed.IsZero() {
			return say.As(data.ErrNotFound, "{{.Event}} is in the trash: not found; restore it first", e.Name)
		}
	}
	merged, err := data.MergeEvents(into, from)
	if err != nil {
		return err
	}
	if err := tx.SaveEvent(&merged.Event); err != nil {
		return err
	}
	if err := tx.moveEncounters(gone, &merged); err != nil {
		return err
	}
	if err := tx.moveViews(gone, &merged); err != nil {
		return err
	}
	became, err := tx.joinAttendees(keep, gone)
	if err != nil {
		return err
	}
	if err := tx.joinExported(keep, gone, became); err != nil {
		return err
	}
	if err := tx.moveToEvent(keep, gone); err != nil {
		return err
	}
	if err := tx.nameInViews(&merged.Event); err != nil {
		return err
	}
	before, err := aggregateOf[Events].loadOne(tx.ctx, tx, gone)
	if err != nil {
		return err
	}
	_, err = tx.write(aggregateOf[Events], before, nil)
	return err
}

// moveEncounters has the encounters at an event, those in the trash too, be at the one that it becomes part of.
func (tx *Tx) moveEncounters(gone int64, merged *data.MergedEvent) error {
	found, err := encounters(tx.ctx, tx, "WHERE event = ? ORDER BY id", gone)
	if err != nil {
		return err
	}
	for i := range found {
		e := &found[i]
		e.EventID = merged.Event.ID
		if at, ok := merged.Sessions[e.SessionID]; ok {
			e.SessionID = merged.Event.Sessions[at].ID
		}
		for j, a := range e.Answers {
			if key, ok := merged.Keys[a.Key]; ok {
				e.Answers[j].Key = key
			}
		}
		if err := tx.SaveEncounter(e); err != nil {
			return err
		}
	}
	return nil
}

// joinAttendees moves the list of one event to another, and tells which attendee each became.
func (tx *Tx) joinAttendees(keep, gone int64) (became map[int64]int64, err error) {
	from, err := attendees(tx.ctx, tx, "WHERE event = ? ORDER BY id", gone)
	if err != nil {
		return nil, err
	}
	into, err := attendees(tx.ctx, tx, "WHERE event = ?", keep)
	if err != nil {
		return nil, err
	}
	became = make(map[int64]int64, len(from))
	there := make(map[int64]data.Attendee, len(into))
	for _, a := range into {
		there[a.ContactID] = a
	}
	for _, a := range from {
		if err := tx.DeleteAttendee(a.ContactID, gone); err != nil {
			return nil, err
		}
		have, ok := there[a.ContactID]
		if ok {
			have.Join(&a)
		} else {
			have = a
			have.ID, have.EventID = 0, keep
		}
		if err := tx.SaveAttendee(&have); err != nil {
			return nil, err
		}
		became[a.ID] = have.ID
	}
	return became, nil
}

// moveToEvent has all the rest that refers to one event refer to another, also where the user is.
func (tx *Tx) moveToEvent(keep, gone int64) error {
	for _, a := range aggregates {
		for _, name := range a.refsTo(string(Events)) {
			ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE "+name+" = ?", gone)
			if err != nil {
				return err
			}
			if err := tx.setColumn(a, name, keep, ids...); err != nil {
				return err
			}
		}
	}
	return tx.hereInstead(keep, gone)
}

// EventMerge says what merging two events does, before it is done.
type EventMerge struct {
	Event                          data.Event // as it becomes
	People, Both                   int        // who is moved, and how many of them are on both lists
	Encounters, Appointments       int
	Sessions, Questions, CostLines int // that are new in the event that stays
}

// PreviewEventMerge tells what MergeEvents would do.
func (s *Store) PreviewEventMerge(ctx context.Context, keep, gone int64) (p EventMerge, err error) {
	err = s.read(ctx, say.Phrase("comparing two events"), func(q querier) error {
		found, err := loadEvents(ctx, q, []int64{keep, gone})
		if err != nil {
			return err
		}
		into, from := found[keep], found[gone]
		if into.ID == 0 || from.ID == 0 {
			return notFound(Events, gone)
		}
		merged, err := data.MergeEvents(into, from)
		if err != nil {
			return err
		}
		p.Event = merged.Event
		p.Sessions, p.Questions, p.CostLines = len(p.Event.Sessions)-len(into.Sessions), len(p.Event.Questions)-len(into.Questions), len(p.Event.Costs)-len(into.Costs)
		return one(ctx, q, []any{&p.People, &p.Both, &p.Encounters, &p.Appointments}, `SELECT
			(SELECT count(*) FROM contact_index WHERE id IN (`+peopleOf("?2")+`)),
			(SELECT count(*) FROM attendee a JOIN attendee b ON b.contact = a.contact AND b.event = ?1 WHERE a.event = ?2),
			(SELECT count(*) FROM encounter WHERE event = ?2 AND trashed IS NULL),
			(SELECT count(*) FROM appointment WHERE event = ?2 AND trashed IS NULL)`, keep, gone)
	})
	return p, err
}

// SaveNextEvent saves an event that follows a former one (data.Event.Next): whom the user wanted to meet there they want to
// meet here, with what they wanted from them.
func (tx *Tx) SaveNextEvent(e *data.Event, former int64) error {
	if err := tx.SaveEvent(e); err != nil {
		return err
	}
	wanted, err := attendees(tx.ctx, tx, "WHERE event = ? AND (wanted = 1 OR status = 'want') AND "+contactShown+" ORDER BY id", former)
	if err != nil {
		return err
	}
	for _, a := range wanted {
		next := data.Attendee{ContactID: a.ContactID, EventID: e.ID, Status: data.WantToMeet, Note: a.Note, Source: data.Source{Kind: data.Typed}}
		if err := tx.SaveAttendee(&next); err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
	}
	return nil
}
