package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
)

// shortcut presses a key of the window.
func shortcut(t *testing.T, a *App, key *keys.Key) {
	t.Helper()
	a.Typed.Shortcut(focus.Shortcuts(key)[0])
	settle(t, a)
}

// Every condition that a query can have stands over the list as a chip, and is gone once that is pressed.
func TestEveryConditionIsAChipThatTakesItOff(t *testing.T) {
	a := newScreens(t)
	var event data.Event
	write(t, a, func(tx *store.Tx) error {
		event = data.Event{Name: "Fair", Sessions: []data.Session{{Title: "Opening"}}}
		return tx.SaveEvent(&event)
	})
	shown(t, a, a.people(), "people")
	everything := data.Query{
		Topics: []string{"maps"}, Event: event.ID, Session: event.Sessions[0].ID, Status: data.Met, MetFrom: data.Date{Year: 2026, Month: 3, Day: 1}, Medium: data.ByCall,
		Answers: []data.Answer{{Key: "role", Value: "chair"}}, Warmth: data.Warm, Clock: data.DueNow, Owed: data.OwedByMe, Organisation: "State Library",
		Belongs: data.Inside, Source: data.FromQR, Import: 7, NoNote: true, NoEmail: true, Incomplete: true, Over: true,
	}
	for _, c := range data.Conditions {
		if !c.IsSet(&everything) {
			t.Fatalf("%s is not tried: set it in everything", c.Key)
		}
	}
	people := a.people()
	people.Filters.Change(func(q *data.Query) { *q = everything })
	settle(t, a)
	want := []string{
		"#maps", "Fair", "Opening", "On a list: met", "Met since 1 Mar 2026", "Call", "role: chair", "warm or warmer", "Cadence: due now", "I owe them something",
		"State Library", "My organisation", "read from a code", "one import", "No note", "No e-mail address", "Incomplete", "Kept beyond the agreed day",
	}
	for i, text := range chips(a) {
		if i < len(want) && strings.TrimSuffix(text, " 2026") != strings.TrimSuffix(want[i], " 2026") {
			t.Errorf("chip %d is %q, want %q", i, text, want[i])
		}
	}
	for n := len(want); n > 0; n = len(chips(a)) {
		if !people.Filters.Any() {
			t.Fatalf("with %q the list counts as not filtered", chips(a))
		}
		test.Tap(people.Filters.Chips.Objects[len(people.Filters.Chips.Objects)-1].(*widget.Chip))
		settle(t, a)
		if len(chips(a)) >= n {
			t.Fatalf("the last chip of %q takes nothing off", chips(a))
		}
	}
	if people.Filters.Any() || !people.Query.Everybody() {
		t.Errorf("without chips it asks for %+v", people.Query)
	}
}

// viewedEvent writes two people of whom one was met at an event.
func viewedEvent(t *testing.T, a *App) (event data.Event, ann, bo data.Contact) {
	t.Helper()
	event = data.Event{Name: "IFLA 2024"}
	ann, bo = data.Contact{DisplayName: "Ann", Emails: []data.Email{{Value: "ann@x.example"}}}, data.Contact{DisplayName: "Bo"}
	write(t, a, func(tx *store.Tx) error {
		for _, err := range []error{tx.SaveEvent(&event), tx.SaveContact(&ann), tx.SaveContact(&bo)} {
			if err != nil {
				return err
			}
		}
		return tx.SaveEncounter(&data.Encounter{ContactID: ann.ID, EventID: event.ID})
	})
	shown(t, a, a.people(), "people")
	return event, ann, bo
}

