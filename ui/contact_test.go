package ui

import (
	"errors"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
)

func TestWhoWasMetStaysMetOnTheList(t *testing.T) {
	a := newScreens(t)
	c, e := data.Contact{DisplayName: "Ana"}, data.Event{Name: "Forum"}
	write(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveContact(&c), tx.SaveEvent(&e))
	})
	status := func() data.AttendeeStatus {
		edit.PutOnListOf(a.Window, e, c.ID, "Ana", data.WantToMeet)
		settle(t, a)
		on, err := a.Store.ContactAttendees(t.Context(), c.ID)
		if err != nil || len(on) != 1 {
			t.Fatalf("%v %v", on, err)
		}
		return on[0].Status
	}
	for _, k := range []struct{ before, want data.AttendeeStatus }{{"", data.WantToMeet}, {data.Expected, data.WantToMeet}, {data.Met, data.Met}, {data.Closed, data.Closed}} {
		if k.before != "" {
			write(t, a, func(tx *store.Tx) error {
				return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: k.before})
			})
		}
		if got := status(); got != k.want {
			t.Errorf("%q became %q, want %q", k.before, got, k.want)
		}
	}

	other := data.Event{Name: "Workshop"}
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveEvent(&other); err != nil {
			return err
		}
		return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: other.ID, At: noon})
	})
	edit.PutOnListOf(a.Window, other, c.ID, "Ana", data.WantToMeet)
	settle(t, a)
	if on, err := a.Store.ContactAttendees(t.Context(), c.ID); err != nil || len(on) != 1 {
		t.Errorf("met there, and to be met all the same: %v %v", on, err)
	}
}

func TestWhoIsShownIsInTheListWhateverWasSearched(t *testing.T) {
	a := newScreens(t)
	ana, ben := data.Contact{DisplayName: "Ana"}, data.Contact{DisplayName: "Ben"}
	write(t, a, func(tx *store.Tx) error { return errors.Join(tx.SaveContact(&ana), tx.SaveContact(&ben)) })
	shown(t, a, a.people(), "people")
	for _, k := range []struct {
		search string
		id     int64
		list   int
	}{{"ana", ana.ID, 1}, {"ana", ben.ID, 2}, {"nobody", ana.ID, 2}} {
		a.shell.search.SetText(k.search)
		settle(t, a)
		a.Places.Person(k.id)
		settle(t, a)
		if len(a.people().Rows.IDs) != k.list || a.people().Selected() != k.id {
			t.Errorf("after a search for %q: %d in the list, %d open, want %d and %d", k.search, len(a.people().Rows.IDs), a.people().Selected(), k.list, k.id)
		}
	}
}

func TestEnterPressedTwiceSavesOnce(t *testing.T) {
	a := newScreens(t)
	edit.ContactSheet(a.Window, "New person", data.Contact{DisplayName: "Ada Okoro"})
	s := sheetOf(t, a)
	s.Accept()
	s.Accept()
	settle(t, a)
	if n, err := a.Store.Count(t.Context()); n != 1 || err != nil {
		t.Errorf("%d people, %v", n, err)
	}
	if len(a.Sheets) != 0 {
		t.Error("the sheet is still open")
	}
}

func TestAScreenThatWasNotShownIsReadWhenItIsOpened(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&data.Event{Name: "Book Fair"}) })
	a.reload(store.Changed{store.Events: {1}})
	settle(t, a)
	if a.events().Loaded {
		t.Error("a screen that is not shown was read")
	}
	a.shell.open("events")
	settle(t, a)
	if got := texts(a.events().Content()); !strings.Contains(got, "Book Fair") {
		t.Errorf("the opened screen shows\n%s", got)
	}
	if a.Native.Canvas().Focused() != a.events().List {
		t.Errorf("the keys go to %T, not to the list", a.Native.Canvas().Focused())
	}
}
