package ui

import (
	"bytes"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// ticks are the people ticked in the list. They stay ticked while the list is searched and filtered,
// so that they can be picked together from several searches.
type ticks struct {
	people *peopleScreen
	on     bool
	set    map[int64]bool
	ranged []int64 // ticked by the range with Shift that is going on
	from   int     // where that range began
	rest   bool    // all were asked for while the list was still being read
}

func newTicks(p *peopleScreen) *ticks {
	t := &ticks{people: p, set: map[int64]bool{}, from: -1}
	p.list.OnTick, p.list.OnRange = t.turn, t.span
	p.list.Ticking = func() bool { return t.on }
	return t
}

// start shows the boxes; pressed again it takes them away.
func (t *ticks) start() {
	if t.on {
		t.end()
		return
	}
	t.on = true
	t.show()
	t.people.Focus()
}

// turn ticks a row or takes its tick away.
func (t *ticks) turn(i int) {
	t.on, t.ranged, t.from = true, nil, -1
	id := t.people.rows.ids[i]
	if t.set[id] {
		delete(t.set, id)
	} else {
		t.set[id] = true
	}
	t.show()
}

// span ticks all from one row to another. While the same range grows and shrinks, what it leaves is
// no longer ticked.
func (t *ticks) span(from, to int) {
	t.on = true
	if from == t.from {
		for _, id := range t.ranged {
			delete(t.set, id)
		}
	}
	t.from, t.ranged = from, nil
	ids := t.people.rows.ids
	for i := min(from, to); i <= max(from, to) && i < len(ids); i++ {
		if !t.set[ids[i]] {
			t.set[ids[i]] = true
			t.ranged = append(t.ranged, ids[i])
		}
	}
	t.show()
}

// all ticks everybody that the list holds.
func (t *ticks) all() {
	t.on, t.ranged, t.from = true, nil, -1
	for _, id := range t.people.rows.ids {
		t.set[id] = true
	}
	t.rest = t.people.more
	t.show()
}

// complete ticks the rest of a list that was being read when all of it was asked for.
func (t *ticks) complete() {
	if t.on && t.rest {
		t.all()
	}
}

// end takes all ticks and their boxes away.
func (t *ticks) end() {
	if !t.on {
		return
	}
	t.on, t.set, t.ranged, t.from, t.rest = false, map[int64]bool{}, nil, -1, false
	t.show()
}

// inOrder are the ticked: first those in the list, in its order, then the others.
func (t *ticks) inOrder() []int64 {
	out := make([]int64, 0, len(t.set))
	listed := make(map[int64]bool, len(t.set))
	for _, id := range t.people.rows.ids {
		if t.set[id] {
			out = append(out, id)
			listed[id] = true
		}
	}
	for id := range t.set {
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
	p.list.Refresh()
	p.side.Objects = []fyne.CanvasObject{p.detail.content}
	if t.on {
		p.side.Objects = []fyne.CanvasObject{t.pane()}
	}
	p.side.Refresh()
}

// namesShown is how many of the ticked are named.
const namesShown = 12

// pane stands in the place of the details: who is ticked and what can be done with all of them.
func (t *ticks) pane() fyne.CanvasObject {
	done := widget.NewButton(lang.L("Done"), "", t.end)
	everybody := widget.NewButton(lang.L("Tick all"), "", t.all)
	if len(t.set) == 0 {
		return emptyState("check", lang.L("Nobody ticked"),
			lang.L("Tick people with a click or {{.Space}}, a range with Shift, all of the list with {{.All}}.", keys.Tick, keys.TickAll), everybody, done)
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(12), widget.NewHeading(peopleCount(len(t.set))))
	if names := t.names(); names != "" {
		box.Add(tight(prose(names, fyne.TextAlignLeading)))
	}
	actions := widget.Wrap()
	for _, it := range t.actions() {
		b := widget.NewButton(it.Label, it.icon, it.Action)
		if it.Disabled {
			b.Disable()
		}
		actions.Add(b)
	}
	box.Add(actions)
	box.Add(container.NewHBox(everybody, done))
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(16, 80, 20, 20), widget.AtMost(760, box)))
}

// names of the first that are ticked, as far as they are at hand.
func (t *ticks) names() string {
	var names []string
	for id := range t.set {
		if len(t.set) > namesShown {
			break
		}
		if name := t.people.rows.known(id).Name; name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return bytes.Compare(data.SortKey(a), data.SortKey(b)) })
	return joined(", ", names...)
}

// tickAction is something that can be done with all that are ticked.
type tickAction struct {
	*fyne.MenuItem
	icon string
}

func (t *ticks) actions() []tickAction {
	a := t.people.app
	action := func(text, icon string, do func(ids []int64)) tickAction {
		return tickAction{fyne.NewMenuItem(text, func() { do(t.inOrder()) }), icon}
	}
	merge := action(lang.L("Merge two …"), "people", a.mergeTwo)
	merge.Disabled = len(t.set) != 2
	return []tickAction{
		action(lang.L("Add a topic …"), "plus", a.addTopics),
		action(lang.L("Put on a list …"), "events", a.putOnList),
		action(lang.L("Set warmth …"), "warmth", a.setWarmth),
		action(lang.L("Export …"), "export", func(ids []int64) {
			a.exportSheet(lang.L("Export {{.People}}", peopleCount(len(ids))), "", export.Job{Selection: data.Selection{IDs: ids}})
		}),
		merge,
		action(lang.L("Move to the trash"), "trash", t.people.trashMany),
	}
}

// menu opens the actions as a menu.
func (t *ticks) menu(at fyne.Position) {
	menu := fyne.NewMenu("")
	for _, it := range t.actions() {
		menu.Items = append(menu.Items, it.MenuItem)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Untick all"), t.end))
	t.people.app.popUp(menu, at)
}

// TickAll implements Ticker.
func (p *peopleScreen) TickAll() { p.ticks.all() }
