package edit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Encounter records a meeting, or edits a stored one.
func Encounter(w *window.Window, e data.Encounter, name string) {
	window.Load(w, lang.L("The events could not be read"), w.Store.Events, func(events []store.EventRow) {
		encounterSheet(w, e, name, events, nil)
	})
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
		events    []store.EventRow
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
			r.events, err = w.Store.Events(ctx)
		}
		return r, err
	}, func(r read) { encounterSheet(w, r.encounter, r.name, r.events, was) })
	return nil
}

// encounterForm is the sheet in which an encounter is recorded or edited.
type encounterForm struct {
	w         *window.Window
	encounter data.Encounter // as it was opened
	name      string         // of the person
	events    []store.EventRow
	sheet     *window.Sheet

	where   *widget.Select // no event, then the events
	when    *whenEntry
	place   *widget.Entry
	note    *NoteField
	warmth  *widget.Select
	promise *widget.Entry // of a new encounter
}

// encounterSheet is the form of an encounter, filled with what was typed when that is not nil.
func encounterSheet(w *window.Window, e data.Encounter, name string, events []store.EventRow, typed map[string]string) {
	if e.ID == 0 {
		e.EventID, e.Zone = w.Here.ID, data.LocalZone()
		e.At = w.Store.Now()
	}
	f := &encounterForm{w: w, encounter: e, name: name, events: events}
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
	f.choose(e.EventID)
	f.when = newWhenEntry(w, e, f.event)
	f.place = widget.NewEntry(lang.L("hall, room, stand"))
	f.place.SetText(e.Place)
	f.note = NewNoteField(w, lang.L("What was said"), 4)
	f.note.SetText(e.Note)
	f.warmth = words.WarmthChoice(e.Warmth)
	f.promise = widget.NewEntry(lang.L("send slides fri"))
	whenLine, whenHint := widget.Hinted(lang.L("When"), f.when.Entry)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Row(widget.Field(lang.L("Event"), f.where), whenLine),
		widget.Row(widget.Field(lang.L("Where"), f.place), widget.Field(lang.L("How warm"), f.warmth)), style.NewCaption(lang.L("Note")))
	body, size := widget.Filled(top, f.note.Box, nil), fyne.NewSize(560, 360)
	if e.ID == 0 {
		line, hint := widget.Hinted(lang.L("I promised"), f.promise)
		f.promise.OnChanged = PromiseHint(w, hint)
		body, size = widget.Filled(top, f.note.Box, container.NewVBox(style.Gap(0, 4), line)), fyne.NewSize(560, 420)
	}
	f.sheet = w.NewSheet(lang.L("Met {{.Name}}", f.name), lang.L("Save"), body, size)
	f.sheet.Warm = f.warmth.SetSelectedIndex
	f.sheet.OnOK = f.save
	f.when.OnChanged = func(string) {
		got, other, err := f.when.read()
		event := f.event()
		understood := words.MomentOf(&got, &event)
		words.Remark(whenHint, words.UnderstoodMoment(understood, other), err)
		f.sheet.EnableOK(err == nil)
	}
	f.when.OnChanged("")
	f.where.OnChanged = func(string) { f.when.followEvent() }
	submit := func(string) { f.sheet.Accept() }
	f.when.OnSubmitted, f.place.OnSubmitted, f.promise.OnSubmitted = submit, submit, submit
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
	texts["event"], texts["warmth"] = strconv.FormatInt(f.event().ID, 10), strconv.Itoa(f.warmth.SelectedIndex())
	return texts
}

// put fills the form with what was typed into it once.
func (f *encounterForm) put(typed map[string]string) {
	f.choose(window.IDOf(typed["event"]))
	f.warmth.SetSelectedIndex(int(window.IDOf(typed["warmth"])))
	window.SetTexts(f.entries(), typed)
	f.note.SetText(typed["note"])
}

func (f *encounterForm) save() {
	got, _, err := f.when.read()
	if err != nil {
		return
	}
	got.EventID = f.event().ID
	got.Place, got.Note = strings.TrimSpace(f.place.Text), strings.TrimSpace(f.note.Text())
	got.Warmth = data.Warmth(f.warmth.SelectedIndex())
	saveEncounter(f.w, f.sheet, got, f.name, strings.TrimSpace(f.promise.Text))
}

// saveEncounter writes a meeting with what was promised and marks the person as met, in one
// operation.
func saveEncounter(w *window.Window, s *window.Sheet, e data.Encounter, name, promised string) {
	text, due := ReadPromise(w, promised)
	s.Save(lang.L("Saved the encounter with {{.Name}}", name), func(tx *store.Tx) error {
		if err := tx.SaveEncounter(&e); err != nil {
			return err
		}
		if e.EventID != 0 {
			if err := tx.SaveAttendee(&data.Attendee{ContactID: e.ContactID, EventID: e.EventID, Status: data.Met}); err != nil {
				return err
			}
		}
		if text == "" {
			return nil
		}
		return tx.SavePromise(&data.Promise{ContactID: e.ContactID, EncounterID: e.ID, By: data.ByMe, Text: text, Due: due})
	}, nil)
}
