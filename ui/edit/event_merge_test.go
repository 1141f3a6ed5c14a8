package edit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

func TestTwoEventsAreMergedAfterAPreview(t *testing.T) {
	w, fair, ana := agreeing(t)
	other := data.Event{Name: "The Fair", Place: "Ghent"}
	w.Write(func(tx *store.Tx) error {
		if err := tx.SaveEvent(&other); err != nil {
			return err
		}
		return tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, EventID: other.ID})
	})
	MergeEvent(w.Window, fair)
	w.Settle()
	w.Sheet().First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.Settle()
	said := windowtest.Texts(w.Sheet().Body)
	for _, want := range []string{"All of The Fair goes to Fair", "1 person", "1 encounter", "Ghent"} {
		if !strings.Contains(said, want) {
			t.Errorf("the preview does not say %q but\n%s", want, said)
		}
	}
	w.Sheet().Accept()
	w.Settle()
	events := windowtest.Looked(func() []store.EventRow {
		events, err := w.Store.Events(t.Context())
		if err != nil {
			t.Error(err)
		}
		return events
	})
	if len(events) != 1 || events[0].ID != fair.ID || events[0].Place != "Ghent" || events[0].People != 1 {
		t.Errorf("%+v", events)
	}
}

func TestAnEventFollowsAFormerOne(t *testing.T) {
	w, fair, ana := agreeing(t)
	fair.Questions = []data.Question{{Key: "role", Text: "Role?", Type: data.TextQuestion}}
	w.Write(func(tx *store.Tx) error {
		if err := tx.SaveEvent(&fair); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: ana.ID, EventID: fair.ID, Status: data.Met, Wanted: true, Note: "archive"})
	})
	var made int64
	NextEvent(w.Window, fair, func(id int64) { made = id })
	w.Settle()
	if said := windowtest.Texts(w.Sheet().Body); !strings.Contains(said, "It takes over: whom you wanted to meet, 1 question") {
		t.Errorf("it says\n%s", said)
	}
	w.Sheet().Accept()
	w.Settle()
	type got struct {
		event data.Event
		list  []data.Attendee
	}
	g := windowtest.Looked(func() (g got) {
		var err, err2 error
		g.event, err = w.Store.Event(t.Context(), made)
		g.list, err2 = w.Store.Attendees(t.Context(), made)
		if err != nil || err2 != nil {
			t.Error(err, err2)
		}
		return g
	})
	if g.event.Name != "Fair" || !g.event.Start.IsZero() || len(g.event.Questions) != 1 || len(g.event.Sessions) != 0 ||
		len(g.list) != 1 || g.list[0].Status != data.WantToMeet || g.list[0].Note != "archive" {
		t.Errorf("%+v", g)
	}
}
