package programme

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// form is the sheet in which a session is made or edited. Its speakers and the people who were met in it stand below.
type form struct {
	w       *window.Window
	event   data.Event
	session data.Session // as it was opened
	sheet   *window.Sheet
	saved   func(id int64)

	title, speakers, room, from, to *widget.Entry
	day                             *edit.DateEntry
	note                            *edit.NoteField
	going                           *widget.Check
	hints                           map[string]*style.Text
	touched                         bool // the title was typed in: its absence may be said
}

// add opens the form of a new session, on the day of the chosen one.
func (t *Tab) add() {
	s := data.Session{Zone: t.view.event.Zone}
	on := t.view.event.Start
	if chosen := t.view.session(t.board.chosen); chosen != nil && !chosen.Start.IsZero() {
		on = chosen.Start
	} else if now := t.w.Store.Now(); t.view.event.GoesOn(now) {
		on = now
	}
	t.sheet(s, on)
}

// edit opens the form of a session.
func (t *Tab) edit(id int64) {
	if s := t.view.session(id); s != nil {
		t.sheet(*s, s.Start)
	}
}

// sheet opens the form of a session, with its people below.
func (t *Tab) sheet(s data.Session, on time.Time) {
	f := newForm(t.w, t.view.event, s, on)
	f.saved = func(id int64) { t.wants = id }
	f.open(t.people(f), nil)
}

// Edit opens the form of a session of an event, for a new one when its ID is 0.
func Edit(w *window.Window, e data.Event, s data.Session) { newForm(w, e, s, s.Start).open(nil, nil) }

// RestoreSession opens the form of a session, "ID EVENT", with what was typed.
func RestoreSession(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, event := window.IDsOf(of)
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, event)
	}, func(e data.Event) {
		s := data.Session{Zone: e.Zone}
		if stored := e.Session(id); stored != nil {
			s = *stored
		}
		newForm(w, e, s, s.Start).open(nil, was)
	})
	return nil
}

func newForm(w *window.Window, e data.Event, s data.Session, on time.Time) *form {
	f := &form{w: w, event: e, session: s, hints: map[string]*style.Text{}}
	typed := func(e *widget.Entry) *widget.Entry {
		e.OnChanged = func(string) { f.check() }
		e.OnSubmitted = func(string) { f.sheet.Accept() }
		return e
	}
	loc := e.Location()
	f.title, f.speakers, f.room = typed(widget.NewEntry(lang.L("Opening the archive"))), typed(widget.NewEntry(lang.L("Names, with commas between them"))), typed(widget.NewEntry(lang.L("Main hall")))
	f.title.OnChanged = func(string) { f.touched = true; f.check() }
	f.day = edit.NewDateEntry(w, lang.L("10 Aug, tue"), edit.OneDay, day.Near)
	f.day.Now = func() time.Time {
		if e.Start.IsZero() {
			return w.Store.Now().In(loc)
		}
		return e.Start.In(loc).AddDate(0, 0, -1) // a weekday is the event's
	}
	typed(f.day.Entry)
	f.from, f.to = typed(widget.NewEntry("9:30")), typed(widget.NewEntry("10:15"))
	f.note = edit.NewNoteField(w, lang.L("What you take from it, questions …"), 3)
	f.going = widget.NewCheck(lang.L("I go there"), nil)
	f.title.Text, f.speakers.Text, f.room.Text = s.Title, s.Speakers, s.Room
	f.note.SetText(s.Note)
	f.going.Checked = s.Going
	if !on.IsZero() {
		f.day.Text = data.DateOf(on.In(loc)).String()
	}
	if !s.Start.IsZero() && !s.AllDay(loc) {
		f.from.Text = s.Start.In(loc).Format("15:04")
		if !s.End.IsZero() {
			f.to.Text = s.End.In(loc).Format("15:04")
		}
	}
	return f
}

// line is a caption with its hint over an entry.
func (f *form) line(key, caption string, w fyne.CanvasObject) fyne.CanvasObject {
	o, hint := widget.Hinted(caption, w)
	f.hints[key] = hint
	return o
}

// entries are the fields of the form by name.
func (f *form) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{"title": f.title, "speakers": f.speakers, "room": f.room, "day": f.day.Entry, "from": f.from, "to": f.to}
}

// open shows the sheet, filled with what was typed when that is not nil.
func (f *form) open(below fyne.CanvasObject, typed map[string]string) {
	box := container.New(layout.NewCustomPaddedVBoxLayout(12),
		f.line("title", lang.L("Title"), f.title),
		f.line("speakers", lang.L("Speakers"), f.speakers),
		widget.Row(f.line("day", lang.L("Day"), f.day.Entry), f.line("from", lang.L("From"), f.from), f.line("to", lang.L("To"), f.to)),
		f.line("room", lang.L("Room"), f.room),
		f.line("note", lang.L("Note"), f.note.Box),
		f.going)
	if below != nil {
		box.Add(below)
	}
	heading, ok := lang.L("New session"), lang.L("Create")
	if f.session.ID != 0 {
		heading, ok = lang.L("Session"), lang.L("Save")
	}
	f.sheet = f.w.NewSheet(heading, ok, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 12), box)), fyne.NewSize(560, 600))
	f.sheet.OnOK = f.save
	f.sheet.Notes = []interface{ LetGo() }{f.note}
	f.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("session ", f.session.ID, " ", f.event.ID), Again: typed != nil, Typed: func() any {
		texts := window.TextsOf(f.entries())
		texts["note"] = f.note.Text()
		return texts
	}}
	f.sheet.First = f.title
	if typed != nil {
		window.SetTexts(f.entries(), typed)
		f.note.SetText(typed["note"])
	}
	f.check()
	f.sheet.Show()
}

