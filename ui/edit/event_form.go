package edit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// eventForm is the sheet in which an event is made or edited. What was typed is read anew at every
// keystroke, and beside each caption stands what it was understood as or why it does not hold.
type eventForm struct {
	w       *window.Window
	event   data.Event // as it was opened
	sheet   *window.Sheet
	content fyne.CanvasObject

	name, place, start, end, zone, link, status *widget.Entry
	note                                        *NoteField
	from, to                                    *DateEntry
	hints                                       map[string]*style.Text
	days                                        map[string]day.Day // as they were understood, by the key of the line
	touched                                     bool               // the name was typed in: its absence may be said
	former                                      int64              // the event that a new one follows; 0: none
}

// Event opens the event form, for a new event when its ID is 0; saved, which may be nil, gets
// the id.
func Event(w *window.Window, e data.Event, saved func(id int64)) {
	eventSheet(w, e, data.Event{}, nil, saved)
}

// RestoreEvent opens the form of an event, "ID" or "0 FORMER" of one that follows another, with what was typed.
func RestoreEvent(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, former := window.IDsOf(of)
	if id == 0 && former == 0 {
		eventSheet(w, data.Event{}, data.Event{}, was, nil)
		return nil
	}
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, max(id, former))
	}, func(e data.Event) {
		if id != 0 {
			eventSheet(w, e, data.Event{}, was, nil)
			return
		}
		eventSheet(w, e.Next(), e, was, nil)
	})
	return nil
}

// entries are the fields of the form by name.
func (f *eventForm) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{
		"name": f.name, "place": f.place, "from": f.from.Entry, "to": f.to.Entry, "start": f.start, "end": f.end,
		"zone": f.zone, "link": f.link, "status": f.status,
	}
}

// eventSheet is Event, filled with what was typed when that is not nil. A new event may follow a former one.
func eventSheet(w *window.Window, e, former data.Event, typed map[string]string, saved func(id int64)) {
	f := newEventForm(w, e)
	f.former = former.ID
	form := fmt.Sprint("event ", e.ID)
	body := fyne.CanvasObject(container.NewVScroll(f.content))
	if former.ID != 0 {
		form += fmt.Sprint(" ", former.ID)
		body = container.NewBorder(container.NewVBox(style.NewMuted(nextNote(former)), style.Gap(0, 8)), nil, nil, nil, body)
	}
	title, ok := lang.L("New event"), lang.L("Create")
	if e.ID != 0 {
		title, ok = lang.L("Edit event"), lang.L("Save")
	}
	f.sheet = w.NewSheet(title, ok, body, fyne.NewSize(520, 640))
	f.sheet.First = f.name
	f.sheet.OnOK = func() { f.save(saved) }
	f.sheet.Keeps = &window.Keeping{Form: form, Again: typed != nil, Typed: func() any {
		texts := window.TextsOf(f.entries())
		texts["note"] = f.note.Text()
		return texts
	}}
	f.sheet.Notes = []interface{ LetGo() }{f.note}
	if typed != nil {
		window.SetTexts(f.entries(), typed)
		f.note.SetText(typed["note"])
	}
	f.check()
	f.sheet.Show()
}

func newEventForm(w *window.Window, e data.Event) *eventForm {
	e.Sessions = slices.Clone(e.Sessions) // they are brought into form
	f := &eventForm{w: w, event: e, hints: map[string]*style.Text{}}
	f.content = f.build()
	f.fill()
	return f
}

func (f *eventForm) build() fyne.CanvasObject {
	typed := func(e *widget.Entry) *widget.Entry {
		e.OnChanged = func(string) { f.check() }
		e.OnSubmitted = func(string) { f.sheet.Accept() }
		return e
	}
	entry := func(placeholder string) *widget.Entry { return typed(widget.NewEntry(placeholder)) }
	f.name = entry(lang.L("Library Futures 2026"))
	f.name.OnChanged = func(string) { f.touched = true; f.check() }
	f.place = entry(lang.L("Town or building"))
	f.from, f.to = NewDateEntry(f.w, lang.L("12 Aug, next monday"), OneDay, day.Near), NewDateEntry(f.w, lang.L("same day"), OneDay, day.Near)
	f.to.from = func() data.Date { return f.days["from"].Date }
	typed(f.from.Entry)
	typed(f.to.Entry)
	f.start, f.end = entry(lang.L("all day")), entry("")
	f.zone = entry(lang.L("this computer's"))
	f.link, f.status = entry("https://"), entry(lang.L("cancelled, postponed …"))
	f.note = NewNoteField(f.w, lang.L("What it is about, where the badge is …"), 3)
	f.note.onChanged = f.check
	content := container.New(layout.NewCustomPaddedVBoxLayout(12),
		f.line("name", lang.L("Name"), f.name),
		f.line("place", lang.L("Place"), f.place),
		widget.Row(f.line("from", lang.L("First day"), f.from.Entry), f.line("to", lang.L("Last day"), f.to.Entry)),
		widget.Row(f.line("start", lang.L("Starts at"), f.start), f.line("end", lang.L("Ends at"), f.end)),
		f.line("zone", lang.L("Time zone"), f.zone),
		widget.Row(f.line("link", lang.L("Link"), f.link), f.line("status", lang.L("Status"), f.status)),
		f.line("note", lang.L("Note"), f.note.Box))
	return container.New(layout.NewCustomPaddedLayout(0, 8, 0, 12), content)
}

