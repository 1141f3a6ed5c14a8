package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/events"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
)

// guests is the tab of the people of the event that is open.
func guests(a *App) *events.People { return a.events().Detail.People() }

// rowValues are the rows of the open event's list.
func rowValues(a *App) (out []lists.RowValue) {
	p := guests(a)
	row := lists.NewContactRow()
	for i := range p.List.Length() {
		p.Fill(i, row)
		out = append(out, row.Value())
	}
	return out
}

// rowsOf are the rows of the open event's list: headings, and people with how they stand.
func rowsOf(a *App) (out []string) {
	for _, v := range rowValues(a) {
		if v.Heading != "" {
			out = append(out, v.Heading)
			continue
		}
		out = append(out, v.Name+" "+v.Badge.Text)
	}
	return out
}

// chipsIn are the texts of the chips in an object tree.
func chipsIn(o fyne.CanvasObject) (out []string) {
	walk(o, func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Chip); ok {
			out = append(out, c.Text())
		}
	})
	return out
}

// party is an event with people of every kind on its list.
type party struct {
	*hands
	event data.Event
	ids   map[string]int64
}

// newParty is a window on an event that begins so long after noon and takes four hours.
func newParty(t *testing.T, begins time.Duration) party {
	t.Helper()
	p := party{newHands(t), data.Event{Name: "Forum", Start: noon.Add(begins), End: noon.Add(begins + 4*time.Hour), Zone: "UTC"}, map[string]int64{}}
	p.event.Sessions = []data.Session{{Title: "Opening", Start: p.event.Start, End: p.event.End}}
	fair := data.Event{Name: "Book Fair", Start: noon.AddDate(-1, 0, 0), Zone: "UTC"}
	save := func(tx *store.Tx, name, organisation string) error {
		c := data.Contact{DisplayName: name, Organisation: organisation}
		key := strings.Fields(name)[0]
		if p.ids[key] != 0 {
			key += " twice"
			c.Emails = []data.Email{{Value: "new@" + strings.ToLower(strings.ReplaceAll(name, " ", ".")) + ".example"}}
		}
		err := tx.SaveContact(&c)
		p.ids[key] = c.ID
		return err
	}
	write(t, p.a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveEvent(&p.event), tx.SaveEvent(&fair), save(tx, "Ana Roe", "City Library"), save(tx, "Ann Otherwise", ""), save(tx, "Ed Off", "Mill"))
	})
	write(t, p.a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveEncounter(&data.Encounter{ContactID: p.ids["Ana"], EventID: fair.ID, At: fair.Start, Zone: "UTC"}),
			tx.SavePromise(&data.Promise{ContactID: p.ids["Ana"], Text: "send slides"}),
			tx.SavePromise(&data.Promise{ContactID: p.ids["Ana"], Text: "send the paper", By: data.ByThem}))
	})
	write(t, p.a, func(tx *store.Tx) error { // a list comes
		err := errors.Join(save(tx, "Ann Otherwise", ""), save(tx, "Bo Lund", "City Library"), save(tx, "Cy New", "Elsewhere"), save(tx, "Di Want", "Elsewhere"))
		for _, key := range []string{"Ana", "Ann twice", "Bo", "Cy", "Di", "Ed"} {
			at := data.Attendee{ContactID: p.ids[key], EventID: p.event.ID}
			switch key {
			case "Di":
				at.Status, at.Note = data.WantToMeet, "ask about the pilot"
			case "Ed":
				at.Cancelled, at.Wanted = noon, true
			}
			err = errors.Join(err, tx.SaveAttendee(&at))
		}
		return err
	})
	settle(t, p.a)
	p.open()
	return p
}

// open opens the event, and gives the keys to its list.
func (p party) open() {
	p.t.Helper()
	p.a.Places.Event(p.event.ID)
	settle(p.t, p.a)
	p.a.events().Detail.People().Focus()
	settle(p.t, p.a)
}

