package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// stored saves contacts called so, with an e-mail address after a blank and "<", and gives their ids.
func stored(t *testing.T, s *store.Store, people ...string) []int64 {
	t.Helper()
	ids := make([]int64, len(people))
	_, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		for i, p := range people {
			var c data.Contact
			name, mail, _ := strings.Cut(p, " <")
			c.SplitName(name)
			if mail != "" {
				c.Emails = []data.Email{{Value: mail}}
			}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids[i] = c.ID
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// duplicates gives the pairs found, as "Jane Doe + J. Doe".
func duplicates(t *testing.T, in *intake.Intake) (names []string) {
	t.Helper()
	found, err := in.Duplicates(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		names = append(names, p.NameA+" + "+p.NameB)
	}
	return names
}

func expectNames(t *testing.T, when string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", when, got, want)
	}
}

func TestDuplicatesAreFoundLikeliestFirst(t *testing.T) {
	s, in := open(t)
	ids := stored(t, s, "Zoë Last <zoe@lib.example", "Ann Other", "Zoe Last <zoe@lib.example", "Other Ann", "Ann Other <ann@lib.example",
		"Nobody Else", "Bob Smith <robert@lib.example", "Robert Smith <robert@lib.example")
	expectNames(t, "all", duplicates(t, in), "Bob Smith + Robert Smith", "Zoë Last + Zoe Last",
		"Ann Other + Ann Other", "Ann Other + Other Ann", "Other Ann + Ann Other")

	write := func(f func(tx *store.Tx) error) {
		t.Helper()
		if _, err := s.Do(t.Context(), "Test", f); err != nil {
			t.Fatal(err)
		}
	}
	write(func(tx *store.Tx) error { return tx.MarkNotSame(ids[3], ids[1]) })
	expectNames(t, "after two were said not to be the same", duplicates(t, in), "Bob Smith + Robert Smith", "Zoë Last + Zoe Last",
		"Ann Other + Ann Other", "Other Ann + Ann Other")
	write(func(tx *store.Tx) error { return tx.Trash(store.Contacts, ids[0]) })
	expectNames(t, "after one went to the trash", duplicates(t, in), "Bob Smith + Robert Smith", "Ann Other + Ann Other", "Other Ann + Ann Other")
	write(func(tx *store.Tx) error { return tx.MergeContacts(ids[1], ids[4]) })
	expectNames(t, "what was said of one holds for the merged", duplicates(t, in), "Bob Smith + Robert Smith")
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	expectNames(t, "undone", duplicates(t, in), "Bob Smith + Robert Smith", "Ann Other + Ann Other", "Other Ann + Ann Other")

	of, err := in.DuplicatesOf(t.Context(), []int64{ids[3], ids[0], 9999})
	if err != nil || len(of) != 1 || of[0].A != ids[3] || of[0].B != ids[4] {
		t.Errorf("of one: %+v, %v", of, err)
	}
}

func TestThreeCardsOfOnePersonEndAsOne(t *testing.T) {
	s, in := open(t)
	stored(t, s, "Jane Doe <jane@lib.example", "J. Doe <jane@lib.example", "Doe Jane <jane@lib.example")
	for left := 3; ; left-- {
		found, err := in.Duplicates(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != left*(left-1)/2 {
			t.Fatalf("with %d cards there are %d pairs", left, len(found))
		}
		if left == 1 {
			break
		}
		if _, err := s.Do(t.Context(), "Merge", func(tx *store.Tx) error { return tx.MergeContacts(found[0].A, found[0].B) }); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Count(t.Context()); err != nil || n != 1 {
		t.Errorf("%d contacts left, %v", n, err)
	}
}

func TestWhatACrowdSharesTellsNothing(t *testing.T) {
	s, in := open(t)
	var people []string
	for i := range 250 {
		people = append(people, fmt.Sprintf("Given%d Family%d <info@lib.example", i, i))
	}
	stored(t, s, append(people, "Given7 Family7")...)
	expectNames(t, "in a crowd", duplicates(t, in), "Given7 Family7 + Given7 Family7")
}

func TestASearchForDuplicatesIsCancelled(t *testing.T) {
	s, in := open(t)
	stored(t, s, "Jane Doe <jane@lib.example", "J. Doe <jane@lib.example")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := in.Duplicates(ctx, func(done, total int) {
		if done != 2 || total != 2 {
			t.Errorf("%d of %d", done, total)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
