package edit

import (
	"context"
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/code"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// PersonMenu opens the menu of everything that can be done with a person; more are items behind those of contact that was.
func PersonMenu(w *window.Window, id int64, name string, at fyne.Position, more ...*fyne.MenuItem) {
	type stand struct {
		is  data.AttendeeStatus // at the event the user is at
		met bool
	}
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (s stand, err error) {
		p, err := ReadPerson(ctx, w.Store, id)
		if err != nil {
			return s, err
		}
		s.met = p.WasMet()
		s.is, err = StatusAt(w, ctx, w.Here.ID, id)
		return s, err
	}, func(s stand) { w.PopUp(ContactMenuOf(w, id, name, s.is, s.met, more...), at) })
}

// ContactMenuOf is the menu of a person who stands so with the event the user is at, and was met before or not.
func ContactMenuOf(w *window.Window, id int64, name string, is data.AttendeeStatus, met bool, more ...*fyne.MenuItem) *fyne.Menu {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(words.Met(met)+" …", func() { Encounter(w, data.Encounter{ContactID: id}, name) }),
	}
	items = append(append(items, more...),
		fyne.NewMenuItem(lang.L("Promise …"), func() { Promise(w, data.Promise{ContactID: id}, name) }),
		fyne.NewMenuItem(lang.L("Appointment …"), func() { Appointment(w, data.Appointment{ContactID: id}, name) }))
	items = append(items, listItems(w, id, name, is)...)
	return fyne.NewMenu("", append(items,
		fyne.NewMenuItem(lang.L("Show their code"), func() { code.Show(w, id) }),
		fyne.NewMenuItem(lang.L("Edit …"), func() { Contact(w, id) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Move to the trash"), func() { TrashContact(w, id, name) }))...)
}

// StatusAt is how a person stands on the list of an event; "" when not on it.
func StatusAt(w *window.Window, ctx context.Context, event, id int64) (data.AttendeeStatus, error) {
	attending, err := w.Store.ContactAttendees(ctx, id)
	if err != nil {
		return "", err
	}
	var is data.AttendeeStatus
	for _, at := range attending {
		if at.EventID == event {
			is = at.Status
		}
	}
	if is == data.Closed {
		return is, nil
	}
	encounters, err := w.Store.Encounters(ctx, id)
	for _, e := range encounters {
		if e.EventID == event {
			is = data.Met
		}
	}
	return is, err
}

// TrashContact moves a person to the trash; the toast undoes it.
func TrashContact(w *window.Window, id int64, name string) {
	w.Do(lang.L("Moved {{.Name}} to the trash", name), func(tx *store.Tx) error {
		if name == "" { // the list does not know it yet
			c, err := tx.Contact(id)
			if err != nil {
				return err
			}
			tx.SetSummary(lang.L("Moved {{.Name}} to the trash", c.Name()))
		}
		return tx.Trash(store.Contacts, id)
	}, nil)
}

// Contact opens the form of a stored contact.
func Contact(w *window.Window, id int64) {
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return w.Store.Contact(ctx, id)
	}, func(c data.Contact) { ContactSheet(w, lang.L("Edit"), c) })
}

// RestoreContact opens the form of a stored contact with what was typed.
func RestoreContact(w *window.Window, of string, typed json.RawMessage) error {
	var was TypedContact
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return w.Store.Contact(ctx, window.IDOf(of))
	}, func(c data.Contact) { contactForm(w, lang.L("Edit"), c, &was) })
	return nil
}

// ContactSheet edits a contact, stored or new.
func ContactSheet(w *window.Window, title string, c data.Contact) { contactForm(w, title, c, nil) }

// contactForm is ContactSheet, filled with what was typed when that is not nil.
func contactForm(w *window.Window, title string, c data.Contact, typed *TypedContact) {
	f := NewContactForm(w, c)
	if typed != nil {
		f.Put(*typed)
	}
	s := w.NewSheet(title, lang.L("Save"), f.Telling(container.NewVScroll(f.Content())), fyne.NewSize(660, 720))
	s.Notes = []interface{ LetGo() }{f.Note}
	s.EnableOK(f.Valid())
	f.OnChanged = func() { s.EnableOK(f.Valid()) }
	f.OnSubmit = s.Accept
	s.OnOK = func() {
		edited, photo := f.Contact(), f.Photo.FormPhoto
		s.Save(lang.L("Saved {{.Name}}", edited.Name()), func(tx *store.Tx) error {
			if err := photo.Save(tx, &edited); err != nil {
				return err
			}
			return tx.SaveContact(&edited)
		},
			func() { w.Places.Person(edited.ID) })
	}
	s.Keeps = &window.Keeping{Form: fmt.Sprint("contact ", c.ID), Contact: c.ID, Again: typed != nil, Typed: func() any { return f.Typed() }}
	s.First, s.Photo = f.First(), f.Photo
	s.Show()
}