// A search is saved, shown, changed, saved again, renamed and removed by the keys, and each step is undone.
func TestASearchIsSavedAsAView(t *testing.T) {
	a := newScreens(t)
	event, ann, _ := viewedEvent(t, a)
	people := a.people()
	shortcut(t, a, keys.SaveView)
	if len(a.Sheets) > 0 {
		t.Fatal("everybody can be saved as a view")
	}
	people.Filters.Change(func(q *data.Query) { q.Event = event.ID })
	settle(t, a)
	shortcut(t, a, keys.SaveView)
	test.Type(sheetOf(t, a).First, "From IFLA")
	sheetOf(t, a).Accept()
	settle(t, a)
	if got := chips(a); !slices.Equal(got, []string{"From IFLA", "IFLA 2024"}) {
		t.Fatalf("saved: %q", got)
	}
	people.Filters.Change(func(q *data.Query) { q.NoNote = true })
	settle(t, a)
	if got := chips(a)[0]; got != "From IFLA · changed" {
		t.Errorf("with another condition it is %q", got)
	}
	people.Views.Replace()
	settle(t, a)
	if got := chips(a)[0]; got != "From IFLA" || !people.Views.Present.Query.NoNote {
		t.Errorf("the change is saved: %q, %+v", got, people.Views.Present.Query)
	}
	a.Undo()
	settle(t, a)
	people.Reload(nil)
	settle(t, a)
	if got := chips(a); !slices.Equal(got, []string{"From IFLA", "IFLA 2024"}) || people.Views.Present.Query.NoNote {
		t.Errorf("and undone: %q, %+v", got, people.Views.Present.Query)
	}
	people.Clear()
	settle(t, a)
	if got := chips(a); len(got) != 0 || len(people.Rows.IDs) != 2 {
		t.Errorf("everybody: %q, %d people", got, len(people.Rows.IDs))
	}
	a.shell.open("today")
	settle(t, a)
	shortcut(t, a, keys.Views)
	test.Type(sheetOf(t, a).First, "ifla")
	sheetOf(t, a).First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	if got := people.Rows.IDs; !slices.Equal(got, []int64{ann.ID}) || chips(a)[0] != "From IFLA" || a.shell.page() != people {
		t.Fatalf("chosen by its key it shows %v, %q", got, chips(a))
	}
	people.Views.Rename()
	settle(t, a)
	entry := sheetOf(t, a).First.(*widget.Entry)
	entry.SetText("Met at IFLA")
	sheetOf(t, a).Accept()
	settle(t, a)
	if got := chips(a)[0]; got != "Met at IFLA" {
		t.Errorf("renamed: %q", got)
	}
	people.Views.Remove()
	settle(t, a)
	if views, err := a.Store.Views(t.Context()); err != nil || len(views) != 0 || slices.Contains(chips(a), "Met at IFLA") {
		t.Errorf("removed: %v, %v, %q", views, err, chips(a))
	}
	if !people.Query.Has(data.ByEvent) {
		t.Error("the list asks for something else when its view is removed")
	}
	a.Undo()
	settle(t, a)
	if views, _ := a.Store.Views(t.Context()); len(views) != 1 || views[0].Name != "Met at IFLA" {
		t.Errorf("undone: %v", views)
	}
}

// A view searches too: its text stands in the search box, and that of the view before goes.
func TestAViewHoldsWhatIsSearched(t *testing.T) {
	a := newScreens(t)
	_, ann, bo := viewedEvent(t, a)
	views := []data.View{{Name: "A", Query: data.Query{Text: "ann"}}, {Name: "B", Query: data.Query{NoEmail: true, Sort: data.SortAdded}}}
	write(t, a, func(tx *store.Tx) error {
		for i := range views {
			if err := tx.SaveView(&views[i]); err != nil {
				return err
			}
		}
		return nil
	})
	for _, step := range []struct {
		view   data.View
		search string
		found  int64
	}{{views[0], "ann", ann.ID}, {views[1], "", bo.ID}, {views[0], "ann", ann.ID}} {
		a.people().Views.Show(step.view)
		settle(t, a)
		if got := a.people().Rows.IDs; !slices.Equal(got, []int64{step.found}) || a.shell.search.Text != step.search || a.people().Views.Changed() {
			t.Errorf("%s shows %v, the search is %q, changed: %v", step.view.Name, got, a.shell.search.Text, a.people().Views.Changed())
		}
	}
	if a.people().Query.Sort != data.SortAdded {
		t.Errorf("a view without an order takes %q", a.people().Query.Sort)
	}
}

// What a view asks for and was deleted is named, and taken off by a press; until then nobody is found, never everybody.
func TestAViewThatLostItsEventSaysSo(t *testing.T) {
	a := newScreens(t)
	event, _, _ := viewedEvent(t, a)
	view := data.View{Name: "From IFLA", Query: data.Query{Event: event.ID}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveView(&view) })
	people := a.people()
	people.Views.Show(view)
	settle(t, a)
	write(t, a, func(tx *store.Tx) error { return tx.Trash(store.Events, event.ID) })
	people.Reload(nil)
	settle(t, a)
	if got := texts(people.Views.Lines); !strings.Contains(got, "The event IFLA 2024 was deleted; it is in the trash.") {
		t.Errorf("in the trash: %q", got)
	}
	if _, err := a.Store.EmptyTrash(t.Context()); err != nil {
		t.Fatal(err)
	}
	people.Reload(nil)
	settle(t, a)
	if got := texts(people.Views.Lines); !strings.Contains(got, "The event IFLA 2024 was deleted.") || len(people.Rows.IDs) != 0 || !slices.Contains(chips(a), "IFLA 2024 (deleted)") {
		t.Errorf("erased: %q, %q, %d people", got, chips(a), len(people.Rows.IDs))
	}
	test.Tap(chipIn(people.Views.Lines, "Take off this condition"))
	settle(t, a)
	if len(people.Rows.IDs) != 2 || people.Views.Lines.Visible() || chips(a)[0] != "From IFLA · changed" {
		t.Errorf("taken off: %d people, %q", len(people.Rows.IDs), chips(a))
	}
}

