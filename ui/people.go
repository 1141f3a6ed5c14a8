package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// peopleScreen is the list of people beside the details of the one chosen, or of the many ticked.
type peopleScreen struct {
	app        *Window
	content    fyne.CanvasObject
	list       *widget.List
	letters    *letterRail
	detail     *contactDetail
	side       *fyne.Container // detail, or what can be done with the ticked
	status     *widget.Text
	near       *widget.Chip
	filters    *fyne.Container
	filterMenu *fyne.Menu // as it was opened last
	empty      *fyne.Container

	query    data.Query
	rows     *rows
	ticks    *ticks
	chosen   int64
	gen      int // of the query: answers to older ones are dropped
	stop     context.CancelFunc
	narrowed bool   // the query is newer than the choice: who is shown must be among those it finds
	wanted   int64  // a person to be shown whom the query may hide; 0 for none
	come     func() // the answer has come: see App.begin
	more     bool   // the list goes on, and is being read
	total    int
}

// peoplePlace is the screen of all people.
var peoplePlace = Screen{Key: "people", Label: say.T("People"), Icon: "people", New: func(w *Window) Page { return newPeople(w) }}

func newPeople(a *Window) *peopleScreen {
	p := &peopleScreen{app: a, detail: newContactDetail(a)}
	p.detail.filter = p.filter
	p.rows = newRows(a, func() { p.list.Refresh() })
	p.query.Sort = data.Sort(a.setting("sort", string(data.SortName)))
	p.query.Reversed = a.setting("sort_reversed", "") != ""
	p.list = widget.NewList(func() int { return len(p.rows.ids) }, newRow, p.fillRow)
	p.list.OnSelected = func(i int) {
		p.list.Note(i)
		if i < len(p.rows.ids) {
			p.choose(p.rows.ids[i])
		}
	}
	p.list.OnEnter = func(i int) { a.editContact(p.rows.ids[i]) }
	p.list.OnDelete = p.trash
	p.list.OnEscape = p.escape
	p.ticks = newTicks(p)
	p.letters = newLetterRail(p)
	p.list.OnTyped = p.letters.typed
	p.status = widget.NewMuted("")
	p.status.TextSize = theme.SizeNameCaptionText
	p.near = widget.NewChip("", "search", nil)
	p.near.Hide()
	p.filters = widget.Wrap()
	p.filters.Hide()
	p.empty = container.NewCenter()
	p.empty.Hide()
	top := container.NewVBox(p.head(), container.New(layout.NewCustomPaddedLayout(0, 6, 12, 12), container.NewVBox(p.filters, widget.Wrap(p.near))))
	list := container.NewBorder(nil, nil, nil, p.letters.widget, p.list)
	left := widget.Surface(container.NewBorder(top, nil, nil, nil,
		container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), list), p.empty)))
	p.side = container.NewStack(p.detail.content)
	split := container.NewHSplit(widget.AtLeast(300, 0, left), widget.AtLeast(360, 0, p.side))
	split.SetOffset(0.36)
	p.content = split
	return p
}

// head is the line over the list: how many, and what can be done with the list.
func (p *peopleScreen) head() fyne.CanvasObject {
	tick := widget.NewIcon("tick", withKey(lang.L("Tick people"), keys.Tick), p.ticks.start)
	sort := widget.NewIcon("sort", lang.L("Order"), nil)
	sort.OnTapped = func() { p.app.dropDown(p.sortMenu(), sort) }
	filter := widget.NewIcon("filter", lang.L("Filter"), nil)
	filter.OnTapped = func() { p.chooseFilter(filter) }
	export := widget.NewIcon("export", withKey(lang.L("Export what is shown"), keys.Export), func() { p.Export() })
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.OnTapped = func() { p.moreMenu(more) }
	return container.New(layout.NewCustomPaddedLayout(4, 4, 12, 4),
		container.NewBorder(nil, nil, nil, container.NewHBox(tick, filter, sort, export, more),
			container.NewVBox(layout.NewSpacer(), p.status, layout.NewSpacer())))
}

