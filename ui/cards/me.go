package cards

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// ownDetails is what the form of the user's own details starts from.
type ownDetails struct {
	me       data.Contact
	orgNames []string
	cards    []data.Card
}

func readOwnDetails(ctx context.Context, s *store.Store) (o ownDetails, err error) {
	if o.me, err = s.Me(ctx); err != nil {
		return o, err
	}
	if o.cards, err = s.Cards(ctx); err != nil {
		return o, err
	}
	o.orgNames, err = s.OrgNames(ctx)
	return o, err
}

// Me opens the form of the user's own details; done, which may be nil, runs when they are saved.
func Me(w *window.Window, done func()) {
	window.Load(w, lang.L("Your details could not be read"), func(ctx context.Context) (ownDetails, error) {
		return readOwnDetails(ctx, w.Store)
	}, func(o ownDetails) { meSheet(w, o, nil, done) })
}

// typedMe is what is typed into the form of the user's own details.
type typedMe struct {
	edit.TypedContact
	Also string
}

// RestoreMe opens the form with what was typed.
func RestoreMe(w *window.Window, _ string, typed json.RawMessage) error {
	was := &typedMe{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	window.Load(w, lang.L("Your details could not be read"), func(ctx context.Context) (ownDetails, error) {
		return readOwnDetails(ctx, w.Store)
	}, func(o ownDetails) { meSheet(w, o, was, nil) })
	return nil
}

func meSheet(w *window.Window, o ownDetails, typed *typedMe, done func()) {
	form := edit.NewContactForm(w, o.me)
	also := widget.NewEntry(lang.L("SLB, State Library Berlin"))
	also.SetText(strings.Join(o.orgNames, ", "))
	if typed != nil {
		form.Put(typed.TypedContact)
		also.SetText(typed.Also)
	}
	body := container.New(layout.NewCustomPaddedVBoxLayout(4), form.Content(),
		container.New(layout.NewCustomPaddedLayout(0, 4, 0, 12),
			widget.Field(lang.L("Other names of your organisation, separated by commas: who carries one is a colleague"), also)))
	s := w.NewSheet(lang.L("My details"), lang.L("Save"), form.Telling(container.NewVScroll(body)), fyne.NewSize(660, 720))
	s.EnableOK(form.Valid())
	form.OnChanged = func() { s.EnableOK(form.Valid()) }
	form.OnSubmit = s.Accept
	also.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		names := edit.SplitTopics(also.Text)
		me, photo := form.Contact(), form.Photo.FormPhoto
		s.Save(lang.L("Saved my details"), func(tx *store.Tx) error {
			if err := photo.Save(tx, &me); err != nil {
				return err
			}
			return o.save(tx, me, names)
		}, done)
	}
	s.Notes = []interface{ LetGo() }{form.Note}
	s.Keeps = &window.Keeping{Form: "me", Again: typed != nil, Typed: func() any { return typedMe{form.Typed(), also.Text} }}
	s.First, s.Photo = form.First(), form.Photo
	s.Show()
}

// save writes the details with the other names; the cards follow values that were edited. The first
// details come with a first card.
func (o ownDetails) save(tx *store.Tx, edited data.Contact, orgNames []string) error {
	first := o.me.Nameless()
	if err := tx.SaveMe(&edited); err != nil {
		return err
	}
	for _, card := range o.cards {
		before := card
		before.Show = append([]data.FieldRef(nil), card.Show...)
		card.Follow(o.me, edited)
		if reflect.DeepEqual(before.Show, card.Show) {
			continue
		}
		if err := tx.SaveCard(&card); err != nil {
			return err
		}
	}
	if first && len(o.cards) == 0 {
		if err := tx.SaveCard(&data.Card{Name: lang.L("Work"), Show: data.DefaultShow(&edited)}); err != nil {
			return err
		}
	}
	return tx.SetOrgNames(orgNames)
}
