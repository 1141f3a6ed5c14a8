package main

import (
	"errors"
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/growth"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// large is somebody with n of every value.
func large(n int) data.Contact {
	c := jane()
	for i := range n {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@x.example", i)})
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprintf("+49305%06d", i), E164: fmt.Sprintf("+49305%06d", i)})
		c.Links = append(c.Links, data.Link{Value: fmt.Sprintf("https://x.example/%d", i)})
		c.Addresses = append(c.Addresses, data.Address{Street: fmt.Sprintf("Street %d", i), City: "Town"})
		c.Topics = append(c.Topics, fmt.Sprintf("topic %d", i))
		c.Other = append(c.Other, data.Property{Name: fmt.Sprintf("X-A%d", i), Value: "v"})
		c.Former = append(c.Former, data.Former{Field: "title", Value: fmt.Sprintf("title %d", i)})
	}
	return c
}

// busy is a person with n encounters, promises and places on lists.
func busy(n int) func(tx *store.Tx) (int64, error) {
	return func(tx *store.Tx) (int64, error) {
		c := jane()
		if err := tx.SaveContact(&c); err != nil {
			return 0, err
		}
		for i := range n {
			event := data.Event{Name: fmt.Sprintf("Forum %d %d", c.ID, i), Start: day}
			if err := tx.SaveEvent(&event); err != nil {
				return 0, err
			}
			e := data.Encounter{ContactID: c.ID, EventID: event.ID, At: day.Add(time.Duration(i) * time.Hour), Note: fmt.Sprintf("said %d", i)}
			if err := tx.SaveEncounter(&e); err != nil {
				return 0, err
			}
			p := data.Promise{ContactID: c.ID, EncounterID: e.ID, By: data.ByMe, Text: fmt.Sprintf("send %d", i)}
			if err := tx.SavePromise(&p); err != nil {
				return 0, err
			}
			a := data.Attendee{ContactID: c.ID, EventID: event.ID, Status: data.Met}
			if err := tx.SaveAttendee(&a); err != nil {
				return 0, err
			}
		}
		return c.ID, nil
	}
}

// writes are shapes of what is written at once, and taken back.
func writes() []growth.Shape {
	save := func(s *store.Store, n int) {
		do(s, func(tx *store.Tx) error { _, err := busy(n)(tx); return err })
	}
	two := func(s *store.Store, n int) {
		do(s, func(tx *store.Tx) error {
			for range 2 {
				if _, err := busy(n)(tx); err != nil {
					return err
				}
			}
			return nil
		})
	}
	ids := func(s *store.Store) []int64 {
		found, err := s.Find(ctx, data.Query{}, 0)
		must(err)
		return found.IDs
	}
	undo := func(s *store.Store, _ int) { _, err := s.Undo(ctx); must(err) }
	one := func(s *store.Store, n int) {
		c := large(n)
		do(s, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	}
	crowd := func(s *store.Store, n int) { take(s, rows(n, somebody, nil), data.Document{}) }
	fairs := func(s *store.Store, n int) { do(s, func(tx *store.Tx) error { return twoFairs(tx, n) }) }
	return []growth.Shape{
		shape("write: values of one person", 300, nil, one),
		shape("write: a change of one person with many values", 300, one, func(s *store.Store, _ int) {
			c, err := s.Contact(ctx, ids(s)[0])
			must(err)
			c.Title = "Librarian"
			c.Emails = c.Emails[1:]
			do(s, func(tx *store.Tx) error { return tx.SaveContact(&c) })
		}),
		shape("write: encounters, promises and lists of one person", 150, nil, save),
		shape("undo: encounters, promises and lists of one person", 150, save, undo),
		shape("undo: people", 300, crowd, undo),
		shape("undo: values of one person", 300, one, undo),
		shape("merge: encounters, promises and lists of two", 150, two, func(s *store.Store, _ int) {
			do(s, func(tx *store.Tx) error { all := ids(s); return tx.MergeContacts(all[0], all[1]) })
		}),
		shape("merge: two events with people, encounters, sessions and questions", 100, fairs, func(s *store.Store, _ int) {
			events, err := s.Events(ctx)
			must(err)
			do(s, func(tx *store.Tx) error { return tx.MergeEvents(events[0].ID, events[1].ID) })
		}),
		shape("trash: people", 300, crowd, func(s *store.Store, _ int) {
			all := ids(s)
			do(s, func(tx *store.Tx) error { return tx.Trash(store.Contacts, all...) })
		}),
		shape("erase: people", 150, crowd, func(s *store.Store, _ int) { _, err := s.Erase(ctx, ids(s)...); must(err) }),
		shape("erase: one person with many encounters", 100, save, func(s *store.Store, _ int) { _, err := s.Erase(ctx, ids(s)...); must(err) }),
		shape("index: people", 300, crowd, func(s *store.Store, _ int) { must(s.Reindex(ctx)) }),
	}
}

// twoFairs saves two events with n sessions, costs and questions each, and n people who are on both lists and were met at both.
func twoFairs(tx *store.Tx, n int) error {
	var events [2]data.Event
	for e := range events {
		events[e].Name = fmt.Sprint("Fair ", e)
		for i := range n {
			events[e].Sessions = append(events[e].Sessions, data.Session{Title: fmt.Sprint("Talk ", i+e)})
			events[e].Costs = append(events[e].Costs, data.Cost{Label: fmt.Sprint("Cost ", i+e)})
			events[e].Questions = append(events[e].Questions, data.Question{Key: fmt.Sprint("q", i), Text: fmt.Sprint(i * e), Type: data.TextQuestion})
		}
		if err := tx.SaveEvent(&events[e]); err != nil {
			return err
		}
	}
	for i := range n {
		c := somebody(i)
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		for e := range events {
			met := data.Encounter{ContactID: c.ID, EventID: events[e].ID, SessionID: events[e].Sessions[i].ID, Answers: []data.Answer{{Key: fmt.Sprint("q", i), Value: "x"}}}
			if err := errors.Join(tx.SaveEncounter(&met), tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: events[e].ID, Note: fmt.Sprint(e)})); err != nil {
				return err
			}
		}
	}
	return nil
}

// searches are shapes of what looks for doubles.
func searches() []growth.Shape {
	duplicates := func(s *store.Store, _ int) { _, err := intake.New(s).Duplicates(ctx, nil); must(err) }
	all := func(of func(i int) data.Contact) func(s *store.Store, n int) {
		return func(s *store.Store, n int) {
			do(s, func(tx *store.Tx) error {
				for i := range n {
					c := of(i)
					if err := tx.SaveContact(&c); err != nil {
						return err
					}
				}
				return nil
			})
		}
	}
	return []growth.Shape{
		shape("duplicates: pairs", 400, all(func(i int) data.Contact { return somebody(i / 2) }), duplicates),
		shape("duplicates: people of one name", 400, all(func(i int) data.Contact { // a larger crowd tells nothing
			c := somebody(i / 100)
			c.Emails[0].Value = fmt.Sprintf("jane%d@x.example", i)
			return c
		}), duplicates),
		shape("duplicates: people of one organisation and phone", 400, all(func(i int) data.Contact {
			c := somebody(i)
			c.Organisation, c.Phones = "Acme Libraries", []data.Phone{{Value: fmt.Sprintf("+49305%06d", i/100), E164: fmt.Sprintf("+49305%06d", i/100)}}
			return c
		}), duplicates),
		shape("duplicates: values of two people", 200, func(s *store.Store, n int) {
			all(func(int) data.Contact { return large(n) })(s, 2)
		}, duplicates),
	}
}
