package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/widget"
)

// listWorld is a person and an event the user is at.
func listWorld(t *testing.T) (a *App, c data.Contact, e data.Event) {
	t.Helper()
	a = newScreens(t)
	c, e = data.Contact{DisplayName: "Ana Roe"}, data.Event{Name: "Forum"}
	write(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveContact(&c), tx.SaveEvent(&e), tx.SetCurrent(e.ID))
	})
	shown(t, a, a.people(), "people")
	a.reload(nil)
	settle(t, a)
	return a, c, e
}

func TestThePersonsMenuOffersWhatCanBeDoneWithTheList(t *testing.T) {
	a, c, _ := listWorld(t)
	for _, k := range []struct {
		claim string
		is    data.AttendeeStatus
		met   bool
		want  []string // the first items
		ticks string   // what the person is on the list as
	}{
		{"not on it", "", false, []string{"Met …", "Promise …", "Appointment …", "Put on the list of Forum"}, ""},
		{"expected", data.Expected, false, []string{"Met …", "Promise …", "Appointment …", "On the list of Forum"}, "as expected"},
		{"to meet, met elsewhere", data.WantToMeet, true, []string{"Met again …", "Promise …", "Appointment …", "On the list of Forum"}, "as one I want to meet"},
		{"met there", data.Met, true, []string{"Met again …", "Promise …", "Appointment …", "Put on a list …"}, ""},
		{"closed there", data.Closed, true, []string{"Met again …", "Promise …", "Appointment …", "Put on a list …"}, ""},
	} {
		t.Run(k.claim, func(t *testing.T) {
			menu := edit.ContactMenuOf(a.Window, c.ID, c.Name(), k.is, k.met)
			if got := items(menu)[:4]; !slices.Equal(got, k.want) {
				t.Errorf("offered are %q, want %q", got, k.want)
			}
			for _, it := range menu.Items {
				if it.ChildMenu == nil {
					continue
				}
				for _, as := range it.ChildMenu.Items {
					if as.Checked != (as.Label == k.ticks) {
						t.Errorf("%q is ticked: %v", as.Label, as.Checked)
					}
				}
			}
		})
	}
	a.SetCurrent(0)
	settle(t, a)
	a.reload(nil)
	settle(t, a)
	if got := items(edit.ContactMenuOf(a.Window, c.ID, c.Name(), "", false)); got[3] != "Put on a list …" {
		t.Errorf("at no event the menu has %q", got)
	}
}

func TestTheToastSaysWhetherSomebodyWasPutOnTheListOrChangedThere(t *testing.T) {
	a, c, e := listWorld(t)
	menu := func(as int) {
		settle(t, a)
		is, err := edit.StatusAt(a.Window, t.Context(), e.ID, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		edit.ContactMenuOf(a.Window, c.ID, c.Name(), is, false).Items[3].ChildMenu.Items[as].Action()
		settle(t, a)
	}
	for _, k := range []struct {
		as   int
		want data.AttendeeStatus
		says string
	}{
		{0, data.Expected, "Put Ana Roe on the list of Forum"},
		{1, data.WantToMeet, "Status of Ana Roe changed to want to meet"},
		{1, data.WantToMeet, "Ana Roe is on the list already: want to meet"},
		{0, data.Expected, "Status of Ana Roe changed to expected"},
	} {
		menu(k.as)
		on, err := a.Store.ContactAttendees(t.Context(), c.ID)
		if err != nil || len(on) != 1 || on[0].Status != k.want {
			t.Errorf("on the list as %v, want %s (%v)", on, k.want, err)
		}
		if got := texts(a.Toasts.Layer); !strings.Contains(got, k.says) {
			t.Errorf("the toast says %q, want %q", got, k.says)
		}
	}
	for _, k := range []struct {
		put, changed int
		want         string
	}{
		{3, 0, "Put 3 people on the list of Forum"},
		{0, 3, "Status of 3 people changed to want to meet"},
		{1, 0, "Put Ana on the list of Forum"},
		{0, 1, "Status of Ana changed to want to meet"},
		{1, 2, "Put 1 person on the list of Forum; status of 2 people changed to want to meet"},
	} {
		if got := edit.ListedText(k.put, k.changed, "Ana", "Forum", data.WantToMeet); got != k.want {
			t.Errorf("%d put, %d changed: %q, want %q", k.put, k.changed, got, k.want)
		}
	}
}

func TestAPersonIsPutOnTheListOfAnyEvent(t *testing.T) {
	a, c, _ := listWorld(t)
	write(t, a, func(tx *store.Tx) error {
		for i := range 30 {
			if err := tx.SaveEvent(&data.Event{Name: fmt.Sprintf("Workshop %d", i)}); err != nil {
				return err
			}
		}
		return nil
	})
	edit.PutOnAList(a.Window, c.Name(), []int64{c.ID})
	settle(t, a)
	s := sheetOf(t, a)
	test.Type(s.First, "work 29")
	pickOption(t, s.Body, "want to meet")
	s.First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	on, err := a.Store.ContactAttendees(t.Context(), c.ID)
	if err != nil || len(on) != 1 || on[0].Status != data.WantToMeet {
		t.Fatalf("%v %v", on, err)
	}
	if e, err := a.Store.Event(t.Context(), on[0].EventID); err != nil || e.Name != "Workshop 29" || len(a.Sheets) > 0 {
		t.Errorf("on the list of %s (%v), %d sheets are open", e.Name, err, len(a.Sheets))
	}
}

func TestWhoWasMetThereIsNotToBeMetAgain(t *testing.T) {
	a, c, e := listWorld(t)
	write(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, At: noon}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Expected}))
	})
	edit.ListMany(a.Window, []int64{c.ID}, e, data.WantToMeet, func(error) {})
	settle(t, a)
	if on, err := a.Store.ContactAttendees(t.Context(), c.ID); err != nil || on[0].Status != data.Expected {
		t.Errorf("%v %v", on, err)
	}
}