// on brings the keys to somebody's row.
func (p party) on(name string) {
	p.t.Helper()
	for i, v := range rowValues(p.a) {
		if strings.HasPrefix(v.Name, name) {
			guests(p.a).List.Select(i)
			p.a.Native.Canvas().Focus(guests(p.a).List)
			return
		}
	}
	p.t.Fatalf("%s is not in %q", name, rowsOf(p.a))
}

// row is somebody's row.
func (p party) row(name string) lists.RowValue {
	for _, v := range rowValues(p.a) {
		if strings.HasPrefix(v.Name, name) {
			return v
		}
	}
	return lists.RowValue{}
}

// attendee is somebody's place on the list.
func (p party) attendee(key string) data.Attendee {
	p.t.Helper()
	of, err := p.a.Store.ContactAttendees(p.t.Context(), p.ids[key])
	if err != nil {
		p.t.Fatal(err)
	}
	for _, at := range of {
		if at.EventID == p.event.ID {
			return at
		}
	}
	return data.Attendee{}
}

// met are the encounters with somebody at the event.
func (p party) met(key string) (out []data.Encounter) {
	p.t.Helper()
	all, err := p.a.Store.Encounters(p.t.Context(), p.ids[key])
	if err != nil {
		p.t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(e data.Encounter) bool { return e.EventID != p.event.ID })
}

// says fails unless the message at the bottom holds a text.
func (p party) says(text string) {
	p.t.Helper()
	if got := texts(p.a.Toasts.Layer); !strings.Contains(got, text) {
		p.t.Errorf("it says %q, want %q", got, text)
	}
}

func TestTheListIsInSectionsWhomToMeetFirst(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	want := []string{
		"Want to meet · 1", "Di Want want to meet", "You know · 1", "Ana Roe expected", "Perhaps you know · 1", "Ann Otherwise expected",
		"Way in · 1", "Bo Lund expected", "The rest · 1", "Cy New expected", "Not coming · 1", "Ed Off cancelled · wanted",
	}
	if got := rowsOf(p.a); !slices.Equal(got, want) {
		t.Errorf("the list is\n%q, want\n%q", got, want)
	}
	for name, says := range map[string][]string{
		"Di": {"ask about the pilot"}, "Ana": {"City Library", "last met 12 Aug 2025", "Book Fair", "you owe 1 thing", "they owe 1 thing"},
		"Ann": {"Perhaps Ann Otherwise", "S the same", "N not"}, "Bo": {"City Library", "you know Ana Roe there"},
	} {
		for _, part := range says {
			if got := p.row(name).Detail; !strings.Contains(plain(got), part) {
				t.Errorf("of %s it says %q, not %q", name, got, part)
			}
		}
	}
}

// plain is a text without the signs that keep its parts together.
func plain(s string) string { return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(s) }

func TestChipsCountHowPeopleStandAndShowThoseAlone(t *testing.T) {
	p := newParty(t, -time.Hour)
	p.on("Ana")
	p.text("m")
	chips := func() string { return strings.Join(chipsIn(guests(p.a).Content()), ", ") }
	if got := chips(); got != "6 people, 1 want to meet, 1 met, 3 expected, 1 cancelled" {
		t.Fatalf("the chips are %s", got)
	}
	for _, c := range []struct {
		press string
		want  []string
	}{
		{"1 met", []string{"Met here · 1", "Ana Roe met"}},
		{"1 met", nil}, // all again
		{"1 want to meet", []string{"Want to meet · 1", "Di Want want to meet"}},
		{"1 cancelled", []string{"Not coming · 1", "Ed Off cancelled · wanted"}},
		{"6 people", nil},
	} {
		walk(guests(p.a).Content(), func(o fyne.CanvasObject) {
			if chip, ok := o.(*widget.Chip); ok && chip.Text() == c.press {
				chip.Tapped(nil)
			}
		})
		settle(t, p.a)
		if got := rowsOf(p.a); c.want != nil && !slices.Equal(got, c.want) || c.want == nil && len(got) != 12 {
			t.Errorf("%s shows %q", c.press, got)
		}
		if p.a.Native.Canvas().Focused() != guests(p.a).List {
			t.Errorf("after %s the keys go to %T", c.press, p.a.Native.Canvas().Focused())
		}
	}
	icons, looks := map[string]bool{}, map[string]bool{}
	for _, v := range rowValues(p.a) {
		if v.Heading == "" {
			icons[v.Badge.Icon], looks[v.Badge.Text] = true, true
		}
	}
	if len(icons) != len(looks) || len(icons) < 4 {
		t.Errorf("%d ways to stand have %d icons", len(looks), len(icons))
	}
}

