package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// trashed is a contact in the trash.
func trashed(t *testing.T, a *App, given string) data.Contact {
	t.Helper()
	c := data.Contact{Given: given, Family: "Okoro"}
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	write(t, a, func(tx *store.Tx) error { return tx.Trash(store.Contacts, c.ID) })
	return c
}

func TestTheThemeChangesAtOnceAndIsRemembered(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.settings(), "settings")
	if got := a.settings().look.theme.Selected; got != "Like the desktop" {
		t.Errorf("at first the theme is %q", got)
	}
	a.settings().look.theme.SetSelected("Dark")
	a.settings().look.size.SetSelected("Large")
	settle(t, a)
	a.applyTheme() // as the reload after a changed setting does
	if a.theme.Mode != widget.Dark || a.theme.Scale != 1.15 {
		t.Errorf("theme %q, text × %v; want dark, 1.15", a.theme.Mode, a.theme.Scale)
	}
	if a.Fyne.Settings().Theme() != fyne.Theme(a.theme) {
		t.Error("the window does not use the theme")
	}
	a.settings().look.theme.SetSelected("Light") // shown must read it back, not keep what was chosen here
	settle(t, a)
	shown(t, a, a.settings(), "settings")
	if got := a.settings().look.theme.Selected; got != "Light" {
		t.Errorf("stored and shown: %q, want Light", got)
	}
}

func TestAPersonComesBackFromTheTrash(t *testing.T) {
	a := newScreens(t)
	c := trashed(t, a, "Ada")
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().trash); !strings.Contains(got, "Ada Okoro\nPerson · 12 Aug") {
		t.Fatalf("the trash shows\n%s", got)
	}
	press(t, a, a.settings().trash, "Restore")
	got, err := a.Store.Contact(t.Context(), c.ID)
	if err != nil || !got.Trashed.IsZero() {
		t.Errorf("after Restore: trashed %v, %v", got.Trashed, err)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().trash); !strings.Contains(got, "The trash is empty") {
		t.Errorf("the trash still shows\n%s", got)
	}
}

func TestErasingAsksFirstAndCannotBeUndone(t *testing.T) {
	a := newScreens(t)
	c := trashed(t, a, "Ada")
	shown(t, a, a.settings(), "settings")
	press(t, a, a.settings().trash, "Erase for good")
	sheet := sheetOf(t, a)
	if sheet.ok.Text != "Erase for good" {
		t.Errorf("the button that erases says %q", sheet.ok.Text)
	}
	sheet.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	settle(t, a)
	if _, err := a.Store.Contact(t.Context(), c.ID); err != nil {
		t.Fatalf("Esc erased the person: %v", err)
	}

	press(t, a, a.settings().trash, "Erase for good")
	sheet = sheetOf(t, a)
	sheet.accept()
	settle(t, a)
	if _, err := a.Store.Contact(t.Context(), c.ID); err == nil {
		t.Error("the person is still stored")
	}
	if got := texts(a.toasts.Layer); got != "Ada Okoro is erased for good." {
		t.Errorf("toast %q, want one without Undo", got)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Content()); strings.Contains(got, "Ada") {
		t.Errorf("the settings still name the person:\n%s", got)
	}
}

