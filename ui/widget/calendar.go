package widget

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Calendar is the grid of a month in which a day is chosen. The arrows move by a day or a week, PgUp and PgDn by
// a month, Home and End within the week; Enter chooses, Esc closes. Fyne's own has no keys and marks no day.
//
// Of times it is given, and gives, the date alone counts, in UTC.
type Calendar struct {
	fw.BaseWidget
	OnChosen func(day time.Time)
	OnClose  func() // Esc

	today, chosen time.Time // chosen is zero for none
	at            time.Time // where the keys are
	words         CalendarWords
	hovered       int // cell, or one of the arrows; -1 for none
	focused       bool
}

// CalendarWords are the texts of a calendar and the first day of its week.
type CalendarWords struct {
	First  time.Weekday
	Days   [7]string // from Sunday on, two or three letters
	Months [12]string
	Arrows [2]string // the tips of the arrows: to the month before, to the next
}

// The cells of the grid, and what is beside it.
const (
	calendarWeeks = 6
	calendarCells = 7 * calendarWeeks
	calendarBack  = calendarCells
	calendarNext  = calendarCells + 1
)

// NewCalendar is a calendar that opens at the chosen day, or at today where that is zero.
func NewCalendar(today, chosen time.Time, words CalendarWords) *Calendar {
	c := &Calendar{today: midnight(today), words: words, hovered: -1}
	c.at = c.today
	if !chosen.IsZero() {
		c.chosen = midnight(chosen)
		c.at = c.chosen
	}
	c.ExtendBaseWidget(c)
	return c
}

// OpenAt moves the keys to a day without choosing it.
func (c *Calendar) OpenAt(day time.Time) { c.move(midnight(day)) }

// At is the day where the keys are.
func (c *Calendar) At() time.Time { return c.at }

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// lastYear is the largest that is written with four figures.
const lastYear = 9999

func (c *Calendar) move(to time.Time) {
	if to.Year() >= 1 && to.Year() <= lastYear {
		c.at = to
		c.Refresh()
	}
}

// moveMonths keeps the day of the month where the other month has it.
func (c *Calendar) moveMonths(n int) {
	first := time.Date(c.at.Year(), c.at.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	c.move(first.AddDate(0, 0, min(c.at.Day(), last)-1))
}

// firstCell is the day in the first cell of the grid.
func (c *Calendar) firstCell() time.Time {
	first := time.Date(c.at.Year(), c.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, -c.column(first))
}

// column is where a day stands in its week.
func (c *Calendar) column(t time.Time) int { return int(t.Weekday()-c.words.First+7) % 7 }

func (c *Calendar) choose(day time.Time) {
	if c.OnChosen != nil {
		c.OnChosen(day)
	}
}

// FocusGained implements fyne.Focusable.
func (c *Calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Calendar) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable: a blank chooses, see TypedKey, and letters mean nothing here.
func (c *Calendar) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Calendar) TypedKey(e *fyne.KeyEvent) {
	days := map[*keys.Key]int{
		keys.DayBefore: -1, keys.DayAfter: 1, keys.WeekBefore: -7, keys.WeekAfter: 7,
		keys.WeekStart: -c.column(c.at), keys.WeekEnd: 6 - c.column(c.at),
	}
	switch k := focus.Pressed(keys.Calendar, e, 0); k {
	case keys.MonthBefore:
		c.moveMonths(-1)
	case keys.MonthAfter:
		c.moveMonths(1)
	case keys.TakeDay, keys.TakeSpace:
		c.choose(c.at)
	case keys.NoDay:
		if c.OnClose != nil {
			c.OnClose()
		}
	default:
		if n, ok := days[k]; ok {
			c.move(c.at.AddDate(0, 0, n))
		}
	}
}

// TypedShortcut implements fyne.Shortcutable: Ctrl with PgUp and PgDn moves by a year; the window's shortcuts wait
// until the calendar is closed.
func (c *Calendar) TypedShortcut(s fyne.Shortcut) {
	switch {
	case focus.Chorded(s, keys.YearBefore):
		c.moveMonths(-12)
	case focus.Chorded(s, keys.YearAfter):
		c.moveMonths(12)
	}
}

