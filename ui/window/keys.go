package window

import (
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/ui/keys"
)

// Key is what a key of the table does that works wherever the focus is.
type Key struct {
	*keys.Key
	With WithSheets
	Run  func()
}

// WithSheets says what becomes of the sheets that are open when a shortcut is pressed.
type WithSheets int

const (
	Leaves      WithSheets = iota // they close first; what was typed in them is kept
	Above                         // they stay below the one that it opens
	Along                         // they stay as they are
	OnlyScreens                   // the shortcut is for the screens alone
)

// WithKey is the tip of a control that a key stands in for.
func WithKey(words string, k *keys.Key) string { return words + "  " + k.String() }

// DropMenus takes away the menus and choices that are dropped down over the sheets.
func (w *Window) DropMenus() {
	for c := w.Native.Canvas(); ; {
		top := c.Overlays().Top()
		if s := w.Top(); s != nil && s.Foreign { // Fyne's own dialog
			s.Close()
			continue
		}
		if top == nil || slices.ContainsFunc(w.Sheets, func(s *Sheet) bool { return s.Holds(top) }) {
			return
		}
		c.Overlays().Remove(top)
	}
}

// DropMenu drops a menu down from something.
func (w *Window) DropMenu(from fyne.CanvasObject, items ...*fyne.MenuItem) {
	w.DropDown(fyne.NewMenu("", items...), from)
}
