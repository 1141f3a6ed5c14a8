package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var attendeeColumns = columns[data.Attendee]{
	number("id", func(a *data.Attendee) *int64 { return &a.ID }),
	number("rev", func(a *data.Attendee) *int64 { return &a.Rev }),
	number("contact", func(a *data.Attendee) *int64 { return &a.ContactID }),
	number("event", func(a *data.Attendee) *int64 { return &a.EventID }),
	text("status", func(a *data.Attendee) *data.AttendeeStatus { return &a.Status }),
	text("note", func(a *data.Attendee) *string { return &a.Note }),
	way(func(a *data.Attendee) *data.SourceKind { return &a.Source.Kind }),
	reference("import", func(a *data.Attendee) *int64 { return &a.Source.ImportID }),
	mark("wanted", func(a *data.Attendee) *bool { return &a.Wanted }),
	moment("cancelled", func(a *data.Attendee) *time.Time { return &a.Cancelled }),
	moment("checked_in", func(a *data.Attendee) *time.Time { return &a.CheckedIn }),
	mark("fresh", func(a *data.Attendee) *bool { return &a.Fresh }),
	mark("unmet", func(a *data.Attendee) *bool { return &a.Unmet }),
}

var attendeeKind = aggregate{
	kind: Attendees, tables: []table{attendeeColumns.table("attendee")},
	one: say.T("Attendee"), many: say.T("Attendees"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "event", table: "event", key: "id", required: true},
		{column: "import", table: "import", key: "id"},
	},
	clash:   "SELECT 1 FROM attendee WHERE contact = ? AND event = ? AND id <> ?",
	clashOn: []string{"contact", "event"},
	says:    func(a *aggregate, im image) (words, error) { return words{said: im.texts(a, "note")}, nil },
	moves:   (*Tx).takeAttendees,
	stale:   staleByContact,
	compare: &rows{
		what: "contact || '@' || event", state: "status || ' ' || note", // an older copy has no more
		name: `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
			|| coalesce(', ' || nullif((SELECT name FROM event WHERE id = a.event), ''), '')
			FROM attendee a JOIN contact c ON c.id = a.contact WHERE a.id = ?`,
	},
}

// SaveAttendee inserts or updates the one attendee of a contact and an event. With ID 0 it replaces the stored
// one, whatever its Rev; else the rules of SaveContact hold. An empty Status means data.Expected.
func (tx *Tx) SaveAttendee(a *data.Attendee) error { return tx.saveAttendee(a, false) }

// SaveAttendeeAsSaid is SaveAttendee for what a copy says: a contact who was known before stays known, although it is made in
// this operation. One who was not made in it is known in any case.
func (tx *Tx) SaveAttendeeAsSaid(a *data.Attendee) error { return tx.saveAttendee(a, true) }

func (tx *Tx) saveAttendee(a *data.Attendee, asSaid bool) error {
	fresh := *a
	if fresh.Status == "" {
		fresh.Status = data.Expected
	}
	fresh.Wanted, fresh.Unmet = fresh.WasWanted(), fresh.Unmet && fresh.Status == data.Closed
	if !fresh.Status.Valid() {
		return &data.FieldError{Field: "status", Value: string(a.Status), Reason: say.T(`is not "expected", "want", "met" or "closed"`)}
	}
	if fresh.ID == 0 {
		im, err := tx.attendee(a.ContactID, a.EventID)
		if err != nil {
			return err
		}
		fresh.Rev = 0
		if im != nil {
			fresh.ID, fresh.Rev = im.id(), im.rev(aggregateOf[Attendees])
			fresh.Fresh = attendeeColumns.of(im.root()).Fresh // how the contact came is settled once
		} else if made := tx.made(Contacts, fresh.ContactID); asSaid {
			fresh.Fresh = fresh.Fresh && made
		} else {
			fresh.Fresh = fresh.Fresh || made
		}
	}
	if err := tx.checkRefs(aggregateOf[Attendees], attendeeColumns.image(&fresh)); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Attendees], attendeeColumns.image(&fresh), fresh.Rev)
	if err != nil {
		return err
	}
	*a = attendeeColumns.of(im.root())
	return nil
}

// attendee reads the image of a contact and an event; nil when there is none. Rows that wait to be inserted are
// inserted first if they belong to the contact.
func (tx *Tx) attendee(contact, event int64) (image, error) {
	a := aggregateOf[Attendees]
	if tx.waiting.ids[rowID{"contact", contact}] != nil {
		inContact, inEvent := a.root().column("contact"), a.root().column("event")
		for _, r := range slices.Backward(tx.waiting.rows[a.root()]) {
			if r[inContact] == contact && r[inEvent] == event {
				return image{{slices.Clone(r)}}, nil
			}
		}
		return nil, nil
	}
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM attendee WHERE contact = ? AND event = ?", contact, event)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return a.loadOne(tx.ctx, tx, ids[0])
}

