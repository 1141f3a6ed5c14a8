package widget

import (
	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"
)

// List is Fyne's list with the keys that long lists need: arrows select at once, PgUp, PgDn, Home
// and End travel, Enter opens, Delete asks for removal, Esc leaves.
type List struct {
	fw.List
	OnEnter  func(id int)
	OnDelete func(id int)
	OnEscape func()
	OnRune   func(r rune)

	current int
}

// NewList is a list without separators; update only copies values into rows.
func NewList(length func() int, create func() fyne.CanvasObject, update func(id int, row fyne.CanvasObject)) *List {
	l := &List{current: -1}
	l.Length, l.CreateItem = length, create
	l.UpdateItem = func(id int, row fyne.CanvasObject) {
		if r, ok := row.(*ContactRow); ok {
			r.selected = func() { l.clicked(id) }
		}
		update(id, row)
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// Current is the selected row; -1 for none.
func (l *List) Current() int { return l.current }

// Select selects a row and scrolls to it.
func (l *List) Select(id int) {
	if id != l.current {
		l.Highlight(id) // else Fyne marks the row last clicked as the one the keys act on
	}
	l.current = id
	l.List.Select(id)
}

// UnselectAll forgets the selection.
func (l *List) UnselectAll() {
	l.current = -1
	l.List.UnselectAll()
}

// ScrollToTop shows the first row. A list that was not laid out yet is there already; Fyne's own
// method fails on it.
func (l *List) ScrollToTop() {
	if !l.Size().IsZero() {
		l.List.ScrollToTop()
	}
}

// Note records that Fyne selected a row by a click; call it first in OnSelected.
func (l *List) Note(id int) { l.current = id }

// clicked does what Fyne's list does for a click that reaches it.
func (l *List) clicked(id int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	l.Highlight(id)
	l.List.Select(id)
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	n := l.Length()
	page := max(1, int(l.Size().Height/(l.rowHeight()))-1)
	switch e.Name {
	case fyne.KeyDown:
		l.move(l.current+1, n)
	case fyne.KeyUp:
		l.move(l.current-1, n)
	case fyne.KeyPageDown:
		l.move(l.current+page, n)
	case fyne.KeyPageUp:
		l.move(l.current-page, n)
	case fyne.KeyHome:
		l.move(0, n)
	case fyne.KeyEnd:
		l.move(n-1, n)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.OnEnter != nil && l.current >= 0 && l.current < n {
			l.OnEnter(l.current)
		}
	case fyne.KeyDelete:
		if l.OnDelete != nil && l.current >= 0 && l.current < n {
			l.OnDelete(l.current)
		}
	case fyne.KeyEscape:
		if l.OnEscape != nil {
			l.OnEscape()
		}
	default:
		forwardKey(l, e)
	}
}

// TypedRune implements fyne.Focusable.
func (l *List) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r)
		return
	}
	forwardRune(l, r)
}

func (l *List) rowHeight() float32 { return SizeRow*max(1, TextScale()) + 4 }

func (l *List) move(to, n int) {
	if n == 0 {
		return
	}
	l.Select(min(max(to, 0), n-1))
}

// forwardKey and forwardRune hand what a focused widget does not use to the window's own handler,
// which Fyne calls only when nothing has the focus.
func forwardKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

func forwardRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}