func TestTheFirstDetailsComeWithACardAndCardsFollowEdits(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.settings(), "settings")
	press(t, a, a.settings().me, "Fill in")
	o := ownDetails{}
	sheetOf(t, a).Close()
	me := data.Contact{
		Given: "Mia", Family: "Berg", Organisation: "State Library",
		Emails: []data.Email{{Value: "mia@library.example"}}, Phones: []data.Phone{{Value: "+49 30 23125 101"}},
	}
	write(t, a, func(tx *store.Tx) error { return o.save(tx, me, []string{"SLB", "Staatsbibliothek"}) })
	cards, err := a.Store.Cards(t.Context())
	if err != nil || len(cards) != 1 || cards[0].Name != "Work" {
		t.Fatalf("cards %v, %v; want one called Work", cards, err)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().me); !strings.Contains(got, "Also called SLB, Staatsbibliothek") {
		t.Errorf("the settings show of me\n%s", got)
	}

	o, err = readOwnDetails(t.Context(), a.Store)
	if err != nil {
		t.Fatal(err)
	}
	edited := o.me
	edited.Emails = []data.Email{{Value: "m.berg@library.example"}}
	edited.Phones = append(edited.Phones, data.Phone{Value: "+49 30 23125 199"})
	write(t, a, func(tx *store.Tx) error { return o.save(tx, edited, nil) })
	if cards, err = a.Store.Cards(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := cards[0].Contact(edited)
	if got.PreferredEmail() != "m.berg@library.example" || len(got.Phones) != 1 || got.Phones[0].Value != "+49 30 23125 101" {
		t.Errorf("the card shows %v and %v; want the edited address and only the old number", got.Emails, got.Phones)
	}
	if names, err := readOrgNames(t.Context(), a.Store); err != nil || names != nil {
		t.Errorf("other names %v, %v; want none", names, err)
	}
}

func TestTheDetailsFormSavesWithEnter(t *testing.T) {
	a := newScreens(t)
	saved := false
	a.editMe(func() { saved = true })
	settle(t, a)
	sheet := sheetOf(t, a)
	if !sheet.ok.Disabled() {
		t.Error("empty details can be saved")
	}
	typeInto(t, sheet.body, "Name", "Mia Berg")
	typeInto(t, sheet.body, "SLB, State Library Berlin", "SLB, SLB; Staatsbibliothek")
	sheet.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	me, err := a.Store.Me(t.Context())
	if err != nil || me.Given != "Mia" || me.Family != "Berg" || !saved {
		t.Errorf("saved %q %q, done %v, %v", me.Given, me.Family, saved, err)
	}
	names, err := readOrgNames(t.Context(), a.Store)
	if err != nil || strings.Join(names, "|") != "SLB|Staatsbibliothek" {
		t.Errorf("other names %q, %v", names, err)
	}
}

func TestAnOldOperationIsUndoneFromTheHistory(t *testing.T) {
	a := newScreens(t)
	c := data.Contact{Given: "Ada"}
	if _, err := a.Store.Do(t.Context(), "Added Ada", func(tx *store.Tx) error { return tx.SaveContact(&c) }); err != nil {
		t.Fatal(err)
	}
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Bo"}) })
	ops, err := a.Store.History(t.Context(), 5)
	if err != nil || len(ops) != 2 || ops[1].Summary != "Added Ada" {
		t.Fatalf("history %v, %v", ops, err)
	}
	shown(t, a, a.settings(), "settings")
	rows := a.settings().past
	var undo []*widget.Button
	walk(rows, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == "Undo" {
			undo = append(undo, b)
		}
	})
	if len(undo) != 2 {
		t.Fatalf("%d operations can be undone, want 2", len(undo))
	}
	test.Tap(undo[1]) // the older one
	settle(t, a)
	shown(t, a, a.settings(), "settings")
	if got := texts(rows); !strings.Contains(got, "Added Ada") || !strings.Contains(got, "undone") {
		t.Errorf("the history shows\n%s", got)
	}
	if n, err := a.Store.Count(t.Context()); err != nil || n != 1 {
		t.Errorf("%d people, %v; want Bo alone", n, err)
	}
}

func TestARegionIsFoundByNameWordOrCode(t *testing.T) {
	all := regions()
	for _, c := range []struct{ claim, typed, first string }{
		{"code before names that hold it", "de", "DE"},
		{"beginning of the name", "germ", "DE"},
		{"a later word", "kingdom", "GB"},
		{"accents aside", "cote d", "CI"},
		{"nothing", "xyzzy", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got := ""
			if m := matchRegions(all, c.typed); len(m) > 0 {
				got = m[0].code
			}
			if got != c.first {
				t.Errorf("%q finds %q first, want %q", c.typed, got, c.first)
			}
		})
	}
	if got := regionText("DE"); got != "Germany (DE)" {
		t.Errorf("DE is written %q", got)
	}
}
