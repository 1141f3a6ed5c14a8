package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"lanyard/data"
)

// asked counts the queries that f makes.
func asked(t *testing.T, f func(ctx context.Context) error) int {
	t.Helper()
	var n atomic.Int64
	if err := f(Telling(t.Context(), func(string) { n.Add(1) })); err != nil {
		t.Fatal(err)
	}
	return int(n.Load())
}

// lives are people with an event each, at which they were met, listed and promised something.
type lives struct{ people, events []int64 }

// live saves so many of them, of whom some have no name but an address.
func live(t *testing.T, s *Store, n int) (l lives) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for i := range n {
			c := data.Contact{Given: "Ana", Family: fmt.Sprint("Lima", i), Topics: []string{"maps"}}
			if i%3 == 0 {
				c = data.Contact{Emails: emails(fmt.Sprintf("p%d@sl.example", i))}
			}
			e := data.Event{Name: fmt.Sprint("Fair ", i), Start: s.Now(), Sessions: []data.Session{{Title: "Talk"}, {Title: "Tea"}}}
			if err := firstOf(tx.SaveContact(&c), tx.SaveEvent(&e)); err != nil {
				return err
			}
			m := data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[1].ID}
			a := data.Attendee{ContactID: c.ID, EventID: e.ID}
			p := data.Promise{ContactID: c.ID, Text: fmt.Sprint("send ", i)}
			if err := firstOf(tx.SaveEncounter(&m), tx.SaveAttendee(&a), tx.SavePromise(&p)); err != nil {
				return err
			}
			l.people, l.events = append(l.people, c.ID), append(l.events, e.ID)
		}
		for _, id := range l.people[1:] {
			if err := tx.MarkNotSame(l.people[0], id); err != nil {
				return err
			}
		}
		return nil
	})
	return l
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// A list takes as many queries as a single thing, however long it is.
func TestAListIsReadAtOnce(t *testing.T) {
	reads := map[string]func(s *Store, ctx context.Context, l lives) error{
		"contacts": func(s *Store, ctx context.Context, l lives) error {
			return s.Contacts(ctx, l.people, func(data.Contact) error { return nil })
		},
		"events": func(s *Store, ctx context.Context, l lives) error { _, err := s.WholeEvents(ctx, l.events); return err },
		"encounters": func(s *Store, ctx context.Context, l lives) error {
			_, err := s.EncountersOf(ctx, l.people)
			return err
		},
		"promises": func(s *Store, ctx context.Context, l lives) error { _, err := s.PromisesOf(ctx, l.people); return err },
		"attendance": func(s *Store, ctx context.Context, l lives) error {
			_, err := s.AttendeesOf(ctx, l.people)
			return err
		},
		"not the same": func(s *Store, ctx context.Context, l lives) error {
			_, err := s.NotSameOf(ctx, l.people)
			return err
		},
		"rows":         func(s *Store, ctx context.Context, l lives) error { _, err := s.Rows(ctx, l.people); return err },
		"the trash":    func(s *Store, ctx context.Context, _ lives) error { _, err := s.TrashList(ctx); return err },
		"latest trash": func(s *Store, ctx context.Context, _ lives) error { _, _, err := s.LatestTrash(ctx, 4); return err },
	}
	few, many := openTest(t), openTest(t)
	fewOf, manyOf := live(t, few, 4), live(t, many, 60)
	for name, read := range reads {
		t.Run(name, func(t *testing.T) { sameQueries(t, few, many, fewOf, manyOf, read) })
	}
	throwAway(t, few, fewOf)
	throwAway(t, many, manyOf)
	for _, name := range []string{"the trash", "latest trash", "rows"} {
		t.Run(name+", full", func(t *testing.T) { sameQueries(t, few, many, fewOf, manyOf, reads[name]) })
	}
}

func sameQueries(t *testing.T, few, many *Store, fewOf, manyOf lives, read func(*Store, context.Context, lives) error) {
	t.Helper()
	a := asked(t, func(ctx context.Context) error { return read(few, ctx, fewOf) })
	b := asked(t, func(ctx context.Context) error { return read(many, ctx, manyOf) })
	if a == 0 || a != b {
		t.Errorf("%d queries for few, %d for many", a, b)
	}
}

// throwAway moves people, events, encounters and promises to the trash.
func throwAway(t *testing.T, s *Store, l lives) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for _, k := range []Kind{Encounters, Promises} {
			ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+string(k))
			if err := firstOf(err, tx.Trash(k, ids...)); err != nil {
				return err
			}
		}
		return firstOf(tx.Trash(Contacts, l.people...), tx.Trash(Events, l.events...))
	})
}

