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
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
	"lanyard/ui/words"
)

// items are the lines of a menu.
func items(m *fyne.Menu) (out []string) {
	for _, it := range m.Items {
		out = append(out, it.Label)
	}
	return out
}

// filterMenu opens the menu of the filters of People and gives one of its submenus.
func filterMenu(t *testing.T, a *App, label string) *fyne.Menu {
	t.Helper()
	a.people().Filters.Choose(a.people().List)
	settle(t, a)
	for _, it := range a.people().Filters.Menu.Items {
		if it.Label == label && it.ChildMenu != nil {
			return it.ChildMenu
		}
	}
	t.Fatalf("the menu has %q, not %q", items(a.people().Filters.Menu), label)
	return nil
}

func TestEveryTopicAndEventCanBeChosenAsFilter(t *testing.T) {
	a := newScreens(t)
	const many = 120
	people := make([]data.Contact, many)
	write(t, a, func(tx *store.Tx) error {
		for i := range people {
			people[i] = data.Contact{DisplayName: fmt.Sprintf("Person %d", i), Topics: []string{fmt.Sprintf("topic %d", i)}}
			e := data.Event{Name: fmt.Sprintf("Forum %d", i), Place: "Gdańsk"}
			if err := tx.SaveContact(&people[i]); err != nil {
				return err
			}
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			if err := tx.SaveAttendee(&data.Attendee{ContactID: people[i].ID, EventID: e.ID, Status: data.Expected}); err != nil {
				return err
			}
		}
		return nil
	})
	a.Native.Resize(fyne.NewSize(800, 600))
	shown(t, a, a.people(), "people")
	for _, c := range []struct {
		menu  string
		typed string
	}{{"Topic …", "topic 119"}, {"Event …", "gdansk forum 118"}} {
		a.people().Clear()
		settle(t, a)
		a.people().Filters.Choose(a.people().List)
		settle(t, a)
		names := items(a.people().Filters.Menu)
		at := slices.Index(names, c.menu)
		if at < 0 {
			t.Fatalf("the menu has %q, not %q", names, c.menu)
		}
		a.people().Filters.Menu.Items[at].Action()
		s := sheetOf(t, a)
		if m := s.Pop.MinSize(); m.Width > 800 || m.Height > 600 {
			t.Errorf("%s needs %v", c.menu, m)
		}
		if f := a.Native.Canvas().Focused(); f != s.First {
			t.Fatalf("the keys go to %T", f)
		}
		test.Type(s.First, c.typed)
		s.First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		settle(t, a)
		if got := a.people().Rows.IDs; len(got) != 1 || people[len(people)-1].ID-got[0] > 1 || len(a.Sheets) > 0 {
			t.Errorf("%s, %q: %d people are listed", c.menu, c.typed, len(got))
		}
	}
}

func TestAnswersSessionsAndIncompleteOnesAreFilters(t *testing.T) {
	a := newScreens(t)
	fair := data.Event{Name: "Fair", Sessions: []data.Session{{Title: "Opening"}}, Questions: []data.Question{
		{Key: "role", Text: "What do you do?", Type: data.ChoiceQuestion, Choices: []string{"Librarian"}},
		{Key: "news", Text: "Newsletter?", Type: data.YesNoQuestion},
	}}
	ann, bo := data.Contact{DisplayName: "Ann"}, data.Contact{DisplayName: "Bo", Organisation: "State Library"}
	write(t, a, func(tx *store.Tx) error {
		if err := errors.Join(tx.SaveEvent(&fair), tx.SaveContact(&ann), tx.SaveContact(&bo)); err != nil {
			return err
		}
		answers := []data.Answer{{Key: "role", Value: "Librarian"}, {Key: "news", Value: data.Yes}}
		return errors.Join(tx.SaveEncounter(&data.Encounter{ContactID: ann.ID, EventID: fair.ID, SessionID: fair.Sessions[0].ID}),
			tx.SaveEncounter(&data.Encounter{ContactID: bo.ID, EventID: fair.ID, SessionID: fair.Sessions[0].ID, Answers: answers}))
	})
	shown(t, a, a.people(), "people")
	choose := func(menu, line string) {
		t.Helper()
		a.people().Filters.Choose(a.people().List)
		settle(t, a)
		for _, it := range a.people().Filters.Menu.Items {
			if it.Label == menu && line == "" {
				it.Action()
			}
			if it.Label == menu && it.ChildMenu != nil {
				for _, sub := range it.ChildMenu.Items {
					if strings.HasPrefix(sub.Label, line) {
						sub.Action()
					}
				}
			}
		}
		settle(t, a)
	}
	listed := func(claim string, want ...int64) {
		t.Helper()
		if got := a.people().Rows.IDs; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v; the chips are %q", claim, got, want, chips(a))
		}
	}
	choose("Answer", "Newsletter? Yes")
	listed("an answer", bo.ID)
	choose("What is missing", "Incomplete")
	listed("an answer of those who are incomplete")
	if got := chips(a); !slices.Equal(got, []string{"Newsletter? Yes", "Incomplete"}) {
		t.Errorf("the chips are %q", got)
	}
	a.people().Clear()
	settle(t, a)
	choose("What is missing", "Incomplete")
	listed("incomplete", ann.ID)
	a.people().Clear()
	settle(t, a)
	choose("Event", "Fair")
	choose("Session", "Opening")
	listed("a session", ann.ID, bo.ID)
	choose("Answer", "What do you do? Librarian")
	listed("an answer in a session", bo.ID)
	if got := chips(a); !slices.Equal(got, []string{"Fair", "Opening", "What do you do? Librarian"}) {
		t.Errorf("the chips are %q", got)
	}
}

