package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// attackLong is the form of the attacks that takes minutes: `make attack`.
var attackLong = os.Getenv("LANYARD_ATTACK") != ""

// TestAttackJournal is about a database whose tables are ours and whose journal is not.
func TestAttackJournal(t *testing.T) {
	images := []string{
		"", "null", "[]", "{}", "7", `"x"`, `{"v":1}`, strings.Repeat("[", 100_000), `{"contact":[]}`, `{"contact":{}}`, `{"contact":[null]}`, `{"contact":[{}]}`,
		`{"contact":[{"id":"x"}]}`, `{"contact":[{"id":1.5}]}`, `{"contact":[{"id":1e400}]}`, `{"contact":[{"id":null,"rev":null}]}`,
		`{"contact":[%[1]s],"email":[{}]}`, `{"contact":[%[1]s],"email":[{"contact":"x","position":[]}]}`, `{"contact":[%[1]s,%[1]s]}`,
		`{"contact":[%[1]s],"contact_topic":[{"contact":1,"position":1,"topic":null}]}`, `{"contact":[%[1]s],"contact_topic":[{"contact":1,"position":1,"topic":7}]}`,
		`{"contact":[%[1]s],"property":[{"contact":1,"position":1,"name":{},"value":[]}]}`, `{"contact":[%[1]s],"phone":[{"contact":99,"position":1,"value":"1","e164":"","label":"","preferred":7}]}`,
		`{"event":[{"id":1}],"session":[{"id":"x"}]}`,
	}
	for i, image := range images {
		d := &reopened{t, filepath.Join(fastDir(t), "lanyard.db")}
		c := person("Ana", "Lima")
		d.with(func(s *Store) {
			c.Topics = []string{"maps"}
			save(t, s, c)
			c.Title = "Curator"
			save(t, s, c)
			var whole string
			if err := one(t.Context(), pool{s.readers}, []any{&whole}, "SELECT before FROM change WHERE before IS NOT NULL ORDER BY seq DESC LIMIT 1"); err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(whole, `"contact":[`)
			row, _, _ := strings.Cut(rest, "}")
			image = strings.ReplaceAll(image, "%[1]s", row+"}")
		})
		execRaw(t, d.path, "UPDATE change SET before = '"+strings.ReplaceAll(image, "'", "''")+"' WHERE before IS NOT NULL")
		d.with(func(s *Store) {
			_, err := s.Undo(t.Context())
			if now, _ := s.Contact(t.Context(), c.ID); err == nil || now.Title != "Curator" {
				t.Errorf("image %d is undone: %v, %+v", i, err, now)
			}
			if found, err := s.Check(t.Context()); err == nil && len(found) == 0 {
				t.Errorf("image %d is sound", i)
			}
			_, _ = s.Erase(t.Context(), c.ID) // whatever it says
		})
	}
	t.Attr("tries", fmt.Sprint(len(images)))
}

// TestAttackKinds is about a journal that speaks of what there is not.
func TestAttackKinds(t *testing.T) {
	for _, query := range []string{
		"UPDATE change SET kind = 'setting'", "UPDATE change SET kind = 'sqlite_schema'", "UPDATE change SET kind = 'contact; DROP TABLE contact'", "UPDATE change SET id = 0",
		"UPDATE change SET id = -9223372036854775808", "UPDATE change SET id = 9223372036854775807", "UPDATE change SET after_rev = -1", "UPDATE op SET undone_by = seq",
		"DELETE FROM op", "UPDATE change SET op = 77", "UPDATE op SET seq = 9223372036854775807",
	} {
		d := &reopened{t, filepath.Join(fastDir(t), "lanyard.db")}
		d.with(func(s *Store) { save(t, s, person("Ana", "Lima")) })
		execRaw(t, d.path, "PRAGMA ignore_check_constraints = 1", query)
		attacked(t, query, d.path)
	}
	t.Attr("tries", "11")
}

