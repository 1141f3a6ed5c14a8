package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

func importance(on bool) fw.Importance {
	if on {
		return fw.HighImportance
	}
	return fw.LowImportance
}

// contactMenu opens the menu of everything that can be done with a person.
func (a *Window) contactMenu(id int64, name string, at fyne.Position) {
	type stand struct {
		is  data.AttendeeStatus // at the event the user is at
		met bool
	}
	Load(a, lang.L("The contact could not be read"), func(ctx context.Context) (s stand, err error) {
		p, err := readPerson(ctx, a.Store, id)
		if err != nil {
			return s, err
		}
		s.met = p.wasMet()
		s.is, err = a.statusAt(ctx, a.CurrentEvent().ID, id)
		return s, err
	}, func(s stand) { a.popUp(a.contactMenuOf(id, name, s.is, s.met), at) })
}

// contactMenuOf is the menu of a person who stands so with the event the user is at, and was met before or not.
func (a *Window) contactMenuOf(id int64, name string, is data.AttendeeStatus, met bool) *fyne.Menu {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(metWord(met)+" …", func() { a.editEncounter(data.Encounter{ContactID: id}, name) }),
		fyne.NewMenuItem(lang.L("Promise …"), func() { a.editPromise(data.Promise{ContactID: id}, name) }),
	}
	items = append(items, a.listItems(id, name, is)...)
	return fyne.NewMenu("", append(items,
		fyne.NewMenuItem(lang.L("Show their code"), func() { a.showCode(id) }),
		fyne.NewMenuItem(lang.L("Edit …"), func() { a.editContact(id) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Move to the trash"), func() { a.trashContact(id, name) }))...)
}

// metWord is the word for meeting a person, the first time or once more.
func metWord(before bool) string {
	if before {
		return lang.L("Met again")
	}
	return lang.L("Met")
}

// statusAt is how a person stands on the list of an event; "" when not on it.
func (a *Window) statusAt(ctx context.Context, event, id int64) (data.AttendeeStatus, error) {
	attending, err := a.Store.ContactAttendance(ctx, id)
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
	encounters, err := a.Store.Encounters(ctx, id)
	for _, e := range encounters {
		if e.EventID == event {
			is = data.Met
		}
	}
	return is, err
}

// trashContact moves a person to the trash; the toast undoes it.
func (a *Window) trashContact(id int64, name string) {
	a.Do(lang.L("Moved {{.Name}} to the trash", name), func(tx *store.Tx) error {
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

// editContact opens the form of a stored contact.
func (a *Window) editContact(id int64) {
	Load(a, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return a.Store.Contact(ctx, id)
	}, func(c data.Contact) { a.contactSheet(lang.L("Edit"), c) })
}

// contactTyped opens the form of a stored contact with what was typed.
func (a *Window) contactTyped(of string, typed json.RawMessage) error {
	var was typedContact
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	Load(a, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return a.Store.Contact(ctx, idOf(of))
	}, func(c data.Contact) { a.contactForm(lang.L("Edit"), c, &was) })
	return nil
}

// contactSheet edits a contact, stored or new.
func (a *Window) contactSheet(title string, c data.Contact) { a.contactForm(title, c, nil) }

// contactForm is contactSheet, filled with what was typed when that is not nil.
func (a *Window) contactForm(title string, c data.Contact, typed *typedContact) {
	f := newContactForm(a, c)
	if typed != nil {
		f.put(*typed)
	}
	s := a.NewSheet(title, lang.L("Save"), f.Telling(container.NewVScroll(f.Content())), fyne.NewSize(660, 720))
	s.Notes = []interface{ LetGo() }{f.note}
	s.EnableOK(f.Valid())
	f.OnChanged = func() { s.EnableOK(f.Valid()) }
	f.OnSubmit = s.accept
	s.OnOK = func() {
		edited, photo := f.Contact(), f.photo.formPhoto
		s.save(lang.L("Saved {{.Name}}", edited.Name()), func(tx *store.Tx) error {
			if err := photo.save(tx, &edited); err != nil {
				return err
			}
			return tx.SaveContact(&edited)
		},
			func() { a.Places.Person(edited.ID) })
	}
	s.Keeps = &keeping{form: fmt.Sprint("contact ", c.ID), contact: c.ID, again: typed != nil, typed: func() any { return f.typedNow() }}
	s.First, s.Photo = f.First(), f.photo
	s.Show()
}

// warmthChoice lets one of the four degrees be chosen.
func warmthChoice(w data.Warmth) *widget.Select {
	s := widget.NewSelect([]string{warmthText(data.NotSaid), warmthText(data.Cool), warmthText(data.Warm), warmthText(data.Hot)}, nil)
	s.SetSelectedIndex(int(w))
	return s
}

// editPromise makes or edits a promise.
func (a *Window) editPromise(p data.Promise, name string) { a.promiseSheet(p, name, nil) }

// promiseTyped opens the form of a promise, "ID CONTACT", with what was typed.
func (a *Window) promiseTyped(of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, contact := idsOf(of)
	type read struct {
		promise data.Promise
		name    string
	}
	Load(a, lang.L("The promise could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := a.Store.Contact(ctx, contact)
		if err != nil {
			return r, err
		}
		r.name, r.promise.ContactID = c.Name(), c.ID
		all, err := a.Store.Promises(ctx, c.ID)
		for _, p := range all {
			if p.ID == id {
				r.promise = p
			}
		}
		return r, err
	}, func(r read) { a.promiseSheet(r.promise, r.name, was) })
	return nil
}

// promiseSheet is editPromise, filled with what was typed when that is not nil.
func (a *Window) promiseSheet(p data.Promise, name string, typed map[string]string) {
	text := widget.NewEntry(lang.L("send slides fri"))
	text.SetText(p.Text)
	due := newDateEntry(a, lang.L("fri, next week, 14 Aug"), oneDay, day.Ahead)
	due.SetText(p.Due.String())
	who := widget.NewSelect([]string{lang.L("I owe it"), lang.L("they owe it")}, nil)
	who.SetSelectedIndex(0)
	if p.By == data.ByThem {
		who.SetSelectedIndex(1)
	}
	dueLine, dueHint := hinted(lang.L("Due"), due.Entry)
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), field(lang.L("What"), text), row(dueLine, field(lang.L("Who"), who)))
	s := a.NewSheet(lang.L("Promise · {{.Name}}", name), lang.L("Save"), body, fyne.NewSize(520, 240))
	valid := func(string) {
		got, err := due.optional()
		if p.ID == 0 && strings.TrimSpace(due.Text) == "" {
			_, got = a.cutPromise(text.Text)
		}
		remark(dueHint, dayWords(got), err)
		s.EnableOK(strings.TrimSpace(text.Text) != "" && err == nil)
	}
	text.OnChanged, due.OnChanged = valid, valid
	text.OnSubmitted = func(string) { s.accept() }
	due.OnSubmitted = text.OnSubmitted
	s.OnOK = func() {
		said := strings.TrimSpace(text.Text)
		got, _ := due.optional() // valid checked it
		if strings.TrimSpace(due.Text) == "" && p.ID == 0 {
			said, got = a.cutPromise(said)
		}
		p.Text, p.Due, p.By = said, got.Date, []data.Ower{data.ByMe, data.ByThem}[max(0, who.SelectedIndex())]
		s.save(lang.L("Saved the promise to {{.Name}}", name), func(tx *store.Tx) error { return tx.SavePromise(&p) }, nil)
	}
	entries := map[string]*widget.Entry{"text": text, "due": due.Entry}
	s.Keeps = &keeping{form: fmt.Sprintf("promise %d %d", p.ID, p.ContactID), contact: p.ContactID, again: typed != nil, typed: func() any {
		texts := textsOf(entries)
		texts["who"] = strconv.Itoa(who.SelectedIndex())
		return texts
	}}
	if typed != nil {
		who.SetSelectedIndex(int(idOf(typed["who"])))
		setTexts(entries, typed)
	}
	if p.ID != 0 {
		s.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", func() {
			s.discard()
			a.Do(lang.L("Deleted a promise"), func(tx *store.Tx) error { return tx.Trash(store.Promises, p.ID) }, nil)
		}))
	}
	valid("")
	s.First = text
	s.Show()
}

// finishPromise ticks a promise off.
func (a *Window) finishPromise(p data.Promise) {
	p.Done = a.Store.Now()
	a.Do(lang.L("Ticked off “{{.Promise}}”", p.Text), func(tx *store.Tx) error { return tx.SavePromise(&p) }, nil)
}
