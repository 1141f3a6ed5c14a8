// Package promises is the screen of all promises: what the user owes and what is owed to them, of everybody.
package promises

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/rows"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page is the list of all promises, narrowed by chips and words.
type Page struct {
	w       *window.Window
	content fyne.CanvasObject
	List    *lists.List
	Search  *widget.Entry
	status  *style.Text
	chips   *fyne.Container
	empty   *fyne.Container
	foot    *fyne.Container

	Query  store.PromiseQuery
	event  string // the name of the one of the query
	rows   *rows.Of[store.PromiseRow]
	chosen map[int64]bool // several, by Shift, Ctrl or all; else the row counts
	ranged []int64        // chosen by the range with Shift that is going on
	from   int            // where that range began; -1 for none
	struck promise.Struck // what was settled here, until the screen is left or narrowed otherwise
	asked  window.Latest
	held   *held // while the list is hidden
	any    bool  // there is a promise at all
	read   bool  // the list was read once
}

// Screen is the screen of all promises.
var Screen = window.Screen{Key: "promises", Open: keys.ToPromises, Label: say.T("All promises"), Under: "today", New: func(w *window.Window) window.Page { return newPage(w) }}

// promiseKeys are the keys of the list.
var promiseKeys = promise.Keys{
	Done: keys.PromiseDone, Snooze: keys.PromiseSnooze, Drop: keys.PromiseDrop, Again: keys.PromiseAgain, Edit: keys.PromiseEdit, Open: keys.Edit, Trash: keys.Trash,
}

func newPage(w *window.Window) *Page {
	p := &Page{w: w, chosen: map[int64]bool{}, from: -1, Query: store.PromiseQuery{States: []data.PromiseState{data.PromiseOpen}}}
	read := func(ctx context.Context, ids []int64) ([]store.PromiseRow, error) {
		return w.Store.PromiseRows(ctx, ids)
	}
	p.rows = rows.NewOf(w, read, func(r *store.PromiseRow) int64 { return r.ID }, func() { p.List.Refresh() })
	p.List = lists.NewList(func() int { return len(p.rows.IDs) }, func() fyne.CanvasObject { return lists.NewPromiseRow() }, p.fillRow)
	p.List.OnSelected = func(i int) {
		p.List.Note(i)
		p.endChoice()
		p.showFoot()
	}
	p.List.OnEnter = func(i int) { p.open(i) }
	p.List.OnTick = func(i int) { p.tick(p.rows.IDs[i]) }
	p.List.OnAdd, p.List.OnRange = p.choose, p.span
	p.List.OnDelete = func(int) { promise.Trash(w, p.ids()...) }
	p.List.OnEscape = p.escape
	p.Search = widget.NewEntry(lang.L("Name, organisation or what was promised"))
	p.Search.Icon = style.Icon("search")
	p.Search.OnChanged = func(text string) {
		p.Query.Text = text
		p.look()
	}
	p.Search.OnDown = p.Focus
	p.Search.OnSubmitted = func(string) { p.Focus() }
	p.Search.OnEscape = func() {
		if p.Search.Text != "" {
			p.Search.SetText("")
			return
		}
		p.Focus()
	}
	p.status = style.NewMuted("")
	p.status.TextSize = theme.SizeNameCaptionText
	p.chips, p.foot, p.empty = style.Wrap(), container.NewStack(), container.NewStack()
	p.empty.Hide()
	p.showChips()
	p.content = p.layout()
	return p
}

func (p *Page) layout() fyne.CanvasObject {
	back := widget.NewIcon("back", window.WithKey(lang.L("Back to Today"), keys.ToToday), func() { p.w.Places.Open("today") })
	add := widget.NewButton(lang.L("New promise"), "plus", func() { p.w.Places.Promise() })
	add.SetTip(window.WithKey(lang.L("New promise"), keys.Promise))
	title := container.NewHBox(back, container.NewCenter(widget.Fixed(style.NewSubHeading(lang.L("All promises")))), style.Gap(8, 0), container.NewCenter(widget.Fixed(p.status)))
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewBorder(nil, nil, title, add), p.Search, p.chips)
	head := container.New(layout.NewCustomPaddedLayout(4, 8, 12, 12), top)
	list := container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), p.List), p.empty)
	return style.Surface(container.New(&widget.Headed{}, head, container.New(&widget.Footed{}, list, p.foot)))
}

