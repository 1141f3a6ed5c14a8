package events

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// guests gives an event with so many people on its list, a third of them known from an event before.
func guests(t *testing.T, n int) (*store.Store, data.Event) {
	t.Helper()
	s := windowtest.Open(t)
	before, event := data.Event{Name: "Fair", Start: windowtest.Noon.AddDate(-1, 0, 0)}, data.Event{Name: "Forum", Start: windowtest.Noon}
	do := func(f func(*store.Tx) error) {
		if _, err := s.Do(t.Context(), "Test", f); err != nil {
			t.Fatal(err)
		}
	}
	var known []int64
	do(func(tx *store.Tx) error {
		if err := tx.SaveEvent(&before); err != nil {
			return err
		}
		return tx.SaveEvent(&event)
	})
	do(func(tx *store.Tx) error {
		for i := range n / 3 {
			c := data.Contact{DisplayName: fmt.Sprintf("Known %04d", i), Organisation: fmt.Sprint("Library ", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			known = append(known, c.ID)
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: before.ID, At: before.Start}); err != nil {
				return err
			}
		}
		return nil
	})
	do(func(tx *store.Tx) error {
		for i := range n {
			id := int64(0)
			if i < len(known) {
				id = known[i]
			} else {
				c := data.Contact{DisplayName: fmt.Sprintf("New %04d", i), Organisation: fmt.Sprint("Library ", i%n)}
				if err := tx.SaveContact(&c); err != nil {
					return err
				}
				id = c.ID
			}
			if err := tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: event.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	return s, event
}

func TestALongListTakesAsManyQueriesAsAShortOne(t *testing.T) {
	for name, read := range map[string]struct {
		q   data.Query
		all bool
	}{"all": {data.Query{}, true}, "searched": {data.Query{Text: "library"}, false}, "in an order": {data.Query{Sort: data.SortFamily}, false}} {
		var queries []int64
		for _, n := range []int{6, 300} {
			s, event := guests(t, n)
			var count atomic.Int64
			q := read.q
			q.Event = event.ID
			v, err := readPeople(store.Telling(t.Context(), func(string) { count.Add(1) }), s, event, q, read.all, arrangement{})
			if err != nil || len(v.ids) != n || len(v.first) == 0 {
				t.Fatalf("%s: %d of %d are read, %v", name, len(v.ids), n, err)
			}
			queries = append(queries, count.Load())
		}
		if queries[0] != queries[1] {
			t.Errorf("%s: a short list takes %d queries, a long one %d", name, queries[0], queries[1])
		}
	}
}

// person is one of an event, by name.
func person(id int64, name string, change func(p *store.EventPerson)) store.EventPerson {
	p := store.EventPerson{ContactID: id, Name: name, Standing: data.Stranger, Attendee: data.Attendee{ID: id, ContactID: id, Status: data.Expected}}
	if change != nil {
		change(&p)
	}
	return p
}

func viewOf(people ...store.EventPerson) *peopleView {
	v := &peopleView{people: people, places: map[int64]int{}}
	for i, p := range people {
		v.places[p.ContactID] = i
		v.found = append(v.found, p.ContactID)
	}
	return v
}

func TestEverybodyStandsSomewhere(t *testing.T) {
	day := windowtest.Noon
	wanted := func(p *store.EventPerson) { p.Attendee.Status, p.Attendee.Wanted = data.WantToMeet, true }
	cases := []struct {
		claim   string
		change  func(p *store.EventPerson)
		state   state
		badge   string
		section section
	}{
		{"new", nil, stateExpected, "expected", theRest},
		{"known", func(p *store.EventPerson) { p.Standing = data.Known }, stateExpected, "expected", youKnow},
		{"a way in", func(p *store.EventPerson) { p.Standing = data.WayIn }, stateExpected, "expected", wayIn},
		{"wanted", wanted, stateWant, "want to meet", toMeet},
		{"wanted and known", func(p *store.EventPerson) { wanted(p); p.Standing = data.Known }, stateWant, "want to meet", toMeet},
		{"wanted and met", func(p *store.EventPerson) { wanted(p); p.Met, p.MetAt = 1, day }, stateMet, "met · wanted", metHere},
		{"met and on no list", func(p *store.EventPerson) { p.Attendee, p.Met = data.Attendee{}, 1 }, stateMet, "met", metHere},
		{"marked as met", func(p *store.EventPerson) { p.Attendee.Status = data.Met }, stateMet, "met", metHere},
		{"closed", func(p *store.EventPerson) { p.Attendee.Status, p.Met = data.Closed, 1 }, stateClosed, "closed", metHere},
		{"cancelled", func(p *store.EventPerson) { p.Attendee.Cancelled = day }, stateCancelled, "cancelled", notComing},
		{"wanted and cancelled", func(p *store.EventPerson) { wanted(p); p.Attendee.Cancelled = day }, stateCancelled, "cancelled · wanted", notComing},
		{"cancelled, and met", func(p *store.EventPerson) { p.Attendee.Cancelled, p.Met = day, 1 }, stateMet, "met", metHere},
	}
	icons := map[string]state{}
	for _, c := range cases {
		p := person(1, "Ada", c.change)
		is, b := stateOf(&p), badgeOf(&p)
		if text := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(b.Text); is != c.state || text != c.badge {
			t.Errorf("%s: %s, %q", c.claim, is, text)
		}
		if at := (arrangement{}).sectionOf(&p); at != c.section {
			t.Errorf("%s: in section %d, want %d", c.claim, at, c.section)
		}
		if other, ok := icons[b.Icon]; ok && other != is {
			t.Errorf("%s and %s have the icon %s", other, is, b.Icon)
		}
		icons[b.Icon] = is
	}
	counts := viewOf(person(1, "A", wanted), person(2, "B", func(p *store.EventPerson) { wanted(p); p.Attendee.Cancelled = day })).counts()
	if counts[stateWant] != 1 || counts[stateCancelled] != 1 {
		t.Errorf("who does not come counts as to be met: %v", counts)
	}
}

func TestRowsKeepTheirPlacesUntilTheyArePlacedAnew(t *testing.T) {
	v := viewOf(person(1, "A", nil), person(2, "B", nil), person(3, "C", nil))
	first := arrangement{}.arrange(v)
	v.people[1].Met = 1
	kept := arrangement{stay: &first.placement}.arrange(v)
	if !slices.Equal(kept.ids, []int64{1, 2, 3}) || len(kept.headings()) != 1 {
		t.Errorf("while one works the rows are %v under %d headings", kept.ids, len(kept.headings()))
	}
	alone := arrangement{only: stateExpected, stay: &kept.placement}.arrange(v)
	if !slices.Equal(alone.ids, []int64{1, 2, 3}) {
		t.Errorf("of those who are shown alone one has gone: %v", alone.ids)
	}
	v.people = append(v.people, person(4, "AA", nil))
	v.places[4], v.found = 3, []int64{1, 4, 2, 3}
	if more := (arrangement{stay: &kept.placement}).arrange(v); !slices.Equal(more.ids, []int64{1, 4, 2, 3}) {
		t.Errorf("who comes stands in their order: %v", more.ids)
	}
	if anew := (arrangement{}).arrange(v); !slices.Equal(anew.ids, []int64{1, 4, 3, 2}) || len(anew.headings()) != 2 {
		t.Errorf("placed anew they are %v", anew.ids)
	}
	if only := (arrangement{only: stateMet}).arrange(v); !slices.Equal(only.ids, []int64{2}) {
		t.Errorf("the met alone are %v", only.ids)
	}
}

// Placing 2,000 people takes a part of a frame: this only tells it from what grows with their square.
func TestPlacingALongListTakesNoTime(t *testing.T) {
	var people []store.EventPerson
	for i := range 20_000 {
		people = append(people, person(int64(i+1), fmt.Sprint(i), func(p *store.EventPerson) { p.Standing = data.Standings[i%4] }))
	}
	v := viewOf(people...)
	begin := time.Now()
	first := arrangement{}.arrange(v)
	arrangement{stay: &first.placement}.arrange(v)
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}
