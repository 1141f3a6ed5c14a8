package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// RailItem is one destination of the rail.
type RailItem struct {
	Key, Label, Icon string
	Bottom           bool // after the free space
}

// Rail is the column of destinations at the window's left edge.
type Rail struct {
	fw.BaseWidget
	items    []*railButton
	content  fyne.CanvasObject
	OnChosen func(key string)
}

// NewRail is a rail of the items.
func NewRail(items []RailItem, chosen func(key string)) *Rail {
	r := &Rail{OnChosen: chosen}
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	spaced := false
	for _, it := range items {
		b := &railButton{item: it}
		b.tapped = func() { r.OnChosen(b.item.Key) }
		b.ExtendBaseWidget(b)
		r.items = append(r.items, b)
		if it.Bottom && !spaced {
			box.Add(layout.NewSpacer())
			spaced = true
		}
		box.Add(b)
	}
	r.content = style.OnColor(style.ColorRail, 0, container.New(layout.NewCustomPaddedLayout(10, 10, 8, 8), box))
	r.ExtendBaseWidget(r)
	return r
}

// Choose marks one destination as the present one.
func (r *Rail) Choose(key string) {
	for _, b := range r.items {
		if on := b.item.Key == key; on != b.on {
			b.on = on
			b.Refresh()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer { return fw.NewSimpleRenderer(r.content) }

type railButton struct {
	fw.BaseWidget
	item                 RailItem
	on, hovered, focused bool
	tapped               func()
}

// Tapped implements fyne.Tappable.
func (b *railButton) Tapped(*fyne.PointEvent) { b.tapped() }

// MouseIn implements desktop.Hoverable.
func (b *railButton) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *railButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *railButton) MouseOut() { b.hovered = false; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *railButton) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *railButton) FocusLost() { b.focused = false; b.Refresh() }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (b *railButton) AcceptsTab() bool { return focus.TakesTab(b) }

// TypedRune implements fyne.Focusable.
func (b *railButton) TypedRune(r rune) {
	if !focus.KeptRune(b, r) {
		focus.ForwardRune(b, r)
	}
}

// TypedKey implements fyne.Focusable.
func (b *railButton) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(b, e) {
		return
	}
	switch focus.Pressed(keys.Button, e, 0) {
	case keys.Press, keys.PressSpace:
		focus.Spend(b, e)
		b.tapped()
	default:
		focus.ForwardKey(b, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *railButton) CreateRenderer() fyne.WidgetRenderer {
	r := &railRenderer{b: b, back: &canvas.Rectangle{CornerRadius: 10}, icon: canvas.NewImageFromResource(nil), text: canvas.NewText(b.item.Label, color.Black)}
	r.icon.FillMode = canvas.ImageFillContain
	r.text.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type railRenderer struct {
	b    *railButton
	back *canvas.Rectangle
	icon *canvas.Image
	text *canvas.Text
}

// MinSize implements fyne.WidgetRenderer.
func (r *railRenderer) MinSize() fyne.Size {
	t := fyne.MeasureText(r.b.item.Label, theme.CaptionTextSize(), fyne.TextStyle{Bold: true})
	return fyne.NewSize(max(64, t.Width+8), 24+t.Height+18)
}

// Layout implements fyne.WidgetRenderer.
func (r *railRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.icon.Resize(fyne.NewSquareSize(24))
	r.icon.Move(fyne.NewPos((s.Width-24)/2, 7))
	t := r.text.MinSize()
	r.text.Resize(fyne.NewSize(s.Width, t.Height))
	r.text.Move(fyne.NewPos(0, 33))
}

// Refresh implements fyne.WidgetRenderer.
func (r *railRenderer) Refresh() {
	b := r.b
	front := style.ColorMuted
	r.back.FillColor = color.Transparent
	r.back.StrokeWidth = 0
	switch {
	case b.on:
		r.back.FillColor, front = theme.Color(theme.ColorNameSelection), theme.ColorNameForeground
	case b.hovered:
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	if b.focused {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	r.text.Color, r.text.TextSize, r.text.TextStyle.Bold = theme.Color(front), theme.CaptionTextSize(), b.on
	r.icon.Resource = theme.NewColoredResource(style.Icon(b.item.Icon), front)
	r.back.Refresh()
	r.icon.Refresh()
	r.text.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *railRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.icon, r.text}
}

// Destroy implements fyne.WidgetRenderer.
func (r *railRenderer) Destroy() {}
