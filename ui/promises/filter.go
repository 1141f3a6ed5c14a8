package promises

import (
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// showChips shows by what the list is narrowed, and can be.
func (p *Page) showChips() {
	had := slices.IndexFunc(p.chips.Objects, func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		return ok && p.w.Native.Canvas().Focused() == f
	})
	p.chips.Objects = nil
	add := func(text, icon string, on bool, tapped func()) {
		chip := widget.NewChip(text, icon, func() {
			tapped()
			p.showChips()
			p.look()
		})
		chip.Strong = on
		p.chips.Add(chip)
	}
	for _, side := range []struct {
		by   data.Ower
		text string
	}{{data.ByMe, lang.L("Mine")}, {data.ByThem, lang.L("Theirs")}} {
		add(side.text, "", p.Query.By == side.by, func() {
			if p.Query.By == side.by {
				p.Query.By = ""
			} else {
				p.Query.By = side.by
			}
		})
	}
	for _, state := range data.PromiseStates {
		at := slices.Index(p.Query.States, state)
		add(words.StateOfPromises(state), "", at >= 0, func() {
			if at >= 0 {
				p.Query.States = slices.Delete(slices.Clone(p.Query.States), at, at+1)
			} else {
				p.Query.States = append(slices.Clone(p.Query.States), state)
			}
		})
	}
	add(lang.L("Its day has passed"), "", p.Query.Passed, func() { p.Query.Passed = !p.Query.Passed })
	if p.Query.Event != 0 {
		add(style.Ellipsis(p.event, 220, 12, fyne.TextStyle{}), "close", true, func() { p.Query.Event = 0 })
	} else {
		p.chips.Add(widget.NewChip(lang.L("Event …"), "events", p.chooseEvent))
	}
	p.chips.Refresh()
	if had >= 0 && had < len(p.chips.Objects) {
		p.w.Native.Canvas().Focus(p.chips.Objects[had].(fyne.Focusable))
	}
	if p.content != nil {
		p.content.Refresh()
	}
}

// chooseEvent asks from which event the promises are to be.
func (p *Page) chooseEvent() {
	window.Load(p.w, lang.L("The events could not be read"), p.w.Store.Events, func(events []store.EventRow) {
		if len(events) == 0 {
			p.w.Say(lang.L("There are no events yet."))
			return
		}
		p.w.ChooseOne(lang.L("Promises made at which event?"), lang.L("Name, place or year of an event"), edit.EventOptions(events), func(i int) {
			p.Query.Event, p.event = events[i].ID, events[i].Name
			p.showChips()
			p.look()
		})
	})
}

// narrowed reports whether the list shows others than those that are open.
func (p *Page) narrowed() bool {
	q := p.Query
	return q.By != "" || q.Passed || q.Event != 0 || q.Text != "" || len(q.States) != 1 || q.States[0] != data.PromiseOpen
}

// clear shows what is open.
func (p *Page) clear() {
	p.Query = store.PromiseQuery{States: []data.PromiseState{data.PromiseOpen}}
	p.showChips()
	if p.Search.Text != "" {
		p.Search.SetText("") // looks
		return
	}
	p.look()
}

// showEmpty says what a list without promises is for.
func (p *Page) showEmpty() {
	hidden := style.Hidden()
	if p.Search.Hidden != hidden {
		p.Search.Hidden, p.chips.Hidden = hidden, hidden
		p.content.Refresh()
	}
	if hidden {
		p.empty.Objects = []fyne.CanvasObject{p.w.HiddenList(lang.L("Promises are hidden"))}
		p.empty.Show()
		p.empty.Refresh()
		return
	}
	if len(p.rows.IDs) > 0 {
		p.empty.Hide()
		return
	}
	add := widget.NewPrimary(lang.L("New promise"), "plus", func() { p.w.Places.Promise() })
	switch {
	case !p.any:
		p.empty.Objects = []fyne.CanvasObject{widget.EmptyState("promise", lang.L("No promises yet"),
			lang.L("What you promise somebody, and what they promise you, is listed here until it is done. {{.Key}} writes one down from anywhere.", keys.Promise), add)}
	case p.narrowed():
		p.empty.Objects = []fyne.CanvasObject{widget.EmptyState("search", lang.L("No promise matches"), "",
			widget.NewButton(lang.L("Show what is open"), "", p.clear))}
	default:
		p.empty.Objects = []fyne.CanvasObject{widget.EmptyState("check", lang.L("Nothing is open"),
			lang.L("Snoozed ones come back on their day. Done and dropped ones are behind the chips above."), add)}
	}
	p.empty.Show()
	p.empty.Refresh()
}
