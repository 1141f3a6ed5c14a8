package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// PromiseQuery says which promises a list shows. The zero value is all of them.
type PromiseQuery struct {
	By     data.Ower           // "" for both sides
	States []data.PromiseState // none for all
	Passed bool                // only open ones whose day has passed
	Event  int64               // only those that come from an encounter at the event; 0 for all
	Text   string              // words that the person's name, their organisation and the promise hold together
}

// PromiseRow is a promise as a list shows it.
type PromiseRow struct {
	data.Promise
	State        data.PromiseState
	Until        data.Date // when it comes back into sight; zero unless it is snoozed
	Name         string    // of the contact
	Organisation string
	Thumb        string     // the picture's SHA-256 for Thumb; "" without one
	From         data.Event // where it was promised, without sessions; ID 0 for none, or one in the trash
	Waits        data.Event // until which it is snoozed, without sessions; ID 0 for none
}

// promiseOfList is what is read of every promise to find those of a list.
type promiseOfList struct {
	p         data.Promise
	waits     data.Event
	name, org string
}

// FindPromises gives the ids of the promises of contacts outside the trash that fit, in the order of lists: open ones by due
// date, those without one last, then done and dropped ones, latest first. It takes as many queries for many as for few.
func (s *Store) FindPromises(ctx context.Context, q PromiseQuery) (ids []int64, err error) {
	now := s.Now()
	words := strings.Fields(data.Fold(q.Text))
	err = s.read(ctx, say.Phrase("reading promises"), func(r querier) error {
		where, args := "", []any{}
		if q.By != "" {
			where, args = where+" AND p.by = ?", append(args, string(q.By))
		}
		if q.Event != 0 {
			where, args = where+` AND p.encounter IN (SELECT id FROM encounter WHERE event = ? AND trashed IS NULL)`, append(args, q.Event)
		}
		if len(q.States) > 0 && !slices.Contains(q.States, data.PromiseDone) && !slices.Contains(q.States, data.PromiseDropped) {
			where += " AND p.done IS NULL AND p.dropped IS NULL"
		}
		return each(ctx, r, func(rows *sql.Rows) error {
			p, err := scanOfList(rows)
			if err == nil && p.fits(&q, words, now) {
				ids = append(ids, p.p.ID)
			}
			return err
		}, `SELECT p.id, p.text, p.due, p.done, p.snoozed, p.dropped, p.snoozed_event, i.name, c.organisation, v.id, v.start, v.zone, v.status
			FROM promise p CROSS JOIN contact_index i ON i.id = p.contact CROSS JOIN contact c ON c.id = p.contact
			LEFT JOIN event v ON v.id = p.snoozed_event AND v.trashed IS NULL
			WHERE p.trashed IS NULL`+where+` ORDER BY coalesce(p.done, p.dropped) IS NOT NULL, p.due = '', p.due, coalesce(p.done, p.dropped) DESC, p.id`, args...)
	})
	return ids, err
}

// AnyPromise reports whether a contact outside the trash has a promise, however it stands.
func (s *Store) AnyPromise(ctx context.Context) (there bool, err error) {
	err = one(ctx, pool{s.readers}, []any{&there}, "SELECT EXISTS (SELECT 1 FROM promise WHERE trashed IS NULL AND "+contactShown+")")
	return there, s.explainIn(ctx, say.Phrase("reading promises"), err)
}

func scanOfList(rows *sql.Rows) (l promiseOfList, err error) {
	var due, snoozed string
	var done, dropped, event, waits, start sql.NullInt64
	var zone, status sql.NullString
	err = rows.Scan(&l.p.ID, &l.p.Text, &due, &done, &snoozed, &dropped, &event, &l.name, &l.org, &waits, &start, &zone, &status)
	if err != nil {
		return l, err
	}
	l.p.Due, l.p.Snoozed = dateOf(due), dateOf(snoozed)
	l.p.Done, l.p.Dropped, l.p.SnoozedEvent = momentOf(done), momentOf(dropped), event.Int64
	l.waits = data.Event{ID: waits.Int64, Start: momentOf(start), Zone: zone.String, Status: status.String}
	return l, nil
}

// dateOf reads a day as it is stored; zero for what is none.
func dateOf(text string) data.Date {
	d, _ := data.ParseDate(text)
	return d
}

func momentOf(ms sql.NullInt64) time.Time {
	if !ms.Valid {
		return time.Time{}
	}
	return fromMillis(ms.Int64)
}

// fits reports whether a list shows the promise. words are the folded words of the query.
func (l *promiseOfList) fits(q *PromiseQuery, words []string, now time.Time) bool {
	switch {
	case len(q.States) > 0 && !slices.Contains(q.States, l.p.State(&l.waits, now)):
		return false
	case q.Passed && !l.p.Passed(data.DateOf(now)):
		return false
	case len(words) == 0:
		return true
	}
	said := data.Fold(l.p.Text + " " + l.name + " " + l.org)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, w) })
}

