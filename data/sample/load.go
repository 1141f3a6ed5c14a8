package sample

import (
	"context"
	"fmt"
	"slices"
	"time"

	"lanyard/assets"
	"lanyard/data"
	"lanyard/data/store"
)

// Load writes the sample data into an empty store: the user's own details with two cards, three events, one of
// them going on and current, and forty contacts with encounters, promises, topics and a few photos. now is the
// present moment, in the user's zone.
//
// It is not an operation that can be undone: Ctrl+Z on the first screen must not empty the file.
func Load(ctx context.Context, s *store.Store, now time.Time) error {
	f, err := read()
	if err != nil {
		return err
	}
	count, err := s.Count(ctx)
	if err != nil {
		return err
	}
	if count > 0 {
		return fmt.Errorf("%s holds %d contacts: sample data is written to an empty file only; name another", s.Path(), count)
	}
	return s.Quietly(ctx, func(tx *store.Tx) error {
		l := loader{tx: tx, days: calendar{now}, events: map[string]data.Event{}}
		if err := l.me(f); err != nil {
			return err
		}
		for _, e := range f.Events {
			if err := l.event(e); err != nil {
				return fmt.Errorf("sample event %q: %w", e.Name, err)
			}
		}
		for _, p := range f.People {
			if err := l.person(p); err != nil {
				return fmt.Errorf("sample contact %q: %w", p.Contact.DisplayName, err)
			}
		}
		return nil
	})
}

// loader writes the parts of the file in one transaction.
type loader struct {
	tx     *store.Tx
	days   calendar
	events map[string]data.Event // by key
}

func (l *loader) me(f file) error {
	me := f.Me
	l.normalise(&me)
	if err := l.tx.SaveMe(&me); err != nil {
		return err
	}
	for i, c := range f.Cards {
		card := data.Card{Name: c.Name, Show: c.Show, Own: c.Own, Order: i}
		if err := l.tx.SaveCard(&card); err != nil {
			return fmt.Errorf("sample card %q: %w", c.Name, err)
		}
	}
	return nil
}

func (l *loader) event(e event) error {
	zone, err := time.LoadLocation(e.Zone)
	if err != nil {
		return err
	}
	out := data.Event{
		Name: e.Name, Place: e.Place, Zone: e.Zone, Link: e.Link, Note: e.Note, AllDay: true,
		Start: l.days.day(e.From, zone).UTC(), End: l.days.day(e.To, zone).UTC(),
	}
	for _, s := range e.Sessions {
		from, err := l.days.clock(s.Day, s.From, zone)
		if err != nil {
			return err
		}
		to, err := l.days.clock(s.Day, s.To, zone)
		if err != nil {
			return err
		}
		out.Sessions = append(out.Sessions, data.Session{
			Title: s.Title, Speakers: s.Speakers, Room: s.Room, Start: from.UTC(), End: to.UTC(), Zone: e.Zone,
		})
	}
	if err := l.tx.SaveEvent(&out); err != nil {
		return err
	}
	l.events[e.Key] = out
	if e.Current {
		return l.tx.SetCurrent(out.ID)
	}
	return nil
}

func (l *loader) person(p person) error {
	c := p.Contact
	c.Source = data.Source{Kind: p.Source}
	l.normalise(&c)
	if p.Photo != "" {
		picture, err := assets.Files.ReadFile("sample/" + p.Photo)
		if err != nil {
			return err
		}
		if c.Photo, err = l.tx.SavePhoto(picture); err != nil {
			return err
		}
	}
	if err := l.tx.SaveContact(&c); err != nil {
		return err
	}
	var latest data.Encounter
	for _, m := range p.Met {
		e, err := l.encounter(c.ID, m, p.Source)
		if err != nil {
			return err
		}
		if e.At.After(latest.At) {
			latest = e
		}
	}
	for _, pr := range p.Promises {
		if err := l.promise(c.ID, latest.ID, pr); err != nil {
			return err
		}
	}
	return l.attends(c.ID, p.Attends)
}

// attends makes the contact an attendee of events. At an event where they were met, the encounter has done so
// already.
func (l *loader) attends(contact int64, events map[string]data.AttendeeStatus) error {
	for key, status := range events {
		e, ok := l.events[key]
		if !ok {
			return fmt.Errorf("no event %q in the sample", key)
		}
		if err := l.tx.SaveAttendee(&data.Attendee{ContactID: contact, EventID: e.ID, Status: status}); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) encounter(contact int64, m encounter, source data.SourceKind) (data.Encounter, error) {
	out := data.Encounter{
		ContactID: contact, Place: m.Place, Note: m.Note, Warmth: m.Warmth, Source: data.Source{Kind: source},
	}
	at := l.days.now.Location()
	if m.Event != "" {
		e, ok := l.events[m.Event]
		if !ok {
			return out, fmt.Errorf("no event %q in the sample", m.Event)
		}
		out.EventID, out.Zone, at = e.ID, e.Zone, e.Location()
		if m.Session != "" {
			i := slices.IndexFunc(e.Sessions, func(s data.Session) bool { return s.Title == m.Session })
			if i < 0 {
				return out, fmt.Errorf("%s has no session %q", e.Name, m.Session)
			}
			out.SessionID = e.Sessions[i].ID
		}
	}
	if m.At == "" {
		out.At = l.days.now.Add(-time.Duration(m.Ago) * time.Minute).UTC()
	} else {
		t, err := l.days.clock(m.Day, m.At, at)
		if err != nil {
			return out, err
		}
		out.At = t.UTC()
	}
	err := l.tx.SaveEncounter(&out)
	return out, err
}

func (l *loader) promise(contact, encounter int64, p promise) error {
	out := data.Promise{ContactID: contact, EncounterID: encounter, By: p.By, Text: p.Text}
	if p.Due != nil {
		out.Due = l.days.date(*p.Due)
	}
	if p.Done != nil {
		out.Done = l.days.day(*p.Done, l.days.now.Location()).Add(15 * time.Hour).UTC()
	}
	return l.tx.SavePromise(&out)
}

// normalise makes the E.164 form that the store keeps beside a number. All numbers of the sample have their
// country code.
func (l *loader) normalise(c *data.Contact) {
	for i := range c.Phones {
		c.Phones[i].Normalise("")
	}
}
