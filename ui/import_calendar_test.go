package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// libraryDays is a programme of two sessions and one that was cancelled.
const libraryDays = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Library Days\r\nX-WR-TIMEZONE:Europe/Oslo\r\n" +
	"BEGIN:VEVENT\r\nSUMMARY:Opening\r\nDTSTART:20261012T090000\r\nLOCATION:Hall 1\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nSUMMARY:Party\r\nDTSTART:20261013T220000\r\nLOCATION:Roof\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nSUMMARY:Closing\r\nDTSTART:20261014T150000\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestADroppedCalendarBecomesAnEventAndIsTakenBack(t *testing.T) {
	a := newScreens(t)
	path := file(t, "days.ics", []byte(libraryDays))
	open := func() *window.Sheet {
		t.Helper()
		reading.Files(a.Window, []string{path})
		settle(t, a)
		if len(a.Sheets) != 1 {
			t.Fatalf("%d sheets are open", len(a.Sheets))
		}
		return a.Sheets[0]
	}
	s := open()
	if got := texts(s.Body); !strings.Contains(got, "Library Days · 2 events · 12–13 Oct 2026 · 1 cancelled") {
		t.Errorf("the sheet says %q", got)
	}
	s.Accept()
	settle(t, a)
	events, err := a.Store.Events(t.Context())
	if err != nil || len(events) != 1 || events[0].Name != "Library Days" {
		t.Fatalf("%+v, %v", events, err)
	}
	if e, err := a.Store.Event(t.Context(), events[0].ID); err != nil || len(e.Sessions) != 2 || e.Sessions[1].Room != "Roof" {
		t.Errorf("%+v, %v", e, err)
	}
	t.Run("again it changes nothing", func(t *testing.T) {
		s := open()
		s.Accept()
		settle(t, a)
		if again, err := a.Store.Events(t.Context()); err != nil || len(again) != 1 || again[0].Rev != events[0].Rev {
			t.Errorf("%+v, %v", again, err)
		}
	})
	t.Run("undo takes all of it back", func(t *testing.T) {
		if _, err := a.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if left, err := a.Store.Events(t.Context()); err != nil || len(left) != 0 {
			t.Errorf("%+v, %v", left, err)
		}
	})
	t.Run("each event on its own", func(t *testing.T) {
		s := open()
		choose(t, s, 1)
		s.Accept()
		settle(t, a)
		if got, err := a.Store.Events(t.Context()); err != nil || len(got) != 2 {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

// choose takes an option of the sheet's only choice.
func choose(t *testing.T, s *window.Sheet, i int) {
	t.Helper()
	found := false
	walk(s.Body, func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Select); ok && !found {
			found = true
			c.SetSelectedIndex(i)
		}
	})
	if !found {
		t.Fatal("there is no choice")
	}
}

func TestASessionOfWholeDaysHasNoClock(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip(err)
	}
	at := func(day, hour int) time.Time { return time.Date(2026, 10, day, hour, 0, 0, 0, oslo).UTC() }
	for _, c := range []struct {
		s    data.Session
		want string
	}{
		{data.Session{Start: at(25, 0), End: at(26, 0), Zone: "Europe/Oslo"}, "Sun 25 Oct, all day"},
		{data.Session{Start: at(24, 0), End: at(26, 0)}, "Sat 24 Oct – Sun 25 Oct"},
		{data.Session{Start: at(24, 0), End: at(24, 2)}, "Sat 24 Oct, 00:00–02:00"},
		{data.Session{}, ""},
	} {
		if got := words.SessionTime(&c.s, oslo); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// libraryDaysAgain is a later state of a programme: Opening moved, Party cancelled, Talk is new.
const libraryDaysAgain = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Days of the library\r\nX-WR-TIMEZONE:Europe/Oslo\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Opening\r\nDTSTART:20261012T110000\r\nLOCATION:Hall 1\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Party\r\nDTSTART:20261013T220000\r\nLOCATION:Roof\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Talk\r\nDTSTART:20261013T120000\r\nLOCATION:Hall 1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestACalendarThatComesAgainIntoTheOpenEventSaysWhatItChanges(t *testing.T) {
	a := newScreens(t)
	reading.Files(a.Window, []string{file(t, "days.ics", []byte(strings.NewReplacer("SUMMARY:Opening", "UID:1\r\nSUMMARY:Opening", "SUMMARY:Party", "UID:2\r\nSUMMARY:Party",
		"SUMMARY:Closing", "UID:4\r\nSUMMARY:Closing", "STATUS:CANCELLED\r\n", "").Replace(libraryDays)))})
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	all, err := a.Store.Events(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	a.Places.Programme(all[0].ID)
	settle(t, a)
	reading.Files(a.Window, []string{file(t, "later.ics", []byte(libraryDaysAgain))})
	settle(t, a)
	s := sheetOf(t, a)
	said := texts(s.Body)
	for _, want := range []string{"The programme of Library Days", "1 moved", "1 cancelled", "1 new", "Opening", "Party", "Talk"} {
		if !strings.Contains(said, want) {
			t.Errorf("the preview does not say %q but\n%s", want, said)
		}
	}
	s.Accept()
	settle(t, a)
	e, err := a.Store.Event(t.Context(), all[0].ID)
	if err != nil || len(e.Sessions) != 4 {
		t.Fatalf("%+v, %v", e.Sessions, err)
	}
	if again, err := a.Store.Events(t.Context()); err != nil || len(again) != 1 {
		t.Errorf("%d events, %v", len(again), err)
	}
	for _, one := range e.Sessions {
		switch one.Title {
		case "Opening":
			if one.Start.UTC().Hour() != 9 {
				t.Errorf("Opening is at %v", one.Start)
			}
		case "Party":
			if one.Status != data.Cancelled {
				t.Errorf("Party is %q", one.Status)
			}
		}
	}
	if said := texts(a.events().Content()); !strings.Contains(said, "Cancelled") {
		t.Errorf("the programme does not say that the party is cancelled:\n%s", said)
	}
	if _, err := a.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e, err := a.Store.Event(t.Context(), all[0].ID); err != nil || len(e.Sessions) != 3 {
		t.Errorf("undone in one: %d sessions, %v", len(e.Sessions), err)
	}
}
