package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// hiddenFair is a window with Ada, who is hot, wanted at a fair and owed something, with a secret in her note, and Bo, of whom nothing is
// noted.
func hiddenFair(t *testing.T) (a *App, ada, fair int64) {
	t.Helper()
	a = newScreens(t)
	t.Cleanup(func() { style.Hide(false) })
	write(t, a, func(tx *store.Tx) error {
		one, two := data.Contact{DisplayName: "Ada Okoro", Note: secret + " note"}, data.Contact{DisplayName: "Bo Lund"}
		e := data.Event{Name: "Fair", Start: noon.AddDate(0, 0, -1), End: noon.AddDate(0, 0, 1), Zone: "UTC"}
		if err := errors.Join(tx.SaveContact(&one), tx.SaveContact(&two), tx.SaveEvent(&e)); err != nil {
			return err
		}
		ada, fair = one.ID, e.ID
		return errors.Join(
			tx.SaveAttendee(&data.Attendee{ContactID: ada, EventID: fair, Status: data.WantToMeet, Note: secret + " want"}),
			tx.SaveAttendee(&data.Attendee{ContactID: two.ID, EventID: fair, Status: data.Expected}),
			tx.SaveEncounter(&data.Encounter{ContactID: ada, At: noon.Add(-time.Hour), Warmth: data.Hot, Note: secret + " said"}),
			tx.SavePromise(&data.Promise{ContactID: ada, By: data.ByMe, Text: secret + " slides"}))
	})
	settle(t, a)
	return a, ada, fair
}

// hide hides what is private, or shows it again.
func hide(t *testing.T, a *App, on bool) {
	t.Helper()
	if style.Hidden() != on {
		shortcut(t, a, keys.Hide)
	}
	if style.Hidden() != on {
		t.Fatal("the key does nothing")
	}
}

// TestHiddenSearchLooksInNothingPrivate types a word of a note everywhere where people are searched.
func TestHiddenSearchLooksInNothingPrivate(t *testing.T) {
	a, _, fair := hiddenFair(t)
	people, events := a.people(), a.events()
	places := []struct {
		what string
		find func(text string) int
	}{
		{"People", func(text string) int {
			shown(t, a, people, "people")
			a.shell.search.SetText(text)
			settle(t, a)
			return len(people.Rows.IDs)
		}},
		{"the event's list", func(text string) int {
			shown(t, a, events, "events")
			events.Open(fair)
			settle(t, a)
			events.Detail.People().Search.SetText(text)
			settle(t, a)
			return len(events.Detail.People().Rows.IDs)
		}},
		{"the choice of a person", func(text string) int {
			edit.ChoosePerson(a.Window, "Whom?", "Go on", func(store.Row) {})
			settle(t, a)
			s := sheetOf(t, a)
			s.First.(*widget.Entry).SetText(text)
			settle(t, a)
			defer s.Close()
			if s.OKButton.Disabled() {
				return 0
			}
			return 1
		}},
	}
	for _, p := range places {
		hide(t, a, false)
		if n := p.find(secret); n != 1 {
			t.Errorf("%s finds %d by a note: the test proves nothing", p.what, n)
		}
		p.find("")
		hide(t, a, true)
		if n := p.find(secret); n != 0 {
			t.Errorf("%s finds %d by a note while it is hidden", p.what, n)
		}
		if n := p.find("okoro"); n != 1 {
			t.Errorf("%s finds %d by a name while notes are hidden", p.what, n)
		}
		p.find("")
	}
	shown(t, a, people, "people")
	a.shell.search.SetText(secret)
	settle(t, a)
	if got := texts(people.Content()); !strings.Contains(got, "Notes and answers are not searched") {
		t.Errorf("it does not say why nobody is found: %q", got)
	}
	a.shell.search.SetText("okorx")
	settle(t, a)
	if people.Near.Visible() {
		t.Error("near spellings are told, which are of all words")
	}
}

