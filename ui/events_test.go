package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/events"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
	"lanyard/ui/words"
)

// noon is the moment the screens are looked at in these tests.
var noon = windowtest.Noon

// What is seen of an object tree.
var (
	walk  = windowtest.Walk
	texts = windowtest.Texts
)

// newScreens is the app over an empty database on disk whose clock stands at noon.
func newScreens(t *testing.T) *App {
	t.Helper()
	a := New(windowtest.NewApp(t), windowtest.Open(t))
	windowtest.End(t, a.Window)
	return a
}

// write stores things without the window.
func write(t *testing.T, a *App, f func(*store.Tx) error) {
	t.Helper()
	if _, err := a.Store.Do(context.Background(), "Test", f); err != nil {
		t.Fatal(err)
	}
}

// shown opens a screen and waits until it shows what is stored.
func shown(t *testing.T, a *App, s window.Page, key string) {
	t.Helper()
	a.shell.open(key)
	settle(t, a)
	s.Reload(nil)
	settle(t, a)
}

// press presses the button with the text that is visible in an object tree.
func press(t *testing.T, a *App, o fyne.CanvasObject, text string) {
	t.Helper()
	windowtest.Press(t, o, text)
	settle(t, a)
}

// chooseItem takes the item with a text from a menu.
func chooseItem(t *testing.T, a *App, menu *fyne.Menu, text string) {
	t.Helper()
	for _, it := range menu.Items {
		if it.Label == text {
			it.Action()
			settle(t, a)
			return
		}
	}
	t.Fatalf("the menu has no %q in %q", text, items(menu))
}

// sheetOf is the sheet on top.
func sheetOf(t *testing.T, a *App) *window.Sheet {
	t.Helper()
	if len(a.Sheets) == 0 {
		t.Fatal("no sheet is open")
	}
	return a.Sheets[len(a.Sheets)-1]
}

// typeInto types into the entry that says in itself what it is for.
func typeInto(t *testing.T, o fyne.CanvasObject, placeholder, text string) {
	t.Helper()
	windowtest.Entry(t, o, placeholder).SetText(text)
}

func TestTheHeadSaysWhatAnEventIsForAndThatItIsClosed(t *testing.T) {
	a := newScreens(t)
	a.events().Detail.Event = data.Event{Name: "Days", Goal: "find a partner", GoalPeople: 12, Closed: noon, Zone: "UTC"}
	if got := plain(texts(a.events().Detail.Header())); !strings.Contains(got, "find a partner · meet 12 people") || !strings.Contains(got, "Closed on Wed 12 Aug 2026") {
		t.Errorf("the head says\n%s", got)
	}
}

func TestAStatusStandsWithTheEvent(t *testing.T) {
	a := newScreens(t)
	e := data.Event{Name: "Days", Status: "POSTPONED"}
	a.events().Detail.Event = e
	if got := texts(a.events().Detail.Header()); !strings.Contains(got, "POSTPONED") {
		t.Errorf("the page of the event says\n%s", got)
	}
}

func TestAnEventIsMadeAndBecomesTheCurrentOne(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.events(), "events")
	press(t, a, a.events().Content(), "New event")
	sheet := sheetOf(t, a)
	if !sheet.OKButton.Disabled() {
		t.Error("an event without a name can be saved")
	}
	typeInto(t, sheet.Body, "Library Futures 2026", "Metadata Days")
	typeInto(t, sheet.Body, "Town or building", "Lisbon")
	typeInto(t, sheet.Body, "12 Aug, next monday", "12.8.2026")
	typeInto(t, sheet.Body, "same day", "11.8.2026")
	if !sheet.OKButton.Disabled() || !strings.Contains(texts(sheet.Body), "before the start") {
		t.Errorf("an event that ends before it starts can be saved; the form says\n%s", texts(sheet.Body))
	}
	typeInto(t, sheet.Body, "same day", "14.8.2026")
	if !strings.Contains(texts(sheet.Body), "Fri 14 Aug 2026") {
		t.Errorf("the form does not say how it understood the day:\n%s", texts(sheet.Body))
	}
	sheet.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	if len(a.Sheets) != 0 {
		t.Fatal("the form is still open")
	}
	shown(t, a, a.events(), "events")
	e, err := a.Store.EventByName(t.Context(), "Metadata Days")
	if err != nil {
		t.Fatal(err)
	}
	if got := words.EventDays(&e); got != "12–14 Aug 2026" || e.Place != "Lisbon" || !e.AllDay {
		t.Errorf("stored %s at %q, all day %v; want 12–14 Aug 2026 at Lisbon", got, e.Place, e.AllDay)
	}
	if got := a.events().OpenEvent(); got != e.ID {
		t.Fatalf("event %d is open, want the new one, %d", got, e.ID)
	}

	press(t, a, a.events().Detail.Content, "I'm here")
	shown(t, a, a.events(), "events")
	current, _, _, ok, err := a.Store.Current(t.Context())
	if err != nil || !ok || current.ID != e.ID {
		t.Errorf("current event %d, %v, %v; want %d", current.ID, ok, err, e.ID)
	}
	if main := hereButton(a.events().Detail.Content); main != nil {
		t.Error("the button I'm here is still offered")
	}
	if got := texts(a.events().Detail.Head); strings.Count(got, "You are here") != 1 {
		t.Errorf("the head does not say where you are:\n%s", got)
	}
}

