package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
)

const adaTable = "Name,Email\nAda Doe,ada@doe.example\n"

// twoEvents are stored, the first is where the user is.
func twoEvents(t *testing.T, a *App) (here, other data.Event) {
	t.Helper()
	here, other = data.Event{Name: "Library Days", Start: noon, AllDay: true, Zone: "UTC"}, data.Event{Name: "Book Fair"}
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveEvent(&here); err != nil {
			return err
		}
		if err := tx.SaveEvent(&other); err != nil {
			return err
		}
		return tx.SetCurrent(here.ID)
	})
	a.shell.reload(nil)
	settle(t, a)
	return here, other
}

// selected is what the choice among options that begin with a text shows.
func selected(t *testing.T, o fyne.CanvasObject, first string) string {
	t.Helper()
	got := ""
	walk(o, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && len(s.Options) > 0 && s.Options[0] == first {
			got = s.Selected
		}
	})
	return got
}

func TestAnImportIsProposedIntoTheEventThatIsOpen(t *testing.T) {
	for name, c := range map[string]struct {
		open func(a *App, here, other data.Event)
		want string
	}{
		"the event that is open":    {func(a *App, _, other data.Event) { a.Places.Event(other.ID) }, "Book Fair"},
		"the one where the user is": {func(a *App, _, other data.Event) { a.Places.Event(other.ID); a.shell.open("people") }, "Library Days"},
		"nowhere and none is open":  {func(a *App, _, _ data.Event) { a.SetCurrent(0); a.shell.open("people") }, ""},
		"one that was taken away": {func(a *App, _, other data.Event) {
			a.Places.Event(other.ID)
			settle(t, a)
			_, _ = a.Store.Do(t.Context(), "x", func(tx *store.Tx) error { return tx.Trash(store.Events, other.ID) })
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := newScreens(t)
			here, other := twoEvents(t, a)
			c.open(a, here, other)
			if name != "one that was taken away" {
				settle(t, a)
				a.reload(nil)
				settle(t, a)
			}
			reading.Files(a.Window, []string{fileOf(t, "a.csv", adaTable)})
			settle(t, a)
			want := "People only"
			if c.want != "" {
				want = "People and the list of " + c.want
			}
			if got := selected(t, sheetOf(t, a).Body, "People only"); got != want {
				t.Errorf("into %q, want %q", got, want)
			}
			sheetOf(t, a).Accept()
			settle(t, a)
			if c.want == "" {
				if a.shell.current != "people" {
					t.Errorf("afterwards %s is open", a.shell.current)
				}
				return
			}
			a.reload(nil)
			settle(t, a)
			e, err := a.Store.EventByName(t.Context(), c.want)
			if err != nil {
				t.Fatal(err)
			}
			listed, err := a.Store.Attendees(t.Context(), e.ID)
			if err != nil || len(listed) != 1 || listed[0].Status != data.Expected {
				t.Errorf("on the list: %+v, %v", listed, err)
			}
			if got := texts(a.events().Detail.Content); a.shell.current != "events" || a.events().OpenEvent() != e.ID || !slices.Contains(chipsIn(guests(a).Content()), "1 person") {
				t.Errorf("afterwards %s is open and shows\n%s", a.shell.current, got)
			}
		})
	}
}

func TestAnImportCanBeMadeIntoANewEvent(t *testing.T) {
	a := newScreens(t)
	twoEvents(t, a)
	a.shell.open("people")
	reading.Files(a.Window, []string{fileOf(t, "a.csv", adaTable)})
	settle(t, a)
	preview := sheetOf(t, a)
	pickOption(t, preview.Body, "New event …")
	settle(t, a)
	if got := selected(t, preview.Body, "People only"); got != "People and the list of Library Days" || len(a.Sheets) != 2 {
		t.Fatalf("while the event is made the choice is %q, sheets %d", got, len(a.Sheets))
	}
	typeInto(t, sheetOf(t, a).Body, "Library Futures 2026", "Metadata Days")
	sheetOf(t, a).Accept()
	settle(t, a)
	if got := selected(t, preview.Body, "People only"); got != "People and the list of Metadata Days" || sheetOf(t, a) != preview {
		t.Fatalf("the choice is %q", got)
	}
	preview.Accept()
	settle(t, a)
	e, err := a.Store.EventByName(t.Context(), "Metadata Days")
	if err != nil {
		t.Fatal(err)
	}
	if listed, err := a.Store.Attendees(t.Context(), e.ID); err != nil || len(listed) != 1 {
		t.Errorf("on the list: %+v, %v", listed, err)
	}
	if a.shell.current != "events" || a.events().OpenEvent() != e.ID {
		t.Errorf("afterwards %s is open", a.shell.current)
	}
}
