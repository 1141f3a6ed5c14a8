package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/settings"
	"lanyard/ui/ticks"
)

// met is a store with so many people who were met at as many events each, and with as many others in the trash.
func met(t *testing.T, n int) (s *store.Store, people []int64, last data.Event) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	_, err = s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		for i := range n {
			c, gone := data.Contact{DisplayName: fmt.Sprintf("Ana %02d", i), Topics: []string{"maps"}}, data.Contact{DisplayName: "Gone"}
			last = data.Event{Name: fmt.Sprint("Fair ", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			if err := tx.SaveContact(&gone); err != nil {
				return err
			}
			if err := tx.Trash(store.Contacts, gone.ID); err != nil {
				return err
			}
			if err := tx.SaveEvent(&last); err != nil {
				return err
			}
			people = append(people, c.ID)
			for _, id := range people {
				if err := tx.SaveEncounter(&data.Encounter{ContactID: id, EventID: last.ID, Warmth: data.Warm}); err != nil {
					return err
				}
			}
			if err := tx.SaveAttendee(&data.Attendee{ContactID: people[0], EventID: last.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, people, last
}

// What is shown of a long life, of a full trash and done to many people takes as many queries as of little.
func TestTheWindowAsksNoMoreForMany(t *testing.T) {
	within := func(f func(tx *store.Tx, ids []int64) (int, error)) func(context.Context, *store.Store, []int64, data.Event) error {
		return func(ctx context.Context, s *store.Store, ids []int64, _ data.Event) error {
			_, err := s.Do(ctx, "Test", func(tx *store.Tx) error {
				did, err := f(tx, ids)
				if did > 0 {
					return fmt.Errorf("it was done to %d, and is so already of all", did)
				}
				return err
			})
			return err
		}
	}
	reads := map[string]func(ctx context.Context, s *store.Store, ids []int64, e data.Event) error{
		"a person": func(ctx context.Context, s *store.Store, ids []int64, e data.Event) error {
			p, err := edit.ReadPerson(ctx, s, ids[0])
			if err == nil && (p.Events[e.ID].Name != e.Name || len(p.Events) != len(ids)) {
				err = fmt.Errorf("the events are %v", p.Events)
			}
			return err
		},
		"the settings": func(ctx context.Context, s *store.Store, ids []int64, _ data.Event) error {
			v, err := settings.ReadSettings(ctx, s)
			if err == nil && (v.Trashed != len(ids) || len(v.Trash) != min(len(ids), settings.TrashInSettings)) {
				err = fmt.Errorf("%d of %d things are shown", len(v.Trash), v.Trashed)
			}
			return err
		},
		"topics": within(func(tx *store.Tx, ids []int64) (int, error) { return ticks.AddTopicsTo(tx, ids, []string{"Maps"}) }),
		"warmth": within(func(tx *store.Tx, ids []int64) (int, error) { return ticks.WarmLatest(tx, ids, data.Warm) }),
		"a list": func(ctx context.Context, s *store.Store, ids []int64, e data.Event) error {
			_, err := s.Do(ctx, "Test", func(tx *store.Tx) error {
				everybody, err := edit.ReadStandings(tx, append([]int64{9999}, ids...), e.ID)
				if len(everybody) != len(ids) || everybody[0].Listed.EventID != e.ID || everybody[1].Is != data.Met {
					return fmt.Errorf("they stand as %+v (%v)", everybody, err)
				}
				return err
			})
			return err
		},
	}
	few, fewOf, fewAt := met(t, 3)
	many, manyOf, manyAt := met(t, 30)
	for name, read := range reads {
		t.Run(name, func(t *testing.T) {
			var a, b atomic.Int64
			if err := read(store.Telling(t.Context(), func(string) { a.Add(1) }), few, fewOf, fewAt); err != nil {
				t.Error(err)
			}
			if err := read(store.Telling(t.Context(), func(string) { b.Add(1) }), many, manyOf, manyAt); err != nil {
				t.Error(err)
			}
			if a.Load() == 0 || a.Load() != b.Load() {
				t.Errorf("%d queries for few, %d for many", a.Load(), b.Load())
			}
		})
	}
}

// The settings show the latest of the trash; the list has all of it.
func TestTheWholeTrashIsBehindTheLatest(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		for i := range 7 {
			c := data.Contact{DisplayName: fmt.Sprint("Person ", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			if err := tx.Trash(store.Contacts, c.ID); err != nil {
				return err
			}
		}
		return nil
	})
	shown(t, a, a.settings(), "settings")
	settle(t, a)
	if got := texts(a.settings().Trash); strings.Count(got, "Person · ") != settings.TrashInSettings || !strings.Contains(got, "7 things") {
		t.Errorf("the settings show\n%s", got)
	}
	press(t, a, a.settings().Trash, "Show all 7 …")
	settle(t, a)
	got := texts(sheetOf(t, a).Body)
	for i := range 7 {
		if !strings.Contains(got, fmt.Sprint("Person ", i)) {
			t.Errorf("the list lacks person %d:\n%s", i, got)
		}
	}
}

// Many people are done in parts, and all of them are reached.
func TestManyReachesEverybody(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, 2*edit.ManyAtOnce+5)
	parts, left := 0, 0
	edit.Many(a.Window, "Test", append(ids, 99999), func(tx *store.Tx, ids []int64) (int, error) {
		parts++
		return ticks.AddTopicsTo(tx, ids, []string{"maps"})
	}, func(done, not int) string {
		left = not
		return fmt.Sprint("Done to ", done)
	}, func(error) {})
	settle(t, a)
	if parts != 3 || left != 1 {
		t.Errorf("it was done in %d parts, %d were left", parts, left)
	}
	n := 0
	err := a.Store.Contacts(t.Context(), ids, func(c data.Contact) error {
		n += len(c.Topics)
		return nil
	})
	if err != nil || n != len(ids) {
		t.Errorf("%d of %d have the topic, %v", n, len(ids), err)
	}
}
