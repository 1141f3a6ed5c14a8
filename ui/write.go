package ui

import (
	"context"
	"errors"

	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// try is Do for a form that stays open when the write fails: after runs in either case, on the main
// goroutine, once the failure or the undo toast is shown.
func (a *Window) try(summary string, f func(*store.Tx) error, after func(error)) {
	var op store.Op
	var err error
	a.write(func(ctx context.Context) { op, err = a.Store.Do(ctx, summary, f) }, func() {
		if err != nil {
			a.Fail(lang.L("Not saved"), err)
		} else {
			a.Saved(op)
		}
		after(err)
	})
}

// save writes what the sheet's form says as one operation, behind the sheet; then, which may be nil, runs when
// it is written.
func (s *Sheet) save(summary string, f func(*store.Tx) error, then func()) {
	s.saveBehind(func(ctx context.Context) (func(), error) {
		op, err := s.app.Store.Do(ctx, summary, f)
		return func() {
			s.app.Saved(op)
			if then != nil {
				then()
			}
		}, err
	})
}

// comeBack is the error of work that needs the user once more: its sheet comes back and does this.
type comeBack func()

// Error implements error.
func (comeBack) Error() string { return "the sheet comes back" }

// saveBehind closes the sheet at once and does its work behind it, so that it is done once, however often Enter is
// pressed, and nothing typed later gets into it. then runs when the work is done. A sheet whose work fails comes back
// with what was typed in it, behind what was opened since.
func (s *Sheet) saveBehind(work func(ctx context.Context) (then func(), err error)) {
	if s.working {
		return
	}
	a := s.app
	s.Working(true)
	a.enteredAt = clock.Real()
	s.leaveWindow()
	if s.Keeps != nil {
		a.keepTyped(s.Keeps) // until it is written
	}
	var then func()
	var err error
	a.write(func(ctx context.Context) { then, err = work(ctx) }, func() {
		s.Working(false)
		var back comeBack
		switch {
		case errors.As(err, &back):
			s.Show()
			a.showAt(s, back)
		case err != nil:
			a.returned++
			s.Show()
			a.showAt(s, func() { a.Fail(lang.L("Not saved"), err) })
		default:
			if !a.enteredAt.IsZero() {
				a.enteredAt = clock.Real()
			}
			if s.Keeps != nil {
				a.dropTyped(s.Keeps.key)
			}
			s.closed()
			then()
		}
	})
}

// finish ends the main button's work of a sheet that stayed meanwhile, because what was chosen for each row is in it: it
// closes, or takes another try when the work failed.
func (s *Sheet) finish(err error) {
	s.Working(false)
	if err == nil {
		s.Close()
	}
}
