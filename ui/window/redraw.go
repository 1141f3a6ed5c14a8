package window

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// redrawing counts the work that draws the screens anew: what was begun for that, and what follows from it.
type redrawing struct {
	open atomic.Int32
	then []func()
}

// Redraw runs draw, which has the screens read again, and then once all of that has come. The text that is on the screen before may
// not be looked at any more.
func (w *Window) Redraw(draw, then func()) {
	w.redraw.open.Add(1)
	w.redraw.then = append(w.redraw.then, then)
	draw()
	w.redraw.end()
}

// begin counts a piece of work that is begun while the screens are drawn anew. end is called on the main goroutine.
func (r *redrawing) begin() (end func()) {
	if r.open.Load() == 0 {
		return nil
	}
	r.open.Add(1)
	return r.end
}

func (r *redrawing) end() {
	if r.open.Add(-1) > 0 {
		return
	}
	then := r.then
	r.then = nil
	for _, f := range then {
		f()
	}
}

// took remembers what lost the keys on a screen because it is hidden while somebody looks.
type took struct {
	from fyne.Focusable
	on   Page
}

// giveBack gives the keys back to what lost them because it was hidden, once it is seen again, unless they are at work elsewhere.
func (w *Window) giveBack() {
	t := w.took
	o, ok := t.from.(fyne.CanvasObject)
	if !ok || !isSeen(o) {
		return
	}
	w.took = took{}
	if w.ShownPage() == t.on && w.FreeKeys() {
		w.Native.Canvas().Focus(t.from)
	}
}

// isSeen reports whether something is among what is visible.
func isSeen(o fyne.CanvasObject) bool {
	return !fyne.CurrentApp().Driver().AbsolutePositionForObject(o).IsZero()
}