// moreMenu drops down what is done with the list as a whole.
func (p *peopleScreen) moreMenu(at fyne.CanvasObject) {
	menu := fyne.NewMenu("", fyne.NewMenuItem(lang.L("Find duplicates …"), func() { p.app.Places.Open("duplicates") }))
	p.app.dropDown(menu, at)
}

// Content implements screen.
func (p *peopleScreen) Content() fyne.CanvasObject { return p.content }

// Focus implements screen. A list that is still being read gets the keys at once and its first row
// when it comes.
func (p *peopleScreen) Focus() {
	p.app.Native.Canvas().Focus(p.list)
	p.chooseFirst()
}

// chooseFirst selects the first row of a list that has the keys and no row selected.
func (p *peopleScreen) chooseFirst() {
	behind := p.app.top() != nil && p.app.isShown(p) // for when the sheet goes
	if len(p.rows.ids) > 0 && p.list.Current() < 0 && (behind || p.app.Native.Canvas().Focused() == p.list) {
		p.list.Select(0)
	}
}

// escape leaves the list one step: first the ticks go, then the search gets the keys.
func (p *peopleScreen) escape() {
	if p.ticks.on {
		p.ticks.end()
		return
	}
	p.app.Places.ToSearch()
}

// trash moves a row's person to the trash, or all that are ticked.
func (p *peopleScreen) trash(i int) {
	if p.ticks.on {
		p.trashMany(p.ticks.inOrder())
		return
	}
	id := p.rows.ids[i]
	p.app.trashContact(id, p.rows.known(id).Name)
}

// Selected implements OfPerson.
func (p *peopleScreen) Selected() int64 { return p.chosen }

// Reload implements screen.
func (p *peopleScreen) Reload(c store.Changed) {
	if !touches(c, store.Contacts, store.Encounters, store.Attendees, store.Events, store.Promises) {
		return
	}
	p.find(true)
	p.detail.reload(c)
}

// Export implements Exporter.
func (p *peopleScreen) Export() bool {
	p.app.exportSheet(lang.L("Export people"), "", export.Job{Selection: data.Selection{Query: p.query}})
	return true
}

// search narrows the list to what the text finds.
func (p *peopleScreen) search(text string) {
	p.query.Text = text
	p.look()
}

// look shows what the query finds, from the top.
func (p *peopleScreen) look() {
	p.narrowed = p.filtered()
	p.list.ScrollToTop()
	p.find(false)
}

// open shows one contact, in the list too when the present query holds it.
func (p *peopleScreen) open(id int64) {
	p.narrowed = false
	p.ticks.end()
	p.chosen = id
	p.detail.show(id)
	if at := slices.Index(p.rows.ids, id); at >= 0 {
		p.list.Select(at)
	}
}

// showPerson opens one contact. A search or filter that hides it is dropped.
func (p *peopleScreen) showPerson(id int64) {
	p.open(id)
	if p.filtered() && !slices.Contains(p.rows.ids, id) {
		p.wanted = id // the rows at hand may be older than the person
		p.find(true)
	}
}

// personAt is the person whose detail lies at a place of the window; 0 for nobody's.
func (p *peopleScreen) personAt(at fyne.Position) int64 {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.detail.content)
	to := from.Add(p.detail.content.Size())
	if at.X < from.X || at.Y < from.Y || at.X > to.X || at.Y > to.Y {
		return 0
	}
	return p.detail.id
}

func (p *peopleScreen) choose(id int64) {
	if p.chosen == id && p.detail.id == id {
		return
	}
	p.chosen = id
	p.detail.show(id)
}

func (p *peopleScreen) showStatus() {
	n := lang.Number(len(p.rows.ids))
	if p.more {
		n += "+"
	}
	switch {
	case p.ticks.on:
		p.status.SetText(lang.N(len(p.ticks.set), "{{.Count}} ticked", "{{.Count}} ticked"))
	case p.filtered():
		p.status.SetText(lang.L("{{.Count}} of {{.Of}}", n, lang.Number(p.total)))
	case p.more && p.total > 0:
		p.status.SetText(peopleCount(p.total))
	case p.more:
		p.status.SetText(lang.L("{{.Number}} people", n))
	default:
		p.status.SetText(peopleCount(len(p.rows.ids)))
	}
}

