package programme

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// shown is the tab with an event that goes on at noon of 12 August, of whose speakers Jane Doe is a contact.
func shown(t *testing.T, sessions ...data.Session) (*windowtest.Window, *Tab, data.Event) {
	t.Helper()
	w := windowtest.New(t)
	e := data.Event{Name: "Book Fair", Start: at(-9 * 60), AllDay: true, Zone: "UTC", Sessions: sessions}
	w.Write(func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Jane Doe", Organisation: "State Library"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		return tx.SaveEvent(&e)
	})
	w.Slip = 0 // the test's hand is faster than the eye
	tab := New(w.Window)
	w.Native.SetContent(tab.Content())
	again(t, w, tab, &e)
	return w, tab, e
}

// again reads the event anew, as its page does when something has changed.
func again(t *testing.T, w *windowtest.Window, tab *Tab, e *data.Event) {
	t.Helper()
	var err error
	if *e, err = w.Store.Event(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	tab.Show(*e)
	settle(w)
}

// settle waits for what is read; the mark of now goes on for good.
func settle(w *windowtest.Window) { w.Settle() }

func titles(tab *Tab) string {
	var out []string
	for _, s := range tab.view.event.Sessions {
		mark := ""
		if s.Going {
			mark = "!"
		}
		out = append(out, mark+s.Title)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func key(tab *Tab, name fyne.KeyName) { tab.board.TypedKey(&fyne.KeyEvent{Name: name}) }

func chosen(tab *Tab) string {
	if s := tab.view.session(tab.board.chosen); s != nil {
		return s.Title
	}
	return ""
}

func TestKeysMoveThroughTheProgramme(t *testing.T) {
	w, tab, _ := shown(t, talk("Opening", 0, "Hall"), talk("A", 30, "Hall"), talk("B", 30, "Room 2"), talk("C", 30, "Room 3"), talk("Break", 60, ""), talk("Last", 180, "Hall"))
	if got := chosen(tab); got != "Last" { // at noon it runs
		t.Errorf("at first %s is chosen", got)
	}
	w.Native.Canvas().Focus(tab.board)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyHome, "Opening"},
		{fyne.KeyDown, "A"},
		{fyne.KeyRight, "B"},
		{fyne.KeyRight, "C"},
		{fyne.KeyRight, "C"},
		{fyne.KeyLeft, "B"},
		{fyne.KeyDown, "Break"},
		{fyne.KeyUp, "A"},
		{fyne.KeyEnd, "Last"},
		{fyne.KeyDown, "Last"},
		{fyne.KeyPageUp, "Opening"},
	} {
		if key(tab, step.key); chosen(tab) != step.want {
			t.Errorf("after %s: %s, want %s", step.key, chosen(tab), step.want)
		}
	}
}

func TestOneKeySaysWhereTheUserGoes(t *testing.T) {
	w, tab, e := shown(t, talk("A", 0, ""), talk("B", 15, ""))
	w.Native.Canvas().Focus(tab.board)
	key(tab, fyne.KeyHome)
	for i, want := range []string{"!A B", "!A !B", "!A B"} {
		if i == 1 {
			key(tab, fyne.KeyDown)
		}
		tab.board.TypedRune('g')
		settle(w)
		if again(t, w, tab, &e); titles(tab) != want {
			t.Errorf("after %d times G: %s, want %s", i+1, titles(tab), want)
		}
		if said := windowtest.Texts(tab.Content()); strings.Contains(said, "Same time as") != (i == 1) {
			t.Errorf("two at one time are told %t:\n%s", i == 1, said)
		}
	}
}

func TestDeleteRemovesAndUndoBringsBack(t *testing.T) {
	w, tab, e := shown(t, talk("A", 0, ""), talk("B", 30, ""))
	w.Native.Canvas().Focus(tab.board)
	key(tab, fyne.KeyHome)
	key(tab, fyne.KeyDelete)
	settle(w)
	if again(t, w, tab, &e); titles(tab) != "B" || chosen(tab) != "B" {
		t.Errorf("left: %s, chosen %s", titles(tab), chosen(tab))
	}
	w.Undo()
	settle(w)
	if again(t, w, tab, &e); titles(tab) != "A B" {
		t.Errorf("undone: %s", titles(tab))
	}
}

func TestSpeakersAreOpenedOrWanted(t *testing.T) {
	session := talk("A", 0, "")
	session.Speakers = "Prof. Jane Doe (State Library), Ravi Patel"
	w, tab, e := shown(t, session)
	opened := int64(0)
	w.Places.Person = func(id int64) { opened = id }
	tab.board.choose(e.Sessions[0].ID)
	speakers := tab.view.speakers[e.Sessions[0].ID]
	if len(speakers) != 2 || speakers[0].contact == 0 || speakers[1].contact != 0 {
		t.Fatalf("speakers %+v", speakers)
	}
	tab.letter('o')
	if opened != speakers[0].contact {
		t.Errorf("opened %d", opened)
	}
	tab.want(speakers[1])
	settle(w)
	again(t, w, tab, &e)
	if got := tab.view.speakers[e.Sessions[0].ID][1]; got.contact == 0 || !got.wanted {
		t.Errorf("after one press: %+v", got)
	}
	tab.letter('w') // the only one who is left
	settle(w)
	again(t, w, tab, &e)
	if got := tab.view.speakers[e.Sessions[0].ID][0]; !got.wanted {
		t.Errorf("after W: %+v", got)
	}
	list, err := w.Store.Attendees(t.Context(), e.ID)
	if err != nil || len(list) != 2 {
		t.Errorf("%d on the list, %v", len(list), err)
	}
}

func TestASessionIsMadeEditedAndMoved(t *testing.T) {
	w, tab, e := shown(t, talk("A", 0, ""))
	tab.letter('n')
	s := w.Sheet()
	if !s.OKButton.Disabled() {
		t.Error("a session without a title can be saved")
	}
	w.Type(s.Body, "Opening the archive", "Party")
	w.Type(s.Body, "10 Aug, tue", "wed")
	w.Type(s.Body, "9:30", "22")
	w.Type(s.Body, "10:15", "1:00")
	if said := windowtest.Texts(s.Body); !strings.Contains(said, "the next day") || !strings.Contains(said, "Wed 12 Aug 2026") {
		t.Errorf("the form says\n%s", said)
	}
	s.Accept()
	settle(w)
	again(t, w, tab, &e)
	if len(e.Sessions) != 2 || !e.Sessions[1].Start.Equal(at(13*60)) || !e.Sessions[1].End.Equal(at(16*60)) || chosen(tab) != "Party" {
		t.Fatalf("made %+v, chosen %s", e.Sessions, chosen(tab))
	}
	if w.Native.Canvas().Focused() != tab.board {
		t.Error("the keys are not at the session that was made")
	}
	key(tab, fyne.KeyReturn)
	s = w.Sheet()
	w.Type(s.Body, "9:30", "20:00")
	w.Type(s.Body, "10:15", "half past")
	if !s.OKButton.Disabled() {
		t.Error("a time that is none can be saved")
	}
	w.Type(s.Body, "10:15", "")
	s.Accept()
	settle(w)
	if again(t, w, tab, &e); !e.Sessions[1].Start.Equal(at(11*60)) || !e.Sessions[1].End.IsZero() {
		t.Errorf("moved %+v", e.Sessions[1])
	}
}

func TestPeopleOfASessionAndItsNoteAreShown(t *testing.T) {
	session := talk("A", 0, "")
	session.Note = "Ask about maps\nand more"
	w, tab, e := shown(t, session)
	w.Write(func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Ann Ott"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[0].ID, At: at(10)})
	})
	again(t, w, tab, &e)
	if said := windowtest.Texts(tab.Content()); !strings.Contains(said, "1 met") || !strings.Contains(said, "Ask about maps") {
		t.Errorf("the programme says\n%s", said)
	}
	tab.edit(e.Sessions[0].ID)
	if said := windowtest.Texts(w.Sheet().Body); !strings.Contains(said, "Whom you met there") || !strings.Contains(said, "Ann Ott") {
		t.Errorf("the sheet says\n%s", said)
	}
}

