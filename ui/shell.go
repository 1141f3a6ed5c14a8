package ui

import (
	"context"
	"image/color"
	"maps"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/events"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/people"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// shell is the frame around the screens: rail, current-event chip, search box, New.
type shell struct {
	app     *App
	content fyne.CanvasObject
	rail    *widget.Rail
	chip    *widget.Chip
	search  *widget.Entry
	veil    *widget.Chip      // says that what is private is hidden, and shows it again
	aside   window.Aside      // what was searched before that
	bar     *fyne.Container   // chip, search, New
	stack   *fyne.Container   // what is shown of the pages, in the order of the list
	lid     *canvas.Rectangle // over it while what it shows was read before it was hidden
	bare    map[string]bool   // the screens of which that is so
	list    []window.Screen
	pages   map[string]window.Page // by the screen's key
	current string
	from    string                   // the screen that sent the user to a person in People; "" for none
	opened  bool                     // behind a sheet: it gets the keys when the sheet goes
	unread  map[string]store.Changed // of the screens that are not shown: what changed since they were

	eventEnd bool   // the current event has ended by itself and the app has not asked yet
	whenRead func() // once the current event is known: who comes in is stamped with it
	asked    int64  // the event the app has asked about
}

// back leads from a person to the screen that sent the user there; false where none did.
func (s *shell) back() bool {
	from := s.from
	if from == "" {
		return false
	}
	s.open(from)
	if r, ok := s.page().(window.Returner); ok {
		r.Returned()
	}
	return true
}

// backTo names the screen that sent the user to a person, an event by its name; "" where none did.
func (s *shell) backTo() string {
	for _, d := range s.list {
		switch {
		case d.Key != s.from:
		case d.Key == events.Screen.Key:
			return page[*events.Page](s).Detail.Event.Name
		default:
			return lang.Say(d.Label)
		}
	}
	return ""
}

// onRail is the screen's place in the rail: for one that has none that of the screen it is reached from.
func (s *shell) onRail(key string) string {
	for _, d := range s.list {
		if d.Key == key && d.Under != "" {
			return d.Under
		}
	}
	return key
}

// minimum is the smallest window all screens work in.
var minimum = fyne.NewSize(760, 560)

// newShell makes the screens and the frame around them.
func newShell(a *App, list []window.Screen) *shell {
	s := &shell{app: a, list: list, unread: map[string]store.Changed{}, pages: map[string]window.Page{}}
	var rail []widget.RailItem
	for _, d := range list {
		s.pages[d.Key] = d.New(a.Window)
		if d.Under == "" {
			rail = append(rail, widget.RailItem{Key: d.Key, Label: lang.Say(d.Label), Icon: d.Icon, Bottom: d.Bottom})
		}
	}
	s.rail = widget.NewRail(rail, s.open)
	s.chip = widget.NewChip("", "pin", s.chooseEvent)
	s.search = widget.NewEntry(lang.L("Search anything"))
	s.search.Icon = style.Icon("search")
	s.search.OnChanged = func(text string) {
		if text != "" {
			s.show(people.Screen.Key) // typing goes on
		}
		page[*people.Page](s).Search(text)
	}
	s.search.OnDown = func() { s.open(people.Screen.Key) }
	s.search.OnSubmitted = func(string) { s.open(people.Screen.Key) }
	s.search.OnEscape = func() {
		if s.search.Text != "" {
			s.search.SetText("")
			return
		}
		s.page().Focus()
	}
	add := container.New(layout.NewCustomPaddedLayout(4, 4, 0, 0), widget.NewPrimary(lang.L("New"), "plus", func() { capture.New(a.Window) }))
	s.veil = widget.NewChip(lang.L("Hidden"), "hidden", func() { a.Hide(false) })
	s.veil.SetTip(window.WithKey(lang.L("Show notes, warmth and promises again"), keys.Hide))
	s.veil.Hidden, s.veil.Strong = !style.Hidden(), true
	chips := container.NewHBox(s.chip, s.veil)
	s.bar = container.New(layout.NewBorderLayout(nil, nil, chips, add), // in the order of Tab
		chips, container.NewPadded(s.search), add)
	top := container.New(layout.NewCustomPaddedLayout(10, 10, 16, 16), s.bar)
	s.stack = container.NewStack()
	s.lid = canvas.NewRectangle(color.Transparent)
	s.lid.Hide()
	for range list {
		page := container.NewStack() // filled when it is opened
		page.Hide()
		s.stack.Add(page)
	}
	banner := container.New(layout.NewCustomPaddedLayout(0, 0, 16, 16), a.BannerPlace())
	body := container.NewBorder(container.New(layout.NewCustomPaddedVBoxLayout(0), top, banner), nil, nil, nil, container.NewStack(s.stack, s.lid))
	s.content = container.NewStack(style.AtLeast(minimum.Width, minimum.Height, container.NewBorder(nil, nil, s.rail, nil, body)), a.Toasts.Layer)
	a.Toasts.Clear = func() fyne.CanvasObject {
		if f, ok := s.page().(window.Footed); ok && a.shell == s {
			return f.Foot()
		}
		return nil
	}
	s.showEvent()
	return s
}

// page is the screen that is shown; nil before the first is.
func (s *shell) page() window.Page { return s.pages[s.current] }

// page finds the screen of a type.
func page[P window.Page](s *shell) P {
	for _, p := range s.pages {
		if p, ok := p.(P); ok {
			return p
		}
	}
	panic("the list of screens has no such one")
}

// open goes to a screen, which gets the keys from then on.
func (s *shell) open(key string) {
	s.show(key)
	s.opened = s.app.Top() != nil
	s.page().Focus()
}

// show goes to a screen and leaves the focus where it is.
func (s *shell) show(key string) {
	if _, ok := s.pages[key]; !ok {
		key = s.list[0].Key
	}
	if key == s.current {
		return
	}
	if l, ok := s.page().(window.Leaver); ok {
		l.Left()
	}
	s.current, s.from = key, ""
	s.rail.Choose(s.onRail(key))
	for i, d := range s.list {
		page := s.stack.Objects[i].(*fyne.Container)
		page.Hidden = d.Key != key
		if d.Key == key && len(page.Objects) == 0 {
			page.Add(s.pages[key].Content())
		}
	}
	s.redraw(func() {
		s.stack.Refresh()
		if c, ok := s.unread[key]; ok {
			delete(s.unread, key)
			s.app.Reread(func() { s.pages[key].Reload(c) })
		}
	})
}

// uncovered gives the focus back to the screen when the last sheet before it has gone.
func (s *shell) uncovered() {
	if s.opened {
		s.opened = false
		s.page().Focus()
	}
	for _, p := range s.pages {
		if u, ok := p.(window.Uncoverer); ok {
			u.Uncovered()
		}
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
	if !window.Touches(c, store.Settings, store.Events) {
		return
	}
	type current struct {
		event    data.Event
		over, ok bool
	}
	window.Load(s.app.Window, lang.L("The current event could not be read"), func(ctx context.Context) (current, error) {
		e, _, over, ok, err := s.app.Store.Current(ctx)
		return current{e, over, ok}, err
	}, func(v current) {
		if !v.ok {
			v.event = data.Event{}
		}
		s.app.Here, s.eventEnd = v.event, v.over
		s.showEvent()
		if f := s.whenRead; f != nil {
			s.whenRead = nil
			f()
		}
		s.askIfOver()
	})
}

// hidden draws all screens anew once what is private is hidden, or shown again.
func (s *shell) hidden() {
	s.veil.Hidden = !style.Hidden()
	s.bar.Refresh()
	s.bare = map[string]bool{}
	for key := range s.pages {
		s.bare[key] = style.Hidden()
	}
	s.redraw(func() {
		p := page[*people.Page](s)
		if text := s.aside.Turn(s.search); text != p.Query.Text {
			p.Search(text)
		}
		p.Views.Refresh()
		s.app.reload(nil)
	})
}

// redraw has the screen that is shown drawn anew. Where what is private is on it, nothing of it is seen until that has come.
func (s *shell) redraw(draw func()) {
	key := s.current
	if !s.bare[key] {
		s.showLid()
		draw()
		return
	}
	s.lid.FillColor = theme.Color(theme.ColorNameBackground)
	s.showLid()
	s.app.Redraw(draw, func() {
		delete(s.bare, key)
		s.showLid()
	})
}

func (s *shell) showLid() {
	s.lid.Hidden = !s.bare[s.current]
	s.lid.Refresh()
}

func (s *shell) showEvent() {
	if s.app.Here.ID == 0 {
		s.chip.SetText(lang.L("At no event"))
		s.chip.Strong = false
	} else {
		s.chip.SetText(lang.L("At: {{.Event}}", style.Ellipsis(s.app.Here.Name, 220, 12, fyne.TextStyle{})))
		s.chip.Strong = true
	}
	s.bar.Refresh() // the chip may have another width
}

// askIfOver asks once whether an event that has ended by itself is still where the user is.
func (s *shell) askIfOver() {
	if !s.eventEnd || s.app.Here.ID == 0 || s.asked == s.app.Here.ID {
		return
	}
	s.asked = s.app.Here.ID
	label := widget.Prose(lang.L("{{.Event}} has ended. New people would still be stamped with it.", s.app.Here.Name), fyne.TextAlignLeading)
	sheet := s.app.NewSheet(lang.L("Still there?"), lang.L("I have left"), label, fyne.NewSize(440, 180))
	sheet.Plain = true
	sheet.CancelButton.SetText(lang.L("Still here"))
	left := false
	sheet.OnOK = func() { left = true; sheet.Close() }
	id := s.app.Here.ID
	sheet.OnClosed = func() {
		if left {
			s.app.SetCurrent(0)
		} else {
			s.app.SetCurrent(id) // counts from now on
		}
	}
	sheet.First = sheet.OKButton
	sheet.Show()
}

// chooseEvent drops down the events that are on, to come, or just over.
func (s *shell) chooseEvent() {
	window.Load(s.app.Window, lang.L("The events could not be read"), s.app.Store.Events, func(events []store.EventRow) {
		s.app.DropDown(fyne.NewMenu("", s.eventItems(events)...), s.chip)
	})
}

// longestMenu is about how many events the menu lists.
const longestMenu = 11

// eventItems are the items of the menu of events: those on, to come or just over, always the one where the
// user is, and what else can be said of where that is.
func (s *shell) eventItems(events []store.EventRow) (items []*fyne.MenuItem) {
	now := s.app.Store.Now()
	names := words.EventNames(events)
	left := false
	for _, want := range []data.Phase{data.Now, data.Undated, data.Upcoming, data.Past} {
		for i, e := range events {
			here := e.ID == s.app.Here.ID
			switch long := want == data.Past && now.Sub(e.Ends()) > 7*24*time.Hour || len(items) >= longestMenu; {
			case e.Phase(now) != want:
			case long && !here:
				left = true
			default:
				it := fyne.NewMenuItem(names[i], func() { edit.SayHere(s.app.Window, e.Event, nil) })
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
	items = append(items, fyne.NewMenuItem(lang.L("New event …"), func() { edit.Event(s.app.Window, data.Event{}, func(id int64) { edit.SayHereAt(s.app.Window, id) }) }))
	if s.app.Here.ID != 0 {
		items = append(items,
			fyne.NewMenuItem(lang.L("Open this event"), func() { s.app.Places.Event(s.app.Here.ID) }),
			fyne.NewMenuItem(lang.L("I have left"), func() { s.app.SetCurrent(0) }))
	}
	return items
}