func (p *peopleScreen) filtered() bool {
	q := p.query
	return q.Text != "" || len(q.Topics) > 0 || q.Event != 0 || q.Warmth != 0 || q.Source != "" || q.Import != 0
}

// showEmpty tells what to do when the list has nothing to show.
func (p *peopleScreen) showEmpty() {
	if len(p.rows.ids) > 0 {
		p.empty.Hide()
		return
	}
	if p.filtered() {
		p.empty.Objects = []fyne.CanvasObject{emptyState("search", lang.L("Nobody matches"), "",
			widget.NewButton(lang.L("Show everybody"), "", p.clear))}
	} else {
		p.empty.Objects = []fyne.CanvasObject{emptyState("people", lang.L("No people yet"), lang.L("People you meet are listed here."),
			widget.NewPrimary(lang.L("Add the first"), "plus", p.app.newContact),
			widget.NewButton(lang.L("Import a file …"), "import", p.app.openFile))}
	}
	p.empty.Show()
	p.empty.Refresh()
}

// clear drops every condition.
func (p *peopleScreen) clear() {
	p.query = data.Query{Sort: p.query.Sort, Reversed: p.query.Reversed}
	p.showFilters()
	if p.app.Places.Searched() != "" {
		p.app.Places.Search("") // finds
		return
	}
	p.find(false)
}

func newRow() fyne.CanvasObject { return widget.NewContactRow() }

func (p *peopleScreen) fillRow(i int, o fyne.CanvasObject) {
	r := o.(*widget.ContactRow)
	if i >= len(p.rows.ids) {
		r.Set(widget.RowValue{})
		return
	}
	id := p.rows.ids[i]
	v := widget.RowValue{Name: "…"}
	row, ok := p.rows.at(i)
	if ok {
		v = rowValue(row, p.app.thumbs.get(p.app, row.Thumb, p.list.Refresh), p.app.Store.Now())
	}
	v.Ticking, v.Ticked = p.ticks.on, p.ticks.set[id]
	r.Set(v)
	r.OnSecondary = func(e *fyne.PointEvent) { p.menu(i, row.Name, e.AbsolutePosition) }
	p.letters.show()
}

// menu opens the menu of one person, or of all that are ticked when they are among them.
func (p *peopleScreen) menu(i int, name string, at fyne.Position) {
	id := p.rows.ids[i]
	if p.ticks.set[id] {
		p.ticks.menu(at)
		return
	}
	p.list.Select(i)
	p.app.contactMenu(id, name, at)
}

// listOrder is an order of the list in the words of its menu, and what it is called turned round.
type listOrder struct {
	sort       data.Sort
	text, back string
}

func listOrders() []listOrder {
	return []listOrder{
		{data.SortName, lang.L("By given name"), lang.L("From Z to A")},
		{data.SortFamily, lang.L("By family name"), lang.L("From Z to A")},
		{data.SortOrganisation, lang.L("By organisation"), lang.L("From Z to A")},
		{data.SortLastMet, lang.L("By last met"), lang.L("Longest ago first")},
		{data.SortAdded, lang.L("By date added"), lang.L("First added first")},
	}
}

// sortMenu are the orders, and below them the one that is chosen turned round.
func (p *peopleScreen) sortMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	back := lang.L("From Z to A")
	for _, o := range listOrders() {
		it := fyne.NewMenuItem(o.text, func() { p.order(o.sort, false) })
		if it.Checked = p.query.Sort == o.sort; it.Checked {
			back = o.back
		}
		menu.Items = append(menu.Items, it)
	}
	turn := fyne.NewMenuItem(back, func() { p.order(p.query.Sort, !p.query.Reversed) })
	turn.Checked = p.query.Reversed
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), turn)
	return menu
}

// order puts the list in an order, which is remembered.
func (p *peopleScreen) order(by data.Sort, reversed bool) {
	p.query.Sort, p.query.Reversed = by, reversed
	turned := ""
	if reversed {
		turned = "1"
	}
	p.app.setSetting("sort", string(by))
	p.app.setSetting("sort_reversed", turned)
	p.look()
}