// Content implements window.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus implements window.Page: the list gets the keys, and its first row when none is selected. Words such as "today" are true
// again then.
func (p *Page) Focus() {
	p.w.Native.Canvas().Focus(p.List)
	if len(p.rows.IDs) > 0 && p.List.Current() < 0 {
		p.List.Select(0)
	}
	if !p.read {
		p.find(true)
	}
}

// Returned implements window.Returner: the row that led to a person is still the one that the keys act on.
func (p *Page) Returned() { p.Focus() }

// Left implements window.Leaver: what was settled is gone from a list that has none of it when it is opened again.
func (p *Page) Left() {
	p.read = false
	p.endChoice()
	if p.held != nil {
		p.held.chosen = map[int64]bool{}
	}
	p.struck.Clear()
}

// Reload implements window.Page.
func (p *Page) Reload(c store.Changed) {
	if window.Touches(c, store.Promises, store.Contacts, store.Encounters, store.Events) {
		p.find(true)
	}
}

// Whom implements window.OfPeople: whom those that are chosen concern.
func (p *Page) Whom() (out []int64) {
	seen := map[int64]bool{}
	for _, id := range p.ids() {
		if c := p.rows.Known(id).ContactID; c != 0 && !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// TickAll implements window.Ticker: all of the list are chosen.
func (p *Page) TickAll() {
	for _, id := range p.rows.IDs {
		p.chosen[id] = true
	}
	p.ranged, p.from = nil, -1
	p.List.Refresh()
	p.showFoot()
}

// Foot implements window.Footed.
func (p *Page) Foot() fyne.CanvasObject {
	if len(p.foot.Objects) == 0 {
		return nil
	}
	return p.foot
}

// look shows what the query finds, from the top. What was settled goes.
func (p *Page) look() {
	p.struck.Clear()
	p.endChoice()
	p.List.UnselectAll()
	p.List.ScrollToTop()
	p.find(false)
}

// held is what the keys act on once the list is shown again that is hidden.
type held struct {
	at     int
	ids    []int64
	chosen map[int64]bool
}

// found is what a reading of the list gives.
type found struct {
	ids   []int64
	first []store.PromiseRow
	any   bool
}

// find reads the list. again keeps the row that is selected, and what was settled in its place.
func (p *Page) find(again bool) {
	p.read = true
	if style.Hidden() {
		if p.held == nil {
			p.held = &held{at: p.List.Current(), ids: p.rows.IDs, chosen: p.chosen}
		}
		p.asked.Next() // what is being read is not shown any more
		p.show(found{}, again)
		return
	}
	q, old := p.Query, p.rows.IDs
	q.States = slices.Clone(q.States)
	struck := p.struck.IDs()
	window.LoadFor(p.w, p.asked.Next(), lang.L("The promises could not be read"), func(ctx context.Context) (f found, err error) {
		if f.ids, err = p.w.Store.FindPromises(ctx, q); err != nil {
			return f, err
		}
		stay, err := p.w.Store.PromiseRows(ctx, struck)
		if err != nil {
			return f, err
		}
		kept := map[int64]bool{}
		for _, row := range stay {
			kept[row.ID] = row.Name != "" && row.State != data.PromiseSnoozed
		}
		f.ids = promise.InPlace(old, f.ids, func(id int64) bool { return kept[id] })
		f.any = len(f.ids) > 0
		if !f.any {
			if f.any, err = p.w.Store.AnyPromise(ctx); err != nil {
				return f, err
			}
		}
		f.first, err = p.w.Store.PromiseRows(ctx, f.ids[:min(len(f.ids), rows.PerPage)])
		return f, err
	}, func(f found) { p.show(f, again) })
}

// show puts what was read on the screen. The promise that was selected stays so, else what has come into its place is.
func (p *Page) show(f found, again bool) {
	at, ids := p.List.Current(), p.rows.IDs
	if h := p.held; h != nil && !style.Hidden() {
		p.held = nil
		if again {
			at, ids, p.chosen = h.at, h.ids, h.chosen
		}
	}
	var chosen int64
	if at >= 0 && at < len(ids) {
		chosen = ids[at]
	}
	p.any = f.any
	p.rows.Set(f.ids, f.first)
	if len(p.chosen) > 0 {
		kept := make(map[int64]bool, len(p.chosen))
		for _, id := range f.ids {
			if p.chosen[id] {
				kept[id] = true
			}
		}
		p.chosen = kept
	}
	p.List.Refresh()
	if again && at >= 0 && len(f.ids) > 0 {
		if i := slices.Index(f.ids, chosen); i >= 0 {
			at = i
		}
		p.hold(min(at, len(f.ids)-1))
	} else if len(f.ids) == 0 {
		p.List.UnselectAll()
	} else if p.w.Native.Canvas().Focused() == fyne.Focusable(p.List) {
		p.hold(max(0, p.List.Current()))
	}
	p.showStatus()
	p.showEmpty()
	p.showFoot()
}

// hold selects a row and leaves what is chosen.
func (p *Page) hold(i int) {
	kept := p.chosen
	p.chosen = map[int64]bool{}
	p.List.Select(i)
	p.chosen = kept
	p.List.Refresh()
}

func (p *Page) showStatus() {
	text := words.PromiseCount(len(p.rows.IDs))
	if n := len(p.chosen); n > 0 {
		text = lang.N(n, "{{.Count}} chosen", "{{.Count}} chosen")
	}
	if style.Hidden() {
		text = ""
	}
	p.status.SetText(text)
}

// escape leaves the list one step: first the choice of several goes, then the screen.
func (p *Page) escape() {
	if len(p.chosen) > 0 {
		p.endChoice()
		p.showFoot()
		return
	}
	p.w.Places.Open("today")
}

func (p *Page) open(i int) {
	if row := p.rows.Known(p.rows.IDs[i]); row.ContactID != 0 {
		p.w.Places.Person(row.ContactID)
	}
}

// ToSearch implements window.Searcher.
func (p *Page) ToSearch() bool {
	c := p.w.Native.Canvas()
	if !p.Search.Visible() || c.Focused() == fyne.Focusable(p.Search) {
		return false
	}
	c.Focus(p.Search)
	return true
}

// Rune implements window.Lettered.
func (p *Page) Rune(r rune) {
	k := focus.Lettered(keys.Promises, r)
	if k == keys.PromiseSearch && p.ToSearch() {
		return
	}
	if p.w.Native.Canvas().Focused() == fyne.Focusable(p.List) {
		p.do(k)
	}
}

// fillRow shows a promise.
func (p *Page) fillRow(i int, o fyne.CanvasObject) {
	r := o.(*lists.PromiseRow)
	if i >= len(p.rows.IDs) {
		r.Set(lists.PromiseValue{Empty: true})
		return
	}
	id := p.rows.IDs[i]
	r.OnTick = func() { p.tick(id) }
	r.OnSecondary = func(e *fyne.PointEvent) { p.menu(i, e.AbsolutePosition) }
	row, ok := p.rows.At(i)
	if !ok {
		r.Set(lists.PromiseValue{Text: "…", Empty: true})
		return
	}
	r.Set(p.value(&row))
}

func (p *Page) value(row *store.PromiseRow) lists.PromiseValue {
	now := p.w.Store.Now()
	aside := words.PromiseState(row, now)
	if aside == "" {
		aside = words.Due(row.Due, p.w.Today())
	}
	return lists.PromiseValue{
		Text: words.Private(row.Text), Detail: words.Joined(" · ", words.Owes(row.By, row.Name), row.Organisation, row.From.Name), Aside: aside,
		Struck: row.State == data.PromiseDone || row.State == data.PromiseDropped, Chosen: p.chosen[row.ID],
	}
}
