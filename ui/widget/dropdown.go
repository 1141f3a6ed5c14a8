package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// NewDropEntry is a one-line entry with an icon at its end, and Alt+Down, that open something below it. Tab passes
// the icon by; tip says what it does.
func NewDropEntry(placeholder, icon, tip string, open func()) *Entry {
	e := NewEntry(placeholder)
	e.OnDrop = open
	b := &entryIcon{icon: style.Icon(icon), tip: tip, tapped: open}
	b.ExtendBaseWidget(b)
	e.ActionItem = b
	return e
}

// entryIcon is pressed with the pointer only: the keyboard has a key for it.
type entryIcon struct {
	fw.BaseWidget
	icon    fyne.Resource
	tip     string
	tapped  func()
	hovered bool
}

// Tapped implements fyne.Tappable.
func (b *entryIcon) Tapped(*fyne.PointEvent) {
	focus.LeaveTip(b)
	b.tapped()
}

// Tip implements Tipped.
func (b *entryIcon) Tip() string { return b.tip }

// Cursor implements desktop.Cursorable.
func (b *entryIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (b *entryIcon) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
	focus.RestOn(b, b.tip)
}

// MouseMoved implements desktop.Hoverable.
func (b *entryIcon) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *entryIcon) MouseOut() {
	b.hovered = false
	b.Refresh()
	focus.LeaveTip(b)
}

// CreateRenderer implements fyne.Widget.
func (b *entryIcon) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &entryIconRenderer{b, canvas.NewImageFromResource(b.icon), canvas.NewRectangle(color.Transparent)}
	r.image.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type entryIconRenderer struct {
	b     *entryIcon
	image *canvas.Image
	back  *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *entryIconRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(theme.IconInlineSize() + 8)
}

// Layout implements fyne.WidgetRenderer.
func (r *entryIconRenderer) Layout(s fyne.Size) {
	icon := theme.IconInlineSize()
	r.back.Resize(s)
	r.image.Resize(fyne.NewSquareSize(icon))
	r.image.Move(fyne.NewPos((s.Width-icon)/2, (s.Height-icon)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *entryIconRenderer) Refresh() {
	r.back.FillColor = color.Transparent
	if r.b.hovered {
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.back.CornerRadius = theme.InputRadiusSize()
	r.back.Refresh()
	r.image.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *entryIconRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.image}
}

// Destroy implements fyne.WidgetRenderer.
func (r *entryIconRenderer) Destroy() {}

// Below shows content under an object, or over it where there is more room, within the window. close takes it
// away; so does a click elsewhere.
func Below(o fyne.CanvasObject, content fyne.CanvasObject) (close func()) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return func() {}
	}
	focus.HideTip()
	pop := fw.NewPopUp(focus.WithTips(onEdge(content)), c)
	size, at, window := pop.MinSize(), driver.AbsolutePositionForObject(o), c.Size()
	y := at.Y + o.Size().Height + 4
	if y+size.Height > window.Height {
		y = max(0, min(at.Y-size.Height-4, window.Height-size.Height))
		if at.Y < size.Height+4 {
			y = max(0, window.Height-size.Height)
		}
	}
	pop.ShowAtPosition(fyne.NewPos(max(0, min(at.X, window.Width-size.Width)), y))
	return pop.Hide
}

// onEdge draws a line round what drops down: in the light theme its fill is that of what lies under it.
func onEdge(content fyne.CanvasObject) fyne.CanvasObject {
	e := &edged{content: content}
	e.ExtendBaseWidget(e)
	return e
}

type edged struct {
	fw.BaseWidget
	content fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (e *edged) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 1}
	return style.NewOutlined(fw.NewSimpleRenderer(e.content), line, func() { line.StrokeColor = theme.Color(theme.ColorNameInputBorder) })
}
