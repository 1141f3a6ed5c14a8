package events

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/filters"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/rows"
	"lanyard/ui/ticks"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// People is the tab of the event's people: those met there and those on its list.
type People struct {
	w       *window.Window
	page    *eventDetail
	content *fyne.Container
	body    *fyne.Container // the list, or what stands in its place
	list    fyne.CanvasObject
	bar     *fyne.Container // the chips with counts, or what is done with the ticked
	Search  *widget.Entry
	Near    *style.Text

	List    *lists.List
	Rows    *rows.Rows
	Ticks   *ticks.Ticks
	Filters *filters.Filters
	Query   data.Query // of the event; the order is by name where the list is in sections

	View   peopleView
	Only   state // of those alone the list is; "" for all
	lines  []line
	chosen int64     // the person whose row the keys act on
	shown  placement // where the rows stand; while one works they stay there
	moved  bool      // they are placed anew when the list is read next

	veiled bool         // the list is as it is while what is private is hidden
	aside  window.Aside // what was searched before

	wantsKeys bool // when there is a row to act on

	away bool // the user was sent to a person, and may come back

	come    func()        // the answer has come: see window.Begin
	asked   window.Latest // the lists
	asking  window.Latest // who may be somebody known
	twins   map[int64]twins
	twinsOf int64 // the event for which they were found; 0: they are to be looked for
}

func newPeople(w *window.Window, d *eventDetail) *People {
	p := &People{w: w, page: d, bar: container.NewStack(), body: container.NewStack()}
	p.Query.Sort = data.Sort(w.Setting(orderSetting, ""))
	p.Rows = rows.New(w, func() { p.List.Refresh() })
	p.List = lists.NewList(func() int { return len(p.lines) }, func() fyne.CanvasObject { return lists.NewContactRow() }, p.Fill)
	p.List.Heading = func(i int) bool { return p.lines[i].heading != "" }
	p.List.OnSelected = func(i int) {
		p.List.Note(i)
		p.chosen = p.at(i)
	}
	p.List.OnEnter, p.List.OnDouble = p.open, p.open
	p.List.OnEscape = p.escape
	p.Ticks = ticks.New(w, p.List, p.Rows, p.at)
	p.Ticks.Changed, p.Ticks.Focus = p.showTicks, p.Focus
	p.Filters = filters.New(w, &p.Query, p.look)
	p.Filters.OneEvent, p.Filters.Clear = true, p.clear
	p.Search = widget.NewEntry(lang.L("Search in this list"))
	p.Search.Icon = style.Icon("search")
	p.Search.OnChanged = func(text string) {
		p.Query.Text = text
		p.moved = true
		p.readIn(p.asked.Soon(window.SearchPause))
	}
	p.Search.OnDown, p.Search.OnSubmitted = p.Focus, func(string) { p.Focus() }
	p.Search.OnEscape = func() {
		if p.Search.Text != "" {
			p.Search.SetText("")
			return
		}
		p.Focus()
	}
	p.Near = style.NewMuted(lang.L("No exact match. These are similar."))
	p.Near.Hide()
	p.list = container.New(layout.NewCustomPaddedLayout(0, 8, 16, 16), p.List)
	p.content = container.New(&widget.Headed{}, p.head(), p.body)
	return p
}

// head is over the list: what is searched, what can be done with the list, and how many stand how.
func (p *People) head() fyne.CanvasObject {
	tick := widget.NewIcon("tick", window.WithKey(lang.L("Tick people"), keys.Tick), func() { p.Ticks.Start() })
	filter := widget.NewIcon("filter", lang.L("Filter"), nil)
	filter.OnTapped = func() { p.Filters.Choose(filter) }
	sort := widget.NewIcon("sort", lang.L("Order"), nil)
	sort.OnTapped = func() { p.w.DropDown(p.SortMenu(), sort) }
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.OnTapped = func() { p.w.DropDown(p.Menu(), more) }
	icons := container.NewHBox(tick, filter, sort, more)
	find := container.New(layout.NewBorderLayout(nil, nil, nil, icons), p.Search, icons) // in the order of Tab
	return container.New(layout.NewCustomPaddedLayout(2, 4, 20, 20),
		container.New(layout.NewCustomPaddedVBoxLayout(6), find, p.bar, p.Filters.Chips, p.Near))
}

