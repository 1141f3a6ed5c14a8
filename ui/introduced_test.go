package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

func TestWhoIntroducedUsIsChosenAndLeadsToBoth(t *testing.T) {
	a := newScreens(t)
	ada, ben := data.Contact{DisplayName: "Ada Roe"}, data.Contact{DisplayName: "Ben Okoro"}
	var met data.Encounter
	write(t, a, func(tx *store.Tx) error {
		for _, c := range []*data.Contact{&ada, &ben} {
			if err := tx.SaveContact(c); err != nil {
				return err
			}
		}
		met = data.Encounter{ContactID: ben.ID, Note: "maps"}
		return tx.SaveEncounter(&met)
	})
	a.unwatch = a.Store.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(a.unwatch)
	a.Native.Resize(fyne.NewSize(1100, 720))
	a.Places.Person(ben.ID)
	settle(t, a)
	edit.Encounter(a.Window, met, "Ben Okoro")
	settle(t, a)
	tapChip(t, a, a.Top().Pop, "Introduced by …")
	if topTitle(a) != "Who introduced you?" {
		t.Fatalf("%s is open", topTitle(a))
	}
	for _, r := range "ada" {
		typeRune(t, a, r)
	}
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	if got := chipsIn(a.Top().Pop); !slices.Contains(got, "Introduced by Ada Roe") {
		t.Fatalf("the form says %q", got)
	}
	a.Top().Accept()
	settle(t, a)
	stored := windowtest.Looked(func() []data.Encounter {
		met, err := a.Store.Encounters(t.Context(), ben.ID)
		if err != nil {
			t.Error(err)
		}
		return met
	})
	if len(stored) != 1 || stored[0].IntroducedBy != ada.ID || stored[0].Note != "maps" {
		t.Fatalf("stored: %+v", stored)
	}
	tapChip(t, a, a.Native.Canvas().Content(), "Introduced by Ada Roe")
	if got := texts(a.Native.Canvas().Content()); a.people().Chosen != ada.ID || !strings.Contains(got, "Introduced you to") {
		t.Errorf("it leads to %d:\n%s", a.people().Chosen, got)
	}
	a.Undo()
	settle(t, a)
	if got := texts(a.Native.Canvas().Content()); strings.Contains(got, "Introduced you to") {
		t.Errorf("undone it says\n%s", got)
	}
}

// tapChip presses the visible chip with a text.
func tapChip(t *testing.T, a *App, o fyne.CanvasObject, text string) {
	t.Helper()
	var found *widget.Chip
	walk(o, func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Chip); ok && c.Visible() && c.Text() == text {
			found = c
		}
	})
	if found == nil {
		t.Fatalf("there is no chip %q in\n%s", text, texts(o))
	}
	found.OnTapped()
	settle(t, a)
}
