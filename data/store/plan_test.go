package store

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"lanyard/data"
)

// everyWrite writes, alters, merges, trashes, undoes and erases one of everything.
func everyWrite(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var people [3]data.Contact
	_, err := s.Do(ctx, "all", func(tx *Tx) error {
		imp := data.Import{File: "people.csv"}
		must(tx.SaveImport(&imp))
		event := data.Event{Name: "Forum", Sessions: []data.Session{{Title: "Talk"}}}
		must(tx.SaveEvent(&event))
		for i := range people {
			c := &people[i]
			*c = data.Contact{
				DisplayName: fmt.Sprintf("Jane Roe %d", i), Emails: []data.Email{{Value: "j@x.example"}}, Phones: []data.Phone{{Value: "1"}},
				Addresses: []data.Address{{City: "Town"}}, Links: []data.Link{{Value: "https://x.example"}}, Topics: []string{"maps"}, Other: []data.Property{{Name: "X-A"}},
			}
			must(tx.SaveContact(c))
			e := data.Encounter{ContactID: c.ID, EventID: event.ID, SessionID: event.Sessions[0].ID, At: tx.Now()}
			must(tx.SaveEncounter(&e))
			p := data.Promise{ContactID: c.ID, EncounterID: e.ID, By: data.ByMe, Text: "send"}
			must(tx.SavePromise(&p))
			a := data.Attendee{ContactID: c.ID, EventID: event.ID, Status: data.Expected}
			must(tx.SaveAttendee(&a))
		}
		must(tx.MarkNotSame(people[0].ID, people[2].ID))
		_, err := tx.Candidates(data.MatchKeys(&people[0]))
		must(err)
		_, err = tx.EventByName("Forum")
		must(err)
		arrival := data.Arrival{Draft: data.Draft{Contact: data.Contact{DisplayName: "Jo"}}}
		must(tx.Receive(&arrival))
		return tx.SettleArrival(arrival.ID, people[0].ID)
	})
	must(err)
	change := func(f func(tx *Tx) error) { t.Helper(); _, err := s.Do(ctx, "changed", f); must(err) }
	change(func(tx *Tx) error {
		c, err := tx.Contact(people[0].ID)
		must(err)
		c.Emails, c.Title = append(c.Emails, data.Email{Value: "k@x.example"}), "Librarian"
		return tx.SaveContact(&c)
	})
	change(func(tx *Tx) error { return tx.MergeContacts(people[0].ID, people[1].ID) })
	_, err = s.Undo(ctx)
	must(err)
	_, err = s.Redo(ctx)
	must(err)
	change(func(tx *Tx) error { return tx.Trash(Contacts, people[2].ID) })
	change(func(tx *Tx) error { return tx.Restore(Contacts, people[2].ID) })
	_, err = s.Erase(ctx, people[2].ID)
	must(err)
}

// Nothing that a write does for one thing goes through a whole table: what is written is as slow as it is large, however much is
// there.
func TestWritesLookUpByAnIndex(t *testing.T) {
	s := openTest(t)
	opening := maps.Clone(s.writer.stmts) // which goes through all there is
	everyWrite(t, s)
	plans := 0
	for query := range s.writer.stmts {
		if opening[query] != nil {
			continue
		}
		verb, _, _ := strings.Cut(strings.TrimSpace(query), " ")
		if !strings.Contains("SELECT UPDATE DELETE INSERT WITH", strings.ToUpper(verb)) {
			continue
		}
		rows, err := s.writer.conn.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, make([]any, strings.Count(query, "?"))...)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		plans++
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			if wholeTable(step) {
				t.Errorf("%s\n\tgoes through a whole table: %s: add CREATE INDEX for what it looks by to the table's migration", query, step)
			}
		}
		rows.Close()
	}
	if plans < 30 {
		t.Errorf("%d statements were looked at", plans)
	}
}

// mayScan are what a step may go through, with the reason.
var mayScan = map[string]string{
	"json_each":       "the list that the statement is given",
	"CONSTANT":        "one row",
	"sqlite_sequence": "a row a table",
	"sqlite_schema":   "a row a table and index",
	"sqlite_master":   "the same by its older name",
	"derived":         "one row",
	"event":           "EventByName compares folded names; it is asked once a command",
	"unsaved":         "drafts of forms, some dozens; looked at once an erasure",
	"view":            "saved views, some dozens; looked at once an erasure",
	"arrival":         "the inbox holds a few hundred cards at most",
}

// wholeTable reports whether a step of a plan goes through all rows of a table that grows (https://sqlite.org/eqp.html).
func wholeTable(step string) bool {
	what, scans := strings.CutPrefix(step, "SCAN ")
	name, how, _ := strings.Cut(what, " ")
	switch {
	case !scans || mayScan[name] != "" || strings.HasSuffix(what, "ROW VALUES CLAUSE") || strings.HasPrefix(what, "("):
		return false
	case strings.HasPrefix(how, "VIRTUAL TABLE INDEX"): // of the full text, by its number
		return strings.HasPrefix(how, "VIRTUAL TABLE INDEX 0:")
	}
	return true
}
