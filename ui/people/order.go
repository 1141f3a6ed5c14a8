package people

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
)

// listOrder is an order of the list in the words of its menu, and what it is called turned round.
type listOrder struct {
	sort       data.Sort
	text, back string
}

func listOrders() []listOrder {
	return []listOrder{
		{data.SortName, lang.L("By given name"), lang.L("From Z to A")},
		{data.SortFamily, lang.L("By family name"), lang.L("From Z to A")},
		{data.SortOrganisation, lang.L("By organisation"), lang.L("From Z to A")},
		{data.SortLastMet, lang.L("By last met"), lang.L("Longest ago first")},
		{data.SortAdded, lang.L("By date added"), lang.L("First added first")},
	}
}

// SortMenu are the orders, and below them the one that is chosen turned round.
func (p *Page) SortMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	back := lang.L("From Z to A")
	for _, o := range listOrders() {
		it := fyne.NewMenuItem(o.text, func() { p.order(o.sort, false) })
		if it.Checked = p.Query.Sort == o.sort; it.Checked {
			back = o.back
		}
		menu.Items = append(menu.Items, it)
	}
	turn := fyne.NewMenuItem(back, func() { p.order(p.Query.Sort, !p.Query.Reversed) })
	turn.Checked = p.Query.Reversed
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), turn)
	return menu
}

// order puts the list in an order, which is remembered.
func (p *Page) order(by data.Sort, reversed bool) {
	p.Query.Sort, p.Query.Reversed = by, reversed
	turned := ""
	if reversed {
		turned = "1"
	}
	p.w.SetSetting("sort", string(by))
	p.w.SetSetting("sort_reversed", turned)
	p.look()
}
