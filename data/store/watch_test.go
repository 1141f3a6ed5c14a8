package store

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"lanyard/data"
)

func TestWatchersAreTold(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	var got []Changed
	cancel := s.Watch(func(c Changed) {
		if _, err := s.Count(ctx); err != nil { // no lock is held
			t.Error(err)
		}
		got = append(got, c)
	})
	expect := func(what string, want ...Changed) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
		got = nil
	}
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	save(t, s, ana, bo)
	expect("a save", Changed{Contacts: {ana.ID, bo.ID}})
	e := &data.Encounter{ContactID: ana.ID}
	do(t, s, func(tx *Tx) error { return tx.SaveEncounter(e) })
	expect("an encounter", Changed{Encounters: {e.ID}})
	do(t, s, func(tx *Tx) error { return tx.SaveContact(ana) })
	expect("a save without a difference")
	s.Do(ctx, "x", func(tx *Tx) error { return errors.Join(tx.SaveContact(person("No", "One")), errors.New("no")) })
	expect("a failed operation")
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	expect("an undo", Changed{Encounters: {e.ID}})
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	expect("a redo", Changed{Encounters: {e.ID}})
	if _, err := s.Erase(ctx, ana.ID); err != nil {
		t.Fatal(err)
	}
	expect("an erasing", Changed{Contacts: {ana.ID}, Encounters: {e.ID}})
	do(t, s, func(tx *Tx) error {
		for range manyChanged + 1 {
			if err := tx.SaveContact(person("Many", "People")); err != nil {
				return err
			}
		}
		return nil
	})
	expect("many", Changed{Contacts: nil})
	cancel()
	save(t, s, person("Cy", "Lane"))
	expect("after cancel")
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for name, damage := range map[string]struct{ query, says string }{
		"a key too many":                   {"INSERT INTO contact_key VALUES ('zzz', 1)", "keys of nobody in the search index: 1"},
		"an index row that is out of date": {"UPDATE contact_index SET name = 'Other'", "search index of contact 1"},
		"an index row too many":            {"INSERT INTO contact_index VALUES (77, '', ' x', x'', x'', 0, NULL, 0, 0, 0, x'', 0)", "contact 77"},
		"a key that is missing":            {"DELETE FROM contact_key WHERE key LIKE 'n:%'", "search index of contact 1"},
		"a full-text index that differs":   {"DELETE FROM contact_fts WHERE docid = 1", "full-text"},
		"a change without its image":       {"UPDATE change SET before = '{}', after_rev = NULL", "cannot be undone"},
		"a revision from the future":       {"UPDATE change SET after_rev = 99", "older than the journal"},
		"an operation that does not fit":   {"UPDATE op SET changes = 9", "does not fit its changes"},
		"a lost row":                       {"PRAGMA foreign_keys = 0; DELETE FROM contact", "refers to a contact that is gone"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			c := person("Ana", "Lima")
			c.Emails = emails("ana@lib.example")
			save(t, s, c)
			expectSound(t, s)
			if _, err := s.writer.conn.ExecContext(t.Context(), damage.query); err != nil {
				t.Fatal(err)
			}
			wrong, err := s.Check(t.Context())
			if err != nil || !strings.Contains(strings.Join(wrong, "\n"), damage.says) {
				t.Errorf("got %q, %v", wrong, err)
			}
		})
	}
}

func TestReindex(t *testing.T) {
	s := openTest(t)
	save(t, s, full(), person("Ana", "Lima"))
	for _, q := range []string{"DELETE FROM contact_fts", "DELETE FROM contact_key", "UPDATE contact_index SET text = ' wrong'"} {
		if _, err := s.writer.conn.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	expectSound(t, s)
	if got := find(t, s, data.Query{Text: "lima"}); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}

func TestTheSchemaHasTheColumnsOfTheAggregates(t *testing.T) {
	s := openTest(t)
	for _, a := range aggregates {
		for _, tab := range a.tables {
			got, err := column[string](t.Context(), pool{s.readers}, "SELECT name FROM pragma_table_info(?) ORDER BY cid", tab.name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Join(got, " ") != strings.Join(tab.columns, " ") {
				t.Errorf("%s: the schema has the columns\n%v, the code\n%v: a column that a migration adds comes last", tab.name, got, tab.columns)
				continue
			}
			for i, name := range got {
				var kind string
				var filled bool
				if err := one(t.Context(), pool{s.readers}, []any{&kind, &filled}, `SELECT type, "notnull" OR pk > 0 FROM pragma_table_info(?) WHERE name = ?`, tab.name, name); err != nil {
					t.Fatal(err)
				}
				if tab.forms[i].number != (kind == "INTEGER") || tab.forms[i].optional != !filled {
					t.Errorf("%s.%s is %s in the schema, NOT NULL: %v; the code has the form %+v: take the one of column.go that fits", tab.name, name, kind, filled, tab.forms[i])
				}
			}
		}
	}
}
