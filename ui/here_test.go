package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/widget"
)

func days(from, to time.Duration) data.Event {
	midnight := time.Date(2026, 8, 12, 0, 0, 0, 0, time.UTC)
	return data.Event{Name: "Library Futures", Start: midnight.Add(from * 24), End: midnight.Add(to * 24), AllDay: true, Zone: "UTC"}
}

// hereButton is the button "I'm here" in an object tree; nil where it is an item of a menu.
func hereButton(o fyne.CanvasObject) (found *widget.Button) {
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == "I'm here" {
			found = b
		}
	})
	return found
}

// mainButton is the text of the one main button in an object tree.
func mainButton(o fyne.CanvasObject) string {
	var main []string
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Importance == fw.HighImportance {
			main = append(main, b.Text)
		}
	})
	return strings.Join(main, " and ")
}

func TestWhoIsStillAtAnEventThatIsOverFollowsUp(t *testing.T) {
	a := newScreens(t)
	e := days(-1*time.Hour, 1*time.Hour)
	write(t, a, func(tx *store.Tx) error { return errors.Join(tx.SaveEvent(&e), tx.SetCurrent(e.ID)) })
	main := func(want string) {
		t.Helper()
		a.reload(nil)
		settle(t, a)
		if got := mainButton(a.events().Detail.Head); got != want {
			t.Errorf("the main button is %q, want %q", got, want)
		}
	}
	a.Places.Event(e.ID)
	main("Add")
	write(t, a, func(tx *store.Tx) error { // it was said on its first day
		was := days(-1*time.Hour, 1*time.Hour)
		return tx.SetSetting("current_event", fmt.Sprintf(`{"event":%d,"since":%d}`, e.ID, was.Start.UnixMilli()))
	})
	e.End = e.Start
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	main("Follow up")
}

func TestTheMainButtonFollowsTime(t *testing.T) {
	clock := func(hour int, min int) time.Time { return time.Date(2026, 8, 12, hour, min, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		event data.Event
		main  string
		asks  string
	}{
		"the second of three days":   {days(-1*time.Hour, 1*time.Hour), "I'm here", ""},
		"its last day":               {days(-2*time.Hour, 0), "I'm here", ""},
		"its only day":               {days(0, 0), "I'm here", ""},
		"it begins in the afternoon": {data.Event{Name: "Library Futures", Start: clock(15, 0), End: clock(18, 0), Zone: "UTC"}, "I'm here", ""},
		"it ended this morning":      {data.Event{Name: "Library Futures", Start: clock(8, 0), End: clock(9, 0), Zone: "UTC"}, "I'm here", ""},
		"it ended at midnight":       {data.Event{Name: "Library Futures", Start: clock(8, 0).AddDate(0, 0, -1), End: clock(0, 0), Zone: "UTC"}, "Follow up", "Library Futures was on 11 Aug 2026. Are you there now?"},
		"tomorrow over there":        {data.Event{Name: "Library Futures", Start: clock(13, 0), End: clock(20, 0), Zone: "Pacific/Auckland"}, "I'm here", ""},
		"yesterday":                  {days(-2*time.Hour, -1*time.Hour), "Follow up", "Library Futures was on 10–11 Aug 2026. Are you there now?"},
		"in October":                 {days(50*time.Hour, 52*time.Hour), "Prepare", "Library Futures is on 1–3 Oct 2026. Are you there now?"},
		"no day":                     {data.Event{Name: "Library Futures"}, "I'm here", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := newScreens(t)
			e := c.event
			write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
			a.Places.Event(e.ID)
			settle(t, a)
			if got := mainButton(a.events().Detail.Head); got != c.main {
				t.Errorf("the main button is %q, want %q", got, c.main)
			}
			say := func() {
				if b := hereButton(a.events().Detail.Content); b != nil {
					b.OnTapped()
					settle(t, a)
					return
				}
				chooseItem(t, a, a.events().Detail.Menu(), "I'm here")
			}
			here := func() int64 {
				current, _, _, ok, err := a.Store.Current(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if !ok {
					return 0
				}
				return current.ID
			}
			say()
			if c.asks != "" {
				if s := sheetOf(t, a); here() != 0 || !strings.Contains(texts(s.Body), c.asks) {
					t.Fatalf("at %d; it asks\n%s", here(), texts(s.Body))
				}
				typeKey(a, fyne.KeyEscape)
				settle(t, a)
				if here() != 0 || len(a.Sheets) != 0 {
					t.Errorf("after Esc one is at %d", here())
				}
				say()
				sheetOf(t, a).Accept()
				settle(t, a)
			}
			if here() != e.ID || len(a.Sheets) != 0 {
				t.Errorf("one is at %d, want %d; %d sheets", here(), e.ID, len(a.Sheets))
			}
			if got := texts(a.Toasts.Layer); !strings.Contains(got, "You are at Library Futures") {
				t.Errorf("it says %q", got)
			}
		})
	}
}

func TestUndoTakesBackThatOneIsAtAnEvent(t *testing.T) {
	a := newScreens(t)
	first, second := days(0, 0), days(0, 0)
	second.Name = "Book Fair"
	write(t, a, func(tx *store.Tx) error {
		return errors.Join(tx.SaveEvent(&first), tx.SaveEvent(&second), tx.SaveContact(&data.Contact{Given: "Ada"}))
	})
	a.shell.open("today")
	at := func(want string) {
		t.Helper()
		settle(t, a)
		a.reload(nil)
		settle(t, a)
		if got := a.Here.Name; got != want {
			t.Errorf("one is at %q, want %q; it says %q", got, want, texts(a.Toasts.Layer))
		}
	}
	a.SetCurrent(first.ID)
	at("Library Futures")
	a.SetCurrent(second.ID)
	at("Book Fair")
	a.SetCurrent(0)
	at("")
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "You left Book Fair") {
		t.Errorf("it says %q", got)
	}
	a.Undo()
	at("Book Fair")
	a.Undo()
	at("Library Futures")
	a.Redo()
	at("Book Fair")
	a.SetCurrent(second.ID) // still here: no step of its own
	at("Book Fair")
	a.Undo()
	at("Library Futures")
	a.Undo()
	at("")
	if count(t, a) != 1 {
		t.Error("the person is gone: undo took back something else")
	}
	a.Undo()
	settle(t, a)
	if count(t, a) != 0 {
		t.Error("the next undo does not reach what was done before")
	}
}

