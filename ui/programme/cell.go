package programme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// cellValue is what a cell shows of a session.
type cellValue struct {
	title  string
	aside  string // at the right: the room, where no column says it
	going  bool
	off    bool // it does not take place
	card   bool // it stands beside others
	chosen bool // the keys act on it
	ring   bool // and the programme has the focus
}

// cell is one session as it is drawn: whether the user goes there, its title, and a line of speakers and what else is known.
type cell struct {
	fw.BaseWidget
	id    int64
	value cellValue
	line  []spotValue

	tapped    func()
	secondary func(fyne.Position)

	back  *canvas.Rectangle
	bar   *canvas.Rectangle
	mark  *spot
	title *style.Text
	aside *style.Text
	spots []*spot
}

func newCell() *cell {
	c := &cell{
		back: &canvas.Rectangle{CornerRadius: 8}, bar: &canvas.Rectangle{CornerRadius: 1.5}, mark: newSpot(),
		title: style.NewText(""), aside: style.NewMuted(""),
	}
	c.aside.TextSize, c.aside.Align = theme.SizeNameCaptionText, fyne.TextAlignTrailing
	c.ExtendBaseWidget(c)
	return c
}

// set shows a session. act gives what a press of the nth piece of the line does; nil: nothing.
func (c *cell) set(v cellValue, mark spotValue, going func(), line []spotValue, act func(i int) func()) {
	c.value, c.line = v, line
	c.title.SetText(v.title)
	c.aside.SetText(v.aside)
	c.mark.set(mark, going)
	for len(c.spots) < len(line) {
		c.spots = append(c.spots, newSpot())
	}
	for i, s := range c.spots {
		if s.Hidden = i >= len(line); !s.Hidden {
			s.set(line[i], act(i))
		}
	}
	c.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *cell) Tapped(*fyne.PointEvent) { c.tapped() }

// TappedSecondary implements fyne.SecondaryTappable.
func (c *cell) TappedSecondary(e *fyne.PointEvent) { c.secondary(e.AbsolutePosition) }

// CreateRenderer implements fyne.Widget.
func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &cellRenderer{c}
	r.Refresh()
	return r
}

type cellRenderer struct{ c *cell }

// MinSize implements fyne.WidgetRenderer.
func (r *cellRenderer) MinSize() fyne.Size { return fyne.NewSize(60, slotHeight()-4) }

// Layout implements fyne.WidgetRenderer.
func (r *cellRenderer) Layout(s fyne.Size) {
	c := r.c
	const barWidth, markLeft, right = 3, 5, 8
	c.back.Resize(s)
	c.bar.Move(fyne.NewPos(0, 6))
	c.bar.Resize(fyne.NewSize(barWidth, max(0, s.Height-12)))
	edge := iconSize() + 10
	titleH, lineH := c.title.MinSize().Height, iconSize()+2
	top := (s.Height - titleH) / 2
	if len(c.line) > 0 {
		top = (s.Height - titleH - lineH) / 2
	}
	c.mark.Move(fyne.NewPos(markLeft, (s.Height-edge)/2))
	c.mark.Resize(fyne.NewSquareSize(edge))
	x := markLeft + edge + 4
	room := max(0, s.Width-x-right)
	if c.value.aside != "" {
		w := min(fyne.MeasureText(c.aside.Text(), theme.CaptionTextSize(), c.aside.Style).Width+2, room*0.45)
		h := c.aside.MinSize().Height
		c.aside.Move(fyne.NewPos(s.Width-right-w, top+(titleH-h)/2))
		c.aside.Resize(fyne.NewSize(w, h))
		c.title.Resize(fyne.NewSize(max(0, room-w-10), titleH))
	} else {
		c.aside.Resize(fyne.NewSize(0, titleH))
		c.title.Resize(fyne.NewSize(room, titleH))
	}
	c.title.Move(fyne.NewPos(x, top))
	r.layLine(x-spotMargin, top+titleH, lineH, room+spotMargin)
}

// layLine puts the pieces of the line side by side; what has no room left is not shown.
func (r *cellRenderer) layLine(x, y, height, room float32) {
	const least = 44
	for i := range r.c.line {
		s := r.c.spots[i]
		if s.Hidden = room < least; s.Hidden {
			continue
		}
		w := min(s.width(), room)
		s.Move(fyne.NewPos(x, y))
		s.Resize(fyne.NewSize(w, height))
		x, room = x+w+2, room-w-2
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *cellRenderer) Refresh() {
	c := r.c
	v := c.value
	c.back.FillColor, c.back.StrokeWidth = color.Transparent, 0
	switch {
	case v.chosen:
		c.back.FillColor = theme.Color(theme.ColorNameSelection)
	case v.card:
		c.back.FillColor = theme.Color(style.ColorChip)
	}
	if v.chosen && v.ring {
		c.back.StrokeColor, c.back.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	c.bar.FillColor, c.bar.Hidden = theme.Color(theme.ColorNamePrimary), !v.going
	c.title.Style.Bold = v.going
	if c.title.Color = theme.ColorNameForeground; v.off {
		c.title.Color = style.ColorMuted
	}
	c.aside.Hidden = v.aside == ""
	r.Layout(c.Size())
	c.back.Refresh()
	c.bar.Refresh()
	c.title.Refresh()
	c.aside.Refresh()
	c.mark.Refresh()
	for _, s := range c.spots {
		s.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *cellRenderer) Objects() []fyne.CanvasObject {
	c := r.c
	out := []fyne.CanvasObject{c.back, c.bar, c.mark, c.title, c.aside}
	for _, s := range c.spots {
		out = append(out, s)
	}
	return out
}

// Destroy implements fyne.WidgetRenderer.
func (r *cellRenderer) Destroy() {}

// slotHeight is the height of a row with sessions at the present text size.
func slotHeight() float32 { return 48 * max(1, style.TextScale()) }
