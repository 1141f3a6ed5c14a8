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

// save writes what the sheet's form says as one operation, once however often Enter is pressed. The sheet
// stays open with what was typed when that fails; else it closes, and then, which may be nil, runs.
func (s *Sheet) save(summary string, f func(*store.Tx) error, then func()) {
	s.EnableOK(false)
	s.app.try(summary, f, func(err error) {
		s.finish(err)
		if err == nil && then != nil {
			then()
		}
	})
}

// finish ends what the main button began: the sheet closes, or takes another try when it failed.
func (s *Sheet) finish(err error) {
	if err != nil {
		s.EnableOK(true)
		return
	}
	s.Close()
}
