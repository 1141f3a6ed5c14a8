package intake

import (
	"cmp"
	"errors"
	"strings"
	"time"

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

// sameMoment is how far apart two recordings of one encounter may lie: files round to minutes.
const sameMoment = time.Minute

// known finds the encounter that a file's encounter tells of; -1 when it is new. event is the key
// of the draft's event. Those in used were found already: each one is found once.
func known(there []plannedEncounter, used []bool, d data.DraftEncounter, event int64) int {
	for _, exact := range []bool{true, false} {
		for i := range used {
			e := &there[i].Encounter
			if used[i] || e.EventID != event {
				continue
			}
			if exact && near(e.At, d.At, time.Second) && e.Note == d.Note {
				return i
			}
			if !exact && tells(e, d) {
				return i
			}
		}
	}
	return -1
}

// tells reports whether a file's encounter, seen less exactly, is the stored one.
func tells(e *data.Encounter, d data.DraftEncounter) bool {
	noted := d.Note == "" || hasLines(e.Note, d.Note)
	switch {
	case d.At.IsZero():
		return noted
	case d.AllDay || e.AllDay:
		day := data.Encounter{At: d.At, Zone: d.Zone}
		there := data.Encounter{At: e.At, Zone: cmp.Or(e.Zone, d.Zone)}
		return noted && day.Local().Format(time.DateOnly) == there.Local().Format(time.DateOnly)
	}
	return near(e.At, d.At, sameMoment)
}

func near(a, b time.Time, within time.Duration) bool { return a.Sub(b).Abs() < within }

// hasLines reports whether part stands in text as whole lines.
func hasLines(text, part string) bool {
	return strings.Contains("\n"+text+"\n", "\n"+part+"\n")
}

// improve adds to an encounter what a file says more of it.
func (e *plannedEncounter) improve(d data.DraftEncounter) {
	was := e.Encounter
	if e.Place == "" {
		e.Place = d.Place
	}
	if d.Note != "" && !hasLines(e.Note, d.Note) {
		e.Note = strings.TrimLeft(e.Note+"\n"+d.Note, "\n")
	}
	if e.AllDay && !d.AllDay && !d.At.IsZero() {
		e.At, e.AllDay, e.Zone = d.At, false, cmp.Or(d.Zone, e.Zone)
	}
	if d.Warmth != data.NotSaid {
		e.Warmth = d.Warmth
	}
	if e.SessionID == 0 && e.session == "" && d.Session != "" {
		e.session, e.write = d.Session, true
	}
	e.write = e.write || e.Encounter != was
}

// samePromise finds the promise that a file tells of, the very same before one alike; -1 when it is new.
func samePromise(there []plannedPromise, used []bool, p data.Promise) int {
	for i := range used {
		s := &there[i].Promise
		if !used[i] && s.By == p.By && s.Due == p.Due && s.Text == p.Text && s.Done.Equal(p.Done) {
			return i
		}
	}
	for i := range used {
		s := &there[i].Promise
		sameDue := s.Due == p.Due || p.Due.IsZero()
		if !used[i] && s.By == p.By && sameDue && data.Fold(s.Text) == data.Fold(p.Text) {
			return i
		}
	}
	return -1
}
