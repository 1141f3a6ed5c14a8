package main

import (
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/growth"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// documents are shapes of Lanyard's own documents, new and taken in again.
func documents() []growth.Shape {
	exact := func(d *data.Draft, i int) { d.Exact, d.Contact.UID = true, fmt.Sprintf("uid-%d", i) }
	var out []growth.Shape
	for _, p := range []struct {
		name string
		n    int
		file func(n int) ([]data.Draft, data.Document)
	}{
		{"people", 400, func(n int) ([]data.Draft, data.Document) { return rows(n, somebody, exact), data.Document{} }},
		{"events", 300, func(n int) (_ []data.Draft, doc data.Document) {
			for i := range n {
				doc.Events = append(doc.Events, data.Event{ID: int64(i + 1), UID: fmt.Sprintf("uid-%d", i), Name: fmt.Sprintf("Forum %d", i), Start: day})
			}
			return rows(1, somebody, exact), doc
		}},
		{"events of one name", 300, func(n int) (_ []data.Draft, doc data.Document) {
			for i := range n {
				doc.Events = append(doc.Events, data.Event{ID: int64(i + 1), UID: fmt.Sprintf("uid-%d", i), Name: "Forum", Start: day.AddDate(0, 0, i)})
			}
			return rows(1, somebody, exact), doc
		}},
		{"sessions of one event", 300, func(n int) ([]data.Draft, data.Document) {
			e := data.Event{ID: 1, UID: "uid", Name: "Forum", Start: day}
			for i := range n {
				e.Sessions = append(e.Sessions, data.Session{ID: int64(i + 1), Title: fmt.Sprintf("Talk %d", i), Start: day})
			}
			return rows(1, somebody, exact), data.Document{Events: []data.Event{e}}
		}},
		{"own cards", 300, func(n int) (_ []data.Draft, doc data.Document) {
			me := data.Draft{Exact: true, Contact: somebody(1_000_000)}
			me.Contact.UID = "me"
			doc.Me = &me
			for i := range n {
				doc.Cards = append(doc.Cards, data.Card{Name: fmt.Sprintf("Card %d", i), UID: fmt.Sprintf("card-%d", i)})
			}
			return rows(1, somebody, exact), doc
		}},
		{"pairs who are not the same", 300, func(n int) (_ []data.Draft, doc data.Document) {
			for i := range n {
				doc.NotSame = append(doc.NotSame, [2]int{0, i + 1})
			}
			return rows(n+1, somebody, exact), doc
		}},
	} {
		work := func(s *store.Store, n int) { ds, doc := p.file(n); take(s, ds, doc) }
		out = append(out, shape("document: "+p.name, p.n, nil, work), shape("document: "+p.name+", again", p.n, work, work))
	}
	programme := func(s *store.Store, n int) {
		e := data.Event{Name: "Forum", Start: day, Zone: "UTC"}
		if all, err := s.Events(ctx); len(all) > 0 {
			must(err)
			e = all[0].Event
		} else {
			do(s, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
		}
		_, err := intake.New(s).SaveProgramme(ctx, e.ID, talks(n), nil)
		must(err)
	}
	moved := func(s *store.Store, n int) {
		all, err := s.Events(ctx)
		must(err)
		later := talks(n)
		for i := range later {
			later[i].Start = later[i].Start.Add(5 * time.Minute)
		}
		_, err = intake.New(s).SaveProgramme(ctx, all[0].ID, later, nil)
		must(err)
	}
	return append(out, shape("programme: sessions", 300, nil, programme), shape("programme: sessions, again", 300, programme, programme), shape("programme: sessions that moved", 300, programme, moved))
}

// talks are sessions of one day.
func talks(n int) (out []data.Session) {
	for i := range n {
		out = append(out, data.Session{Title: fmt.Sprintf("Talk %d", i), Room: fmt.Sprintf("Room %d", i%9), Speakers: "Jane Roe", Start: day.Add(time.Duration(i/9) * time.Minute), Zone: "UTC"})
	}
	return out
}
