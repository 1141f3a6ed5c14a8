package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// todayScreen shows what is due, whom one met last, and the current or next event. Until somebody
// has been added it teaches the first steps.
type todayScreen struct {
	app         *Window
	main        *fyne.Container // due
	side        *fyne.Container // first steps, event
	rest        *fyne.Container // latest
	page        *fyne.Container
	checks      []*widget.Check // of the promises, in their order
	all         bool            // all promises are listed
	allArrivals bool            // all cards that came in are listed
	gen         int
}

const (
	dueAhead    = 14 // days ahead that Today looks for promises
	latestShown = 8
	// promisesShown is how many promises are listed before the rest is asked for.
	promisesShown = 9
)

// todayView is all that the screen shows, read in one go.
type todayView struct {
	people    map[int64]store.Row  // those named below
	events    map[int64]data.Event // those the encounters were at
	arrivals  []data.ArrivalRow    // the first of those that wait
	waiting   int                  // how many wait
	promises  []data.Promise
	latest    []data.Encounter
	event     store.EventRow // the current one, else one going on, else the next; ID 0 for none
	here      bool           // event is the current one
	hasMe     bool
	hasEvents bool
	hasPeople bool
}

// todayPlace is the screen of what matters today.
var todayPlace = Screen{Key: "today", Label: say.T("Today"), Icon: "today", New: func(w *Window) Page { return newToday(w) }}

func newToday(a *Window) *todayScreen {
	s := &todayScreen{app: a}
	gap := layout.NewCustomPaddedVBoxLayout(16)
	s.main, s.side, s.rest = container.New(gap), container.New(gap), container.New(gap)
	s.page = widget.Page(1080, widget.Columns(800, s.main, s.side, s.rest))
	return s
}

// Content implements screen.
func (s *todayScreen) Content() fyne.CanvasObject { return s.page }

// Focus implements screen. Words such as "today" are true again then.
func (s *todayScreen) Focus() {
	s.app.letGo()
	s.Reload(nil)
}

// Reload implements screen.
func (s *todayScreen) Reload(c store.Changed) {
	if !touches(c, store.Arrivals, store.Promises, store.Encounters, store.Contacts, store.Events, store.Attendees, store.Settings) {
		return
	}
	s.gen++
	gen := s.gen
	Load(s.app, lang.L("Today could not be read"), func(ctx context.Context) (todayView, error) {
		return readToday(ctx, s.app.Store, s.app.todayDate())
	}, func(v todayView) {
		if gen == s.gen {
			s.show(v)
		}
	})
}

// readToday reads what the screen shows.
func readToday(ctx context.Context, st *store.Store, today data.Date) (v todayView, err error) {
	promises, err := st.OpenPromises(ctx, dayOf(at(today, dueAhead*24*60, st.Now().Location())))
	if err != nil {
		return v, err
	}
	for _, p := range promises {
		if p.Snoozed.IsZero() || daysBetween(today, p.Snoozed) <= 0 {
			v.promises = append(v.promises, p)
		}
	}
	if v.arrivals, v.waiting, err = st.ArrivalRows(ctx, arrivalsListed); err != nil {
		return v, err
	}
	if v.latest, err = st.LatestEncounters(ctx, latestShown); err != nil {
		return v, err
	}
	if err = v.readPeople(ctx, st); err != nil {
		return v, err
	}
	if err = v.readEvents(ctx, st); err != nil {
		return v, err
	}
	me, err := st.Me(ctx)
	if err != nil {
		return v, err
	}
	v.hasMe = !me.Nameless()
	n, err := st.Count(ctx)
	v.hasPeople = n > 0
	return v, err
}

func (v *todayView) readPeople(ctx context.Context, st *store.Store) error {
	var ids []int64
	add := func(id int64) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, p := range v.promises {
		add(p.ContactID)
	}
	for _, e := range v.latest {
		add(e.ContactID)
	}
	rows, err := st.Rows(ctx, ids)
	v.people = make(map[int64]store.Row, len(rows))
	for _, r := range rows {
		v.people[r.ID] = r
	}
	return err
}

func (v *todayView) readEvents(ctx context.Context, st *store.Store) error {
	events, err := st.Events(ctx)
	if err != nil {
		return err
	}
	current, _, _, ok, err := st.Current(ctx)
	if err != nil {
		return err
	}
	v.hasEvents = len(events) > 0
	v.events = make(map[int64]data.Event, len(events))
	now := st.Now()
	var on, next store.EventRow
	for _, e := range events { // latest start first
		v.events[e.ID] = e.Event
		switch {
		case ok && e.ID == current.ID:
			v.event, v.here = e, true
		case e.Phase(now) == data.Now && on.ID == 0:
			on = e
		case e.Phase(now) == data.Upcoming:
			next = e
		}
	}
	for _, e := range []store.EventRow{on, next} {
		if v.event.ID == 0 {
			v.event = e
		}
	}
	return nil
}

// show fills the columns. A promise that was ticked by keyboard hands the focus to the next one.
func (s *todayScreen) show(v todayView) {
	focused := slices.IndexFunc(s.checks, func(c *widget.Check) bool {
		return s.app.Native.Canvas().Focused() == fyne.Focusable(c)
	})
	s.checks = nil
	s.main.Objects, s.side.Objects, s.rest.Objects = nil, nil, nil
	if !v.hasMe || !v.hasEvents || !v.hasPeople {
		steps := s.firstSteps(v)
		if v.hasPeople {
			s.side.Add(steps)
		} else {
			s.main.Add(steps)
		}
	}
	if v.waiting > 0 {
		s.main.Add(s.arrivals(v))
	}
	if v.hasPeople {
		s.main.Add(s.due(v))
		s.rest.Add(s.latest(v))
	}
	if v.event.ID != 0 || v.hasPeople {
		s.side.Add(s.eventCard(v))
	}
	s.page.Refresh()
	if focused >= 0 && len(s.checks) > 0 {
		s.app.Native.Canvas().Focus(s.checks[min(focused, len(s.checks)-1)])
	}
}