func TestAnEventShowsWhoWasMetAndWhoIsExpected(t *testing.T) {
	a := newScreens(t)
	var event data.Event
	write(t, a, func(tx *store.Tx) error {
		event = data.Event{Name: "Archive Forum", Start: noon.Add(-time.Hour), End: noon.Add(time.Hour), Zone: "UTC"}
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		for _, p := range []struct {
			given, email string
			met          bool
		}{{"Ada", "ada@archive.example", true}, {"Bo", "", false}, {"Cy", "ada@ARCHIVE.example", false}} {
			c := data.Contact{Given: p.given, Family: "Okoro"}
			if p.email != "" {
				c.Emails = []data.Email{{Value: p.email}}
			}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			if p.met {
				if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: event.ID, At: noon}); err != nil {
					return err
				}
				continue
			}
			if err := tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: event.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	shown(t, a, a.events(), "events")
	a.events().Open(event.ID)
	settle(t, a)
	var got []string
	list := a.events().Detail.People()
	got = rowsOf(a)
	if s := strings.Join(got, "|"); s != "The rest · 2|Bo Okoro expected|Cy Okoro expected|Met here · 1|Ada Okoro met" {
		t.Errorf("people: %s", s)
	}
	if s := strings.Join(chipsIn(list.Content()), ", "); s != "3 people, 1 met, 2 expected, 1 incomplete" {
		t.Errorf("the head counts %s", s)
	}
	chooseItem(t, a, list.Menu(), "Copy addresses")
	if s := a.Fyne.Clipboard().Content(); s != "Cy Okoro <ada@ARCHIVE.example>" {
		t.Errorf("clipboard %q, want each address once", s)
	}
	if s := texts(a.Toasts.Layer); s != "1 address copied. 1 person has none." {
		t.Errorf("toast %q", s)
	}

	a.events().Detail.Trash()
	settle(t, a)
	shown(t, a, a.events(), "events")
	if a.events().OpenEvent() != 0 && a.events().OpenEvent() == event.ID || !strings.Contains(texts(a.events().Content()), "No events yet") {
		t.Errorf("after the event went to the trash the screen shows\n%s", texts(a.events().Content()))
	}
}

func TestEventsAreGroupedByWhereTheyStandInTime(t *testing.T) {
	day := 24 * time.Hour
	rows := func(spec map[string]time.Duration) (out []store.EventRow) {
		for name, from := range spec {
			e := data.Event{Name: name, Zone: "UTC", Start: noon.Add(from), End: noon.Add(from + time.Hour)}
			if name == "undated" {
				e.Start, e.End = time.Time{}, time.Time{}
			}
			out = append(out, store.EventRow{Event: e})
		}
		return out
	}
	// As Store.Events gives them: latest start first.
	order := []string{"in a year", "tomorrow", "today", "yesterday", "last year", "undated"}
	all := rows(map[string]time.Duration{
		"in a year": 365 * day, "tomorrow": day, "today": 0, "yesterday": -day, "last year": -365 * day, "undated": 0,
	})
	var events1 []store.EventRow
	for _, name := range order {
		for _, e := range all {
			if e.Name == name {
				events1 = append(events1, e)
			}
		}
	}
	var got []string
	for _, l := range events.GroupEvents(events1, noon.Add(time.Minute)) {
		if l.Heading != "" {
			got = append(got, "["+l.Heading+"]")
			continue
		}
		got = append(got, l.Event.Name)
	}
	want := "[Now], today, [Upcoming], tomorrow, in a year, [Past], yesterday, last year, [Without date], undated"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