func TestOptionsAreFoundByTheBeginningsOfTheirWords(t *testing.T) {
	all := []window.Option{{Text: "Open access"}, {Text: "Metadáta", Note: "12"}, {Text: "Forum", Note: "Aug 2026", Also: "Gdańsk"}, {Text: "Forum", Note: "Aug 2025"}}
	for text, want := range map[string][]int{
		"": {0, 1, 2, 3}, "acc": {0}, "acc op": {0}, "ccess": nil, "metada": {1}, "forum 2025": {3}, "gdansk": {2}, "AUG": {2, 3}, "x": nil,
	} {
		if got := window.MatchOptions(all, text); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}

func TestEveryWayInCanBeChosenAsFilterAndHasWords(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	names := items(filterMenu(t, a, "How they came in"))
	if len(names) != len(data.SourceKinds) {
		t.Errorf("%d of %d ways in are offered: %q", len(names), len(data.SourceKinds), names)
	}
	said := map[string]data.SourceKind{}
	for _, k := range data.SourceKinds {
		if other, ok := said[words.Source(k)]; ok {
			t.Errorf("%s and %s are both called %q", k, other, words.Source(k))
		}
		said[words.Source(k)] = k
		if !slices.Contains(names, words.Source(k)) {
			t.Errorf("%s is not offered: %q", k, names)
		}
	}
}

// chips are the texts of the filters that are set.
func chips(a *App) (out []string) {
	for _, o := range a.people().Filters.Chips.Objects {
		out = append(out, o.(interface{ Text() string }).Text())
	}
	return out
}

func TestTheChipSaysWhatTheMenuSaid(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	for i := range 3 {
		it := filterMenu(t, a, "Warmth").Items[i]
		it.Action()
		settle(t, a)
		if got := chips(a); len(got) != 1 || got[0] != it.Label {
			t.Errorf("%q became %q", it.Label, got)
		}
	}
}

func TestWhoIsShownIsInTheFilteredListOrNobodyIs(t *testing.T) {
	a := newScreens(t)
	var ids []int64
	write(t, a, func(tx *store.Tx) error {
		for _, c := range []data.Contact{
			{DisplayName: "Ana Roe", Topics: []string{"maps"}}, {DisplayName: "Ben Roe", Topics: []string{"codes"}}, {DisplayName: "Cia Roe", Topics: []string{"codes"}},
		} {
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		return nil
	})
	shown(t, a, a.people(), "people")
	topic := func(topic string) func(q *data.Query) {
		return func(q *data.Query) { q.Topics = []string{topic} }
	}
	for _, c := range []struct {
		what  string
		shown int64
		do    func()
		want  int64
	}{
		{"a filter that holds the person", ids[0], func() { a.people().Filters.Change(topic("maps")) }, ids[0]},
		{"a filter that hides the person", ids[0], func() { a.people().Filters.Change(topic("codes")) }, ids[1]},
		{"a filter that holds the person further down", ids[2], func() { a.people().Filters.Change(topic("codes")) }, ids[2]},
		{"a filter that nobody passes", ids[0], func() { a.people().Filters.Change(func(q *data.Query) { q.Source = data.FromSwap }) }, 0},
		{"a search that hides the person", ids[0], func() { a.shell.search.SetText("cia") }, ids[2]},
		{"a search that nobody is found by", ids[0], func() { a.shell.search.SetText("qqqqqqqq") }, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			a.people().Clear()
			settle(t, a)
			a.people().Open(c.shown)
			settle(t, a)
			c.do()
			settle(t, a)
			p := a.people()
			if p.Chosen != c.want || p.Detail.ID != c.want {
				t.Errorf("%d is chosen and %d shown, want %d", p.Chosen, p.Detail.ID, c.want)
			}
			if at := p.List.Current(); c.want == 0 && at >= 0 || c.want != 0 && (at < 0 || p.Rows.IDs[at] != c.want) {
				t.Errorf("row %d is selected", at)
			}
		})
	}
}

// Who is inside is not known while the user's own details name no organisation: the empty list says so, and leads there.
func TestAnEmptyListOfColleaguesLeadsToMyOwnDetails(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		return tx.SaveContact(&data.Contact{DisplayName: "Ann Ott", Organisation: "State Library"})
	})
	shown(t, a, a.people(), "people")
	a.people().Filters.Change(func(q *data.Query) { q.Belongs = data.Inside })
	settle(t, a)
	screen := a.people().Content()
	if said := windowtest.Texts(screen); !strings.Contains(said, "Your own details name no organisation") {
		t.Fatalf("it says %q", said)
	}
	press(t, a, screen, "Name your organisation …")
	if title := windowtest.Texts(sheetOf(t, a).Title); title != "My details" {
		t.Fatalf("the button opens %q", title)
	}
}

// Everybody who came in by one import can be asked for, and the chip names the file.
func TestTheImportThatBroughtSomebodyIsAFilter(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		i := data.Import{File: "guests.csv", New: 1}
		if err := tx.SaveImport(&i); err != nil {
			return err
		}
		return errors.Join(tx.SaveContact(&data.Contact{DisplayName: "Ann Ott", Source: data.Source{Kind: data.FromFile, ImportID: i.ID}}),
			tx.SaveContact(&data.Contact{DisplayName: "Bo Lund"}))
	})
	shown(t, a, a.people(), "people")
	it := filterMenu(t, a, "One import").Items[0]
	it.Action()
	settle(t, a)
	if got := chips(a); len(got) != 1 || got[0] != "Imported: guests.csv" || len(a.people().Rows.IDs) != 1 {
		t.Errorf("the chips are %q, and %d people are listed", got, len(a.people().Rows.IDs))
	}
}
