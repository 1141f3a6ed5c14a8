package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"lanyard/data"
)

// TestAnOldIndexIsMadeAnewAtOpen tells how far it is; broken off, it leaves the file as it was.
func TestAnOldIndexIsMadeAnewAtOpen(t *testing.T) {
	path := filepath.Join(fastDir(t), "lanyard.db")
	const people = derivedPage + 100
	withStore(t, path, func(s *Store) {
		do(t, s, func(tx *Tx) error {
			for i := range people {
				if err := tx.SaveContact(person("Ana", fmt.Sprintf("Lima%d", i))); err != nil {
					return err
				}
			}
			return tx.Trash(Contacts, 1)
		})
		for _, q := range []string{"UPDATE derived SET version = 0", "UPDATE contact_index SET text = ' old' WHERE id = 7"} {
			if _, err := s.writer.conn.ExecContext(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := Open(ctx, path, Options{Progress: func(p Progress) {
		if p.Done > 0 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off: %v", err)
	}
	r, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	left, err := column[string](t.Context(), pool{r.readers}, "SELECT text FROM contact_index WHERE id = 7")
	sorted, e := column[string](t.Context(), pool{r.readers}, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact_index'")
	if err := errors.Join(err, e, r.Close()); err != nil || !slices.Equal(left, []string{" old"}) || len(sorted) != 6 {
		t.Fatalf("it left %q and %v (%v)", left, sorted, err)
	}
	var told []Progress
	s, err := Open(t.Context(), path, Options{Progress: func(p Progress) { told = append(told, p) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if want := []Progress{{Indexing, 0, people - 1}, {Indexing, derivedPage, people - 1}, {Indexing, people - 1, people - 1}}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	expectSound(t, s)
	if got := find(t, s, data.Query{Text: "lima6"}); len(got) != 100 || got[0] != "Ana Lima6" {
		t.Errorf("%d found: %v", len(got), got)
	}
}
