package lists

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// PromiseValue is all that a PromiseRow shows.
type PromiseValue struct {
	Text   string
	Detail string // second line: whom it concerns
	Aside  string // at the right, small: when it is due, or how it stands
	Struck bool   // it is done or dropped: ticked, and struck through
	Chosen bool   // it is one of several that are chosen
	Empty  bool   // nothing is known of it yet
}

// PromiseRow is one line of a list of promises: a box that ticks it off, what is promised, whom it concerns, and when.
type PromiseRow struct {
	fw.BaseWidget
	OnTick      func()                 // a click on the box
	OnSecondary func(*fyne.PointEvent) // right click
	selected    func()                 // set by List

	back   *canvas.Rectangle
	box    *fw.Icon
	text   *style.Text
	detail *style.Text
	aside  *style.Text
	value  PromiseValue
}

// NewPromiseRow is an empty row.
func NewPromiseRow() *PromiseRow {
	r := &PromiseRow{
		back: canvas.NewRectangle(color.Transparent), box: fw.NewIcon(TickIcon(false)), text: style.NewText(""), detail: style.NewMuted(""), aside: style.NewCaption(""),
		value: PromiseValue{Empty: true},
	}
	r.detail.TextSize = theme.SizeNameCaptionText
	r.back.CornerRadius = theme.SelectionRadiusSize()
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a value.
func (r *PromiseRow) Set(v PromiseValue) {
	was := r.value
	r.value = v
	r.text.Style.Strikethrough, r.text.Color = v.Struck, theme.ColorNameForeground
	if v.Struck {
		r.text.Color = style.ColorMuted
	}
	r.text.SetText(v.Text)
	r.detail.SetText(v.Detail)
	r.aside.SetText(v.Aside)
	if v.Struck != was.Struck || v.Empty != was.Empty {
		r.box.SetResource(TickIcon(v.Struck))
	}
	r.box.Hidden = v.Empty
	if was != v {
		r.Refresh()
	}
}

// Value is what the row shows.
func (r *PromiseRow) Value() PromiseValue { return r.value }

// boxRoom is the width at the left in which a click ticks.
const boxRoom = 44

// Tapped implements fyne.Tappable.
func (r *PromiseRow) Tapped(e *fyne.PointEvent) {
	switch {
	case r.value.Empty:
	case e != nil && e.Position.X < boxRoom && r.OnTick != nil:
		r.OnTick()
	case r.selected != nil:
		r.selected()
	}
}

// TappedSecondary opens the context menu.
func (r *PromiseRow) TappedSecondary(e *fyne.PointEvent) {
	if r.OnSecondary != nil && !r.value.Empty {
		r.OnSecondary(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *PromiseRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &promiseRowRenderer{r}
}

type promiseRowRenderer struct{ r *PromiseRow }

// MinSize implements fyne.WidgetRenderer.
func (c *promiseRowRenderer) MinSize() fyne.Size { return fyne.NewSize(160, RowHeight()) }

// Layout implements fyne.WidgetRenderer.
func (c *promiseRowRenderer) Layout(s fyne.Size) {
	const left, gap, right, box = 12, 12, 12, 20
	r := c.r
	r.back.Resize(s)
	r.box.Resize(fyne.NewSquareSize(box))
	r.box.Move(fyne.NewPos(left, (s.Height-box)/2))
	x := float32(left + box + gap)
	aside := r.aside.MinSize()
	aside.Width = min(aside.Width, (s.Width-x)/2) // what is promised comes first
	r.aside.Fixed = aside.Width == r.aside.MinSize().Width
	r.aside.Resize(aside)
	r.aside.Move(fyne.NewPos(s.Width-right-aside.Width, (s.Height-aside.Height)/2))
	wide := max(0, s.Width-x-right-aside.Width-gap)
	textH, detailH := r.text.MinSize().Height, r.detail.MinSize().Height
	if r.value.Detail == "" {
		detailH = 0
	}
	top := (s.Height - textH - detailH - 1) / 2
	r.text.Move(fyne.NewPos(x, top))
	r.text.Resize(fyne.NewSize(wide, textH))
	r.detail.Move(fyne.NewPos(x, top+textH+1))
	r.detail.Resize(fyne.NewSize(wide, detailH))
}

// Refresh implements fyne.WidgetRenderer.
func (c *promiseRowRenderer) Refresh() {
	r := c.r
	r.back.FillColor = color.Transparent
	if r.value.Chosen {
		r.back.FillColor = theme.Color(theme.ColorNameSelection)
	}
	c.Layout(r.Size())
	for _, o := range c.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (c *promiseRowRenderer) Objects() []fyne.CanvasObject {
	r := c.r
	return []fyne.CanvasObject{r.back, r.box, r.text, r.detail, r.aside}
}

// Destroy implements fyne.WidgetRenderer.
func (c *promiseRowRenderer) Destroy() {}
