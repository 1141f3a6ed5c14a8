package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lanyard/data"
)

var attendeeColumns = []string{"id", "rev", "contact", "event", "status", "note", "source", "import"}

var attendeeKind = aggregate{
	kind: Attendees, tables: []table{{name: "attendee", columns: attendeeColumns}},
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "event", table: "event", key: "id", required: true},
		{column: "import", table: "import", key: "id"},
	},
	clash:   "SELECT 1 FROM attendee WHERE contact = ? AND event = ? AND id <> ?",
	clashOn: []string{"contact", "event"},
	says:    func(a *aggregate, im image) (words, error) { return words{said: im.texts(a, "note")}, nil },
	moves:   (*Tx).takeListings,
	stale:   staleByContact,
	compare: &rows{
		what: "contact || '@' || event", state: "status || ' ' || note",
		name: `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
			|| coalesce(', ' || nullif((SELECT name FROM event WHERE id = a.event), ''), '')
			FROM attendee a JOIN contact c ON c.id = a.contact WHERE a.id = ?`,
	},
}

// Columns of an attendee.
const inAttendeeContact, inAttendeeEvent = 2, 3

func attendeeImage(a *data.Attendee) image {
	return image{{{
		a.ID, a.Rev, a.ContactID, a.EventID, string(a.Status), a.Note, sourceKind(a.Source), orNull(a.Source.ImportID),
	}}}
}

func attendeeOf(r record) data.Attendee {
	f := fields{rec: r}
	return data.Attendee{
		ID: f.int(), Rev: f.int(), ContactID: f.int(), EventID: f.int(),
		Status: data.AttendeeStatus(f.text()), Note: f.text(), Source: f.source(),
	}
}

// SaveAttendee inserts or updates the one attendee of the pair. With ID 0 what is stored
// of the pair is replaced, whatever its Rev; else SaveContact's rules hold. An empty
// Status is data.Expected.
func (tx *Tx) SaveAttendee(a *data.Attendee) error {
	fresh := *a
	if fresh.Status == "" {
		fresh.Status = data.Expected
	}
	if !fresh.Status.Valid() {
		return &data.FieldError{Field: "status", Value: string(a.Status), Reason: `is not "expected", "want", "met" or "closed"`}
	}
	if fresh.ID == 0 {
		im, err := tx.attendee(a.ContactID, a.EventID)
		if err != nil {
			return err
		}
		fresh.Rev = 0
		if im != nil {
			fresh.ID, fresh.Rev = im.id(), im.rev(aggregateOf[Attendees])
		}
	}
	if err := tx.checkRefs(aggregateOf[Attendees], attendeeImage(&fresh)); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Attendees], attendeeImage(&fresh), fresh.Rev)
	if err != nil {
		return err
	}
	*a = attendeeOf(im.root())
	return nil
}

