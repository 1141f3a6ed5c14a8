// Package today is the screen of what matters today.
package today

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page shows what is due, whom one met last, and the current or next event; at an event what goes on there. Until somebody
// has been added it teaches the first steps.
type Page struct {
	w      *window.Window
	Main   *fyne.Container // at an event what goes on there; else what is due
	side   *fyne.Container // first steps, event
	Rest   *fyne.Container // the rest
	page   *fyne.Container
	Checks []*widget.Check // of the promises, in their order
	asked  window.Latest

	view   todayView
	more   map[list]int    // rows that were asked for beyond those at first
	rows   []*row          // in the order in which they were made
	filled *fyne.Container // the column that is being filled
	struck promise.Struck  // promises that were settled here, until the screen is left
	turns  *time.Timer     // until something begins or ends

	at   string   // the row that had the keys last
	has  bool     // it has them still, or will when the sheet or menu before it has gone
	gone []string // the rows that had them until they went, while the user has not gone on; the last one last
}

// Screen is the screen of what matters today.
var Screen = window.Screen{Key: "today", Open: keys.ToToday, Label: say.T("Today"), Icon: "today", New: func(w *window.Window) window.Page { return newToday(w) }}

func newToday(w *window.Window) *Page {
	s := &Page{w: w, more: map[list]int{}}
	gap := layout.NewCustomPaddedVBoxLayout(16)
	s.Main, s.side, s.Rest = container.New(gap), container.New(gap), container.New(gap)
	s.page = style.Page(1080, style.Columns(800, s.Main, s.side, s.Rest))
	return s
}

// Content implements screen.
func (s *Page) Content() fyne.CanvasObject { return s.page }

// Left implements window.Leaver: promises that were settled are gone when the screen is opened again.
func (s *Page) Left() { s.struck.Clear() }

// Reload implements screen.
func (s *Page) Reload(c store.Changed) {
	if !window.Touches(c, store.Arrivals, store.Promises, store.Encounters, store.Contacts, store.Events, store.Attendees, store.Appointments, store.Settings,
		store.Cadences, store.TopicCadences, store.Consents) {
		return
	}
	s.read()
}

func (s *Page) read() {
	more, struck := s.listed(), s.struck.IDs()
	window.LoadFor(s.w, s.asked.Next(), lang.L("Today could not be read"), func(ctx context.Context) (todayView, error) {
		return readToday(ctx, s.w.Store, more, struck)
	}, s.show)
}

// listed says how many rows of a list are shown at most; it may be called from any goroutine.
func (s *Page) listed() func(list) int {
	most := map[list]int{}
	for of, n := range listedAtFirst {
		most[of] = n + 1 + s.more[of] // one that is left over is shown as well
	}
	return func(of list) int { return most[of] }
}

// shown is how many of so many rows of a list are shown.
func (s *Page) shown(of list, n int) int {
	most := listedAtFirst[of] + s.more[of]
	if n <= most+1 {
		return n
	}
	return most
}

// addMore is the line below a list that is cut short.
func (s *Page) addMore(box *fyne.Container, of list, left int) {
	if left > 0 {
		box.Add(words.ShowMore(left, func() {
			s.more[of] += moreAtOnce
			s.read()
		}))
	}
}

// show fills the columns. The row that had the keys has them again or, when it is gone, the one in its place.
func (s *Page) show(v todayView) {
	before := s.inOrder()
	had, at := s.held(before)
	s.view, s.Checks, s.rows = v, nil, nil
	for _, c := range []*fyne.Container{s.Main, s.side, s.Rest} {
		c.Objects = nil
	}
	if v.there {
		s.showEvent(v)
	} else {
		s.showUsual(v)
	}
	s.page.Refresh()
	s.keep(had, at, before)
	s.turn()
}

// add puts something into a column.
func (s *Page) add(column *fyne.Container, part func() fyne.CanvasObject) {
	s.filled = column
	column.Add(part())
}

// addSteps puts the first steps into a column while they are not done.
func (s *Page) addSteps(v todayView) {
	if v.hasMe && v.hasEvents && v.hasPeople {
		return
	}
	column := s.side
	switch {
	case !v.hasPeople:
		column = s.Main
	case v.there: // behind what goes on: in a narrow window the columns stand below each other
		column = s.Rest
	}
	s.add(column, func() fyne.CanvasObject { return s.firstSteps(v) })
}

