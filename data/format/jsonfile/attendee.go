package jsonfile

import (
	"strconv"

	"lanyard/data"
	"lanyard/data/say"
)

// Attendee is one attendee of an event.
type Attendee struct {
	data.DraftAttendee
	Cancelled string          `json:"cancelled,omitempty"`  // RFC 3339 in UTC: when it became known that they do not come
	CheckedIn string          `json:"checked_in,omitempty"` // RFC 3339 in UTC
	Fresh     bool            `json:"fresh,omitempty"`      // the contact was made with it: nobody knew them
	EventID   int64           `json:"event_id,omitempty"`
	Source    data.SourceKind `json:"source,omitempty"`
}

// FromAttendee makes the JSON form of an attendee.
func FromAttendee(a data.DraftAttendee) Attendee {
	return Attendee{DraftAttendee: a, Cancelled: UTC(a.Cancelled), CheckedIn: UTC(a.CheckedIn), Fresh: a.Fresh, EventID: a.EventID, Source: a.Source}
}

func (r *Reader) attendee(a Attendee, path string) (data.DraftAttendee, bool) {
	d := a.DraftAttendee
	d.EventID, d.Source, d.Fresh = a.EventID, r.source(a.Source, path), a.Fresh
	d.Cancelled, d.CheckedIn = r.utc(a.Cancelled, path+".cancelled"), r.utc(a.CheckedIn, path+".checked_in")
	if !d.Status.Valid() {
		r.tell(say.T("{{.Place}}.status: {{.Status}} is not expected, want, met or closed; it was taken as expected", path, strconv.Quote(string(a.Status))))
		d.Status = data.Expected
	}
	if d.EventID == 0 && data.Fold(d.Event) == "" {
		r.tell(say.T("{{.Place}}: names no event and was left out", path))
		return d, false
	}
	r.refer(d.EventID, path)
	return d, true
}

// Appointment is a time agreed with a contact at an event.
type Appointment struct {
	UID   string                `json:"uid,omitempty"`
	Event string                `json:"event,omitempty"`
	Start string                `json:"start"`         // RFC 3339
	End   string                `json:"end,omitempty"` // RFC 3339
	Zone  string                `json:"zone,omitempty"`
	Place string                `json:"place,omitempty"`
	State data.AppointmentState `json:"state"` // "proposed", "confirmed", "kept", "missed" or "cancelled"
	Note  string                `json:"note,omitempty"`

	Day       data.Date `json:"day,omitzero"` // on which the event begins
	EventID   int64     `json:"event_id,omitempty"`
	Encounter int64     `json:"encounter,omitempty"` // the number of the encounter that it led to among the contact's, from 1
	Created   string    `json:"created,omitempty"`   // RFC 3339 in UTC
}

// FromAppointment makes the JSON form of an appointment.
func FromAppointment(a data.DraftAppointment) Appointment {
	return Appointment{
		UID: a.UID, Event: a.Event, Start: moment(a.Start, a.Zone, false), End: moment(a.End, a.Zone, false), Zone: a.Zone, Place: a.Place,
		State: a.State, Note: a.Note, Day: a.Day, EventID: a.EventID, Encounter: a.EncounterID, Created: UTC(a.Created),
	}
}

// appointment reads an appointment; met finds the encounters that were read by their numbers in the file.
func (r *Reader) appointment(a Appointment, met map[int64]int64, path string) (data.DraftAppointment, bool) {
	a.Zone = r.zone(a.Zone, path, a.Start, a.End)
	d := data.DraftAppointment{
		UID: a.UID, Event: a.Event, Day: a.Day, Zone: a.Zone, Place: a.Place, State: a.State, Note: a.Note, EventID: a.EventID,
		EncounterID: met[a.Encounter], Created: r.utc(a.Created, path+".created"),
	}
	d.Start, _ = r.moment(a.Start, a.Zone, path+".start")
	d.End, _ = r.moment(a.End, a.Zone, path+".end")
	r.span(&d.Start, &d.End, a.End, path)
	if a.Encounter != 0 && d.EncounterID == 0 {
		r.tell(say.T("{{.Place}}.encounter: the contact has no encounter {{.Encounter}}; the appointment stands without one", path, a.Encounter))
	}
	if !d.State.Valid() {
		r.tell(say.T("{{.Place}}.state: {{.State}} is not proposed, confirmed, kept, missed or cancelled; it was taken as proposed", path, strconv.Quote(string(a.State))))
		d.State = data.Proposed
	}
	switch {
	case d.Start.IsZero():
		r.tell(say.T("{{.Place}}.start: an appointment has a time; it was left out", path))
		return d, false
	case d.EventID == 0 && data.Fold(d.Event) == "":
		r.tell(say.T("{{.Place}}: names no event and was left out", path))
		return d, false
	}
	r.refer(d.EventID, path)
	return d, true
}
