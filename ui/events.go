package ui

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// eventsScreen lists the events, grouped by where they stand in time, beside the chosen one.
type eventsScreen struct {
	app     *Window
	list    *widget.List
	detail  *eventDetail
	body    *fyne.Container // the two panes, or the empty state
	panes   fyne.CanvasObject
	empty   fyne.CanvasObject
	lines   []eventLine
	current int64 // the event the user is at
	chosen  int64
	gen     int
	loaded  bool
	focus   bool // the keys were asked for before there was anything to act on
}

// eventLine is one line of the list: a group's heading, or an event.
type eventLine struct {
	heading string
	event   store.EventRow
}

// eventsPlace is the screen of all events.
var eventsPlace = Screen{Key: "events", Label: say.T("Events"), Icon: "events", New: func(w *Window) Page { return newEvents(w) }}

func newEvents(a *Window) *eventsScreen {
	s := &eventsScreen{app: a}
	s.detail = newEventDetail(a, s.Focus)
	s.list = widget.NewList(func() int { return len(s.lines) }, newEventLine, s.update)
	s.list.OnSelected = s.selected
	s.list.OnEnter = func(int) { s.detail.edit() }
	s.list.OnDelete = func(int) { s.detail.trash() }
	s.build()
	return s
}

func (s *eventsScreen) build() {
	add := widget.NewButton(lang.L("New event"), "plus", s.add)
	head := container.NewBorder(nil, nil, widget.Gap(8, 0), add, fixed(widget.NewSubHeading(lang.L("Events"))))
	left := container.NewBorder(container.New(layout.NewCustomPaddedLayout(12, 8, 8, 12), head), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(0, 8, 8, 8), s.list))
	split := container.NewHSplit(widget.Surface(left), s.detail.content)
	split.Offset = 0.36
	s.panes = split
	s.empty = emptyState("events", lang.L("No events yet"),
		lang.L("Make the conference or workshop you are going to. Whom you meet there is stamped with it."),
		widget.NewPrimary(lang.L("New event"), "plus", s.add))
	s.body = container.NewStack()
}

// Content implements screen.
func (s *eventsScreen) Content() fyne.CanvasObject { return s.body }

// Focus implements screen. A list that is still being read gets the keys when it is there.
func (s *eventsScreen) Focus() {
	s.app.letGo()
	s.focus = true
	s.takeFocus()
}

// takeFocus gives the list the keys when they were asked for and nothing else has got them since.
func (s *eventsScreen) takeFocus() {
	if c := s.app.Native.Canvas(); s.focus && len(s.lines) > 0 && s.app.top() == nil {
		s.focus = false
		if c.Focused() == nil && s.app.isShown(s) {
			c.Focus(s.list)
		}
	}
}

func (s *eventsScreen) add() {
	s.app.editEvent(data.Event{}, func(id int64) { s.open(id) })
}

// Reload implements screen.
func (s *eventsScreen) Reload(c store.Changed) {
	if touches(c, store.Events, store.Encounters, store.Attendees, store.Contacts, store.Settings) {
		s.load()
		s.detail.reload()
	}
}

func (s *eventsScreen) load() {
	s.gen++
	gen := s.gen
	type found struct {
		events  []store.EventRow
		current int64
	}
	Load(s.app, lang.L("The events could not be read"), func(ctx context.Context) (found, error) {
		events, err := s.app.Store.Events(ctx)
		if err != nil {
			return found{}, err
		}
		e, _, _, ok, err := s.app.Store.Current(ctx)
		if !ok {
			e.ID = 0
		}
		return found{events, e.ID}, err
	}, func(v found) {
		if gen == s.gen {
			s.show(v.events, v.current)
		}
	})
}

// show puts what was read on the screen and keeps the chosen event chosen.
func (s *eventsScreen) show(events []store.EventRow, current int64) {
	s.current, s.loaded = current, true
	s.lines = groupEvents(events, s.app.Store.Now())
	for i, l := range s.lines {
		h := widget.RowHeight()
		if l.heading != "" {
			h = 36
		}
		s.list.SetItemHeight(i, h)
	}
	want := s.panes
	if len(events) == 0 {
		want = s.empty
	}
	if len(s.body.Objects) != 1 || s.body.Objects[0] != want {
		s.body.Objects = []fyne.CanvasObject{want}
		s.body.Refresh()
	}
	s.list.Refresh()
	s.choose()
	s.takeFocus()
}

