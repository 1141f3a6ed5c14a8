package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// EventValue is all that an EventRow shows. Setting one resets every part of a recycled row.
type EventValue struct {
	Month, Day string // of the calendar leaf; both "" for an event without a date
	Name       string
	Detail     string // second line: dates and place
	Aside      string // at the right: how many people
	Strong     bool   // the leaf in the accent: the event the user is at
}

// EventRow is one line of a list of events: a calendar leaf, bold name, one muted line.
type EventRow struct {
	fw.BaseWidget
	value  EventValue
	name   *style.Text
	detail *style.Text
	aside  *style.Text
	month  *canvas.Text
	day    *canvas.Text
	leaf   *canvas.Rectangle
	icon   *fw.Icon // on the leaf of an event without a date
}

// NewEventRow is an empty row.
func NewEventRow() *EventRow {
	r := &EventRow{
		name: style.NewText(""), detail: style.NewMuted(""), aside: style.NewCaption(""),
		month: canvas.NewText("", nil), day: canvas.NewText("", nil), leaf: &canvas.Rectangle{CornerRadius: 8},
		icon: fw.NewIcon(nil),
	}
	r.name.Style.Bold, r.day.TextStyle.Bold = true, true
	r.detail.TextSize = theme.SizeNameCaptionText
	r.month.Alignment, r.day.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a value.
func (r *EventRow) Set(v EventValue) {
	if r.value == v {
		return
	}
	r.value = v
	r.name.SetText(v.Name)
	r.detail.SetText(v.Detail)
	r.aside.SetText(v.Aside)
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *EventRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	e := &eventRowRenderer{r}
	e.Refresh()
	return e
}

type eventRowRenderer struct{ r *EventRow }

// MinSize implements fyne.WidgetRenderer.
func (e *eventRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, RowHeight())
}

// Layout implements fyne.WidgetRenderer.
func (e *eventRowRenderer) Layout(s fyne.Size) {
	const left, leaf, gap, right = 8, 40, 12, 10
	r := e.r
	top := (s.Height - leaf) / 2
	r.leaf.Resize(fyne.NewSquareSize(leaf))
	r.leaf.Move(fyne.NewPos(left, top))
	r.month.Resize(fyne.NewSize(leaf, 14))
	r.month.Move(fyne.NewPos(left, top+4))
	r.day.Resize(fyne.NewSize(leaf, 20))
	r.day.Move(fyne.NewPos(left, top+16))
	r.icon.Resize(fyne.NewSquareSize(leaf / 2))
	r.icon.Move(fyne.NewPos(left+leaf/4, top+leaf/4))
	x := float32(left + leaf + gap)
	nameH, detailH := r.name.MinSize().Height, r.detail.MinSize().Height
	top = (s.Height - nameH - detailH - 1) / 2
	aside := r.aside.MinSize()
	r.aside.Resize(aside)
	r.aside.Move(fyne.NewPos(s.Width-right-aside.Width, top+(nameH-aside.Height)/2))
	r.name.Move(fyne.NewPos(x, top))
	r.name.Resize(fyne.NewSize(max(0, s.Width-x-right-aside.Width-8), nameH))
	r.detail.Move(fyne.NewPos(x, top+nameH+1))
	r.detail.Resize(fyne.NewSize(max(0, s.Width-x-right), detailH))
}

// Refresh implements fyne.WidgetRenderer.
func (e *eventRowRenderer) Refresh() {
	r := e.r
	back, front, small := style.ColorChip, theme.ColorNameForeground, style.ColorMuted
	if r.value.Strong {
		back, front, small = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	}
	r.leaf.FillColor = theme.Color(back)
	r.month.Text, r.month.TextSize, r.month.Color = r.value.Month, 10, theme.Color(small)
	r.day.Text, r.day.TextSize, r.day.Color = r.value.Day, 15, theme.Color(front)
	if r.value.Day == "" {
		if r.icon.SetResource(style.Icon("calendar")); r.value.Strong {
			r.icon.SetResource(theme.NewColoredResource(style.Icon("calendar"), theme.ColorNameForegroundOnPrimary))
		}
		r.icon.Show()
	} else {
		r.icon.Hide()
	}
	e.Layout(r.Size())
	for _, o := range e.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (e *eventRowRenderer) Objects() []fyne.CanvasObject {
	r := e.r
	return []fyne.CanvasObject{r.leaf, r.icon, r.month, r.day, r.name, r.detail, r.aside}
}

// Destroy implements fyne.WidgetRenderer.
func (e *eventRowRenderer) Destroy() {}
