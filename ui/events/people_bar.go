package events

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// showBar shows over the list how many stand how, or what can be done with the ticked.
func (p *People) showBar() {
	o := p.chips()
	if p.Ticks.On {
		o = p.ticked()
	}
	p.bar.Objects = []fyne.CanvasObject{o}
	p.content.Refresh() // the bar may have another height
}

// chips count how people stand; one that is pressed shows those alone.
func (p *People) chips() fyne.CanvasObject {
	box := style.Wrap()
	if len(p.View.people) == 0 {
		return box
	}
	counts := p.View.counts()
	add := func(s state, text, icon string) {
		chip := widget.NewChip(text, icon, func() { p.showOnly(s) })
		chip.Strong = p.only() == s
		box.Add(chip)
	}
	add("", words.PeopleCount(len(p.View.people)), "")
	for _, s := range states {
		if counts[s] > 0 || p.only() == s {
			look := s.look()
			add(s, lang.L("{{.Count}} {{.Status}}", lang.Number(counts[s]), look.Text), look.Icon)
		}
	}
	if n := p.View.incomplete; n > 0 || p.Query.Incomplete {
		chip := widget.NewChip(lang.L("{{.Count}} incomplete", lang.Number(n)), "edit", func() {
			p.Filters.Change(func(q *data.Query) { q.Incomplete = !q.Incomplete })
		})
		chip.Strong = p.Query.Incomplete
		box.Add(chip)
	}
	return box
}

// showOnly shows only those who stand so; pressed again, all.
func (p *People) showOnly(s state) {
	if p.Only == s {
		s = ""
	}
	p.Only = s
	p.List.ScrollToTop()
	p.look()
	p.Focus()
}

// showTicks brings list and bar up to date.
func (p *People) showTicks() {
	p.showBar()
	p.List.Refresh()
}

// ticked stands in the place of the chips: how many are ticked, and what can be done with all of them.
func (p *People) ticked() fyne.CanvasObject {
	count := widget.NewChip(lang.N(len(p.Ticks.Set), "{{.Count}} ticked", "{{.Count}} ticked"), "close", p.Ticks.End)
	count.Strong = true
	box := style.Wrap(count)
	if len(p.Ticks.Set) > 0 {
		for _, a := range p.actions(p.ids)[:shownActions] {
			box.Add(widget.NewChip(a.Label, a.Icon, a.Action))
		}
		more := widget.NewChip(lang.L("More"), "more", nil)
		more.OnTapped = func() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
			p.Ticks.Menu(p.actions(p.ids)[shownActions:], at.AddXY(0, more.Size().Height))
		}
		box.Add(more)
	}
	if len(p.Ticks.Set) == 0 {
		box.Add(widget.NewChip(window.WithKey(lang.L("Tick all"), keys.TickAll), "", p.Ticks.All))
	}
	return box
}

// orderSetting is the setting with the order of an event's people; "" is by sections.
const orderSetting = "event_sort"

// SortMenu are the orders of the list.
func (p *People) SortMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, o := range []struct {
		sort data.Sort
		text string
	}{
		{"", lang.L("In sections: whom to meet first")},
		{data.SortName, lang.L("By given name")},
		{data.SortFamily, lang.L("By family name")},
		{data.SortOrganisation, lang.L("By organisation")},
		{data.SortLastMet, lang.L("By last met")},
		{data.SortAdded, lang.L("By date added")},
	} {
		it := fyne.NewMenuItem(o.text, func() { p.order(o.sort, false) })
		it.Checked = p.Query.Sort == o.sort
		menu.Items = append(menu.Items, it)
	}
	if p.Query.Sort != "" {
		turn := fyne.NewMenuItem(lang.L("The other way round"), func() { p.order(p.Query.Sort, !p.Query.Reversed) })
		turn.Checked = p.Query.Reversed
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), turn)
	}
	return menu
}

// order puts the list in an order, which is remembered.
func (p *People) order(by data.Sort, reversed bool) {
	p.Query.Sort, p.Query.Reversed = by, reversed
	p.w.SetSetting(orderSetting, string(by))
	p.List.ScrollToTop()
	p.look()
}
