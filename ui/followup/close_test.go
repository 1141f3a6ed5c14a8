package followup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// later adds an event that is ahead, and gives its id.
func (f *fair) later() data.Event {
	next := data.Event{Name: "Next fair", Zone: "UTC", Start: windowtest.Noon.AddDate(1, 0, 0)}
	f.Write(func(tx *store.Tx) error { return tx.SaveEvent(&next) })
	return next
}

// want adds somebody to the event's list who is wanted.
func (f *fair) want(name, note string) int64 {
	c := data.Contact{DisplayName: name}
	f.Write(func(tx *store.Tx) error {
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: f.event.ID, Status: data.WantToMeet, Note: note})
	})
	return c.ID
}

// statuses are those of the event's list, by name.
func (f *fair) statuses(event int64) string {
	f.t.Helper()
	as, err := f.Store.Attendees(f.t.Context(), event)
	if err != nil {
		f.t.Fatal(err)
	}
	var out []string
	for _, a := range as {
		out = append(out, string(a.Status))
	}
	return strings.Join(out, " ")
}

// Closing walks from hot to who was missed, and is one operation.
func TestAnEventIsClosedByKeyboardAndInOneOperation(t *testing.T) {
	f := newFair(t, 3)
	next := f.later()
	wanted := f.want("Zoe Ng", "ask for maps")
	f.want("Zed Ox", "")
	f.Write(func(tx *store.Tx) error {
		f.met[2].Warmth = data.Hot
		if err := tx.SaveEncounter(&f.met[2]); err != nil {
			return err
		}
		return tx.SavePromise(&data.Promise{ContactID: f.people[1].ID, EncounterID: f.met[1].ID, Text: "send"})
	})
	ops := f.ops()
	Close(f.Window.Window, f.event.ID)
	f.Settle()
	sheet := f.Sheets[0]
	page := func(want ...string) {
		t.Helper()
		all := windowtest.Texts(sheet.Pop)
		for _, w := range want {
			if !strings.Contains(all, w) {
				t.Errorf("the page says %q, want %q", all, w)
			}
		}
	}
	page("1 of 5", "Lima 002", "Hot · by Thu 13 Aug", "No note yet")
	f.types("!thank her\n") // the note stays in the walk, and who is hot stays open by Enter alone
	page("2 of 5")
	f.types("\n\n")
	page("4 of 5", "Zed Ox", "Wanted but not met")
	f.types("x\n")
	page("5 of 5", "Zoe Ng", "ask for maps")
	f.types("c")
	f.Settle()
	f.types("\n") // the only event that is ahead
	f.Settle()
	f.types("\n")
	page("1 person is done with.", "2 people stay open.", "1 open promise stays on Today.", "1 person is carried over", "1 person is not wanted")
	f.types("\n")
	f.Settle()
	if len(f.Sheets) != 0 {
		t.Fatal("the sheet stays")
	}
	if n := f.ops() - ops; n != 1 {
		t.Errorf("%d operations", n)
	}
	if got := f.statuses(f.event.ID); got != "closed expected want" {
		t.Errorf("the statuses are %s", got)
	}
	if got := f.statuses(next.ID); got != "want" {
		t.Errorf("on the next list: %s", got)
	}
	if a, err := f.Store.ContactAttendees(t.Context(), wanted); err != nil || a[0].EventID != next.ID || a[0].Note != "ask for maps" {
		t.Errorf("carried over is %+v, %v", a, err)
	}
	if e, err := f.Store.Event(t.Context(), f.event.ID); err != nil || e.Closed.IsZero() {
		t.Errorf("the event is open: %v", err)
	}
	if got := f.stored(2); !strings.Contains(got, "me:thank her") {
		t.Errorf("of the hot one is stored %s", got)
	}
	f.Undo()
	f.Settle()
	if got := f.statuses(f.event.ID); got != "want want" {
		t.Errorf("after one undo the statuses are %s", got)
	}
	if got := f.statuses(next.ID); got != "" {
		t.Errorf("after one undo on the next list: %s", got)
	}
	if open, err := f.Store.OpenPromises(t.Context(), data.Date{Year: 2030, Month: 1, Day: 1}); err != nil || len(open) != 1 {
		t.Errorf("open promises: %d, %v", len(open), err)
	}
}

