package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// fairOf is an event with so many people on its list and as many who were met there, a third of them with an answer.
func fairOf(t *testing.T, s *Store, n int) (e data.Event) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		e = data.Event{
			Name: "Fair", Start: s.Now().Add(-time.Hour), End: s.Now().Add(5 * time.Hour),
			Questions: []data.Question{{Key: "role", Text: "Role?", Type: data.TextQuestion}, {Key: "when", Text: "When?", Type: data.TextQuestion}},
		}
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		for i := range n {
			c, m := data.Contact{Given: "Ana", Family: fmt.Sprintf("Lima%04d", i)}, data.Contact{Given: "Bo", Family: fmt.Sprintf("Met%04d", i)}
			if err := firstOf(tx.SaveContact(&c), tx.SaveContact(&m)); err != nil {
				return err
			}
			met := data.Encounter{ContactID: m.ID, EventID: e.ID, At: s.Now().Add(time.Duration(i) * time.Second), Note: strings.Repeat("x", i)}
			if i%3 == 0 {
				met.Answers = []data.Answer{{Key: "role", Value: "buyer"}, {Key: "other", Value: "no question of the event"}}
			}
			a := data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet}
			p := data.Appointment{ContactID: c.ID, EventID: e.ID, Start: s.Now().Add(time.Duration(i) * time.Minute)}
			if err := firstOf(tx.SaveEncounter(&met), tx.SaveAttendee(&a), tx.SaveAppointment(&p)); err != nil {
				return err
			}
		}
		return nil
	})
	return e
}

func TestTodayOfAnEventIsReadAtOnce(t *testing.T) {
	few, many := openTest(t), openTest(t)
	fewOf, manyOf := fairOf(t, few, 3), fairOf(t, many, 60)
	read := func(s *Store, e data.Event) int {
		return asked(t, func(ctx context.Context) error {
			_, err := s.EventToday(ctx, e.ID, e.Start, e.End, 40)
			return err
		})
	}
	if a, b := read(few, fewOf), read(many, manyOf); a != b || a == 0 {
		t.Errorf("%d queries for few, %d for many", a, b)
	}
}

func TestTodayHasWhoIsStillToBeMet(t *testing.T) {
	s := openTest(t)
	e := fairOf(t, s, 5)
	listed, err := s.Attendees(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, func(tx *Tx) error {
		cancelled, closed := listed[0], listed[1]
		cancelled.Cancelled, closed.Status = s.Now(), data.Closed
		trashed := listed[2].ContactID
		met := data.Encounter{ContactID: listed[3].ContactID, EventID: e.ID, At: s.Now(), Warmth: data.Hot}
		return firstOf(tx.SaveAttendee(&cancelled), tx.SaveAttendee(&closed), tx.Trash(Contacts, trashed), tx.SaveEncounter(&met))
	})
	got, err := s.EventToday(t.Context(), e.ID, e.Start, e.End, 40)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Wanted) != 1 || got.Wanted[0].ContactID != listed[4].ContactID || got.WantedCount != 1 {
		t.Errorf("still to be met: %d, %+v", got.WantedCount, got.Wanted)
	}
	if len(got.Met) != 6 || got.People != 9 || len(got.Appointments) != 4 {
		t.Errorf("%d met, %d people, %d appointments", len(got.Met), got.People, len(got.Appointments))
	}
	hot, answered := 0, 0
	for _, m := range got.Met {
		if m.Warmth == data.Hot {
			hot++
		}
		if strings.Join(m.Answered, "|") == "role|other" {
			answered++
		}
	}
	if hot != 1 || answered != 2 {
		t.Errorf("%d hot, %d with answers, in %+v", hot, answered, got.Met)
	}
}

func TestEventsFromAMomentComeInTheirOrder(t *testing.T) {
	s := openTest(t)
	now := s.Now()
	do(t, s, func(tx *Tx) error {
		for _, e := range []data.Event{
			{Name: "over", Start: now.Add(-48 * time.Hour), End: now.Add(-40 * time.Hour)},
			{Name: "next", Start: now.Add(time.Hour)},
			{Name: "later", Start: now.Add(90 * time.Hour), End: now.Add(91 * time.Hour)},
			{Name: "on", Start: now.Add(-time.Hour), End: now.Add(time.Hour)},
			{Name: "some day"},
		} {
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
		}
		return nil
	})
	names := func(limit int) string {
		es, err := s.EventsFrom(t.Context(), now, limit)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, e := range es {
			out = append(out, e.Name)
		}
		return strings.Join(out, ", ")
	}
	if got := names(10); got != "on, next, later" {
		t.Error(got)
	}
	if got := names(1); got != "on" {
		t.Error(got)
	}
	if b, err := s.Begun(t.Context()); err != nil || b.Contacts || !b.Events {
		t.Errorf("%+v, %v", b, err)
	}
}
