package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// eventDetail shows one event: when and where, what can be done with it, its people, its programme.
type eventDetail struct {
	app     *Window
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	list    *widget.List
	rows    *rows

	view eventView
	tab  string // "people", "programme" or "note"
	want int64  // the event asked for
	next int64  // the event that opens at its programme, the next time it is asked for
	gen  int
}

// eventView is all that the detail shows.
type eventView struct {
	event  data.Event
	here   bool
	people []int64 // met at the event or on its list, by name
	first  []store.Row
	status map[int64]data.AttendeeStatus
	met    int
}

func newEventDetail(a *Window, back func()) *eventDetail {
	d := &eventDetail{app: a, tab: "people", content: container.NewStack(), head: container.NewStack(), body: container.NewStack()}
	d.rows = newRows(a, func() { d.list.Refresh() })
	d.list = widget.NewList(func() int { return len(d.view.people) }, newRow, d.update)
	d.list.OnSelected = func(id int) {
		clicked := d.list.Current() != id // the keys tell the list first
		d.list.Note(id)
		if clicked {
			d.openPerson(id)
			d.list.UnselectAll() // a second click opens it again
		}
	}
	d.list.OnEnter = d.openPerson
	d.list.OnEscape = back
	return d
}

func (d *eventDetail) openPerson(id int) {
	if id >= 0 && id < len(d.view.people) {
		d.app.Places.Person(d.view.people[id])
	}
}

// open shows an event; 0 shows none.
func (d *eventDetail) open(id int64) {
	if id != d.want {
		d.tab = "people"
	}
	if id == d.next && id != 0 {
		d.tab, d.next = "programme", 0
	}
	d.want = id
	d.reload()
}

// reload reads the event anew.
func (d *eventDetail) reload() {
	d.gen++
	gen, id := d.gen, d.want
	if id == 0 {
		d.blank()
		return
	}
	Load(d.app, lang.L("The event could not be read"), func(ctx context.Context) (eventView, error) {
		v, err := readEvent(ctx, d.app.Store, id)
		if errors.Is(err, data.ErrNotFound) { // it was undone, or deleted elsewhere: the list knows which comes next
			return eventView{}, nil
		}
		return v, err
	}, func(v eventView) {
		switch {
		case gen != d.gen:
		case v.event.ID == 0:
			d.blank()
		default:
			d.show(v)
		}
	})
}

func (d *eventDetail) blank() {
	d.view = eventView{}
	d.content.Objects = nil
	d.content.Refresh()
}

// readEvent reads an event with its people: those met there and those on its list, by name.
func readEvent(ctx context.Context, s *store.Store, id int64) (v eventView, err error) {
	if v.event, err = s.Event(ctx, id); err != nil {
		return v, err
	}
	current, _, _, ok, err := s.Current(ctx)
	if err != nil {
		return v, err
	}
	v.here = ok && current.ID == id
	v.status = map[int64]data.AttendeeStatus{}
	listed, err := s.Attendees(ctx, id)
	if err != nil {
		return v, err
	}
	for _, at := range listed {
		v.status[at.ContactID] = at.Status
	}
	met, err := s.EventEncounters(ctx, id)
	if err != nil {
		return v, err
	}
	for _, e := range met {
		if v.status[e.ContactID] != data.Closed {
			v.status[e.ContactID] = data.Met
		}
	}
	found, err := s.Find(ctx, data.Query{Event: id}, 0)
	if err != nil {
		return v, err
	}
	v.people = found.IDs
	for _, id := range v.people {
		if st := v.status[id]; st == data.Met || st == data.Closed {
			v.met++
		}
	}
	v.first, err = s.Rows(ctx, v.people[:min(len(v.people), rowsPerPage)])
	return v, err
}

func (d *eventDetail) show(v eventView) {
	same := v.event.ID == d.view.event.ID
	d.view = v
	d.rows.set(v.people, v.first)
	if !d.hasTab(d.tab) {
		d.tab = "people"
	}
	if !same {
		d.list.UnselectAll()
		d.list.ScrollToTop()
	}
	d.head.Objects = []fyne.CanvasObject{d.header()}
	d.showTab()
	if len(d.content.Objects) == 0 {
		d.content.Objects = []fyne.CanvasObject{container.New(&headed{}, d.head, d.body)}
	}
	d.content.Refresh()
}

func (d *eventDetail) hasTab(tab string) bool {
	return tab == "people" || tab == "programme" && len(d.view.event.Sessions) > 0 || tab == "note" && d.longNote()
}

