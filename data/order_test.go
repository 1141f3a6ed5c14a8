package data

import (
	"bytes"
	"slices"
	"sync"
	"testing"
)

func TestSortKeyOrder(t *testing.T) {
	want := []string{
		"3M", "Ångström", "Anna", "Çelik", "Đặng", "de la Cruz", "Li Wei", "Lian", "Łukasz", "Müller", "O'Brien", "Obrist",
		"Søren", "Żak", "Γιώργος", "Юлия", "יעל", "محمد", "김철수", "山田 太郎",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int { return bytes.Compare(SortKey(a), SortKey(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("order\n got %q\nwant %q", got, want)
	}
}

func TestSortKeyIgnores(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"case", "jane DOE", "Jane Doe"},
		{"apostrophes", "O'Brien", "OBrien"},
		{"punctuation", "St. Mary's", "St Marys"},
		{"blanks at the ends", " Anna ", "Anna"},
		{"composition", "Mu\u0308ller", "Müller"},
	} {
		if !bytes.Equal(SortKey(c.a), SortKey(c.b)) {
			t.Errorf("%s: %q and %q differ", c.name, c.a, c.b)
		}
	}
	if bytes.Equal(SortKey("Muller"), SortKey("Müller")) {
		t.Error("accents do not break ties")
	}
}

func TestSortKeyFromManyGoroutines(t *testing.T) {
	want := SortKey("Søren Müller")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if !bytes.Equal(SortKey("Søren Müller"), want) {
					t.Error("keys differ between goroutines")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		name, a, b  string
		limit, want int
	}{
		{"same", "anna", "anna", 2, 0},
		{"insert", "ana", "anna", 2, 1},
		{"delete", "annna", "anna", 2, 1},
		{"replace", "anja", "anna", 2, 1},
		{"swap of neighbours", "micheal", "michael", 2, 1},
		{"two edits", "meyer", "maier", 2, 2},
		{"over the limit", "meyer", "schmidt", 2, 3},
		{"over the limit by length", "a", "abcdef", 2, 3},
		{"letters count, not bytes", "図書", "図館", 1, 1},
		{"empty", "", "ab", 2, 2},
		{"limit nothing", "a", "b", 0, 1},
		{"stops at the limit", "kitten", "sitting", 3, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Distance(c.a, c.b, c.limit); got != c.want {
				t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
			}
			if got := Distance(c.b, c.a, c.limit); got != c.want {
				t.Errorf("not symmetric: %d, want %d", got, c.want)
			}
		})
	}
}
