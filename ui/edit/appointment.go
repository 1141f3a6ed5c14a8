package edit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// usualLength is how long an appointment is whose end is not typed.
const usualLength = 30 * time.Minute

// Appointment makes an appointment with a person, or edits a stored one, in whatever state it is. A new one without an event is
// at the event where the user is.
func Appointment(w *window.Window, a data.Appointment, name string) {
	window.Load(w, lang.L("The events could not be read"), w.Store.Events, func(events []store.EventRow) {
		if len(events) == 0 {
			w.Say(lang.L("An appointment is at an event: add the event first."))
			return
		}
		appointmentSheet(w, a, name, events, nil)
	})
}

// RestoreAppointment opens the form of an appointment, "ID CONTACT", with what was typed.
func RestoreAppointment(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, contact := window.IDsOf(of)
	type read struct {
		appointment data.Appointment
		name        string
		events      []store.EventRow
	}
	window.Load(w, lang.L("The appointment could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := w.Store.Contact(ctx, contact)
		if err != nil {
			return r, err
		}
		r.name, r.appointment.ContactID = c.Name(), c.ID
		if id != 0 {
			if r.appointment, err = w.Store.Appointment(ctx, id); err != nil {
				return r, err
			}
		}
		r.events, err = w.Store.Events(ctx)
		return r, err
	}, func(r read) { appointmentSheet(w, r.appointment, r.name, r.events, was) })
	return nil
}

// appointmentForm is the sheet in which an appointment is made or edited.
type appointmentForm struct {
	w           *window.Window
	appointment data.Appointment // as it was opened
	name        string           // of the person
	events      []store.EventRow
	sheet       *window.Sheet
	body        fyne.CanvasObject

	where    *widget.Select
	day      *DateEntry
	from, to *widget.Entry
	place    *widget.Entry
	state    *widget.Select
	note     *NoteField
	hints    map[string]*style.Text
	clashes  *style.Label // what else takes the same time
	asked    window.Latest
	written  [3]string // day, from and to as a stored appointment has them
}

// appointmentSheet is the form of an appointment, filled with what was typed when that is not nil.
func appointmentSheet(w *window.Window, a data.Appointment, name string, events []store.EventRow, typed map[string]string) {
	f := newAppointmentForm(w, a, name, events)
	ok := lang.L("Save")
	if a.ID == 0 {
		ok = lang.L("Create")
	}
	f.sheet = w.NewSheet(lang.L("Appointment with {{.Name}}", name), ok, f.body, fyne.NewSize(560, 480))
	f.sheet.OnOK = f.save
	f.sheet.Notes = []interface{ LetGo() }{f.note}
	f.sheet.Keeps = &window.Keeping{
		Form: fmt.Sprintf("appointment %d %d", a.ID, a.ContactID), Contact: a.ContactID, Again: typed != nil, Typed: f.typed,
	}
	f.sheet.OnClosed = f.asked.Drop
	if typed != nil {
		f.put(typed)
	}
	if a.ID != 0 {
		f.sheet.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", func() {
			f.sheet.Discard()
			w.Do(lang.L("Deleted the appointment with {{.Name}}", name), func(tx *store.Tx) error { return tx.Trash(store.Appointments, a.ID) }, nil)
		}))
	}
	f.sheet.First = f.from
	f.check()
	f.sheet.Show()
}

func newAppointmentForm(w *window.Window, a data.Appointment, name string, events []store.EventRow) *appointmentForm {
	if a.EventID == 0 {
		a.EventID = w.Here.ID
	}
	f := &appointmentForm{w: w, appointment: a, name: name, events: events, hints: map[string]*style.Text{}}
	f.body = f.build()
	return f
}

