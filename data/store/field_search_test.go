package store

import (
	"strings"
	"testing"

	"lanyard/data"
)

func TestEveryFieldIsStoredAndFound(t *testing.T) {
	s := openTest(t)
	c := data.Contact{DisplayName: "Ada Ott"}
	for _, f := range data.Fields {
		*f.Text(&c) = "Wort" + strings.Repeat(string(f.Key[:1]), 3) + string(f.Key)
	}
	if _, err := s.Do(t.Context(), "Added", func(tx *Tx) error { return tx.SaveContact(&c) }); err != nil {
		t.Fatal(err)
	}
	got, err := s.Contact(t.Context(), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range data.Fields {
		if *f.Text(&got) != *f.Text(&c) {
			t.Errorf("%s is stored as %q", f.Key, *f.Text(&got))
		}
		if found, err := s.Find(t.Context(), data.Query{Text: *f.Text(&c)}, 10); err != nil || len(found.IDs) != 1 {
			t.Errorf("%s is not found: %v %v", f.Key, found.IDs, err)
		}
	}
}
