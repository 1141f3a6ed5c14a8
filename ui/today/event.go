package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// eventCard is the current event, one that goes on today, or the next.
func (s *Page) eventCard(v todayView) fyne.CanvasObject {
	e := v.event
	if e.ID == 0 {
		text := style.NewMuted(lang.L("No event ahead."))
		add := widget.NewButton(lang.L("New event"), "plus", func() { edit.Event(s.w, data.Event{}, s.w.Places.Event) })
		return widget.Titled(lang.L("Next event"), "", container.New(layout.NewCustomPaddedVBoxLayout(10), text, container.NewHBox(add)))
	}
	open := func() { s.w.Places.Event(e.ID) }
	row := lists.NewEventRow()
	value := words.EventValue(store.EventRow{Event: e}, v.here)
	row.Set(value)
	box := container.New(layout.NewCustomPaddedVBoxLayout(10),
		container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), s.row(listEvent, e.ID, row, open)))
	if !v.there {
		box.Add(s.preparation(v))
	}
	buttons := style.Wrap()
	switch {
	case !v.there:
		buttons.Add(widget.NewPrimary(lang.L("Prepare"), "events", open))
	case !v.here:
		here := widget.NewButton(lang.L("I'm here"), "pin", func() { edit.SayHere(s.w, e, nil) })
		here.Importance = fw.HighImportance
		buttons.Add(here)
	}
	if v.there {
		buttons.Add(widget.NewButton(words.PeopleCount(v.People), "people", open))
	}
	if v.here {
		buttons.Add(widget.NewButton(lang.L("I have left"), "", func() { s.w.SetCurrent(0) }))
	}
	box.Add(buttons)
	return widget.Titled(eventTitle(v), "", box)
}

func eventTitle(v todayView) string {
	switch {
	case v.here:
		return lang.L("You are at")
	case v.there && v.event.Phase(v.now) == data.Now:
		return lang.L("On now")
	case v.there:
		return lang.L("Today")
	}
	return lang.L("Next event")
}

// preparation says how far the next event is prepared.
func (s *Page) preparation(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	add := func(icon, text string) { box.Add(widget.IconLine(icon, widget.Caption(text))) }
	from := v.event.Start.In(v.event.Location())
	days := data.DateOf(from).Days() - data.DateOf(v.now.In(v.event.Location())).Days()
	add("clock", lang.N(days, "In {{.Count}} day", "In {{.Count}} days"))
	if v.People == 0 {
		add("people", lang.L("Nobody is on its list yet: drop the list of attendees on its page."))
	} else {
		add("people", lang.N(v.People, "{{.Count}} person on its list", "{{.Count}} people on its list"))
		if v.WantedCount == 0 && !style.Hidden() {
			add("star", lang.L("Choose whom you want to meet"))
		}
	}
	if v.WantedCount > 0 && !style.Hidden() {
		add("star", lang.N(v.WantedCount, "{{.Count}} person to meet", "{{.Count}} people to meet"))
	}
	if n := s.appointmentsAt(v); n > 0 {
		add("calendar", lang.N(n, "{{.Count}} appointment", "{{.Count}} appointments"))
	}
	going := 0
	for _, session := range v.event.Sessions {
		if session.Going {
			going++
		}
	}
	if going > 0 {
		add("tick", lang.N(going, "{{.Count}} session that you go to", "{{.Count}} sessions that you go to"))
	}
	return box
}

func (s *Page) appointmentsAt(v todayView) (n int) {
	for _, a := range v.Appointments {
		if a.EventID == v.event.ID {
			n++
		}
	}
	return n
}
