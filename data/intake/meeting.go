package intake

import (
	"errors"
	"strings"

	"lanyard/data"
)

// meeting writes the encounter, the promises and the listing of one contact.
func (s *saving) meeting(contact int64, m Meeting) error {
	var encounter int64
	event := m.Event
	if m.Encounter != nil {
		e := *m.Encounter
		e.ContactID = contact
		e.Note = strings.TrimSpace(e.Note)
		if e.At.IsZero() {
			e.At = s.tx.Now()
		}
		if e.Zone == "" && e.ID == 0 {
			e.Zone = data.LocalZone()
		}
		if e.Source == (data.Source{}) {
			e.Source = s.source
		}
		if err := s.tx.SaveEncounter(&e); err != nil {
			return err
		}
		encounter = e.ID
		if e.EventID != 0 {
			if err := s.list(contact, listing{event: e.EventID, status: data.Met}); err != nil {
				return err
			}
		}
	}
	for _, p := range m.Promises {
		p.ContactID, p.Text = contact, strings.TrimSpace(p.Text)
		if p.EncounterID == 0 {
			p.EncounterID = encounter
		}
		if p.Text == "" {
			continue
		}
		if err := s.tx.SavePromise(&p); err != nil {
			return err
		}
	}
	if event != 0 && m.Attendee != "" {
		return s.list(contact, listing{event: event, status: m.Attendee})
	}
	return nil
}

// list puts a contact on an event's list. A later state is never set back: who was met stays met; nor
// is a note written over.
func (s *saving) list(contact int64, l listing) error {
	a, err := s.tx.Attendee(contact, l.event)
	switch {
	case errors.Is(err, data.ErrNotFound):
		a = data.Attendee{ContactID: contact, EventID: l.event, Status: l.status, Note: l.note, Source: s.by(l.source)}
		return s.tx.SaveAttendee(&a)
	case err != nil:
		return err
	case !l.adds(&a):
		return nil
	}
	if l.status.Reached() > a.Status.Reached() {
		a.Status = l.status
	}
	if a.Note == "" {
		a.Note = l.note
	}
	return s.tx.SaveAttendee(&a)
}

// by is the source of what came in by a way that the file may say itself.
func (s *saving) by(kind data.SourceKind) data.Source {
	source := s.source
	if kind != "" {
		source.Kind = kind
	}
	return source
}