func TestWTurnsOverWhetherSomebodyIsToBeMet(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	for _, c := range []struct {
		name   string
		wanted bool
		status data.AttendeeStatus
		says   string
	}{
		{"Bo", true, data.WantToMeet, "You want to meet Bo Lund"},
		{"Bo", false, data.Expected, "Bo Lund is not to be met any more"},
		{"Di", false, data.Expected, "Di Want is not to be met any more"},
		{"Ed", false, data.Expected, "Ed Off is not to be met any more"},
	} {
		before := rowsOf(p.a)
		p.on(c.name)
		p.text("w")
		if got := p.attendee(c.name); got.WasWanted() != c.wanted || got.Status != c.status {
			t.Errorf("%s is %s, wanted %v", c.name, got.Status, got.WasWanted())
		}
		p.says(c.says)
		if at := guests(p.a).List.Current(); !strings.HasPrefix(rowValues(p.a)[at].Name, c.name) {
			t.Errorf("the keys act on %q after that", rowValues(p.a)[at].Name)
		}
		p.a.Undo()
		settle(t, p.a)
		if got := rowsOf(p.a); !slices.Equal(got, before) {
			t.Errorf("undone, the list is %q, was %q", got, before)
		}
		p.a.Redo()
		settle(t, p.a)
	}
	if got := p.attendee("Di").Note; got != "ask about the pilot" {
		t.Errorf("the note is %q", got)
	}
}

func TestMMeetsNowAndKeepsThatSomebodyWasWanted(t *testing.T) {
	p := newParty(t, -time.Hour)
	p.on("Di")
	p.text("m")
	p.says("Met Di Want at Forum")
	p.text("m")
	met := p.met("Di")
	if len(met) != 1 || met[0].SessionID == 0 || !met[0].At.Equal(noon) {
		t.Errorf("M twice within a session makes %+v", met)
	}
	if at := p.attendee("Di"); at.Status != data.Met || !at.Wanted || at.Note != "ask about the pilot" {
		t.Errorf("on the list as %+v", at)
	}
	if got := p.row("Di").Badge.Text; got != "met · wanted" {
		t.Errorf("the chip says %q", got)
	}
	p.a.Undo()
	settle(t, p.a)
	if at := p.attendee("Di"); len(p.met("Di")) != 0 || at.Status != data.WantToMeet || at.Note != "ask about the pilot" {
		t.Errorf("undone, %+v", at)
	}
	p.on("Ed")
	p.text("m")
	if at := p.attendee("Ed"); at.Status != data.Met || !at.Cancelled.IsZero() {
		t.Errorf("who was met came: %+v", at)
	}
}

func TestMAtAnEventThatIsNotGoingOnAsksForTheDay(t *testing.T) {
	for name, begins := range map[string]time.Duration{"to come": 72 * time.Hour, "over": -9 * 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			p := newParty(t, begins)
			p.on("Bo")
			p.text("m")
			if s := sheetOf(t, p.a); !strings.Contains(plain(texts(s.Body)), "Forum is not going on now. When did you meet?") || len(p.met("Bo")) != 0 {
				t.Fatalf("%d encounters; it asks\n%s", len(p.met("Bo")), texts(s.Body))
			}
			p.key(fyne.KeyEscape)
			if len(p.a.Sheets) != 0 || len(p.met("Bo")) != 0 || p.attendee("Bo").Status != data.Expected {
				t.Fatal("Esc met somebody")
			}
			p.text("m")
			sheetOf(t, p.a).First.(*edit.DateEntry).SetText("10 Aug")
			p.key(fyne.KeyReturn)
			met := p.met("Bo")
			if len(met) != 1 || !met[0].AllDay || met[0].Local().Format("2 Jan 2006") != "10 Aug 2026" || p.attendee("Bo").Status != data.Met {
				t.Errorf("met as %+v", met)
			}
		})
	}
}

