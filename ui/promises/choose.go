package promises

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// ids are the promises that the keys act on: all that are chosen, else that of the row.
func (p *Page) ids() []int64 {
	if len(p.chosen) > 0 {
		out := make([]int64, 0, len(p.chosen))
		for _, id := range p.rows.IDs { // in the order of the list
			if p.chosen[id] {
				out = append(out, id)
			}
		}
		return out
	}
	if i := p.List.Current(); i >= 0 && i < len(p.rows.IDs) {
		return []int64{p.rows.IDs[i]}
	}
	return nil
}

// choose adds a row to those that are chosen, or takes it out.
func (p *Page) choose(i int) {
	id := p.rows.IDs[i]
	if p.chosen[id] {
		delete(p.chosen, id)
	} else {
		p.chosen[id] = true
	}
	p.ranged, p.from = nil, -1
	p.List.Refresh()
	p.showFoot()
}

// span chooses all from one row to another. While the same range grows and shrinks, what it leaves is no longer chosen.
func (p *Page) span(from, to int) {
	if from == p.from {
		for _, id := range p.ranged {
			delete(p.chosen, id)
		}
	}
	p.from, p.ranged = from, nil
	for i := min(from, to); i <= max(from, to) && i < len(p.rows.IDs); i++ {
		if id := p.rows.IDs[i]; !p.chosen[id] {
			p.chosen[id] = true
			p.ranged = append(p.ranged, id)
		}
	}
	p.List.Refresh()
	p.showFoot()
}

// endChoice has the row count again.
func (p *Page) endChoice() {
	if len(p.chosen) == 0 {
		return
	}
	p.chosen, p.ranged, p.from = map[int64]bool{}, nil, -1
	p.List.Refresh()
	p.showStatus()
}

// settled reports whether a promise is done or dropped.
func (p *Page) settled(id int64) bool {
	s := p.rows.Known(id).State
	return s == data.PromiseDone || s == data.PromiseDropped
}

// tick ticks a promise off, or takes it back. It stays where it is until the screen is left.
func (p *Page) tick(id int64) {
	p.struck.Keep(id)
	promise.Tick(p.w, id, !p.settled(id))
}

// do does what a key means for what is chosen.
func (p *Page) do(k *keys.Key) {
	ids := p.ids()
	if len(ids) == 0 {
		return
	}
	switch k {
	case keys.PromiseDone:
		p.struck.Keep(ids...)
		if len(ids) == 1 {
			promise.Tick(p.w, ids[0], !p.settled(ids[0]))
			return
		}
		promise.Finish(p.w, ids...)
	case keys.PromiseSnooze:
		promise.Snooze(p.w, ids...)
	case keys.PromiseDrop:
		p.struck.Keep(ids...)
		promise.Drop(p.w, ids...)
	case keys.PromiseAgain:
		p.struck.Keep(ids...)
		promise.Again(p.w, ids...)
	case keys.PromiseEdit:
		if len(ids) > 1 {
			p.w.Say(lang.L("One promise is edited at a time."))
			return
		}
		promise.Edit(p.w, ids[0])
	}
}

// menu opens the menu of a row, or of all that are chosen when it is among them.
func (p *Page) menu(i int, at fyne.Position) {
	if id := p.rows.IDs[i]; !p.chosen[id] {
		p.List.Select(i)
	}
	ids := p.ids()
	p.struck.Keep(ids...) // they may be settled
	promise.Menu(p.w, ids, promiseKeys, at)
}

// showFoot shows what can be done with what is chosen.
func (p *Page) showFoot() {
	p.showStatus()
	p.foot.Objects = nil
	if ids := p.ids(); len(ids) > 0 {
		buttons := style.Wrap()
		add := func(k *keys.Key, text, icon string, do func()) {
			b := widget.NewButton(text, icon, do)
			b.SetTip(window.WithKey(text, k))
			buttons.Add(b)
		}
		key := func(k *keys.Key) func() { return func() { p.do(k) } }
		if len(ids) > 1 || !p.settled(ids[0]) {
			add(keys.PromiseDone, lang.L("Tick off"), "check", key(keys.PromiseDone))
			add(keys.PromiseSnooze, lang.L("Snooze …"), "clock", key(keys.PromiseSnooze))
			add(keys.PromiseDrop, lang.L("Drop"), "close", key(keys.PromiseDrop))
		}
		if len(ids) > 1 || p.rows.Known(ids[0]).State != data.PromiseOpen {
			add(keys.PromiseAgain, lang.L("Owed again"), "undo", key(keys.PromiseAgain))
		}
		if len(ids) == 1 {
			add(keys.PromiseEdit, lang.L("Edit …"), "edit", key(keys.PromiseEdit))
			add(keys.Edit, lang.L("Open the person"), "person", func() { p.open(p.List.Current()) })
		}
		p.foot.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(8, 10, 16, 16), buttons)}
	}
	p.foot.Refresh()
	p.content.Refresh()
	p.w.Toasts.MakeWay()
}
