package style

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// NewWarmth shows 0 to 3 filled dots; nothing at 0.
func NewWarmth(level int) *Warmth {
	w := &Warmth{Filled: level}
	w.ExtendBaseWidget(w)
	return w
}

// Warmth shows how warm an encounter was.
type Warmth struct {
	fw.BaseWidget
	Filled int
	veiled bool // it was set while what is private was hidden: then no dot is drawn
}

// Set changes the level, 0 to 3.
func (w *Warmth) Set(level int) {
	if w.Filled != level || w.veiled != Hidden() {
		w.Filled = level
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Warmth) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	r := &dotsRenderer{w: w}
	for range 3 {
		r.circles = append(r.circles, canvas.NewCircle(color.Transparent))
	}
	r.Refresh()
	return r
}

type dotsRenderer struct {
	w       *Warmth
	circles []*canvas.Circle
}

// MinSize implements fyne.WidgetRenderer.
func (r *dotsRenderer) MinSize() fyne.Size { return fyne.NewSize(3*7+2*3, 7) }

// Layout implements fyne.WidgetRenderer.
func (r *dotsRenderer) Layout(s fyne.Size) {
	for i, c := range r.circles {
		c.Resize(fyne.NewSquareSize(7))
		c.Move(fyne.NewPos(float32(i)*10, (s.Height-7)/2))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *dotsRenderer) Refresh() {
	on, off := theme.Color(theme.ColorNamePrimary), theme.Color(ColorDot)
	r.w.veiled = Hidden()
	for i, c := range r.circles {
		switch {
		case r.w.Filled == 0, r.w.veiled:
			c.FillColor = color.Transparent
		case i < r.w.Filled:
			c.FillColor = on
		default:
			c.FillColor = off
		}
		c.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *dotsRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.circles))
	for i, c := range r.circles {
		out[i] = c
	}
	return out
}

// Destroy implements fyne.WidgetRenderer.
func (r *dotsRenderer) Destroy() {}