// everything looks at all that a database holds, then changes it, undoes that and erases somebody. What it finds is not looked at:
// a program that panics or does not end fails.
func everything(ctx context.Context, path string) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	var ids []int64
	if found, err := s.Find(ctx, data.Query{}, 1000); err == nil {
		ids = found.IDs
	}
	_, _ = s.Rows(ctx, ids)
	_ = s.Contacts(ctx, ids, func(data.Contact) error { return nil })
	_, _ = s.EncountersOf(ctx, ids)
	_, _ = s.PromisesOf(ctx, ids)
	if events, err := s.Events(ctx); err == nil {
		for _, e := range events {
			_, _ = s.Attendees(ctx, e.ID)
			_, _ = s.EventEncounters(ctx, e.ID)
		}
	}
	_, _ = s.Me(ctx)
	_, _ = s.Cards(ctx)
	_, _, _ = s.ArrivalRows(ctx, 100)
	_, _ = s.Arrivals(ctx)
	_, _ = s.AllUnsaved(ctx)
	_, _ = s.Imports(ctx)
	_, _ = s.History(ctx, 100)
	_, _ = s.TrashList(ctx)
	_, _ = s.Here(ctx)
	_, _ = s.Preferences(ctx)
	_, _ = s.Topics(ctx)
	_, _ = s.Find(ctx, data.Query{Text: "ana"}, 10)
	_, _ = s.Do(ctx, "more", func(tx *Tx) error { return tx.SaveContact(person("Bo", "Lund")) })
	_, _ = s.Undo(ctx)
	_, _ = s.Undo(ctx)
	_, _ = s.Redo(ctx)
	_, _ = s.Check(ctx)
	if len(ids) > 0 {
		_, _ = s.Erase(ctx, ids[0])
	}
	_, err = s.BackUp(ctx, path+".copy")
	return err
}

// attacked gives everything a file, and reports whether it came to its end.
func attacked(t *testing.T, name, path string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	err := everything(ctx, path)
	if ctx.Err() != nil {
		t.Errorf("%s: it does not end", name)
	}
	if err != nil && !strings.Contains(err.Error(), filepath.Base(path)) {
		t.Errorf("%s: the error names no file: %v", name, err)
	}
}

// victim is a small database of every kind of thing, closed and in one file.
func victim(t *testing.T) []byte {
	t.Helper()
	d, _ := crowded(t)
	b, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAttackHeader is about a file whose first page says what is not so (https://sqlite.org/fileformat2.html, 1.3).
func TestAttackHeader(t *testing.T) {
	whole := victim(t)
	tries := map[string]struct {
		at    int
		bytes string
	}{
		"pages of 64 KB": {16, "\x00\x01"}, "pages of 512 bytes": {16, "\x02\x00"}, "pages of 3 bytes": {16, "\x00\x03"}, "no pages": {16, "\x00\x00"},
		"255 bytes reserved": {20, "\xff"}, "36 bytes reserved": {20, "\x24"}, "a write version of later": {18, "\x07"}, "a read version of later": {19, "\x07"}, "no log": {18, "\x01\x01"},
		"fractions": {21, "\xff\xff\xff"}, "a huge file": {28, "\xff\xff\xff\xff"}, "a file of one page": {28, "\x00\x00\x00\x01"}, "free pages in a circle": {32, "\x00\x00\x00\x02\xff\xff\xff\xff"},
		"free pages beyond the end": {32, "\x7f\xff\xff\xff\x00\x00\x00\x09"}, "a schema of later": {44, "\x00\x00\x00\x09"}, "a cache of all memory": {48, "\x7f\xff\xff\xff"},
		"a root page that is none": {52, "\x00\x00\x00\x01"}, "UTF-16": {56, "\x00\x00\x00\x02"}, "letters of no kind": {56, "\x00\x00\x00\x07"}, "a version of the user": {60, "\xff\xff\xff\xff"},
		"a first page that is a leaf of an index": {100, "\x0a"}, "a thousand tables": {103, "\xff\xff"}, "cells before the page": {105, "\x00\x00"},
	}
	for name, c := range tries {
		b := append([]byte(nil), whole...)
		copy(b[c.at:], c.bytes)
		path := filepath.Join(fastDir(t), "lanyard.db")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		attacked(t, name, path)
	}
	t.Attr("tries", fmt.Sprint(len(tries)))
}

// TestAttackBytes turns bytes of a database into others.
func TestAttackBytes(t *testing.T) {
	whole := victim(t)
	rnd := rand.New(rand.NewPCG(7, 1))
	tries := 12
	if attackLong {
		tries = 2000
	}
	for i := range tries {
		b := append([]byte(nil), whole...)
		for range 1 + rnd.IntN(40) {
			b[100+rnd.IntN(len(b)-100)] = byte(rnd.Uint32())
		}
		path := filepath.Join(fastDir(t), "lanyard.db")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		attacked(t, fmt.Sprint("file ", i), path)
	}
	t.Attr("tries", fmt.Sprint(tries))
}
