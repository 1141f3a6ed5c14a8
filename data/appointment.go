package data

import "time"

// AppointmentState says how far an appointment is.
type AppointmentState string

// The states of an appointment.
const (
	Proposed  AppointmentState = "proposed"
	Confirmed AppointmentState = "confirmed"
	Kept      AppointmentState = "kept"
	Missed    AppointmentState = "missed"
	CalledOff AppointmentState = "cancelled"
)

// AppointmentStates are all states, in the order in which they are offered.
var AppointmentStates = []AppointmentState{Proposed, Confirmed, Kept, Missed, CalledOff}

// Valid reports whether s is one of the states.
func (s AppointmentState) Valid() bool {
	for _, known := range AppointmentStates {
		if s == known {
			return true
		}
	}
	return false
}

// Appointment is a time agreed with a contact at an event. Keeping it makes an encounter.
type Appointment struct {
	ID          int64
	UID         string // as calendars know it
	Rev         int64
	ContactID   int64
	EventID     int64
	Start, End  time.Time // UTC; End is not before Start
	Zone        string    // IANA name; "" for that of the event
	Place       string
	State       AppointmentState
	Note        string
	EncounterID int64 // that it led to; 0: none
	Created     time.Time
	Updated     time.Time
	Trashed     time.Time
}

// TakesTime reports whether the appointment takes its time: it was not called off, and is not in the trash.
func (a *Appointment) TakesTime() bool { return a.State != CalledOff && a.Trashed.IsZero() }

// Overlap reports whether two stretches of time have a moment in common. Each holds its start and not its end; one
// without a length holds its start.
func Overlap(aStart, aEnd, bStart, bEnd time.Time) bool {
	if aStart.IsZero() || bStart.IsZero() {
		return false
	}
	if aStart.Equal(bStart) {
		return true
	}
	return aStart.Before(bEnd) && bStart.Before(aEnd)
}