// build makes the body of the sheet, filled with the appointment.
func (f *appointmentForm) build() fyne.CanvasObject {
	w, a := f.w, &f.appointment
	f.where = widget.NewSelect(words.EventNames(f.events), nil)
	f.choose(a.EventID)
	f.day = NewDateEntry(w, lang.L("12 Aug, next monday"), OneDay, day.Near)
	f.day.Now = func() time.Time { return w.Store.Now().In(f.location()) }
	f.from, f.to = widget.NewEntry("10:00"), widget.NewEntry(lang.L("30 minutes later"))
	f.place = widget.NewEntry(lang.L("hall, room, stand"))
	f.place.SetText(a.Place)
	f.state = widget.NewSelect(stateNames(), nil)
	f.state.SetSelectedIndex(max(0, slices.Index(data.AppointmentStates, a.State)))
	f.note = NewNoteField(w, lang.L("What it is about"), 3)
	f.note.SetText(a.Note)
	f.clashes = widget.Prose("", fyne.TextAlignLeading)
	f.clashes.Importance = fw.LowImportance
	f.fillTime()
	for _, e := range []*widget.Entry{f.day.Entry, f.from, f.to, f.place} {
		e.OnChanged = func(string) { f.check() }
		e.OnSubmitted = func(string) { f.sheet.Accept() }
	}
	f.where.OnChanged = func(string) {
		if a.ID == 0 {
			f.fillDay()
		}
		f.check()
	}
	f.state.OnChanged = func(string) { f.check() }
	top := container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Event"), f.where),
		widget.Row(f.line("day", lang.L("Day"), f.day.Entry), f.line("from", lang.L("From"), f.from), f.line("to", lang.L("To"), f.to)),
		widget.Row(widget.Field(lang.L("Where"), f.place), widget.Field(lang.L("State"), f.state)), style.NewCaption(lang.L("Note")))
	return widget.Filled(top, f.note.Box, style.AtLeast(0, 46, widget.Tight(f.clashes)))
}

func stateNames() (names []string) {
	for _, s := range data.AppointmentStates {
		names = append(names, words.UpperFirst(words.AppointmentState(s)))
	}
	return names
}

// line is a caption with its hint over an entry.
func (f *appointmentForm) line(key, caption string, w fyne.CanvasObject) fyne.CanvasObject {
	o, hint := widget.Hinted(caption, w)
	f.hints[key] = hint
	return o
}

// choose selects an event; in the place of one that is not there the first one that is not over.
func (f *appointmentForm) choose(event int64) {
	at := slices.IndexFunc(f.events, func(e store.EventRow) bool { return e.ID == event })
	for i := range f.events { // the latest start comes first: the last that is not over is the next
		if at < 0 || f.events[at].ID != event {
			if phase := f.events[i].Phase(f.w.Store.Now()); at < 0 || phase == data.Now || phase == data.Upcoming {
				at = i
			}
		}
	}
	f.where.SetSelectedIndex(at)
}

// event is the one that is chosen.
func (f *appointmentForm) event() data.Event {
	return f.events[max(0, f.where.SelectedIndex())].Event
}

// location is the zone in which the times are typed.
func (f *appointmentForm) location() *time.Location {
	e := f.event()
	if f.appointment.Zone != "" {
		return data.In(f.appointment.Start, f.appointment.Zone).Location()
	}
	return e.Location()
}

// fillTime shows the time of the appointment, and of a new one the day.
func (f *appointmentForm) fillTime() {
	a := &f.appointment
	if a.Start.IsZero() {
		f.fillDay()
		return
	}
	start, end := a.Start.In(f.location()), a.End.In(f.location())
	f.day.Text, f.from.Text = data.DateOf(start).String(), start.Format("15:04")
	if a.End.After(a.Start) {
		f.to.Text = end.Format("15:04")
	}
	f.written = f.times()
}

// times are day, from and to as they are typed.
func (f *appointmentForm) times() [3]string { return [3]string{f.day.Text, f.from.Text, f.to.Text} }

// fillDay shows today for a new appointment while the event goes on, else the event's first day.
func (f *appointmentForm) fillDay() {
	e, now := f.event(), f.w.Store.Now()
	at := now
	if !e.Start.IsZero() && !e.GoesOn(now) {
		at = e.Start
	}
	f.day.SetText(data.DateOf(at.In(f.location())).String())
}

// read gives the appointment as typed, and what does not hold by the key of the line. Times that were left alone stay to
// the second. An empty end is half an hour later; one before the start is on the next day.
func (f *appointmentForm) read() (a data.Appointment, wrong map[string]error) {
	a, wrong = f.appointment, map[string]error{}
	a.EventID, a.Place, a.Note = f.event().ID, strings.TrimSpace(f.place.Text), strings.TrimSpace(f.note.Text())
	a.State = data.AppointmentStates[max(0, f.state.SelectedIndex())]
	if !a.Start.IsZero() && f.times() == f.written {
		return a, wrong
	}
	d, err := f.day.day()
	if err != nil {
		wrong["day"] = err
	}
	from, err := day.Clock(f.from.Text)
	if err != nil {
		wrong["from"] = err
	}
	if len(wrong) > 0 {
		return a, wrong
	}
	loc := f.location()
	a.Start = day.At(d.Date, from, loc).UTC()
	a.End = a.Start.Add(usualLength)
	if strings.TrimSpace(f.to.Text) != "" {
		to, err := day.Clock(f.to.Text)
		if err != nil {
			wrong["to"] = err
			return a, wrong
		}
		if a.End = day.At(d.Date, to, loc).UTC(); a.End.Before(a.Start) {
			a.End = day.At(d.Date.AddDays(1), to, loc).UTC()
		}
	}
	return a, wrong
}

