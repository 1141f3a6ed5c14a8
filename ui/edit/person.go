package edit

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// Person is all that the detail shows, read in one go.
type Person struct {
	Contact    data.Contact
	Encounters []data.Encounter
	Promises   []data.Promise
	Letters    []data.Letter      // to them, latest first
	Agreed     []data.Appointment // earliest first
	Attending  []data.Attendee
	Events     map[int64]data.Event
	Introduced store.Introductions
	Cadence    data.Cadence // what is set for them
	Consent    data.Consent // what was agreed with them
	Clocks     []data.Clock // that run
	Coming     data.Event   // the near event on whose list they are; ID 0 for none
}

// ReadPerson reads the person with an id.
func ReadPerson(ctx context.Context, s *store.Store, id int64) (Person, error) {
	var p Person
	var err error
	if p.Contact, err = s.Contact(ctx, id); err != nil {
		return p, err
	}
	if p.Encounters, err = s.Encounters(ctx, id); err != nil {
		return p, err
	}
	if p.Promises, err = s.Promises(ctx, id); err != nil {
		return p, err
	}
	if p.Attending, err = s.ContactAttendees(ctx, id); err != nil {
		return p, err
	}
	letters, err := s.LettersTo(ctx, []int64{id})
	if err != nil {
		return p, err
	}
	p.Letters = letters[id]
	if p.Introduced, err = s.Introductions(ctx, id); err != nil {
		return p, err
	}
	agreed, err := s.AppointmentsOf(ctx, []int64{id})
	if err != nil {
		return p, err
	}
	p.Agreed = agreed[id]
	if p.Consent, err = s.Consent(ctx, id); err != nil {
		return p, err
	}
	if err = p.readClocks(ctx, s); err != nil {
		return p, err
	}
	events := []int64{p.Cadence.LaterEvent}
	for _, a := range p.Agreed {
		events = append(events, a.EventID)
	}
	for _, e := range p.Encounters {
		events = append(events, e.EventID)
	}
	for _, a := range p.Attending {
		events = append(events, a.EventID)
	}
	for _, pr := range p.Promises {
		events = append(events, pr.SnoozedEvent)
	}
	p.Events, err = s.WholeEvents(ctx, events)
	return p, err
}

// readClocks reads how often the user wants to be in touch, and how far that is.
func (p *Person) readClocks(ctx context.Context, s *store.Store) (err error) {
	id := p.Contact.ID
	if p.Cadence, err = s.Cadence(ctx, id); err != nil {
		return err
	}
	clocks, err := s.ClocksOf(ctx, []int64{id})
	if p.Clocks = clocks[id]; err != nil || len(p.Clocks) == 0 {
		return err
	}
	coming, err := s.ComingWith(ctx, []int64{id})
	p.Coming = coming[id]
	return err
}

// WasMet reports whether the person was met face to face, by an encounter or as a list of an event says.
func (p *Person) WasMet() bool {
	return slices.ContainsFunc(p.Encounters, func(e data.Encounter) bool { return e.Medium.InPerson() }) || slices.ContainsFunc(p.Attending, func(at data.Attendee) bool { return at.Status == data.Met })
}

// PromiseRow says how one of the person's promises stands.
func (p *Person) PromiseRow(pr data.Promise, now time.Time) store.PromiseRow {
	waits := p.Events[pr.SnoozedEvent]
	return store.PromiseRow{Promise: pr, Name: p.Contact.Name(), State: pr.State(&waits, now), Until: pr.HiddenUntil(&waits, now), Waits: waits}
}
