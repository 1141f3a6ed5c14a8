package touch

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// errNotAhead says that a day is not to come.
func errNotAhead(text string) error {
	return &data.FieldError{Field: "day", Value: text, Reason: say.T("is not a day to come")}
}

// Later drops down when somebody is to be shown again, and how else they are put off.
func Later(w *window.Window, id int64, name string, at fyne.Position) {
	window.Load(w, lang.L("The events could not be read"), func(ctx context.Context) (data.Event, error) {
		next, err := w.Store.NextEvents(ctx, []int64{id})
		return next[id], err
	}, func(next data.Event) { w.PopUp(fyne.NewMenu("", LaterItems(w, id, name, next)...), at) })
}

// LaterItems are the ways to put somebody off. next is the event that both go to; ID 0 for none.
func LaterItems(w *window.Window, id int64, name string, next data.Event) []*fyne.MenuItem {
	today := w.Today()
	until := func(d data.Date) func() {
		return func() {
			put(w, id, lang.L("{{.Name}}: later, from {{.Day}}", name, lang.Whole(words.UnderstoodDay(day.Day{Date: d}))), func(c *data.Cadence) { c.Later, c.LaterEvent = d, 0 })
		}
	}
	item := func(text string, d data.Date) *fyne.MenuItem {
		return fyne.NewMenuItem(words.InMenu(words.Joined(" · ", text, words.WeekdayAndDay(d, w.Store.Now()))), until(d))
	}
	items := []*fyne.MenuItem{item(lang.L("Later: in a week"), today.AddDays(7)), item(lang.L("Later: in a month"), today.AddMonths(1))}
	event := fyne.NewMenuItem(lang.L("Later: after our next event"), nil)
	if event.Disabled = next.ID == 0; next.ID != 0 {
		event.Label = lang.L("Later: after {{.Event}}", words.InMenu(next.Name))
		event.Action = func() {
			put(w, id, lang.L("{{.Name}}: later, after {{.Event}}", name, next.Name), func(c *data.Cadence) { c.Later, c.LaterEvent = data.Date{}, next.ID })
		}
	}
	return append(items, event, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Pause …"), func() { Pause(w, id, name) }),
		fyne.NewMenuItem(lang.L("Not this person any more"), func() {
			put(w, id, saidOf(name, data.Interval{}, data.Interval{}, data.Date{}, true), func(c *data.Cadence) { c.Off = true })
		}))
}

// put alters somebody's cadence as one operation.
func put(w *window.Window, id int64, summary string, alter func(*data.Cadence)) {
	w.Do(summary, func(tx *store.Tx) error { return change(tx, id, alter) }, nil)
}

// Pause asks until when nothing is due of somebody.
func Pause(w *window.Window, id int64, name string) {
	entry := edit.NewDateEntry(w, lang.L("1 March, in 6 weeks"), edit.OneDay, day.Ahead)
	line, hint := widget.Hinted(lang.L("Until"), entry.Entry)
	s := w.NewSheet(lang.L("Pause {{.Name}}", name), lang.L("Pause"), line, fyne.NewSize(440, 190))
	s.Plain = true
	check := func(string) {
		d, err := pauseOf(w, entry)
		words.Remark(hint, words.UnderstoodDay(d), err)
		s.EnableOK(err == nil && !d.Date.IsZero())
	}
	entry.OnChanged = check
	entry.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		d, _ := pauseOf(w, entry) // check checked it
		s.Save(saidOf(name, data.Interval{}, data.Interval{}, d.Date, false), func(tx *store.Tx) error {
			return change(tx, id, func(c *data.Cadence) { c.Paused = d.Date })
		}, nil)
	}
	check("")
	s.First = entry
	s.Show()
}
