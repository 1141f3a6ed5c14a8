package store

import (
	"context"
	"database/sql"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// DueList is who is due.
type DueList struct {
	Rows []data.DueContact
	// Total is how many people are due or drifting, those in Rows among them.
	Total  int
	Events map[int64]data.Event // those that Rows name, without their sessions
}

// Due reads who is due or drifting now, at most limit people: by how far the clock is and by how warm it was, then by name. Of
// somebody's two clocks the further one stands for both. A long list takes as many queries as a short one.
func (s *Store) Due(ctx context.Context, limit int) (l DueList, err error) {
	err = s.read(ctx, say.Phrase("reading who is due"), func(q querier) error {
		all, err := dueRows(ctx, q, s.Now())
		if err != nil {
			return err
		}
		seen := map[int64]bool{}
		for _, d := range all {
			if d.State != data.Due && d.State != data.Drifting || seen[d.ContactID] {
				continue
			}
			seen[d.ContactID] = true
			if l.Total++; l.Total <= limit {
				l.Rows = append(l.Rows, d)
			}
		}
		l.Events, err = completeDue(ctx, q, l.Rows, s.Now())
		return err
	})
	return l, err
}

// DueClocks reads each clock that is due, drifting, soon due or dormant, in this order: due and drifting ones by weight, then those soon
// due, then those of ties that sleep. Somebody with two clocks may stand there twice.
func (s *Store) DueClocks(ctx context.Context) (l DueList, err error) {
	err = s.read(ctx, say.Phrase("reading who is due"), func(q querier) error {
		if l.Rows, err = dueRows(ctx, q, s.Now()); err != nil {
			return err
		}
		for _, d := range l.Rows {
			if d.State == data.Due || d.State == data.Drifting {
				l.Total++
			}
		}
		l.Events, err = completeDue(ctx, q, l.Rows, s.Now())
		return err
	})
	return l, err
}

// ClocksOf gives for many contacts at once the clocks that run, by contact; nobody of the trash has any.
func (s *Store) ClocksOf(ctx context.Context, ids []int64) (out map[int64][]data.Clock, err error) {
	out = map[int64][]data.Clock{}
	err = s.read(ctx, say.Phrase("reading cadences"), func(q querier) error {
		clocked, err := countClocks(ctx, q, ids, s.Now())
		for id, c := range clocked {
			if len(c.clocks) > 0 {
				out[id] = c.clocks
			}
		}
		return err
	})
	return out, err
}

// ComingWith gives the event on whose list each of some contacts is, by contact: the first that goes on or begins within
// data.ComingDays. Who cancelled is left out; the events come without their sessions.
func (s *Store) ComingWith(ctx context.Context, ids []int64) (out map[int64]data.Event, err error) {
	err = s.read(ctx, say.Phrase("reading events"), func(q querier) error {
		c, err := readComing(ctx, q, localDay(s.Now()))
		if err != nil {
			return err
		}
		out = map[int64]data.Event{}
		for _, id := range ids {
			if e := c.next[id]; e != 0 {
				out[id] = c.events[e]
			}
		}
		return nil
	})
	return out, err
}

func localDay(t time.Time) data.Date { return dayIn(t, time.Local) }

// localDayIn is the day of a moment in a zone, the computer's own for "".
func localDayIn(t time.Time, zone string) data.Date {
	y, m, d := data.In(t, zone).Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

func dayIn(t time.Time, loc *time.Location) data.Date {
	y, m, d := t.In(loc).Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}

// coming is what the lists of events say of contacts with a cadence.
type coming struct {
	events map[int64]data.Event
	near   map[int64]bool  // who sees the user soon, or just did: the clock for meeting rests
	next   map[int64]int64 // the event ahead, or going on, by contact
}

// readComing reads the events that are near, and who is on their lists.
func readComing(ctx context.Context, q querier, today data.Date) (c coming, err error) {
	c = coming{events: map[int64]data.Event{}, near: map[int64]bool{}, next: map[int64]int64{}}
	const margin = 2 // days that zones and the last day of an event may add
	at := func(days int) int64 { return int64(today.AddDays(days).Days()) * 86_400_000 }
	es, err := eventColumns.read(ctx, q, "event", `WHERE trashed IS NULL AND start IS NOT NULL AND start < ? AND max(start, coalesce("end", 0)) > ?
		AND coalesce(status, '') <> '`+data.Cancelled+`' ORDER BY start, id`, at(data.ComingDays+margin), at(-data.ComingRest-margin))
	var near []int64
	for i := range es {
		if es[i].Comes(today) != data.ComesNot {
			near = append(near, es[i].ID)
			c.events[es[i].ID] = es[i]
		}
	}
	if err != nil || len(near) == 0 {
		return c, err
	}
	return c, each(ctx, q, func(r *sql.Rows) error {
		var contact, event int64
		if err := r.Scan(&contact, &event); err != nil {
			return err
		}
		e := c.events[event]
		c.near[contact] = true
		if c.next[contact] == 0 && e.Comes(today) == data.ComesSoon {
			c.next[contact] = event
		}
		return nil
	}, `SELECT a.contact, a.event FROM attendee a JOIN event e ON e.id = a.event
		WHERE a.event IN (SELECT value FROM json_each(?)) AND a.cancelled IS NULL ORDER BY e.start, e.id`, jsonIDs(near))
}
