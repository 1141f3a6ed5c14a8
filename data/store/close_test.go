package store

import (
	"errors"
	"testing"
	"time"

	"lanyard/data"
)

// closing is an event of which one person owes something, one is done with, one is wanted, and one expected.
type closing struct {
	s                             *Store
	event, next                   data.Event
	owes, done, wanted, expecting data.Contact
}

func newClosing(t *testing.T) *closing {
	t.Helper()
	c := &closing{s: openTest(t)}
	c.event = data.Event{Name: "Fair", Zone: "UTC", Start: time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC)}
	c.next = data.Event{Name: "Next Fair", Zone: "UTC", Start: time.Date(2027, 3, 10, 8, 0, 0, 0, time.UTC)}
	c.owes.Given, c.done.Given, c.wanted.Given, c.expecting.Given = "Ana", "Bo", "Cy", "Di"
	save(t, c.s, &c.owes, &c.done, &c.wanted, &c.expecting)
	do(t, c.s, func(tx *Tx) error {
		if err := firstOf(tx.SaveEvent(&c.event), tx.SaveEvent(&c.next)); err != nil {
			return err
		}
		met := data.Encounter{ContactID: c.owes.ID, EventID: c.event.ID, At: c.event.Start}
		other := data.Encounter{ContactID: c.done.ID, EventID: c.event.ID, At: c.event.Start}
		if err := firstOf(tx.SaveEncounter(&met), tx.SaveEncounter(&other)); err != nil {
			return err
		}
		return firstOf(
			tx.SavePromise(&data.Promise{ContactID: c.owes.ID, EncounterID: met.ID, Text: "send"}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.owes.ID, EventID: c.event.ID, Status: data.Met, Wanted: true}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.wanted.ID, EventID: c.event.ID, Status: data.WantToMeet, Note: "ask for maps"}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.expecting.ID, EventID: c.event.ID}))
	})
	return c
}

// statuses gives the status of each on the event's list, by name.
func (c *closing) statuses(t *testing.T) string {
	t.Helper()
	as, err := c.s.Attendees(t.Context(), c.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, a := range as {
		out += string(a.Status)
		if a.Wanted {
			out += "+"
		}
		out += " "
	}
	return out
}

func TestClosingAnEventLosesNothingThatIsOpen(t *testing.T) {
	c := newClosing(t)
	before := c.statuses(t)
	closed := func(tx *Tx) error {
		n, err := tx.CloseEvent(c.event.ID, Closing{})
		if err == nil && n != 1 {
			t.Errorf("%d people were closed", n)
		}
		return err
	}
	op := do(t, c.s, closed)
	if got := c.statuses(t); got != "met+ closed want+ expected " {
		t.Errorf("after closing: %s", got)
	}
	open, err := c.s.OpenPromises(t.Context(), data.Date{Year: 2030, Month: 1, Day: 1})
	if err != nil || len(open) != 1 {
		t.Errorf("open promises %v, %v", open, err)
	}
	if _, err := c.s.Do(t.Context(), "Test", closed); !errors.Is(err, data.ErrAlready) {
		t.Errorf("closed twice: %v", err)
	}
	do(t, c.s, func(tx *Tx) error { _, err := tx.ReopenEvent(c.event.ID); return err })
	if got := c.statuses(t); got != "met+ met want+ expected " {
		t.Errorf("after reopening: %s", got)
	}
	if _, err := c.s.Do(t.Context(), "Test", func(tx *Tx) error { _, err := tx.ReopenEvent(c.event.ID); return err }); !errors.Is(err, data.ErrAlready) {
		t.Errorf("reopened twice: %v", err)
	}
	if _, err := c.s.Undo(t.Context()); err != nil { // the reopening
		t.Fatal(err)
	}
	if _, err := c.s.UndoOp(t.Context(), op.Seq); err != nil {
		t.Fatal(err)
	}
	if got := c.statuses(t); got != before {
		t.Errorf("after undo: %s, before it was %s", got, before)
	}
}

// What somebody did after the closing stays when the event is opened again.
func TestReopeningKeepsWhatChangedSince(t *testing.T) {
	c := newClosing(t)
	do(t, c.s, func(tx *Tx) error { return tx.CloseAttendee(c.owes.ID, c.event.ID) }) // done with, before
	do(t, c.s, func(tx *Tx) error { _, err := tx.CloseEvent(c.event.ID, Closing{}); return err })
	do(t, c.s, func(tx *Tx) error { return tx.DropWanted(c.wanted.ID, c.event.ID) })
	do(t, c.s, func(tx *Tx) error { _, err := tx.ReopenEvent(c.event.ID); return err })
	if got := c.statuses(t); got != "closed+ met expected expected " {
		t.Errorf("after reopening: %s", got)
	}
	do(t, c.s, func(tx *Tx) error {
		_, err := tx.CloseEvent(c.event.ID, Closing{Closed: []int64{}})
		return err
	})
	if got := c.statuses(t); got != "closed+ met expected expected " {
		t.Errorf("who was chosen to stay open is %s", got)
	}
}

func TestWhoIsCarriedOverIsWantedThereWithTheNote(t *testing.T) {
	c := newClosing(t)
	for range 2 { // a second time changes nothing
		do(t, c.s, func(tx *Tx) error { return tx.CarryOver(c.wanted.ID, c.event.ID, c.next.ID) })
	}
	as, err := c.s.Attendees(t.Context(), c.next.ID)
	if err != nil || len(as) != 1 || as[0].Status != data.WantToMeet || !as[0].Wanted || as[0].Note != "ask for maps" {
		t.Errorf("on the next list: %+v, %v", as, err)
	}
	f, err := c.s.EventFacts(t.Context(), c.event.ID)
	if err != nil || len(f.Missing()) != 0 {
		t.Errorf("still missing: %v, %v", f.Missing(), err)
	}
	if r := data.ReportOf(&f); r.WantedOpen != 1 {
		t.Errorf("the report counts %d as wanted and not met; who is carried over was not met here", r.WantedOpen)
	}
	do(t, c.s, func(tx *Tx) error { return tx.DropWanted(c.wanted.ID, c.event.ID) })
	if r, err := c.s.Report(t.Context(), c.event.ID); err != nil || r.WantedOpen != 0 {
		t.Errorf("dropped, and the report counts %d, %v", r.WantedOpen, err)
	}
}
