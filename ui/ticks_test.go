package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/people"
	"lanyard/ui/window/windowtest"
)

// listed opens People with n persons in a window of ordinary size.
func listed(t *testing.T, n int) (*App, []int64) {
	t.Helper()
	a := newScreens(t)
	ids := crowd(t, a, n)
	a.Native.Resize(fyne.NewSize(1100, 720))
	shown(t, a, a.people(), "people")
	return a, ids
}

// ticked are the ticked persons, as indices of ids.
func ticked(a *App, ids []int64) []int {
	var out []int
	for i, id := range ids {
		if a.people().Ticks.Set[id] {
			out = append(out, i)
		}
	}
	return out
}

func TestPeopleAreTickedOneByOneAndByRange(t *testing.T) {
	a, ids := listed(t, 60)
	l := a.people().List
	for _, step := range []struct {
		claim string
		do    func()
		want  []int
	}{
		{"one", func() { l.OnTick(3) }, []int{3}},
		{"another", func() { l.OnTick(5) }, []int{3, 5}},
		{"once more takes the tick away", func() { l.OnTick(3) }, []int{5}},
		{"a range", func() { l.OnRange(8, 11) }, []int{5, 8, 9, 10, 11}},
		{"the range shrinks", func() { l.OnRange(8, 9) }, []int{5, 8, 9}},
		{"and turns round, and leaves what was ticked before", func() { l.OnRange(8, 4) }, []int{4, 5, 6, 7, 8}},
		{"shrinking over it keeps it", func() { l.OnRange(8, 7) }, []int{5, 7, 8}},
	} {
		step.do()
		if got := ticked(a, ids); !slices.Equal(got, step.want) {
			t.Errorf("%s: ticked are %v, want %v", step.claim, got, step.want)
		}
	}
	if got := texts(a.people().Side); !strings.Contains(got, "3 people\nPerson 00005, Person 00007, Person 00008") {
		t.Errorf("the pane says\n%s", got)
	}
	a.shell.search.SetText("00040")
	settle(t, a)
	l.OnTick(0)
	a.shell.search.SetText("")
	settle(t, a)
	if got := ticked(a, ids); !slices.Equal(got, []int{5, 7, 8, 40}) {
		t.Errorf("after a search ticked are %v", got)
	}
	a.people().TickAll()
	if got := len(ticked(a, ids)); got != 60 {
		t.Errorf("Ctrl+A ticks %d of 60", got)
	}
	l.OnEscape()
	if a.people().Ticks.On || len(ticked(a, ids)) > 0 || strings.Contains(texts(a.people().Side), "60 people") {
		t.Error("Esc does not take the ticks away")
	}
}

// tickRows ticks rows of the list.
func tickRows(a *App, rows ...int) {
	for _, i := range rows {
		a.people().List.OnTick(i)
	}
}

func TestWhatIsDoneToManyIsOneOperationWithOneUndo(t *testing.T) {
	a, ids := listed(t, 10)
	var fair data.Event
	write(t, a, func(tx *store.Tx) error {
		fair = data.Event{Name: "Book Fair"}
		if err := tx.SaveEvent(&fair); err != nil {
			return err
		}
		c, err := tx.Contact(ids[1])
		if err != nil {
			return err
		}
		c.Topics = []string{"Maps"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		for _, i := range []int{0, 1} {
			if err := tx.SaveEncounter(&data.Encounter{ContactID: ids[i], Note: "hello"}); err != nil {
				return err
			}
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: ids[2], EventID: fair.ID, Status: data.Met})
	})
	settle(t, a)
	count := func(q data.Query) int {
		res, err := a.Store.Find(t.Context(), q, 0)
		if err != nil {
			t.Fatal(err)
		}
		return len(res.IDs)
	}
	tickRows(a, 0, 1, 2)
	for _, c := range []struct {
		claim, button, toast string
		fill                 func()
		ok                   string
		query                data.Query
		before, after        int
	}{
		{"a topic, for those who do not have it", "Add a topic …", "Added maps to 2 people", func() { typeInto(t, sheetOf(t, a).Body, "metadata, preservation", "maps") }, "Add", data.Query{Topics: []string{"maps"}}, 1, 3},
		{"a list, further states stay", "Put on a list …", "Put 2 people on the list of Book Fair", func() {}, "Put on the list", data.Query{Event: fair.ID}, 1, 3},
		{"warmth, for those who were met", "Set warmth …", "Said of 2 people: warm. 1 left as they were", func() {}, "Set", data.Query{Warmth: data.Warm}, 0, 2},
		{"the trash", "Move to the trash", "Moved 3 people to the trash", nil, "", data.Query{}, 10, 7},
	} {
		t.Run(c.claim, func(t *testing.T) {
			press(t, a, a.people().Side, c.button)
			if c.fill != nil {
				c.fill()
				press(t, a, sheetOf(t, a).Buttons, c.ok)
			}
			settle(t, a)
			if got := count(c.query); got != c.after {
				t.Errorf("%d people, want %d", got, c.after)
			}
			if got := texts(a.Toasts.Layer); !strings.Contains(got, c.toast) {
				t.Errorf("the toast says %q, want %q", got, c.toast)
			}
			a.Undo()
			settle(t, a)
			if got := count(c.query); got != c.before {
				t.Errorf("undone, %d people, want %d", got, c.before)
			}
		})
	}
}

