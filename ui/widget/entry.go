package widget

import (
	"cmp"
	"image/color"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/clock"
	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Entry is Fyne's entry that keeps the editing keys and hands every other shortcut to the window;
// Esc, Down and, in a single line, Enter can be caught. Tab always leaves it.
type Entry struct {
	fw.Entry
	OnEscape func() // nil: the window's handler gets it
	OnDown   func() // nil: moves within the text
	OnDrop   func() // Alt+Down; nil: the window gets it
	OnFocus  func(bool)
	OnKey    func(*fyne.KeyEvent) bool // gets each key first, and reports whether it used it; nil: none
	// Holds is the most that is pasted into it, in bytes; 0 is 16 kB: from there on each key takes too long. OnTooLong
	// gets the whole text when more is pasted; nil: the window says so, and nothing is pasted.
	Holds     int
	OnTooLong func(text string)
	lines     int
	ring      *canvas.Rectangle // shown while it has the focus
}

// NewEntry is a one-line entry.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.PlaceHolder = style.Shown(placeholder)
	e.ExtendBaseWidget(e)
	return e
}

// NewNote is an entry of several lines that wraps; Ctrl+Enter submits.
func NewNote(placeholder string, lines int) *Entry {
	e := NewEntry(placeholder)
	e.MultiLine, e.Wrapping, e.lines = true, fyne.TextWrapWord, lines
	e.SetMinRowsVisible(lines)
	return e
}

// CreateRenderer adds a ring for the focus: Fyne only changes the colour of a thin border.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	e.ring = &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2}
	e.ring.Hide()
	return style.NewOutlined(e.Entry.CreateRenderer(), e.ring, func() { e.ring.StrokeColor = theme.Color(theme.ColorNamePrimary) })
}

func (e *Entry) showRing(on bool) {
	if e.ring != nil {
		e.ring.Hidden = !on
		e.ring.Refresh()
	}
}

// AcceptsTab lets Tab move the focus, also out of several lines, but where it has to wait.
func (e *Entry) AcceptsTab() bool { return focus.TakesTab(e) }

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	lastTyped = clock.Real()
	if !focus.KeptRune(e, r) {
		e.Entry.TypedRune(r)
	}
}

// Begin takes the keys, and a letter that was typed elsewhere behind what is there. An entry that is not shown takes nothing.
func (e *Entry) Begin(r rune) {
	c := focus.CanvasOf(e)
	if c == nil || !e.Visible() {
		return
	}
	c.Focus(e)
	e.Entry.TypedKey(focus.EventOf(keys.PageDown)) // to its end
	e.TypedRune(r)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if focus.KeptShortcut(e, s) {
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		switch text := p.Clipboard.Content(); {
		case text == "": // it may be a picture, which is the window's
			focus.ForwardShortcut(e, s)
			return
		case e.tooLong(text):
			return
		}
	}
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll,
		*fyne.ShortcutUndo, *fyne.ShortcutRedo:
		e.Entry.TypedShortcut(s)
		return
	}
	if e.OnDrop != nil && focus.Chorded(s, keys.Icons) {
		e.OnDrop()
		return
	}
	if editing[s.ShortcutName()] {
		e.Entry.TypedShortcut(s)
		return
	}
	focus.ForwardShortcut(e, s)
}

// tooLong reports whether a text is too long to be pasted, and hands it on.
func (e *Entry) tooLong(pasted string) bool {
	holds := cmp.Or(e.Holds, 16<<10)
	if len(e.Text)+len(pasted) <= holds {
		return false
	}
	switch t := focus.Ahead(e); {
	case e.OnTooLong != nil:
		e.OnTooLong(e.Text + pasted)
	case t != nil && t.OnTooLong != nil:
		t.OnTooLong(len(pasted))
	}
	return true
}

// editing are the word-wise shortcuts Fyne's entry knows.
var editing = map[string]bool{
	"CustomDesktop:Control+Left": true, "CustomDesktop:Control+Right": true,
	"CustomDesktop:Shift+Control+Left": true, "CustomDesktop:Shift+Control+Right": true,
	"CustomDesktop:Alt+Left": runtime.GOOS == "darwin", "CustomDesktop:Alt+Right": true, // elsewhere it leads back
	"CustomDesktop:Shift+Alt+Left": true, "CustomDesktop:Shift+Alt+Right": true,
	"CustomDesktop:Control+BackSpace": true, "CustomDesktop:Control+Delete": true,
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if focus.KeptKey(e, k) || e.OnKey != nil && e.OnKey(k) {
		return
	}
	switch pressed := focus.Pressed(keys.Field, k, 0); {
	case pressed == keys.LeaveText && e.OnEscape != nil:
		e.OnEscape()
	case pressed == keys.LeaveText:
		focus.ForwardKey(e, k)
	case pressed == keys.ToList && e.OnDown != nil && !e.MultiLine:
		e.OnDown()
	default:
		e.Entry.TypedKey(k)
	}
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if focus.Tabbed(e) && !e.MultiLine {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed takes its place
	}
	e.showRing(true)
	focus.Reveal(e)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.showRing(false)
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}
