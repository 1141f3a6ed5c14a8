package window

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/lang"
)

// SetCurrent says at which event the user is; 0 is none. It is an operation like any other: undo takes it
// back. To say the same again only counts from now on.
func (w *Window) SetCurrent(id int64) {
	was := w.Here
	if id != 0 && id == was.ID {
		w.Go(func(ctx context.Context) {
			err := w.Store.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.SetCurrent(id) })
			if err != nil {
				fyne.Do(func() { w.Fail(lang.L("The current event was not changed"), err) })
			}
		})
		return
	}
	w.Do(lang.L("You left {{.Event}}", was.Name), func(tx *store.Tx) error {
		if id != 0 {
			e, err := tx.Event(id)
			if err != nil {
				return err
			}
			tx.SetSummary(lang.L("You are at {{.Event}}", e.Name))
		}
		return tx.SetCurrent(id)
	}, nil)
}
