package store

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"lanyard/data"
)

func kept(t *testing.T, s *Store) map[string]string {
	t.Helper()
	all, err := s.AllUnsaved(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, u := range all {
		out[u.Form] = string(u.Typed)
	}
	return out
}

func TestWhatIsTypedIsKeptOutsideTheJournal(t *testing.T) {
	s := openTest(t)
	ctx := context.Background()
	keep := func(form string, contact int64, typed string) {
		t.Helper()
		if err := s.KeepUnsaved(ctx, Unsaved{Form: form, Contact: contact, Typed: json.RawMessage(typed)}); err != nil {
			t.Fatal(err)
		}
	}
	c := data.Contact{DisplayName: "Ada Okoroville"}
	if _, err := s.Do(ctx, "Saved", func(tx *Tx) error { return tx.SaveContact(&c) }); err != nil {
		t.Fatal(err)
	}
	before, err := s.History(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	keep("new", 0, `{"line":"Ann"}`)
	keep("new", 0, `{"line":"Ann Ott"}`)
	keep("contact 1", c.ID, `{"note":"half a sen"}`)
	keep("event new", 0, `{"note":"with Ada Okoroville"}`)
	if got := kept(t, s); len(got) != 3 || got["new"] != `{"line":"Ann Ott"}` {
		t.Errorf("kept are %v", got)
	}
	if after, err := s.History(ctx, 10); err != nil || len(after) != len(before) {
		t.Errorf("keeping is an operation: %v, %v", after, err)
	}
	if err := s.PurgeUnsaved(ctx, s.Now().Add(-30*24*time.Hour)); err != nil || len(kept(t, s)) != 3 {
		t.Errorf("what was just typed is purged: %v", err)
	}
	if _, err := s.Do(ctx, "Trash", func(tx *Tx) error { return tx.Trash(Contacts, c.ID) }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.EmptyTrash(ctx); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, s); len(got) != 1 || got["new"] == "" {
		t.Errorf("after erasing, kept are %v", got)
	}
	if err := s.DropUnsaved(ctx, "new"); err != nil || len(kept(t, s)) != 0 {
		t.Errorf("dropped, kept are %v, %v", kept(t, s), err)
	}
}
