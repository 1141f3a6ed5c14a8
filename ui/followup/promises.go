package followup

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// promisesShown is how many promises of somebody stand below the list: the others are in their details.
const promisesShown = 3

// promiseKeys are the keys of the promises of who is chosen.
var promiseKeys = promise.Keys{Done: keys.FollowTick, Snooze: keys.FollowSnooze}

// promises are those of somebody at the event, each to be ticked off and taken back.
func (t *Tab) promises(contact int64) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	all := t.view.owed[contact]
	for i := range all[:min(len(all), promisesShown)] {
		box.Add(t.promiseLine(&all[i]))
	}
	if n := len(all) - promisesShown; n > 0 {
		box.Add(words.ShowMore(n, func() { t.w.Places.Person(contact) }))
	}
	return box
}

func (t *Tab) promiseLine(p *store.PromiseRow) fyne.CanvasObject {
	who := ""
	if p.By == data.ByThem {
		who = lang.L("they owe it")
	}
	id, line := p.ID, promise.NewShortLine(t.w, p, who)
	tick := line.Check.OnChanged
	line.Check.OnChanged = func(on bool) {
		t.struck.Keep(id)
		t.w.Native.Canvas().Focus(t.List) // the box is made anew
		tick(on)
	}
	more := widget.NewFieldIcon("more", lang.L("What to do with it"), nil)
	more.OnTapped = func() {
		t.struck.Keep(id) // it may be dropped
		promise.MenuBelow(t.w, []int64{id}, promiseKeys, more)
	}
	side := container.NewCenter(more)
	text := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), line.Text)
	return container.New(layout.NewBorderLayout(nil, nil, line.Check, side), line.Check, text, side) // in the order of Tab
}

// idle reports whether an action has nothing to act on.
func (t *Tab) idle(a action) bool {
	p := t.chosen()
	return (a.key == keys.FollowTick || a.key == keys.FollowSnooze) && (p == nil || len(t.view.owed[p.ContactID]) == 0)
}

// tick ticks off the first promise that is owed; where none is, it takes the last tick back.
func (t *Tab) tick(contact int64) {
	all := t.view.owed[contact]
	for i := range all {
		if all[i].Open() {
			t.struck.Keep(all[i].ID)
			promise.Finish(t.w, all[i].ID)
			return
		}
	}
	if n := len(all); n > 0 {
		promise.Again(t.w, all[n-1].ID)
	}
}

// snooze asks until when the first promise that is owed is to be out of sight.
func (t *Tab) snooze(contact int64) {
	for _, p := range t.view.owed[contact] {
		if p.State == data.PromiseOpen {
			promise.Snooze(t.w, p.ID)
			return
		}
	}
}
