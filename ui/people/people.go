// Package people is the screen of all people: the list, the search, and one person's detail.
package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/filters"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/reading"
	"lanyard/ui/rows"
	"lanyard/ui/ticks"
	"lanyard/ui/views"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page is the list of people beside the details of the one chosen, or of the many ticked.
type Page struct {
	w       *window.Window
	content fyne.CanvasObject
	List    *lists.List
	Letters *letterRail
	Detail  *contactDetail
	Side    *fyne.Container // detail, or what can be done with the ticked
	Status  *style.Text
	Near    *widget.Chip
	Filters *filters.Filters
	Views   *views.Views
	empty   *fyne.Container

	Query    data.Query
	Rows     *rows.Rows
	Ticks    *ticks.Ticks
	Chosen   int64
	asked    window.Latest // the queries
	narrowed bool          // the query is newer than the choice: who is shown must be among those it finds
	wanted   int64         // a person to be shown whom the query may hide; 0 for none
	come     func()        // the answer has come: see Window.Begin
	More     bool          // the list goes on, and is being read
	total    int
	unsided  bool // nobody is inside or outside: see store.Result
}

// Screen is the screen of all people.
var Screen = window.Screen{Key: "people", Open: keys.ToPeople, Label: say.T("People"), Icon: "people", New: func(w *window.Window) window.Page { return NewPeople(w) }}

// NewPeople is the screen, with nobody listed yet.
func NewPeople(w *window.Window) *Page {
	p := &Page{w: w, Detail: newContactDetail(w)}
	p.Filters = filters.New(w, &p.Query, p.look)
	p.Filters.Clear = p.Clear
	p.Views = views.New(w, &p.Query, p.Filters, p.take, p.Clear)
	p.Detail.filter = p.Filters.Change
	p.Rows = rows.New(w, func() { p.List.Refresh() })
	p.Query.Sort = data.Sort(w.Setting("sort", string(data.SortName)))
	p.Query.Reversed = w.Setting("sort_reversed", "") != ""
	p.List = lists.NewList(func() int { return len(p.Rows.IDs) }, func() fyne.CanvasObject { return lists.NewContactRow() }, p.fillRow)
	p.List.OnSelected = func(i int) {
		p.List.Note(i)
		if i < len(p.Rows.IDs) {
			p.choose(p.Rows.IDs[i])
		}
	}
	p.List.OnEnter = func(i int) { edit.Contact(w, p.Rows.IDs[i]) }
	p.List.OnDelete = p.trash
	p.List.OnEscape = p.escape
	p.Ticks = ticks.New(w, p.List, p.Rows, func(i int) int64 { return p.Rows.IDs[i] })
	p.Ticks.Changed, p.Ticks.Focus, p.Ticks.More = p.showTicks, p.Focus, func() bool { return p.More }
	p.Letters = newLetterRail(p)
	p.List.OnTyped = p.Letters.typed
	p.Status = style.NewMuted("")
	p.Status.TextSize = theme.SizeNameCaptionText
	p.Near = widget.NewChip("", "search", nil)
	p.Near.Hide()
	p.empty = container.NewCenter()
	p.empty.Hide()
	top := container.NewVBox(p.head(), container.New(layout.NewCustomPaddedLayout(0, 6, 12, 12), container.NewVBox(p.Filters.Chips, p.Views.Lines, style.Wrap(p.Near))))
	list := container.NewBorder(nil, nil, nil, p.Letters.Widget, p.List)
	left := style.Surface(container.NewBorder(top, nil, nil, nil,
		container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), list), p.empty)))
	p.Side = container.NewStack(p.Detail.Content)
	split := container.NewHSplit(style.AtLeast(300, 0, left), style.AtLeast(360, 0, p.Side))
	split.SetOffset(0.36)
	p.content = split
	return p
}

// head is the line over the list: how many, and what can be done with the list.
func (p *Page) head() fyne.CanvasObject {
	tick := widget.NewIcon("tick", window.WithKey(lang.L("Tick people"), keys.Tick), p.Ticks.Start)
	saved := widget.NewIcon("bookmark", window.WithKey(lang.L("Views"), keys.Views), nil)
	saved.OnTapped = func() { p.Views.Menu(saved) }
	sort := widget.NewIcon("sort", lang.L("Order"), nil)
	sort.OnTapped = func() { p.w.DropDown(p.SortMenu(), sort) }
	filter := widget.NewIcon("filter", lang.L("Filter"), nil)
	filter.OnTapped = func() { p.Filters.Choose(filter) }
	export := widget.NewIcon("export", window.WithKey(lang.L("Export what is shown"), keys.Export), func() { p.Export() })
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.OnTapped = func() { p.moreMenu(more) }
	return container.New(layout.NewCustomPaddedLayout(4, 4, 12, 4),
		container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(0), tick, filter, saved, sort, export, more),
			container.NewVBox(layout.NewSpacer(), p.Status, layout.NewSpacer())))
}

