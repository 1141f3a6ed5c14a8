package ui

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
)

// editEncounter records a meeting, or edits a stored one.
func (a *Window) editEncounter(e data.Encounter, name string) {
	Load(a, lang.L("The events could not be read"), a.Store.Events, func(events []store.EventRow) {
		a.encounterSheet(e, name, events, nil)
	})
}

// encounterTyped opens the form of an encounter, "ID CONTACT", with what was typed.
func (a *Window) encounterTyped(of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, contact := idsOf(of)
	type read struct {
		encounter data.Encounter
		name      string
		events    []store.EventRow
	}
	Load(a, lang.L("The encounter could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := a.Store.Contact(ctx, contact)
		if err != nil {
			return r, err
		}
		r.name, r.encounter.ContactID = c.Name(), c.ID
		met, err := a.Store.Encounters(ctx, c.ID)
		for _, e := range met {
			if e.ID == id {
				r.encounter = e
			}
		}
		if err == nil {
			r.events, err = a.Store.Events(ctx)
		}
		return r, err
	}, func(r read) { a.encounterSheet(r.encounter, r.name, r.events, was) })
	return nil
}

// encounterForm is the sheet in which an encounter is recorded or edited.
type encounterForm struct {
	app       *Window
	encounter data.Encounter // as it was opened
	name      string         // of the person
	events    []store.EventRow
	sheet     *Sheet

	where   *widget.Select // no event, then the events
	when    *whenEntry
	place   *widget.Entry
	note    *noteField
	warmth  *widget.Select
	promise *widget.Entry // of a new encounter
}

// encounterSheet is the form of an encounter, filled with what was typed when that is not nil.
func (a *Window) encounterSheet(e data.Encounter, name string, events []store.EventRow, typed map[string]string) {
	if e.ID == 0 {
		e.EventID, e.Zone = a.CurrentEvent().ID, data.LocalZone()
		e.At = a.Store.Now()
	}
	f := &encounterForm{app: a, encounter: e, name: name, events: events}
	f.build()
	f.sheet.Notes = []interface{ LetGo() }{f.note}
	f.sheet.Keeps = &keeping{
		form: fmt.Sprintf("encounter %d %d", e.ID, e.ContactID), contact: e.ContactID, again: typed != nil, typed: f.typed,
	}
	if typed != nil {
		f.put(typed)
	}
	if e.ID != 0 {
		f.sheet.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", func() {
			f.sheet.discard()
			a.Do(lang.L("Deleted a meeting with {{.Name}}", name), func(tx *store.Tx) error { return tx.Trash(store.Encounters, e.ID) }, nil)
		}))
	}
	f.sheet.First = f.note.entry
	f.sheet.Show()
}

// build makes the sheet, filled with the encounter.
func (f *encounterForm) build() {
	a, e := f.app, f.encounter
	f.where = widget.NewSelect(append([]string{lang.L("At no event")}, eventNames(f.events)...), nil)
	f.choose(e.EventID)
	f.when = newWhenEntry(a, e, f.event)
	f.place = widget.NewEntry(lang.L("hall, room, stand"))
	f.place.SetText(e.Place)
	f.note = a.newNote(lang.L("What was said"), 4)
	f.note.SetText(e.Note)
	f.warmth = warmthChoice(e.Warmth)
	f.promise = widget.NewEntry(lang.L("send slides fri"))
	whenLine, whenHint := hinted(lang.L("When"), f.when.Entry)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8),
		row(field(lang.L("Event"), f.where), whenLine),
		row(field(lang.L("Where"), f.place), field(lang.L("How warm"), f.warmth)), widget.NewCaption(lang.L("Note")))
	body, size := filled(top, f.note.box, nil), fyne.NewSize(560, 360)
	if e.ID == 0 {
		line, hint := hinted(lang.L("I promised"), f.promise)
		f.promise.OnChanged = a.promiseHint(hint)
		body, size = filled(top, f.note.box, container.NewVBox(widget.Gap(0, 4), line)), fyne.NewSize(560, 420)
	}
	f.sheet = a.NewSheet(lang.L("Met {{.Name}}", f.name), lang.L("Save"), body, size)
	f.sheet.Warm = f.warmth.SetSelectedIndex
	f.sheet.OnOK = f.save
	f.when.OnChanged = func(string) {
		got, other, err := f.when.read()
		event := f.event()
		understood := momentOf(&got, &event)
		remark(whenHint, momentWords(understood, other), err)
		f.sheet.EnableOK(err == nil)
	}
	f.when.OnChanged("")
	f.where.OnChanged = func(string) { f.when.followEvent() }
	submit := func(string) { f.sheet.accept() }
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
	texts := textsOf(f.entries())
	texts["note"] = f.note.Text()
	texts["event"], texts["warmth"] = strconv.FormatInt(f.event().ID, 10), strconv.Itoa(f.warmth.SelectedIndex())
	return texts
}

// put fills the form with what was typed into it once.
func (f *encounterForm) put(typed map[string]string) {
	f.choose(idOf(typed["event"]))
	f.warmth.SetSelectedIndex(int(idOf(typed["warmth"])))
	setTexts(f.entries(), typed)
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
	f.app.saveEncounter(f.sheet, got, f.name, strings.TrimSpace(f.promise.Text))
}

// saveEncounter writes a meeting with what was promised and marks the person as met, in one
// operation.
func (a *Window) saveEncounter(s *Sheet, e data.Encounter, name, promised string) {
	text, due := a.readPromise(promised)
	s.save(lang.L("Saved the meeting with {{.Name}}", name), func(tx *store.Tx) error {
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