// TestHiddenSetsAsideWhatIsSearched hides with a word of a note in the search, and with filters that tell.
func TestHiddenSetsAsideWhatIsSearched(t *testing.T) {
	a, _, fair := hiddenFair(t)
	shown(t, a, a.events(), "events")
	a.events().Open(fair)
	settle(t, a)
	list := a.events().Detail.People()
	list.Search.SetText(secret)
	settle(t, a)
	people := a.people()
	shown(t, a, people, "people")
	view := data.View{Name: secret + " leads", Query: data.Query{Text: secret, Warmth: data.Hot, Event: fair}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveView(&view) })
	people.Views.Show(view)
	settle(t, a)
	if got := strings.Join(chips(a), ", "); got != secret+" leads, Fair, hot" || len(people.Rows.IDs) != 1 {
		t.Fatalf("the view shows %q, %d people", got, len(people.Rows.IDs))
	}
	hide(t, a, true)
	if got := strings.Join(chips(a), ", "); got != "View, Fair, A hidden filter rests" || len(people.Rows.IDs) != 2 || a.shell.search.Text != "" {
		t.Errorf("hidden it shows %q, %d people, and searches %q", got, len(people.Rows.IDs), a.shell.search.Text)
	}
	if got := people.Views.Changed(); len(secretsOf(a)) > 0 {
		t.Errorf("it tells %q (%v)", secretsOf(a), got)
	}
	for _, do := range []func(){people.ChooseView, people.SaveView, func() { people.Views.Menu(people.List) }} {
		do()
		settle(t, a)
		if len(a.Sheets) > 0 || len(a.Native.Canvas().Overlays().List()) > 0 || !strings.Contains(texts(a.Toasts.Layer), "Hidden while somebody looks") {
			t.Errorf("of views it says %q", texts(a.Toasts.Layer))
		}
		a.Toasts.Hide()
	}
	people.Filter()
	settle(t, a)
	for _, text := range []string{"Warmth", "Cadence", "Open promise", "No note", "On a list", "Kept beyond"} {
		if got := texts(sheetOf(t, a).Body); strings.Contains(got, text) {
			t.Errorf("%s can be filtered by while it is hidden", text)
		}
	}
	away(a)
	shown(t, a, a.events(), "events")
	if list.Search.Text != "" || len(list.Rows.IDs) != 2 {
		t.Errorf("the event's list searches %q and shows %d", list.Search.Text, len(list.Rows.IDs))
	}
	hide(t, a, false)
	if list.Search.Text != secret || len(list.Rows.IDs) != 1 {
		t.Errorf("shown again the event's list searches %q and shows %d", list.Search.Text, len(list.Rows.IDs))
	}
	shown(t, a, people, "people")
	if got := strings.Join(chips(a), ", "); got != secret+" leads, Fair, hot" || len(people.Rows.IDs) != 1 || a.shell.search.Text != secret || people.Views.Changed() {
		t.Errorf("shown again it shows %q, %d people, searches %q, changed: %v", got, len(people.Rows.IDs), a.shell.search.Text, people.Views.Changed())
	}
}

// TestHiddenKeepsWhatWasSearchedMeanwhile leaves what is typed while it is hidden.
func TestHiddenKeepsWhatWasSearchedMeanwhile(t *testing.T) {
	a, _, _ := hiddenFair(t)
	shown(t, a, a.people(), "people")
	a.shell.search.SetText(secret)
	settle(t, a)
	hide(t, a, true)
	a.shell.search.SetText("lund")
	settle(t, a)
	hide(t, a, false)
	if a.shell.search.Text != "lund" || a.people().Query.Text != "lund" || len(a.people().Rows.IDs) != 1 {
		t.Errorf("it searches %q and asks for %q", a.shell.search.Text, a.people().Query.Text)
	}
}

// TestHiddenOnADayWithoutAnEvent shows a Today on which something is owed, somebody is due, and a next event is prepared.
func TestHiddenOnADayWithoutAnEvent(t *testing.T) {
	a := newScreens(t)
	t.Cleanup(func() { style.Hide(false) })
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Ada Okoro"}
		e := data.Event{Name: "Forum", Start: noon.AddDate(0, 0, 9), End: noon.AddDate(0, 0, 10), Zone: "UTC"}
		if err := errors.Join(tx.SaveContact(&c), tx.SaveEvent(&e)); err != nil {
			return err
		}
		return errors.Join(
			tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: noon.AddDate(0, -3, 0)}),
			tx.SaveCadence(&data.Cadence{ContactID: c.ID, Every: data.Interval{N: 1, Unit: data.Months}}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByMe, Text: "the slides", Due: data.DateOf(noon)}))
	})
	tells := []string{"the slides", "to Ada Okoro", "1 open", "A good time to be in touch", "1 person to meet"}
	for _, hidden := range []bool{false, true, false} {
		hide(t, a, hidden)
		shown(t, a, a.today(), "today")
		got := texts(a.today().Content())
		for _, text := range tells {
			if strings.Contains(got, text) == hidden {
				t.Errorf("hidden %v, Today shows %q: %v\n%s", hidden, text, !hidden, got)
			}
		}
		if strings.Contains(got, "Hidden while somebody looks. Ctrl+Shift+H") != hidden {
			t.Errorf("hidden %v, Today says\n%s", hidden, got)
		}
	}
}
