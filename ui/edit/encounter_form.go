package edit

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Encounter records a meeting, or edits a stored one.
func Encounter(w *window.Window, e data.Encounter, name string) {
	if e.ID == 0 {
		e.EventID = w.Here.ID
	}
	window.Load(w, lang.L("The events could not be read"), func(ctx context.Context) (l listed, err error) {
		return readListed(ctx, w.Store, e.EventID)
	}, func(l listed) { encounterSheet(w, e, name, l, nil) })
}

// listed are the events to choose from, and the one that is chosen with its sessions and questions.
type listed struct {
	events []store.EventRow
	chosen data.Event // ID 0 for none
}

func readListed(ctx context.Context, s *store.Store, chosen int64) (l listed, err error) {
	if l.events, err = s.Events(ctx); err != nil || chosen == 0 {
		return l, err
	}
	l.chosen, err = s.Event(ctx, chosen)
	if errors.Is(err, data.ErrNotFound) {
		return l, nil
	}
	return l, err
}

// RestoreEncounter opens the form of an encounter, "ID CONTACT", with what was typed.
func RestoreEncounter(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, contact := window.IDsOf(of)
	type read struct {
		encounter data.Encounter
		name      string
		listed
	}
	window.Load(w, lang.L("The encounter could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := w.Store.Contact(ctx, contact)
		if err != nil {
			return r, err
		}
		r.name, r.encounter.ContactID = c.Name(), c.ID
		met, err := w.Store.Encounters(ctx, c.ID)
		for _, e := range met {
			if e.ID == id {
				r.encounter = e
			}
		}
		if err == nil {
			r.listed, err = readListed(ctx, w.Store, window.IDOf(was["event"]))
		}
		return r, err
	}, func(r read) { encounterSheet(w, r.encounter, r.name, r.listed, was) })
	return nil
}

// encounterForm is the sheet in which an encounter is recorded or edited.
type encounterForm struct {
	w         *window.Window
	encounter data.Encounter // as it was opened
	name      string         // of the person
	events    []store.EventRow
	chosen    data.Event // the one that is chosen, with its sessions and questions, once they are read
	asked     window.Latest
	sheet     *window.Sheet

	where   *widget.Select // no event, then the events
	when    *whenEntry
	medium  *widget.Select // in the order of data.Media
	place   *widget.Entry
	note    *NoteField
	warmth  *widget.Select
	promise *widget.Entry // of a new encounter
	session *SessionChip
	by      *Introducer
	answers *Answers
	there   *fyne.Container // around the session
	ask     *fyne.Container // around the answers
}

// encounterSheet is the form of an encounter, filled with what was typed when that is not nil.
func encounterSheet(w *window.Window, e data.Encounter, name string, l listed, typed map[string]string) {
	if e.ID == 0 {
		e.Zone = data.LocalZone()
		e.At = w.Store.Now()
	}
	f := &encounterForm{w: w, encounter: e, name: name, events: l.events, chosen: l.chosen}
	f.build()
	f.sheet.Notes = []interface{ LetGo() }{f.note}
	f.sheet.Keeps = &window.Keeping{
		Form: fmt.Sprintf("encounter %d %d", e.ID, e.ContactID), Contact: e.ContactID, Again: typed != nil, Typed: f.typed,
	}
	if typed != nil {
		f.put(typed)
	}
	if e.ID != 0 {
		f.sheet.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", func() {
			f.sheet.Discard()
			w.Do(lang.L("Deleted an encounter with {{.Name}}", name), func(tx *store.Tx) error { return tx.Trash(store.Encounters, e.ID) }, nil)
		}))
	}
	f.sheet.First = f.note.Entry
	f.sheet.Show()
}