func TestXAndDeleteTakeOffTheListAndNeverThePerson(t *testing.T) {
	p := newParty(t, -time.Hour)
	for name, press := range map[string]func(){"Bo": func() { p.text("x") }, "Cy": func() { p.key(fyne.KeyDelete) }} {
		p.on(name)
		press()
		c, err := p.a.Store.Contact(t.Context(), p.ids[name])
		if err != nil || !c.Trashed.IsZero() || p.attendee(name).ID != 0 || p.row(name).Name != "" {
			t.Errorf("%s: %v, on the list as %+v", name, err, p.attendee(name))
		}
		p.says("off the list of Forum")
		p.a.Undo()
		settle(t, p.a)
		if p.attendee(name).ID == 0 || p.row(name).Name == "" {
			t.Errorf("undone, %s is not on the list", name)
		}
	}
	p.on("Ana")
	p.text("m")
	p.text("x")
	if len(p.met("Ana")) != 1 || p.attendee("Ana").ID == 0 {
		t.Error("who was met there is off the list")
	}
}

func TestJNotesWhatIsWantedFromThem(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	p.on("Di")
	p.text("j")
	if got := sheetOf(t, p.a).First.(*widget.Entry).Text; got != "ask about the pilot" {
		t.Errorf("the form has %q", got)
	}
	sheetOf(t, p.a).First.(*widget.Entry).SetText("show the poster")
	sheetOf(t, p.a).Accept()
	settle(t, p.a)
	if at := p.attendee("Di"); at.Note != "show the poster" || at.Status != data.WantToMeet {
		t.Errorf("noted as %+v", at)
	}
	p.a.Undo()
	settle(t, p.a)
	if got := p.attendee("Di").Note; got != "ask about the pilot" {
		t.Errorf("undone, the note is %q", got)
	}
	p.on("Di")
	p.key(fyne.KeySpace)
	p.on("Bo")
	p.key(fyne.KeySpace)
	p.text("j")
	sheetOf(t, p.a).First.(*widget.Entry).SetText("coffee?")
	sheetOf(t, p.a).Accept()
	settle(t, p.a)
	if di, bo := p.attendee("Di").Note, p.attendee("Bo").Note; di != "ask about the pilot\ncoffee?" || bo != "coffee?" {
		t.Errorf("of several: %q and %q", di, bo)
	}
}