// chipIn finds a chip by its text.
func chipIn(o fyne.CanvasObject, text string) *widget.Chip {
	switch o := o.(type) {
	case *widget.Chip:
		if o.Text() == text {
			return o
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			if found := chipIn(c, text); found != nil {
				return found
			}
		}
	}
	return nil
}

// All filters are searched in one list by a key, with the values of each.
func TestAllFiltersAreSearched(t *testing.T) {
	a := newScreens(t)
	event, ann, bo := viewedEvent(t, a)
	for _, c := range []struct {
		typed string
		found []int64
		asks  func(q data.Query) bool
	}{
		{"no e-mail", []int64{bo.ID}, func(q data.Query) bool { return q.NoEmail }},
		{"ifla", []int64{ann.ID}, func(q data.Query) bool { return q.Event == event.ID }},
		{"face", []int64{ann.ID}, func(q data.Query) bool { return q.Medium == data.FaceToFace }},
		{"cadence none", []int64{ann.ID, bo.ID}, func(q data.Query) bool { return q.Clock == data.NoCadence }},
	} {
		a.people().Clear()
		settle(t, a)
		shortcut(t, a, keys.Filter)
		test.Type(sheetOf(t, a).First, c.typed)
		sheetOf(t, a).First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		settle(t, a)
		if got := a.people().Rows.IDs; !slices.Equal(got, c.found) || !c.asks(a.people().Query) {
			t.Errorf("%q finds %v by %+v", c.typed, got, a.people().Query)
		}
	}
}

// Days are typed in words, and the last may not be before the first.
func TestDaysOfAFilterAreTypedInWords(t *testing.T) {
	a := newScreens(t)
	viewedEvent(t, a)
	shortcut(t, a, keys.Filter)
	test.Type(sheetOf(t, a).First, "between")
	sheetOf(t, a).First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	s := sheetOf(t, a)
	if !s.OKButton.Disabled() {
		t.Error("no day at all is taken")
	}
	test.Type(s.First, "yesterday")
	if s.OKButton.Disabled() {
		t.Error("a first day alone is not taken")
	}
	s.Accept()
	settle(t, a)
	if q := a.people().Query; q.MetFrom.IsZero() || !q.MetTo.IsZero() || len(a.people().Rows.IDs) != 1 {
		t.Errorf("%+v finds %d", q, len(a.people().Rows.IDs))
	}
}

// The export lets a view be chosen instead of the list, and says nothing of views while there are none.
func TestAViewIsExported(t *testing.T) {
	a := newScreens(t)
	viewedEvent(t, a)
	a.people().Export()
	settle(t, a)
	if strings.Contains(texts(sheetOf(t, a).Body), "Whom") {
		t.Error("without a view there is something to choose")
	}
	sheetOf(t, a).Close()
	view := data.View{Name: "Without e-mail", Query: data.Query{NoEmail: true}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveView(&view) })
	a.people().Export()
	settle(t, a)
	var whom *widget.Select
	walk(sheetOf(t, a).Body, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && slices.Contains(s.Options, "View: Without e-mail") {
			whom = s
		}
		if s, ok := o.(*widget.Select); ok && slices.Contains(s.Options, "Other apps and Lanyard (CSV)") {
			s.SetSelected("Other apps and Lanyard (CSV)")
		}
	})
	if whom == nil {
		t.Fatal("no view can be chosen")
	}
	whom.SetSelectedIndex(1)
	settle(t, a)
	path := t.TempDir() + "/out.csv"
	pathAfter(t, a, sheetOf(t, a)).SetText(path)
	sheetOf(t, a).Accept()
	settle(t, a)
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), "Bo") || strings.Contains(string(b), "Ann") {
		t.Errorf("the file holds %q, %v", b, err)
	}
}
