package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/promise"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// promisesAtFirst is how many promises are shown beside a person before more are asked for.
const promisesAtFirst = 12

// promises are what is owed, snoozed ones too, and what was settled since the person is shown.
func (d *contactDetail) promises(p edit.Person) fyne.CanvasObject {
	now := d.w.Store.Now()
	var shown []store.PromiseRow
	for _, pr := range p.Promises {
		row := p.PromiseRow(pr, now)
		if pr.Open() || d.struck.Has(pr.ID) {
			shown = append(shown, row)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	slices.SortStableFunc(shown, func(a, b store.PromiseRow) int { return a.Sooner(&b.Promise) })
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	had := d.focusedPromise()
	d.checks = map[int64]*widget.Check{}
	n := len(shown)
	if !d.allPromises {
		n = min(n, promisesAtFirst)
	}
	for i := range shown[:n] {
		box.Add(d.promiseLine(&shown[i]))
	}
	if n < len(shown) {
		box.Add(words.ShowMore(len(shown)-n, func() {
			d.allPromises = true
			d.build(p, false)
		}))
	}
	if check := d.checks[had]; check != nil { // once it is on the screen
		d.again = func() { d.w.Native.Canvas().Focus(check) }
	}
	return widget.Section(lang.L("Promised"), box)
}

// promiseLine is a promise that can be ticked off and taken back, with what else can be done with it.
func (d *contactDetail) promiseLine(p *store.PromiseRow) fyne.CanvasObject {
	who := ""
	if p.By == data.ByThem {
		who = lang.L("they owe it")
	}
	id, line := p.ID, promise.NewLine(d.w, p, who)
	d.checks[id] = line.Check
	tick := line.Check.OnChanged
	line.Check.OnChanged = func(on bool) {
		d.struck.Keep(id)
		tick(on)
	}
	more := widget.NewIcon("more", lang.L("What to do with it"), nil)
	more.OnTapped = func() {
		d.struck.Keep(id) // it may be dropped
		promise.MenuBelow(d.w, []int64{id}, promise.Keys{}, more)
	}
	acts := container.NewHBox()
	if p.By != data.ByThem {
		acts.Add(widget.NewIcon("mail", lang.L("Write what you promised"), func() {
			letters.About(d.w, letters.Job{Contacts: []int64{p.ContactID}, Promise: id})
		}))
	}
	acts.Add(more)
	press := widget.NewPress(container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), line.Text), func() { promise.Edit(d.w, id) })
	press.OnSecondary = func(e *fyne.PointEvent) {
		d.struck.Keep(id)
		promise.Menu(d.w, []int64{id}, promise.Keys{}, e.AbsolutePosition)
	}
	return container.New(layout.NewBorderLayout(nil, nil, line.Check, acts), line.Check, press, acts) // in the order of Tab
}

// settled are the promises that were done or dropped, but for those that still stand struck through above.
func (d *contactDetail) settled(p edit.Person, add func(icon, text string)) {
	now := d.w.Store.Now()
	for _, pr := range p.Promises {
		if pr.Open() || d.struck.Has(pr.ID) {
			continue
		}
		icon, at := "check", pr.Done
		text := words.LongDay(at.Local())
		if at.IsZero() {
			row := p.PromiseRow(pr, now)
			icon, text = "close", words.PromiseState(&row, now)
		}
		add(icon, words.Isolated(words.Private(pr.Text))+" · "+text)
	}
}

// left lets go of what was settled.
func (d *contactDetail) left() {
	if d.struck.Clear() && d.ID != 0 {
		d.w.Reread(func() { d.read(d.ID, false) })
	}
}

// focusedPromise is the promise whose box has the keys; 0 for none.
func (d *contactDetail) focusedPromise() int64 {
	has := d.w.Native.Canvas().Focused()
	for id, check := range d.checks {
		if has == fyne.Focusable(check) {
			return id
		}
	}
	return 0
}
