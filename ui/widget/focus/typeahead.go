// Package focus is about keys and the pointer: what is typed ahead, where the focus goes, what comes into view, tool tips.
package focus

import (
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanyard/data/clock"
	"lanyard/ui/keys"
)

// TypeAhead makes fast typing do what slow typing does. While something is on its way that will change
// what the keys act on, a key waits; when it has come, the keys that waited are typed in their order.
// It is used from the main goroutine.
type TypeAhead struct {
	// Held reports whether a key to the given widget must wait; nil stands for the window's own handlers.
	Held func(to fyne.Focusable, k Typed) bool
	// Drop reports whether a key means nothing here, as the second of two Enters.
	Drop func(k Typed) bool
	// OnShortcut gets the shortcuts that no widget uses.
	OnShortcut func(fyne.Shortcut)
	// OnTooLong is told that so many bytes are too long for an entry: they were not pasted.
	OnTooLong func(bytes int)

	canvas  fyne.Canvas
	waiting []Typed
	tab     bool  // Tab moves the focus now
	spent   bool  // a blank has pressed something: its letter is not typed as well
	again   bool  // a key that waited is being typed
	now     Typed // that key
	last    time.Time
}

// Typed is one thing typed: a key, a letter or a shortcut.
type Typed struct {
	Key      *fyne.KeyEvent
	Rune     rune
	Shortcut fyne.Shortcut
	At       time.Time        // when it was typed, by the real clock
	held     fyne.KeyModifier // the modifiers that were down
}

// Is reports whether one of some keys was typed, with whatever modifiers.
func (k Typed) Is(of ...*keys.Key) bool {
	return k.Key != nil && slices.ContainsFunc(of, func(one *keys.Key) bool { return slices.Contains(namesOf(one), k.Key.Name) })
}

func (k Typed) isTab() bool { return k.Key != nil && k.Key.Name == fyne.KeyTab }

// typeAheads finds the TypeAhead of a canvas for the widgets on it.
var typeAheads sync.Map

// NewTypeAhead puts itself between the keyboard and the widgets of a canvas.
func NewTypeAhead(c fyne.Canvas) *TypeAhead {
	t := &TypeAhead{canvas: c}
	typeAheads.Store(c, t)
	return t
}

// modifierKeys do nothing by themselves.
var modifierKeys = map[fyne.KeyName]bool{
	desktop.KeyShiftLeft: true, desktop.KeyShiftRight: true, desktop.KeyControlLeft: true, desktop.KeyControlRight: true,
	desktop.KeyAltLeft: true, desktop.KeyAltRight: true, desktop.KeySuperLeft: true, desktop.KeySuperRight: true,
	desktop.KeyCapsLock: true, desktop.KeyMenu: true,
}

// Waiting is how many keys wait.
func (t *TypeAhead) Waiting() int { return len(t.waiting) }

// Last is when a key was typed last, by the real clock.
func (t *TypeAhead) Last() time.Time { return t.last }

// Forget drops the keys that wait: what they were meant for is gone.
func (t *TypeAhead) Forget() { t.waiting = nil }

// Keep makes a key wait, or drops one that means nothing; it reports false when the key is to be used now.
func (t *TypeAhead) Keep(to fyne.Focusable, k Typed) bool {
	if t == nil || k.Key != nil && modifierKeys[k.Key.Name] {
		return false
	}
	if k.Rune == ' ' && t.spent {
		t.spent = false
		return true
	}
	t.spent = false
	if t.again {
		return false
	}
	k.At = clock.Real()
	t.last = k.At
	if len(t.waiting) == 0 && (t.Held == nil || !t.Held(to, k)) {
		return t.Drop != nil && t.Drop(k)
	}
	t.waiting = append(t.waiting, k)
	return true
}

// Resume types the keys that waited, until one of them has to wait again.
func (t *TypeAhead) Resume() {
	for len(t.waiting) > 0 && !t.again {
		k := t.waiting[0]
		to := t.canvas.Focused()
		if t.Held != nil && t.Held(to, k) {
			return
		}
		t.waiting = t.waiting[1:]
		if t.Drop != nil && t.Drop(k) {
			continue
		}
		t.again, t.now = true, k
		t.typeKey(to, k)
		t.again = false
	}
}

