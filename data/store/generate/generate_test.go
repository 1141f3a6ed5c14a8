package generate

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"lanyard/data"
	"lanyard/data/store"
)

var count = flag.Int("people", 0, "how many contacts TestTimes makes; 0 skips it")

func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestFill(t *testing.T) {
	ctx := t.Context()
	all := func(seed uint64) []data.Contact {
		s := open(t)
		if err := Fill(ctx, s, 300, seed); err != nil {
			t.Fatal(err)
		}
		if wrong, err := s.Check(ctx); err != nil || len(wrong) > 0 {
			t.Errorf("Check: %v, %v", wrong, err)
		}
		res, err := s.Find(ctx, data.Query{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		var out []data.Contact
		err = s.Contacts(ctx, res.IDs, func(c data.Contact) error {
			out = append(out, c)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	a, b, c := all(1), all(1), all(2)
	if len(a) != 300 {
		t.Fatalf("%d contacts", len(a))
	}
	mails := func(cs []data.Contact) (out []string) {
		for i := range cs {
			out = append(out, cs[i].PreferredEmail())
			if errs := cs[i].Validate(); len(errs) > 0 {
				t.Errorf("%s: %v", cs[i].Name(), errs[0])
			}
		}
		return out
	}
	if !slices.Equal(mails(a), mails(b)) {
		t.Error("the same seed gave other people")
	}
	if slices.Equal(mails(a), mails(c)) {
		t.Error("another seed gave the same people")
	}
	photos, scripts := map[string]int{}, map[string]bool{}
	for i := range a {
		if !a[i].Photo.IsZero() {
			photos[a[i].Photo.SHA256]++
		}
		if n := len(a[i].Emails); n < 1 || n > 3 {
			t.Errorf("%s has %d e-mail addresses", a[i].Name(), n)
		}
		for name, table := range map[string]*unicode.RangeTable{"Latin": unicode.Latin, "Han": unicode.Han, "Cyrillic": unicode.Cyrillic} {
			if strings.ContainsFunc(a[i].Name(), func(r rune) bool { return unicode.Is(table, r) }) {
				scripts[name] = true
			}
		}
	}
	if len(photos) < 20 || len(photos) > portraits || len(scripts) < 3 {
		t.Errorf("%d different photos, scripts %v", len(photos), scripts)
	}
}

// TestTimes prints how long the main jobs take: go test -run Times -people 100000 -v
func TestTimes(t *testing.T) {
	if *count == 0 {
		t.Skip("needs -people")
	}
	ctx := t.Context()
	s := open(t)
	start := time.Now()
	if err := Fill(ctx, s, *count, 1); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled with %d people in %v", *count, time.Since(start).Round(time.Millisecond))
	measure := func(name string, queries []data.Query, limit int) {
		var took []time.Duration
		for range 5 {
			for _, q := range queries {
				start := time.Now()
				if _, err := s.Find(ctx, q, limit); err != nil {
					t.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
		}
		slices.Sort(took)
		t.Logf("%-44s p50 %8v  p99 %8v", name, took[len(took)/2].Round(10*time.Microsecond), took[len(took)*99/100].Round(10*time.Microsecond))
	}
	texts := func(ts ...string) (out []data.Query) {
		for _, text := range ts {
			out = append(out, data.Query{Text: text})
		}
		return out
	}
	measure("everybody, by name", []data.Query{{}}, 0)
	measure("first page, by name", []data.Query{{}, {Sort: data.SortLastMet}, {Sort: data.SortOrganisation}}, 100)
	for _, by := range []data.Sort{data.SortName, data.SortFamily, data.SortOrganisation, data.SortLastMet, data.SortAdded} {
		for _, turned := range []bool{false, true} {
			name := fmt.Sprintf("by %s, turned round %v", by, turned)
			measure(name, []data.Query{{Sort: by, Reversed: turned}}, 200)
			measure(name+", all", []data.Query{{Sort: by, Reversed: turned}}, 0)
			measure(name+", with a word", []data.Query{{Text: "lib", Sort: by, Reversed: turned}}, 200)
		}
	}
	measure("one letter", texts("a", "m", "s", "z", "q", "x"), 100)
	measure("two letters", texts("mu", "an", "zo", "kr", "wa", "xx", "qu"), 100)
	measure("three and more", texts("mul", "walesa", "dvorak", "jorgensen", "torval", "lib", "exa", "coffee", "archiv"), 100)
	measure("two words", texts("anna smith", "lib berg", "metadata kra", "soren o", "a b"), 100)
	measure("phone", texts("020 7946 0123", "+493023125", "555-0123"), 100)
	measure("characters", texts("太郎", "山田", "図書", "李"), 100)
	measure("everybody who has lib", texts("lib"), 0)
	measure("nothing, near spellings", texts("jorgenssn", "walexa", "schmitd"), 100)
	measure("topic", []data.Query{{Topics: []string{"maps"}}, {Topics: []string{"metadata"}, Text: "anna"}}, 100)
	measure("event", []data.Query{{Event: 1}, {Event: 2, Text: "smith"}}, 100)
	res, err := s.Find(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	start = time.Now()
	if _, err := s.Rows(ctx, res.IDs[:100]); err != nil {
		t.Fatal(err)
	}
	t.Logf("a page of rows in %v", time.Since(start).Round(10*time.Microsecond))
	start = time.Now()
	if err := s.Contacts(ctx, res.IDs, func(data.Contact) error { return nil }); err != nil {
		t.Fatal(err)
	}
	t.Logf("all contacts read in %v", time.Since(start).Round(time.Millisecond))
	start = time.Now()
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("rolled back in %v", time.Since(start).Round(time.Millisecond))
}