// line is a caption with its hint over an entry.
func (f *eventForm) line(key, caption string, w fyne.CanvasObject) fyne.CanvasObject {
	o, hint := widget.Hinted(caption, w)
	f.hints[key] = hint
	return o
}

// fill shows the event in the entries.
func (f *eventForm) fill() {
	e := &f.event
	f.name.Text, f.place.Text, f.link.Text, f.status.Text = e.Name, e.Place, e.Link, e.Status
	f.note.SetText(e.Note)
	f.zone.Text = e.Zone
	if e.ID == 0 && e.Zone == "" {
		f.zone.Text = data.LocalZone()
	}
	if e.Start.IsZero() {
		return
	}
	from, to := e.Start.In(e.Location()), e.LastMoment()
	f.from.Text = data.DateOf(from).String()
	if data.DateOf(to) != data.DateOf(from) {
		f.to.Text = data.DateOf(to).String()
	}
	if e.AllDay {
		return
	}
	f.start.Text = from.Format("15:04")
	if e.End.After(e.Start) {
		f.end.Text = to.Format("15:04")
	}
}

// read gives the event as typed, and what does not hold by the key of the line.
func (f *eventForm) read() (data.Event, map[string]string) {
	e, wrong := f.event, map[string]string{}
	e.Name, e.Place, e.Zone, e.Link, e.Status, e.Note = f.name.Text, f.place.Text, f.zone.Text, f.link.Text, f.status.Text, f.note.Text()
	e.Normalise()
	f.readSpan(&e, wrong)
	keys := map[string]string{"start": "from", "end": "to"}
	if !e.AllDay {
		keys["end"] = "end"
	}
	for _, fe := range e.Validate() {
		key := string(fe.Field)
		if k, ok := keys[key]; ok {
			key = k
		}
		if _, said := wrong[key]; !said {
			wrong[key] = lang.Say(fe.Reason)
		}
	}
	return e, wrong
}

// readSpan reads days and times into the event's start and end.
func (f *eventForm) readSpan(e *data.Event, wrong map[string]string) {
	f.days = map[string]day.Day{}
	read := func(key string, w *DateEntry, begins data.Date) data.Date {
		if strings.TrimSpace(w.Text) == "" {
			return data.Date{}
		}
		d, err := w.reader().Until(w.Text, begins)
		f.blame(key, err, wrong)
		f.days[key] = d
		return d.Date
	}
	clock := func(key string, w *widget.Entry) (minutes int, given bool) {
		if strings.TrimSpace(w.Text) == "" {
			return 0, false
		}
		minutes, err := day.Clock(w.Text)
		f.blame(key, err, wrong)
		return minutes, err == nil
	}
	from := read("from", f.from, data.Date{})
	to := read("to", f.to, from)
	start, hasStart := clock("start", f.start)
	end, hasEnd := clock("end", f.end)
	e.Start, e.End, e.AllDay = time.Time{}, time.Time{}, !hasStart && !hasEnd
	switch {
	case from.IsZero() && (hasStart || hasEnd || !to.IsZero()):
		f.blame("from", say.Errorf("is missing"), wrong)
		return
	case from.IsZero():
		e.AllDay = false
		return
	case hasEnd && !hasStart:
		f.blame("start", say.Errorf("is missing"), wrong)
	}
	loc := e.Location()
	e.Start = day.At(from, start, loc).UTC()
	last := to
	if last.IsZero() {
		last = from
	}
	switch {
	case hasEnd:
		e.End = day.At(last, end, loc).UTC()
	case to.IsZero() || to == from:
	case e.AllDay:
		e.End = day.At(to, 0, loc).UTC()
	default:
		e.End = day.At(to, 24*60-1, loc).UTC() // the whole of the last day
	}
}

// blame keeps the first thing that is wrong with a line.
func (f *eventForm) blame(key string, err error, wrong map[string]string) {
	if err == nil || wrong[key] != "" {
		return
	}
	wrong[key] = lang.Error(err)
	if fe, ok := err.(*data.FieldError); ok {
		wrong[key] = lang.Say(fe.Reason)
	}
}

// check shows what was understood and what does not hold.
func (f *eventForm) check() {
	_, wrong := f.read()
	for key, hint := range f.hints {
		text, color := wrong[key], theme.ColorNameError
		if key == "name" && !f.touched {
			text = ""
		}
		if text == "" {
			text, color = f.understood(key), style.ColorMuted
		}
		hint.Color = color
		hint.SetText(text)
		hint.Refresh()
	}
	if f.sheet != nil {
		f.sheet.EnableOK(len(wrong) == 0)
	}
}

// understood says what a day was read as.
func (f *eventForm) understood(key string) string { return words.UnderstoodDay(f.days[key]) }

// save writes the event when it holds.
func (f *eventForm) save(saved func(id int64)) {
	e, wrong := f.read()
	if len(wrong) > 0 {
		return
	}
	summary := lang.L("Saved {{.Name}}", e.Name)
	if e.ID == 0 {
		summary = lang.L("Made the event {{.Name}}", e.Name)
	}
	f.sheet.Save(summary, func(tx *store.Tx) error {
		if f.former != 0 {
			return tx.SaveNextEvent(&e, f.former)
		}
		return tx.SaveEvent(&e)
	}, func() {
		if saved != nil {
			saved(e.ID)
		}
	})
}