func TestPastedLinesArePreviewedAndSaved(t *testing.T) {
	w, tab, e := shown(t, talk("Opening", 0, ""), talk("Gone", 60, ""))
	other := 0
	w.Fyne.Clipboard().SetContent("Jane Doe <jane@sl.example>")
	tab.Paste(func() { other++ })
	settle(w)
	if other != 1 || w.Top() != nil {
		t.Errorf("a text without sessions went elsewhere %d times", other)
	}
	w.Fyne.Clipboard().SetContent("What a day\n12.8.2026\n09:15–10:00 Opening\n14:00–15:00 Maps — Jane Doe (Hall)\n")
	tab.Paste(func() { other++ })
	settle(w)
	s := w.Sheet()
	said := windowtest.Texts(s.Body)
	for _, want := range []string{"1 new · 1 moved · 1 not named any more · 1 line not understood", "What a day", "Wed 12 Aug, 09:00–09:30 → Wed 12 Aug, 09:15–10:00", "Maps", "Gone"} {
		if !strings.Contains(said, want) {
			t.Errorf("the preview does not say %q but\n%s", want, said)
		}
	}
	s.Accept()
	settle(w)
	if again(t, w, tab, &e); titles(tab) != "Gone Maps Opening" || !e.Sessions[0].Start.Equal(at(15)) {
		t.Errorf("saved %s, %+v", titles(tab), e.Sessions[0])
	}
	w.Undo()
	settle(w)
	if again(t, w, tab, &e); titles(tab) != "Gone Opening" || !e.Sessions[0].Start.Equal(at(0)) {
		t.Errorf("undone in one: %s", titles(tab))
	}
}

