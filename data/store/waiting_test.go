package store

import (
	"errors"
	"fmt"
	"testing"

	"lanyard/data"
)

// sound fails when Check finds anything.
func sound(t *testing.T, s *Store) {
	t.Helper()
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("Check: %q, %v", wrong, err)
	}
}

func TestALargeOperationReadsWhatItHasWritten(t *testing.T) {
	s := openTest(t)
	const people = waitingRows + 100
	e := data.Event{Name: "Forum"}
	op := do(t, s, func(tx *Tx) error {
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		for i := range people {
			c := data.Contact{DisplayName: fmt.Sprintf("Person %d", i), Topics: []string{"maps"}}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			for _, status := range []data.AttendeeStatus{data.Expected, data.Met} { // the second replaces the first
				if i%50 > 0 && status == data.Met {
					break
				}
				if err := tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: status}); err != nil {
					return err
				}
			}
			if i%700 == 0 {
				if got, err := tx.Contact(c.ID); err != nil || got.DisplayName != c.DisplayName || len(got.Topics) != 1 {
					t.Errorf("contact %d read back is %+v, %v", c.ID, got, err)
				}
			}
		}
		return nil
	})
	as, err := s.Attendees(t.Context(), e.ID)
	met := 0
	for _, a := range as {
		if a.Status == data.Met {
			met++
		}
	}
	if n, _ := s.Count(t.Context()); err != nil || n != people || len(as) != people || met != (people+49)/50 || op.Changes != 1+2*people {
		t.Errorf("%d people, %d attendees, %d met, %d changes, %v", n, len(as), met, op.Changes, err)
	}
	sound(t, s)
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d people after the undo, %v", n, err)
	}
	sound(t, s)
}

func TestAFailedOperationLeavesNothingWaiting(t *testing.T) {
	s := openTest(t)
	failed := errors.New("failed")
	_, err := s.Do(t.Context(), "Test", func(tx *Tx) error {
		return errors.Join(tx.SaveContact(&data.Contact{DisplayName: "Lost"}), failed)
	})
	if !errors.Is(err, failed) {
		t.Fatal(err)
	}
	save(t, s, &data.Contact{DisplayName: "Kept"})
	if n, err := s.Count(t.Context()); n != 1 || err != nil {
		t.Errorf("%d people, %v", n, err)
	}
	sound(t, s)
}

func TestARowThatSQLiteRefusesFailsTheOperation(t *testing.T) {
	s := openTest(t)
	_, err := s.Do(t.Context(), "Test", func(tx *Tx) error {
		c := data.Contact{DisplayName: "Somebody"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		a := aggregateOf[Attendees] // of an event that is not there: SaveAttendee would have looked
		_, err := tx.write(a, nil, attendeeColumns.image(&data.Attendee{ContactID: c.ID, EventID: 99, Status: data.Met}))
		if err != nil {
			return err
		}
		tx.Contact(c.ID) // the caller goes on after an error
		return nil
	})
	if err == nil {
		t.Error("the operation was acknowledged")
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d people, %v", n, err)
	}
	sound(t, s)
}

func TestAnIDIsNeverGivenTwice(t *testing.T) {
	s := openTest(t)
	first, second := data.Contact{DisplayName: "First"}, data.Contact{DisplayName: "Second"}
	save(t, s, &first)
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	save(t, s, &second)
	if second.ID <= first.ID {
		t.Errorf("id %d came after %d, which an undo had removed", second.ID, first.ID)
	}
}
