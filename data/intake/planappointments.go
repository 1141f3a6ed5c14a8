package intake

import (
	"cmp"

	"lanyard/data"
)

// plannedAppointment is an appointment that an import saves: new, or a stored one of which the file says more. EventID is a key
// of the eventBook.
type plannedAppointment struct {
	data.Appointment
	met int // as of a plannedPromise
}

// appointmentKey finds an appointment by its UID, else by its event and start.
type appointmentKey struct {
	uid   string
	event int64
	start int64 // Unix milliseconds
}

// knownAppointments finds stored appointments of a contact that are also in a file.
type knownAppointments struct {
	lookup[appointmentKey, plannedAppointment]
}

func (k *knownAppointments) stands(a plannedAppointment) {
	keys := []appointmentKey{{event: a.EventID, start: a.Start.UnixMilli()}}
	if a.UID != "" {
		keys = append(keys, appointmentKey{uid: a.UID})
	}
	k.add(a, keys...)
}

// of finds the appointment that is also a; -1 when it is new.
func (k *knownAppointments) of(a *data.Appointment) int {
	any := func(*plannedAppointment) bool { return true }
	if a.UID != "" {
		if i := k.find(any, appointmentKey{uid: a.UID}); i >= 0 {
			return i
		}
	}
	other := func(there *plannedAppointment) bool { return there.UID == "" || a.UID == "" || there.UID == a.UID }
	return k.find(other, appointmentKey{event: a.EventID, start: a.Start.UnixMilli()})
}

// appointments finds which of the file's appointments are new, or say more than what is stored. Of a stored one time and place
// stay: a file may be older.
func (pl *plan) appointments(w *work, stored []data.Appointment) {
	var known knownAppointments
	some := false
	for _, d := range w.drafts {
		some = some || len(d.Appointments) > 0
	}
	if !some {
		return
	}
	for _, a := range stored {
		known.stands(plannedAppointment{Appointment: a})
	}
	changed := map[int]bool{}
	for _, row := range w.drafts {
		known.nextRow()
		for _, d := range row.Appointments {
			entry := pl.events.attended(listing(d))
			if entry == nil || d.Start.IsZero() {
				continue
			}
			a := data.Appointment{
				UID: d.UID, EventID: entry.key, Start: d.Start, End: d.End, Zone: d.Zone, Place: d.Place, State: d.State, Note: d.Note, Created: d.Created,
			}
			met := w.metAt(row, d.EncounterID)
			i := known.of(&a)
			if i < 0 {
				i = len(known.there)
				known.stands(plannedAppointment{a, met})
				changed[i] = true
				continue
			}
			changed[i] = known.there[i].improve(&a, met) || changed[i]
		}
	}
	for i, a := range known.there {
		if changed[i] {
			w.agreed = append(w.agreed, a)
		}
	}
}

// improve adds what a file says more, and reports whether that is anything.
func (a *plannedAppointment) improve(more *data.Appointment, met int) bool {
	was, before := a.Appointment, a.met
	a.Place, a.Note, a.Zone = cmp.Or(a.Place, more.Place), cmp.Or(a.Note, more.Note), cmp.Or(a.Zone, more.Zone)
	if a.State == data.Proposed || a.State == data.Confirmed && more.State != data.Proposed {
		a.State = cmp.Or(more.State, a.State)
	}
	if a.EncounterID == 0 && a.met == 0 {
		a.met = met
	}
	return a.Appointment != was || a.met != before
}

// listing names the event of an appointment as an attendee does.
func listing(a data.DraftAppointment) data.DraftAttendee {
	return data.DraftAttendee{Event: a.Event, Day: a.Day, EventID: a.EventID}
}

// writeAppointments saves the appointments of one contact.
func (pl *plan) writeAppointments(w *work) error {
	for _, a := range w.agreed {
		a.ContactID = w.contact.ID
		a.EventID, _ = pl.events.ids(a.EventID, "", 0)
		if a.met > 0 {
			a.EncounterID = w.met.there[a.met-1].ID
		}
		if err := pl.tx.SaveAppointment(&a.Appointment); err != nil {
			return err
		}
	}
	return nil
}
