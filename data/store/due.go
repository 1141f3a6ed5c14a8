package store

import (
	"context"
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
		r := newDueReader(ctx, q, s.Now())
		if err := r.begin(); err != nil {
			return err
		}
		if err := r.people(limit); err != nil {
			return err
		}
		l, err = r.finish()
		return err
	})
	return l, err
}

// DueClocks reads each clock that is due, drifting, soon due or dormant, in this order: due and drifting ones by weight, then those soon
// due, then those of ties that sleep. Somebody with two clocks may stand there twice, and Total counts the clocks that are due or
// drifting.
func (s *Store) DueClocks(ctx context.Context) (l DueList, err error) {
	err = s.read(ctx, say.Phrase("reading who is due"), func(q querier) error {
		r := newDueReader(ctx, q, s.Now())
		if err := r.begin(); err != nil {
			return err
		}
		if err := r.clocks(); err != nil {
			return err
		}
		l, err = r.finish()
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
		near, err := readNear(ctx, q, localDay(s.Now()))
		if err != nil {
			return err
		}
		next, err := near.next(ctx, q, ids)
		out = make(map[int64]data.Event, len(next))
		for contact, event := range next {
			out[contact] = near.events[event]
		}
		return err
	})
	return out, err
}

// localDay is the day of a moment on the user's clocks.
func localDay(t time.Time) data.Date { return data.DateOf(t.Local()) }
