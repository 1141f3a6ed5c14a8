// Package events is the screen of all events: the list, and the page of one of them with its tabs.
package events

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/ticks"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page lists the events, grouped by where they stand in time, beside the chosen one.
type Page struct {
	w       *window.Window
	List    *lists.List
	Detail  *eventDetail
	body    *fyne.Container // the two panes, or the empty state
	panes   fyne.CanvasObject
	empty   fyne.CanvasObject
	lines   []eventLine
	current int64 // the event the user is at
	chosen  int64
	asked   window.Latest
	Loaded  bool
	focus   bool // the keys were asked for before there was anything to act on
}

// eventLine is one line of the list: a group's heading, or an event.
type eventLine struct {
	Heading string
	Event   store.EventRow
}

// Screen is the screen of all events.
var Screen = window.Screen{Key: "events", Open: keys.ToEvents, Label: say.T("Events"), Icon: "events", New: func(w *window.Window) window.Page { return newEvents(w) }}

func newEvents(w *window.Window) *Page {
	s := &Page{w: w}
	s.Detail = newEventDetail(w, s.Focus)
	s.List = lists.NewList(func() int { return len(s.lines) }, newEventLine, s.update)
	s.List.OnSelected = s.selected
	s.List.OnEnter = func(int) { s.Detail.focus() }
	s.List.OnDelete = func(int) { s.Detail.Trash() }
	s.build()
	return s
}

func (s *Page) build() {
	add := widget.NewButton(lang.L("New event"), "plus", s.add)
	head := container.NewBorder(nil, nil, style.Gap(8, 0), add, widget.Fixed(style.NewSubHeading(lang.L("Events"))))
	left := container.NewBorder(container.New(layout.NewCustomPaddedLayout(12, 8, 8, 12), head), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(0, 8, 8, 8), s.List))
	split := container.NewHSplit(style.Surface(left), s.Detail.Content)
	split.Offset = 0.36
	s.panes = split
	s.empty = widget.EmptyState("events", lang.L("No events yet"),
		lang.L("Add the conference or workshop you are going to. The people you meet there are stamped with it."),
		widget.NewPrimary(lang.L("New event"), "plus", s.add))
	s.body = container.NewStack()
}

// Content implements screen.
func (s *Page) Content() fyne.CanvasObject { return s.body }

// Focus implements screen. A list that is still being read gets the keys when it is there.
func (s *Page) Focus() {
	s.w.LetGo()
	s.Detail.comeUp()
	s.focus = true
	s.takeFocus()
}

// takeFocus gives the list the keys when they were asked for and nothing else has got them since.
func (s *Page) takeFocus() {
	if c := s.w.Native.Canvas(); s.focus && len(s.lines) > 0 && s.w.Top() == nil {
		s.focus = false
		if c.Focused() == nil && s.w.IsShown(s) {
			c.Focus(s.List)
		}
	}
}

func (s *Page) add() {
	edit.Event(s.w, data.Event{}, func(id int64) { s.Open(id) })
}

// Reload implements screen.
func (s *Page) Reload(c store.Changed) {
	if window.Touches(c, store.Events, store.Encounters, store.Attendees, store.Contacts, store.Promises, store.Letters, store.Appointments, store.NotSame, store.Settings) {
		s.load()
		s.Detail.noteChange(c)
		s.Detail.reload()
	}
}

func (s *Page) load() {
	type found struct {
		events  []store.EventRow
		current int64
	}
	window.LoadFor(s.w, s.asked.Next(), lang.L("The events could not be read"), func(ctx context.Context) (found, error) {
		events, err := s.w.Store.Events(ctx)
		if err != nil {
			return found{}, err
		}
		e, _, _, ok, err := s.w.Store.Current(ctx)
		if !ok {
			e.ID = 0
		}
		return found{events, e.ID}, err
	}, func(v found) { s.show(v.events, v.current) })
}

