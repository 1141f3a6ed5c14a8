package events

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/rows"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// People is the tab of the event's people: those met there and those on its list.
type People struct {
	w       *window.Window
	page    *eventDetail
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	List    *lists.List
	Rows    *rows.Rows
	View    peopleView
	asked   window.Latest
}

// peopleView is all that the tab shows.
type peopleView struct {
	event  data.Event
	IDs    []int64 // by name
	first  []store.Row
	Status map[int64]data.AttendeeStatus
	met    int
}

func newPeople(w *window.Window, d *eventDetail) *People {
	p := &People{w: w, page: d, head: container.NewStack(), body: container.NewStack()}
	p.content = container.New(&widget.Headed{}, p.head, p.body)
	p.Rows = rows.New(w, func() { p.List.Refresh() })
	p.List = lists.NewList(func() int { return len(p.View.IDs) }, func() fyne.CanvasObject { return lists.NewContactRow() }, p.update)
	p.List.OnSelected = func(id int) {
		clicked := p.List.Current() != id // the keys tell the list first
		p.List.Note(id)
		if clicked {
			p.openPerson(id)
			p.List.UnselectAll() // a second click opens it again
		}
	}
	p.List.OnEnter = p.openPerson
	p.List.OnEscape = d.back
	return p
}

// Content implements Tab.
func (p *People) Content() fyne.CanvasObject { return p.content }

// Focus implements Tab.
func (p *People) Focus() {
	if len(p.View.IDs) > 0 {
		p.w.Native.Canvas().Focus(p.List)
	}
}

// Show implements Tab.
func (p *People) Show(e data.Event) {
	window.LoadFor(p.w, p.asked.Next(), lang.L("The people of the event could not be read"), func(ctx context.Context) (peopleView, error) {
		return readPeople(ctx, p.w.Store, e)
	}, p.show)
}

// readPeople reads the people of an event: those met there and those on its list, by name.
func readPeople(ctx context.Context, s *store.Store, e data.Event) (v peopleView, err error) {
	v.event, v.Status = e, map[int64]data.AttendeeStatus{}
	listed, err := s.Attendees(ctx, e.ID)
	if err != nil {
		return v, err
	}
	for _, at := range listed {
		v.Status[at.ContactID] = at.Status
	}
	met, err := s.EventEncounters(ctx, e.ID)
	if err != nil {
		return v, err
	}
	for _, m := range met {
		if v.Status[m.ContactID] != data.Closed {
			v.Status[m.ContactID] = data.Met
		}
	}
	found, err := s.Find(ctx, data.Query{Event: e.ID}, 0)
	if err != nil {
		return v, err
	}
	v.IDs = found.IDs
	for _, id := range v.IDs {
		if st := v.Status[id]; st == data.Met || st == data.Closed {
			v.met++
		}
	}
	v.first, err = s.Rows(ctx, v.IDs[:min(len(v.IDs), rows.PerPage)])
	return v, err
}

func (p *People) show(v peopleView) {
	same := v.event.ID == p.View.event.ID
	p.View = v
	p.Rows.Set(v.IDs, v.first)
	if !same {
		p.List.UnselectAll()
		p.List.ScrollToTop()
	}
	p.head.Objects, p.body.Objects = []fyne.CanvasObject{p.listHead()}, []fyne.CanvasObject{p.nobody()}
	if len(v.IDs) > 0 {
		p.List.Refresh()
		p.body.Objects[0] = container.New(layout.NewCustomPaddedLayout(0, 8, 16, 16), p.List)
	}
	p.content.Refresh()
}

// listHead is the line over the list: how many, and what can be done with all of them.
func (p *People) listHead() fyne.CanvasObject {
	text := words.PeopleCount(len(p.View.IDs))
	if n := len(p.View.IDs); n > 0 && p.View.met < n {
		text += " · " + lang.N(p.View.met, "{{.Count}} met", "{{.Count}} met")
	}
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.OnTapped = func() { p.w.DropDown(p.Menu(), more) }
	return container.New(layout.NewCustomPaddedLayout(0, 0, 20, 20), container.NewBorder(nil, nil, nil, more,
		container.NewVBox(layout.NewSpacer(), style.NewCaption(text), layout.NewSpacer())))
}

// empty reports whether it is known that nobody is on the list.
func (p *People) empty() bool { return p.View.event.ID == p.page.Event.ID && len(p.View.IDs) == 0 }

// Menu holds what can be done with the list as a whole.
func (p *People) Menu() *fyne.Menu {
	copyAll, mail := fyne.NewMenuItem(lang.L("Copy addresses"), p.copyAddresses), fyne.NewMenuItem(lang.L("Mail all"), p.mailAll)
	copyAll.Disabled = len(p.View.IDs) == 0
	mail.Disabled = copyAll.Disabled
	return fyne.NewMenu("", copyAll, mail)
}

// nobody stands in the place of the list when nobody is on it.
func (p *People) nobody() fyne.CanvasObject {
	return container.NewVScroll(widget.EmptyState("people", lang.L("Nobody yet"), // a long name may leave little room
		p.nobodyWords(),
		widget.NewButton(lang.L("Add a person"), "person-add", func() { addAt(p.w, p.View.event) })))
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

func (p *People) openPerson(id int) {
	if id >= 0 && id < len(p.View.IDs) {
		p.w.Places.Person(p.View.IDs[id])
	}
}

func (p *People) update(id int, o fyne.CanvasObject) {
	if id >= len(p.View.IDs) {
		return
	}
	v := lists.RowValue{Name: "…"}
	if row, ok := p.Rows.At(id); ok {
		v = lists.RowValue{
			Initials: data.Initials(row.Name), Name: row.Name, Detail: words.Joined(" · ", row.Organisation, row.Title),
			Aside: words.Status(p.View.Status[row.ID]), Warmth: int(row.Warmth), Picture: p.w.Thumbs.Get(p.w, row.Thumb, p.List.Refresh),
		}
	}
	o.(*lists.ContactRow).Set(v)
}
