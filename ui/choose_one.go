package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/lang"
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

// picker is a list of any number of options below an entry that narrows it. Down goes from the entry into the
// list; Enter takes the first that matches, or the one chosen in the list.
type picker struct {
	content fyne.CanvasObject
	search  *widget.Entry
	list    *widget.List
	none    fyne.CanvasObject
	all     []option
	shown   []int // places of those that match
	clicked func(i int)
	taken   func(i int)
}

// newPicker offers options: clicked gets the one that is clicked, taken that on which Enter is pressed.
func newPicker(a *Window, hint string, all []option, clicked, taken func(i int)) *picker {
	p := &picker{search: widget.NewEntry(hint), all: all, shown: matchOptions(all, ""), clicked: clicked, taken: taken}
	p.list = widget.NewList(func() int { return len(p.shown) }, newOptionRow, func(row int, o fyne.CanvasObject) {
		if row < len(p.shown) {
			fillOptionRow(o, all[p.shown[row]])
		}
	})
	p.list.OnSelected = func(row int) {
		byKey := p.list.Current() == row // the keys tell the list first
		p.list.Note(row)
		if !byKey {
			p.at(row, p.clicked)
		}
	}
	p.list.OnEnter = func(row int) { p.at(row, p.taken) }
	p.none = container.NewCenter(widget.NewMuted(lang.L("Nothing matches")))
	p.none.Hide()
	p.search.OnChanged = p.narrow
	p.search.OnSubmitted = func(string) { p.at(max(p.list.Current(), 0), p.taken) }
	p.search.OnDown = func() {
		a.Native.Canvas().Focus(p.list)
		if p.list.Current() < 0 && len(p.shown) > 0 {
			p.list.Select(0)
		}
	}
	p.content = container.NewBorder(container.NewVBox(p.search, widget.Gap(0, 4)), nil, nil, nil, container.NewStack(p.list, p.none))
	return p
}

// at hands the option of a row on.
func (p *picker) at(row int, to func(i int)) {
	if row >= 0 && row < len(p.shown) {
		to(p.shown[row])
	}
}

// chosen is the option that is chosen in the list; -1 for none.
func (p *picker) chosen() int {
	if row := p.list.Current(); row >= 0 && row < len(p.shown) {
		return p.shown[row]
	}
	return -1
}

// narrow shows the options that a text finds.
func (p *picker) narrow(text string) {
	p.shown = matchOptions(p.all, text)
	if len(p.shown) == 0 {
		p.none.Show()
	} else {
		p.none.Hide()
	}
	p.list.UnselectAll()
	p.list.ScrollToTop()
	p.list.Refresh()
}

// chooseOne lets one of any number of options be searched and taken.
func (a *Window) chooseOne(title, hint string, all []option, taken func(i int)) {
	var sheet *Sheet
	take := func(i int) {
		sheet.Close()
		taken(i)
	}
	p := newPicker(a, hint, all, take, take)
	sheet = a.NewSheet(title, "", p.content, fyne.NewSize(440, 520))
	p.list.OnEscape = sheet.Close
	sheet.First = p.search
	sheet.Show()
}

func newOptionRow() fyne.CanvasObject {
	return widget.Inset(6, container.NewBorder(nil, nil, nil, fixed(caption("")), widget.NewText("")))
}

func fillOptionRow(o fyne.CanvasObject, v option) {
	line := o.(*fyne.Container).Objects[0].(*fyne.Container)
	line.Objects[0].(*widget.Text).SetText(v.text)
	note := line.Objects[1].(*widget.Text)
	if text := widget.Cut(widget.Name(v.note), 24); note.Text() != text {
		note.SetText(text)
		line.Refresh() // the note has another width
	}
}

// inSubmenu is how many choices a menu shows beside it; more are chosen from a list.
const inSubmenu = 8

// submenu is a menu item that offers a few options beside it, or more of them in a list that is searched.
func (a *Window) submenu(text, hint string, all []option, taken func(i int)) *fyne.MenuItem {
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
func (a *Window) dropDown(menu *fyne.Menu, below fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	a.popUp(menu, at.AddXY(0, below.Size().Height+4))
}

// popUp opens a menu at a place, or as near to it as it has room away from the edges of the window.
func (a *Window) popUp(menu *fyne.Menu, at fyne.Position) {
	widget.HideTip()
	widget.CleanMenu(menu)
	pop := fw.NewPopUpMenu(menu, a.Native.Canvas())
	size, room := pop.MinSize(), a.Native.Canvas().Size()
	at.X = max(menuEdge, min(at.X, room.Width-menuEdge-size.Width))
	at.Y = max(menuEdge, min(at.Y, room.Height-menuEdge-size.Height))
	pop.ShowAtPosition(at)
}
