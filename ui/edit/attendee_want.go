package edit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// WantFrom asks what the user wants from people of an event. note is what is written of the only one.
func WantFrom(w *window.Window, a At, note string) { wantSheet(w, a, note, nil) }

// RestoreWant opens the form of what the user wants from somebody, "EVENT CONTACT", with what was typed.
func RestoreWant(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	event, contact := window.IDsOf(of)
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (a At, err error) {
		c, err := w.Store.Contact(ctx, contact)
		if err != nil {
			return a, err
		}
		a.IDs, a.Name = []int64{contact}, c.Name()
		a.Event, err = w.Store.Event(ctx, event)
		return a, err
	}, func(a At) { wantSheet(w, a, "", was) })
	return nil
}

// wantSheet is WantFrom, filled with what was typed when that is not nil.
func wantSheet(w *window.Window, a At, note string, typed map[string]string) {
	field := NewNoteField(w, lang.L("ask about the pilot, show the poster"), 4)
	field.SetText(note)
	if typed != nil {
		field.SetText(typed["note"])
	}
	s := w.NewSheet(lang.L("What you want from {{.Name}}", a.who(len(a.IDs))), lang.L("Save"),
		field.Box, fyne.NewSize(520, 280))
	s.Notes = []interface{ LetGo() }{field}
	s.OnOK = func() {
		text := strings.TrimSpace(field.Text())
		s.Save(lang.L("Noted what you want from {{.Name}}", a.who(len(a.IDs))), func(tx *store.Tx) error { return noteWant(tx, a, text) }, nil)
	}
	if len(a.IDs) == 1 {
		s.Keeps = &window.Keeping{
			Form: fmt.Sprintf("want %d %d", a.Event.ID, a.IDs[0]), Contact: a.IDs[0], Again: typed != nil,
			Typed: func() any { return map[string]string{"note": field.Text()} },
		}
	}
	s.First = field.Entry
	s.Show()
}

// noteWant writes what the user wants from people: with one it replaces what was there, with several it goes below it.
func noteWant(tx *store.Tx, a At, text string) error {
	people, err := ReadStandings(tx, a.IDs, a.Event.ID)
	if err != nil {
		return err
	}
	for _, p := range people {
		was := p.Listed
		if p.Listed.Note = text; len(a.IDs) > 1 {
			p.Listed.Note = data.JoinNotes(was.Note, text)
		}
		if p.Listed.Note == was.Note {
			continue
		}
		p.Listed.ContactID, p.Listed.EventID, p.Listed.Status = p.contact.ID, a.Event.ID, p.onList()
		if err := tx.SaveAttendee(&p.Listed); err != nil {
			return err
		}
	}
	return nil
}

// Twins are somebody who came with the list of an event, and a contact from before who may be the same person.
type Twins struct {
	Known, New         int64
	KnownName, NewName string
}

// SamePerson makes one contact of each two: the one from before, which takes in what the list brought.
func SamePerson(w *window.Window, of []Twins) {
	if len(of) == 0 {
		return
	}
	text := lang.L("{{.Name}} is {{.Known}}: they became one contact", of[0].NewName, of[0].KnownName)
	if len(of) > 1 {
		text = lang.N(len(of), "{{.Count}} person is somebody you know", "{{.Count}} people are people you know")
	}
	w.Do(text, func(tx *store.Tx) error {
		return each(of, func(t Twins) error { return tx.MergeContacts(t.Known, t.New) })
	}, nil)
}

// OtherPerson remembers of each two that they are two people.
func OtherPerson(w *window.Window, of []Twins) {
	if len(of) == 0 {
		return
	}
	text := lang.L("{{.Name}} is not {{.Known}}", of[0].NewName, of[0].KnownName)
	if len(of) > 1 {
		text = lang.N(len(of), "{{.Count}} person is not the one you know", "{{.Count}} people are not those you know")
	}
	w.Do(text, func(tx *store.Tx) error {
		return each(of, func(t Twins) error { return tx.MarkNotSame(t.Known, t.New) })
	}, nil)
}

// each does something with every pair, and goes on where one of the two is gone.
func each(of []Twins, do func(Twins) error) error {
	for _, t := range of {
		if err := do(t); err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
	}
	return nil
}
