package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// crowd gives n people with names that are unlike each other, each with an address at their own domain.
func crowd(n int) []data.Contact {
	given := strings.Fields("Adela Bruno Chiara Dmitri Esperanza Farouk Gwendolyn Hiroshi Ingeborg Jamal Katarzyna Leopold Mireille Nkechi Ottavio Parvati Quentin Rosalind Szymon Thandiwe")
	family := strings.Fields("Abernathy Bjornstad Castellano Dzhugashvili Featherstone Grunewald Hawthorne Ivashchenko Jankowski Kirkpatrick")
	out := make([]data.Contact, n)
	for i := range out {
		g, f := given[i%len(given)], family[i/len(given)%len(family)]
		out[i] = data.Contact{Given: g, Family: f, Emails: []data.Email{{Value: strings.ToLower(fmt.Sprintf("%s@%s.example", g, f))}}}
	}
	return out
}

// A list of 200 comes of whom 30 are known, 10 of them under another address: all 30 are known or possibly known, and saying
// of each possible one that it is the same person leaves nobody twice.
func TestAListKnowsWhomTheUserKnows(t *testing.T) {
	s, in := open(t)
	known := crowd(30)
	_, err := s.Do(t.Context(), "known", func(tx *store.Tx) error {
		for i := range known {
			if err := tx.SaveContact(&known[i]); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
	event := data.Event{Name: "Congress", Start: now.AddDate(0, 1, 0)}
	_, err = s.Do(t.Context(), "event", func(tx *store.Tx) error { return tx.SaveEvent(&event) })
	must(t, err)
	var drafts []data.Draft
	for i, c := range crowd(200) {
		if i%3 == 0 && i < 30 {
			c.Emails[0].Value = "office." + c.Emails[0].Value
		}
		drafts = append(drafts, draft(c))
	}
	imp := take(t, in, drafts, intake.Batch{Import: data.Import{File: "list.csv"}, Event: event.ID})
	wantCounts(t, imp, 180, 0, 20, 0)
	if apart, err := s.NotSame(t.Context()); err != nil || len(apart) != 0 {
		t.Errorf("the import says that %v are not the same, %v", apart, err)
	}

	people, err := s.EventPeople(t.Context(), event.ID)
	must(t, err)
	possibly, err := in.Possibly(t.Context(), people)
	must(t, err)
	standing := map[data.Standing]int{}
	for _, p := range people {
		standing[p.Standing]++
	}
	if standing[data.Known] != 20 || standing[data.Possible] != 10 || standing[data.Stranger] != 170 || len(possibly) != 10 {
		t.Fatalf("the standings are %v, %d pairs", standing, len(possibly))
	}
	var ops int
	for id, p := range possibly {
		if p.B != id || p.A > int64(len(known)) || p.NameA != p.NameB {
			t.Errorf("%d is possibly %+v", id, p)
		}
		op, err := s.Do(t.Context(), "same", func(tx *store.Tx) error { return tx.MergeContacts(p.A, p.B) })
		must(t, err)
		if op.Seq != 0 {
			ops++
		}
	}
	people, err = s.EventPeople(t.Context(), event.ID)
	must(t, err)
	if again, err := in.Possibly(t.Context(), people); err != nil || len(again) != 0 {
		t.Errorf("still possible are %v, %v", again, err)
	}
	standing = map[data.Standing]int{}
	for _, p := range people {
		standing[p.Standing]++
	}
	if len(people) != 200 || standing[data.Known] != 30 {
		t.Errorf("%d people, %v", len(people), standing)
	}
	if twice := duplicates(t, in); len(twice) != 0 {
		t.Errorf("there are twice: %q", twice)
	}
	for range ops + 1 { // the decisions, each by itself, and the list as a whole
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if people, err := s.EventPeople(t.Context(), event.ID); err != nil || len(people) != 0 {
		t.Errorf("after one undo of the list %d are left, %v", len(people), err)
	}
}

// Who is said not to be the same is possible no longer, and of two whom one list brings neither was known before.
func TestWhoIsNotTheSameIsNotPossible(t *testing.T) {
	s, in := open(t)
	ids := stored(t, s, "Ann Other")
	event := data.Event{Name: "Fair"}
	_, err := s.Do(t.Context(), "event", func(tx *store.Tx) error { return tx.SaveEvent(&event) })
	must(t, err)
	take(t, in, []data.Draft{
		draft(data.Contact{Given: "Ann", Family: "Other", Emails: []data.Email{{Value: "ann@a.example"}}}),
		draft(data.Contact{Given: "Zoe", Family: "Last", Emails: []data.Email{{Value: "zoe@b.example"}}}),
		draft(data.Contact{Given: "Zoe", Family: "Last", Emails: []data.Email{{Value: "zoe@c.example"}}}),
	}, intake.Batch{Import: data.Import{File: "list.csv"}, Event: event.ID})
	possible := func() map[int64]intake.Pair {
		people, err := s.EventPeople(t.Context(), event.ID)
		must(t, err)
		found, err := in.Possibly(t.Context(), people)
		must(t, err)
		return found
	}
	found := possible()
	if len(found) != 1 {
		t.Fatalf("possible are %v", found)
	}
	for id, p := range found {
		if p.A != ids[0] {
			t.Errorf("%d is possibly %+v", id, p)
		}
		_, err := s.Do(t.Context(), "others", func(tx *store.Tx) error { return tx.MarkNotSame(p.A, id) })
		must(t, err)
	}
	if found := possible(); len(found) != 0 {
		t.Errorf("still possible are %v", found)
	}
}

// BenchmarkEventPeople reads a list of 2,000, of whom half are new, among 100,000 contacts of whom a fifth were met.
func BenchmarkEventPeople(b *testing.B) {
	s, in := open(b)
	must(b, generate.Fill(b.Context(), s, 100_000, 7))
	event := data.Event{Name: "Congress", Start: now.AddDate(0, 1, 0)}
	_, err := s.Do(b.Context(), "list", func(tx *store.Tx) error {
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		for i := range 2000 {
			id := int64(1 + i*40)
			if i%2 == 1 {
				c, err := tx.Contact(id)
				if err != nil {
					return err
				}
				c.ID, c.UID, c.Emails = 0, "", []data.Email{{Value: fmt.Sprintf("n%d@list.example", i)}}
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
	must(b, err)
	var people []store.EventPerson
	b.Run("people", func(b *testing.B) {
		for b.Loop() {
			people, err = s.EventPeople(b.Context(), event.ID)
			must(b, err)
		}
	})
	b.Run("possibly", func(b *testing.B) {
		for b.Loop() {
			_, err = in.Possibly(b.Context(), people)
			must(b, err)
		}
	})
}
