package cards

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/code"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// dropOrder lets the user put in order what a card's code leaves out when it would grow too large. It
// lists what the card has; what it does not have keeps its place.
type dropOrder struct {
	order   []data.Droppable // nil while the user has not chosen one
	shown   []data.Droppable // what the card has, in the order
	moved   func()
	open    *widget.Button
	rows    *fyne.Container
	content *fyne.Container
}

func newDropOrder(form data.CodeForm, moved func()) *dropOrder {
	d := &dropOrder{order: form.Drop, moved: moved, rows: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	d.rows.Hide()
	d.open = widget.NewQuiet(lang.L("What it leaves out first when it would grow too large"), "chevron-right", d.toggle)
	d.content = container.New(layout.NewCustomPaddedVBoxLayout(2), container.NewHBox(d.open), d.rows)
	return d
}

// toggle opens and closes the list.
func (d *dropOrder) toggle() {
	d.rows.Hidden = !d.rows.Hidden
	icon := "chevron-down"
	if d.rows.Hidden {
		icon = "chevron-right"
	}
	d.open.SetIcon(style.Icon(icon))
	d.content.Refresh()
}

// show lists what of the contact a code can leave out.
func (d *dropOrder) show(c data.Contact) {
	shown := slices.DeleteFunc((data.CodeForm{Drop: d.order}).Order(), func(p data.Droppable) bool { return !p.In(c) })
	if !slices.Equal(shown, d.shown) {
		d.shown = shown
		d.list()
	}
}

// list makes a row for each thing, with buttons that move it.
func (d *dropOrder) list() {
	d.rows.Objects = nil
	if len(d.shown) == 0 {
		d.rows.Add(style.NewMuted(lang.L("Nothing is left out: the whole card stays.")))
	}
	for i, p := range d.shown {
		up := widget.NewIcon("chevron-up", lang.L("Move up: leave out earlier"), func() { d.move(i, -1) })
		down := widget.NewIcon("chevron-down", lang.L("Move down: leave out later"), func() { d.move(i, 1) })
		if i == 0 {
			up.Disable()
		}
		if i == len(d.shown)-1 {
			down.Disable()
		}
		words := style.NewText(fmt.Sprintf("%d. %s", i+1, code.DroppableName(p)))
		words.Fixed = true
		d.rows.Add(container.NewHBox(up, down, words))
	}
	d.content.Refresh()
}

// move moves a thing up or down by one row. The focus goes with it.
func (d *dropOrder) move(row, by int) {
	other := row + by
	order := (data.CodeForm{Drop: d.order}).Order()
	a, b := slices.Index(order, d.shown[row]), slices.Index(order, d.shown[other])
	order[a], order[b] = order[b], order[a]
	d.order = order
	d.moved()
	d.focus(other, by)
}

// focus puts the focus on the button of a row that moves it on, or at the end of the list back.
func (d *dropOrder) focus(row, by int) {
	if row >= len(d.rows.Objects) {
		return
	}
	buttons := d.rows.Objects[row].(*fyne.Container).Objects
	b := buttons[(by+1)/2].(*widget.Button)
	if b.Disabled() {
		b = buttons[(1-by)/2].(*widget.Button)
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// screenColours are the colours offered for the screen around a code.
func screenColours() []struct{ Value, Name string } {
	return []struct{ Value, Name string }{
		{"", lang.L("White")},
		{"#1a3e72", lang.L("Navy")},
		{"#1a5fb4", lang.L("Blue")},
		{"#0e6e6d", lang.L("Teal")},
		{"#26732d", lang.L("Green")},
		{"#f5c211", lang.L("Yellow")},
		{"#c64600", lang.L("Orange")},
		{"#a51d2d", lang.L("Red")},
		{"#613583", lang.L("Purple")},
		{"#303030", lang.L("Graphite")},
	}
}

// colourChoice chooses the colour of the screen around a code.
type colourChoice struct {
	values  []string
	choice  *widget.Select
	content fyne.CanvasObject
}

func newColourChoice(value string) *colourChoice {
	c := &colourChoice{}
	var names []string
	for _, o := range screenColours() {
		c.values, names = append(c.values, o.Value), append(names, o.Name)
	}
	if !slices.Contains(c.values, value) { // one that was set from the command line
		c.values, names = append(c.values, value), append(names, value)
	}
	sample := canvas.NewRectangle(color.White)
	sample.CornerRadius, sample.StrokeWidth = 4, 1
	sample.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	c.choice = widget.NewSelect(names, func(string) {
		sample.FillColor = code.ScreenColour(c.value())
		sample.Refresh()
	})
	c.choice.SetSelectedIndex(slices.Index(c.values, value))
	c.content = container.NewBorder(nil, nil, container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(24), sample)), nil, c.choice)
	return c
}

func (c *colourChoice) value() string { return c.values[max(0, c.choice.SelectedIndex())] }

// cardEnd chooses until when a card is shown.
type cardEnd struct {
	w       *window.Window
	before  time.Time // as the card has it
	event   data.Event
	choice  *widget.Select
	at      *edit.DateEntry
	written string    // what at says of before
	other   data.Date // what the figures in at could be too
	hint    *style.Text
	content fyne.CanvasObject
}

// The choices of cardEnd.
const (
	noEnd = iota
	aMoment
	eventEnd
)

func newCardEnd(w *window.Window, until time.Time, changed, submit func()) *cardEnd {
	e := &cardEnd{w: w, before: until, event: w.Here, at: edit.NewDateEntry(w, lang.L("fri 16:00, 14 Aug"), edit.OneMoment, day.Ahead)}
	e.at.Now = func() time.Time { return w.Store.Now().Local() }
	choices := []string{lang.L("No end"), lang.L("Until a moment …")}
	if e.event.ID != 0 && e.event.Ends().After(w.Store.Now()) {
		choices = append(choices, lang.L("Until {{.Event}} ends", words.InMenu(e.event.Name)))
	}
	e.choice = widget.NewSelect(choices, nil)
	if !until.IsZero() {
		e.written = EndOf(until).Typed()
		e.at.SetText(e.written)
	}
	var line fyne.CanvasObject
	line, e.hint = widget.Hinted(lang.L("Shown until"), widget.Row(e.choice, e.at.Entry))
	e.content = line
	e.choice.OnChanged = func(string) {
		e.at.Hidden = e.choice.SelectedIndex() != aMoment
		changed()
	}
	e.at.OnChanged = func(string) { changed() }
	e.at.OnSubmitted = func(string) { submit() }
	e.at.Hidden = until.IsZero()
	e.choice.Selected = choices[noEnd]
	if !until.IsZero() {
		e.choice.Selected = choices[aMoment]
	}
	return e
}

// read gives the moment chosen; zero for no end.
func (e *cardEnd) read() (time.Time, error) {
	e.other = data.Date{}
	switch e.choice.SelectedIndex() {
	case aMoment:
		if e.at.Text == e.written && e.written != "" {
			return e.before, nil
		}
		m, err := e.at.Moment()
		e.other = m.Other
		if err == nil && m.AllDay {
			m.Time = m.Time.AddDate(0, 0, 1) // to the end of that day
		}
		return m.Time.UTC(), err
	case eventEnd:
		return e.event.Ends().UTC(), nil
	}
	return time.Time{}, nil
}

// value is the moment chosen, or as it was where what is typed does not hold.
func (e *cardEnd) value() time.Time {
	at, err := e.read()
	if err != nil {
		return e.before
	}
	return at
}

// check says when that is, or what does not hold, and whether it holds.
func (e *cardEnd) check() bool {
	at, err := e.read()
	understood := ""
	if err == nil && !at.IsZero() {
		understood = words.UnderstoodMoment(EndOf(at), e.other)
		if !at.After(e.w.Store.Now()) {
			understood += " · " + lang.L("it has ended")
		}
	}
	if e.choice.SelectedIndex() == aMoment && strings.TrimSpace(e.at.Text) == "" {
		words.Remark(e.hint, lang.L("a day, or a day and a time"), nil)
		return false
	}
	words.Remark(e.hint, understood, err)
	return err == nil
}

// EndOf is the moment something ends, on this computer's clocks; of an end at midnight the day it closes.
func EndOf(t time.Time) words.Moment {
	t = t.Local()
	if h, m, s := t.Clock(); h+m+s == 0 {
		return words.Moment{At: t.AddDate(0, 0, -1), Day: true}
	}
	return words.Moment{At: t}
}
