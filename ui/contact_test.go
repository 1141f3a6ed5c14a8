package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
)

func TestTheFormKeepsWhatItDoesNotShow(t *testing.T) {
	a := newScreens(t)
	c := data.Contact{
		ID: 7, Rev: 3, UID: "urn:x", DisplayName: "Dr. Jane van der Berg", Prefix: "Dr.", Given: "Jane", Family: "van der Berg",
		Emails:    []data.Email{{Value: "jane@sl.example", Label: "work", Preferred: true}, {Value: "j@home.example"}},
		Addresses: []data.Address{{Street: "1 Main St\nFloor 2", City: "Town", POBox: "77"}},
		Other:     []data.Property{{Name: "GEO", Value: "1,2"}},
		Photo:     data.PhotoRef{SHA256: "ab", Bytes: 3},
		Topics:    []string{"metadata", "open access"}, Birthday: data.Date{Month: 2, Day: 29},
	}
	got := edit.NewContactForm(a.Window, c).Contact()
	if got.Prefix != "Dr." || got.Family != "van der Berg" || got.DisplayName != c.DisplayName || got.Birthday != c.Birthday {
		t.Errorf("the name became %+v", got)
	}
	if len(got.Emails) != 2 || got.Emails[0] != c.Emails[0] || got.Emails[1] != c.Emails[1] {
		t.Errorf("the e-mails became %+v", got.Emails)
	}
	if len(got.Addresses) != 1 || got.Addresses[0] != c.Addresses[0] {
		t.Errorf("the address became %+v", got.Addresses)
	}
	if got.ID != 7 || got.Rev != 3 || got.UID != c.UID || len(got.Other) != 1 || got.Photo != c.Photo || len(got.Topics) != 2 {
		t.Errorf("lost: %+v", got)
	}
}

func TestATypedNameIsCutIntoItsParts(t *testing.T) {
	a := newScreens(t)
	f := edit.NewContactForm(a.Window, data.Contact{})
	if f.Valid() {
		t.Error("an empty form can be saved")
	}
	f.Full.SetText("Wałęsa, Ana")
	c := f.Contact()
	if c.Given != "Ana" || c.Family != "Wałęsa" || !f.Valid() {
		t.Errorf("read as %q %q, valid %v", c.Given, c.Family, f.Valid())
	}
	f.Emails.Lines[0].Value.SetText("no address")
	if f.Valid() || f.Problem.Text() == "" {
		t.Error("a wrong e-mail address passes")
	}
	if got, want := f.Problem.Text(), "The e-mail “no address” has a space in it."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	f.Emails.Lines[0].Value.SetText("ana@x.example")
	f.Birthday.SetText("31.2.")
	if f.Valid() {
		t.Error("a day that is none passes as birthday")
	}
}

func TestTheFormSaysWhatIsMissing(t *testing.T) {
	a := newScreens(t)
	f := edit.NewContactForm(a.Window, data.Contact{})
	if f.Problem.Text() != "" {
		t.Errorf("an empty form is told %q", f.Problem.Text())
	}
	f.Name["title"].SetText("Archivist")
	if f.Valid() || f.Problem.Text() != "The name is empty: give a name, an organisation, an e-mail address or a phone number." {
		t.Errorf("a title alone: valid %v, told %q", f.Valid(), f.Problem.Text())
	}
}

func TestLinesOfAFormAreAddedAndRemoved(t *testing.T) {
	a := newScreens(t)
	f := edit.NewContactForm(a.Window, data.Contact{DisplayName: "Ana"})
	if f.Links.Box.Visible() || f.Addresses.Box.Visible() {
		t.Error("links or addresses take room without having any")
	}
	f.Links.More.OnTapped()
	f.Links.Lines[0].Value.SetText("https://x.example")
	f.Addresses.More.OnTapped()
	f.Addresses.Lines[0].City.SetText("Gdańsk")
	c := f.Contact()
	if !f.Links.Box.Visible() || len(c.Links) != 1 || !f.Addresses.Box.Visible() || len(c.Addresses) != 1 {
		t.Errorf("got %+v %+v", c.Links, c.Addresses)
	}
	f.Links.Remove(f.Links.Lines[0])
	if f.Links.Box.Visible() || len(f.Contact().Links) != 0 {
		t.Error("the link is still there")
	}
}

func TestWhoWasMetStaysMetOnTheList(t *testing.T) {
	a := newScreens(t)
	c, e := data.Contact{DisplayName: "Ana"}, data.Event{Name: "Forum"}
	write(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveContact(&c), tx.SaveEvent(&e))
	})
	status := func() data.AttendeeStatus {
		edit.PutOnListOf(a.Window, e, c.ID, "Ana", data.WantToMeet)
		settle(t, a)
		on, err := a.Store.ContactAttendance(t.Context(), c.ID)
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
	if on, err := a.Store.ContactAttendance(t.Context(), c.ID); err != nil || len(on) != 1 {
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

func TestTabComesToAButtonAfterItsList(t *testing.T) {
	a := newScreens(t)
	f := edit.NewContactForm(a.Window, data.Contact{DisplayName: "Ana"})
	a.Native.SetContent(f.Content())
	c := a.Native.Canvas()
	c.Focus(f.Emails.Lines[0].Label) // Tab passes the icon beside it by
	for _, want := range []fyne.Focusable{f.Phones.Lines[0].Value, f.Phones.Lines[0].Label, f.Emails.More} {
		if c.FocusNext(); c.Focused() != want {
			t.Errorf("the focus is on %T, not on %T", c.Focused(), want)
		}
	}
	for _, width := range []float32{300, 700} {
		f.Content().Resize(fyne.NewSize(width, f.Content().MinSize().Height))
		f.Content().Resize(fyne.NewSize(width, f.Content().MinSize().Height))
		last := f.Addresses.More
		if last.Position().X+last.Size().Width > width || last.Position().Y <= f.Phones.Box.Position().Y {
			t.Errorf("%v wide, the last button is at %v", width, last.Position())
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
