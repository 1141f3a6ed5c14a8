package edit

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// personChoice is the sheet in which somebody is searched and chosen.
type personChoice struct {
	w      *window.Window
	sheet  *window.Sheet
	search *widget.Entry
	list   *lists.List
	rows   []store.Row
	asked  window.Latest // the searches
	found  bool          // the answer to the last is shown
	enter  bool          // Enter came before the answer did
}

// mostOffered is how many people are offered at once: typing brings the others.
const mostOffered = 100

// ChoosePerson asks for somebody, and goes on with who was chosen once the sheet has gone.
func ChoosePerson(w *window.Window, title, ok string, then func(store.Row)) {
	p := newPersonChoice(w, title, ok)
	p.sheet.OnOK = func() {
		if at := p.list.Current(); at >= 0 && at < len(p.rows) {
			row := p.rows[at]
			p.sheet.CloseFor(func() { then(row) })
		}
	}
	p.show()
}

func newPersonChoice(w *window.Window, title, ok string) *personChoice {
	p := &personChoice{w: w, search: widget.NewEntry(lang.L("Name, organisation, event …"))}
	p.list = lists.NewList(func() int { return len(p.rows) },
		func() fyne.CanvasObject { return lists.NewContactRow() },
		func(id int, o fyne.CanvasObject) {
			row := p.rows[id]
			o.(*lists.ContactRow).Set(lists.RowValue{Initials: data.Initials(row.Name), Name: row.Name, Detail: words.Joined(" · ", row.Organisation, row.Title)})
		})
	p.list.OnSelected = p.list.Note
	p.list.OnEnter = func(id int) {
		p.list.Select(id)
		p.sheet.Accept()
	}
	p.list.OnEscape = func() { p.sheet.Close() }
	p.sheet = w.NewSheet(title, ok, container.NewBorder(container.NewVBox(p.search, style.Gap(0, 8)), nil, nil, nil, p.list), fyne.NewSize(520, 460))
	p.sheet.Plain = true
	p.sheet.EnableOK(false)
	p.search.OnChanged = func(string) { p.find() }
	p.search.OnSubmitted = func(string) {
		if p.enter = !p.found; !p.enter {
			p.sheet.Accept()
		}
	}
	p.sheet.First = p.search
	return p
}

func (p *personChoice) show() {
	p.sheet.Show()
	p.find()
}

// find offers who answers to the search, with the first of them chosen.
func (p *personChoice) find() {
	p.found, p.enter = false, false
	q := data.Query{Text: strings.TrimSpace(p.search.Text), Sort: data.SortName}
	p.sheet.EnableOK(false)
	window.Read(p.w, p.asked.Next(), p.asked.Soon(window.SearchPause), func(ctx context.Context) ([]store.Row, error) {
		found, err := window.Find(ctx, p.w.Store, q, mostOffered)
		if err != nil {
			return nil, err
		}
		return p.w.Store.Rows(ctx, found.IDs)
	}, func(rows []store.Row, err error) {
		if err != nil {
			p.w.Fail(lang.L("The search failed"), err)
			return
		}
		p.rows = rows
		p.list.UnselectAll()
		p.list.Refresh()
		if len(rows) > 0 {
			p.list.Select(0)
		}
		p.found = true
		p.sheet.EnableOK(len(rows) > 0)
		if p.enter {
			p.enter = false
			p.sheet.Accept()
		}
	})
}
