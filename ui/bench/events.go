package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// What the event that is measured holds, and when it is on.
const (
	manyEvents = 500
	longList   = 2000
	onAt       = "2026-11-29T15:00:00Z"
	// pageTime is what the reading of a page may take.
	pageTime = 50 * time.Millisecond
)

// events measures what is read for the event's page and for Today among many contacts and events, and how the list of a large
// event goes under the keys.
func (b *bench) events(ctx context.Context) error {
	path, event, err := b.conference(ctx)
	if err != nil {
		return err
	}
	return errors.Join(b.eventReads(ctx, path, event), b.eventKeys(ctx, path))
}

// conference is a database of typical size with many events, and one with a long list that is on. It is kept as the
// others are.
func (b *bench) conference(ctx context.Context) (path string, event int64, err error) {
	path = filepath.Join(b.dir, fmt.Sprintf("events-%d.db", manyEvents))
	now, err := time.Parse(time.RFC3339, onAt)
	if err != nil {
		return "", 0, err
	}
	if event, err = eventIn(ctx, path); err == nil && event != 0 {
		return path, event, nil
	}
	fmt.Fprintf(b.log, "Generating %d events into %s; this is done once.\n", manyEvents, path)
	half := path + ".half"
	if err := errors.Join(remove(path), remove(half), copyFile(b.people(typical), half)); err != nil {
		return "", 0, err
	}
	s, err := store.Open(ctx, half, store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		return "", 0, err
	}
	have, err := s.Events(ctx)
	if err == nil {
		event, err = generate.Events(ctx, s, manyEvents-len(have), longList, now, seed)
	}
	if err == nil {
		err = colleagues(ctx, s)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return "", 0, err
	}
	return path, event, os.Rename(half, path)
}

// eventIn is the current event of a database that is there; 0 for none.
func eventIn(ctx context.Context, path string) (int64, error) {
	if _, err := os.Stat(path); err != nil {
		return 0, err
	}
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return 0, err
	}
	e, _, _, _, err := s.Current(ctx)
	me, err2 := s.Me(ctx)
	if me.Organisation == "" { // made before the user belonged somewhere
		e.ID = 0
	}
	return e.ID, errors.Join(err, err2, s.Close())
}

// colleagues has the user work where most do.
func colleagues(ctx context.Context, s *store.Store) error {
	orgs, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	return s.Quietly(ctx, func(tx *store.Tx) error {
		return tx.SaveMe(&data.Contact{DisplayName: "Robin Reader", Organisation: orgs[0].Topic})
	})
}

// copyFile copies a database that nobody has open.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// eventReads measures the reads of the pages, each as its screen asks for it.
func (b *bench) eventReads(ctx context.Context, path string, event int64) error {
	if err := clock.Set(onAt); err != nil {
		return err
	}
	defer clock.Set("")
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	for _, r := range []struct {
		what string
		read func() error
	}{
		{"what the event's page reads, list of 2,000", func() error { return readPage(ctx, s, event) }},
		{"what Today reads at that event", func() error { return readDay(ctx, s, event) }},
		{"the list of 500 events", func() error { _, err := s.Events(ctx); return err }},
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

// readPage reads the event, its people and its appointments (ui/events).
func readPage(ctx context.Context, s *store.Store, event int64) error {
	_, err := s.Event(ctx, event)
	people, err2 := s.EventPeople(ctx, event)
	_, err3 := s.EventAppointments(ctx, event)
	if len(people) != longList {
		err3 = errors.Join(err3, fmt.Errorf("the event has %d people, not %d", len(people), longList))
	}
	return errors.Join(err, err2, err3)
}

// shownToday is about how many people Today names.
const shownToday = 40

// readDay reads the day of the event, and what stands around it (ui/today).
func readDay(ctx context.Context, s *store.Store, event int64) error {
	now := s.Now()
	e, err := s.Event(ctx, event)
	t, err2 := s.EventToday(ctx, event, now.Add(-12*time.Hour), now.Add(12*time.Hour), shownToday)
	_, err3 := s.OpenPromises(ctx, data.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()})
	_, _, err4 := s.ArrivalRows(ctx, shownToday)
	var ids []int64
	for _, m := range t.Met[:min(shownToday, len(t.Met))] {
		ids = append(ids, m.ContactID)
	}
	_, err5 := s.Rows(ctx, ids)
	_, err6 := s.EventHeads(ctx, []int64{e.ID})
	return errors.Join(err, err2, err3, err4, err5, err6)
}

// eventKeys measures keys in the list of the event's page, and how soon the page and Today come up.
func (b *bench) eventKeys(ctx context.Context, path string) (err error) {
	s, err := openStage(ctx, filepath.Join(b.dir, "home"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	people, err := s.travel(ctx, []string{b.app, "--db", b.people(typical)}, list, moves[:2])
	if err != nil {
		return err
	}
	at := []string{"env", clock.Variable + "=" + onAt, b.app, "--db", path}
	own, err := s.travelAt(ctx, at, list, s.toEvent, guests, moves[:2])
	if err != nil {
		return err
	}
	for i, m := range moves[:2] {
		b.table.times("the event's list of 2,000: "+m.name+" to changed pixels, p50", median(own[i].first), median(people[i].first), "People", 1.3)
		b.table.times("the same, p99", percentile(own[i].first, 0.99), percentile(people[i].first, 0.99), "People", 0)
		b.table.times("a frame while keys are held there, "+m.name+", p50", median(own[i].frames), tick, "Fyne's tick", 1.05)
	}
	return nil
}

// toEvent goes to the page of the event that is on: it is the first of the events.
func (s *stage) toEvent(ctx context.Context) error {
	for _, key := range []chord{{keyControl, '3'}, {0, keyHome}, {0, keyReturn}} {
		if err := s.eye.chord(key); err != nil {
			return err
		}
		s.eye.quiet(ctx, still)
	}
	return nil
}

// guests is the part of Lanyard's window in which the rows of an event's people stand.
func guests(window image.Rectangle) image.Rectangle {
	at := func(x, y int) image.Point { return window.Min.Add(image.Pt(window.Dx()*x/1100, window.Dy()*y/720)) }
	return image.Rectangle{Min: at(500, 370), Max: at(1060, 700)}
}