// build makes the sheet, filled with the encounter.
func (f *encounterForm) build() {
	w, e := f.w, f.encounter
	f.where = widget.NewSelect(append([]string{lang.L("At no event")}, words.EventNames(f.events)...), nil)
	f.choose(cmp.Or(f.chosen.ID, e.EventID))
	f.when = newWhenEntry(w, e, f.event)
	f.medium = mediumChoice(e.Medium)
	f.place = widget.NewEntry(lang.L("hall, room, stand"))
	f.place.SetText(e.Place)
	f.note = NewNoteField(w, lang.L("What was said"), 4)
	f.note.SetText(e.Note)
	f.warmth = words.WarmthChoice(e.Warmth)
	f.promise = widget.NewEntry(lang.L("send slides fri"))
	f.session = NewSessionChip(w, f.chosen, f.moment())
	if e.ID != 0 {
		f.session.Put(e.SessionID, true)
	}
	f.by = NewIntroducer(w, e.ContactID, e.IntroducedBy)
	f.there, f.ask = container.NewVBox(), container.NewVBox()
	f.askAt(e.Answers)
	whenLine, whenHint := widget.Hinted(lang.L("When"), f.when.Entry)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Row(widget.Field(lang.L("Event"), f.where), whenLine),
		f.there,
		widget.Row(widget.Field(lang.L("How"), f.medium), widget.Field(lang.L("Where"), f.place), widget.Field(lang.L("How warm"), f.warmth)), style.NewCaption(lang.L("Note")))
	below, size := container.NewVBox(f.ask), fyne.NewSize(560, 430)
	if e.ID == 0 {
		line, hint := widget.Hinted(lang.L("I promised"), f.promise)
		f.promise.OnChanged = PromiseHint(w, hint)
		below.Objects, size = []fyne.CanvasObject{style.Gap(0, 4), line, f.ask}, fyne.NewSize(560, 490)
	}
	if n := len(f.chosen.Questions); n > 0 {
		size.Height += f.answers.Content.MinSize().Height
	}
	body := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), widget.Filled(top, f.note.Box, below)))
	f.sheet = w.NewSheet(words.Logged(e.Medium, f.name), lang.L("Save"), body, size)
	f.sheet.Warm = f.warmth.SetSelectedIndex
	f.sheet.OnOK = f.save
	f.sheet.On(keys.Session, f.session.Next)
	f.sheet.On(keys.Questions, func() { f.answers.Next() })
	f.when.OnChanged = func(string) {
		got, other, err := f.when.read()
		event := f.event()
		understood := words.MomentOf(&got, &event)
		words.Remark(whenHint, words.UnderstoodMoment(understood, other), err)
		f.sheet.EnableOK(err == nil)
		f.session.Follow(f.chosen, f.moment())
		f.showThere()
	}
	f.when.OnChanged("")
	f.where.OnChanged = func(string) {
		f.when.followEvent()
		f.readEvent()
	}
	f.medium.OnChanged = func(string) { f.followMedium() }
	submit := func(string) { f.sheet.Accept() }
	f.when.OnSubmitted, f.place.OnSubmitted, f.promise.OnSubmitted = submit, submit, submit
}

// mediumChoice lets one of the media be chosen.
func mediumChoice(m data.Medium) *widget.Select {
	texts := make([]string, len(data.Media))
	for i, one := range data.Media {
		texts[i] = words.Medium(one)
	}
	s := widget.NewSelect(texts, nil)
	s.SetSelectedIndex(slices.Index(data.Media, m.Or()))
	return s
}

// followMedium says in the title how it was. A new encounter that was not face to face is not at the event where the user is.
func (f *encounterForm) followMedium() {
	m := f.how()
	f.sheet.Title.SetText(words.Logged(m, f.name))
	if f.encounter.ID != 0 || f.w.Here.ID == 0 {
		return
	}
	switch at := f.event().ID; {
	case m.InPerson() && at == 0:
		f.choose(f.w.Here.ID)
	case !m.InPerson() && at == f.w.Here.ID:
		f.choose(0)
	}
}

// how is the medium that is chosen.
func (f *encounterForm) how() data.Medium { return data.Media[max(0, f.medium.SelectedIndex())] }

// moment is when it was; zero where only the day is known, or nothing.
func (f *encounterForm) moment() time.Time {
	if got, _, err := f.when.read(); err == nil && !got.AllDay {
		return got.At
	}
	return time.Time{}
}

// readEvent reads the sessions and the questions of the event that is chosen.
func (f *encounterForm) readEvent() {
	id, given := f.event().ID, f.answers.Given()
	show := func(e data.Event) {
		f.chosen = e
		f.askAt(given)
		f.session.Follow(e, f.moment())
		f.showThere()
	}
	if id == 0 {
		f.asked.Drop()
		show(data.Event{})
		return
	}
	window.LoadFor(f.w, f.asked.Next(), lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return f.w.Store.Event(ctx, id)
	}, show)
}

// askAt puts the questions of the chosen event into the form, with the answers that were given.
func (f *encounterForm) askAt(given []data.Answer) {
	f.answers = NewAnswers(f.w, &f.chosen, given)
	f.answers.OnSubmit = func() { f.sheet.Accept() }
	f.ask.Objects = []fyne.CanvasObject{style.Gap(0, 4), f.answers.Content}
	f.ask.Hidden = !f.answers.Content.Visible()
	f.ask.Refresh()
}