// Sizes of the calendar, before text scaling.
func calendarCell() float32 { return max(34, theme.TextSize()*2.3) }

const calendarMargin = 12

func (c *Calendar) headHeight() float32 { return calendarCell() }

func (c *Calendar) daysHeight() float32 { return theme.CaptionTextSize() * 2 }

// hit is the cell or arrow at a position; -1 for none.
func (c *Calendar) hit(p fyne.Position) int {
	side := calendarCell()
	x, y := p.X-calendarMargin, p.Y-calendarMargin
	if x < 0 || y < 0 || x >= 7*side {
		return -1
	}
	if y < c.headHeight() {
		switch int(x / side) {
		case 0:
			return calendarBack
		case 6:
			return calendarNext
		}
		return -1
	}
	if y -= c.headHeight() + c.daysHeight(); y < 0 || y >= calendarWeeks*side {
		return -1
	}
	return int(y/side)*7 + int(x/side)
}

// Tapped implements fyne.Tappable.
func (c *Calendar) Tapped(e *fyne.PointEvent) {
	focus.HideTip()
	switch i := c.hit(e.Position); i {
	case -1:
	case calendarBack:
		c.moveMonths(-1)
	case calendarNext:
		c.moveMonths(1)
	default:
		c.choose(c.firstCell().AddDate(0, 0, i))
	}
}