// showUsual fills the columns on a day without an event.
func (s *Page) showUsual(v todayView) {
	s.addSteps(v)
	if v.hasPeople {
		s.add(s.Main, func() fyne.CanvasObject { return s.due(v) })
	}
	if len(v.todays) > 0 {
		s.add(s.Main, func() fyne.CanvasObject { return s.appointments(v) })
	}
	switch {
	case style.Hidden(): // whom one wants to be in touch with is nobody else's business
	case v.due.Total > 0:
		s.add(s.Main, func() fyne.CanvasObject { return s.inTouch(v) })
	case v.hasPeople && !v.hasCadences && s.w.Setting(touchTaught, "") == "":
		s.add(s.Main, s.howToKeep)
	}
	if v.waiting > 0 {
		s.add(s.Main, func() fyne.CanvasObject { return s.arrivals(v) })
	}
	if v.birthdayCount > 0 {
		s.add(s.Main, func() fyne.CanvasObject { return s.birthdays(v) })
	}
	if v.over > 0 && !style.Hidden() {
		s.add(s.Main, func() fyne.CanvasObject { return s.over(v.over) })
	}
	if v.event.ID != 0 || v.hasPeople { // behind what is to be done: in a narrow window the columns stand below each other
		s.add(s.Rest, func() fyne.CanvasObject { return s.eventCard(v) })
	}
	if v.hasPeople {
		s.add(s.Rest, func() fyne.CanvasObject { return s.latest(v) })
	}
}

// showEvent fills the columns at an event: what goes on there, then what else is due.
func (s *Page) showEvent(v todayView) {
	if !v.hasPeople {
		s.addSteps(v)
	}
	lists := v.lists()
	s.add(s.side, func() fyne.CanvasObject { return s.eventCard(v) })
	if met := lists[listMet]; v.isEvening(met) {
		s.add(s.side, func() fyne.CanvasObject { return s.review(v, met) })
	}
	if v.hasPeople || len(v.event.Sessions) > 0 {
		s.add(s.Main, func() fyne.CanvasObject { return s.programme(v) })
	}
	if len(v.Appointments) > 0 {
		s.add(s.Main, func() fyne.CanvasObject { return s.appointments(v) })
	}
	switch {
	case style.Hidden(): // nor is whom one wants to meet
	case v.WantedCount > 0:
		s.add(s.Main, func() fyne.CanvasObject { return s.wanted(v) })
	case len(v.guests) == 0 && v.hasPeople:
		s.add(s.Main, func() fyne.CanvasObject { return s.nobodyWanted(v) })
	}
	if v.hasPeople {
		s.add(s.Main, func() fyne.CanvasObject { return s.metToday(v, lists[listMet]) })
	}
	if v.waiting > 0 {
		s.add(s.Rest, func() fyne.CanvasObject { return s.arrivals(v) })
	}
	if hot := lists[listHot]; len(hot) > 0 && !style.Hidden() { // that they are in it says how warm it was, and that that is said
		s.add(s.Rest, func() fyne.CanvasObject {
			return s.guests(listHot, lang.L("Hot"), hot, v, func(g guest) string { return words.Private(g.last.Note) })
		})
	}
	if open := lists[listUnqualified]; len(open) > 0 && !style.Hidden() {
		s.add(s.Rest, func() fyne.CanvasObject {
			return s.guests(listUnqualified, lang.L("Still to be said"), open, v, lacks)
		})
	}
	if v.hasPeople {
		s.add(s.Rest, func() fyne.CanvasObject { return s.due(v) })
		s.addSteps(v)
	}
}

// turn has the screen read again when something begins or ends: what was next is now.
func (s *Page) turn() {
	if s.turns != nil {
		s.turns.Stop()
	}
	wait := s.view.turns().Sub(s.w.Store.Now())
	ctx := s.w.Ctx
	s.turns = time.AfterFunc(max(wait, time.Second), func() {
		fyne.Do(func() {
			if ctx.Err() == nil && s.w.IsShown(s) {
				s.read()
			}
		})
	})
}

// turns is when what is shown is no longer so: when a session or an appointment begins or ends, or another minute of those
// who were met just now.
func (v *todayView) turns() time.Time {
	_, next := v.day()
	sooner := func(t time.Time) {
		if t.After(v.now) && t.Before(next) {
			next = t
		}
	}
	for i := range v.event.Sessions {
		sooner(v.event.Sessions[i].Start)
		sooner(v.event.Sessions[i].End)
	}
	for i := range v.Appointments {
		sooner(v.Appointments[i].Start)
	}
	for i := range v.todays {
		sooner(v.todays[i].Start)
	}
	sooner(v.evening(v.lists()[listMet]))
	return next
}