// showThere shows the session where the event has some.
func (f *encounterForm) showThere() {
	f.session.Chip.Hidden = !f.session.Visible()
	f.there.Objects = []fyne.CanvasObject{style.Wrap(f.session.Chip, f.by.Chip)}
	f.there.Refresh()
}

// choose selects an event; one that is not there is none.
func (f *encounterForm) choose(event int64) {
	f.where.SetSelectedIndex(1 + slices.IndexFunc(f.events, func(e store.EventRow) bool { return e.ID == event }))
}

// event is the one that is chosen; the zero value for none.
func (f *encounterForm) event() (e data.Event) {
	if i := f.where.SelectedIndex(); i > 0 {
		e = f.events[i-1].Event
	}
	return e
}

func (f *encounterForm) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{"when": f.when.Entry, "place": f.place, "promise": f.promise}
}

// typed is what is typed into the form.
func (f *encounterForm) typed() any {
	texts := window.TextsOf(f.entries())
	texts["note"] = f.note.Text()
	if f.session.ByHand {
		texts["session"] = strconv.FormatInt(f.session.ID, 10)
	}
	if given, err := json.Marshal(f.answers.Given()); err == nil && len(f.chosen.Questions) > 0 {
		texts["answers"] = string(given)
	}
	texts["event"], texts["warmth"] = strconv.FormatInt(f.event().ID, 10), strconv.Itoa(f.warmth.SelectedIndex())
	texts["medium"], texts["by"] = string(f.how()), strconv.FormatInt(f.by.ID, 10)
	return texts
}

// put fills the form with what was typed into it once.
func (f *encounterForm) put(typed map[string]string) {
	if m := data.Medium(typed["medium"]); m.Valid() {
		f.medium.SetSelectedIndex(slices.Index(data.Media, m.Or()))
	}
	f.choose(window.IDOf(typed["event"]))
	f.warmth.SetSelectedIndex(int(window.IDOf(typed["warmth"])))
	f.by.Put(window.IDOf(typed["by"]))
	window.SetTexts(f.entries(), typed)
	f.note.SetText(typed["note"])
	if text, ok := typed["session"]; ok {
		f.session.Put(window.IDOf(text), true)
	}
	var given []data.Answer
	if text, ok := typed["answers"]; ok && json.Unmarshal([]byte(text), &given) == nil {
		f.answers.Put(given)
	}
}

func (f *encounterForm) save() {
	got, _, err := f.when.read()
	if err != nil {
		return
	}
	got.EventID, got.SessionID, got.Answers = f.event().ID, 0, f.answers.Given()
	if got.EventID == f.chosen.ID {
		got.SessionID = f.session.ID
	}
	got.IntroducedBy = f.by.ID
	got.Place, got.Note = strings.TrimSpace(f.place.Text), strings.TrimSpace(f.note.Text())
	got.Warmth = data.Warmth(f.warmth.SelectedIndex())
	if m := f.how(); m != f.encounter.Medium.Or() { // one that was not said stays so
		got.Medium = m
	}
	saveEncounter(f.w, f.sheet, got, f.name, strings.TrimSpace(f.promise.Text))
}

// saveEncounter writes a meeting with what was promised and marks the person as met, in one
// operation.
func saveEncounter(w *window.Window, s *window.Sheet, e data.Encounter, name, promised string) {
	text, due := ReadPromise(w, promised)
	s.Save(lang.L("Saved the encounter with {{.Name}}", name), func(tx *store.Tx) error {
		if err := saveOrMeet(tx, &e, name); err != nil {
			return err
		}
		if text == "" {
			return nil
		}
		return tx.SavePromise(&data.Promise{ContactID: e.ContactID, EncounterID: e.ID, By: data.ByMe, Text: text, Due: due})
	}, nil)
}

// saveOrMeet writes an encounter as it was edited. A new one may be one that is there: see intake.Meet.
func saveOrMeet(tx *store.Tx, e *data.Encounter, name string) error {
	if e.ID == 0 {
		became, err := intake.Meet(tx, e, true)
		if became != intake.Create {
			tx.SetSummary(lang.Say(intake.MetAlready(name)))
		}
		return err
	}
	if err := tx.SaveEncounter(e); err != nil {
		return err
	}
	return intake.Came(tx, e)
}
