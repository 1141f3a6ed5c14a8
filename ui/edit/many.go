package edit

import (
	"context"
	"slices"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// ManyAtOnce is how many people many reads at a time.
const ManyAtOnce = 100

// Many does one thing to many people as one operation, with progress and cancel. some does it to a few of
// them and tells to how many; who is gone meanwhile is left out. summary gets how many it was done to and how
// many not, and names the operation.
func Many(w *window.Window, title string, ids []int64, some func(tx *store.Tx, ids []int64) (int, error), summary func(done, left int) string, after func(error)) {
	p := w.NewProgress(title)
	var op store.Op
	var err error
	w.Write(func(context.Context) {
		op, err = w.Store.Do(p.Ctx, title, func(tx *store.Tx) error {
			done, seen := 0, 0
			for part := range slices.Chunk(ids, ManyAtOnce) {
				p.Report(seen, len(ids))
				did, err := some(tx, part)
				if err != nil {
					return err
				}
				done, seen = done+did, seen+len(part)
			}
			tx.SetSummary(summary(done, len(ids)-done))
			return nil
		})
	}, func() {
		cancelled := p.Done()
		switch {
		case cancelled && err != nil:
			w.Say(lang.L("Cancelled; nothing was changed."))
		case err != nil:
			w.Fail(lang.L("Not saved; nothing was changed"), err)
		case op.Seq == 0:
			w.Say(lang.L("Nothing to change: it is so already."))
		default:
			w.Saved(op)
		}
		after(err)
	})
}