// longNote reports whether the note does not fit the line under the title.
func (d *eventDetail) longNote() bool {
	n := strings.TrimSpace(d.view.event.Note)
	return len(n) > 90 || strings.Contains(n, "\n")
}

func (d *eventDetail) header() fyne.CanvasObject {
	e := &d.view.event
	title := widget.NewLabel(widget.Name(e.Name))
	title.SizeName, title.TextStyle.Bold, title.Wrapping = headingSize(e.Name), true, fyne.TextWrapWord
	facts := container.New(layout.NewCustomPaddedVBoxLayout(4))
	fact := func(icon, text string) {
		if text != "" {
			facts.Add(iconLine(icon, widget.NewMuted(text)))
		}
	}
	fact("calendar", eventWhen(e))
	fact("info", statusText(e.Status))
	fact("location", e.Place)
	if e.Link != "" {
		facts.Add(iconLine("link", d.app.linkLine(e.Link)))
	}
	fact("note", e.Note)
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), tight(title))
	if len(facts.Objects) > 0 {
		box.Add(facts)
	}
	box.Add(d.actions())
	if len(d.view.people) > 0 || len(e.Sessions) > 0 || d.longNote() {
		box.Add(d.tabs())
	}
	return container.New(layout.NewCustomPaddedLayout(20, 8, 24, 24), box)
}

func (d *eventDetail) actions() fyne.CanvasObject {
	event := d.view.event
	id := event.ID
	say := widget.NewButton(lang.L("I'm here"), "pin", func() { d.app.sayHere(event, nil) })
	if goesOn(&event, d.app.Store.Now()) {
		say.Importance = fw.HighImportance
	}
	var here fyne.CanvasObject = say
	if d.view.here {
		chip := widget.NewChip(lang.L("You are here"), "pin", nil)
		chip.Strong = true
		here = widget.AtLeast(0, theme.TextSize()+22, chip)
	}
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.Importance = fw.MediumImportance
	more.OnTapped = func() {
		d.app.dropDown(fyne.NewMenu("", d.menu()...), more)
	}
	copyAll := widget.NewButton(lang.L("Copy addresses"), "copy", d.copyAddresses)
	mail := widget.NewButton(lang.L("Mail all"), "mail", d.mailAll)
	export := widget.NewButton(lang.L("Export"), "export", func() { d.app.exportEvent(id) })
	if len(d.view.people) == 0 {
		copyAll.Disable()
		mail.Disable()
		if len(d.view.event.Sessions) == 0 { // a programme goes to a calendar without anybody
			export.Disable()
		}
	}
	return widget.Wrap(here, widget.NewButton(lang.L("Edit"), "edit", d.edit), copyAll, mail, export, more)
}

func (d *eventDetail) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if d.view.here {
		items = append(items, fyne.NewMenuItem(lang.L("I have left"), func() { d.app.setCurrent(0) }))
	}
	return append(items, fyne.NewMenuItem(lang.L("Move to the trash"), d.trash))
}

// tabs chooses what is below: people, programme, the whole of a long note.
func (d *eventDetail) tabs() fyne.CanvasObject {
	people := peopleCount(len(d.view.people))
	if n := len(d.view.people); n > 0 && d.view.met < n {
		people += " · " + lang.N(d.view.met, "{{.Count}} met", "{{.Count}} met")
	}
	keys, names := []string{"people"}, []string{people}
	for _, t := range []struct{ key, name string }{{"programme", lang.L("Programme")}, {"note", lang.L("Note")}} {
		if d.hasTab(t.key) {
			keys, names = append(keys, t.key), append(names, t.name)
		}
	}
	if len(keys) == 1 {
		return widget.NewCaption(people)
	}
	return tabBar(names, slices.Index(keys, d.tab), func(i int) {
		d.tab = keys[i]
		d.showTab()
	})
}

func (d *eventDetail) showTab() {
	var o fyne.CanvasObject
	switch {
	case d.tab == "programme":
		o = widget.Page(0, programme(&d.view.event))
	case d.tab == "note":
		label := d.app.longText(d.view.event.Note)
		o = widget.Page(0, widget.Card(label))
	case len(d.view.people) == 0:
		o = container.NewVScroll(emptyState("people", lang.L("Nobody yet"), // a long name may leave little room
			d.nobodyWords(),
			widget.NewButton(lang.L("Add a person"), "person-add", func() { d.app.addAt(d.view.event) })))
	default:
		d.list.Refresh()
		o = container.New(layout.NewCustomPaddedLayout(0, 8, 16, 16), d.list)
	}
	d.body.Objects = []fyne.CanvasObject{o}
	d.body.Refresh()
}

