package lists

import (
	"fmt"
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

// badge shows a Badge. An icon that a row once had is kept, and hidden: reading its drawing takes longer than all the rest.
type badge struct {
	fw.BaseWidget
	value Badge
	back  *canvas.Rectangle
	text  *style.Text
	icons []*badgeIcon
}

// badgeIcon is an icon in the colour of a look.
type badgeIcon struct {
	*canvas.Image
	name    string
	front   fyne.ThemeColorName
	painted color.Color
}

func newBadge() *badge {
	b := &badge{back: canvas.NewRectangle(color.Transparent), text: style.NewCaption("")}
	b.ExtendBaseWidget(b)
	return b
}

// icon is the one with a name and a colour; nil for none.
func (b *badge) icon(name string, front fyne.ThemeColorName) *badgeIcon {
	if name == "" {
		return nil
	}
	for _, i := range b.icons {
		if i.name == name && i.front == front {
			return i
		}
	}
	i := &badgeIcon{Image: canvas.NewImageFromResource(nil), name: name, front: front}
	i.FillMode = canvas.ImageFillContain
	b.icons = append(b.icons, i)
	return i
}

// paint draws the icon in the present colour of the theme.
func (i *badgeIcon) paint() {
	if now := paint(i.front); now != i.painted {
		i.painted = now
		i.Resource = coloured(i.name, i.front, now)
		i.Refresh()
	}
}

// drawings are the icons in the colours that they had, by name: Fyne colours one anew each time it is asked for. It is used
// from the main goroutine.
var drawings = map[string]fyne.Resource{}

func coloured(icon string, front fyne.ThemeColorName, now color.Color) fyne.Resource {
	key := fmt.Sprintf("badge-%s-%v.svg", icon, now)
	if drawings[key] == nil {
		drawings[key] = fyne.NewStaticResource(key, theme.NewColoredResource(style.Icon(icon), front).Content())
	}
	return drawings[key]
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
	badgeIconSize = 14
	badgeEdge     = 8
)

// MinSize implements fyne.WidgetRenderer.
func (r *badgeRenderer) MinSize() fyne.Size {
	s := r.b.text.MinSize()
	w := s.Width + 2*badgeEdge
	if r.b.value.Icon != "" {
		w += badgeIconSize + 4
	}
	return fyne.NewSize(w, s.Height+4)
}

// Layout implements fyne.WidgetRenderer.
func (r *badgeRenderer) Layout(s fyne.Size) {
	b := r.b
	b.back.Resize(s)
	x := float32(badgeEdge)
	for _, i := range b.icons {
		i.Resize(fyne.NewSquareSize(badgeIconSize))
		i.Move(fyne.NewPos(x, (s.Height-badgeIconSize)/2))
	}
	if b.value.Icon != "" {
		x += badgeIconSize + 4
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
	shown := b.icon(b.value.Icon, front)
	for _, i := range b.icons {
		if i.Hidden = i != shown; !i.Hidden {
			i.paint()
		}
	}
	b.text.Color = front
	r.Layout(b.Size())
	b.back.Refresh()
	b.text.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.b.back, r.b.text}
	for _, i := range r.b.icons {
		all = append(all, i.Image)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *badgeRenderer) Destroy() {}