func TestMetIsSaidOnlyOfPeopleMet(t *testing.T) {
	a, c, e := listWorld(t)
	detail := func() (string, []string) {
		a.people().Reload(nil)
		settle(t, a)
		a.people().Open(c.ID)
		settle(t, a)
		_, below, _ := strings.Cut(texts(a.people().Detail.Content), "\nEdit\n")
		return below, buttonTexts(a.people().Detail.Content)
	}
	save := func(f func(tx *store.Tx) error) { write(t, a, f) }
	for _, k := range []struct {
		claim  string
		do     func(tx *store.Tx) error
		has    []string
		hasNot []string
		button string
	}{
		{"not met, on no list", func(*store.Tx) error { return nil }, []string{"Encounters\nNot met yet"}, []string{"Met\n", "Events\n"}, "Met"},
		{"expected", func(tx *store.Tx) error {
			return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Expected})
		}, []string{"Events\nExpected at Forum"}, []string{"Met\n", "Not met yet"}, "Met"},
		{"to be met, a promise kept", func(tx *store.Tx) error {
			return errors.Join(tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet}),
				tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "send slides", Done: noon}))
		}, []string{"Events\nTo meet at Forum\nDone\nsend slides"}, []string{"Met\n"}, "Met"},
		{"to be met, does not come, with a note", func(tx *store.Tx) error {
			return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet, Cancelled: noon, Note: "ask about the pilot"})
		}, []string{"Events\nDoes not come: Forum\nask about the pilot\nDone"}, []string{"Met\n", "To meet"}, "Met"},
		{"met", func(tx *store.Tx) error {
			return errors.Join(tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.Met}),
				tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, At: noon}))
		}, []string{"Met\nForum", "Done\nsend slides"}, []string{"To meet", "Expected", "Not met yet"}, "Met again"},
	} {
		t.Run(k.claim, func(t *testing.T) {
			save(k.do)
			got, buttons := detail()
			for _, w := range k.has {
				if !strings.Contains(got, w) {
					t.Errorf("it does not say %q:\n%s", w, got)
				}
			}
			for _, w := range k.hasNot {
				if strings.Contains(got, w) {
					t.Errorf("it says %q:\n%s", w, got)
				}
			}
			if buttons[0] != k.button {
				t.Errorf("the main button is %q, want %q", buttons[0], k.button)
			}
		})
	}
}

// buttonTexts are the buttons with words in an object tree.
func buttonTexts(o fyne.CanvasObject) (out []string) {
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text != "" {
			out = append(out, b.Text)
		}
	})
	return out
}
