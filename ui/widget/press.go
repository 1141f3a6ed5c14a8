package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
)

// Press makes content one thing that can be pressed, by mouse, Enter and Space: a row that is not in
// a List. Content that takes clicks itself keeps them.
type Press struct {
	fw.BaseWidget
	OnTapped    func()
	OnSecondary func(*fyne.PointEvent) // right click; nil for nothing
	focusNoted
	content          fyne.CanvasObject
	hovered, focused bool
	hover, ring      fyne.ThemeColorName
}

// focusNoted tells when a widget gets the keys, and when they go elsewhere. A sheet or a menu that opens before it says neither.
type focusNoted struct{ onFocus func(has bool) }

// OnFocus has f told when the widget gets the keys or loses them.
func (n *focusNoted) OnFocus(f func(has bool)) { n.onFocus = f }

func (n *focusNoted) note(has bool) {
	if n.onFocus != nil {
		n.onFocus(has)
	}
}

// NewPress is content that runs tapped.
func NewPress(content fyne.CanvasObject, tapped func()) *Press {
	p := &Press{content: content, OnTapped: tapped, hover: theme.ColorNameHover, ring: theme.ColorNamePrimary}
	if r, ok := content.(*lists.ContactRow); ok {
		r.OnTapped, r.OnSecondary = p.press, p.TappedSecondary
	}
	p.ExtendBaseWidget(p)
	return p
}

func (p *Press) press() {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(*fyne.PointEvent) { p.press() }

// TappedSecondary implements fyne.SecondaryTappable.
func (p *Press) TappedSecondary(e *fyne.PointEvent) {
	if p.OnSecondary != nil {
		p.OnSecondary(e)
	}
}

// Cursor implements desktop.Cursorable.
func (p *Press) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (p *Press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Press) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained implements fyne.Focusable.
func (p *Press) FocusGained() { p.focused = true; p.Refresh(); focus.Reveal(p); p.note(true) }

// FocusLost implements fyne.Focusable.
func (p *Press) FocusLost() { p.focused = false; p.Refresh(); p.note(false) }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (p *Press) AcceptsTab() bool { return focus.TakesTab(p) }

// TypedRune implements fyne.Focusable.
func (p *Press) TypedRune(r rune) {
	if focus.KeptRune(p, r) {
		return
	}
	if r != ' ' {
		focus.ForwardRune(p, r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Press) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(p, e) {
		return
	}
	switch focus.Pressed(keys.Button, e, 0) {
	case keys.Press, keys.PressSpace:
		focus.Spend(p, e)
		if !focus.BringBack(p) {
			p.press()
		}
	default:
		focus.ForwardKey(p, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Press) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &pressRenderer{p: p, back: &canvas.Rectangle{CornerRadius: 8}}
	r.Refresh()
	return r
}

type pressRenderer struct {
	p    *Press
	back *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *pressRenderer) MinSize() fyne.Size { return r.p.content.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *pressRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.p.content.Resize(s)
}

// Refresh implements fyne.WidgetRenderer.
func (r *pressRenderer) Refresh() {
	r.back.FillColor, r.back.StrokeWidth = color.Transparent, 0
	if r.p.hovered {
		r.back.FillColor = theme.Color(r.p.hover)
	}
	if r.p.focused {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Color(r.p.ring), 2
	}
	r.back.Refresh()
	r.p.content.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.p.content}
}

// Destroy implements fyne.WidgetRenderer.
func (r *pressRenderer) Destroy() {}
