package filters

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// chooseOrganisation lets an organisation be searched and taken.
func (f *Filters) chooseOrganisation() {
	window.Load(f.w, lang.L("The organisations could not be read"), func(ctx context.Context) ([]store.TopicCount, error) {
		return f.w.Store.Organisations(ctx)
	}, func(found []store.TopicCount) {
		all := make([]window.Option, len(found))
		for i, o := range found {
			all[i] = window.Option{Text: o.Topic, Note: lang.Number(o.Count)}
		}
		f.w.ChooseOne(lang.L("Organisation"), lang.L("Name of an organisation"), all, func(i int) {
			f.Change(func(q *data.Query) { q.Organisation = found[i].Topic })
		})
	})
}

// chooseDays asks between which days people were met; either may be left open.
func (f *Filters) chooseDays() {
	from := edit.NewDateEntry(f.w, lang.L("1 March, last monday"), edit.OneDay, day.Back)
	to := edit.NewDateEntry(f.w, lang.L("today; empty: no end"), edit.OneDay, day.Back)
	from.SetText(f.query.MetFrom.String())
	to.SetText(f.query.MetTo.String())
	fromLine, fromHint := widget.Hinted(lang.L("From"), from.Entry)
	toLine, toHint := widget.Hinted(lang.L("Until"), to.Entry)
	wrong := style.NewMuted("")
	s := f.w.NewSheet(lang.L("Met between two days"), lang.L("Filter"), container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Row(fromLine, toLine), wrong), fyne.NewSize(520, 230))
	read := func() (a, b day.Day, ok bool) {
		a, errA := from.Optional()
		b, errB := to.Optional()
		words.Remark(fromHint, words.UnderstoodDay(a), errA)
		words.Remark(toHint, words.UnderstoodDay(b), errB)
		ok = errA == nil && errB == nil && (!a.Date.IsZero() || !b.Date.IsZero())
		wrong.SetText("")
		if ok && !a.Date.IsZero() && !b.Date.IsZero() && b.Date.Days() < a.Date.Days() {
			wrong.SetText(lang.L("The last day is before the first."))
			ok = false
		}
		return a, b, ok
	}
	check := func(string) {
		_, _, ok := read()
		s.EnableOK(ok)
	}
	for _, e := range []*edit.DateEntry{from, to} {
		e.OnChanged = check
		e.OnSubmitted = func(string) { s.Accept() }
	}
	s.OnOK = func() {
		a, b, _ := read()
		s.Close()
		f.Change(func(q *data.Query) { q.MetFrom, q.MetTo = a.Date, b.Date })
	}
	check("")
	s.First = from.Entry
	s.Show()
}
