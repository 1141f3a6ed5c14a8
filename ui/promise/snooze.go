package promise

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// chosen are promises that something is done with, and the next event of each whom they concern, by contact.
type chosen struct {
	rows []store.PromiseRow
	next map[int64]data.Event
}

func (c *chosen) ids() []int64 {
	out := make([]int64, len(c.rows))
	for i := range c.rows {
		out[i] = c.rows[i].ID
	}
	return out
}

// has reports whether one of the promises is in one of the states.
func (c *chosen) has(states ...data.PromiseState) bool {
	for i := range c.rows {
		for _, s := range states {
			if c.rows[i].State == s {
				return true
			}
		}
	}
	return false
}

// event is the event at which all whom the promises concern are next; false where it is another for each, or none for some.
func (c *chosen) event() (e data.Event, one bool) {
	for i := range c.rows {
		next := c.next[c.rows[i].ContactID]
		if next.ID == 0 || i > 0 && next.ID != e.ID {
			return data.Event{}, false
		}
		e = next
	}
	return e, e.ID != 0
}

func readChosen(ctx context.Context, s *store.Store, ids []int64) (c chosen, err error) {
	if c.rows, err = s.PromiseRows(ctx, ids); err != nil {
		return c, err
	}
	people := make([]int64, len(c.rows))
	for i := range c.rows {
		people[i] = c.rows[i].ContactID
	}
	c.next, err = s.NextEvents(ctx, people)
	return c, err
}

// with reads promises, and goes on with those that are there.
func with(w *window.Window, ids []int64, then func(chosen)) {
	if len(ids) == 0 {
		return
	}
	window.Load(w, lang.L("The promise could not be read"), func(ctx context.Context) (chosen, error) { return readChosen(ctx, w.Store, ids) },
		func(c chosen) {
			if len(c.rows) > 0 {
				then(c)
			}
		})
}

// choice is one of the days that are offered.
type choice struct {
	text, note string
	take       func()
}

// choices are the days that are offered for promises: tomorrow, next week unless that is tomorrow, and the next event at which one
// meets. why says of the last why there is none, and what to do; "" where there is one.
func choices(w *window.Window, c *chosen) (all []choice, why string) {
	today := w.Today()
	for _, o := range []struct {
		text string
		on   data.Date
	}{{lang.L("Tomorrow"), today.AddDays(1)}, {lang.L("Next week"), day.NextWeek(today)}} {
		if len(all) > 0 && o.on == today.AddDays(1) {
			continue
		}
		all = append(all, choice{o.text, words.WeekdayAndDay(o.on, w.Store.Now()), func() { snoozeUntil(w, c.ids(), o.on) }})
	}
	event := choice{lang.L("At our next event"), "", func() { snoozeUntilEvents(w, c.ids(), c.next) }}
	switch e, one := c.event(); {
	case one:
		event.note = words.Joined(" · ", e.Name, words.ShortDay(day.At(e.FirstDay(), 0, time.UTC), w.Store.Now()))
	case len(c.next) > 0:
		event.note = lang.L("of each")
	case len(c.rows) == 1:
		event.note, event.take = lang.L("none ahead"), nil
		why = lang.L("{{.Name}} is on the list of no event that is ahead. “Put on a list …” in their menu puts them on one.", c.rows[0].Name)
	default:
		event.note, event.take = lang.L("none ahead"), nil
		why = lang.L("They are on the list of no event that is ahead. “Put on a list …” in their menu puts them on one.")
	}
	return append(all, event), why
}

// Snooze asks until when promises are to be out of sight: a day in words or from the calendar, or one of those offered.
func Snooze(w *window.Window, ids ...int64) {
	with(w, ids, func(c chosen) {
		if !c.has(data.PromiseOpen, data.PromiseSnoozed) {
			w.Say(lang.L("There is nothing to snooze: it is done or dropped."))
			return
		}
		snoozeSheet(w, &c)
	})
}

func snoozeSheet(w *window.Window, c *chosen) {
	all, why := choices(w, c)
	until := edit.NewDateEntry(w, lang.L("tomorrow, fri, in 3 weeks, 14 Aug"), edit.OneDay, day.Ahead)
	line, hint := widget.Hinted(lang.L("Until"), until.Entry)
	list := lists.NewList(func() int { return len(all) }, newChoice, func(id int, o fyne.CanvasObject) { fillChoice(o, all[id]) })
	title := lang.L("Snooze {{.Promises}}", words.PromiseCount(len(c.rows)))
	if len(c.rows) == 1 {
		title = lang.L("Snooze “{{.Promise}}”", style.Cut(c.rows[0].Text, 60))
	}
	s := w.NewSheet(title, lang.L("Snooze"), container.NewBorder(line, nil, nil, nil, list), fyne.NewSize(460, 300))
	read := func() (data.Date, error) {
		got, err := until.Day()
		if err == nil && got.Date.Days() <= w.Today().Days() {
			err = &data.FieldError{Field: "day", Value: until.Text, Reason: say.T("is not ahead")}
		}
		words.Remark(hint, words.UnderstoodDay(got), err)
		return got.Date, err
	}
	take := func(i int) {
		if i < 0 || i >= len(all) {
			return
		}
		if all[i].take == nil {
			words.Remark(hint, why, nil)
			s.Body.Refresh()
			return
		}
		s.Close()
		all[i].take()
	}
	s.OnOK = func() {
		if strings.TrimSpace(until.Text) == "" {
			take(list.Current())
			return
		}
		if on, err := read(); err == nil {
			s.Close()
			snoozeUntil(w, c.ids(), on)
		}
	}
	until.OnChanged = func(text string) {
		if strings.TrimSpace(text) == "" {
			words.Remark(hint, "", nil)
			s.EnableOK(list.Current() >= 0)
			return
		}
		_, err := read()
		s.EnableOK(err == nil)
	}
	until.OnSubmitted = func(string) { s.Accept() }
	until.OnDown = func() { w.Native.Canvas().Focus(list) }
	list.OnSelected = func(i int) {
		byKey := list.Current() == i
		list.Note(i)
		if !byKey {
			take(i)
		}
	}
	list.OnEnter, list.OnEscape = take, s.Close
	s.First = until.Entry
	s.Show()
	list.Select(0)
}

func newChoice() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.NewBorder(nil, nil, nil, widget.Fixed(widget.Caption("")), style.NewText("")))
}

func fillChoice(o fyne.CanvasObject, c choice) {
	line := o.(*fyne.Container).Objects[0].(*fyne.Container)
	text, note := line.Objects[0].(*style.Text), line.Objects[1].(*style.Text)
	text.Color = style.ColorMuted
	if c.take != nil {
		text.Color = foreground
	}
	text.SetText(c.text)
	text.Refresh()
	if short := style.Cut(c.note, 44); note.Text() != short {
		note.SetText(short)
		line.Refresh() // the note has another width
	}
}