func TestAnEmptyProgrammeSaysHow(t *testing.T) {
	_, tab, _ := shown(t)
	said := windowtest.Texts(tab.Content())
	for _, want := range []string{"No programme yet", "Ctrl+V", "Import a calendar", "New session"} {
		if !strings.Contains(said, want) {
			t.Errorf("an empty programme does not say %q but\n%s", want, said)
		}
	}
}

func TestALongProgrammeTakesNoMoreQueriesNorRows(t *testing.T) {
	var sessions []data.Session
	for i := range 300 {
		s := talk(fmt.Sprint("Talk ", i), 30*(i/3)%600+24*60*(i/60), fmt.Sprint("Room ", i%3))
		s.Speakers = fmt.Sprintf("Ann %c, Jane Doe", 'A'+i%26)
		sessions = append(sessions, s)
	}
	w, tab, e := shown(t, sessions...)
	if n := len(tab.board.shown); n == 0 || n > 40 {
		t.Errorf("%d rows are drawn", n)
	}
	var asked atomic.Int64
	count := func(e data.Event) int64 {
		asked.Store(0)
		if _, err := read(store.Telling(t.Context(), func(string) { asked.Add(1) }), w.Window, e); err != nil {
			t.Fatal(err)
		}
		return asked.Load()
	}
	few := e
	few.Sessions = e.Sessions[:1]
	if long, short := count(e), count(few); long != short {
		t.Errorf("%d queries for 300 sessions, %d for one", long, short)
	}
	tab.board.FocusGained()
	key(tab, fyne.KeyEnd)
	if n := len(tab.board.shown); n == 0 || n > 40 || chosen(tab) == "" {
		t.Errorf("at the end %d rows are drawn, %q is chosen", n, chosen(tab))
	}
}

func TestTheMarkOfNow(t *testing.T) {
	_, tab, _ := shown(t, talk("A", 0, ""), talk("B", 30, ""), talk("C", 120, ""))
	b := tab.board
	first := b.tops[1] // below the heading
	h := slotHeight()
	for _, tc := range []struct {
		name    string
		minutes int
		want    float32
		running bool // then no line crosses the row
		ok      bool
	}{
		{"before the first", -30, first, false, true},
		{"half of the first", 15, first + h/2, true, true},
		{"as the second begins", 30, first + h, true, true},
		{"between two", 90, first + 2*h, false, true},
		{"after the last", 300, first + 3*h, false, true},
		{"on another day", 24 * 60, -1, false, false},
	} {
		y, running, ok := b.nowAt(at(tc.minutes))
		if ok != tc.ok || running != tc.running || ok && (y < tc.want-0.5 || y > tc.want+0.5) {
			t.Errorf("%s: %v, %t, want %v", tc.name, y, ok, tc.want)
		}
	}
}