// show puts what was read on the screen and keeps the chosen event chosen.
func (s *Page) show(events []store.EventRow, current int64) {
	s.current, s.Loaded = current, true
	s.lines = GroupEvents(events, s.w.Store.Now())
	for i, l := range s.lines {
		h := lists.RowHeight()
		if l.Heading != "" {
			h = 36
		}
		s.List.SetItemHeight(i, h)
	}
	want := s.panes
	if len(events) == 0 {
		want = s.empty
	}
	if len(s.body.Objects) != 1 || s.body.Objects[0] != want {
		s.body.Objects = []fyne.CanvasObject{want}
		s.body.Refresh()
	}
	s.List.Refresh()
	s.choose()
	s.takeFocus()
}

// choose selects the chosen event's line, else that of the current event, else the first one's.
func (s *Page) choose() {
	at := s.line(s.chosen)
	if at < 0 {
		at = s.line(s.current)
	}
	if at < 0 && len(s.lines) > 0 {
		at = 1 // below the first heading
	}
	s.List.UnselectAll() // the lines may have moved under the selection
	if at < 0 {
		s.Detail.open(0)
		return
	}
	s.List.Select(at)
}

func (s *Page) line(id int64) int {
	for i, l := range s.lines {
		if id != 0 && l.Event.ID == id {
			return i
		}
	}
	return -1
}

// Open chooses an event; one that is not in the list yet is chosen when it is.
func (s *Page) Open(id int64) {
	s.chosen = id
	if at := s.line(id); at >= 0 {
		s.List.Select(at)
		return
	}
	s.load()
}

// Enter gives the keys to the tab of the event that is opened, once it is read.
func (s *Page) Enter() {
	s.focus = false
	s.Detail.entering = true
	s.Detail.focus()
}

// OpenEvent implements OfEvent.
func (s *Page) OpenEvent() int64 { return s.Detail.want }

// Whom implements window.OfPeople: the tab knows who.
func (s *Page) Whom() []int64 {
	if p, ok := s.Detail.shownTab().(window.OfPeople); ok {
		return p.Whom()
	}
	return nil
}

// Export implements Exporter.
func (s *Page) Export() bool {
	id := s.OpenEvent()
	if id != 0 {
		exporting.Event(s.w, id, s.part())
	}
	return id != 0
}

// part is the part of the event's people that the list shows; nil where it shows all, or is not there.
func (s *Page) part() []int64 {
	if p, ok := s.Detail.shownTab().(*People); ok {
		return p.part()
	}
	return nil
}

// Key implements window.Keyed: the tab that is shown takes the keys that nothing else uses.
func (s *Page) Key(e *fyne.KeyEvent) bool {
	k, ok := s.Detail.shownTab().(window.Keyed)
	return ok && k.Key(e)
}

// Rune implements window.Lettered.
func (s *Page) Rune(r rune) {
	if l, ok := s.Detail.shownTab().(window.Lettered); ok {
		l.Rune(r)
	}
}

// Left implements window.Leaver.
func (s *Page) Left() {
	s.Detail.People().left()
	s.Detail.FollowUp().Left()
}

// Returned implements window.Returner: the keys go to the row that the user came from.
func (s *Page) Returned() { s.Detail.focus() }

// Foot implements window.Footed: of the tab that is shown.
func (s *Page) Foot() fyne.CanvasObject {
	if f, ok := s.Detail.shownTab().(window.Footed); ok {
		return f.Foot()
	}
	return nil
}

// Turn implements window.Tabbed.
func (s *Page) Turn(step int) { s.Detail.turn(step) }

// Filter implements window.Filtered, while the list of people is shown.
func (s *Page) Filter() {
	if p, ok := s.Detail.shownTab().(*People); ok {
		p.Filters.Search()
	}
}

// TickAll implements window.Ticker.
func (s *Page) TickAll() {
	if p, ok := s.Detail.shownTab().(*People); ok && len(p.Rows.IDs) > 0 {
		p.Ticks.All()
		p.Focus()
	}
}

