// Package today is the screen of what matters today.
package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page shows what is due, whom one met last, and the current or next event. Until somebody
// has been added it teaches the first steps.
type Page struct {
	w           *window.Window
	Main        *fyne.Container // due
	side        *fyne.Container // first steps, event
	Rest        *fyne.Container // latest
	page        *fyne.Container
	Checks      []*widget.Check // of the promises, in their order
	all         bool            // all promises are listed
	AllArrivals bool            // all cards that came in are listed
	asked       window.Latest
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

// Screen is the screen of what matters today.
var Screen = window.Screen{Key: "today", Open: keys.ToToday, Label: say.T("Today"), Icon: "today", New: func(w *window.Window) window.Page { return newToday(w) }}

func newToday(w *window.Window) *Page {
	s := &Page{w: w}
	gap := layout.NewCustomPaddedVBoxLayout(16)
	s.Main, s.side, s.Rest = container.New(gap), container.New(gap), container.New(gap)
	s.page = style.Page(1080, style.Columns(800, s.Main, s.side, s.Rest))
	return s
}

// Content implements screen.
func (s *Page) Content() fyne.CanvasObject { return s.page }

// Focus implements screen. Words such as "today" are true again then.
func (s *Page) Focus() {
	s.w.LetGo()
	s.Reload(nil)
}

// Reload implements screen.
func (s *Page) Reload(c store.Changed) {
	if !window.Touches(c, store.Arrivals, store.Promises, store.Encounters, store.Contacts, store.Events, store.Attendees, store.Settings) {
		return
	}
	window.LoadFor(s.w, s.asked.Next(), lang.L("Today could not be read"), func(ctx context.Context) (todayView, error) {
		return readToday(ctx, s.w.Store, s.w.Today())
	}, s.show)
}

// readToday reads what the screen shows.
func readToday(ctx context.Context, st *store.Store, today data.Date) (v todayView, err error) {
	promises, err := st.OpenPromises(ctx, day.Of(day.At(today, dueAhead*24*60, st.Now().Location())))
	if err != nil {
		return v, err
	}
	for _, p := range promises {
		if p.Snoozed.IsZero() || day.Between(today, p.Snoozed) <= 0 {
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
func (s *Page) show(v todayView) {
	focused := slices.IndexFunc(s.Checks, func(c *widget.Check) bool {
		return s.w.Native.Canvas().Focused() == fyne.Focusable(c)
	})
	s.Checks = nil
	s.Main.Objects, s.side.Objects, s.Rest.Objects = nil, nil, nil
	if !v.hasMe || !v.hasEvents || !v.hasPeople {
		steps := s.firstSteps(v)
		if v.hasPeople {
			s.side.Add(steps)
		} else {
			s.Main.Add(steps)
		}
	}
	if v.waiting > 0 {
		s.Main.Add(s.arrivals(v))
	}
	if v.hasPeople {
		s.Main.Add(s.due(v))
		s.Rest.Add(s.latest(v))
	}
	if v.event.ID != 0 || v.hasPeople {
		s.side.Add(s.eventCard(v))
	}
	s.page.Refresh()
	if focused >= 0 && len(s.Checks) > 0 {
		s.w.Native.Canvas().Focus(s.Checks[min(focused, len(s.Checks)-1)])
	}
}

func (s *Page) due(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	today := s.w.Today()
	shown := v.promises
	if !s.all && len(shown) > promisesShown+1 {
		shown = shown[:promisesShown]
	}
	for _, p := range shown {
		box.Add(s.promiseRow(p, v.people[p.ContactID].Name, today))
	}
	if more := len(v.promises) - len(shown); more > 0 {
		box.Add(words.ShowMore(more, func() {
			s.all = true
			s.show(v)
		}))
	}
	if len(v.promises) == 0 {
		box.Add(widget.IconLine("check", style.NewMuted(lang.L("Nothing is due in the next two weeks."))))
		return widget.Titled(lang.L("Promises"), "", box)
	}
	return widget.Titled(lang.L("Promises"), lang.N(len(v.promises), "{{.Count}} open", "{{.Count}} open"), box)
}

// promiseRow is a promise that can be ticked off, with whom it concerns and when it is due.
func (s *Page) promiseRow(p data.Promise, name string, today data.Date) fyne.CanvasObject {
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Tick it off"))
	check.OnChanged = func(on bool) {
		if on {
			edit.FinishPromise(s.w, p)
		}
	}
	s.Checks = append(s.Checks, check)
	text := style.NewLabel(style.Cut(p.Text, window.PromiseLetters))
	text.Wrapping = fyne.TextWrapWord
	who := style.NewMuted(lang.L("to {{.Name}}", name))
	if p.By == data.ByThem {
		who.SetText(lang.L("{{.Name}} owes it", name))
	}
	who.TextSize = theme.SizeNameCaptionText
	when, late := words.Due(p.Due, today)
	due := style.NewCaption(when)
	if late {
		due.Color, due.Style.Bold = theme.ColorNameWarning, true
	}
	lines := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8),
		container.NewBorder(nil, nil, nil, container.NewCenter(due),
			container.New(layout.NewCustomPaddedVBoxLayout(1), widget.Tight(text), who)))
	open := widget.NewPress(lines, func() { s.w.Places.Person(p.ContactID) })
	return container.New(layout.NewBorderLayout(nil, nil, check, nil), check, open) // in the order of Tab
}

func (s *Page) latest(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, e := range v.latest {
		box.Add(s.encounterRow(e, v))
	}
	if len(v.latest) == 0 {
		return widget.Titled(lang.L("Latest encounters"), "", style.NewMuted(lang.L("Nobody met yet.")))
	}
	return widget.Titled(lang.L("Latest encounters"), "", container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box))
}

// encounterRow says whom, what was said, where and when.
func (s *Page) encounterRow(e data.Encounter, v todayView) fyne.CanvasObject {
	r, event := v.people[e.ContactID], v.events[e.EventID]
	row := lists.NewContactRow()
	detail := words.Joined(" · ", e.Note, event.Name)
	if detail == "" {
		detail = words.Joined(" · ", r.Organisation, e.Place)
	}
	var set func()
	set = func() {
		row.Set(lists.RowValue{
			Initials: data.Initials(r.Name), Name: r.Name, Detail: detail, Warmth: int(e.Warmth),
			Aside: words.MomentOf(&e, &event).Ago(s.w.Store.Now()), Picture: s.w.Thumbs.Get(s.w, r.Thumb, set),
		})
	}
	set()
	return widget.NewPress(row, func() { s.w.Places.Person(e.ContactID) })
}

// eventCard is the current event, one going on, or the next.
func (s *Page) eventCard(v todayView) fyne.CanvasObject {
	e := v.event
	if e.ID == 0 {
		text := style.NewMuted(lang.L("No event ahead."))
		add := widget.NewButton(lang.L("New event"), "plus", func() { edit.Event(s.w, data.Event{}, s.w.Places.Event) })
		return widget.Titled(lang.L("Next event"), "", container.New(layout.NewCustomPaddedVBoxLayout(10), text, container.NewHBox(add)))
	}
	title := lang.L("Next event")
	switch {
	case v.here:
		title = lang.L("You are at")
	case e.Phase(s.w.Store.Now()) == data.Now:
		title = lang.L("On now")
	}
	row := lists.NewEventRow()
	value := words.EventValue(e, v.here)
	value.Aside = ""
	row.Set(value)
	buttons := style.Wrap()
	if !v.here {
		here := widget.NewButton(lang.L("I'm here"), "pin", func() { edit.SayHere(s.w, e.Event, nil) })
		if e.Event.GoesOn(s.w.Store.Now()) {
			here.Importance = fw.HighImportance
		}
		buttons.Add(here)
	}
	buttons.Add(widget.NewButton(words.PeopleCount(e.People), "people", func() { s.w.Places.Event(e.ID) }))
	if v.here {
		buttons.Add(widget.NewButton(lang.L("I have left"), "", func() { s.w.SetCurrent(0) }))
	}
	open := widget.NewPress(row, func() { s.w.Places.Event(e.ID) })
	return widget.Titled(title, "", container.New(layout.NewCustomPaddedVBoxLayout(10),
		container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), open), buttons))
}