// attendee reads the image of a pair; nil when there is none. All that there is about a contact that
// waits to be inserted waits too.
func (tx *Tx) attendee(contact, event int64) (image, error) {
	a := aggregateOf[Attendees]
	if tx.waiting.ids[rowID{"contact", contact}] != nil {
		for _, r := range slices.Backward(tx.waiting.rows[a.root()]) {
			if r[inAttendeeContact] == contact && r[inAttendeeEvent] == event {
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

// DeleteAttendee takes a contact off an event's list; data.ErrNotFound when not on it.
func (tx *Tx) DeleteAttendee(contact, event int64) error {
	im, err := tx.attendee(contact, event)
	if err != nil {
		return err
	}
	if im == nil {
		return fmt.Errorf("attendee (contact %d, event %d): %w", contact, event, data.ErrNotFound)
	}
	_, err = tx.write(aggregateOf[Attendees], im, nil)
	return err
}

// takeListings moves the listings of one contact to another.
func (tx *Tx) takeListings(keep, gone int64) error {
	listed, err := attendees(tx.ctx, tx, "a WHERE a.contact = ? ORDER BY a.id", gone)
	if err != nil {
		return err
	}
	for _, l := range listed {
		if err := tx.DeleteAttendee(gone, l.EventID); err != nil {
			return err
		}
		have, err := tx.Attendee(keep, l.EventID)
		switch {
		case errors.Is(err, data.ErrNotFound):
			have = data.Attendee{EventID: l.EventID, Status: l.Status, Note: l.Note, Source: l.Source}
		case err != nil:
			return err
		default:
			if l.Status.Reached() > have.Status.Reached() {
				have.Status = l.Status
			}
			if have.Note != l.Note && l.Note != "" {
				have.Note = strings.TrimLeft(have.Note+"\n"+l.Note, "\n")
			}
		}
		have.ContactID = keep
		if err := tx.SaveAttendee(&have); err != nil {
			return err
		}
	}
	return nil
}

// Attendee reads inside the operation; data.ErrNotFound when the contact is not on the list.
func (tx *Tx) Attendee(contact, event int64) (data.Attendee, error) {
	im, err := tx.attendee(contact, event)
	if err != nil {
		return data.Attendee{}, err
	}
	if im == nil {
		return data.Attendee{}, fmt.Errorf("attendee (contact %d, event %d): %w", contact, event, data.ErrNotFound)
	}
	return attendeeOf(im.root()), nil
}

// Attendees of an event, by the contacts' names; not those in the trash.
func (s *Store) Attendees(ctx context.Context, eventID int64) ([]data.Attendee, error) {
	as, err := attendees(ctx, pool{s.readers},
		"a JOIN contact_index i ON i.id = a.contact WHERE a.event = ? ORDER BY i.sort_name, a.id", eventID)
	return as, s.explainIn(ctx, "reading attendees", err)
}

// ContactAttendance lists the events outside the trash that a contact is listed for, latest first.
func (s *Store) ContactAttendance(ctx context.Context, contactID int64) ([]data.Attendee, error) {
	of, err := s.AttendanceOf(ctx, []int64{contactID})
	return of[contactID], err
}

// AttendanceOf reads inside the operation.
func (tx *Tx) AttendanceOf(contactIDs []int64) (map[int64][]data.Attendee, error) {
	return attendanceOf(tx.ctx, tx, contactIDs)
}

// AttendanceOf reads that of many contacts at once, by contact: of each what ContactAttendance gives.
func (s *Store) AttendanceOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Attendee, error) {
	out, err := attendanceOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, "reading attendees", err)
}

func attendanceOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]data.Attendee, error) {
	as, err := attendees(ctx, q,
		`a JOIN event e ON e.id = a.event WHERE a.contact IN (SELECT value FROM json_each(?)) AND e.trashed IS NULL
		 ORDER BY a.contact, e.start IS NULL, e.start DESC, e.id DESC`, jsonIDs(contactIDs))
	return byContact(as, func(a *data.Attendee) int64 { return a.ContactID }), err
}

// byContact sorts a list by the contact that each of it belongs to; of one contact the order stays.
func byContact[T any](list []T, contact func(*T) int64) map[int64][]T {
	out := map[int64][]T{}
	for i := range list {
		id := contact(&list[i])
		out[id] = append(out[id], list[i])
	}
	return out
}

func attendees(ctx context.Context, q querier, where string, args ...any) ([]data.Attendee, error) {
	var out []data.Attendee
	err := each(ctx, q, func(r *sql.Rows) error {
		rec, err := scanRecord(r, attendeeColumns, 0)
		if err == nil {
			out = append(out, attendeeOf(rec))
		}
		return err
	}, "SELECT "+qualified("a", attendeeColumns)+" FROM attendee "+where, args...)
	return out, err
}

// qualified lists a table's columns for SQL under its alias.
func qualified(alias string, columns []string) string {
	out := ""
	for i, c := range columns {
		if i > 0 {
			out += ", "
		}
		out += alias + `."` + c + `"`
	}
	return out
}
