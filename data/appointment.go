package data

import (
	"slices"
	"time"
)

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
func (s AppointmentState) Valid() bool { return slices.Contains(AppointmentStates, s) }

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
// without a length, or without an end, holds its start.
func Overlap(aStart, aEnd, bStart, bEnd time.Time) bool {
	if aStart.IsZero() || bStart.IsZero() {
		return false
	}
	if aStart.Equal(bStart) {
		return true
	}
	later, end := bStart, aEnd // of the one that begins first
	if aStart.After(bStart) {
		later, end = aStart, bEnd
	}
	return !end.IsZero() && later.Before(end)
}

// ClashKind says what takes the same time as an appointment.
type ClashKind string

// The kinds of clashes.
const (
	WithAppointment ClashKind = "appointment"
	WithSession     ClashKind = "session"
)

// Clash is something that takes some of the time of an appointment.
type Clash struct {
	Kind       ClashKind
	ID         int64  // of the appointment or the session
	ContactID  int64  // of an appointment
	Title      string // of a session
	Start, End time.Time
}

// Clashes finds what takes the same time as an appointment: other appointments that were not called off, and sessions that
// the user goes to and that take place. The earliest comes first.
func (a *Appointment) Clashes(others []Appointment, sessions []Session) []Clash {
	if !a.TakesTime() {
		return nil
	}
	var out []Clash
	for i := range others {
		if o := &others[i]; o.TakesTime() && o.ID != a.ID && Overlap(a.Start, a.End, o.Start, o.End) {
			out = append(out, Clash{Kind: WithAppointment, ID: o.ID, ContactID: o.ContactID, Start: o.Start, End: o.End})
		}
	}
	for i := range sessions {
		if s := &sessions[i]; s.Going && s.Status != Cancelled && Overlap(a.Start, a.End, s.Start, s.End) {
			out = append(out, Clash{Kind: WithSession, ID: s.ID, Title: s.Title, Start: s.Start, End: s.End})
		}
	}
	slices.SortStableFunc(out, func(x, y Clash) int { return x.Start.Compare(y.Start) })
	return out
}
