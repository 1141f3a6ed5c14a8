package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// peopleScreen is the list of people beside the details of the one chosen.
type peopleScreen struct {
	app     *App
	content fyne.CanvasObject
	list    *widget.List
	detail  *contactDetail
	status  *widget.Text
	near    *widget.Chip
	filters *fyne.Container
	empty   *fyne.Container

	query  data.Query
	ids    []int64
	rows   map[int64]store.Row // of the pages read
	asked  map[int]bool        // pages being read
	chosen int64
	gen    int // of the query: answers to older ones are dropped
	stop   context.CancelFunc
	total  int
}

// firstPage is how many ids a search asks for before it asks for all.
const (
	firstPage = 200
	pageRows  = 64
)

func newPeople(a *App) *peopleScreen {
	p := &peopleScreen{app: a, rows: map[int64]store.Row{}, asked: map[int]bool{}, detail: newContactDetail(a)}
	p.query.Sort = data.Sort(a.setting("sort", string(data.SortName)))
	p.list = widget.NewList(func() int { return len(p.ids) }, p.newRow, p.fillRow)
	p.list.OnSelected = func(i int) {
		p.list.Note(i)
		if i < len(p.ids) {
			p.choose(p.ids[i])
		}
	}
	p.list.OnEnter = func(i int) { a.editContact(p.ids[i]) }
	p.list.OnDelete = func(i int) { a.trashContact(p.ids[i], p.nameOf(p.ids[i])) }
	p.list.OnEscape = func() { a.Window.Canvas().Focus(a.shell.search) }
	p.status = widget.NewMuted("")
	p.status.TextSize = theme.SizeNameCaptionText
	p.near = widget.NewChip("", "search", nil)
	p.near.Hide()
	p.filters = widget.Wrap()
	p.filters.Hide()
	sort := widget.NewQuiet("", "sort", nil)
	sort.OnTapped = func() { p.chooseSort(sort) }
	filter := widget.NewQuiet("", "filter", nil)
	filter.OnTapped = func() { p.chooseFilter(filter) }
	export := widget.NewQuiet("", "export", a.exportShown)
	head := container.New(layout.NewCustomPaddedLayout(4, 4, 12, 4),
		container.NewBorder(nil, nil, nil, container.NewHBox(filter, sort, export),
			container.NewVBox(layout.NewSpacer(), p.status, layout.NewSpacer())))
	p.empty = container.NewCenter()
	p.empty.Hide()
	top := container.NewVBox(head, container.New(layout.NewCustomPaddedLayout(0, 6, 12, 12), container.NewVBox(p.filters, container.NewHBox(p.near))))
	left := widget.Surface(container.NewBorder(top, nil, nil, nil,
		container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), p.list), p.empty)))
	split := container.NewHSplit(widget.AtLeast(300, 0, left), widget.AtLeast(360, 0, p.detail.content))
	split.SetOffset(0.36)
	p.content = split
	return p
}

// Content implements screen.
func (p *peopleScreen) Content() fyne.CanvasObject { return p.content }

// Focus implements screen.
func (p *peopleScreen) Focus() {
	if len(p.ids) == 0 {
		return
	}
	p.app.Window.Canvas().Focus(p.list)
	if p.list.Current() < 0 {
		p.list.Select(0)
	}
}

// selected is the contact that is open; 0 for none.
func (p *peopleScreen) selected() int64 { return p.chosen }

// Reload implements screen.
func (p *peopleScreen) Reload(c store.Changed) {
	if !touches(c, store.Contacts, store.Encounters, store.Attendees, store.Events, store.Promises) {
		return
	}
	p.find()
	p.detail.reload(c)
}

// search narrows the list to what the text finds.
func (p *peopleScreen) search(text string) {
	p.query.Text = text
	p.list.ScrollToTop()
	p.find()
}

// open shows one contact, in the list too when the present query holds it.
func (p *peopleScreen) open(id int64) {
	p.chosen = id
	p.detail.show(id)
	for i, have := range p.ids {
		if have == id {
			p.list.Select(i)
			return
		}
	}
}

func (p *peopleScreen) choose(id int64) {
	if p.chosen == id && p.detail.id == id {
		return
	}
	p.chosen = id
	p.detail.show(id)
}

// find runs the query: the first page at once, then all ids.
func (p *peopleScreen) find() {
	p.gen++
	gen, q := p.gen, p.query
	if p.stop != nil {
		p.stop()
	}
	ctx, stop := context.WithCancel(p.app.ctx)
	p.stop = stop
	p.app.Go(func(context.Context) {
		for _, limit := range []int{firstPage, 0} {
			res, err := p.app.Store.Find(ctx, q, limit)
			var rows []store.Row
			if err == nil {
				rows, err = p.app.Store.Rows(ctx, res.IDs[:min(len(res.IDs), pageRows)])
			}
			total, _ := p.app.Store.Count(ctx) // only for the status line
			if ctx.Err() != nil {
				return
			}
			fyne.Do(func() {
				if gen != p.gen {
					return
				}
				if err != nil {
					p.app.Fail(lang.L("The search failed"), err)
					return
				}
				p.found(res, rows, total, limit != 0)
			})
			if err != nil || !res.More {
				return
			}
		}
	})
}