// DeleteAttendee takes a contact off the list of an event; data.ErrNotFound when it is not on it.
func (tx *Tx) DeleteAttendee(contact, event int64) error {
	im, err := tx.attendee(contact, event)
	if err != nil {
		return err
	}
	if im == nil {
		return say.As(data.ErrNotFound, "attendee (contact {{.Contact}}, event {{.Event}}): not found", contact, event)
	}
	_, err = tx.write(aggregateOf[Attendees], im, nil)
	return err
}

// takeAttendees moves the attendees of one contact to another. Whom the user knew under one of the two was known.
func (tx *Tx) takeAttendees(keep, gone int64) error {
	listed, err := attendees(tx.ctx, tx, "WHERE contact = ? ORDER BY id", gone)
	if err != nil {
		return err
	}
	older, err := tx.exists("SELECT 1 FROM contact k JOIN contact g ON g.id = ? WHERE k.id = ? AND (k.created, k.id) < (g.created, g.id)", gone, keep)
	if err != nil {
		return err
	}
	if !older {
		if err := tx.knownBefore(keep, gone); err != nil {
			return err
		}
	}
	for _, l := range listed {
		if err := tx.DeleteAttendee(gone, l.EventID); err != nil {
			return err
		}
		have, err := tx.Attendee(keep, l.EventID)
		switch {
		case errors.Is(err, data.ErrNotFound):
			have = l
			have.ID, have.Fresh = 0, l.Fresh && !older
		case err != nil:
			return err
		default:
			have.Join(&l)
		}
		have.ContactID = keep
		if err := tx.SaveAttendee(&have); err != nil {
			return err
		}
	}
	return nil
}

// knownBefore notes for a contact that it was known under another before the events at which that one is not listed.
func (tx *Tx) knownBefore(contact, other int64) error {
	ids, err := column[int64](tx.ctx, tx, `SELECT id FROM attendee WHERE contact = ? AND fresh = 1
		AND event NOT IN (SELECT event FROM attendee WHERE contact = ?)`, contact, other)
	if err != nil {
		return err
	}
	return tx.setColumn(aggregateOf[Attendees], "fresh", nil, ids...)
}

// Attendee reads inside the operation; data.ErrNotFound when the contact is not on the list.
func (tx *Tx) Attendee(contact, event int64) (data.Attendee, error) {
	im, err := tx.attendee(contact, event)
	if err != nil {
		return data.Attendee{}, err
	}
	if im == nil {
		return data.Attendee{}, say.As(data.ErrNotFound, "attendee (contact {{.Contact}}, event {{.Event}}): not found", contact, event)
	}
	return attendeeColumns.of(im.root()), nil
}

// Attendees reads the attendees of an event, by the names of the contacts, without contacts in the trash.
func (s *Store) Attendees(ctx context.Context, eventID int64) ([]data.Attendee, error) {
	as, err := attendees(ctx, pool{s.readers},
		"JOIN contact_index i ON i.id = attendee.contact WHERE attendee.event = ? ORDER BY i.sort_name, attendee.id", eventID)
	return as, s.explainIn(ctx, say.Phrase("reading attendees"), err)
}

// ContactAttendees reads the attendees of a contact, latest event first, without events in the trash.
func (s *Store) ContactAttendees(ctx context.Context, contactID int64) ([]data.Attendee, error) {
	of, err := s.AttendeesOf(ctx, []int64{contactID})
	return of[contactID], err
}

// AttendeesOf reads inside the operation.
func (tx *Tx) AttendeesOf(contactIDs []int64) (map[int64][]data.Attendee, error) {
	return attendeesOf(tx.ctx, tx, contactIDs)
}

// AttendeesOf reads for many contacts at once, by contact, what ContactAttendees gives for one.
func (s *Store) AttendeesOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Attendee, error) {
	out, err := attendeesOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, say.Phrase("reading attendees"), err)
}

func attendeesOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]data.Attendee, error) {
	as, err := attendees(ctx, q,
		`JOIN event e ON e.id = attendee.event WHERE attendee.contact IN (SELECT value FROM json_each(?)) AND e.trashed IS NULL
		 ORDER BY attendee.contact, e.start IS NULL, e.start DESC, e.id DESC`, jsonIDs(contactIDs))
	return byContact(as, func(a *data.Attendee) int64 { return a.ContactID }), err
}

// byContact groups a list by contact and keeps the order within each group.
func byContact[T any](list []T, contact func(*T) int64) map[int64][]T {
	out := map[int64][]T{}
	for i := range list {
		id := contact(&list[i])
		out[id] = append(out[id], list[i])
	}
	return out
}

func attendees(ctx context.Context, q querier, where string, args ...any) ([]data.Attendee, error) {
	return attendeeColumns.read(ctx, q, "attendee", where, args...)
}
