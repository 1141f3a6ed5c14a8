package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
)

// due measures what is read of who is due among many contacts, a fifth of whom have a cadence, a year from now: most of them were
// never met, and count from the day the database was made.
func (b *bench) due(ctx context.Context) error {
	if err := clock.Set(clock.Real().AddDate(1, 0, 0).Format(time.RFC3339)); err != nil {
		return err
	}
	defer clock.Set("")
	s, err := store.Open(ctx, b.people(typical), store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Due(ctx, shownDue)
	if err == nil && list.Total < typical/100 {
		err = fmt.Errorf("of %d people %d are due: %s is of before there were cadences; remove it, and it is made anew", typical, list.Total, b.people(typical))
	}
	if err != nil {
		return err
	}
	for _, r := range []struct {
		what string
		read func() error
	}{
		{fmt.Sprintf("who is due of %d people, the first %d with reasons", typical, shownDue), func() error { _, err := s.Due(ctx, shownDue); return err }},
		{"what Today reads on any day", func() error { return readUsual(ctx, s) }},
	} {
		var took []time.Duration
		for range 10 * rounds {
			began := time.Now()
			if err := r.read(); err != nil {
				return err
			}
			took = append(took, time.Since(began))
		}
		b.table.times(r.what+", p50", median(took), pageTime, "goal", 1)
		b.table.times("the same, p99", percentile(took, 0.99), pageTime, "goal", 0)
	}
	return nil
}

// shownDue is how many of those who are due Today shows at first.
const shownDue = 5

// readUsual reads the start of a day without an event (ui/today).
func readUsual(ctx context.Context, s *store.Store) error {
	today := data.DateOf(s.Now())
	due, err := s.Due(ctx, shownDue)
	_, _, err2 := s.Birthdays(ctx, today, 7, shownDue)
	_, err3 := s.FindPromises(ctx, store.PromiseQuery{States: []data.PromiseState{data.PromiseOpen}})
	_, _, err4 := s.ArrivalRows(ctx, shownDue)
	_, err5 := s.EventsFrom(ctx, s.Now(), 1)
	var ids []int64
	for i := range due.Rows {
		ids = append(ids, due.Rows[i].ContactID)
	}
	_, err6 := s.Rows(ctx, ids)
	return errors.Join(err, err2, err3, err4, err5, err6)
}