// What was decided survives leaving, and is offered again.
func TestClosingKeepsWhatWasDecided(t *testing.T) {
	f := newFair(t, 2)
	Close(f.Window.Window, f.event.ID)
	f.Settle()
	if string(f.Sheets[0].Keeps.Text()) != "{}" {
		t.Errorf("untouched it keeps %s", f.Sheets[0].Keeps.Text())
	}
	f.types("k!write\n")
	kept := f.Sheets[0].Keeps.Text()
	f.Sheets[0].Close()
	f.Settle()
	if got := f.statuses(f.event.ID); got != "" {
		t.Errorf("leaving writes %s", got)
	}
	if err := RestoreClosing(f.Window.Window, "1", kept); err != nil {
		t.Fatal(err)
	}
	f.Settle()
	f.types("\n\n\n")
	f.Settle()
	if got := f.stored(0); !strings.Contains(got, "me:write") {
		t.Errorf("stored is %s", got)
	}
	if got := f.statuses(f.event.ID); got != "closed" {
		t.Errorf("the statuses are %s", got)
	}
}

// showTab shows the tab of the event.
func (f *fair) showTab() *Tab {
	tab := New(f.Window.Window)
	f.Native.SetContent(container.NewStack(tab.Content(), f.Toasts.Layer))
	tab.Show(f.event)
	f.Settle()
	tab.Focus()
	return tab
}

func TestFollowUpIsWorkedByKeys(t *testing.T) {
	f := newFair(t, 2)
	f.later()
	wanted := f.want("Zoe Ng", "ask for maps")
	f.Write(func(tx *store.Tx) error {
		return tx.SaveAttendee(&data.Attendee{ContactID: f.people[0].ID, EventID: f.event.ID, Status: data.Met})
	})
	var opened int64
	f.Places.Person = func(id int64) { opened = id }
	tab := f.showTab()
	if all := windowtest.Texts(tab.Content()); !strings.Contains(all, "2 open") || !strings.Contains(all, "1 wanted but not met") || !strings.Contains(all, "by Wed 19 Aug") {
		t.Errorf("the tab says %q", all)
	}
	if p := tab.chosen(); p == nil || p.ContactID != f.people[0].ID {
		t.Fatalf("chosen is %v", p)
	}
	tab.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != f.people[0].ID {
		t.Errorf("Enter opens %d", opened)
	}
	tab.Rune('d')
	f.Settle()
	tab.Show(f.event)
	f.Settle()
	if p := tab.chosen(); p == nil || p.ContactID != f.people[1].ID {
		t.Errorf("after D chosen is %v", p)
	}
	tab.Rune('p')
	f.Settle()
	if len(f.Sheets) != 1 {
		t.Fatal("P opens no promise")
	}
	f.Sheets[0].Close()
	tab.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if p := tab.chosen(); p == nil || p.ContactID != wanted {
		t.Fatalf("at the end chosen is %v", p)
	}
	for range 2 { // over the heading, and back
		tab.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if p := tab.chosen(); p == nil || p.ContactID != f.people[0].ID && p.ContactID != f.people[1].ID {
		t.Errorf("above the heading is chosen %v", p)
	}
	tab.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	tab.Rune('w')
	f.Settle()
	if len(f.Sheets) != 1 {
		t.Fatal("W opens no letter")
	}
	if all := windowtest.Texts(f.Sheets[0].Pop); !strings.Contains(all, "Zoe Ng has no e-mail address: copy the letter.") {
		t.Errorf("W without an address says %q", all)
	}
	f.Sheets[0].Close()
	tab.Rune('x')
	f.Settle()
	if got := f.statuses(f.event.ID); got != "closed expected" {
		t.Errorf("the statuses are %s", got)
	}
}