// PromiseRows reads promises of a list, in the order of the ids. It leaves out those that do not exist or are in the trash.
// Many take as many queries as few.
func (s *Store) PromiseRows(ctx context.Context, ids []int64) ([]PromiseRow, error) {
	out := make([]PromiseRow, 0, len(ids))
	now := s.Now()
	err := s.read(ctx, say.Phrase("reading promises"), func(q querier) error {
		ps, err := promises(ctx, q, "WHERE trashed IS NULL AND id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
		if err != nil {
			return err
		}
		at := make(map[int64]data.Promise, len(ps))
		for _, p := range ps {
			at[p.ID] = p
		}
		from, events, err := promiseEvents(ctx, q, ps)
		if err != nil {
			return err
		}
		people, err := promisePeople(ctx, q, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			p, ok := at[id]
			if !ok {
				continue
			}
			row := PromiseRow{Promise: p, From: events[from[id]], Waits: events[p.SnoozedEvent]}
			who := people[p.ContactID]
			row.Name, row.Organisation, row.Thumb = who.Name, who.Organisation, who.Thumb
			row.State, row.Until = p.State(&row.Waits, now), p.HiddenUntil(&row.Waits, now)
			out = append(out, row)
		}
		return nil
	})
	return out, err
}

// promiseEvents reads at which events promises were made, by the promise, and these events and those that promises wait for,
// without what is in the trash.
func promiseEvents(ctx context.Context, q querier, ps []data.Promise) (from map[int64]int64, events map[int64]data.Event, err error) {
	ids := make([]int64, len(ps))
	var wanted []int64
	for i, p := range ps {
		ids[i] = p.ID
		if p.SnoozedEvent != 0 {
			wanted = append(wanted, p.SnoozedEvent)
		}
	}
	from = map[int64]int64{}
	err = each(ctx, q, func(r *sql.Rows) error {
		var id, event int64
		err := r.Scan(&id, &event)
		from[id] = event
		wanted = append(wanted, event)
		return err
	}, `SELECT p.id, m.event FROM json_each(?) j CROSS JOIN promise p ON p.id = j.value CROSS JOIN encounter m ON m.id = p.encounter
		WHERE m.trashed IS NULL AND m.event IS NOT NULL`, jsonIDs(ids))
	if err != nil {
		return nil, nil, err
	}
	events, err = eventsOfPromises(ctx, q, wanted)
	return from, events, err
}

// eventsOfPromises reads events outside the trash, by id, without their sessions.
func eventsOfPromises(ctx context.Context, q querier, ids []int64) (map[int64]data.Event, error) {
	slices.Sort(ids)
	events, err := eventHeads(ctx, q, slices.Compact(ids))
	maps.DeleteFunc(events, func(_ int64, e data.Event) bool { return !e.Trashed.IsZero() })
	return events, err
}

// promisePeople reads what a list shows of the people of promises, by contact.
func promisePeople(ctx context.Context, q querier, ids []int64) (map[int64]Row, error) {
	out := map[int64]Row{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var row Row
		var photo sql.NullString
		err := r.Scan(&row.ID, &row.Name, &row.Organisation, &photo)
		row.Thumb = photo.String
		out[row.ID] = row
		return err
	}, `SELECT i.id, i.name, c.organisation, c.photo FROM contact_index i CROSS JOIN contact c ON c.id = i.id
		WHERE i.id IN (SELECT contact FROM promise WHERE id IN (SELECT value FROM json_each(?)))`, jsonIDs(ids))
	return out, err
}

// NextEvents reads inside the operation.
func (tx *Tx) NextEvents(contactIDs []int64) (map[int64]data.Event, error) {
	return nextEvents(tx.ctx, tx, tx.now, contactIDs)
}

// NextEvents gives by contact the next event whose first day is ahead and on whose list the contact is, without its sessions:
// the one that *at our next event* means. Who cancelled does not come, and an event that is called off is none.
func (s *Store) NextEvents(ctx context.Context, contactIDs []int64) (out map[int64]data.Event, err error) {
	err = s.read(ctx, say.Phrase("reading events"), func(q querier) error {
		out, err = nextEvents(ctx, q, s.Now(), contactIDs)
		return err
	})
	return out, err
}

func nextEvents(ctx context.Context, q querier, now time.Time, contactIDs []int64) (map[int64]data.Event, error) {
	type at struct{ contact, event int64 }
	var found []at
	var ids []int64
	err := each(ctx, q, func(r *sql.Rows) error {
		var a at
		err := r.Scan(&a.contact, &a.event)
		found, ids = append(found, a), append(ids, a.event)
		return err
	}, `SELECT a.contact, v.id FROM attendee a CROSS JOIN event v ON v.id = a.event
		WHERE a.contact IN (SELECT value FROM json_each(?)) AND a.cancelled IS NULL
			AND v.trashed IS NULL AND v.start > ? AND coalesce(v.status, '') <> '`+data.Cancelled+`'
		ORDER BY v.start, v.id`, jsonIDs(contactIDs), now.UnixMilli())
	if err != nil {
		return nil, err
	}
	events, err := eventsOfPromises(ctx, q, ids)
	out := map[int64]data.Event{}
	for _, a := range found { // the earliest comes first
		e := events[a.event]
		if _, has := out[a.contact]; !has && e.HoldsBack(now) {
			out[a.contact] = e
		}
	}
	return out, err
}