// Cursor implements desktop.Cursorable.
func (c *Calendar) Cursor() desktop.Cursor {
	if c.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (c *Calendar) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (c *Calendar) MouseMoved(e *desktop.MouseEvent) {
	if i := c.hit(e.Position); i != c.hovered {
		c.hovered = i
		c.Refresh()
		c.explain()
	}
}

// explain shows what the arrow does that the pointer is on.
func (c *Calendar) explain() {
	if c.hovered < calendarBack {
		focus.HideTip()
		return
	}
	side, arrow := calendarCell(), c.hovered-calendarBack
	focus.RestOnPart(c, func() focus.Area {
		return focus.Area{At: fyne.NewPos(calendarMargin+float32(6*arrow)*side, calendarMargin), Size: fyne.NewSquareSize(side)}
	}, c.words.Arrows[arrow])
}

// MouseOut implements desktop.Hoverable.
func (c *Calendar) MouseOut() {
	c.hovered = -1
	c.Refresh()
	focus.LeaveTip(c)
}

// Scrolled implements fyne.Scrollable: the wheel moves by a month.
func (c *Calendar) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY > 0 {
		c.moveMonths(-1)
	} else if e.Scrolled.DY < 0 {
		c.moveMonths(1)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &calendarRenderer{c: c, title: canvas.NewText("", color.Black)}
	r.title.TextStyle.Bold = true
	r.title.Alignment = fyne.TextAlignCenter
	text := func() *canvas.Text {
		t := canvas.NewText("", color.Black)
		t.Alignment = fyne.TextAlignCenter
		return t
	}
	for i := range r.days {
		r.days[i] = text()
	}
	for i := range r.cells {
		r.cells[i] = calendarDay{canvas.NewRectangle(color.Transparent), text()}
	}
	for i, name := range []string{"chevron-left", "chevron-right"} {
		r.arrows[i] = canvas.NewImageFromResource(style.Icon(name))
		r.arrows[i].FillMode = canvas.ImageFillContain
		r.behind[i] = canvas.NewRectangle(color.Transparent)
	}
	r.Refresh()
	return r
}

type calendarDay struct {
	back *canvas.Rectangle
	text *canvas.Text
}

type calendarRenderer struct {
	c      *Calendar
	title  *canvas.Text
	days   [7]*canvas.Text
	cells  [calendarCells]calendarDay
	arrows [2]*canvas.Image
	behind [2]*canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *calendarRenderer) MinSize() fyne.Size {
	side := calendarCell()
	return fyne.NewSize(2*calendarMargin+7*side, 2*calendarMargin+r.c.headHeight()+r.c.daysHeight()+calendarWeeks*side)
}

// Layout implements fyne.WidgetRenderer.
func (r *calendarRenderer) Layout(fyne.Size) {
	side, top := calendarCell(), float32(calendarMargin)
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(r.title, calendarMargin+side, top, 5*side, r.c.headHeight())
	for i := range r.arrows {
		x := calendarMargin + float32(6*i)*side
		place(r.behind[i], x, top, side, side)
		place(r.arrows[i], x+(side-18)/2, top+(side-18)/2, 18, 18)
	}
	top += r.c.headHeight()
	for i, t := range r.days {
		place(t, calendarMargin+float32(i)*side, top, side, r.c.daysHeight())
	}
	top += r.c.daysHeight()
	for i, cell := range r.cells {
		x, y := calendarMargin+float32(i%7)*side, top+float32(i/7)*side
		place(cell.back, x+1, y+1, side-2, side-2)
		place(cell.text, x, y, side, side)
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *calendarRenderer) Refresh() {
	c := r.c
	r.title.Text = c.words.Months[c.at.Month()-1] + " " + strconv.Itoa(c.at.Year())
	r.title.TextSize, r.title.Color = theme.TextSize(), theme.Color(theme.ColorNameForeground)
	for i, t := range r.days {
		t.Text = c.words.Days[(int(c.words.First)+i)%7]
		t.TextSize, t.Color = theme.CaptionTextSize(), theme.Color(style.ColorMuted)
	}
	for i := range r.behind {
		r.behind[i].FillColor = r.hover(calendarBack + i)
		r.behind[i].CornerRadius = theme.InputRadiusSize()
		r.behind[i].Refresh()
		r.arrows[i].Refresh()
	}
	day := c.firstCell()
	for i := range r.cells {
		r.paint(r.cells[i], day, i)
		day = day.AddDate(0, 0, 1)
	}
	r.Layout(c.Size())
	canvas.Refresh(c)
}

// hover is the fill of what the pointer is on.
func (r *calendarRenderer) hover(i int) color.Color {
	if r.c.hovered == i {
		return theme.Color(theme.ColorNameHover)
	}
	return color.Transparent
}

// paint shows a day: the chosen one filled, today with a line round it and bold, and a ring where the keys are.
func (r *calendarRenderer) paint(cell calendarDay, day time.Time, i int) {
	c, front := r.c, theme.ColorNameForeground
	cell.back.FillColor, cell.back.StrokeWidth = r.hover(i), 0
	cell.back.CornerRadius = theme.InputRadiusSize()
	switch {
	case day.Equal(c.chosen):
		cell.back.FillColor, front = theme.Color(theme.ColorNamePrimary), theme.ColorNameForegroundOnPrimary
	case day.Equal(c.today):
		front = theme.ColorNamePrimary
		cell.back.StrokeColor, cell.back.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1
	case day.Month() != c.at.Month():
		front = style.ColorMuted
	}
	if day.Equal(c.at) && c.focused {
		cell.back.StrokeColor, cell.back.StrokeWidth = theme.Color(theme.ColorNameForeground), 2
	}
	cell.text.Text = strconv.Itoa(day.Day())
	cell.text.TextStyle.Bold = day.Equal(c.today) || day.Equal(c.chosen)
	cell.text.TextSize, cell.text.Color = theme.TextSize(), theme.Color(front)
	if day.Month() != c.at.Month() {
		cell.text.TextSize = theme.CaptionTextSize()
	}
	cell.back.Refresh()
	cell.text.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *calendarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.title}
	for i := range r.arrows {
		objects = append(objects, r.behind[i], r.arrows[i])
	}
	for _, t := range r.days {
		objects = append(objects, t)
	}
	for _, cell := range r.cells {
		objects = append(objects, cell.back, cell.text)
	}
	return objects
}

// Destroy implements fyne.WidgetRenderer.
func (r *calendarRenderer) Destroy() {}
