package events

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
	"lanyard/ui/capture"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/importing"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/rows"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// eventDetail shows one event: when and where, what can be done with it, its people, its programme.
type eventDetail struct {
	w       *window.Window
	Content *fyne.Container
	Head    *fyne.Container
	body    *fyne.Container
	list    *lists.List
	Rows    *rows.Rows

	View  eventView
	tab   string // "people", "programme" or "note"
	want  int64  // the event asked for
	next  int64  // the event that opens at its programme, the next time it is asked for
	asked window.Latest
}

// eventView is all that the detail shows.
type eventView struct {
	Event  data.Event
	here   bool
	People []int64 // met at the event or on its list, by name
	first  []store.Row
	Status map[int64]data.AttendeeStatus
	met    int
}

func newEventDetail(w *window.Window, back func()) *eventDetail {
	d := &eventDetail{w: w, tab: "people", Content: container.NewStack(), Head: container.NewStack(), body: container.NewStack()}
	d.Rows = rows.New(w, func() { d.list.Refresh() })
	d.list = lists.NewList(func() int { return len(d.View.People) }, func() fyne.CanvasObject { return lists.NewContactRow() }, d.update)
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
	if id >= 0 && id < len(d.View.People) {
		d.w.Places.Person(d.View.People[id])
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
	id, asked := d.want, d.asked.Next()
	if id == 0 {
		d.blank()
		return
	}
	window.LoadFor(d.w, asked, lang.L("The event could not be read"), func(ctx context.Context) (eventView, error) {
		v, err := readEvent(ctx, d.w.Store, id)
		if errors.Is(err, data.ErrNotFound) { // it was undone, or deleted elsewhere: the list knows which comes next
			return eventView{}, nil
		}
		return v, err
	}, func(v eventView) {
		if v.Event.ID == 0 {
			d.blank()
			return
		}
		d.show(v)
	})
}

func (d *eventDetail) blank() {
	d.View = eventView{}
	d.Content.Objects = nil
	d.Content.Refresh()
}

// readEvent reads an event with its people: those met there and those on its list, by name.
func readEvent(ctx context.Context, s *store.Store, id int64) (v eventView, err error) {
	if v.Event, err = s.Event(ctx, id); err != nil {
		return v, err
	}
	current, _, _, ok, err := s.Current(ctx)
	if err != nil {
		return v, err
	}
	v.here = ok && current.ID == id
	v.Status = map[int64]data.AttendeeStatus{}
	listed, err := s.Attendees(ctx, id)
	if err != nil {
		return v, err
	}
	for _, at := range listed {
		v.Status[at.ContactID] = at.Status
	}
	met, err := s.EventEncounters(ctx, id)
	if err != nil {
		return v, err
	}
	for _, e := range met {
		if v.Status[e.ContactID] != data.Closed {
			v.Status[e.ContactID] = data.Met
		}
	}
	found, err := s.Find(ctx, data.Query{Event: id}, 0)
	if err != nil {
		return v, err
	}
	v.People = found.IDs
	for _, id := range v.People {
		if st := v.Status[id]; st == data.Met || st == data.Closed {
			v.met++
		}
	}
	v.first, err = s.Rows(ctx, v.People[:min(len(v.People), rows.PerPage)])
	return v, err
}

func (d *eventDetail) show(v eventView) {
	same := v.Event.ID == d.View.Event.ID
	d.View = v
	d.Rows.Set(v.People, v.first)
	if !d.hasTab(d.tab) {
		d.tab = "people"
	}
	if !same {
		d.list.UnselectAll()
		d.list.ScrollToTop()
	}
	d.Head.Objects = []fyne.CanvasObject{d.Header()}
	d.showTab()
	if len(d.Content.Objects) == 0 {
		d.Content.Objects = []fyne.CanvasObject{container.New(&widget.Headed{}, d.Head, d.body)}
	}
	d.Content.Refresh()
}

func (d *eventDetail) hasTab(tab string) bool {
	return tab == "people" || tab == "programme" && len(d.View.Event.Sessions) > 0 || tab == "note" && d.longNote()
}

// longNote reports whether the note does not fit the line under the title.
func (d *eventDetail) longNote() bool {
	n := strings.TrimSpace(d.View.Event.Note)
	return len(n) > 90 || strings.Contains(n, "\n")
}

// Header is the head of the page: what the event is, and what can be done with it.
func (d *eventDetail) Header() fyne.CanvasObject {
	e := &d.View.Event
	title := style.NewLabel(style.Name(e.Name))
	title.SizeName, title.TextStyle.Bold, title.Wrapping = widget.HeadingSize(e.Name), true, fyne.TextWrapWord
	facts := container.New(layout.NewCustomPaddedVBoxLayout(4))
	fact := func(icon, text string) {
		if text != "" {
			facts.Add(widget.IconLine(icon, style.NewMuted(text)))
		}
	}
	fact("calendar", words.EventTime(e))
	fact("info", statusText(e.Status))
	fact("location", e.Place)
	if e.Link != "" {
		facts.Add(widget.IconLine("link", desktop.LinkLine(d.w, e.Link)))
	}
	fact("note", e.Note)
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Tight(title))
	if len(facts.Objects) > 0 {
		box.Add(facts)
	}
	box.Add(d.actions())
	if len(d.View.People) > 0 || len(e.Sessions) > 0 || d.longNote() {
		box.Add(d.tabs())
	}
	return container.New(layout.NewCustomPaddedLayout(20, 8, 24, 24), box)
}