// Content implements Tab.
func (p *People) Content() fyne.CanvasObject { return p.content }

// Focus implements Tab: the list gets the keys, at the row where it was.
func (p *People) Focus() {
	if p.wantsKeys = len(p.lines) == 0; p.wantsKeys {
		return
	}
	p.w.Native.Canvas().Focus(p.List)
	if p.List.Current() < 0 {
		p.List.Select(p.firstRow())
	}
}

// left is told when the screen is left: unless that is for a person of the list, the rows are placed anew for who comes back.
func (p *People) left() {
	p.moved = p.moved || !p.away
	p.away = false
}

// Show implements Tab.
func (p *People) Show(e data.Event) {
	if e.ID != p.Query.Event {
		p.begin(e)
	}
	p.veil()
	if p.page.touched(store.Contacts, store.NotSame) {
		p.twinsOf = 0
	}
	p.readIn(0)
}

// begin is the tab of another event.
func (p *People) begin(e data.Event) {
	p.View, p.lines, p.chosen, p.Only, p.moved = peopleView{event: e}, nil, 0, "", true
	p.Query = data.Query{Event: e.ID, Sort: p.Query.Sort, Reversed: p.Query.Reversed}
	p.twins, p.twinsOf = nil, 0
	p.Ticks.End()
	if p.Search.Text != "" {
		p.Search.SetText("") // asks, as what follows does: the last is answered
	}
	p.Filters.Show()
	p.List.UnselectAll()
	p.List.ScrollToTop()
}

// look reads the list for a condition that has changed: its rows are placed anew.
func (p *People) look() {
	p.moved = true
	p.readIn(0)
}

// readIn reads the list again, after a wait. What the keys act on comes with it: they wait.
func (p *People) readIn(wait time.Duration) {
	e := p.page.Event
	if e.ID == 0 || e.ID != p.Query.Event {
		return
	}
	q, from := p.Query, p.arrangement()
	all := q.Sort == "" && q.Text == "" && !p.Filters.Any()
	last := p.come
	p.come = p.w.Begin(nil, window.Reading)
	if last != nil {
		last()
	}
	come := p.come
	window.Read(p.w, p.asked.Next(), wait, func(ctx context.Context) (readList, error) {
		return readPeople(ctx, p.w.Store, e, q, all, from)
	}, func(v readList, err error) {
		defer come()
		if err != nil {
			p.w.Fail(lang.L("The people of the event could not be read"), err)
			return
		}
		p.show(v)
	})
}

// show puts what was read on the screen. The keys stay with the person they act on; where that one is gone, with who has
// taken their place.
func (p *People) show(v readList) {
	if v.event.ID != p.Query.Event {
		return
	}
	before := p.List.Current()
	p.View, p.moved = v.peopleView, false
	p.put(v.arranged, v.first)
	p.showBar()
	p.showBody()
	p.keepChosen(before)
	if p.wantsKeys && p.w.FreeKeys() {
		p.Focus()
	}
	p.Ticks.Keep(v.everybody())
	p.findTwins()
}

// put shows rows in their places.
func (p *People) put(a arranged, first []store.Row) {
	p.lines, p.shown = a.lines, a.placement
	p.Rows.Set(a.ids, first)
	p.List.SetHeadings(a.headings())
	p.List.Refresh()
}

