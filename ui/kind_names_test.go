package ui

import (
	"path/filepath"
	"testing"

	"lanyard/data/store"
	"lanyard/ui/words"
)

// TestEveryKindThatIsComparedHasWords fails for a kind of things that a restore alters unsaid.
func TestEveryKindThatIsComparedHasWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "people.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b, err := s.BackUp(t.Context(), filepath.Join(t.TempDir(), "copy.db"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := store.CompareBackup(t.Context(), path, b.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range words.KindNames() {
		delete(d.Kinds, k.Kind)
	}
	for k := range d.Kinds {
		t.Errorf("%s: no words for it", k)
	}
}
