package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/ui/keys"
	"lanyard/ui/widget"
)

// underWay counts what is on its way at one place: the screens, or one sheet. While something is, a key typed
// there waits (see widget.TypeAhead): it goes where the user's eyes are when that has come.
type underWay struct {
	opening int // something is read that will open, or change what the keys act on
	saving  int // something is being written, and shown then
	reading int // the list is read anew: what is typed into an entry does not wait for it
}

// stage is what piece of work a key waits for.
type stage func(*underWay) *int

func opening(u *underWay) *int { return &u.opening }
func saving(u *underWay) *int  { return &u.saving }
func reading(u *underWay) *int { return &u.reading }

// place is where work was begun: a sheet, or nil for the screens.
type place = *Sheet

// at is where the keys go now, or where the work that is being shown was begun.
func (a *Window) at() place {
	if a.showing {
		return a.shownAt
	}
	return a.top()
}

// top is the sheet in front; nil when there is none.
func (a *Window) top() *Sheet {
	if n := len(a.sheets); n > 0 {
		return a.sheets[n-1]
	}
	return nil
}

// begin says that work is on its way at a place. end, called once on the main goroutine, says that it has come.
func (a *Window) begin(p place, s stage) (end func()) {
	u := a.under[p]
	if u == nil {
		u = &underWay{}
		a.under[p] = u
	}
	*s(u)++
	ended := false
	return func() {
		if ended {
			return
		}
		ended = true
		*s(u)--
		if *u == (underWay{}) && a.under[p] == u {
			delete(a.under, p)
		}
		fyne.Do(func() { // once what has come is shown
			a.letGoOfHidden()
			a.typed.Resume()
		})
	}
}

// letGo takes the keys from what a screen gave them to. A sheet or menu before the screen keeps them.
func (a *Window) letGo() {
	if c := a.Native.Canvas(); c.Overlays().Top() == nil {
		c.Unfocus()
	}
}

// letGoOfHidden takes the keys from what the screen does not show any more: Enter would press a button that nobody sees.
func (a *Window) letGoOfHidden() {
	c := a.Native.Canvas()
	o, ok := c.Focused().(fyne.CanvasObject)
	page := a.shownPage()
	if !ok || page == nil || c.Overlays().Top() != nil {
		return
	}
	if fyne.CurrentApp().Driver().AbsolutePositionForObject(o).IsZero() { // not found among what is visible
		c.Unfocus()
		page.Focus()
	}
}

// showAt runs what shows something on its way, which was begun at a place: what it opens comes above that place, and
// below all that was opened since.
func (a *Window) showAt(p place, show func()) {
	before, at := a.showing, a.shownAt
	a.showing, a.shownAt = true, p
	show()
	a.showing, a.shownAt = before, at
}

// mustWait reports whether a key must wait.
func (a *Window) mustWait(to fyne.Focusable, k widget.Typed) bool {
	top := a.top()
	u := a.under[top]
	switch {
	case u == nil:
		return false
	case top != nil && top.passing && k.Is(keys.Close):
		return false // it can be given up
	case u.opening > 0:
		return true
	case u.saving > 0:
		return !a.opensAbove(k)
	}
	_, entry := to.(*widget.Entry)
	return !entry
}

// opensAbove reports whether a shortcut opens a sheet of its own over anything: it need not wait for what is
// being saved behind it.
func (a *Window) opensAbove(k widget.Typed) bool {
	if k.Shortcut == nil || a.typed.Waiting() > 0 {
		return false
	}
	return a.bound[k.Shortcut.ShortcutName()].with == above
}

// slipTime is how long an Enter means nothing on a screen after one that saved a sheet and what it saved came up
// there: the hand was on its way before the eyes saw it.
const slipTime = 400 * time.Millisecond

// meansNothing drops a second Enter, also one behind a stray letter: it would open what has just come up. So it does
// with one that was on its way to something else when a file from outside came up.
func (a *Window) meansNothing(k widget.Typed) bool {
	top := a.top()
	if top != nil && a.accepts(k) && k.At.Before(top.since.Add(a.slip)) {
		return true
	}
	if top == nil || !top.passing {
		a.unasked = time.Time{}
	}
	switch {
	case k.Is(keys.SaveEnter):
		_, means := a.shownPage().(SecondEnter)
		return top == nil && a.Store != nil && !means && !a.enteredAt.IsZero() &&
			k.At.Before(a.enteredAt.Add(a.slip))
	case k.Shortcut != nil, k.Key != nil && len(k.Key.Name) > 1 && !k.Is(keys.PressSpace): // no letter
		a.enteredAt = time.Time{}
	}
	return false
}

// accepts reports whether a key may press a sheet's main button.
func (a *Window) accepts(k widget.Typed) bool {
	if k.Shortcut != nil {
		return widget.Chorded(k.Shortcut, keys.Save, keys.Export)
	}
	return k.Rune == ' ' || k.Is(keys.Press, keys.PressSpace)
}

// write runs a piece of writing off the main goroutine, after all that was begun before it: each finds what those
// before it have written. done runs on the main goroutine, where the work was begun.
func (a *Window) write(work func(ctx context.Context), done func()) {
	p := a.at()
	end := a.begin(p, saving)
	turn := a.written.next()
	a.Go(func(ctx context.Context) {
		defer turn()()
		work(context.WithoutCancel(ctx))
		fyne.Do(func() {
			defer end()
			a.showAt(p, done)
		})
	})
}

// whenWritten runs f on the main goroutine once nothing is being written any more.
func (a *Window) whenWritten(f func()) {
	last := a.written.last
	if last == nil {
		f()
		return
	}
	a.Go(func(context.Context) {
		<-last
		fyne.Do(func() {
			if a.written.last == last {
				a.written.last = nil
			}
			a.whenWritten(f)
		})
	})
}

// line has pieces of work done one after the other, in the order in which they took their place. The zero value is
// ready. Places are taken on the main goroutine.
type line struct {
	last chan struct{} // closed when the work that came last has ended; nil: none came
}

// next takes a place behind all that came before. turn, called by a worker, waits for those, and gives what ends the
// worker's own turn.
func (l *line) next() (turn func() (end func())) {
	before, mine := l.last, make(chan struct{})
	l.last = mine
	return func() func() {
		if before != nil {
			<-before
		}
		return func() { close(mine) }
	}
}
