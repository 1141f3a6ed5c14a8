package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/promise"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// promiseKeys are the keys of a promise on Today.
var promiseKeys = promise.Keys{Done: keys.TodayDone, Snooze: keys.TodaySnooze, Drop: keys.TodayGiveUp, Again: keys.TodayAgain, Edit: keys.TodayEdit}

// readPromises reads what is due in the next days, whatever day has passed, and what was settled since the screen was opened.
func (v *todayView) readPromises(ctx context.Context, st *store.Store, listed int, struck []int64) error {
	today := data.DateOf(v.now)
	open, owed, err := st.FirstPromises(ctx, today.AddDays(dueAhead), max(listed, 1))
	if err != nil {
		return err
	}
	v.owed = owed
	settled, err := st.PromiseRows(ctx, struck)
	if err != nil {
		return err
	}
	all := open
	for _, p := range settled {
		if p.Name != "" && (p.State == data.PromiseDone || p.State == data.PromiseDropped) {
			all = append(all, p.Promise)
		}
	}
	slices.SortStableFunc(all, func(a, b data.Promise) int { return a.Sooner(&b) })
	v.promisesCount = owed + len(all) - len(open)
	ids := make([]int64, min(len(all), listed))
	for i := range ids {
		ids[i] = all[i].ID
	}
	v.promises, err = st.PromiseRows(ctx, ids)
	return err
}

// due are the promises of the next days.
func (s *Page) due(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	title := ""
	switch {
	case style.Hidden():
		box.Add(window.HiddenLine())
	case v.promisesCount == 0:
		box.Add(widget.IconLine("check", style.NewMuted(lang.L("Nothing is due in the next two weeks."))))
	default:
		title = lang.N(v.owed, "{{.Count}} open", "{{.Count}} open")
		shown := min(s.shown(listPromises, v.promisesCount), len(v.promises))
		for i := range v.promises[:shown] {
			box.Add(s.promiseRow(&v.promises[i]))
		}
		s.addMore(box, listPromises, v.promisesCount-shown)
	}
	all := widget.NewQuiet(lang.L("All promises"), "promise", func() { s.w.Places.Open("promises") })
	all.SetTip(window.WithKey(lang.L("All promises"), keys.ToPromises))
	add := widget.NewQuiet(lang.L("New promise"), "plus", func() { s.w.Places.Promise() })
	add.SetTip(window.WithKey(lang.L("New promise"), keys.Promise))
	box.Add(style.Wrap(add, all))
	return widget.Titled(lang.L("Promises"), title, box)
}

// promiseRow is a promise that can be ticked off and taken back, with whom it concerns and when it is due.
func (s *Page) promiseRow(p *store.PromiseRow) fyne.CanvasObject {
	id, w := p.ID, s.w
	line := promise.NewLine(w, p, words.Owes(p.By, p.Name))
	tick := line.Check.OnChanged
	line.Check.OnChanged = func(on bool) {
		s.struck.Keep(id)
		tick(on)
	}
	s.Checks = append(s.Checks, line.Check)
	open := func() { w.Places.Person(p.ContactID) }
	press := widget.NewPress(container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), line.Text), open)
	acts := []act{
		{keys.TodayDone, lang.L("Tick off"), "", func() { line.Check.SetChecked(!line.Check.Checked) }},
		{keys.TodaySnooze, lang.L("Snooze …"), "", func() { promise.Snooze(w, id) }},
		{keys.TodayGiveUp, lang.L("Drop"), "", func() {
			s.struck.Keep(id)
			promise.Drop(w, id)
		}},
		{keys.TodayAgain, lang.L("Owed again"), "", func() { promise.Again(w, id) }},
		{keys.TodayEdit, lang.L("Edit …"), "", func() { promise.Edit(w, id) }},
		s.logAct(p.ContactID), s.writeAct(p),
		{keys.TodayOwe, lang.L("Promise …"), "", func() { edit.PromiseTo(w, []int64{p.ContactID}, s.eventThere()) }},
	}
	r := s.addRow(listPromises, id, line.Check, open, acts)
	r.person = p.ContactID
	more := widget.NewFieldIcon("more", lang.L("What to do with it"), nil)
	more.OnTapped = func() {
		s.struck.Keep(id) // it may be dropped
		promise.MenuBelow(w, []int64{id}, promiseKeys, more)
	}
	press.OnSecondary = func(e *fyne.PointEvent) {
		s.struck.Keep(id)
		promise.Menu(w, []int64{id}, promiseKeys, e.AbsolutePosition)
	}
	side := container.NewCenter(more)
	return container.New(layout.NewBorderLayout(nil, nil, line.Check, side), line.Check, press, side) // in the order of Tab
}

// writeAct writes to whom a promise concerns: what the user promised goes with it.
func (s *Page) writeAct(p *store.PromiseRow) act {
	job := letters.Job{Contacts: []int64{p.ContactID}}
	if p.By != data.ByThem {
		job.Promise = p.ID
	}
	return act{keys.TodayWrite, lang.L("Write …"), "mail", func() { letters.About(s.w, job) }}
}