// titled is a card with a title and, at its right, a small remark.
func titled(title, remark string, content fyne.CanvasObject) fyne.CanvasObject {
	head := container.NewBorder(nil, nil, nil, container.NewCenter(widget.NewCaption(remark)), widget.NewSubHeading(title))
	return widget.Card(container.New(layout.NewCustomPaddedVBoxLayout(8), head, content))
}

func (s *todayScreen) due(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	today := s.app.todayDate()
	shown := v.promises
	if !s.all && len(shown) > promisesShown+1 {
		shown = shown[:promisesShown]
	}
	for _, p := range shown {
		box.Add(s.promiseRow(p, v.people[p.ContactID].Name, today))
	}
	if more := len(v.promises) - len(shown); more > 0 {
		box.Add(showMore(more, func() {
			s.all = true
			s.show(v)
		}))
	}
	if len(v.promises) == 0 {
		box.Add(iconLine("check", widget.NewMuted(lang.L("Nothing is due in the next two weeks."))))
		return titled(lang.L("Promises"), "", box)
	}
	return titled(lang.L("Promises"), lang.N(len(v.promises), "{{.Count}} open", "{{.Count}} open"), box)
}

// promiseRow is a promise that can be ticked off, with whom it concerns and when it is due.
func (s *todayScreen) promiseRow(p data.Promise, name string, today data.Date) fyne.CanvasObject {
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Tick it off"))
	check.OnChanged = func(on bool) {
		if on {
			s.app.finishPromise(p)
		}
	}
	s.checks = append(s.checks, check)
	text := widget.NewLabel(widget.Cut(p.Text, promiseLetters))
	text.Wrapping = fyne.TextWrapWord
	who := widget.NewMuted(lang.L("to {{.Name}}", name))
	if p.By == data.ByThem {
		who.SetText(lang.L("{{.Name}} owes it", name))
	}
	who.TextSize = theme.SizeNameCaptionText
	words, late := dueWords(p.Due, today)
	due := widget.NewCaption(words)
	if late {
		due.Color, due.Style.Bold = theme.ColorNameWarning, true
	}
	lines := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8),
		container.NewBorder(nil, nil, nil, container.NewCenter(due),
			container.New(layout.NewCustomPaddedVBoxLayout(1), tight(text), who)))
	open := widget.NewPress(lines, func() { s.app.Places.Person(p.ContactID) })
	return container.New(layout.NewBorderLayout(nil, nil, check, nil), check, open) // in the order of Tab
}

func (s *todayScreen) latest(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, e := range v.latest {
		box.Add(s.encounterRow(e, v))
	}
	if len(v.latest) == 0 {
		return titled(lang.L("Latest encounters"), "", widget.NewMuted(lang.L("Nobody met yet.")))
	}
	return titled(lang.L("Latest encounters"), "", container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box))
}

// encounterRow says whom, what was said, where and when.
func (s *todayScreen) encounterRow(e data.Encounter, v todayView) fyne.CanvasObject {
	r, event := v.people[e.ContactID], v.events[e.EventID]
	row := widget.NewContactRow()
	detail := joined(" · ", e.Note, event.Name)
	if detail == "" {
		detail = joined(" · ", r.Organisation, e.Place)
	}
	var set func()
	set = func() {
		row.Set(widget.RowValue{
			Initials: data.Initials(r.Name), Name: r.Name, Detail: detail, Warmth: int(e.Warmth),
			Aside: momentOf(&e, &event).ago(s.app.Store.Now()), Picture: s.app.thumbs.get(s.app, r.Thumb, set),
		})
	}
	set()
	return widget.NewPress(row, func() { s.app.Places.Person(e.ContactID) })
}

// eventCard is the current event, one going on, or the next.
func (s *todayScreen) eventCard(v todayView) fyne.CanvasObject {
	e := v.event
	if e.ID == 0 {
		text := widget.NewMuted(lang.L("No event ahead."))
		add := widget.NewButton(lang.L("New event"), "plus", func() { s.app.editEvent(data.Event{}, s.app.Places.Event) })
		return titled(lang.L("Next event"), "", container.New(layout.NewCustomPaddedVBoxLayout(10), text, container.NewHBox(add)))
	}
	title := lang.L("Next event")
	switch {
	case v.here:
		title = lang.L("You are at")
	case e.Phase(s.app.Store.Now()) == data.Now:
		title = lang.L("On now")
	}
	row := widget.NewEventRow()
	value := eventValue(e, v.here)
	value.Aside = ""
	row.Set(value)
	buttons := widget.Wrap()
	if !v.here {
		here := widget.NewButton(lang.L("I'm here"), "pin", func() { s.app.sayHere(e.Event, nil) })
		if goesOn(&e.Event, s.app.Store.Now()) {
			here.Importance = fw.HighImportance
		}
		buttons.Add(here)
	}
	buttons.Add(widget.NewButton(peopleCount(e.People), "people", func() { s.app.Places.Event(e.ID) }))
	if v.here {
		buttons.Add(widget.NewButton(lang.L("I have left"), "", func() { s.app.setCurrent(0) }))
	}
	open := widget.NewPress(row, func() { s.app.Places.Event(e.ID) })
	return titled(title, "", container.New(layout.NewCustomPaddedVBoxLayout(10),
		container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), open), buttons))
}
