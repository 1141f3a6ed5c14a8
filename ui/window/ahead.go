package window

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
)

// underWay counts what is on its way at one place: the screens, or one sheet. While something is, a key typed
// there waits (see widget.TypeAhead): it goes where the user's eyes are when that has come.
type underWay struct {
	opening int // something is read that will open, or change what the keys act on
	saving  int // something is being written, and shown then
	reading int // the list is read anew: what is typed into an entry does not wait for it
}

// Stage is what piece of work a key waits for.
type Stage func(*underWay) *int

// Opening is that something is read that will open, or change what the keys act on.
func Opening(u *underWay) *int { return &u.opening }

// saving is that something is being written.
func saving(u *underWay) *int { return &u.saving }

// Reading is that the list is read anew.
func Reading(u *underWay) *int { return &u.reading }

// Place is where work was begun: a sheet, or nil for the screens.
type Place = *Sheet

// At is where the keys go now, or where the work that is being shown was begun.
func (w *Window) At() Place {
	if w.showing {
		return w.shownAt
	}
	return w.Top()
}

// Top is the sheet in front; nil when there is none.
func (w *Window) Top() *Sheet {
	if n := len(w.Sheets); n > 0 {
		return w.Sheets[n-1]
	}
	return nil
}

// Begin says that work is on its way at a place. end, called once on the main goroutine, says that it has come.
func (w *Window) Begin(p Place, s Stage) (end func()) {
	u := w.under[p]
	if u == nil {
		u = &underWay{}
		w.under[p] = u
	}
	*s(u)++
	ended := false
	return func() {
		if ended {
			return
		}
		ended = true
		*s(u)--
		if *u == (underWay{}) && w.under[p] == u {
			delete(w.under, p)
		}
		fyne.Do(func() { // once what has come is shown
			w.letGoOfHidden()
			if !style.Hidden() {
				w.giveBack()
			}
			w.Typed.Resume()
		})
	}
}

// LetGo takes the keys from what a screen gave them to. A sheet or menu before the screen keeps them.
func (w *Window) LetGo() {
	if c := w.Native.Canvas(); c.Overlays().Top() == nil {
		c.Unfocus()
	}
}

// FreeKeys reports whether what was just read may take the keys: no sheet is open, and nothing has them but a list.
func (w *Window) FreeKeys() bool {
	focused := w.Native.Canvas().Focused()
	_, list := focused.(*lists.List)
	return w.Top() == nil && (focused == nil || list)
}

// letGoOfHidden takes the keys from what the screen does not show any more: Enter would press a button that nobody sees.
func (w *Window) letGoOfHidden() {
	c := w.Native.Canvas()
	o, ok := c.Focused().(fyne.CanvasObject)
	page := w.ShownPage()
	if !ok || page == nil || c.Overlays().Top() != nil {
		return
	}
	if !isSeen(o) {
		if style.Hidden() {
			w.took = took{c.Focused(), page}
		}
		c.Unfocus()
		page.Focus()
	}
}

// ShowAt runs what shows something on its way, which was begun at a place: what it opens comes above that place, and
// below all that was opened since.
func (w *Window) ShowAt(p Place, show func()) {
	before, at := w.showing, w.shownAt
	w.showing, w.shownAt = true, p
	show()
	w.showing, w.shownAt = before, at
}

// mustWait reports whether a key must wait.
func (w *Window) mustWait(to fyne.Focusable, k focus.Typed) bool {
	top := w.Top()
	u := w.under[top]
	switch {
	case u == nil:
		return false
	case top != nil && top.Passing && k.Is(keys.Close):
		return false // it can be given up
	case u.opening > 0:
		return true
	case u.saving > 0:
		return !w.opensAbove(k)
	}
	_, entry := to.(*widget.Entry)
	return !entry
}

// opensAbove reports whether a shortcut opens a sheet of its own over anything: it need not wait for what is
// being saved behind it.
func (w *Window) opensAbove(k focus.Typed) bool {
	if k.Shortcut == nil || w.Typed.Waiting() > 0 {
		return false
	}
	return w.Bound[k.Shortcut.ShortcutName()].With == Above
}

// slipTime is how long an Enter means nothing on a screen after one that saved a sheet and what it saved came up
// there: the hand was on its way before the eyes saw it.
const slipTime = 400 * time.Millisecond

// meansNothing drops a second Enter, also one behind a stray letter: it would open what has just come up. So it does
// with one that was on its way to something else when a file from outside came up.
func (w *Window) meansNothing(k focus.Typed) bool {
	top := w.Top()
	if top != nil && w.accepts(k) && k.At.Before(top.since.Add(w.Slip)) {
		return true
	}
	if top == nil || !top.Passing {
		w.Unasked = time.Time{}
	}
	switch {
	case k.Is(keys.SaveEnter):
		_, means := w.ShownPage().(SecondEnter)
		return top == nil && w.Store != nil && !means && !w.enteredAt.IsZero() &&
			k.At.Before(w.enteredAt.Add(w.Slip))
	case k.Shortcut != nil, k.Key != nil && len(k.Key.Name) > 1 && !k.Is(keys.PressSpace): // no letter
		w.enteredAt = time.Time{}
	}
	return false
}

// accepts reports whether a key may press a sheet's main button.
func (w *Window) accepts(k focus.Typed) bool {
	if k.Shortcut != nil {
		return focus.Chorded(k.Shortcut, keys.Save, keys.Export)
	}
	return k.Rune == ' ' || k.Is(keys.Press, keys.PressSpace)
}

// Write runs a piece of writing off the main goroutine, after all that was begun before it: each finds what those
// before it have written. done runs on the main goroutine, where the work was begun.
func (w *Window) Write(work func(ctx context.Context), done func()) {
	p := w.At()
	end := w.Begin(p, saving)
	turn := w.Written.next()
	w.Go(func(ctx context.Context) {
		defer turn()()
		work(context.WithoutCancel(ctx))
		fyne.Do(func() {
			defer end()
			w.ShowAt(p, done)
		})
	})
}

// WhenWritten runs f on the main goroutine once nothing is being written any more.
func (w *Window) WhenWritten(f func()) {
	last := w.Written.Last
	if last == nil {
		f()
		return
	}
	w.Go(func(context.Context) {
		<-last
		fyne.Do(func() {
			if w.Written.Last == last {
				w.Written.Last = nil
			}
			w.WhenWritten(f)
		})
	})
}

// Line has pieces of work done one after the other, in the order in which they took their place. The zero value is
// ready. Places are taken on the main goroutine.
type Line struct {
	Last chan struct{} // closed when the work that came last has ended; nil: none came
}

// next takes a place behind all that came before. turn, called by a worker, waits for those, and gives what ends the
// worker's own turn.
func (l *Line) next() (turn func() (end func())) {
	before, mine := l.Last, make(chan struct{})
	l.Last = mine
	return func() func() {
		if before != nil {
			<-before
		}
		return func() { close(mine) }
	}
}
