package store

import (
	"errors"
	"testing"

	"lanyard/data"
)

// TestWhoWasMadeWithAnAttendeeIsFresh checks what tells who was known before a list came.
func TestWhoWasMadeWithAnAttendeeIsFresh(t *testing.T) {
	s := openTest(t)
	known, fresh, e := person("Ana", "Known"), person("Bo", "Fresh"), &data.Event{Name: "Fair"}
	do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveContact(known), tx.SaveEvent(e)) })
	do(t, s, func(tx *Tx) error {
		return errors.Join(
			tx.SaveContact(fresh), tx.SaveAttendee(&data.Attendee{ContactID: known.ID, EventID: e.ID}), tx.SaveAttendee(&data.Attendee{ContactID: fresh.ID, EventID: e.ID}))
	})
	is := func(claim string, want map[int64]bool) {
		t.Helper()
		listed, err := s.Attendees(t.Context(), e.ID)
		if err != nil || len(listed) != len(want) {
			t.Fatalf("%s: %d attendees, %v", claim, len(listed), err)
		}
		for _, a := range listed {
			if a.Fresh != want[a.ContactID] {
				t.Errorf("%s: contact %d is fresh: %v", claim, a.ContactID, a.Fresh)
			}
		}
	}
	is("at first", map[int64]bool{known.ID: false, fresh.ID: true})
	do(t, s, func(tx *Tx) error {
		return tx.SaveAttendee(&data.Attendee{ContactID: fresh.ID, EventID: e.ID, Status: data.WantToMeet})
	})
	is("saved anew without its number", map[int64]bool{known.ID: false, fresh.ID: true})
	do(t, s, func(tx *Tx) error {
		a, err := tx.Attendee(fresh.ID, e.ID)
		if err != nil {
			return err
		}
		a.Status = data.Met
		return tx.SaveAttendee(&a)
	})
	listed, err := s.Attendees(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range listed {
		if a.ContactID == fresh.ID && (!a.Wanted || a.Status != data.Met) {
			t.Errorf("who was wanted and is met: %+v", a)
		}
	}
}

// TestAPromiseThatIsDroppedIsNotOwed checks the reading of open promises and their order.
func TestAPromiseThatIsDroppedIsNotOwed(t *testing.T) {
	s := openTest(t)
	c := person("Ana", "Known")
	open, dropped := &data.Promise{Text: "slides"}, &data.Promise{Text: "book"}
	do(t, s, func(tx *Tx) error {
		if err := tx.SaveContact(c); err != nil {
			return err
		}
		open.ContactID, dropped.ContactID, dropped.Dropped = c.ID, c.ID, tx.Now()
		return errors.Join(tx.SavePromise(dropped), tx.SavePromise(open))
	})
	owed, err := s.OpenPromises(t.Context(), data.Date{Year: 2030, Month: 1, Day: 1})
	if err != nil || len(owed) != 1 || owed[0].ID != open.ID {
		t.Errorf("owed: %+v, %v", owed, err)
	}
	all, err := s.Promises(t.Context(), c.ID)
	if err != nil || len(all) != 2 || all[0].ID != open.ID || all[1].Open() {
		t.Errorf("all: %+v, %v", all, err)
	}
}

// TestAnEventWithTwoQuestionsOfOneKeyIsRefused checks what cannot be saved.
func TestAnEventWithTwoQuestionsOfOneKeyIsRefused(t *testing.T) {
	s := openTest(t)
	for claim, questions := range map[string][]data.Question{
		"no key":           {{Text: "Role", Type: data.TextQuestion}},
		"two of one key":   {{Key: "role", Type: data.TextQuestion}, {Key: "role", Type: data.TagsQuestion}},
		"an unknown type":  {{Key: "role", Type: "number"}},
		"no type whatever": {{Key: "role"}},
	} {
		_, err := s.Do(t.Context(), "", func(tx *Tx) error { return tx.SaveEvent(&data.Event{Name: "Fair", Questions: questions}) })
		var field *data.FieldError
		if !errors.As(err, &field) {
			t.Errorf("%s: %v", claim, err)
		}
	}
}
