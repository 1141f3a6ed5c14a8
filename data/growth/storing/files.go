package main

import (
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/growth"
	"lanyard/data/store"
)

var day = time.Date(2026, 8, 12, 10, 0, 0, 0, time.UTC)

// somebody is the ith person.
func somebody(i int) data.Contact {
	return data.Contact{
		DisplayName: fmt.Sprintf("Jane%d Roe%d", i, i), Given: fmt.Sprintf("Jane%d", i), Family: fmt.Sprintf("Roe%d", i),
		Emails: []data.Email{{Value: fmt.Sprintf("jane%d@x.example", i)}},
	}
}

// jane is somebody who is in the database, or comes again and again.
func jane() data.Contact {
	return data.Contact{DisplayName: "Jane Roe", Given: "Jane", Family: "Roe", Emails: []data.Email{{Value: "jane@x.example"}}}
}

// rows are n rows of a file.
func rows(n int, of func(i int) data.Contact, more func(d *data.Draft, i int)) []data.Draft {
	ds := make([]data.Draft, n)
	for i := range ds {
		ds[i] = data.Draft{Contact: of(i), Line: i + 1}
		if more != nil {
			more(&ds[i], i)
		}
	}
	return ds
}

// addresses is how many e-mails the stored person has.
const addresses = 500

func saveJane(s *store.Store, _ int) {
	c := jane()
	for i := range addresses {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@x.example", i)})
	}
	do(s, func(tx *store.Tx) error { return tx.SaveContact(&c) })
}

// met adds m encounters, at events of their own or at those of all.
func met(d *data.Draft, m int, event string) {
	for i := range m {
		d.Encounters = append(d.Encounters, data.DraftEncounter{
			Event: fmt.Sprintf(event, i), At: day.AddDate(0, 0, i%20).Add(time.Duration(i) * time.Hour), Note: fmt.Sprintf("said %d", i),
		})
	}
}

// files are shapes of files: ProposeAll and SaveAll.
func files() []growth.Shape {
	// few share a key, since keys that a crowd shares tell nothing
	again := func(i int) data.Contact {
		c := jane()
		c.Emails[0].Value = fmt.Sprintf("a%d@x.example", i/2%addresses)
		return c
	}
	phone := func(i int) data.Contact {
		c := again(i)
		c.Phones = []data.Phone{{Value: fmt.Sprintf("+49 30 5%06d", i)}}
		return c
	}
	note := func(i int) data.Contact {
		c := again(i)
		c.Note = fmt.Sprintf("said %d", i)
		return c
	}
	chain := func(of func(i int) data.Contact) func(i int) data.Contact {
		return func(i int) data.Contact {
			c := of(i)
			c.Emails = []data.Email{{Value: fmt.Sprintf("a%d@x.example", i)}, {Value: fmt.Sprintf("a%d@x.example", i+1)}}
			return c
		}
	}
	var out []growth.Shape
	add := func(name string, n int, stored func(*store.Store, int), file func(n int) ([]data.Draft, data.Document)) {
		out = append(out, shape("file: "+name, n, stored, func(s *store.Store, n int) { ds, doc := file(n); take(s, ds, doc) }))
	}
	people := func(name string, n int, stored func(*store.Store, int), of func(i int) data.Contact, more func(n int) func(*data.Draft, int)) {
		add(name, n, stored, func(n int) ([]data.Draft, data.Document) {
			if more == nil {
				return rows(n, of, nil), data.Document{}
			}
			return rows(n, of, more(n)), data.Document{}
		})
	}
	people("new people", 600, nil, somebody, nil)
	people("new people of one name", 400, nil, func(i int) data.Contact {
		c := jane()
		c.Emails[0].Value = fmt.Sprintf("jane%d@x.example", i)
		return c
	}, nil)
	people("new people of one organisation", 400, nil, func(i int) data.Contact {
		c := somebody(i)
		c.Organisation, c.Phones = "Acme Libraries", []data.Phone{{Value: "+49 30 5550100"}}
		return c
	}, nil)
	people("people who are there", 400, func(s *store.Store, n int) { take(s, rows(n, somebody, nil), data.Document{}) }, somebody, nil)
	people("rows that say the same of one stored person", 800, saveJane, again, nil)
	people("rows that add to one stored person", 2000, saveJane, phone, nil)
	people("rows that say something of one stored person", 2000, saveJane, note, nil)
	people("rows that say another title of one stored person", 2000, saveJane, func(i int) data.Contact {
		c := again(i)
		c.Title = fmt.Sprintf("Librarian %d", i)
		return c
	}, nil)
	people("rows that add to one new person", 2000, nil, chain(func(int) data.Contact { return jane() }), nil)
	people("rows that say something of one new person", 2000, nil, chain(note), nil)
	people("people who were met at eight events", 150, nil, somebody, func(int) func(*data.Draft, int) {
		return func(d *data.Draft, _ int) { met(d, 8, "Forum %d") }
	})
	few := func(name, event string, n int) {
		add(name, n, nil, func(n int) ([]data.Draft, data.Document) {
			return rows(5, somebody, func(d *data.Draft, _ int) { met(d, n, event) }), data.Document{}
		})
	}
	few("events that few people were met at", "Forum %d", 200)
	few("encounters of few people at one event", "Forum%.0d", 200)
	add("promises of one person", 300, nil, func(n int) ([]data.Draft, data.Document) {
		return rows(1, again, func(d *data.Draft, _ int) {
			for i := range n {
				d.Promises = append(d.Promises, data.Promise{Text: fmt.Sprintf("send %d", i)})
			}
		}), data.Document{}
	})
	people("people on the lists of eight events", 150, nil, somebody, func(int) func(*data.Draft, int) {
		return func(d *data.Draft, _ int) {
			for i := range 8 {
				d.Attendees = append(d.Attendees, data.DraftAttendee{Event: fmt.Sprintf("Forum %d", i), Status: data.Expected})
			}
		}
	})
	people("editions of one event", 300, nil, somebody, func(int) func(*data.Draft, int) {
		return func(d *data.Draft, i int) {
			d.Encounters = []data.DraftEncounter{{Event: "Forum", At: day.AddDate(0, 2*i, 0), Note: "said"}}
		}
	})
	people("sessions of one event", 300, nil, somebody, func(int) func(*data.Draft, int) {
		return func(d *data.Draft, i int) {
			d.Encounters = []data.DraftEncounter{{Event: "Forum", Session: fmt.Sprintf("Talk %d", i), At: day, Note: "said"}}
		}
	})
	return out
}
