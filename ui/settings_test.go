package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/cards"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window/windowtest"
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
	if got := a.settings().Look.Theme.Selected; got != "Like the desktop" {
		t.Errorf("at first the theme is %q", got)
	}
	a.settings().Look.Theme.SetSelected("Dark")
	a.settings().Look.Size.SetSelected("Large")
	settle(t, a)
	a.ApplyTheme() // as the reload after a changed setting does
	if a.Theme.Mode != style.Dark || a.Theme.Scale != 1.15 {
		t.Errorf("theme %q, text × %v; want dark, 1.15", a.Theme.Mode, a.Theme.Scale)
	}
	if a.Fyne.Settings().Theme() != fyne.Theme(a.Theme) {
		t.Error("the window does not use the theme")
	}
	a.settings().Look.Theme.SetSelected("Light") // shown must read it back, not keep what was chosen here
	settle(t, a)
	shown(t, a, a.settings(), "settings")
	if got := a.settings().Look.Theme.Selected; got != "Light" {
		t.Errorf("stored and shown: %q, want Light", got)
	}
}

func TestAPersonComesBackFromTheTrash(t *testing.T) {
	a := newScreens(t)
	c := trashed(t, a, "Ada")
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Trash); !strings.Contains(got, "Ada Okoro\nPerson · 12 Aug") {
		t.Fatalf("the trash shows\n%s", got)
	}
	press(t, a, a.settings().Trash, "Restore")
	got, err := a.Store.Contact(t.Context(), c.ID)
	if err != nil || !got.Trashed.IsZero() {
		t.Errorf("after Restore: trashed %v, %v", got.Trashed, err)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Trash); !strings.Contains(got, "The trash is empty") {
		t.Errorf("the trash still shows\n%s", got)
	}
}

func TestErasingAsksFirstAndCannotBeUndone(t *testing.T) {
	a := newScreens(t)
	c := trashed(t, a, "Ada")
	shown(t, a, a.settings(), "settings")
	press(t, a, a.settings().Trash, "Erase for good")
	sheet := sheetOf(t, a)
	if sheet.OKButton.Text != "Erase for good" {
		t.Errorf("the button that erases says %q", sheet.OKButton.Text)
	}
	sheet.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	settle(t, a)
	if _, err := a.Store.Contact(t.Context(), c.ID); err != nil {
		t.Fatalf("Esc erased the person: %v", err)
	}

	if _, err := a.Store.Do(t.Context(), "saved", func(tx *store.Tx) error {
		return tx.SaveView(&data.View{Name: "My view", Query: data.Query{Text: "okoro, ada"}})
	}); err != nil {
		t.Fatal(err)
	}
	press(t, a, a.settings().Trash, "Erase for good")
	sheet = sheetOf(t, a)
	sheet.Accept()
	settle(t, a)
	if _, err := a.Store.Contact(t.Context(), c.ID); err == nil {
		t.Error("the person is still stored")
	}
	if _, err := a.Store.ViewByName(t.Context(), "My view"); err == nil {
		t.Error("the view that asks for the person is still stored")
	}
	if got := texts(a.Toasts.Layer); got != "Ada Okoro is erased for good. Views that asked for them went too: “My view”." {
		t.Errorf("toast %q, want one without Undo", got)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Content()); strings.Contains(got, "Ada") {
		t.Errorf("the settings still name the person:\n%s", got)
	}
}

func TestTheDetailsFormSavesWithEnter(t *testing.T) {
	a := newScreens(t)
	saved := false
	cards.Me(a.Window, func() { saved = true })
	settle(t, a)
	sheet := sheetOf(t, a)
	if !sheet.OKButton.Disabled() {
		t.Error("empty details can be saved")
	}
	typeInto(t, sheet.Body, "Name", "Mia Berg")
	typeInto(t, sheet.Body, "SLB, State Library Berlin", "SLB, SLB; Staatsbibliothek")
	sheet.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	me, err := a.Store.Me(t.Context())
	if err != nil || me.Given != "Mia" || me.Family != "Berg" || !saved {
		t.Errorf("saved %q %q, done %v, %v", me.Given, me.Family, saved, err)
	}
	names := windowtest.Looked(func() (names []string) { names, err = a.Store.OrgNames(t.Context()); return names })
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
	rows := a.settings().Past
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

func TestTheSettingsFillInAndShowTheUsersDetails(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.settings(), "settings")
	press(t, a, a.settings().Me, "Fill in")
	s := sheetOf(t, a)
	typeInto(t, s.Body, "Name", "Mia Berg")
	typeInto(t, s.Body, "SLB, State Library Berlin", "SLB, Staatsbibliothek")
	s.Accept()
	settle(t, a)
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Me); !strings.Contains(got, "Also called SLB, Staatsbibliothek") {
		t.Errorf("the settings show of me\n%s", got)
	}
}
