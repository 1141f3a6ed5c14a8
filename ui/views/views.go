// Package views is the saved searches of a list of people: the one that is shown, and what is done with all of them.
package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/filters"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Views are the saved searches of a list.
type Views struct {
	w       *window.Window
	query   *data.Query
	filters *filters.Filters
	take    func(data.Query) // has the list ask for it
	clear   func()           // drops every condition

	Present data.View       // that is shown, as it is saved; ID 0: none
	Lost    []data.Missing  // of what it asks for
	Lines   *fyne.Container // say what it lost
	chip    *widget.Chip
	read    window.Latest
}

// New are the views of a list with a query and its filters. take has the list ask for the query of a view, clear for everybody.
func New(w *window.Window, query *data.Query, f *filters.Filters, take func(data.Query), clear func()) *Views {
	v := &Views{w: w, query: query, filters: f, take: take, clear: clear, Lines: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	v.chip = widget.NewChip("", "bookmark", nil)
	v.chip.Strong = true
	v.chip.SetTip(window.WithKey(lang.L("View"), keys.Views))
	v.chip.OnTapped = func() { v.Menu(v.chip) }
	v.Lines.Hide()
	return v
}

// Changed reports whether the list asks for something else than the view that is shown.
func (v *Views) Changed() bool {
	saved := v.Present.Query
	if saved.Sort == "" {
		saved.Sort, saved.Reversed = v.query.Sort, v.query.Reversed
	}
	return v.Present.ID != 0 && !saved.Same(*v.query)
}

// Refresh shows which view it is, and whether the list asks for something else by now.
func (v *Views) Refresh() {
	v.filters.Before = nil
	if v.Present.ID != 0 {
		text := style.Ellipsis(v.Present.Name, 200, 12, fyne.TextStyle{})
		switch {
		case style.Hidden(): // its name may say what it asks for
			text = lang.L("View")
		case v.Changed():
			text = lang.L("{{.Name}} · changed", text)
		}
		v.chip.SetText(text)
		v.filters.Before = v.chip
	}
	v.filters.Show()
	v.showLost()
}

// showLost says what is gone of the things that the list still asks for.
func (v *Views) showLost() {
	v.Lines.Objects = nil
	lost := v.Lost
	if style.Hidden() {
		lost = nil
	}
	for _, m := range lost {
		if m.Condition != data.ByTopics && m.Condition != data.ByAnswers && !v.query.Has(m.Condition) || m.Off(*v.query).Same(*v.query) {
			continue
		}
		off := widget.NewChip(lang.L("Take off this condition"), "close", func() { v.filters.Change(func(q *data.Query) { *q = m.Off(*q) }) })
		v.Lines.Add(container.New(layout.NewCustomPaddedVBoxLayout(2), widget.Tight(widget.Prose(lostText(m), fyne.TextAlignLeading)), style.Wrap(off)))
	}
	v.Lines.Hidden = len(v.Lines.Objects) == 0
	v.Lines.Refresh()
}

// lostText says what became of something that a view asks for.
func lostText(m data.Missing) string {
	switch m.Condition {
	case data.ByTopics:
		return lang.L("Nobody has the topic {{.Topic}} any more.", m.Name)
	case data.ByAnswers:
		return lang.L("The question {{.Question}} was deleted.", m.Name)
	case data.BySession:
		return lang.L("The session {{.Session}} was deleted.", m.Name)
	}
	if m.Trashed {
		return lang.L("The event {{.Event}} was deleted; it is in the trash.", m.Name)
	}
	return lang.L("The event {{.Event}} was deleted.", m.Name)
}

// Left drops the view that is shown: the list asks for something of its own.
func (v *Views) Left() {
	v.Present, v.Lost = data.View{}, nil
	v.filters.EventName, v.filters.SessionName = "", ""
	v.Refresh()
}

// Show has the list ask for what a view asks for.
func (v *Views) Show(view data.View) {
	v.know(view, nil)
	v.take(view.Query)
	v.look()
}

// know takes over a view as it is saved.
func (v *Views) know(view data.View, lost []data.Missing) {
	v.Present, v.Lost = view, lost
	v.filters.EventName, v.filters.SessionName = view.EventName, view.SessionName
	v.Refresh()
}

// look reads the view that is shown again, and what it lost.
func (v *Views) look() {
	id := v.Present.ID
	if id == 0 {
		return
	}
	type found struct {
		view data.View
		lost []data.Missing
	}
	window.Read(v.w, v.read.Next(), 0, func(ctx context.Context) (f found, err error) {
		if f.view, err = v.w.Store.View(ctx, id); err == nil {
			f.lost, err = v.w.Store.Missing(ctx, &f.view)
		}
		return f, err
	}, func(f found, err error) {
		switch {
		case err != nil || !f.view.Trashed.IsZero(): // removed, or undone
			v.Left()
		default:
			v.follow(f.view, f.lost)
		}
	})
}

// follow takes over a view that was read again. A list that asks for what the view asked for asks for what it does now.
func (v *Views) follow(view data.View, lost []data.Missing) {
	was, changed := v.Present.Query, v.Changed()
	now := was.Same(view.Query)
	for _, one := range []struct {
		asked     *int64
		was, gone int64
	}{{&v.query.Event, was.Event, view.Query.Event}, {&v.query.Session, was.Session, view.Query.Session}} {
		if one.gone == data.Gone && *one.asked == one.was {
			*one.asked = data.Gone
		}
	}
	v.know(view, lost)
	if !changed && !now {
		v.take(view.Query)
	}
}

// Reload reads again what changes have altered.
func (v *Views) Reload(c store.Changed) {
	if window.Touches(c, store.Views, store.Events, store.Contacts, store.Encounters) {
		v.look()
	}
}

// Choose lets one of all views be searched and shown.
func (v *Views) Choose() {
	if style.Hidden() {
		v.w.SayHidden()
		return
	}
	v.load(func(all []data.View) {
		if len(all) == 0 {
			v.w.Say(lang.L("There are no views yet. {{.Key}} saves the search and its filters as one.", lang.Whole(keys.SaveView.String())))
			return
		}
		v.w.ChooseOne(lang.L("Views"), lang.L("Name of a view"), v.options(all), func(i int) { v.Show(all[i]) })
	})
}

func (v *Views) options(all []data.View) []window.Option {
	out := make([]window.Option, len(all))
	for i, view := range all {
		out[i] = window.Option{Text: view.Name, Also: view.EventName}
		if view.ID == v.Present.ID {
			out[i].Note = lang.L("shown")
		}
	}
	return out
}

func (v *Views) load(done func([]data.View)) {
	window.Load(v.w, lang.L("The views could not be read"), v.w.Store.Views, done)
}

// atOnce is how many views a menu lists.
const atOnce = 8

// Menu drops down the views, and what is done with the one that is shown.
func (v *Views) Menu(at fyne.CanvasObject) {
	if style.Hidden() {
		v.w.SayHidden()
		return
	}
	v.load(func(all []data.View) { v.w.DropDown(v.menu(all), at) })
}

func (v *Views) menu(all []data.View) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, view := range all[:min(len(all), atOnce)] {
		item := fyne.NewMenuItem(words.InMenu(view.Name), func() { v.Show(view) })
		item.Checked = view.ID == v.Present.ID
		menu.Items = append(menu.Items, item)
	}
	if len(all) > atOnce {
		menu.Items = append(menu.Items, fyne.NewMenuItem(window.WithKey(lang.L("All views …"), keys.Views), v.Choose))
	}
	if len(all) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	save := fyne.NewMenuItem(window.WithKey(lang.L("Save this search as a view …"), keys.SaveView), v.Save)
	save.Disabled = v.query.Everybody() && v.Present.ID == 0
	if view := v.Present; view.ID != 0 {
		name := words.InMenu(view.Name)
		if v.Changed() {
			menu.Items = append(menu.Items, fyne.NewMenuItem(lang.L("Save the changes in {{.View}}", name), v.Replace), fyne.NewMenuItem(lang.L("Back to {{.View}} as it is saved", name), func() { v.Show(view) }))
		}
		menu.Items = append(menu.Items, save, fyne.NewMenuItem(lang.L("Rename {{.View}} …", name), v.Rename),
			fyne.NewMenuItem(lang.L("Move {{.View}} to the trash", name), v.Remove), fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Show everybody"), v.clear))
		return menu
	}
	menu.Items = append(menu.Items, save)
	return menu
}

// named finds the view that a name would replace; nil for none.
func named(all []data.View, name string, but int64) *data.View {
	i := slices.IndexFunc(all, func(v data.View) bool { return v.ID != but && data.Fold(v.Name) == data.Fold(name) })
	if i < 0 {
		return nil
	}
	return &all[i]
}