// check shows what was understood, what does not hold, and what else takes the same time.
func (f *appointmentForm) check() {
	a, wrong := f.read()
	understood := map[string]string{}
	if d, err := f.day.day(); err == nil {
		understood["day"] = words.UnderstoodDay(d)
	}
	if len(wrong) == 0 {
		understood["to"] = words.ClockSpan(a.Start.In(f.location()), a.End)
	}
	for key, hint := range f.hints {
		err := wrong[key]
		if key == "from" && strings.TrimSpace(f.from.Text) == "" {
			err = nil // nothing was typed yet
		}
		words.Remark(hint, understood[key], err)
	}
	if f.sheet != nil {
		f.sheet.EnableOK(len(wrong) == 0)
	}
	if len(wrong) > 0 {
		f.asked.Drop()
		f.clashes.SetText("")
		return
	}
	f.warn(a)
}

// warn names what takes the same time as the appointment. Nothing is refused for it.
func (f *appointmentForm) warn(a data.Appointment) {
	window.Read(f.w, f.asked.Next(), 0, func(ctx context.Context) (string, error) {
		return ReadClashes(ctx, f.w.Store, &a)
	}, func(text string, err error) {
		if err != nil || text == "" {
			f.clashes.SetText("")
			return
		}
		f.clashes.SetText(lang.L("At the same time: {{.Others}}", lang.Whole(text)))
	})
}

// ReadClashes names what takes the same time as an appointment; "" for nothing.
func ReadClashes(ctx context.Context, s *store.Store, a *data.Appointment) (string, error) {
	others, err := s.AppointmentsDuring(ctx, a.Start, a.End)
	if err != nil {
		return "", err
	}
	event, err := s.Event(ctx, a.EventID)
	if err != nil {
		return "", err
	}
	found := a.Clashes(others, event.Sessions)
	var ids []int64
	for _, c := range found {
		if c.ContactID != 0 {
			ids = append(ids, c.ContactID)
		}
	}
	names, err := NamesOf(ctx, s, ids)
	return words.Clashes(found, names, &event), err
}

// NamesOf reads what contacts are called, by id.
func NamesOf(ctx context.Context, s *store.Store, ids []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(ids))
	err := s.Recognise(ctx, ids, func(cs []data.Contact) error {
		for i := range cs {
			names[cs[i].ID] = cs[i].Name()
		}
		return nil
	})
	return names, err
}

func (f *appointmentForm) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{"day": f.day.Entry, "from": f.from, "to": f.to, "place": f.place}
}

// typed is what is typed into the form.
func (f *appointmentForm) typed() any {
	texts := window.TextsOf(f.entries())
	texts["note"] = f.note.Text()
	texts["event"], texts["state"] = strconv.FormatInt(f.event().ID, 10), strconv.Itoa(f.state.SelectedIndex())
	return texts
}

// put fills the form with what was typed into it once.
func (f *appointmentForm) put(typed map[string]string) {
	f.choose(window.IDOf(typed["event"]))
	f.state.SetSelectedIndex(min(int(window.IDOf(typed["state"])), len(data.AppointmentStates)-1))
	window.SetTexts(f.entries(), typed)
	f.note.SetText(typed["note"])
}

func (f *appointmentForm) save() {
	a, wrong := f.read()
	if len(wrong) > 0 {
		return
	}
	write := func(f2 func(tx *store.Tx) error) {
		f.sheet.Save(lang.L("Saved the appointment with {{.Name}}", f.name), f2, nil)
	}
	if a.State == data.Kept && a.EncounterID == 0 {
		askMet(f.w, a, f.name, write)
		return
	}
	write(func(tx *store.Tx) error { return intake.Agree(tx, &a) })
}
