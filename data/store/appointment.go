package store

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var appointmentColumns = columns[data.Appointment]{
	number("id", func(a *data.Appointment) *int64 { return &a.ID }),
	text("uid", func(a *data.Appointment) *string { return &a.UID }),
	number("rev", func(a *data.Appointment) *int64 { return &a.Rev }),
	number("contact", func(a *data.Appointment) *int64 { return &a.ContactID }),
	number("event", func(a *data.Appointment) *int64 { return &a.EventID }),
	always("start", func(a *data.Appointment) *time.Time { return &a.Start }),
	always("end", func(a *data.Appointment) *time.Time { return &a.End }),
	text("zone", func(a *data.Appointment) *string { return &a.Zone }),
	text("place", func(a *data.Appointment) *string { return &a.Place }),
	text("state", func(a *data.Appointment) *data.AppointmentState { return &a.State }),
	text("note", func(a *data.Appointment) *string { return &a.Note }),
	reference("encounter", func(a *data.Appointment) *int64 { return &a.EncounterID }),
	always("created", func(a *data.Appointment) *time.Time { return &a.Created }),
	always("updated", func(a *data.Appointment) *time.Time { return &a.Updated }),
	moment("trashed", func(a *data.Appointment) *time.Time { return &a.Trashed }),
}

var appointmentKind = aggregate{
	kind: Appointments, tables: []table{appointmentColumns.table("appointment")},
	one: say.T("Appointment"), many: say.T("Appointments"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "event", table: "event", key: "id", required: true},
		{column: "encounter", table: "encounter", key: "id"},
	},
	called: naming{by: func(im image) (string, error) {
		a := appointmentColumns.of(im.root())
		return data.In(a.Start, a.Zone).Format("2006-01-02 15:04"), nil
	}},
	says: func(a *aggregate, im image) (words, error) {
		return words{said: im.texts(a, "note"), details: im.texts(a, "place")}, nil
	},
	stale: staleByContact,
	compare: &rows{
		name: `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
			|| coalesce(', ' || nullif((SELECT name FROM event WHERE id = a.event), ''), '') || ', ' || date(a.start / 1000, 'unixepoch')
			FROM appointment a JOIN contact c ON c.id = a.contact WHERE a.id = ?`,
	},
}

// SaveAppointment follows the rules of SaveContact. An empty State means data.Proposed; an End that is zero or before Start
// becomes Start.
func (tx *Tx) SaveAppointment(a *data.Appointment) error {
	fresh := *a
	fresh.Normalise()
	if fresh.State == "" {
		fresh.State = data.Proposed
	}
	switch {
	case !fresh.State.Valid():
		return &data.FieldError{Field: "state", Value: string(a.State), Reason: say.T(`is not "proposed", "confirmed", "kept", "missed" or "cancelled"`)}
	case fresh.Start.IsZero():
		return &data.FieldError{Field: "start", Reason: say.T("is missing: an appointment has a time")}
	}
	if fresh.End.Before(fresh.Start) {
		fresh.End = fresh.Start
	}
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	return saveRow(tx, appointmentColumns, Appointments, a, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// Appointment reads inside the operation.
func (tx *Tx) Appointment(id int64) (data.Appointment, error) { return appointment(tx.ctx, tx, id) }

// Appointment reads one appointment, in the trash or not.
func (s *Store) Appointment(ctx context.Context, id int64) (data.Appointment, error) {
	a, err := appointment(ctx, pool{s.readers}, id)
	return a, s.explainIn(ctx, say.Phrase("reading an appointment"), err)
}

func appointment(ctx context.Context, q querier, id int64) (data.Appointment, error) {
	im, err := aggregateOf[Appointments].loadOne(ctx, q, id)
	if err != nil {
		return data.Appointment{}, err
	}
	return appointmentColumns.of(im.root()), nil
}

// EventAppointments reads inside the operation.
func (tx *Tx) EventAppointments(eventID int64) ([]data.Appointment, error) {
	return appointments(tx.ctx, tx, appointmentsOfEvent, eventID)
}

const (
	appointmentsShown   = "trashed IS NULL AND " + contactShown
	appointmentsOfEvent = "WHERE event = ? AND " + appointmentsShown + " ORDER BY start, id"
	appointmentsBetween = "WHERE start >= ? AND start < ? AND " + appointmentsShown + " ORDER BY start, id"
)

// EventAppointments reads the appointments at an event, earliest first, without contacts in the trash.
func (s *Store) EventAppointments(ctx context.Context, eventID int64) ([]data.Appointment, error) {
	as, err := appointments(ctx, pool{s.readers}, appointmentsOfEvent, eventID)
	return as, s.explainIn(ctx, say.Phrase("reading appointments"), err)
}

// AppointmentsBetween reads the appointments at all events that begin within [from, to), earliest first, without
// contacts in the trash.
func (s *Store) AppointmentsBetween(ctx context.Context, from, to time.Time) ([]data.Appointment, error) {
	as, err := appointments(ctx, pool{s.readers}, appointmentsBetween, from.UnixMilli(), to.UnixMilli())
	return as, s.explainIn(ctx, say.Phrase("reading appointments"), err)
}

// AppointmentsDuring reads the appointments at all events that take some of the time from one moment to another, earliest
// first, without contacts in the trash. They begin at most a day before.
func (s *Store) AppointmentsDuring(ctx context.Context, from, to time.Time) ([]data.Appointment, error) {
	as, err := s.AppointmentsBetween(ctx, from.AddDate(0, 0, -1), to.Add(time.Millisecond))
	return slices.DeleteFunc(as, func(a data.Appointment) bool { return !data.Overlap(a.Start, a.End, from, to) }), err
}

// AppointmentsOf reads inside the operation.
func (tx *Tx) AppointmentsOf(contactIDs []int64) (map[int64][]data.Appointment, error) {
	return appointmentsOf(tx.ctx, tx, contactIDs)
}

// AppointmentsOf reads the appointments of many contacts at once, by contact, earliest first.
func (s *Store) AppointmentsOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Appointment, error) {
	out, err := appointmentsOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, say.Phrase("reading appointments"), err)
}

func appointmentsOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]data.Appointment, error) {
	as, err := appointments(ctx, q, `WHERE contact IN (SELECT value FROM json_each(?)) AND trashed IS NULL
		ORDER BY contact, start, id`, jsonIDs(contactIDs))
	return byContact(as, func(a *data.Appointment) int64 { return a.ContactID }), err
}

func appointments(ctx context.Context, q querier, where string, args ...any) ([]data.Appointment, error) {
	return appointmentColumns.read(ctx, q, "appointment", where, args...)
}
