package ics

import (
	"cmp"
	"strconv"
	"strings"

	"lanyard/data"
)

// appointmentMark begins the UID of an appointment in a calendar. ReadAll leaves such entries out, also once another program
// has kept them: an appointment is no session.
const appointmentMark = "lanyard-appointment-"

// isAppointment reports whether a UID is that of an appointment of Lanyard's.
func isAppointment(uid string) bool { return strings.HasPrefix(uid, appointmentMark) }

// Appointment is an appointment in a calendar, with whom it is.
type Appointment struct {
	data.Appointment
	Contact string // the name
}

// appointmentStatus is the STATUS of an appointment (RFC 5545 §3.8.1.11).
var appointmentStatus = map[data.AppointmentState]string{
	data.Proposed: "TENTATIVE", data.Confirmed: "CONFIRMED", data.Kept: "CONFIRMED", data.Missed: "CONFIRMED", data.CalledOff: "CANCELLED",
}

// appointment writes an appointment at an event. Its UID stays, and SEQUENCE grows with each change, so that a calendar
// that has it already takes over what is new.
func (c *writer) appointment(e *data.Event, a *Appointment) {
	zone := cmp.Or(a.Zone, e.Zone)
	c.line("BEGIN:VEVENT")
	c.text("UID", appointmentMark+a.UID)
	c.line("DTSTAMP:" + utcForm(a.Updated))
	c.line("SEQUENCE:" + strconv.FormatInt(max(a.Rev-1, 0), 10))
	c.text("SUMMARY", a.Contact)
	c.moment("DTSTART", a.Start, zone)
	if a.End.After(a.Start) {
		c.moment("DTEND", a.End, zone)
	}
	c.text("LOCATION", a.Place)
	c.line("STATUS:" + appointmentStatus[a.State])
	note := a.Note
	if a.State == data.Kept || a.State == data.Missed { // STATUS has no word for it
		note = paragraphs(strings.ToUpper(string(a.State[:1]))+string(a.State[1:]), note)
	}
	c.text("DESCRIPTION", note)
	if e.UID != "" {
		c.line("RELATED-TO:" + escape(e.UID))
	}
	c.line("END:VEVENT")
}
