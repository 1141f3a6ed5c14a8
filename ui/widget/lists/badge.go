package lists

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// Look is how a badge stands out, beside its icon and word.
type Look int

// The looks.
const (
	Plain    Look = iota // nothing around it: the ordinary case
	Outlined             // a line around it
	Filled               // on the colour of chips
	Strong               // on the accent
)

// Badge says at the right of a row how somebody stands.
type Badge struct {
	Text, Icon string // Icon names one of assets/icons
	Look       Look
}

// badge shows a Badge.
type badge struct {
	fw.BaseWidget
	value Badge
	back  *canvas.Rectangle
	icon  *canvas.Image
	text  *style.Text
}

func newBadge() *badge {
	b := &badge{back: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(nil), text: style.NewCaption("")}
	b.icon.FillMode = canvas.ImageFillContain
	b.ExtendBaseWidget(b)
	return b
}

// set shows a value.
func (b *badge) set(v Badge) {
	if v == b.value {
		return
	}
	b.value = v
	b.text.SetText(v.Text)
	b.Refresh()
}

// colours are the fill, the line and the front of a look.
func (l Look) colours() (fill, line, front fyne.ThemeColorName) {
	switch l {
	case Strong:
		return theme.ColorNamePrimary, "", theme.ColorNameForegroundOnPrimary
	case Filled:
		return style.ColorChip, "", theme.ColorNameForeground
	case Outlined:
		return "", theme.ColorNameInputBorder, style.ColorMuted
	}
	return "", "", style.ColorMuted
}

func paint(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}

// CreateRenderer implements fyne.Widget.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &badgeRenderer{b}
	r.Refresh()
	return r
}

type badgeRenderer struct{ b *badge }

const (
	badgeIcon = 14
	badgeEdge = 8
)

// MinSize implements fyne.WidgetRenderer.
func (r *badgeRenderer) MinSize() fyne.Size {
	s := r.b.text.MinSize()
	w := s.Width + 2*badgeEdge
	if r.b.value.Icon != "" {
		w += badgeIcon + 4
	}
	return fyne.NewSize(w, s.Height+4)
}

// Layout implements fyne.WidgetRenderer.
func (r *badgeRenderer) Layout(s fyne.Size) {
	b := r.b
	b.back.Resize(s)
	x := float32(badgeEdge)
	if b.value.Icon != "" {
		b.icon.Resize(fyne.NewSquareSize(badgeIcon))
		b.icon.Move(fyne.NewPos(x, (s.Height-badgeIcon)/2))
		x += badgeIcon + 4
	}
	t := b.text.MinSize()
	b.text.Resize(fyne.NewSize(max(0, s.Width-x-badgeEdge), t.Height))
	b.text.Move(fyne.NewPos(x, (s.Height-t.Height)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *badgeRenderer) Refresh() {
	b := r.b
	fill, line, front := b.value.Look.colours()
	b.back.FillColor, b.back.StrokeColor, b.back.StrokeWidth = paint(fill), paint(line), 0
	if line != "" {
		b.back.StrokeWidth = 1
	}
	b.back.CornerRadius = r.MinSize().Height / 2
	if b.icon.Hidden = b.value.Icon == ""; !b.icon.Hidden {
		b.icon.Resource = theme.NewColoredResource(style.Icon(b.value.Icon), front)
	}
	b.text.Color = front
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.back, r.b.icon, r.b.text}
}

// Destroy implements fyne.WidgetRenderer.
func (r *badgeRenderer) Destroy() {}
