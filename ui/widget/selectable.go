package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Selectable is a text that can be selected with the pointer and copied. Fyne's own keeps every key to itself once it
// was clicked, and Tab stops at it unseen; this one leaves the keys to the window, and Tab passes it by.
type Selectable struct{ style.Label }

// NewSelectable is a text that wraps between words.
func NewSelectable(text string) *Selectable {
	s := &Selectable{}
	s.Text, s.Wrapping = style.Shown(text), fyne.TextWrapWord
	s.Label.Label.Selectable = true
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget: it puts a selection of ours in the place of Fyne's.
func (s *Selectable) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	label := s.Label.Label.CreateRenderer()
	parts := label.Objects()
	inner, ok := parts[0].(selecting)
	if !ok || len(parts) != 2 {
		return label // another Fyne
	}
	p := &pick{text: s, inner: inner}
	p.ExtendBaseWidget(p)
	return &selectableRenderer{WidgetRenderer: label, pick: p, text: parts[1]}
}

type selectableRenderer struct {
	fyne.WidgetRenderer
	pick *pick
	text fyne.CanvasObject
}

// Objects implements fyne.WidgetRenderer.
func (r *selectableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.pick, r.text}
}

// Layout implements fyne.WidgetRenderer.
func (r *selectableRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.pick.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *selectableRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.pick.Refresh()
}

// selecting is what Fyne's selection does.
type selecting interface {
	fyne.Widget
	fyne.Focusable
	fyne.Draggable
	fyne.DoubleTappable
	desktop.Mouseable
	desktop.Cursorable
	SelectedText() string
}

// pick hands the pointer's moves to Fyne's selection and shows what it has selected.
type pick struct {
	fw.BaseWidget
	text    *Selectable
	inner   selecting
	pressed bool // it gets the focus by the pointer
}

// CreateRenderer implements fyne.Widget.
func (p *pick) CreateRenderer() fyne.WidgetRenderer {
	return &pickRenderer{p.inner.CreateRenderer(), p}
}

type pickRenderer struct {
	fyne.WidgetRenderer
	pick *pick
}

// Layout implements fyne.WidgetRenderer.
func (r *pickRenderer) Layout(size fyne.Size) { r.pick.inner.Resize(size) }

// Refresh implements fyne.WidgetRenderer.
func (r *pickRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	canvas.Refresh(r.pick)
}

// Cursor implements desktop.Cursorable.
func (p *pick) Cursor() desktop.Cursor { return p.inner.Cursor() }

// MouseDown implements desktop.Mouseable.
func (p *pick) MouseDown(e *desktop.MouseEvent) {
	p.inner.MouseDown(e)
	p.focus()
}

// MouseUp implements desktop.Mouseable.
func (p *pick) MouseUp(e *desktop.MouseEvent) {
	p.inner.MouseUp(e)
	p.Refresh()
}

// Dragged implements fyne.Draggable.
func (p *pick) Dragged(e *fyne.DragEvent) {
	p.inner.Dragged(e)
	p.focus()
}

// DragEnd implements fyne.Draggable.
func (p *pick) DragEnd() {
	p.inner.DragEnd()
	p.Refresh()
}

// DoubleTapped implements fyne.DoubleTappable: it selects a word.
func (p *pick) DoubleTapped(e *fyne.PointEvent) {
	p.inner.DoubleTapped(e)
	p.focus()
}

// TappedSecondary implements fyne.SecondaryTappable: it offers to copy.
func (p *pick) TappedSecondary(e *fyne.PointEvent) {
	c := focus.CanvasOf(p)
	if c == nil {
		return
	}
	fw.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem(lang.L("Copy"), p.copy)), c, e.AbsolutePosition)
}

// copy copies what is selected, or all.
func (p *pick) copy() {
	text := p.inner.SelectedText()
	if text == "" {
		text = p.text.Text
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
}

func (p *pick) focus() {
	if c := focus.CanvasOf(p); c != nil {
		p.pressed = true
		c.Focus(p)
		p.pressed = false
	}
	p.Refresh()
}

// FocusGained implements fyne.Focusable.
func (p *pick) FocusGained() {
	if !p.pressed && passOn(p) {
		return
	}
	p.inner.FocusGained()
	p.Refresh()
}

// FocusLost implements fyne.Focusable.
func (p *pick) FocusLost() {
	p.inner.FocusLost()
	p.Refresh()
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (p *pick) AcceptsTab() bool { return focus.TakesTab(p) }

// TypedKey implements fyne.Focusable.
func (p *pick) TypedKey(e *fyne.KeyEvent) {
	if !focus.KeptKey(p, e) {
		focus.ForwardKey(p, e)
	}
}

// TypedRune implements fyne.Focusable.
func (p *pick) TypedRune(r rune) {
	if !focus.KeptRune(p, r) {
		focus.ForwardRune(p, r)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (p *pick) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && p.inner.SelectedText() != "" {
		p.copy()
		return
	}
	focus.ForwardShortcut(p, s)
}

// passing counts how many widgets in a row pass the focus on: where nothing else takes it, it stops.
var passing int

// passOn hands the focus that Tab brings to the next widget, or with Shift to the one before. It reports false when there
// is no other.
func passOn(o focus.Focusable) bool {
	c := focus.CanvasOf(o)
	if c == nil || passing > 200 {
		return false
	}
	passing++
	defer func() { passing-- }()
	if focus.ModifiersFor(o)&fyne.KeyModifierShift != 0 {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
	return true
}
