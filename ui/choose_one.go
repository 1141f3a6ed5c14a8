package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/widget"
)

// option is one line of a list to choose from.
type option struct {
	text string
	note string // muted, behind the text
	also string // what else it is found by
}

// matchOptions are the places of the options that have a word for each word of a text, begun with it.
func matchOptions(all []option, text string) []int {
	wanted := strings.Fields(data.Fold(text))
	var out []int
	for i, o := range all {
		words := " " + data.Fold(o.text+" "+o.note+" "+o.also)
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(words, " "+w) }) {
			out = append(out, i)
		}
	}
	return out
}

// chooseOne lets one of any number of options be searched and taken. Down goes from the search into the
// list; Enter takes the first that matches, or the one chosen in the list.
func (a *App) chooseOne(title, hint string, all []option, taken func(i int)) {
	shown := matchOptions(all, "")
	var sheet *Sheet
	take := func(row int) {
		if row >= 0 && row < len(shown) {
			i := shown[row]
			sheet.Close()
			taken(i)
		}
	}
	list := widget.NewList(func() int { return len(shown) }, newOptionRow, func(row int, o fyne.CanvasObject) {
		if row < len(shown) {
			fillOptionRow(o, all[shown[row]])
		}
	})
	list.OnSelected = func(row int) {
		clicked := list.Current() != row // the keys tell the list first
		list.Note(row)
		if clicked {
			take(row)
		}
	}
	list.OnEnter = take
	none := container.NewCenter(widget.NewMuted(lang.L("Nothing matches")))
	none.Hide()
	search := widget.NewEntry(hint)
	search.OnChanged = func(text string) {
		shown = matchOptions(all, text)
		none.Hidden = len(shown) > 0
		list.UnselectAll()
		list.ScrollToTop()
		list.Refresh()
	}
	search.OnSubmitted = func(string) { take(0) }
	search.OnDown = func() {
		a.Window.Canvas().Focus(list)
		if list.Current() < 0 && len(shown) > 0 {
			list.Select(0)
		}
	}
	sheet = a.NewSheet(title, "", container.NewBorder(container.NewVBox(search, widget.Gap(0, 4)), nil, nil, nil,
		container.NewStack(list, none)), fyne.NewSize(440, 520))
	list.OnEscape = sheet.Close
	sheet.First = search
	sheet.Show()
}

func newOptionRow() fyne.CanvasObject {
	return widget.Inset(6, container.NewBorder(nil, nil, nil, caption(""), widget.NewText("")))
}

func fillOptionRow(o fyne.CanvasObject, v option) {
	parts := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	parts[0].(*widget.Text).SetText(v.text)
	note := parts[1].(*widget.Text)
	note.Fixed = true // shortened below
	note.SetText(shortened(v.note, 24))
}

// inSubmenu is how many choices a menu shows beside it; more are chosen from a list.
const inSubmenu = 8

// submenu is a menu item that offers a few options beside it, or more of them in a list that is searched.
func (a *App) submenu(text, hint string, all []option, taken func(i int)) *fyne.MenuItem {
	if len(all) > inSubmenu {
		return fyne.NewMenuItem(text+" …", func() { a.chooseOne(text, hint, all, taken) })
	}
	it := fyne.NewMenuItem(text, nil)
	it.Disabled = len(all) == 0
	it.ChildMenu = fyne.NewMenu("")
	for i, o := range all {
		it.ChildMenu.Items = append(it.ChildMenu.Items, fyne.NewMenuItem(inMenu(o.text), func() { taken(i) }))
	}
	return it
}

// menuEdge is the room between a menu and the edge of the window.
const menuEdge = 8

// dropDown opens a menu below an object, away from the edges of the window.
func (a *App) dropDown(menu *fyne.Menu, below fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	a.popUp(menu, at.AddXY(0, below.Size().Height+4))
}

// popUp opens a menu at a place, or as near to it as it has room away from the edges of the window.
func (a *App) popUp(menu *fyne.Menu, at fyne.Position) {
	pop := fw.NewPopUpMenu(menu, a.Window.Canvas())
	size, room := pop.MinSize(), a.Window.Canvas().Size()
	at.X = max(menuEdge, min(at.X, room.Width-menuEdge-size.Width))
	at.Y = max(menuEdge, min(at.Y, room.Height-menuEdge-size.Height))
	pop.ShowAtPosition(at)
}
