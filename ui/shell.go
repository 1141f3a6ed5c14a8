package ui

import (
	"context"
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// shell is the frame around the screens: rail, current-event chip, search box, New.
type shell struct {
	app     *App
	content fyne.CanvasObject
	rail    *widget.Rail
	chip    *widget.Chip
	search  *widget.Entry
	bar     *fyne.Container // chip, search, New
	pages   *fyne.Container
	screens map[string]screen
	current string
	opened  bool                     // behind a sheet: it gets the keys when the sheet goes
	unread  map[string]store.Changed // of the screens that are not shown: what changed since they were

	event    data.Event // the current event; ID 0 for none
	eventEnd bool       // it has ended by itself and the app has not asked yet
	whenRead func()     // once the current event is known: who comes in is stamped with it
	asked    int64      // the event the app has asked about
}

// destinations are the screens' keys in the order of the rail, then those that are reached from a screen.
var destinations = []string{"today", "people", "events", "swap", "settings", "duplicates"}

// onRail is the screen's place in the rail.
func onRail(key string) string {
	if key == "duplicates" {
		return "people"
	}
	return key
}

// minimum is the smallest window all screens work in.
var minimum = fyne.NewSize(760, 560)

func newShell(a *App) *shell {
	s := &shell{app: a, unread: map[string]store.Changed{}, screens: map[string]screen{
		"today": a.today, "people": a.people, "events": a.events, "swap": a.swap, "settings": a.settings, "duplicates": a.duplicates,
	}}
	s.rail = widget.NewRail([]widget.RailItem{
		{Key: "today", Label: lang.L("Today"), Icon: "today"},
		{Key: "people", Label: lang.L("People"), Icon: "people"},
		{Key: "events", Label: lang.L("Events"), Icon: "events"},
		{Key: "swap", Label: lang.L("Swap"), Icon: "swap"},
		{Key: "settings", Label: lang.L("Settings"), Icon: "settings", Bottom: true},
	}, s.open)
	s.chip = widget.NewChip("", "pin", s.chooseEvent)
	s.search = widget.NewEntry(lang.L("Search anything"))
	s.search.Icon = widget.Icon("search")
	s.search.OnChanged = func(text string) {
		if text != "" {
			s.show("people") // typing goes on
		}
		a.people.search(text)
	}
	s.search.OnDown = func() { s.open("people"); a.people.Focus() }
	s.search.OnSubmitted = func(string) { s.open("people"); a.people.Focus() }
	s.search.OnEscape = func() {
		if s.search.Text != "" {
			s.search.SetText("")
			return
		}
		s.screens[s.current].Focus()
	}
	add := container.New(layout.NewCustomPaddedLayout(4, 4, 0, 0), widget.NewPrimary(lang.L("New"), "plus", a.newContact))
	s.bar = container.New(layout.NewBorderLayout(nil, nil, s.chip, add), // in the order of Tab
		s.chip, container.NewPadded(s.search), add)
	top := container.New(layout.NewCustomPaddedLayout(10, 10, 16, 16), s.bar)
	s.pages = container.NewStack()
	for range destinations {
		page := container.NewStack() // filled when it is opened
		page.Hide()
		s.pages.Add(page)
	}
	body := container.NewBorder(top, nil, nil, nil, s.pages)
	s.content = container.NewStack(widget.AtLeast(minimum.Width, minimum.Height, container.NewBorder(nil, nil, s.rail, nil, body)), a.toasts.Layer)
	a.toasts.Clear = func() fyne.CanvasObject {
		if a.shell != s || s.current != "swap" {
			return nil
		}
		return a.swap.foot()
	}
	s.showEvent()
	return s
}

// open goes to a screen, which gets the keys from then on.
func (s *shell) open(key string) {
	s.show(key)
	s.opened = s.app.top() != nil
	s.screens[s.current].Focus()
}

// show goes to a screen and leaves the focus where it is.
func (s *shell) show(key string) {
	if _, ok := s.screens[key]; !ok {
		key = "today"
	}
	if key == s.current {
		return
	}
	if s.current == "swap" {
		s.app.swap.left()
	}
	s.current = key
	s.rail.Choose(onRail(key))
	for i, k := range destinations {
		page := s.pages.Objects[i].(*fyne.Container)
		page.Hidden = k != key
		if k == key && len(page.Objects) == 0 {
			page.Add(s.screens[k].Content())
		}
	}
	s.pages.Refresh()
	if c, ok := s.unread[key]; ok {
		delete(s.unread, key)
		s.app.reread(func() { s.screens[key].Reload(c) })
	}
}

// missed remembers a change for a screen that is not shown.
func (s *shell) missed(key string, c store.Changed) {
	before, ok := s.unread[key]
	switch {
	case !ok:
		s.unread[key] = c
	case before == nil || c == nil:
		s.unread[key] = nil // everything
	default:
		both := maps.Clone(before)
		for kind := range c {
			both[kind] = nil
		}
		s.unread[key] = both
	}
}

func (s *shell) reload(c store.Changed) {
	if !touches(c, store.Settings, store.Events) {
		return
	}
	type current struct {
		event    data.Event
		over, ok bool
	}
	Load(s.app, lang.L("The current event could not be read"), func(ctx context.Context) (current, error) {
		e, _, over, ok, err := s.app.Store.Current(ctx)
		return current{e, over, ok}, err
	}, func(v current) {
		if !v.ok {
			v.event = data.Event{}
		}
		s.event, s.eventEnd = v.event, v.over
		s.showEvent()
		if f := s.whenRead; f != nil {
			s.whenRead = nil
			f()
		}
		s.askIfOver()
	})
}

func (s *shell) showEvent() {
	if s.event.ID == 0 {
		s.chip.SetText(lang.L("At no event"))
		s.chip.Strong = false
	} else {
		s.chip.SetText(lang.L("At:") + " " + isolated(widget.Ellipsis(s.event.Name, 220, 12, fyne.TextStyle{})))
		s.chip.Strong = true
	}
	s.bar.Refresh() // the chip may have another width
}

// askIfOver asks once whether an event that has ended by itself is still where the user is.
func (s *shell) askIfOver() {
	if !s.eventEnd || s.event.ID == 0 || s.asked == s.event.ID {
		return
	}
	s.asked = s.event.ID
	label := prose(sentence(lang.L("%s has ended. New people would still be stamped with it."), s.event.Name), fyne.TextAlignLeading)
	sheet := s.app.NewSheet(lang.L("Still there?"), lang.L("I have left"), label, fyne.NewSize(440, 180))
	sheet.cancel.SetText(lang.L("Still here"))
	left := false
	sheet.OnOK = func() { left = true; sheet.Close() }
	id := s.event.ID
	sheet.OnClosed = func() {
		if left {
			s.app.setCurrent(0)
		} else {
			s.app.setCurrent(id) // counts from now on
		}
	}
	sheet.First = sheet.ok
	sheet.Show()
}

// CurrentEvent is the event everything captured is stamped with; ID 0 for none.
func (a *App) CurrentEvent() data.Event { return a.shell.event }

// chooseEvent drops down the events that are on, to come, or just over.
func (s *shell) chooseEvent() {
	Load(s.app, lang.L("The events could not be read"), s.app.Store.Events, func(events []store.EventRow) {
		s.app.dropDown(fyne.NewMenu("", s.eventItems(events)...), s.chip)
	})
}

// longestMenu is about how many events the menu lists.
const longestMenu = 11

// eventItems are the items of the menu of events: those on, to come or just over, always the one where the
// user is, and what else can be said of where that is.
func (s *shell) eventItems(events []store.EventRow) (items []*fyne.MenuItem) {
	now := s.app.Store.Now()
	names := eventNames(events)
	left := false
	for _, want := range []data.Phase{data.Now, data.Undated, data.Upcoming, data.Past} {
		for i, e := range events {
			here := e.ID == s.event.ID
			switch long := want == data.Past && now.Sub(e.Ends()) > 7*24*time.Hour || len(items) >= longestMenu; {
			case e.Phase(now) != want:
			case long && !here:
				left = true
			default:
				it := fyne.NewMenuItem(names[i], func() { s.app.sayHere(e.Event, nil) })
				if here {
					it.Checked, it.Action = true, func() {}
				}
				items = append(items, it)
			}
		}
	}
	if left {
		items = append(items, fyne.NewMenuItem(lang.L("All events …"), func() { s.app.shell.open("events") }))
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem(lang.L("New event …"), func() { s.app.editEvent(data.Event{}, s.app.sayHereAt) }))
	if s.event.ID != 0 {
		items = append(items,
			fyne.NewMenuItem(lang.L("Open this event"), func() { s.app.showEvent(s.event.ID) }),
			fyne.NewMenuItem(lang.L("I have left"), func() { s.app.setCurrent(0) }))
	}
	return items
}

// showContact goes to People with the contact open. A search or filter that hides it is dropped.
func (a *App) showContact(id int64) {
	a.shell.open("people")
	a.people.open(id)
	if a.people.filtered() && !slices.Contains(a.people.rows.ids, id) {
		a.people.wanted = id // the rows at hand may be older than the person
		a.people.find(true)
	}
}

// showEvent goes to Events with the event open.
func (a *App) showEvent(id int64) {
	a.shell.open("events")
	a.events.open(id)
}

// showProgramme goes to Events with the event open at its programme, where it has one.
func (a *App) showProgramme(id int64) {
	d := a.events.detail
	d.next = id
	again := d.want == id
	a.showEvent(id)
	if again { // nothing opens what is open
		d.open(id)
	}
}