func (d *eventDetail) actions() fyne.CanvasObject {
	event := d.View.Event
	id := event.ID
	say := widget.NewButton(lang.L("I'm here"), "pin", func() { edit.SayHere(d.w, event, nil) })
	if event.GoesOn(d.w.Store.Now()) {
		say.Importance = fw.HighImportance
	}
	var here fyne.CanvasObject = say
	if d.View.here {
		chip := widget.NewChip(lang.L("You are here"), "pin", nil)
		chip.Strong = true
		here = style.AtLeast(0, theme.TextSize()+22, chip)
	}
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.Importance = fw.MediumImportance
	more.OnTapped = func() {
		d.w.DropDown(fyne.NewMenu("", d.menu()...), more)
	}
	copyAll := widget.NewButton(lang.L("Copy addresses"), "copy", d.copyAddresses)
	mail := widget.NewButton(lang.L("Mail all"), "mail", d.mailAll)
	export := widget.NewButton(lang.L("Export"), "export", func() { exporting.Event(d.w, id) })
	if len(d.View.People) == 0 {
		copyAll.Disable()
		mail.Disable()
		if len(d.View.Event.Sessions) == 0 { // a programme goes to a calendar without anybody
			export.Disable()
		}
	}
	return style.Wrap(here, widget.NewButton(lang.L("Edit"), "edit", d.edit), copyAll, mail, export, more)
}

func (d *eventDetail) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if d.View.here {
		items = append(items, fyne.NewMenuItem(lang.L("I have left"), func() { d.w.SetCurrent(0) }))
	}
	return append(items, fyne.NewMenuItem(lang.L("Move to the trash"), d.Trash))
}

// tabs chooses what is below: people, programme, the whole of a long note.
func (d *eventDetail) tabs() fyne.CanvasObject {
	people := words.PeopleCount(len(d.View.People))
	if n := len(d.View.People); n > 0 && d.View.met < n {
		people += " · " + lang.N(d.View.met, "{{.Count}} met", "{{.Count}} met")
	}
	keys, names := []string{"people"}, []string{people}
	for _, t := range []struct{ key, name string }{{"programme", lang.L("Programme")}, {"note", lang.L("Note")}} {
		if d.hasTab(t.key) {
			keys, names = append(keys, t.key), append(names, t.name)
		}
	}
	if len(keys) == 1 {
		return style.NewCaption(people)
	}
	return widget.TabBar(names, slices.Index(keys, d.tab), func(i int) {
		d.tab = keys[i]
		d.showTab()
	})
}

func (d *eventDetail) showTab() {
	var o fyne.CanvasObject
	switch {
	case d.tab == "programme":
		o = style.Page(0, Programme(&d.View.Event))
	case d.tab == "note":
		label := d.w.LongText(d.View.Event.Note)
		o = style.Page(0, style.Card(label))
	case len(d.View.People) == 0:
		o = container.NewVScroll(widget.EmptyState("people", lang.L("Nobody yet"), // a long name may leave little room
			d.nobodyWords(),
			widget.NewButton(lang.L("Add a person"), "person-add", func() { addAt(d.w, d.View.Event) })))
	default:
		d.list.Refresh()
		o = container.New(layout.NewCustomPaddedLayout(0, 8, 16, 16), d.list)
	}
	d.body.Objects = []fyne.CanvasObject{o}
	d.body.Refresh()
}

// nobodyWords say how people come onto the empty list.
func (d *eventDetail) nobodyWords() string {
	if d.View.here {
		return lang.L("You are here: all people you add or scan are on this list.")
	}
	if e := &d.View.Event; !e.Start.IsZero() && !e.GoesOn(d.w.Store.Now()) {
		return lang.L("Open a list of guests with {{.Open}}, or put people on it from their menu.", keys.Open)
	}
	return lang.L("Say that you are here: then all people you add or scan are on this list.")
}

func (d *eventDetail) update(id int, o fyne.CanvasObject) {
	if id >= len(d.View.People) {
		return
	}
	v := lists.RowValue{Name: "…"}
	if row, ok := d.Rows.At(id); ok {
		v = lists.RowValue{
			Initials: data.Initials(row.Name), Name: row.Name, Detail: words.Joined(" · ", row.Organisation, row.Title),
			Aside: words.Status(d.View.Status[row.ID]), Warmth: int(row.Warmth), Picture: d.w.Thumbs.Get(d.w, row.Thumb, d.list.Refresh),
		}
	}
	o.(*lists.ContactRow).Set(v)
}

func (d *eventDetail) edit() {
	if d.View.Event.ID != 0 {
		edit.Event(d.w, d.View.Event, nil)
	}
}

// Trash moves the event to the trash.
func (d *eventDetail) Trash() {
	e := d.View.Event
	if e.ID == 0 {
		return
	}
	d.w.Do(lang.L("Moved {{.Name}} to the trash", e.Name),
		func(tx *store.Tx) error { return tx.Trash(store.Events, e.ID) }, nil)
}

// addAt says that the user is at the event and opens the capture of a person.
func addAt(w *window.Window, event data.Event) {
	if w.Here.ID == event.ID {
		capture.New(w)
		return
	}
	edit.SayHere(w, event, func() { capture.New(w) })
}

// Programme lists the sessions day by day.
func Programme(e *data.Event) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, s := range e.Sessions {
		title := style.NewLabel(style.Name(s.Title))
		title.Wrapping, title.TextStyle.Bold = fyne.TextWrapWord, true
		lines := container.New(layout.NewCustomPaddedVBoxLayout(0), widget.Tight(title))
		for _, text := range []string{words.Joined(" · ", importing.SessionTime(&s, e.Location()), s.Room), s.Speakers, statusText(s.Status)} {
			if text != "" {
				lines.Add(style.NewMuted(text))
			}
		}
		box.Add(style.Card(lines))
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