func TestTheKeysActOnAllWhoAreTickedAsOneStep(t *testing.T) {
	p := newParty(t, -time.Hour)
	p.shortcut(&fyne.ShortcutSelectAll{})
	settle(t, p.a)
	if n := len(guests(p.a).Ticks.Set); n != 6 {
		t.Fatalf("Ctrl+A ticks %d", n)
	}
	p.text("m")
	for _, name := range []string{"Ana", "Ann twice", "Bo", "Cy", "Di", "Ed"} {
		if len(p.met(name)) != 1 {
			t.Errorf("%s was met %d times", name, len(p.met(name)))
		}
	}
	p.says("Met 6 people at Forum")
	p.a.Undo()
	settle(t, p.a)
	if n := len(p.met("Ana")) + len(p.met("Cy")); n != 0 || p.attendee("Di").Status != data.WantToMeet {
		t.Errorf("after one undo %d are left", n)
	}
	p.key(fyne.KeyEscape)
	if guests(p.a).Ticks.On {
		t.Error("Esc leaves the ticks")
	}
	p.on("Bo")
	for range 2 { // over the heading between them
		guests(p.a).List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	guests(p.a).List.OnRange(guests(p.a).List.Current()-3, guests(p.a).List.Current())
	if n := len(guests(p.a).Ticks.Set); n != 2 {
		t.Errorf("a range over a heading ticks %d", n)
	}
}

func TestSAndNDecideWhetherSomebodyIsKnown(t *testing.T) {
	for _, c := range []struct {
		key      string
		people   int
		section  string
		standing string
	}{{"s", 6, "You know · 2", "one contact"}, {"n", 7, "The rest · 2", "is not"}} {
		t.Run(c.key, func(t *testing.T) {
			p := newParty(t, 48*time.Hour)
			p.on("Ann")
			p.text(c.key)
			if n := count(t, p.a); n != c.people {
				t.Errorf("%d people, want %d", n, c.people)
			}
			if got := rowsOf(p.a); !slices.Contains(got, c.section) || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Perhaps") }) {
				t.Errorf("the list is %q", got)
			}
			p.says(c.standing)
			p.a.Undo()
			settle(t, p.a)
			if n := count(t, p.a); n != 7 || !slices.Contains(rowsOf(p.a), "Perhaps you know · 1") {
				t.Errorf("undone: %d people, %q", n, rowsOf(p.a))
			}
		})
	}
}

func TestOneComesBackFromAPersonToTheRowOneCameFrom(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	for name, back := range map[string]func(){
		"Esc": func() { p.key(fyne.KeyEscape) }, "Alt+Left": func() { p.shortcut(focus.Shortcuts(keys.Back)[0]) },
		"the chip": func() {
			walk(p.a.people().Detail.Content, func(o fyne.CanvasObject) {
				if chip, ok := o.(*widget.Chip); ok && strings.HasPrefix(chip.Text(), "Forum") {
					chip.Tapped(nil)
				}
			})
			settle(p.t, p.a)
		},
	} {
		p.on("Bo")
		row := guests(p.a).List.Current()
		p.key(fyne.KeyReturn)
		if p.a.shell.current != "people" || p.a.people().Selected() != p.ids["Bo"] {
			t.Fatalf("Enter leads to %s, %d", p.a.shell.current, p.a.people().Selected())
		}
		back()
		if p.a.shell.current != "events" || p.a.Native.Canvas().Focused() != guests(p.a).List || guests(p.a).List.Current() != row {
			t.Errorf("%s leads to %s, %T, row %d of %d", name, p.a.shell.current, p.a.Native.Canvas().Focused(), guests(p.a).List.Current(), row)
		}
	}
	p.key(fyne.KeyReturn)
	p.a.shell.open("swap")
	p.a.shell.open("people")
	settle(t, p.a)
	p.key(fyne.KeyEscape)
	if p.a.shell.current != "people" {
		t.Errorf("who came here by themselves is led to %s", p.a.shell.current)
	}
}

func TestEachTabIsReachedByKeyAndTheListKeepsItsRow(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	p.on("Bo")
	row, seen := guests(p.a).List.Current(), map[string]bool{}
	for range 4 {
		p.shortcut(focus.Shortcuts(keys.TabAfter)[0])
		settle(t, p.a)
		seen[texts(p.a.events().Detail.Content)] = true
	}
	if len(seen) != 4 || p.a.Native.Canvas().Focused() != guests(p.a).List || guests(p.a).List.Current() != row {
		t.Errorf("%d tabs are seen; at the end the keys go to %T, row %d", len(seen), p.a.Native.Canvas().Focused(), guests(p.a).List.Current())
	}
	p.shortcut(focus.Shortcuts(keys.TabBefore)[0])
	settle(t, p.a)
	if got := texts(p.a.events().Detail.Content); !seen[got] || strings.Contains(got, "Bo Lund") && strings.Contains(got, "Way in") {
		t.Errorf("the tab before People is\n%s", got)
	}
}

