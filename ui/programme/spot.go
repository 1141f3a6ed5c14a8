package programme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// spotValue is what a spot shows.
type spotValue struct {
	icon   string // "" for none
	text   string
	tip    string // what a press does; "" for a spot that does nothing
	strong bool   // in the accent
}

// spot is a small thing in a row that can be pressed: an icon, a word, or both. It takes no focus: the keys act on the row.
type spot struct {
	fw.BaseWidget
	value   spotValue
	tapped  func()
	hovered bool

	back *canvas.Rectangle
	icon *fw.Icon
	text *style.Text
}

// spotMargin is the room within a spot at its left and right.
const spotMargin = 3

func newSpot() *spot {
	s := &spot{back: &canvas.Rectangle{CornerRadius: 6}, icon: fw.NewIcon(nil), text: style.NewMuted("")}
	s.text.TextSize = theme.SizeNameCaptionText
	s.ExtendBaseWidget(s)
	return s
}

// set shows a value, and what a press does.
func (s *spot) set(v spotValue, tapped func()) {
	s.tapped = tapped
	if s.value != v {
		s.value = v
		s.Refresh()
	}
}

// iconSize is the edge of a spot's icon.
func iconSize() float32 { return theme.CaptionTextSize() + 4 }

// width is how wide the whole of the spot is.
func (s *spot) width() float32 {
	w := float32(2 * spotMargin)
	if s.value.icon != "" {
		w += iconSize()
	}
	if s.value.text != "" {
		w += fyne.MeasureText(style.Name(s.value.text), theme.CaptionTextSize(), fyne.TextStyle{}).Width + 4
	}
	return w
}

// Tip implements focus.Tipped.
func (s *spot) Tip() string { return s.value.tip }

// Tapped implements fyne.Tappable.
func (s *spot) Tapped(*fyne.PointEvent) {
	focus.HideTip()
	if s.tapped != nil {
		s.tapped()
	}
}

// Cursor implements desktop.Cursorable.
func (s *spot) Cursor() desktop.Cursor {
	if s.tapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn implements desktop.Hoverable.
func (s *spot) MouseIn(*desktop.MouseEvent) {
	s.hovered = s.tapped != nil
	s.Refresh()
	focus.RestOn(s, s.value.tip)
}

// MouseMoved implements desktop.Hoverable.
func (s *spot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *spot) MouseOut() {
	s.hovered = false
	s.Refresh()
	focus.LeaveTip(s)
}

// CreateRenderer implements fyne.Widget.
func (s *spot) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &spotRenderer{s}
	r.Refresh()
	return r
}

type spotRenderer struct{ s *spot }

// MinSize implements fyne.WidgetRenderer.
func (r *spotRenderer) MinSize() fyne.Size { return fyne.NewSize(iconSize(), iconSize()) }

// Layout implements fyne.WidgetRenderer.
func (r *spotRenderer) Layout(size fyne.Size) {
	s := r.s
	s.back.Resize(size)
	x, edge := float32(spotMargin), iconSize()
	if s.value.icon != "" {
		if s.value.text == "" {
			x = (size.Width - edge) / 2
		}
		s.icon.Move(fyne.NewPos(x, (size.Height-edge)/2))
		s.icon.Resize(fyne.NewSquareSize(edge))
		x += edge + 2
	}
	h := s.text.MinSize().Height
	s.text.Move(fyne.NewPos(x, (size.Height-h)/2))
	s.text.Resize(fyne.NewSize(max(0, size.Width-x), h))
}

// Refresh implements fyne.WidgetRenderer.
func (r *spotRenderer) Refresh() {
	s := r.s
	s.back.FillColor = theme.Color(theme.ColorNameHover)
	s.back.Hidden = !s.hovered
	name := style.ColorMuted
	if s.value.strong {
		name = theme.ColorNamePrimary
	}
	s.icon.Hidden = s.value.icon == ""
	if s.value.icon != "" {
		s.icon.SetResource(theme.NewColoredResource(style.Icon(s.value.icon), name))
	}
	s.text.Color = name
	s.text.SetText(s.value.text)
	r.Layout(s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *spotRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.back, r.s.icon, r.s.text}
}

// Destroy implements fyne.WidgetRenderer.
func (r *spotRenderer) Destroy() {}