// Copy implements window.Copier: the person in the row, or all who are ticked.
func (s *Page) Copy() {
	if p, ok := s.Detail.shownTab().(*People); ok {
		ticks.Copy(s.w, p.ids())
	}
}

// Selected implements window.OfPerson, while the keys are in the list of people.
func (s *Page) Selected() int64 {
	if p, ok := s.Detail.shownTab().(*People); ok && p.hasKeys() {
		return p.chosen
	}
	return 0
}

// Paste implements window.Paster: the tab that is shown may know what to do with it.
func (s *Page) Paste(other func()) {
	if p, ok := s.Detail.shownTab().(window.Paster); ok {
		p.Paste(other)
		return
	}
	other()
}

// Uncovered implements Uncoverer: the list may have come behind the sheet.
func (s *Page) Uncovered() { s.takeFocus() }

// OpenProgramme opens an event at its programme, where it has one.
func (s *Page) OpenProgramme(id int64) { s.openAt(id, programmeTab) }

// OpenFollowUp opens an event at who is open.
func (s *Page) OpenFollowUp(id int64) { s.openAt(id, followUpTab) }

// OpenReport opens an event at what came of it.
func (s *Page) OpenReport(id int64) { s.openAt(id, reportTab) }

// openAt opens an event at a tab.
func (s *Page) openAt(id int64, tab string) {
	d := s.Detail
	d.next = tab
	again := d.want == id
	s.Open(id)
	if again { // nothing opens what is open
		d.open(id)
	}
}

// selected follows the list's selection; headings are stepped over in the direction of travel.
func (s *Page) selected(id int) {
	if id < 0 || id >= len(s.lines) {
		return
	}
	if s.lines[id].Heading != "" {
		before := s.line(s.chosen)
		if id > 0 && before > id {
			s.List.Select(id - 1)
		} else {
			s.List.Select(id + 1)
		}
		return
	}
	s.List.Note(id)
	s.chosen = s.lines[id].Event.ID
	s.Detail.open(s.chosen)
}

// GroupEvents puts the events under headings: now, to come (the next first), past (the latest
// first), without a date.
func GroupEvents(events []store.EventRow, now time.Time) []eventLine {
	var out []eventLine
	for _, g := range []struct {
		phase   data.Phase
		heading string
	}{
		{data.Now, lang.L("Now")},
		{data.Upcoming, lang.L("Upcoming")},
		{data.Past, lang.L("Past")},
		{data.Undated, lang.L("Without date")},
	} {
		var lines []eventLine
		for _, e := range events { // latest start first
			if e.Phase(now) == g.phase {
				lines = append(lines, eventLine{Event: e})
			}
		}
		if len(lines) == 0 {
			continue
		}
		if g.phase == data.Upcoming {
			for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
				lines[i], lines[j] = lines[j], lines[i]
			}
		}
		out = append(append(out, eventLine{Heading: g.heading}), lines...)
	}
	return out
}

// newEventLine is a line of the list that can be either kind.
func newEventLine() fyne.CanvasObject {
	heading := style.NewMuted("")
	heading.TextSize, heading.Style.Bold = theme.SizeNameCaptionText, true
	return container.NewStack(container.New(layout.NewCustomPaddedLayout(14, 4, 8, 8), heading), lists.NewEventRow())
}

func (s *Page) update(id int, o fyne.CanvasObject) {
	if id >= len(s.lines) {
		return
	}
	parts := o.(*fyne.Container).Objects
	l := s.lines[id]
	if l.Heading != "" {
		parts[0].(*fyne.Container).Objects[0].(*style.Text).SetText(l.Heading)
		parts[0].Show()
		parts[1].Hide()
		return
	}
	parts[0].Hide()
	parts[1].Show()
	parts[1].(*lists.EventRow).Set(words.EventValue(l.Event, l.Event.ID == s.current))
}