// Into types the keys that wait into a menu that has just come up, as long as it is there: they were meant for it. Fyne hands a menu
// what is typed from now on without asking, so none may be left that was typed before.
func (t *TypeAhead) Into(menu fyne.Focusable) {
	again, now := t.again, t.now
	for len(t.waiting) > 0 && t.canvas.Focused() == menu {
		k := t.waiting[0]
		t.waiting = t.waiting[1:]
		t.again, t.now = true, k
		t.typeKey(menu, k)
	}
	t.again, t.now = again, now
}

// Shortcut runs a shortcut that no widget uses, or has it wait.
func (t *TypeAhead) Shortcut(s fyne.Shortcut) {
	if !t.Keep(nil, Typed{Shortcut: s}) && t.OnShortcut != nil {
		t.OnShortcut(s)
	}
}

// typeKey does what the driver does with a key.
func (t *TypeAhead) typeKey(to fyne.Focusable, k Typed) {
	switch {
	case k.Shortcut != nil:
		if s, ok := to.(fyne.Shortcutable); ok {
			s.TypedShortcut(k.Shortcut)
		} else {
			t.Shortcut(k.Shortcut)
		}
	case k.isTab() && k.held&fyne.KeyModifierShift != 0:
		t.tab = true
		t.canvas.FocusPrevious()
	case k.isTab():
		t.tab = true
		t.canvas.FocusNext()
	case k.Key != nil && to != nil:
		to.TypedKey(k.Key)
	case k.Key != nil:
		t.canvas.OnTypedKey()(k.Key)
	case to != nil:
		to.TypedRune(k.Rune)
	default:
		t.canvas.OnTypedRune()(k.Rune)
	}
}

// Ahead is the TypeAhead of the canvas a widget is on; nil for none.
func Ahead(o fyne.CanvasObject) *TypeAhead {
	c := CanvasOf(o)
	if c == nil {
		return nil
	}
	t, _ := typeAheads.Load(c)
	is, _ := t.(*TypeAhead)
	return is
}

// CanvasOf is the canvas a widget is on. Fyne does not know it before it has painted the widget once: one that has the
// focus already, because it came up a moment ago, is found by that. Else the first keys would be lost.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c
	}
	var found fyne.Canvas
	typeAheads.Range(func(c, _ any) bool {
		if f, ok := c.(fyne.Canvas).Focused().(fyne.CanvasObject); ok && f == o {
			found = c.(fyne.Canvas)
		}
		return found == nil
	})
	return found
}

// Focusable is a widget that takes keys.
type Focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

// KeptKey reports whether a key to a widget waits; the widget then does nothing with it. It takes Tab in, which
// reaches the widget only while keys wait.
func KeptKey(o Focusable, e *fyne.KeyEvent) bool {
	return Ahead(o).Keep(o, Typed{Key: e, held: pressedModifiers()})
}

// KeptRune is KeptKey for a letter.
func KeptRune(o Focusable, r rune) bool { return Ahead(o).Keep(o, Typed{Rune: r}) }

// KeptShortcut is KeptKey for a shortcut.
func KeptShortcut(o Focusable, s fyne.Shortcut) bool { return Ahead(o).Keep(o, Typed{Shortcut: s}) }

// Spend says that the key of a blank has pressed a widget: what it opens must not get the blank's letter.
func Spend(o Focusable, e *fyne.KeyEvent) {
	if t := Ahead(o); t != nil && (Typed{Key: e}).Is(keys.PressSpace) {
		t.spent = true
	}
}

// TakesTab reports whether Tab to a widget waits: Fyne moves the focus itself, unless the widget takes Tab.
func TakesTab(o Focusable) bool {
	t := Ahead(o)
	if t == nil || t.again {
		return false
	}
	takes := len(t.waiting) > 0 || t.Held != nil && t.Held(o, Typed{Key: &fyne.KeyEvent{Name: fyne.KeyTab}})
	t.tab = !takes // Fyne moves it next
	return takes
}

// Tabbed reports whether a widget gets the focus by Tab.
func Tabbed(o Focusable) bool {
	t := Ahead(o)
	if t == nil {
		return false
	}
	by := t.tab
	t.tab = false
	return by
}

// ModifiersFor are the modifiers that are down, or were when a key that waited was pressed.
func ModifiersFor(o fyne.CanvasObject) fyne.KeyModifier {
	if t := Ahead(o); t != nil && t.again {
		return t.now.held
	}
	return pressedModifiers()
}

func pressedModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
