package people

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
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// ticks are the people ticked in the list. They stay ticked while the list is searched and filtered,
// so that they can be picked together from several searches.
type ticks struct {
	people *Page
	On     bool
	Set    map[int64]bool
	ranged []int64 // ticked by the range with Shift that is going on
	from   int     // where that range began
	rest   bool    // all were asked for while the list was still being read
}

func newTicks(p *Page) *ticks {
	t := &ticks{people: p, Set: map[int64]bool{}, from: -1}
	p.List.OnTick, p.List.OnRange = t.turn, t.span
	p.List.Ticking = func() bool { return t.On }
	return t
}

// start shows the boxes; pressed again it takes them away.
func (t *ticks) start() {
	if t.On {
		t.End()
		return
	}
	t.On = true
	t.show()
	t.people.Focus()
}

// turn ticks a row or takes its tick away.
func (t *ticks) turn(i int) {
	t.On, t.ranged, t.from = true, nil, -1
	id := t.people.Rows.IDs[i]
	if t.Set[id] {
		delete(t.Set, id)
	} else {
		t.Set[id] = true
	}
	t.show()
}

// span ticks all from one row to another. While the same range grows and shrinks, what it leaves is
// no longer ticked.
func (t *ticks) span(from, to int) {
	t.On = true
	if from == t.from {
		for _, id := range t.ranged {
			delete(t.Set, id)
		}
	}
	t.from, t.ranged = from, nil
	ids := t.people.Rows.IDs
	for i := min(from, to); i <= max(from, to) && i < len(ids); i++ {
		if !t.Set[ids[i]] {
			t.Set[ids[i]] = true
			t.ranged = append(t.ranged, ids[i])
		}
	}
	t.show()
}

// All ticks everybody that the list holds.
func (t *ticks) All() {
	t.On, t.ranged, t.from = true, nil, -1
	for _, id := range t.people.Rows.IDs {
		t.Set[id] = true
	}
	t.rest = t.people.More
	t.show()
}

// complete ticks the rest of a list that was being read when all of it was asked for.
func (t *ticks) complete() {
	if t.On && t.rest {
		t.All()
	}
}

// End takes all ticks and their boxes away.
func (t *ticks) End() {
	if !t.On {
		return
	}
	t.On, t.Set, t.ranged, t.from, t.rest = false, map[int64]bool{}, nil, -1, false
	t.show()
}

// inOrder are the ticked: first those in the list, in its order, then the others.
func (t *ticks) inOrder() []int64 {
	out := make([]int64, 0, len(t.Set))
	listed := make(map[int64]bool, len(t.Set))
	for _, id := range t.people.Rows.IDs {
		if t.Set[id] {
			out = append(out, id)
			listed[id] = true
		}
	}
	for id := range t.Set {
		if !listed[id] {
			out = append(out, id)
		}
	}
	return out
}

// show brings list and pane up to date.
func (t *ticks) show() {
	p := t.people
	p.showStatus()
	p.List.Refresh()
	p.Side.Objects = []fyne.CanvasObject{p.Detail.Content}
	if t.On {
		p.Side.Objects = []fyne.CanvasObject{t.pane()}
	}
	p.Side.Refresh()
}

// namesShown is how many of the ticked are named.
const namesShown = 12

// pane stands in the place of the details: who is ticked and what can be done with all of them.
func (t *ticks) pane() fyne.CanvasObject {
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
	for _, it := range t.actions() {
		b := widget.NewButton(it.Label, it.icon, it.Action)
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
func (t *ticks) names() string {
	var names []string
	for id := range t.Set {
		if len(t.Set) > namesShown {
			break
		}
		if name := t.people.Rows.Known(id).Name; name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare(data.SortKey(a), data.SortKey(b)) })
	return words.Joined(", ", names...)
}

// tickAction is something that can be done with all that are ticked.
type tickAction struct {
	*fyne.MenuItem
	icon string
}

func (t *ticks) actions() []tickAction {
	w := t.people.w
	action := func(text, icon string, do func(ids []int64)) tickAction {
		return tickAction{fyne.NewMenuItem(text, func() { do(t.inOrder()) }), icon}
	}
	merge := action(lang.L("Merge two …"), "people", func(ids []int64) { MergeTwo(w, ids) })
	merge.Disabled = len(t.Set) != 2
	return []tickAction{
		action(lang.L("Add a topic …"), "plus", func(ids []int64) { AddTopics(w, ids) }),
		action(lang.L("Put on a list …"), "events", func(ids []int64) { edit.PutOnList(w, ids) }),
		action(lang.L("Set warmth …"), "warmth", func(ids []int64) { SetWarmth(w, ids) }),
		action(lang.L("Export …"), "export", func(ids []int64) {
			exporting.People(w, lang.L("Export {{.People}}", words.PeopleCount(len(ids))), "", export.Job{Selection: data.Selection{IDs: ids}})
		}),
		merge,
		action(lang.L("Move to the trash"), "trash", t.people.trashMany),
	}
}

// Menu opens the actions as a menu.
func (t *ticks) Menu(at fyne.Position) {
	menu := fyne.NewMenu("")
	for _, it := range t.actions() {
		menu.Items = append(menu.Items, it.MenuItem)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Untick all"), t.End))
	t.people.w.PopUp(menu, at)
}

// TickAll implements Ticker.
func (p *Page) TickAll() { p.Ticks.All() }
