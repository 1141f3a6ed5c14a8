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

// shownDue is how many of those who are due Today shows at first, and one that would be left over.
const shownDue = 6

// What Today looks at (ui/today).
const (
	promisesAhead  = 14 // days
	promisesShown  = 9
	birthdaysAhead = 7 // days
	latestShown    = 8
	eventsLooked   = 40
)

// readUsual reads the start of a day without an event, as ui/today does.
func readUsual(ctx context.Context, s *store.Store) error {
	now := s.Now()
	today := data.DateOf(now)
	promises, _, err := s.FirstPromises(ctx, today.AddDays(promisesAhead), promisesShown)
	var shown, people, events []int64
	for i := range promises {
		shown = append(shown, promises[i].ID)
	}
	_, err2 := s.PromiseRows(ctx, shown)
	_, _, err3 := s.ArrivalRows(ctx, shownDue)
	_, _, _, _, err4 := s.Current(ctx)
	_, err5 := s.EventsFrom(ctx, now.Add(-48*time.Hour), eventsLooked)
	latest, err6 := s.LatestEncounters(ctx, latestShown)
	for i := range latest {
		people, events = append(people, latest[i].ContactID), append(events, latest[i].EventID)
	}
	_, err7 := s.AppointmentsBetween(ctx, now.Add(-12*time.Hour), now.Add(12*time.Hour))
	due, err8 := s.Due(ctx, shownDue)
	for i := range due.Rows {
		people = append(people, due.Rows[i].ContactID)
	}
	birthdays, _, err9 := s.Birthdays(ctx, today, birthdaysAhead, shownDue)
	for i := range birthdays {
		people = append(people, birthdays[i].ContactID)
	}
	_, err10 := s.Rows(ctx, people)
	_, err11 := s.EventHeads(ctx, events)
	_, err12 := s.Me(ctx)
	_, err13 := s.Begun(ctx)
	return errors.Join(err, err2, err3, err4, err5, err6, err7, err8, err9, err10, err11, err12, err13)
}
