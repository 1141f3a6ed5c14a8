package promise

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

const foreground = theme.ColorNameForeground

// Keys are the keys of the place where promises are shown, as their menu names them; nil for one that there is not.
type Keys struct{ Done, Snooze, Drop, Again, Edit, Open, Trash *keys.Key }

// Menu opens the menu of promises: what can be done with them, whichever way they stand.
func Menu(w *window.Window, ids []int64, k Keys, at fyne.Position) {
	with(w, ids, func(c chosen) { w.PopUp(menuOf(w, &c, k), at) })
}

// MenuBelow is Menu below what is pressed for it.
func MenuBelow(w *window.Window, ids []int64, k Keys, below fyne.CanvasObject) {
	with(w, ids, func(c chosen) { w.DropDown(menuOf(w, &c, k), below) })
}

func menuOf(w *window.Window, c *chosen, k Keys) *fyne.Menu {
	ids := c.ids()
	menu := fyne.NewMenu("")
	add := func(text string, key *keys.Key, do func()) {
		if key != nil {
			text = window.WithKey(text, key)
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(text, do))
	}
	if c.has(data.PromiseOpen, data.PromiseSnoozed, data.PromiseDropped) {
		add(lang.L("Tick off"), k.Done, func() { Finish(w, ids...) })
	}
	if c.has(data.PromiseOpen, data.PromiseSnoozed) {
		menu.Items = append(menu.Items, snoozeItem(w, c, k.Snooze))
		add(lang.L("Drop"), k.Drop, func() { Drop(w, ids...) })
	}
	if c.has(data.PromiseSnoozed, data.PromiseDone, data.PromiseDropped) {
		add(lang.L("Owed again"), k.Again, func() { Again(w, ids...) })
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	if len(c.rows) == 1 {
		p := c.rows[0]
		add(lang.L("Edit …"), k.Edit, func() { edit.Promise(w, p.Promise, p.Name) })
		add(lang.L("Open {{.Name}}", words.InMenu(p.Name)), k.Open, func() { w.Places.Person(p.ContactID) })
	}
	add(lang.L("Move to the trash"), k.Trash, func() { Trash(w, ids...) })
	return menu
}

// snoozeItem offers the days of a snooze beside it.
func snoozeItem(w *window.Window, c *chosen, key *keys.Key) *fyne.MenuItem {
	text := lang.L("Snooze")
	if key != nil {
		text = window.WithKey(text, key)
	}
	it := fyne.NewMenuItem(text, nil)
	it.ChildMenu = fyne.NewMenu("")
	all, _ := choices(w, c)
	for _, o := range all {
		item := fyne.NewMenuItem(words.InMenu(words.Joined(" · ", o.text, o.note)), o.take)
		item.Disabled = o.take == nil
		it.ChildMenu.Items = append(it.ChildMenu.Items, item)
	}
	it.ChildMenu.Items = append(it.ChildMenu.Items, fyne.NewMenuItem(lang.L("A day …"), func() { snoozeSheet(w, c) }))
	return it
}

// Edit opens the form of a promise.
func Edit(w *window.Window, id int64) {
	with(w, []int64{id}, func(c chosen) { edit.Promise(w, c.rows[0].Promise, c.rows[0].Name) })
}

// short is what is shown of a promise.
func short(text string) string { return style.Cut(text, window.PromiseLetters) }