func TestTwoTickedCardsAreMerged(t *testing.T) {
	a, ids := listed(t, 5)
	tickRows(a, 1, 2)
	write(t, a, func(tx *store.Tx) error {
		c, err := tx.Contact(ids[2])
		if err != nil {
			return err
		}
		c.Emails = []data.Email{{Value: "two@lib.example"}}
		return tx.SaveContact(&c)
	})
	settle(t, a)
	press(t, a, a.people().Side, "Merge two …")
	if got := texts(sheetOf(t, a).Body); !strings.Contains(got, "They become one contact") || strings.Count(got, "two@lib.example") != 2 {
		t.Errorf("the sheet does not say what is added:\n%s", got)
	}
	press(t, a, sheetOf(t, a).Buttons, "Merge")
	c, err := a.Store.Contact(t.Context(), ids[1])
	if err != nil || len(c.Emails) != 1 {
		t.Errorf("the card that stays has %v, %v", c.Emails, err)
	}
	if gone, err := a.Store.Contact(t.Context(), ids[2]); err != nil || gone.Trashed.IsZero() {
		t.Errorf("the other card is not in the trash (%v)", err)
	}
	if a.people().Ticks.On || a.people().Chosen != ids[1] {
		t.Error("the merged person is not shown")
	}
}

func TestAReloadKeepsPlaceAndChoice(t *testing.T) {
	a, ids := listed(t, 900)
	a.people().List.Select(700)
	settle(t, a)
	a.people().List.ScrollToTopRow(450, 7)
	write(t, a, func(tx *store.Tx) error { // ten above go, one far below comes
		if err := tx.Trash(store.Contacts, ids[10:20]...); err != nil {
			return err
		}
		return tx.SaveContact(&data.Contact{DisplayName: "Zoë"})
	})
	a.reload(store.Changed{store.Contacts: nil})
	settle(t, a)
	if top, hidden := a.people().List.Top(); a.people().Rows.IDs[top] != ids[450] || hidden != 7 {
		t.Errorf("row %d is at the top, %v hidden; it was row 450 of before", top, hidden)
	}
	if at := a.people().List.Current(); a.people().Rows.IDs[at] != ids[700] || a.people().Chosen != ids[700] {
		t.Errorf("row %d is chosen, not the one that was", at)
	}
}

func TestWhenTheChosenIsDeletedTheNextIsChosen(t *testing.T) {
	a, ids := listed(t, 30)
	a.people().List.Select(4)
	settle(t, a)
	a.people().List.OnDelete(4)
	settle(t, a)
	a.reload(store.Changed{store.Contacts: {ids[4]}})
	settle(t, a)
	if a.people().Chosen != ids[5] || a.people().List.Current() != 4 {
		t.Errorf("chosen is %d in row %d, want %d in row 4", a.people().Chosen, a.people().List.Current(), ids[5])
	}
}