func TestWhatIsReadAtOnceIsWhatIsReadOneByOne(t *testing.T) {
	s := openTest(t)
	l := live(t, s, 9)
	do(t, s, func(tx *Tx) error { return tx.Trash(Events, l.events[2]) })
	ctx := t.Context()
	gone := int64(999)
	whole, err := s.WholeEvents(ctx, append([]int64{gone}, l.events...))
	if err != nil || len(whole) != len(l.events) {
		t.Errorf("%d events of %d, %v", len(whole), len(l.events), err)
	}
	for _, id := range l.events {
		if e, err := s.Event(ctx, id); err != nil || !reflect.DeepEqual(e, whole[id]) || len(e.Sessions) != 2 {
			t.Errorf("event %d is %+v, among many %+v (%v)", id, e, whole[id], err)
		}
	}
	rows, err := s.Events(ctx)
	if err != nil {
		t.Fatal(err)
	}
	listed, err := s.WithSessions(ctx, append(rows, EventRow{Event: data.Event{ID: gone}}))
	if err != nil || len(listed) != len(rows) {
		t.Fatalf("%d events of %d, %v", len(listed), len(rows), err)
	}
	for i := range rows {
		if listed[i].ID != rows[i].ID || len(listed[i].Sessions) != 2 {
			t.Errorf("event %d of the list is %+v", i, listed[i])
		}
	}
	attendance, err := s.AttendeesOf(ctx, append([]int64{gone}, l.people...))
	for i, id := range l.people {
		want := []int64{l.events[i]}
		if i == 2 {
			want = nil // its event is in the trash
		}
		var got []int64
		for _, a := range attendance[id] {
			got = append(got, a.EventID)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("contact %d is listed for %v, want %v (%v)", id, got, want, err)
		}
	}
	apart, err := s.NotSameOf(ctx, l.people)
	if err != nil || !slices.Equal(apart[l.people[0]], l.people[1:]) || !slices.Equal(apart[l.people[3]], l.people[:1]) {
		t.Errorf("apart are %v, %v", apart, err)
	}
	do(t, s, func(tx *Tx) error {
		cs, err := tx.Contacts([]int64{l.people[4], gone, l.people[1]})
		if err != nil || len(cs) != 2 || cs[0].ID != l.people[4] || cs[1].ID != l.people[1] {
			t.Errorf("within an operation: %+v, %v", cs, err)
		}
		return nil
	})
}

// The trash says what each kind of thing is called: by its own name, else by that of its person.
func TestTheTrashNamesWhatLiesThere(t *testing.T) {
	s := openTest(t)
	type named struct {
		kind Kind
		name string
	}
	var want []named // the latest last
	throw := func(k Kind, id int64, name string) {
		do(t, s, func(tx *Tx) error { return tx.Trash(k, id) })
		want = append(want, named{k, name})
	}
	for _, c := range []struct {
		contact data.Contact
		name    string
	}{
		{data.Contact{DisplayName: "Shown As", Given: "Ana"}, "Shown As"},
		{data.Contact{DisplayName: "  Spaced "}, "Spaced"},
		{data.Contact{Prefix: "Dr.", Given: "Ana", Family: "Lima"}, "Dr. Ana Lima"},
		{data.Contact{Organisation: "State Library"}, "State Library"},
		{data.Contact{Emails: []data.Email{{Value: "a@sl.example"}, {Value: "b@sl.example", Preferred: true}}}, "b@sl.example"},
		{data.Contact{Phones: []data.Phone{{Value: "+49 30 23125 100"}}}, "+49 30 23125 100"},
	} {
		save(t, s, &c.contact)
		m := &data.Encounter{ContactID: c.contact.ID}
		do(t, s, func(tx *Tx) error { return tx.SaveEncounter(m) })
		throw(Encounters, m.ID, c.name)
		throw(Contacts, c.contact.ID, c.name)
	}
	ana, e, card := person("Ana", "Roe"), &data.Event{Name: "Fair"}, &data.Card{Name: "Booth"}
	save(t, s, ana)
	p := &data.Promise{ContactID: ana.ID, Text: "send the slides"}
	do(t, s, func(tx *Tx) error { return firstOf(tx.SaveEvent(e), tx.SaveCard(card), tx.SavePromise(p)) })
	throw(Events, e.ID, "Fair")
	throw(Cards, card.ID, "Booth")
	throw(Promises, p.ID, "send the slides")
	for i := range 2 * aggregateOf[Arrivals].called.page {
		a := &data.Arrival{Draft: data.Draft{Contact: *person("Bo", fmt.Sprint("Lund", i))}}
		receive(t, s, a)
		throw(Arrivals, a.ID, fmt.Sprint("Bo Lund", i))
	}
	slices.Reverse(want)
	list, err := s.TrashList(t.Context())
	if err != nil || len(list) != len(want) {
		t.Fatalf("%d things of %d, %v", len(list), len(want), err)
	}
	for i, l := range list {
		if got := (named{l.Kind, l.Name}); got != want[i] || l.At.IsZero() {
			t.Errorf("%d: %v at %v, want %v", i, got, l.At, want[i])
		}
	}
	first, all, err := s.LatestTrash(t.Context(), 4)
	if err != nil || all != len(list) || !slices.EqualFunc(first, list[:4], func(a, b Trashed) bool { return a == b }) {
		t.Errorf("the latest of %d are %v, %v", all, first, err)
	}
}

// What is trashed at one moment stands in the order of its kinds, then of its age.
func TestTheTrashOfOneMomentHasAnOrder(t *testing.T) {
	at := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), t.TempDir()+"/lanyard.db", Options{Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	throwAway(t, s, live(t, s, 5))
	list, err := s.TrashList(t.Context())
	var got []string
	for _, l := range list {
		got = append(got, fmt.Sprint(l.Kind, l.ID))
	}
	want := "contact1 contact2 contact3 contact4 contact5 event1 event2 event3 event4 event5 " +
		"encounter1 encounter2 encounter3 encounter4 encounter5 promise1 promise2 promise3 promise4 promise5"
	if err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %v, %v", got, err)
	}
}
