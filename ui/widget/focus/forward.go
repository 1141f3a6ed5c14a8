package focus

import "fyne.io/fyne/v2"

// ForwardShortcut hands a shortcut that a focused widget does not use to its window.
func ForwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if t := Ahead(o); t != nil {
		t.Shortcut(s)
		return
	}
	c := CanvasOf(o)
	if w, ok := c.(fyne.Shortcutable); ok {
		w.TypedShortcut(s)
	}
}

// ForwardKey hands a key that a focused widget does not use to the window's own handler, which Fyne calls only
// when nothing has the focus.
func ForwardKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// ForwardRune hands on a letter as ForwardKey does a key.
func ForwardRune(o fyne.CanvasObject, r rune) {
	if c := CanvasOf(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}