func TestLettersAndTypingLeadThroughALongList(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		for _, first := range []string{"A", "Łu", "Mar", "Mi", "Анна ", "太郎"} {
			for _, second := range "abcdefghijklmnop" {
				if err := tx.SaveContact(&data.Contact{DisplayName: first + string(second)}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	a.Native.Resize(fyne.NewSize(1100, 720))
	shown(t, a, a.people(), "people")
	letters := a.people().Letters
	if !letters.Widget.Visible() || len(letters.Starts) != 28 { // A to Z, Cyrillic, Han
		t.Fatalf("the rail is visible: %v, with %d letters", letters.Widget.Visible(), len(letters.Starts))
	}
	for i, want := range map[int]int{0: 0, 11: 16, 12: 32, 26: 64, 27: 80} {
		if letters.Starts[i] != want {
			t.Errorf("letter %d begins at row %d, want %d", i, letters.Starts[i], want)
		}
	}
	letters.Widget.OnChosen(12)
	settle(t, a)
	if top, _ := a.people().List.Top(); top != 32 {
		t.Errorf("M leads to row %d", top)
	}
	for _, c := range []struct {
		typed string
		want  int
	}{{"m", 32}, {"mi", 48}, {"ан", 64}, {"luc", 18}} {
		a.people().List.OnTyped(c.typed)
		settle(t, a)
		if got := a.people().List.Current(); got != c.want {
			t.Errorf("typing %q leads to row %d, want %d", c.typed, got, c.want)
		}
	}
}

func TestTheListIsOrderedInEveryWayAndItsLettersFollow(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		for i := range 40 { // enough for letters
			c := data.Contact{DisplayName: fmt.Sprintf("Mia Berg%02d", i), Given: "Mia", Family: fmt.Sprintf("Berg%02d", i), Organisation: "Library"}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		for _, c := range []data.Contact{
			{DisplayName: "Prof. Dr. Anna Zell", Prefix: "Prof. Dr.", Given: "Anna", Family: "Zell", Organisation: "Archive"},
			{DisplayName: "Zoë Abel", Given: "Zoë", Family: "Abel"},
		} {
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		return nil
	})
	a.Native.Resize(fyne.NewSize(1100, 720))
	shown(t, a, a.people(), "people")
	p := a.people()
	choose := func(text string) {
		t.Helper()
		for _, it := range p.SortMenu().Items {
			if it.Label == text {
				it.Action()
				settle(t, a)
				return
			}
		}
		t.Fatalf("there is no order %q in %q", text, items(p.SortMenu()))
	}
	for _, c := range []struct {
		order       string
		back        bool
		first, last string
		letters     string // of the rail, from the first that somebody begins with to the last
		typed       string
		row         int
	}{
		{"By given name", false, "Prof. Dr. Anna Zell", "Zoë Abel", "AMZ", "mia", 1},
		{"By given name", true, "Zoë Abel", "Prof. Dr. Anna Zell", "ZMA", "z", 0},
		{"By family name", false, "Zoë Abel", "Prof. Dr. Anna Zell", "ABZ", "berg", 1},
		{"By family name", true, "Prof. Dr. Anna Zell", "Zoë Abel", "ZBA", "zell", 0},
		{"By organisation", false, "Prof. Dr. Anna Zell", "Zoë Abel", "AL", "lib", 1},
		{"By organisation", true, "Mia Berg39", "Zoë Abel", "LA", "arch", 40},
		{"By last met", false, "Prof. Dr. Anna Zell", "Zoë Abel", "", "", 0},
		{"By date added", false, "Zoë Abel", "Mia Berg00", "", "", 0},
		{"By date added", true, "Mia Berg00", "Zoë Abel", "", "", 0},
	} {
		t.Run(fmt.Sprint(c.order, c.back), func(t *testing.T) {
			choose(c.order)
			if c.back {
				menu := p.SortMenu()
				menu.Items[len(menu.Items)-1].Action()
				settle(t, a)
			}
			rows, err := a.Store.Rows(t.Context(), p.Rows.IDs)
			if err != nil || rows[0].Name != c.first || rows[len(rows)-1].Name != c.last {
				t.Errorf("from %s to %s (%v)", rows[0].Name, rows[len(rows)-1].Name, err)
			}
			letters := ""
			for _, l := range p.Letters.Shown {
				if !l.Empty {
					letters += l.Text
				}
			}
			if letters != c.letters || !slices.IsSorted(p.Letters.Starts) {
				t.Errorf("the letters are %s at %v", letters, p.Letters.Starts)
			}
			if c.typed != "" {
				p.List.OnTyped(c.typed)
				settle(t, a)
				if p.List.Current() != c.row {
					t.Errorf("%q leads to row %d, want %d", c.typed, p.List.Current(), c.row)
				}
			}
			if again := people.NewPeople(a.Window); again.Query.Sort != p.Query.Sort || again.Query.Reversed != p.Query.Reversed {
				t.Errorf("remembered as %+v", again.Query)
			}
		})
	}
}

func TestManyMeetingsAreShownInPart(t *testing.T) {
	a, ids := listed(t, 1)
	write(t, a, func(tx *store.Tx) error {
		for range people.MetAtFirst + 10 {
			if err := tx.SaveEncounter(&data.Encounter{ContactID: ids[0], Note: "talked"}); err != nil {
				return err
			}
		}
		return nil
	})
	a.people().Open(ids[0])
	settle(t, a)
	if got := strings.Count(texts(a.people().Detail.Content), "At no event"); got != people.MetAtFirst {
		t.Errorf("%d meetings are shown at first", got)
	}
	press(t, a, a.people().Detail.Content, "Show 10 more")
	if got := strings.Count(texts(a.people().Detail.Content), "At no event"); got != people.MetAtFirst+10 {
		t.Errorf("%d meetings are shown after all were asked for", got)
	}
}

func TestAllOfAListAreTickedThoughItIsStillBeingRead(t *testing.T) {
	a, ids := listed(t, people.FirstPage+50)
	a.people().Search("person")
	for !a.people().More { // until the first page is shown
		(<-windowtest.Queue())()
	}
	a.people().TickAll()
	settle(t, a)
	if got := len(ticked(a, ids)); got != len(ids) {
		t.Errorf("%d of %d are ticked", got, len(ids))
	}
}

func TestAListThatIsStillBeingReadGetsItsFirstRowWhenItComes(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, 3)
	a.shell.open("people") // as at the start, before anything was read
	if a.Native.Canvas().Focused() != a.people().List {
		t.Fatal("the list has not got the keys")
	}
	a.reload(nil)
	settle(t, a)
	if a.people().List.Current() != 0 || a.people().Chosen != ids[0] {
		t.Errorf("row %d is selected, %d chosen", a.people().List.Current(), a.people().Chosen)
	}
	a.shell.search.SetText("zzzzqqq")
	settle(t, a)
	if got := texts(a.people().Detail.Content); strings.Contains(got, "Person") {
		t.Errorf("beside an empty list is still\n%s", got)
	}
}