// keepChosen selects the chosen person's row.
func (p *People) keepChosen(before int) {
	at := p.lineOf(p.chosen)
	if at < 0 && before >= 0 && len(p.lines) > 0 {
		if at = min(before, len(p.lines)-1); p.lines[at].heading != "" {
			if at = at + 1; at == len(p.lines) || p.lines[at].heading != "" {
				at = max(at-2, 0)
			}
		}
	}
	switch {
	case at < 0:
		p.List.UnselectAll()
		p.chosen = 0
	case at != before || p.at(at) != p.chosen:
		p.List.UnselectAll() // else a row of the same number counts as selected already
		p.List.Select(at)
	}
	if at < 0 && len(p.lines) > 0 && p.w.Native.Canvas().Focused() == p.List {
		p.List.Select(p.firstRow())
	}
}

// showBody shows the list, or why there is none.
func (p *People) showBody() {
	want := p.list
	switch {
	case len(p.View.people) == 0:
		want = p.nobody()
	case len(p.lines) == 0:
		want = p.Filters.Nobody(p.View.unsided, p.clear)
	}
	if len(p.body.Objects) != 1 || p.body.Objects[0] != want {
		p.body.Objects = []fyne.CanvasObject{want}
	}
	p.Near.Hidden = !p.View.nearly
	p.content.Refresh()
}

// narrowed reports whether the list has a condition.
func (p *People) narrowed() bool { return p.only() != "" || p.Query.Text != "" || p.Filters.Any() }

// only is of whom alone the list is; of those whom the user wants to meet it is not while somebody looks.
func (p *People) only() state {
	if p.Only == stateWant && style.Hidden() {
		return ""
	}
	return p.Only
}

// veil sets aside what was searched while what is private is hidden, and places the rows anew when that begins or ends.
func (p *People) veil() {
	if p.veiled == style.Hidden() {
		return
	}
	p.veiled, p.moved = style.Hidden(), true
	p.Query.Text = p.aside.Turn(p.Search)
	p.Filters.Show()
}

// clear drops every condition.
func (p *People) clear() {
	p.Only = ""
	p.Query = data.Query{Event: p.Query.Event, Sort: p.Query.Sort, Reversed: p.Query.Reversed}
	p.Filters.Show()
	if p.Search.Text != "" {
		p.Search.SetText("") // looks
		return
	}
	p.look()
}

// nobody stands in the place of the list when nobody is on it.
func (p *People) nobody() fyne.CanvasObject {
	return container.NewVScroll(widget.EmptyState("people", lang.L("Nobody yet"), // a long name may leave little room
		p.nobodyWords(),
		widget.NewButton(lang.L("Add a person"), "person-add", func() { addAt(p.w, p.View.event) }),
		widget.NewButton(lang.L("Questions …"), "help", func() { edit.Questions(p.w, p.View.event.ID) })))
}

// nobodyWords say how people come onto the empty list.
func (p *People) nobodyWords() string {
	if p.page.here {
		return lang.L("You are here: all people you add or scan are on this list.")
	}
	if e := &p.View.event; !e.Start.IsZero() && !e.GoesOn(p.w.Store.Now()) {
		return lang.L("Open a list of guests with {{.Open}}, or put people on it from their menu.", keys.Open)
	}
	return lang.L("Say that you are here: then all people you add or scan are on this list.")
}

// escape leaves the list one step: first the ticks go, then what narrows it, then the list of events gets the keys.
func (p *People) escape() {
	switch {
	case p.Ticks.On:
		p.Ticks.End()
	case p.narrowed():
		p.clear()
	default:
		p.page.back()
	}
}

// open opens the person in a row, in People; from there Esc comes back to it.
func (p *People) open(i int) {
	if id := p.at(i); id != 0 {
		p.List.Select(i)
		p.away = true
		p.w.Places.Person(id)
	}
}

// nobodyThere reports whether it is known that nobody is on the list.
func (p *People) nobodyThere() bool {
	return p.View.event.ID == p.page.Event.ID && len(p.View.people) == 0
}
