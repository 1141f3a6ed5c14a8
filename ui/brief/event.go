// Package brief is what the user reads before an event, and before they walk up to somebody; and whom they should meet.
package brief

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// read is a brief with the names of those whose appointments take the same time.
type read struct {
	store.Brief
	names map[int64]string
	own   []string // the user's own topics
}

// readBrief reads what belongs to a brief.
func readBrief(ctx context.Context, s *store.Store, b store.Brief) (v read, err error) {
	v.Brief = b
	var ids []int64
	for _, a := range b.Agenda {
		ids = append(ids, a.ContactID)
		for _, c := range a.Clashes {
			ids = append(ids, c.ContactID)
		}
	}
	if v.names, err = edit.NamesOf(ctx, s, ids); err != nil {
		return v, err
	}
	me, err := s.Me(ctx)
	v.own = me.Topics
	return v, err
}

// Event shows the brief of an event: its times, the appointments in their order, and whom to meet, twelve on a page.
func Event(w *window.Window, id int64) {
	window.Load(w, lang.L("The brief could not be read"), func(ctx context.Context) (v read, err error) {
		b, err := w.Store.EventBrief(ctx, id)
		if err != nil {
			return v, err
		}
		return readBrief(ctx, w.Store, b)
	}, func(v read) { eventSheet(w, v) })
}

func eventSheet(w *window.Window, v read) {
	room := w.Native.Canvas().Size()
	size := fyne.NewSize(min(room.Width, 1200)-40, room.Height-40)
	body := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 4, 0, 12), EventPage(w, v, columnsIn(size.Width))))
	s := w.NewSheet(lang.L("Brief: {{.Event}}", v.Event.Name), "", body, size)
	whom := widget.NewButton(lang.L("Whom should I meet?"), "star", func() { s.CloseFor(func() { Whom(w, v.Event) }) })
	s.AddLeft(whom)
	s.First = s.CancelButton
	s.Show()
}

// columnsIn is how many people stand beside each other in a sheet of a width.
func columnsIn(width float32) int {
	switch {
	case width >= 900:
		return 3
	case width >= 600:
		return 2
	}
	return 1
}

// EventPage is the page of an event's brief, with so many people beside each other.
func EventPage(w *window.Window, v read, columns int) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	goal := ""
	if v.Event.Goal != "" {
		goal = lang.L("Goal: {{.Goal}}", oneLine(v.Event.Goal))
	}
	if when := words.Joined(" · ", words.EventTime(&v.Event), v.Event.Place, goal); when != "" {
		box.Add(style.NewMuted(when))
	}
	if len(v.Agenda) > 0 {
		box.Add(heading(lang.L("Appointments")))
		for _, a := range v.Agenda {
			box.Add(appointmentLine(w, &v, a, v.names[a.ContactID]))
		}
	}
	if len(v.People) == 0 {
		box.Add(style.Gap(0, 8))
		box.Add(widget.Prose(lang.L("There is nobody on your list of people to meet. Mark them in the list of the event, or see whom you should meet."), fyne.TextAlignLeading))
		return box
	}
	box.Add(heading(lang.L("To meet")))
	for at := 0; at < len(v.People); at += columns {
		row := make([]fyne.CanvasObject, columns)
		for i := range row {
			row[i] = style.Gap(0, 0)
			if at+i < len(v.People) {
				row[i] = personCell(w, &v, &v.People[at+i])
			}
		}
		box.Add(widget.Row(row...))
	}
	return box
}

// heading is over a part of a brief.
func heading(text string) fyne.CanvasObject {
	t := widget.Caption(text)
	t.Style.Bold = true
	return container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), t)
}

// appointmentLine is one appointment: when, with whom, which may be plain, where, how far it is, and below it what takes the
// same time.
func appointmentLine(w *window.Window, v *read, a store.Agreed, with string) fyne.CanvasObject {
	state := ""
	if a.State == data.Proposed {
		state = words.AppointmentState(a.State)
	}
	when := style.NewText(words.AppointmentTime(&a.Appointment, &v.Event, w.Store.Now()))
	when.Style.Bold, when.Fixed = true, true
	what := style.NewText(words.Joined(" · ", with, a.Place, state, a.Note))
	left := container.NewHBox(when, style.Gap(4, 0))
	line := container.New(layout.NewBorderLayout(nil, nil, left, nil), left, what) // in the order of reading
	if len(a.Clashes) == 0 {
		return line
	}
	heed := widget.Caption(lang.L("At the same time: {{.Others}}", lang.Whole(words.Clashes(a.Clashes, v.names, &v.Event))))
	return container.New(layout.NewCustomPaddedVBoxLayout(0), line, heed)
}

// personCell is somebody to meet in a few lines: who, what the user wants from them, when they met last and what was said,
// and what is promised. A press opens their own brief.
func personCell(w *window.Window, v *read, p *store.BriefPerson) fyne.CanvasObject {
	c := &p.Contact
	name := style.NewText(c.Name())
	name.Style.Bold = true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(0), name)
	line := func(text string, plain bool) {
		if text == "" {
			return
		}
		t := widget.Caption(oneLine(text))
		if plain {
			t.Color = name.Color
		}
		lines.Add(t)
	}
	organisation := c.Organisation
	if organisation == c.Name() {
		organisation = ""
	}
	line(words.Joined(" · ", organisation, c.Title), false)
	line(p.Attendee.Note, true)
	line(lastMet(p, w), false)
	line(words.Joined(" · ", owed(p.Promises, data.ByMe, lang.L("You owe")), owed(p.Promises, data.ByThem, lang.L("They owe"))), false)
	content := container.NewBorder(nil, nil, container.NewHBox(container.NewVBox(avatarOf(w, c, 40)), style.Gap(4, 0)), nil, lines)
	return widget.NewPress(container.New(layout.NewCustomPaddedLayout(2, 2, 4, 4), content), func() { Person(w, c.ID, v.Event.ID) })
}
