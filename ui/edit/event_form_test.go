package edit

import (
	"testing"
	"time"

	"lanyard/data"
	"lanyard/ui/window/windowtest"
)

func TestTheTimesOfAnEventSurviveTheForm(t *testing.T) {
	w := windowtest.New(t)
	for _, e := range []data.Event{
		{Name: "all day, three days", AllDay: true, Start: time.Date(2026, 8, 11, 22, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 22, 0, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "one afternoon", Start: time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 12, 15, 30, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "through the night", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 4, 0, 0, 0, time.UTC), Zone: "Asia/Tokyo"},
		{Name: "a start only", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), Zone: "UTC"},
		{Name: "no date", Zone: "UTC"},
	} {
		t.Run(e.Name, func(t *testing.T) {
			f := newEventForm(w.Window, e)
			got, wrong := f.read()
			if len(wrong) > 0 {
				t.Fatalf("the form refuses its own values: %v", wrong)
			}
			if !got.Start.Equal(e.Start) || !got.End.Equal(e.End) || got.AllDay != e.AllDay {
				t.Errorf("got %v – %v all day %v, want %v – %v %v", got.Start, got.End, got.AllDay, e.Start, e.End, e.AllDay)
			}
		})
	}
}

func TestWhatActsOnAScreenIsNotSavedWithAnEvent(t *testing.T) {
	w := windowtest.New(t)
	e := data.Event{Name: "Days\x1b]0;owned\a", Zone: "UTC", Sessions: []data.Session{{Title: "Talk\u009b2J"}}}
	f := newEventForm(w.Window, e)
	f.place.SetText("Town\r\nHall\x00")
	f.note.SetText("one\x1b[2J\ntwo")
	f.link.SetText("https://days.example/\u0085x")
	got, _ := f.read()
	if got.Name != "Days ]0;owned" || got.Place != "Town Hall" || got.Note != "one[2J\ntwo" || got.Link != "https://days.example/ x" || got.Sessions[0].Title != "Talk 2J" {
		t.Errorf("it saves %+q", []string{got.Name, got.Place, got.Note, got.Link, got.Sessions[0].Title})
	}
	if e.Sessions[0].Title != "Talk\u009b2J" {
		t.Error("what is shown elsewhere was written over")
	}
}

func TestTheStatusOfAnEventIsEdited(t *testing.T) {
	w := windowtest.New(t)
	e := data.Event{Name: "Days", Status: "POSTPONED"}
	f := newEventForm(w.Window, e)
	if got, _ := f.read(); got.Status != "POSTPONED" {
		t.Errorf("the form gives the status %q", got.Status)
	}
	w.Type(f.content, "cancelled, postponed …", "")
	if got, _ := f.read(); got.Status != "" {
		t.Errorf("taken out, the form gives the status %q", got.Status)
	}
}