// choose selects the chosen event's line, else that of the current event, else the first one's.
func (s *eventsScreen) choose() {
	at := s.line(s.chosen)
	if at < 0 {
		at = s.line(s.current)
	}
	if at < 0 && len(s.lines) > 0 {
		at = 1 // below the first heading
	}
	s.list.UnselectAll() // the lines may have moved under the selection
	if at < 0 {
		s.detail.open(0)
		return
	}
	s.list.Select(at)
}

func (s *eventsScreen) line(id int64) int {
	for i, l := range s.lines {
		if id != 0 && l.event.ID == id {
			return i
		}
	}
	return -1
}

// open chooses an event; one that is not in the list yet is chosen when it is.
func (s *eventsScreen) open(id int64) {
	s.chosen = id
	if at := s.line(id); at >= 0 {
		s.list.Select(at)
		return
	}
	s.load()
}

// OpenEvent implements OfEvent.
func (s *eventsScreen) OpenEvent() int64 { return s.detail.want }

// Export implements Exporter.
func (s *eventsScreen) Export() bool {
	id := s.OpenEvent()
	if id != 0 {
		s.app.exportEvent(id)
	}
	return id != 0
}

// Uncovered implements Uncoverer: the list may have come behind the sheet.
func (s *eventsScreen) Uncovered() { s.takeFocus() }

// openProgramme opens an event at its programme, where it has one.
func (s *eventsScreen) openProgramme(id int64) {
	d := s.detail
	d.next = id
	again := d.want == id
	s.open(id)
	if again { // nothing opens what is open
		d.open(id)
	}
}

// selected follows the list's selection; headings are stepped over in the direction of travel.
func (s *eventsScreen) selected(id int) {
	if id < 0 || id >= len(s.lines) {
		return
	}
	if s.lines[id].heading != "" {
		before := s.line(s.chosen)
		if id > 0 && before > id {
			s.list.Select(id - 1)
		} else {
			s.list.Select(id + 1)
		}
		return
	}
	s.list.Note(id)
	s.chosen = s.lines[id].event.ID
	s.detail.open(s.chosen)
}

// groupEvents puts the events under headings: now, to come (the next first), past (the latest
// first), without a date.
func groupEvents(events []store.EventRow, now time.Time) []eventLine {
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
				lines = append(lines, eventLine{event: e})
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
		out = append(append(out, eventLine{heading: g.heading}), lines...)
	}
	return out
}

// newEventLine is a line of the list that can be either kind.
func newEventLine() fyne.CanvasObject {
	heading := widget.NewMuted("")
	heading.TextSize, heading.Style.Bold = theme.SizeNameCaptionText, true
	return container.NewStack(container.New(layout.NewCustomPaddedLayout(14, 4, 8, 8), heading), widget.NewEventRow())
}

func (s *eventsScreen) update(id int, o fyne.CanvasObject) {
	if id >= len(s.lines) {
		return
	}
	parts := o.(*fyne.Container).Objects
	l := s.lines[id]
	if l.heading != "" {
		parts[0].(*fyne.Container).Objects[0].(*widget.Text).SetText(l.heading)
		parts[0].Show()
		parts[1].Hide()
		return
	}
	parts[0].Hide()
	parts[1].Show()
	parts[1].(*widget.EventRow).Set(eventValue(l.event, l.event.ID == s.current))
}

// eventValue is what a row shows of an event.
func eventValue(e store.EventRow, here bool) widget.EventValue {
	v := widget.EventValue{Name: e.Name, Strong: here}
	if !e.Start.IsZero() {
		from := e.Start.In(e.Location())
		v.Month, v.Day = strings.ToUpper(shortMonth(from.Month())), strconv.Itoa(from.Day())
	}
	v.Detail = joined(" · ", eventSpan(&e.Event), e.Place)
	if v.Detail == "" {
		v.Detail = lang.L("No date or place yet")
	}
	if e.People > 0 {
		v.Aside = lang.Number(e.People)
	}
	return v
}

func peopleCount(n int) string {
	return lang.N(n, "{{.Count}} person", "{{.Count}} people")
}

// fixed keeps a line of text whole: the room is made for it.
func fixed(t *widget.Text) *widget.Text {
	t.Fixed = true
	return t
}
