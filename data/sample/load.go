package sample

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"lanyard/assets"
	"lanyard/data"
	"lanyard/data/store"
)

// Load writes the sample data into an empty store: the user's own details with two cards, three events, one of
// them going on and current, with its programme, appointments, questions, answers and costs, forty contacts with encounters, promises,
// topics and a few photos, and what keeps the user in touch with some of them. now is the present moment, in the user's zone.
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
		l := loader{
			tx: tx, days: calendar{now}, events: map[string]data.Event{}, people: map[string]int64{}, met: map[int64][]data.Encounter{},
			promised: map[int64][]int64{},
		}
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
		for _, p := range f.People {
			if err := l.keep(p); err != nil {
				return fmt.Errorf("sample contact %q: %w", p.Contact.DisplayName, err)
			}
		}
		return l.alone(f)
	})
}

// loader writes the parts of the file in one transaction.
type loader struct {
	tx     *store.Tx
	days   calendar
	events map[string]data.Event // by key

	people   map[string]int64           // by display name
	met      map[int64][]data.Encounter // by contact, as in the file
	promised map[int64][]int64          // the same
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
	out.Goal, out.GoalPeople, out.Currency, out.Costs, out.Questions = e.Goal, e.GoalPeople, e.Currency, e.Costs, e.Questions
	for _, s := range e.Sessions {
		from, to, err := l.times(s, zone)
		if err != nil {
			return err
		}
		out.Sessions = append(out.Sessions, data.Session{
			Title: s.Title, Speakers: s.Speakers, Room: s.Room, Start: from.UTC(), End: to.UTC(), Zone: e.Zone, Going: s.Going,
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

// times are when a session begins and ends.
func (l *loader) times(s session, zone *time.Location) (from, to time.Time, err error) {
	if s.From == "" {
		from = l.days.soon(s.In, zone)
		return from, from.Add(time.Duration(s.Long) * time.Minute), nil
	}
	if from, err = l.days.clock(s.Day, s.From, zone); err != nil {
		return from, to, err
	}
	to, err = l.days.clock(s.Day, s.To, zone)
	return from, to, err
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
	if p.BirthdayIn != nil {
		c.Birthday = l.days.date(*p.BirthdayIn)
		c.Birthday.Year = 0
	}
	if err := l.tx.SaveContact(&c); err != nil {
		return err
	}
	l.people[c.DisplayName] = c.ID
	var latest data.Encounter
	var met []data.Encounter
	for _, m := range p.Met {
		e, err := l.encounter(c.ID, m, p.Source)
		if err != nil {
			return err
		}
		met = append(met, e)
		if e.At.After(latest.At) {
			latest = e
		}
	}
	l.met[c.ID] = met
	for _, pr := range p.Promises {
		if err := l.promise(c.ID, latest.ID, pr); err != nil {
			return err
		}
	}
	for _, a := range p.Appointments {
		if err := l.appointment(c.ID, a, met); err != nil {
			return err
		}
	}
	return l.attends(c.ID, p.Attends, met)
}

// attends makes the contact an attendee of the events of a list, and of those where they were met.
func (l *loader) attends(contact int64, events map[string]attend, met []data.Encounter) error {
	all := map[int64]data.Attendee{}
	for key, at := range events {
		e, err := l.named(key)
		if err != nil {
			return err
		}
		a := data.Attendee{ContactID: contact, EventID: e.ID, Status: at.Status, Note: at.Note}
		if at.Cancelled != nil {
			a.Cancelled = l.days.day(*at.Cancelled, l.days.now.Location()).UTC()
		}
		all[e.ID] = a
	}
	for _, m := range met {
		if m.EventID != 0 {
			a := all[m.EventID]
			a.Join(&data.Attendee{Status: data.Met})
			a.ContactID, a.EventID = contact, m.EventID
			all[m.EventID] = a
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		a := all[id]
		if err := l.tx.SaveAttendee(&a); err != nil {
			return err
		}
	}
	return nil
}

// named is the event with a key.
func (l *loader) named(key string) (data.Event, error) {
	e, ok := l.events[key]
	if !ok {
		return e, fmt.Errorf("no event %q in the sample", key)
	}
	return e, nil
}

// appointment saves an appointment; a kept one leads to the encounter that began with it.
func (l *loader) appointment(contact int64, a appointment, met []data.Encounter) error {
	e, err := l.named(a.Event)
	if err != nil {
		return err
	}
	at := l.days.soon(a.In-a.Ago, e.Location())
	if a.At != "" {
		if at, err = l.days.clock(a.Day, a.At, e.Location()); err != nil {
			return err
		}
	}
	out := data.Appointment{
		ContactID: contact, EventID: e.ID, Start: at.UTC(), End: at.Add(time.Duration(a.Long) * time.Minute).UTC(), Zone: e.Zone,
		Place: a.Place, State: a.State, Note: a.Note,
	}
	for _, m := range met {
		if a.State == data.Kept && m.EventID == e.ID {
			out.EncounterID = m.ID
		}
	}
	return l.tx.SaveAppointment(&out)
}

func (l *loader) encounter(contact int64, m encounter, source data.SourceKind) (data.Encounter, error) {
	out := data.Encounter{
		ContactID: contact, Place: m.Place, Note: m.Note, Warmth: m.Warmth, Medium: m.Medium, Source: data.Source{Kind: source},
	}
	at := l.days.now.Location()
	if m.Event != "" {
		e, err := l.named(m.Event)
		if err != nil {
			return out, err
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
	for _, key := range slices.Sorted(maps.Keys(m.Answers)) {
		for _, value := range m.Answers[key] {
			out.Answers = append(out.Answers, data.Answer{Key: key, Value: value})
		}
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
	if p.SnoozedEvent != "" {
		e, err := l.named(p.SnoozedEvent)
		if err != nil {
			return err
		}
		out.SnoozedEvent = e.ID
	}
	err := l.tx.SavePromise(&out)
	l.promised[contact] = append(l.promised[contact], out.ID)
	return err
}

// normalise makes the E.164 form that the store keeps beside a number. All numbers of the sample have their
// country code.
func (l *loader) normalise(c *data.Contact) {
	for i := range c.Phones {
		c.Phones[i].Normalise("")
	}
}