// read gives the session as typed, and what does not hold by the key of the line.
func (f *form) read() (data.Session, map[string]error) {
	s, wrong := f.session, map[string]error{}
	s.Title, s.Speakers, s.Room, s.Note, s.Going = strings.TrimSpace(f.title.Text), f.speakers.Text, f.room.Text, f.note.Text(), f.going.Checked
	if s.Title == "" {
		wrong["title"] = errMissing
	}
	loc := f.event.Location()
	on, err := f.day.Day()
	if strings.TrimSpace(f.day.Text) == "" {
		on, err = day.Day{}, nil
	}
	wrong["day"] = err
	clock := func(key string, e *widget.Entry) (int, bool) {
		if strings.TrimSpace(e.Text) == "" {
			return 0, false
		}
		minutes, err := day.Clock(e.Text)
		wrong[key] = err
		return minutes, err == nil
	}
	from, hasFrom := clock("from", f.from)
	to, hasTo := clock("to", f.to)
	whole := f.session.AllDay(loc) && f.from.Text == "" && f.to.Text == ""
	s.Start, s.End = time.Time{}, time.Time{}
	switch {
	case hasTo && !hasFrom && wrong["from"] == nil:
		wrong["from"] = errMissing
	case (hasFrom || whole) && on.Date.IsZero() && wrong["day"] == nil:
		wrong["day"] = errMissing
	case whole:
		s.Start, s.End = day.At(on.Date, 0, loc).UTC(), day.At(on.Date.AddDays(1), 0, loc).UTC()
	case hasFrom && !on.Date.IsZero():
		s.Start = day.At(on.Date, from, loc).UTC()
		if hasTo {
			last := on.Date
			if to <= from { // over midnight
				last = last.AddDays(1)
			}
			s.End = day.At(last, to, loc).UTC()
		}
	}
	for key, err := range wrong {
		if err == nil {
			delete(wrong, key)
		}
	}
	return s, wrong
}

// check shows what was understood and what does not hold.
func (f *form) check() {
	s, wrong := f.read()
	understood := map[string]string{}
	if d, err := f.day.Day(); err == nil && strings.TrimSpace(f.day.Text) != "" {
		understood["day"] = words.UnderstoodDay(d)
	}
	if loc := f.event.Location(); !s.End.IsZero() && dayOf(&data.Session{Start: s.End}, loc) != dayOf(&s, loc) && !s.AllDay(loc) {
		understood["to"] = lang.L("the next day")
	}
	for key, hint := range f.hints {
		err := wrong[key]
		if key == "title" && !f.touched {
			err = nil
		}
		words.Remark(hint, understood[key], err)
	}
	if f.sheet != nil {
		f.sheet.EnableOK(len(wrong) == 0)
	}
}

// save writes the session when it holds.
func (f *form) save() {
	s, wrong := f.read()
	if len(wrong) > 0 {
		return
	}
	summary := lang.L("Saved {{.Session}}", s.Title)
	if s.ID == 0 {
		summary = lang.L("Made the session {{.Session}}", s.Title)
	}
	f.sheet.Save(summary, func(tx *store.Tx) error {
		_, err := intake.SaveSession(tx, f.event.ID, &s)
		return err
	}, func() {
		if f.saved != nil {
			f.saved(s.ID)
		}
	})
}

// people are the speakers of a session and whom the user met in it, each to be opened; who is no contact, to be wanted.
func (t *Tab) people(f *form) fyne.CanvasObject {
	id := f.session.ID
	speakers, met := t.view.speakers[id], t.view.people[id]
	if len(speakers)+len(met) == 0 {
		return nil
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	open := func(contact int64) func() {
		return func() {
			f.sheet.Close()
			t.w.Places.Person(contact)
		}
	}
	if len(speakers) > 0 {
		box.Add(style.NewCaption(lang.L("Who speaks")))
	}
	for _, sp := range speakers {
		switch {
		case sp.contact == 0:
			box.Add(personLine(sp.name, lang.L("Want to meet"), "person-add", func() {
				f.sheet.Close()
				t.want(sp)
			}))
		case sp.wanted:
			box.Add(personLine(sp.name, lang.L("Open"), "star", open(sp.contact)))
		default:
			box.Add(personLine(sp.name, lang.L("Open"), "person", open(sp.contact)))
		}
	}
	if len(met) > 0 {
		box.Add(style.NewCaption(lang.L("Whom you met there")))
	}
	for _, p := range met {
		box.Add(personLine(p.name, lang.L("Open"), "person", open(p.contact)))
	}
	return box
}

// personLine is a name with what can be done.
func personLine(name, does, icon string, act func()) fyne.CanvasObject {
	text := style.NewText(name)
	return container.NewBorder(nil, nil, nil, widget.NewQuiet(does, icon, act), container.NewVBox(layout.NewSpacer(), text, layout.NewSpacer()))
}
