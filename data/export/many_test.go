package export_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

// asked counts the queries that f makes.
func asked(t *testing.T, f func(ctx context.Context) error) int64 {
	t.Helper()
	var n atomic.Int64
	noError(t, f(store.Telling(t.Context(), func(string) { n.Add(1) })))
	return n.Load()
}

// met is a store with so many people, each met and listed at an event of their own.
func met(t *testing.T, n int) (s *store.Store, people []int64) {
	t.Helper()
	s = anEmptyStore(t)
	_, err := s.Do(t.Context(), "met", func(tx *store.Tx) error {
		for i := range n {
			c := data.Contact{DisplayName: fmt.Sprintf("Ana %02d", i)}
			e := data.Event{Name: fmt.Sprint("Fair ", i), Sessions: []data.Session{{Title: "Talk"}, {Title: "Tea"}}}
			for _, save := range []func() error{
				func() error { return tx.SaveContact(&c) },
				func() error { return tx.SaveEvent(&e) },
				func() error {
					return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[1].ID})
				},
				func() error { return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Met}) },
				func() error { return tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "send it"}) },
			} {
				if err := save(); err != nil {
					return err
				}
			}
			people = append(people, c.ID)
		}
		return nil
	})
	noError(t, err)
	return s, people
}

// Many people are read by as many queries as few, in every format.
func TestAnExportAsksNoMoreForManyPeople(t *testing.T) {
	few, fewOf := met(t, 3)
	many, manyOf := met(t, 80)
	for _, f := range export.Formats {
		write := func(s *store.Store) int64 {
			return asked(t, func(ctx context.Context) error {
				_, err := export.Write(ctx, s, export.Job{Format: f}, io.Discard)
				return err
			})
		}
		if a, b := write(few), write(many); a == 0 || a != b {
			t.Errorf("%s: %d queries for few people, %d for many", f, a, b)
		}
	}
	read := func(s *store.Store, ids []int64) int64 {
		return asked(t, func(ctx context.Context) error {
			return export.Documents(ctx, s, ids, func(jsonfile.Contact) error { return nil })
		})
	}
	if a, b := read(few, fewOf), read(many, manyOf); a == 0 || a != b {
		t.Errorf("documents: %d queries for few people, %d for many", a, b)
	}
}

func TestDocumentsComeInTheOrderAskedForWithAllEncounters(t *testing.T) {
	s, people := met(t, 5)
	var got []jsonfile.Contact
	ids := []int64{people[3], 999, people[0]}
	noError(t, export.Documents(t.Context(), s, ids, func(c jsonfile.Contact) error {
		got = append(got, c)
		return nil
	}))
	if len(got) != 2 || got[0].DisplayName != "Ana 03" || got[1].DisplayName != "Ana 00" {
		t.Fatalf("got %+v", got)
	}
	for i, event := range []string{"Fair 3", "Fair 0"} {
		c := got[i]
		if len(c.Encounters) != 1 || c.Encounters[0].Event != event || c.Encounters[0].Session != "Tea" {
			t.Errorf("encounters of %s: %+v", c.DisplayName, c.Encounters)
		}
		if len(c.Attendees) != 1 || c.Attendees[0].Event != event || c.Attendees[0].Status != data.Met || len(c.Promises) != 1 {
			t.Errorf("%s is listed as %+v and promised %+v", c.DisplayName, c.Attendees, c.Promises)
		}
	}
	stop := fmt.Errorf("enough")
	if err := export.Documents(t.Context(), s, people, func(jsonfile.Contact) error { return stop }); err != stop {
		t.Errorf("the error became %v", err)
	}
}

// A file of one event tells of no other.
func TestAnExportOfAnEventHoldsOnlyItsEncounters(t *testing.T) {
	s, people := met(t, 3)
	events, err := s.Events(t.Context())
	noError(t, err)
	other := events[0].ID
	_, err = s.Do(t.Context(), "again", func(tx *store.Tx) error {
		for _, id := range people {
			if err := tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: other, Status: data.Expected}); err != nil {
				return err
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: id, EventID: other}); err != nil {
				return err
			}
		}
		return nil
	})
	noError(t, err)
	var doc strings.Builder
	_, err = export.Write(t.Context(), s, export.Job{Format: export.JSON, Event: other, Selection: data.Selection{Query: data.Query{Event: other}}}, &doc)
	noError(t, err)
	for _, e := range events {
		if got, want := strings.Count(doc.String(), `"`+e.Name+`"`), e.ID == other; (got > 0) != want {
			t.Errorf("%s comes up %d times", e.Name, got)
		}
	}
}