func TestPrepareLeadsToWhomToMeetAndThenToTheBrief(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	press(t, p.a, p.a.events().Detail.Head, "Prepare")
	if got := texts(sheetOf(t, p.a).Body); !strings.Contains(got, "Di Want") || !strings.Contains(got, "ask about the pilot") {
		t.Errorf("with somebody to meet it shows\n%s", got)
	}
	p.closeAll()
	p.on("Di")
	p.text("w")
	press(t, p.a, p.a.events().Detail.Head, "Prepare")
	if got := sheetOf(t, p.a).Title.Text(); !strings.Contains(got, "Whom should I meet") {
		t.Errorf("with nobody to meet it shows %q", got)
	}
	p.closeAll()
	if p.a.Native.Canvas().Focused() != guests(p.a).List {
		t.Errorf("then the keys go to %T", p.a.Native.Canvas().Focused())
	}
}

func TestALowWindowLeavesRoomForTheList(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	e, err := p.a.Store.Event(t.Context(), p.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	e.Note, e.Link, e.Goal, e.Place = "Bring the poster.", "https://forum.example/", "find a partner", "Lisbon"
	write(t, p.a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	for _, size := range []fyne.Size{fyne.NewSize(1100, 720), fyne.NewSize(800, 600), fyne.NewSize(1100, 720)} {
		p.a.Native.Resize(size)
		settle(t, p.a)
		if rows := guests(p.a).List.Size().Height / lists.RowHeight(); rows < 3.5 {
			t.Errorf("at %v the list shows %.1f rows", size, rows)
		}
	}
}

func TestRowsStayWhileOneWorksAndAreSortedAnewLater(t *testing.T) {
	p := newParty(t, -time.Hour)
	before := rowsOf(p.a)
	p.on("Bo")
	p.text("wm")
	got := rowsOf(p.a)
	if len(got) != len(before) || got[6] != "Way in · 0" || got[7] != "Bo Lund met · wanted" {
		t.Errorf("the list is %q", got)
	}
	p.a.shell.open("today")
	p.open()
	if got := rowsOf(p.a); got[len(got)-4] != "Met here · 1" || got[len(got)-3] != "Bo Lund met · wanted" {
		t.Errorf("opened again, the list is %q", got)
	}
}

func TestTheListIsSearchedFilteredAndOrdered(t *testing.T) {
	p := newParty(t, 48*time.Hour)
	p.text("/")
	if p.a.Native.Canvas().Focused() != guests(p.a).Search {
		t.Fatalf("/ leads to %T", p.a.Native.Canvas().Focused())
	}
	p.text("library")
	if got := rowsOf(p.a); !slices.Equal(got, []string{"You know · 1", "Ana Roe expected", "Way in · 1", "Bo Lund expected"}) {
		t.Errorf("the search finds %q", got)
	}
	p.key(fyne.KeyReturn)
	if p.a.Native.Canvas().Focused() != guests(p.a).List {
		t.Errorf("Enter leads to %T", p.a.Native.Canvas().Focused())
	}
	p.key(fyne.KeyEscape)
	if got := rowsOf(p.a); len(got) != 12 || guests(p.a).Search.Text != "" {
		t.Errorf("after Esc the list is %q", got)
	}
	guests(p.a).Filters.Change(func(q *data.Query) { q.Warmth = data.Hot })
	settle(t, p.a)
	if got := rowsOf(p.a); len(got) != 0 || !strings.Contains(texts(guests(p.a).Content()), "Nobody matches") {
		t.Errorf("of nobody hot, the list is %q", got)
	}
	press(t, p.a, guests(p.a).Content(), "Show everybody")
	if got := rowsOf(p.a); len(got) != 12 {
		t.Errorf("everybody is %q", got)
	}
	chooseItem(t, p.a, guests(p.a).SortMenu(), "By given name")
	if got := rowsOf(p.a); !slices.Equal(got, []string{"Ana Roe expected", "Ann Otherwise expected", "Bo Lund expected", "Cy New expected", "Di Want want to meet", "Ed Off cancelled · wanted"}) {
		t.Errorf("by name the list is %q", got)
	}
}

func TestARightClickOpensTheMenuOfOneAndOfMany(t *testing.T) {
	p := newParty(t, -time.Hour)
	menuAt := func(name string) []string {
		row := lists.NewContactRow()
		for i, v := range rowValues(p.a) {
			if strings.HasPrefix(v.Name, name) {
				guests(p.a).Fill(i, row)
			}
		}
		row.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(300, 300)})
		settle(t, p.a)
		return strings.Split(texts(p.a.Native.Canvas().Overlays().Top()), "\n")
	}
	one := strings.Join(menuAt("Ann"), "|")
	for _, want := range []string{"Open", "Want to meet  W", "Met  M", "What I want from them …  J", "Take off the list  X", "Is Ann Otherwise  S", "Is not Ann Otherwise  N", "Promise …"} {
		if !strings.Contains(plain(menuTexts(p.a)), want) {
			t.Errorf("the menu of one has no %q: %s / %s", want, one, menuTexts(p.a))
		}
	}
	p.a.DropMenus()
	p.shortcut(&fyne.ShortcutSelectAll{})
	menuAt("Bo")
	for _, want := range []string{"Want to meet  W", "Met  M", "Take off the list  X", "Add a topic …", "Export …", "Untick all"} {
		if !strings.Contains(menuTexts(p.a), want) {
			t.Errorf("the menu of many has no %q: %s", want, menuTexts(p.a))
		}
	}
	p.a.DropMenus()
}