// moreMenu drops down what is done with the list as a whole.
func (p *Page) moreMenu(at fyne.CanvasObject) {
	menu := fyne.NewMenu("", fyne.NewMenuItem(lang.L("Find duplicates …"), func() { p.w.Places.Open("duplicates") }))
	p.w.DropDown(menu, at)
}

// Content implements screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus implements screen. A list that is still being read gets the keys at once and its first row
// when it comes.
func (p *Page) Focus() {
	p.w.Native.Canvas().Focus(p.List)
	p.chooseFirst()
}

// chooseFirst selects the first row of a list that has the keys and no row selected.
func (p *Page) chooseFirst() {
	behind := p.w.Top() != nil && p.w.IsShown(p) // for when the sheet goes
	if len(p.Rows.IDs) > 0 && p.List.Current() < 0 && (behind || p.w.Native.Canvas().Focused() == p.List) {
		p.List.Select(0)
	}
}

// escape leaves the list one step: first the ticks go, then the user goes back to where they were sent here from, else the
// search gets the keys.
func (p *Page) escape() {
	switch {
	case p.Ticks.On:
		p.Ticks.End()
	case p.w.Places.Back():
	default:
		p.w.Places.ToSearch()
	}
}

// trash moves a row's person to the trash, or all that are ticked.
func (p *Page) trash(i int) {
	if p.Ticks.On {
		p.Ticks.Trash(p.Ticks.InOrder())
		return
	}
	id := p.Rows.IDs[i]
	edit.TrashContact(p.w, id, p.Rows.Known(id).Name)
}

// showTicks brings list and pane up to date.
func (p *Page) showTicks() {
	p.showStatus()
	p.List.Refresh()
	p.Side.Objects = []fyne.CanvasObject{p.Detail.Content}
	if p.Ticks.On {
		p.Side.Objects = []fyne.CanvasObject{p.Ticks.Pane()}
	}
	p.Side.Refresh()
}

// Copy implements Copier: the person that is open, or all that are ticked, go into the clipboard as text.
func (p *Page) Copy() {
	ids := []int64{p.Chosen}
	if p.Ticks.On {
		ids = p.Ticks.InOrder()
	}
	ticks.Copy(p.w, ids)
}

// Left implements window.Leaver: who comes here by another way was sent from nowhere, and what was settled is gone from the
// promises.
func (p *Page) Left() {
	if p.Detail.back != nil {
		p.Detail.back.Hide()
	}
	p.Detail.left()
}

// TickAll implements Ticker.
func (p *Page) TickAll() { p.Ticks.All() }

// Selected implements OfPerson.
func (p *Page) Selected() int64 { return p.Chosen }

// Whom implements window.OfPeople.
func (p *Page) Whom() []int64 {
	switch {
	case p.Ticks.On && len(p.Ticks.Set) > 0:
		return p.Ticks.InOrder()
	case p.Chosen != 0:
		return []int64{p.Chosen}
	}
	return nil
}

// Reload implements screen.
func (p *Page) Reload(c store.Changed) {
	p.Views.Reload(c)
	if !window.Touches(c, store.Contacts, store.Encounters, store.Attendees, store.Events, store.Promises) {
		p.Detail.Reload(c)
		return
	}
	p.find(true)
	p.Detail.Reload(c)
}

// Export implements Exporter.
func (p *Page) Export() bool {
	exporting.People(p.w, lang.L("Export people"), "", export.Job{Selection: data.Selection{Query: p.Query}})
	return true
}

// Search narrows the list to what the text finds.
func (p *Page) Search(text string) {
	p.Query.Text = text
	p.look()
}

// take has the list ask for the query of a view; one without an order takes that of the list.
func (p *Page) take(q data.Query) {
	if q.Sort == "" {
		q.Sort, q.Reversed = p.Query.Sort, p.Query.Reversed
	}
	p.Query = q
	if p.w.Places.Searched() != q.Text {
		p.w.Places.Search(q.Text) // finds
		return
	}
	p.look()
}

// ChooseView implements window.Viewed.
func (p *Page) ChooseView() { p.Views.Choose() }

// SaveView implements window.Viewed.
func (p *Page) SaveView() { p.Views.Save() }

// Filter implements window.Filtered.
func (p *Page) Filter() { p.Filters.Search() }

// look shows what the query finds, from the top.
func (p *Page) look() {
	p.Views.Refresh()
	p.wanted = 0
	p.narrowed = p.filtered()
	p.List.ScrollToTop()
	p.find(false)
}

