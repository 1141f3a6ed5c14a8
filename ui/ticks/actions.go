package ticks

import (
	"bytes"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// namesShown is how many of the ticked are named.
const namesShown = 12

// Pane stands in the place of the details of one: who is ticked and what can be done with all of them.
func (t *Ticks) Pane() fyne.CanvasObject {
	done := widget.NewButton(lang.L("Done"), "", t.End)
	everybody := widget.NewButton(lang.L("Tick all"), "", t.All)
	if len(t.Set) == 0 {
		return widget.EmptyState("check", lang.L("Nobody ticked"),
			lang.L("Tick people with a click or {{.Space}}, a range with Shift, all of the list with {{.All}}.", keys.Tick, keys.TickAll), everybody, done)
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(12), style.NewHeading(words.PeopleCount(len(t.Set))))
	if names := t.names(); names != "" {
		box.Add(widget.Tight(widget.Prose(names, fyne.TextAlignLeading)))
	}
	actions := style.Wrap()
	for _, it := range t.Actions() {
		b := widget.NewButton(it.Label, it.Icon, it.Action)
		if it.Disabled {
			b.Disable()
		}
		actions.Add(b)
	}
	box.Add(actions)
	box.Add(container.NewHBox(everybody, done))
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(16, 80, 20, 20), style.AtMost(760, box)))
}

// names of the first that are ticked, as far as they are at hand.
func (t *Ticks) names() string {
	var names []string
	for id := range t.Set {
		if len(t.Set) > namesShown {
			break
		}
		if name := t.rows.Known(id).Name; name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare(data.SortKey(a), data.SortKey(b)) })
	return words.Joined(", ", names...)
}

// Action is something that can be done with all that are ticked.
type Action struct {
	*fyne.MenuItem
	Icon string
}

// Act is an action that gets the ticked in the order of the list.
func (t *Ticks) Act(text, icon string, do func(ids []int64)) Action {
	return Action{fyne.NewMenuItem(text, func() { do(t.InOrder()) }), icon}
}

// Actions are what can be done with all that are ticked, in whatever list.
func (t *Ticks) Actions() []Action {
	w := t.w
	merge := t.Act(lang.L("Merge two …"), "people", func(ids []int64) { MergeTwo(w, ids) })
	merge.Disabled = len(t.Set) != 2
	return []Action{
		t.Act(lang.L("Log contact …"), "message", func(ids []int64) { touch.Log(w, ids) }),
		t.Act(lang.L("Keep in touch …"), "bell", func(ids []int64) { touch.CadenceOfMany(w, ids) }),
		t.Act(lang.L("Write …"), "mail", func(ids []int64) { letters.Write(w, ids...) }),
		t.Act(lang.L("Add a topic …"), "plus", func(ids []int64) { AddTopics(w, ids) }),
		t.Act(lang.L("Take a topic away …"), "trash", func(ids []int64) { TakeTopics(w, ids) }),
		t.Act(lang.L("Put on a list …"), "events", func(ids []int64) { edit.PutOnList(w, ids) }),
		t.Act(lang.L("Set warmth …"), "warmth", func(ids []int64) { SetWarmth(w, ids) }),
		t.Act(lang.L("Export …"), "export", func(ids []int64) {
			exporting.People(w, lang.L("Export {{.People}}", words.PeopleCount(len(ids))), "", export.Job{Selection: data.Selection{IDs: ids}})
		}),
		merge,
		t.Act(lang.L("Move to the trash"), "trash", t.Trash),
	}
}

// Trash moves people to the trash, and ends the ticking.
func (t *Ticks) Trash(ids []int64) {
	Trash(t.w, ids, func(err error) {
		if err == nil {
			t.End()
		}
	})
}

// Menu opens actions as a menu, and a way to take all ticks away.
func (t *Ticks) Menu(actions []Action, at fyne.Position) {
	menu := fyne.NewMenu("")
	for _, it := range actions {
		menu.Items = append(menu.Items, it.MenuItem)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Untick all"), t.End))
	t.w.PopUp(menu, at)
}