// found shows the answer; first says that rows of an older answer are stale.
func (p *peopleScreen) found(res store.Result, rows []store.Row, total int, first bool) {
	p.ids, p.total = res.IDs, total
	if first {
		p.rows, p.asked = make(map[int64]store.Row, len(rows)), map[int]bool{0: true}
	}
	for _, r := range rows {
		p.rows[r.ID] = r
	}
	if len(res.Near) > 0 {
		p.near.SetText(fmt.Sprintf(lang.L("Nothing matches exactly. Similar: %s"), strings.Join(res.Near, ", ")))
		p.near.Show()
	} else {
		p.near.Hide()
	}
	p.showStatus(res.More)
	p.showEmpty()
	p.list.Refresh()
	at := -1
	for i, id := range p.ids {
		if id == p.chosen {
			at = i
			break
		}
	}
	switch {
	case at >= 0 && at != p.list.Current():
		p.list.Select(at)
	case at < 0:
		p.list.UnselectAll()
		if p.query.Text != "" && len(p.ids) > 0 {
			p.choose(p.ids[0])
		}
	}
}

func (p *peopleScreen) showStatus(more bool) {
	n := fmt.Sprint(len(p.ids))
	if more {
		n += "+"
	}
	if p.filtered() {
		p.status.SetText(fmt.Sprintf(lang.L("%s of %d people"), n, p.total))
	} else {
		p.status.SetText(fmt.Sprintf(lang.L("%d people"), p.total))
	}
}

func (p *peopleScreen) filtered() bool {
	q := p.query
	return q.Text != "" || len(q.Topics) > 0 || q.Event != 0 || q.Warmth != 0 || q.Source != "" || q.Import != 0
}

// showEmpty tells what to do when the list has nothing to show.
func (p *peopleScreen) showEmpty() {
	if len(p.ids) > 0 {
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
	p.query = data.Query{Sort: p.query.Sort}
	p.showFilters()
	if p.app.shell.search.Text != "" {
		p.app.shell.search.SetText("") // searches
		return
	}
	p.find()
}

func (p *peopleScreen) nameOf(id int64) string { return p.rows[id].Name }

// ---- rows

func (p *peopleScreen) newRow() fyne.CanvasObject { return widget.NewContactRow() }

func (p *peopleScreen) fillRow(i int, o fyne.CanvasObject) {
	r := o.(*widget.ContactRow)
	if i >= len(p.ids) {
		r.Set(widget.RowValue{})
		return
	}
	id := p.ids[i]
	v, ok := p.rows[id]
	if !ok {
		r.Set(widget.RowValue{Name: "…"})
		p.page(i)
		return
	}
	pic := p.app.thumbs.get(p.app, v.Thumb, func() { p.list.Refresh() })
	r.Set(rowValue(v, pic, p.app.Store.Now()))
	r.OnSecondary = func(e *fyne.PointEvent) {
		p.list.Select(i)
		p.app.contactMenu(id, v.Name, e.AbsolutePosition)
	}
}

// page reads the rows around an index that is not there yet.
func (p *peopleScreen) page(i int) {
	n := i / pageRows
	if p.asked[n] {
		return
	}
	p.asked[n] = true
	gen := p.gen
	ids := p.ids[n*pageRows : min((n+1)*pageRows, len(p.ids))]
	Load(p.app, lang.L("The list could not be read"), func(ctx context.Context) ([]store.Row, error) {
		return p.app.Store.Rows(ctx, ids)
	}, func(rows []store.Row) {
		if gen != p.gen {
			return
		}
		for _, r := range rows {
			p.rows[r.ID] = r
		}
		p.list.Refresh()
	})
}

// chooseSort drops down the orders.
func (p *peopleScreen) chooseSort(at fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, s := range []struct {
		sort data.Sort
		text string
	}{{data.SortName, lang.L("By name")}, {data.SortLastMet, lang.L("By last met")}, {data.SortOrganisation, lang.L("By organisation")}} {
		it := fyne.NewMenuItem(s.text, func() {
			p.query.Sort = s.sort
			p.app.setSetting("sort", string(s.sort))
			p.list.ScrollToTop()
			p.find()
		})
		it.Checked = p.query.Sort == s.sort
		items = append(items, it)
	}
	fw.NewPopUpMenu(fyne.NewMenu("", items...), p.app.Window.Canvas()).ShowAtRelativePosition(fyne.NewPos(0, at.Size().Height), at)
}

// whenMet is a moment as a list shows it: the time today, the day this year, else the month.
func whenMet(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	t, now = t.In(now.Location()), now.In(now.Location())
	switch {
	case t.YearDay() == now.YearDay() && t.Year() == now.Year():
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	default:
		return t.Format("Jan 2006")
	}
}
