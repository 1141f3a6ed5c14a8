package data

import (
	"fmt"
	"slices"
	"testing"
)

func TestOnceKeepsEachValueInItsOrder(t *testing.T) {
	var o Once[string]
	var want []string
	for i := range 3 * short {
		k := fmt.Sprint(i)
		want = append(want, k)
		if !o.Add(k) || o.Add(k) || !o.Has(k) || o.Index(k) != i {
			t.Fatalf("%s was added wrongly", k)
		}
	}
	if !slices.Equal(o.List(), want) || o.Index("x") != -1 {
		t.Errorf("the list is %v", o.List())
	}
	if few := OnceOf("x", "7"); !few.Shares(&o) || !o.Shares(few) || o.Shares(OnceOf("x")) {
		t.Error("7 is in both, x in one")
	}
}

// A list is found through by its keys; what says the same is what it was when each was compared with each.
func TestUniteFindsWhatEachWithEachWouldFind(t *testing.T) {
	parts := []string{"", "Main Street 1", "main street 1", "Side Street 2"}
	cities := []string{"", "Town", "TOWN", "Other"}
	var all []Address
	for _, s := range parts {
		for _, c := range cities {
			for _, l := range []string{"", "Land"} {
				if a := (Address{Street: s, City: c, Country: l}); !a.Empty() {
					all = append(all, a)
				}
			}
		}
	}
	for from := range all {
		old := slices.Concat(all[from:], all[:from])[:9]
		var b byParts
		for i, a := range old {
			b.put(i, a)
		}
		for _, d := range all {
			want := slices.IndexFunc(old, func(o Address) bool { return within(o, d) || within(d, o) })
			if got := b.find(d); got != want {
				t.Errorf("%+v is found at %d of %+v, want %d", d, got, old, want)
			}
		}
	}
}

func TestDistanceIsTheSameInABand(t *testing.T) {
	words := []string{"", "a", "ab", "ba", "abc", "acb", "xbcdefgy", "bcdefg", "abcdefgh", "bacdefhg", "zbcdefgx", "abcdefghij", "jabcdefghi"}
	for _, a := range words {
		for _, b := range words {
			whole := Distance(a, b, 50)
			for limit := 1; limit < 4; limit++ {
				if got := Distance(a, b, limit); got != min(whole, limit+1) {
					t.Errorf("%q and %q are %d apart within %d, want %d", a, b, got, limit, min(whole, limit+1))
				}
			}
		}
	}
}
