package intake

import (
	"cmp"
	"errors"

	"lanyard/data"
	"lanyard/data/store"
)

// KeepAppointment saves an appointment as kept. With met it records that the person was met, as Meet does, at the time that
// was agreed or now, whichever is earlier, and the appointment leads to that encounter. One that has led to an encounter
// outside the trash before makes no second one.
func KeepAppointment(tx *store.Tx, a *data.Appointment, met bool) error {
	a.State = data.Kept
	if met {
		there, err := tx.Met(a.EncounterID)
		if err != nil {
			return err
		}
		if !there {
			if err := meetAgreed(tx, a); err != nil {
				return err
			}
		}
	}
	return Agree(tx, a)
}

// Agree saves an appointment. Whom it is with comes to the event: they are put on its list as expected, unless they are on it.
func Agree(tx *store.Tx, a *data.Appointment) error {
	_, err := tx.Attendee(a.ContactID, a.EventID)
	if errors.Is(err, data.ErrNotFound) {
		err = tx.SaveAttendee(&data.Attendee{ContactID: a.ContactID, EventID: a.EventID, Source: data.Source{Kind: data.Typed}})
	}
	if err != nil {
		return err
	}
	return tx.SaveAppointment(a)
}

// meetAgreed records the encounter of an appointment.
func meetAgreed(tx *store.Tx, a *data.Appointment) error {
	event, err := tx.Event(a.EventID)
	if err != nil {
		return err
	}
	e := data.Encounter{
		ContactID: a.ContactID, EventID: a.EventID, At: a.Start, Zone: cmp.Or(a.Zone, event.Zone), Place: a.Place,
		Source: data.Source{Kind: data.Typed},
	}
	if now := tx.Now(); now.Before(e.At) {
		e.At = now
	}
	if _, err := Meet(tx, &e, false); err != nil {
		return err
	}
	a.EncounterID = e.ID
	return nil
}
