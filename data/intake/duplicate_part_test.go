package intake

import (
	"testing"

	"lanyard/data/store"
)

func TestSearchesForDuplicatesInPartsFindTheSame(t *testing.T) {
	var groups []store.Shared
	for i := range int64(atOnce) {
		groups = append(groups, store.Shared{IDs: []int64{i, i + 1}})
	}
	parts := inParts(groups)
	n := 0
	for _, p := range parts {
		if len(p.ids) > atOnce+crowd {
			t.Errorf("a part holds %d", len(p.ids))
		}
		n += len(p.groups)
	}
	if len(parts) != 2 || n != len(groups) {
		t.Errorf("%d parts with %d of %d groups", len(parts), n, len(groups))
	}
}
