package intake

import (
	"errors"
	"strings"

	"lanyard/data"
)

// additions writes the encounter, the promises and the attendee of one contact.
func (s *saving) additions(contact int64, m Additions) error {
	var encounter int64
	event := m.Event
	if m.Encounter != nil {
		e := *m.Encounter
		e.ContactID = contact
		if e.Source == (data.Source{}) {
			e.Source = s.source
		}
		met, err := Meet(s.tx, &e, m.SetWarmth)
		if err != nil {
			return err
		}
		encounter, s.met = e.ID, met
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
		return s.list(contact, plannedAttendee{event: event, status: m.Attendee})
	}
	return nil
}

// list makes a contact an attendee of an event.
func (s *saving) list(contact int64, l plannedAttendee) error {
	a, err := s.tx.Attendee(contact, l.event)
	switch {
	case errors.Is(err, data.ErrNotFound):
		a = data.Attendee{ContactID: contact, EventID: l.event, Source: s.by(l.source), Fresh: l.fresh}
		l.onto(&a)
		if l.exact {
			return s.tx.SaveAttendeeAsSaid(&a)
		}
		return s.tx.SaveAttendee(&a)
	case err != nil:
		return err
	case !l.adds(&a):
		return nil
	}
	l.onto(&a)
	return s.tx.SaveAttendee(&a)
}

// by is the source, with the kind that the file itself states, if it does.
func (s *saving) by(kind data.SourceKind) data.Source {
	source := s.source
	if kind != "" {
		source.Kind = kind
	}
	return source
}