func TestTheMenuOfEventsHoldsTheCurrentOneWhateverItsDate(t *testing.T) {
	a := newScreens(t)
	a.shell.open("today")
	old := days(-300*time.Hour, -300*time.Hour)
	write(t, a, func(tx *store.Tx) error {
		for range 15 {
			e := days(time.Hour, time.Hour)
			e.Name = "Some day"
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
		}
		return errors.Join(tx.SaveEvent(&old), tx.SetCurrent(old.ID))
	})
	a.reload(nil)
	settle(t, a)
	events, err := a.Store.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, item := range a.shell.eventItems(events) {
		if item.Checked {
			item.Label += " (checked)"
		}
		all = append(all, item.Label)
	}
	if got := strings.Join(all, "\n"); len(all) > 18 || !strings.Contains(got, "Library Futures (checked)") || !strings.Contains(got, "All events …") {
		t.Errorf("the menu holds\n%s", got)
	}
}

func TestAnEmptyEventKnowsWhetherOneIsThere(t *testing.T) {
	a := newScreens(t)
	past := days(-9, -8)
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&past) })
	a.Places.Event(past.ID)
	settle(t, a)
	if got := texts(a.events().Detail.Content); strings.Contains(got, "Say that you are here") || !strings.Contains(got, "Open a list of guests") {
		t.Errorf("of the past, it says\n%s", got)
	}
	e := days(0, 0)
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	a.Places.Event(e.ID)
	settle(t, a)
	if got := texts(a.events().Detail.Content); !strings.Contains(got, "Say that you are here: then all people") {
		t.Errorf("before, it says\n%s", got)
	}
	a.SetCurrent(e.ID)
	settle(t, a)
	a.reload(nil)
	settle(t, a)
	if got := texts(a.events().Detail.Content); strings.Contains(got, "Say that") || !strings.Contains(got, "You are here: all people you add or scan are on this list.") {
		t.Errorf("at the event it says\n%s", got)
	}
}

func TestANewEventOfAnotherDayIsNotWhereOneIs(t *testing.T) {
	for _, day := range []string{"12.8.2026", "12.10.2026"} {
		a := newScreens(t)
		edit.Event(a.Window, data.Event{}, func(id int64) { edit.SayHereAt(a.Window, id) })
		typeInto(t, sheetOf(t, a).Body, "Library Futures 2026", "Metadata Days")
		typeInto(t, sheetOf(t, a).Body, "12 Aug, next monday", day)
		sheetOf(t, a).Accept()
		settle(t, a)
		_, _, _, ok, err := a.Store.Current(t.Context())
		if today := day == "12.8.2026"; err != nil || ok != today || (len(a.Sheets) == 0) != today {
			t.Errorf("%s: one is there: %v, %v; %d sheets", day, ok, err, len(a.Sheets))
		}
	}
}
