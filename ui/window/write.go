package window

import (
	"context"
	"errors"

	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// Try is Do for a form that stays open when the write fails: after runs in either case, on the main
// goroutine, once the failure or the undo toast is shown.
func (w *Window) Try(summary string, f func(*store.Tx) error, after func(error)) {
	var op store.Op
	var err error
	w.Write(func(ctx context.Context) { op, err = w.Store.Do(ctx, summary, f) }, func() {
		if err != nil {
			w.Fail(lang.L("Not saved"), err)
		} else {
			w.Saved(op)
		}
		after(err)
	})
}

// Long writes what takes a while as one operation, with progress and cancel. f tells how far it is, and names the operation by
// SetSummary. after runs on the main goroutine once it is said what became of it.
func (w *Window) Long(title, summary string, f func(tx *store.Tx, report func(done, total int)) error, after func(error)) {
	p := w.NewProgress(title)
	var op store.Op
	var err error
	w.Write(func(context.Context) {
		op, err = w.Store.Do(p.Ctx, summary, func(tx *store.Tx) error { return f(tx, p.Report) })
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

// Save writes what the sheet's form says as one operation, behind the sheet; then, which may be nil, runs when
// it is written.
func (s *Sheet) Save(summary string, f func(*store.Tx) error, then func()) {
	s.SaveBehind(func(ctx context.Context) (func(), error) {
		op, err := s.w.Store.Do(ctx, summary, f)
		return func() {
			s.w.Saved(op)
			if then != nil {
				then()
			}
		}, err
	})
}

// ComeBack is the error of work that needs the user once more: its sheet comes back and does this.
type ComeBack func()

// Error implements error.
func (ComeBack) Error() string { return "the sheet comes back" }

// SaveBehind closes the sheet at once and does its work behind it, so that it is done once, however often Enter is
// pressed, and nothing typed later gets into it. then runs when the work is done. A sheet whose work fails comes back
// with what was typed in it, behind what was opened since.
func (s *Sheet) SaveBehind(work func(ctx context.Context) (then func(), err error)) {
	if s.AtWork {
		return
	}
	w := s.w
	s.Working(true)
	w.enteredAt = clock.Real()
	s.leaveWindow()
	if s.Keeps != nil {
		w.KeepTyped(s.Keeps) // until it is written
	}
	var then func()
	var err error
	w.Write(func(ctx context.Context) { then, err = work(ctx) }, func() {
		s.Working(false)
		var back ComeBack
		switch {
		case errors.As(err, &back):
			s.Show()
			w.ShowAt(s, back)
		case err != nil:
			w.Returned++
			s.Show()
			w.ShowAt(s, func() { w.Fail(lang.L("Not saved"), err) })
		default:
			if !w.enteredAt.IsZero() {
				w.enteredAt = clock.Real()
			}
			if s.Keeps != nil {
				w.dropTyped(s.Keeps.key)
			}
			s.closed()
			then()
		}
	})
}

// Finish ends the main button's work of a sheet that stayed meanwhile, because what was chosen for each row is in it: it
// closes, or takes another try when the work failed.
func (s *Sheet) Finish(err error) {
	s.Working(false)
	if err == nil {
		s.Close()
	}
}