// Open shows one contact, in the list too when the present query holds it.
func (p *Page) Open(id int64) {
	p.narrowed = false
	p.Ticks.End()
	p.Chosen = id
	p.Detail.show(id)
	if at := slices.Index(p.Rows.IDs, id); at >= 0 {
		p.List.Select(at)
	}
}

// Find shows those whom a query finds, in the order that the list has. What is searched is dropped.
func (p *Page) Find(q data.Query) {
	p.w.Places.Search("")
	p.Filters.Change(func(now *data.Query) {
		q.Text, q.Sort, q.Reversed = "", now.Sort, now.Reversed
		*now = q
	})
}

// ShowPerson opens one contact. A search or filter that hides it is dropped.
func (p *Page) ShowPerson(id int64) {
	p.Open(id)
	if slices.Contains(p.Rows.IDs, id) {
		return
	}
	p.wanted = id // a list that is still being read will hold them
	if p.filtered() {
		p.find(true) // the rows at hand may be older than the person
	}
}

// PersonAt is the person whose detail lies at a place of the window; 0 for nobody's.
func (p *Page) PersonAt(at fyne.Position) int64 {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.Detail.Content)
	to := from.Add(p.Detail.Content.Size())
	if at.X < from.X || at.Y < from.Y || at.X > to.X || at.Y > to.Y {
		return 0
	}
	return p.Detail.ID
}

func (p *Page) choose(id int64) {
	if p.Chosen == id && p.Detail.ID == id {
		return
	}
	p.Chosen = id
	p.Detail.show(id)
}

func (p *Page) showStatus() {
	n := lang.Number(len(p.Rows.IDs))
	if p.More {
		n += "+"
	}
	switch {
	case p.Ticks.On:
		p.Status.SetText(lang.N(len(p.Ticks.Set), "{{.Count}} ticked", "{{.Count}} ticked"))
	case p.filtered():
		p.Status.SetText(lang.L("{{.Count}} of {{.Of}}", n, lang.Number(p.total)))
	case p.More && p.total > 0:
		p.Status.SetText(words.PeopleCount(p.total))
	case p.More:
		p.Status.SetText(lang.L("{{.Number}} people", n))
	default:
		p.Status.SetText(words.PeopleCount(len(p.Rows.IDs)))
	}
}

func (p *Page) filtered() bool {
	return p.Query.Text != "" || p.Filters.Any()
}

// showEmpty tells what to do when the list has nothing to show.
func (p *Page) showEmpty() {
	if len(p.Rows.IDs) > 0 {
		p.empty.Hide()
		return
	}
	if p.filtered() {
		p.empty.Objects = []fyne.CanvasObject{p.Filters.Nobody(p.unsided, p.Clear)}
	} else {
		p.empty.Objects = []fyne.CanvasObject{widget.EmptyState("people", lang.L("No people yet"), lang.L("People you meet are listed here."),
			widget.NewPrimary(lang.L("Add the first"), "plus", func() { capture.New(p.w) }),
			widget.NewButton(lang.L("Import a file …"), "import", func() { reading.ChooseFiles(p.w) }))}
	}
	p.empty.Show()
	p.empty.Refresh()
}

// Clear drops every condition.
func (p *Page) Clear() {
	p.Query = p.Query.Ordered()
	p.Views.Left()
	if p.w.Places.Searched() != "" {
		p.w.Places.Search("") // finds
		return
	}
	p.find(false)
}

func (p *Page) fillRow(i int, o fyne.CanvasObject) {
	r := o.(*lists.ContactRow)
	if i >= len(p.Rows.IDs) {
		r.Set(lists.RowValue{})
		return
	}
	id := p.Rows.IDs[i]
	v := lists.RowValue{Name: "…"}
	row, ok := p.Rows.At(i)
	if ok {
		v = rowValue(row, p.w.Thumbs.Get(p.w, row.Thumb, p.List.Refresh), p.w.Store.Now())
	}
	v.Ticking, v.Ticked = p.Ticks.On, p.Ticks.Set[id]
	r.Set(v)
	r.OnSecondary = func(e *fyne.PointEvent) { p.menu(i, row.Name, e.AbsolutePosition) }
	p.Letters.show()
}

// menu opens the menu of one person, or of all that are ticked when they are among them.
func (p *Page) menu(i int, name string, at fyne.Position) {
	id := p.Rows.IDs[i]
	if p.Ticks.Set[id] {
		p.Ticks.Menu(p.Ticks.Actions(), at)
		return
	}
	p.List.Select(i)
	edit.PersonMenu(p.w, id, name, at, personItems(p.w, id, name)...)
}
