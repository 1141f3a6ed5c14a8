package edit

import (
	"slices"

	"lanyard/data/store"
	"lanyard/ui/window"
)

// ManyAtOnce is how many people many reads at a time.
const ManyAtOnce = 100

// Many does one thing to many people as one operation, with progress and cancel. some does it to a few of
// them and tells to how many; who is gone meanwhile is left out. summary gets how many it was done to and how
// many not, and names the operation.
func Many(w *window.Window, title string, ids []int64, some func(tx *store.Tx, ids []int64) (int, error), summary func(done, left int) string, after func(error)) {
	w.Long(title, title, func(tx *store.Tx, report func(done, total int)) error {
		done, seen := 0, 0
		for part := range slices.Chunk(ids, ManyAtOnce) {
			report(seen, len(ids))
			did, err := some(tx, part)
			if err != nil {
				return err
			}
			done, seen = done+did, seen+len(part)
		}
		tx.SetSummary(summary(done, len(ids)-done))
		return nil
	}, after)
}
