package store

import (
	"slices"
	"testing"
)

func TestIDsAreKeptAsRanges(t *testing.T) {
	for text, ids := range map[idSet][]int64{"": nil, "7": {7}, "1-3": {1, 2, 3}, "1-3,5,9-10": {1, 2, 3, 5, 9, 10}} {
		set := map[int64]bool{}
		for _, id := range ids {
			set[id] = true
		}
		if got := setOf(set); got != text {
			t.Errorf("%v becomes %q", ids, got)
		}
		got := []int64{}
		for id := range text.has() {
			got = append(got, id)
		}
		if slices.Sort(got); !slices.Equal(got, ids) && len(ids)+len(got) > 0 {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	if got := idSet("x,3-,1-99999999999,-4,4").has(); len(got) != 1 || !got[4] {
		t.Errorf("what is no range is read as %d ids", len(got))
	}
}
