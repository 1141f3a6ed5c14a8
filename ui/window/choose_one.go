package window

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// Option is one line of a list to choose from.
type Option struct {
	Text string
	Note string // muted, behind the text
	Also string // what else it is found by
}

// MatchOptions are the places of the options that have a word for each word of a text, begun with it.
func MatchOptions(all []Option, text string) []int {
	wanted := strings.Fields(data.Fold(text))
	var out []int
	for i, o := range all {
		words := " " + data.Fold(o.Text+" "+o.Note+" "+o.Also)
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(words, " "+w) }) {
			out = append(out, i)
		}
	}
	return out
}

// Picker is a list of any number of options below an entry that narrows it. Down goes from the entry into the
// list; Enter takes the first that matches, or the one chosen in the list.
type Picker struct {
	Content fyne.CanvasObject
	Search  *widget.Entry
	List    *lists.List
	none    fyne.CanvasObject
	all     []Option
	Shown   []int // places of those that match
	clicked func(i int)
	taken   func(i int)
}

// NewPicker offers options: clicked gets the one that is clicked, taken that on which Enter is pressed.
func NewPicker(w *Window, hint string, all []Option, clicked, taken func(i int)) *Picker {
	p := &Picker{Search: widget.NewEntry(hint), all: all, Shown: MatchOptions(all, ""), clicked: clicked, taken: taken}
	p.List = lists.NewList(func() int { return len(p.Shown) }, newOptionRow, func(row int, o fyne.CanvasObject) {
		if row < len(p.Shown) {
			fillOptionRow(o, all[p.Shown[row]])
		}
	})
	p.List.OnSelected = func(row int) {
		byKey := p.List.Current() == row // the keys tell the list first
		p.List.Note(row)
		if !byKey {
			p.at(row, p.clicked)
		}
	}
	p.List.OnEnter = func(row int) { p.at(row, p.taken) }
	p.none = container.NewCenter(widget.Fixed(style.NewMuted(lang.L("Nothing matches"))))
	p.none.Hide()
	p.Search.OnChanged = p.Narrow
	p.Search.OnSubmitted = func(string) { p.at(max(p.List.Current(), 0), p.taken) }
	p.Search.OnDown = func() {
		w.Native.Canvas().Focus(p.List)
		if p.List.Current() < 0 && len(p.Shown) > 0 {
			p.List.Select(0)
		}
	}
	p.Content = container.NewBorder(container.NewVBox(p.Search, style.Gap(0, 4)), nil, nil, nil, container.NewStack(p.List, p.none))
	return p
}

// at hands the option of a row on.
func (p *Picker) at(row int, to func(i int)) {
	if row >= 0 && row < len(p.Shown) {
		to(p.Shown[row])
	}
}

// Chosen is the option that is chosen in the list; -1 for none.
func (p *Picker) Chosen() int {
	if row := p.List.Current(); row >= 0 && row < len(p.Shown) {
		return p.Shown[row]
	}
	return -1
}

// Narrow shows the options that a text finds.
func (p *Picker) Narrow(text string) {
	p.Shown = MatchOptions(p.all, text)
	if len(p.Shown) == 0 {
		p.none.Show()
	} else {
		p.none.Hide()
	}
	p.List.UnselectAll()
	p.List.ScrollToTop()
	p.List.Refresh()
}

// ChooseOne lets one of any number of options be searched and taken.
func (w *Window) ChooseOne(title, hint string, all []Option, taken func(i int)) {
	var sheet *Sheet
	take := func(i int) {
		sheet.Close()
		taken(i)
	}
	p := NewPicker(w, hint, all, take, take)
	sheet = w.NewSheet(title, "", p.Content, fyne.NewSize(440, 520))
	sheet.Plain = true
	p.List.OnEscape = sheet.Close
	sheet.First = p.Search
	sheet.Show()
}

func newOptionRow() fyne.CanvasObject {
	return style.Inset(6, container.NewBorder(nil, nil, nil, widget.Fixed(widget.Caption("")), style.NewText("")))
}

func fillOptionRow(o fyne.CanvasObject, v Option) {
	line := o.(*fyne.Container).Objects[0].(*fyne.Container)
	line.Objects[0].(*style.Text).SetText(v.Text)
	note := line.Objects[1].(*style.Text)
	if text := style.Cut(style.Name(v.Note), 24); note.Text() != text {
		note.SetText(text)
		line.Refresh() // the note has another width
	}
}

// inSubmenu is how many choices a menu shows beside it; more are chosen from a list.
const inSubmenu = 8

// Submenu is a menu item that offers a few options beside it, or more of them in a list that is searched.
func (w *Window) Submenu(text, hint string, all []Option, taken func(i int)) *fyne.MenuItem {
	if len(all) > inSubmenu {
		return fyne.NewMenuItem(text+" …", func() { w.ChooseOne(text, hint, all, taken) })
	}
	it := fyne.NewMenuItem(text, nil)
	it.Disabled = len(all) == 0
	it.ChildMenu = fyne.NewMenu("")
	for i, o := range all {
		it.ChildMenu.Items = append(it.ChildMenu.Items, fyne.NewMenuItem(words.InMenu(o.Text), func() { taken(i) }))
	}
	return it
}

// menuEdge is the room between a menu and the edge of the window.
const menuEdge = 8

// DropDown opens a menu below an object, away from the edges of the window.
func (w *Window) DropDown(menu *fyne.Menu, below fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	w.PopUp(menu, at.AddXY(0, below.Size().Height+4))
}

// PopUp opens a menu at a place, or as near to it as it has room away from the edges of the window. What was typed while it was on
// its way is typed into it.
func (w *Window) PopUp(menu *fyne.Menu, at fyne.Position) {
	focus.HideTip()
	style.CleanMenu(menu)
	pop := fw.NewPopUpMenu(menu, w.Native.Canvas())
	size, room := pop.MinSize(), w.Native.Canvas().Size()
	at.X = max(menuEdge, min(at.X, room.Width-menuEdge-size.Width))
	at.Y = max(menuEdge, min(at.Y, room.Height-menuEdge-size.Height))
	pop.ShowAtPosition(at)
	w.Typed.Into(pop)
}