// nobodyWords say how people come onto the empty list.
func (d *eventDetail) nobodyWords() string {
	if d.view.here {
		return lang.L("You are here: whoever you add or scan is on this list.")
	}
	if e := &d.view.event; !e.Start.IsZero() && !goesOn(e, d.app.Store.Now()) {
		return lang.L("Open a list of guests with {{.Open}}, or put people on it from their menu.", keys.Open)
	}
	return lang.L("Say that you are here: then whoever you add or scan is on this list.")
}

func (d *eventDetail) update(id int, o fyne.CanvasObject) {
	if id >= len(d.view.people) {
		return
	}
	v := widget.RowValue{Name: "…"}
	if row, ok := d.rows.at(id); ok {
		v = widget.RowValue{
			Initials: data.Initials(row.Name), Name: row.Name, Detail: joined(" · ", row.Organisation, row.Title),
			Aside: statusWord(d.view.status[row.ID]), Warmth: int(row.Warmth), Picture: d.app.thumbs.get(d.app, row.Thumb, d.list.Refresh),
		}
	}
	o.(*widget.ContactRow).Set(v)
}

// statusWord says where a person stands with an event.
func statusWord(s data.AttendeeStatus) string {
	switch s {
	case data.Met:
		return lang.L("met")
	case data.WantToMeet:
		return lang.L("want to meet")
	case data.Closed:
		return lang.L("closed")
	}
	return lang.L("expected")
}

func (d *eventDetail) edit() {
	if d.view.event.ID != 0 {
		d.app.editEvent(d.view.event, nil)
	}
}

func (d *eventDetail) trash() {
	e := d.view.event
	if e.ID == 0 {
		return
	}
	d.app.Do(lang.L("Moved {{.Name}} to the trash", e.Name),
		func(tx *store.Tx) error { return tx.Trash(store.Events, e.ID) }, nil)
}

// addAt says that the user is at the event and opens the capture of a person.
func (a *Window) addAt(event data.Event) {
	if a.CurrentEvent().ID == event.ID {
		a.newContact()
		return
	}
	a.sayHere(event, a.newContact)
}

// programme lists the sessions day by day.
func programme(e *data.Event) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, s := range e.Sessions {
		title := widget.NewLabel(widget.Name(s.Title))
		title.Wrapping, title.TextStyle.Bold = fyne.TextWrapWord, true
		lines := container.New(layout.NewCustomPaddedVBoxLayout(0), tight(title))
		for _, text := range []string{joined(" · ", sessionWhen(&s, e.Location()), s.Room), s.Speakers, statusText(s.Status)} {
			if text != "" {
				lines.Add(widget.NewMuted(text))
			}
		}
		box.Add(widget.Card(lines))
	}
	return box
}

// statusText says what a calendar says of an event or a session other than that it takes place.
func statusText(status string) string {
	if strings.EqualFold(status, data.Cancelled) {
		return lang.L("Cancelled")
	}
	return status
}

// iconLine is a small icon before one line.
func iconLine(icon string, o fyne.CanvasObject) fyne.CanvasObject {
	pic := fw.NewIcon(theme.NewDisabledResource(widget.Icon(icon)))
	return container.New(layout.NewBorderLayout(nil, nil, nil, nil),
		container.NewBorder(nil, nil, container.NewHBox(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(18), pic)), widget.Gap(4, 0)), nil, o))
}

// tight takes away the padding that Fyne's label has around its text.
func tight(o fyne.CanvasObject) fyne.CanvasObject {
	p := -theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(p, p, p, p), o)
}

// headed puts a head of its own height over a body that takes the rest. The head may wrap: it knows
// its width before its height is asked for.
type headed struct{}

func (headed) MinSize(o []fyne.CanvasObject) fyne.Size {
	h, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(min(h.Width, 300), min(b.Width, 300)), 120)
}

func (headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, o[0].MinSize().Height))
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-h)))
}

// footed puts a foot of its own height under a body that takes the rest. The foot may wrap, as a head may.
type footed struct{}

func (footed) MinSize(o []fyne.CanvasObject) fyne.Size {
	b, f := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(b.Width, f.Width), b.Height+f.Height)
}

func (footed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[1].Resize(fyne.NewSize(s.Width, o[1].MinSize().Height)) // it learns its width
	foot := o[1].MinSize().Height
	o[1].Resize(fyne.NewSize(s.Width, foot))
	o[1].Move(fyne.NewPos(0, s.Height-foot))
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, max(0, s.Height-foot)))
}
