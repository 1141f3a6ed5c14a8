package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"lanyard/data/store"
)

// try is Do for a form that stays open when the write fails: after runs in either case, on the main
// goroutine, once the failure or the undo toast is shown.
func (a *App) try(summary string, f func(*store.Tx) error, after func(error)) {
	a.Go(func(ctx context.Context) {
		op, err := a.Store.Do(context.WithoutCancel(ctx), summary, f)
		fyne.Do(func() {
			if err != nil {
				a.Fail(lang.L("Not saved"), err)
			} else {
				a.Saved(op)
			}
			after(err)
		})
	})
}