// menuTexts are the lines of the menu that is open.
func menuTexts(a *App) string {
	if top := a.Native.Canvas().Overlays().Top(); top != nil {
		return test.RenderObjectToMarkup(top)
	}
	return ""
}

func TestAnEmptyListAndALongOneAreShown(t *testing.T) {
	for _, n := range []int{0, 3, 2000} {
		h := newHands(t)
		ids := crowd(t, h.a, n)
		e := data.Event{Name: "Forum", Start: noon, Zone: "UTC"}
		write(t, h.a, func(tx *store.Tx) error {
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			for _, id := range ids {
				if err := tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: e.ID}); err != nil {
					return err
				}
			}
			return nil
		})
		h.a.Native.Resize(fyne.NewSize(800, 600))
		h.a.Places.Event(e.ID)
		settle(t, h.a)
		guests(h.a).Focus()
		if n == 0 {
			if got := texts(guests(h.a).Content()); !strings.Contains(got, "Nobody yet") {
				t.Errorf("an empty list shows\n%s", got)
			}
			continue
		}
		h.key(fyne.KeyEnd)
		if at := guests(h.a).List.Current(); at != n {
			t.Errorf("of %d, End leads to row %d", n, at)
		}
		h.key(fyne.KeyHome)
		if at := guests(h.a).List.Current(); at != 1 {
			t.Errorf("of %d, Home leads to row %d", n, at)
		}
		if got := h.a.Native.Canvas().Size(); got.Width > 800 || got.Height > 600 {
			t.Errorf("the window grows to %v", got)
		}
	}
}

func TestWhatCameIntoAnEventHasTheKeys(t *testing.T) {
	p := newParty(t, 0)
	a, second := p.a, data.Event{Name: "Later", Start: noon, End: noon.Add(time.Hour), Sessions: []data.Session{{Title: "Talk", Start: noon}}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&second) })
	shown(t, a, a.events(), "events")
	for _, c := range []struct {
		claim string
		open  func()
		event int64
	}{
		{"the people of an event", func() { a.Places.Event(p.event.ID) }, p.event.ID},
		{"the programme of another", func() { a.Places.Programme(second.ID) }, second.ID},
		{"the people again", func() { a.Places.Event(p.event.ID) }, p.event.ID},
	} {
		c.open()
		a.Places.IntoEvent()
		settle(t, a)
		if got := a.Native.Canvas().Focused(); got == nil || got == fyne.Focusable(a.events().List) || a.events().OpenEvent() != c.event {
			t.Errorf("%s: the keys are with %T", c.claim, got)
		}
	}
}
