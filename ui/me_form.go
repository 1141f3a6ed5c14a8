package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// orgNamesKey is the setting of the other names of the user's organisation, a JSON list: "SLB",
// "Staatsbibliothek". Who carries one of them is a colleague.
const orgNamesKey = "my_org_names"

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
	o.orgNames, err = readOrgNames(ctx, s)
	return o, err
}

func readOrgNames(ctx context.Context, s *store.Store) ([]string, error) {
	text, err := s.Setting(ctx, orgNamesKey)
	if err != nil || text == "" {
		return nil, err
	}
	var names []string
	if err := json.Unmarshal([]byte(text), &names); err != nil {
		return nil, fmt.Errorf("the setting %s: %w", orgNamesKey, err)
	}
	return names, nil
}

// editMe opens the form of the user's own details; done, which may be nil, runs when they are saved.
func (a *Window) editMe(done func()) {
	Load(a, lang.L("Your details could not be read"), func(ctx context.Context) (ownDetails, error) {
		return readOwnDetails(ctx, a.Store)
	}, func(o ownDetails) { a.meSheet(o, nil, done) })
}

// typedMe is what is typed into the form of the user's own details.
type typedMe struct {
	typedContact
	Also string
}

// meTyped opens the form with what was typed.
func (a *Window) meTyped(_ string, typed json.RawMessage) error {
	was := &typedMe{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	Load(a, lang.L("Your details could not be read"), func(ctx context.Context) (ownDetails, error) {
		return readOwnDetails(ctx, a.Store)
	}, func(o ownDetails) { a.meSheet(o, was, nil) })
	return nil
}

func (a *Window) meSheet(o ownDetails, typed *typedMe, done func()) {
	form := newContactForm(a, o.me)
	also := widget.NewEntry(lang.L("SLB, State Library Berlin"))
	also.SetText(strings.Join(o.orgNames, ", "))
	if typed != nil {
		form.put(typed.typedContact)
		also.SetText(typed.Also)
	}
	body := container.New(layout.NewCustomPaddedVBoxLayout(4), form.Content(),
		container.New(layout.NewCustomPaddedLayout(0, 4, 0, 12),
			field(lang.L("Other names of your organisation, separated by commas: who carries one is a colleague"), also)))
	s := a.NewSheet(lang.L("My details"), lang.L("Save"), form.Telling(container.NewVScroll(body)), fyne.NewSize(660, 720))
	s.EnableOK(form.Valid())
	form.OnChanged = func() { s.EnableOK(form.Valid()) }
	form.OnSubmit = s.accept
	also.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() {
		names := splitTopics(also.Text)
		me, photo := form.Contact(), form.photo.formPhoto
		s.save(lang.L("Saved my details"), func(tx *store.Tx) error {
			if err := photo.save(tx, &me); err != nil {
				return err
			}
			return o.save(tx, me, names)
		}, done)
	}
	s.Notes = []interface{ LetGo() }{form.note}
	s.Keeps = &keeping{form: "me", again: typed != nil, typed: func() any { return typedMe{form.typedNow(), also.Text} }}
	s.First, s.Photo = form.First(), form.photo
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
	text := ""
	if len(orgNames) > 0 {
		b, err := json.Marshal(orgNames)
		if err != nil {
			return err
		}
		text = string(b)
	}
	return tx.SetSetting(orgNamesKey, text)
}
