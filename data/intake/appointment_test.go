package intake_test

import (
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func TestAKeptAppointmentMakesOneEncounter(t *testing.T) {
	s, in := open(t)
	e := fair(t, s)
	c := propose(t, in, draft(jane()))
	saved, err := in.Save(t.Context(), c, intake.Additions{})
	must(t, err)
	write := func(f func(tx *store.Tx) error) store.Op {
		t.Helper()
		op, err := s.Do(t.Context(), "", f)
		must(t, err)
		return op
	}
	agreed := func(start time.Time) data.Appointment {
		a := data.Appointment{ContactID: saved.Contact, EventID: e.ID, Start: start, End: start.Add(time.Hour), Place: "Stand 4"}
		write(func(tx *store.Tx) error { return tx.SaveAppointment(&a) })
		return a
	}
	met := func() []data.Encounter {
		t.Helper()
		es, err := s.Encounters(t.Context(), saved.Contact)
		must(t, err)
		return es
	}

	past, ahead := agreed(now.Add(-2*time.Hour)), agreed(now.Add(48*time.Hour))
	op := write(func(tx *store.Tx) error { return intake.KeepAppointment(tx, &past, true) })
	es := met()
	if len(es) != 1 || !es[0].At.Equal(past.Start) || es[0].Place != "Stand 4" || es[0].Zone != "Asia/Tokyo" || es[0].EventID != e.ID || past.EncounterID != es[0].ID || past.State != data.Kept {
		t.Fatalf("%+v of %+v", es, past)
	}
	if at, err := s.Attendees(t.Context(), e.ID); err != nil || len(at) != 1 || at[0].Status != data.Met {
		t.Errorf("%+v, %v", at, err)
	}
	write(func(tx *store.Tx) error { return intake.KeepAppointment(tx, &past, true) })
	if es := met(); len(es) != 1 {
		t.Errorf("kept twice, it makes %d encounters", len(es))
	}
	if _, err := s.UndoOp(t.Context(), op.Seq); err != nil {
		t.Fatal(err)
	}
	if a, err := s.Appointment(t.Context(), past.ID); err != nil || a.State != data.Proposed || a.EncounterID != 0 || len(met()) != 0 {
		t.Errorf("undone it is %+v, %v", a, err)
	}

	write(func(tx *store.Tx) error { return intake.KeepAppointment(tx, &ahead, true) })
	if es := met(); len(es) != 1 || !es[0].At.Equal(now) {
		t.Errorf("kept before its time it gives %+v", es)
	}
	other := agreed(now.Add(72 * time.Hour))
	write(func(tx *store.Tx) error { return intake.KeepAppointment(tx, &other, false) })
	if es := met(); len(es) != 1 || other.State != data.Kept || other.EncounterID != 0 {
		t.Errorf("only kept, it makes %+v", es)
	}
}

// Whom an appointment is with is on the list of the event; who is there already stays as they are.
func TestAnAppointmentPutsThemOnTheList(t *testing.T) {
	s, _ := open(t)
	e := fair(t, s)
	ids := stored(t, s, "Ann Other", "Bo Lund")
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		if err := tx.SaveAttendee(&data.Attendee{ContactID: ids[0], EventID: e.ID, Status: data.WantToMeet, Note: "maps"}); err != nil {
			return err
		}
		for _, id := range ids {
			if err := intake.Agree(tx, &data.Appointment{ContactID: id, EventID: e.ID, Start: now}); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
	list, err := s.Attendees(t.Context(), e.ID)
	if err != nil || len(list) != 2 || list[0].Status != data.WantToMeet || list[0].Note != "maps" || list[1].Status != data.Expected || list[1].Fresh {
		t.Errorf("%+v, %v", list, err)
	}
}
