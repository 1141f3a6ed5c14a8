package export

import (
	"context"
	"maps"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/store"
)

// person is a contact with their encounters, promises, attendees and appointments, and the events of these.
type person struct {
	contact    data.Contact
	encounters []encounter
	promises   []data.Promise
	attendance []attendee
	agreed     []appointment
	cadence    data.DraftCadence
	consent    data.Consent
	touched    data.Date // the latest contact by any medium, at whatever event; zero: none
	letters    []letter  // earliest first
}

type encounter struct {
	data.Encounter
	event, session string
	sessionNumber  int64            // its number in the programme, from 1; 0 for none
	by             data.DraftPerson // who introduced us
}

// draft gives the encounter for a file.
func (m encounter) draft() data.DraftEncounter {
	return data.DraftEncounter{
		Event: m.event, Session: m.session, At: m.At, AllDay: m.AllDay, Zone: m.Zone, Place: m.Place, Note: m.Note, Warmth: m.Warmth,
		Medium: m.Medium, IntroducedBy: m.by, Answers: m.Answers,
	}
}

// pageSize is how many contacts are read at a time: their encounters and promises take one query each.
const pageSize = 250

type gatherer struct {
	store  *store.Store
	events map[int64]data.Event // read so far
	named  []data.Event         // those of them that people are at, in order of appearance
	seen   map[int64]bool       // ids in named
	only   int64
	left   without
	people map[int64]data.DraftPerson // who is named beside the people of the file, read so far; in the trash: nobody
}

func newGatherer(s *store.Store, only int64, left ...Part) *gatherer {
	return &gatherer{store: s, events: map[int64]data.Event{}, seen: map[int64]bool{}, only: only, left: left, people: map[int64]data.DraftPerson{}}
}

// pages reads contacts with all that belongs to them, and calls f with some at a time, in the order of ids.
func (g *gatherer) pages(ctx context.Context, ids []int64, f func([]person) error) error {
	return inPages(ctx, g.store, ids, func(page []data.Contact) error {
		people, err := g.gather(ctx, page)
		if err != nil {
			return err
		}
		return f(people)
	})
}

// gather reads all that belongs to contacts.
func (g *gatherer) gather(ctx context.Context, cs []data.Contact) ([]person, error) {
	ids := make([]int64, len(cs))
	for i := range cs {
		ids[i] = cs[i].ID
	}
	met, err := g.store.EncountersOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	promises, err := g.store.PromisesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	listed, err := g.store.AttendeesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	agreed, err := g.store.AppointmentsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	if err := g.readEvents(ctx, eventsOf(met, listed, agreed)); err != nil {
		return nil, err
	}
	between, err := g.between(ctx, ids, met, promises)
	if err != nil {
		return nil, err
	}
	people := make([]person, len(cs))
	for i, c := range cs {
		people[i] = person{contact: c, promises: promises[c.ID], consent: between.consents[c.ID], touched: lastContact(met[c.ID], g.store.Now())}
		if people[i].encounters, err = g.encounters(ctx, met[c.ID]); err != nil {
			return nil, err
		}
		if people[i].attendance, err = g.attendees(ctx, listed[c.ID]); err != nil {
			return nil, err
		}
		if people[i].agreed, err = g.appointments(ctx, agreed[c.ID]); err != nil {
			return nil, err
		}
		if err := g.keepUp(ctx, &people[i], between); err != nil {
			return nil, err
		}
		g.left.person(&people[i])
	}
	return people, nil
}

// encounters adds their events to encounters. They come latest first and are returned oldest first.
func (g *gatherer) encounters(ctx context.Context, met []data.Encounter) (out []encounter, err error) {
	for i := len(met) - 1; i >= 0; i-- {
		if !g.wants(met[i].EventID) {
			continue
		}
		e := encounter{Encounter: met[i], by: g.people[met[i].IntroducedBy]}
		if e.EventID != 0 {
			ev, err := g.event(ctx, e.EventID)
			if err != nil {
				return nil, err
			}
			e.event = ev.Name
			for i, s := range ev.Sessions {
				if s.ID == e.SessionID {
					e.session, e.sessionNumber = s.Title, int64(i+1)
				}
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// lastContact is the day of the latest encounter that is not ahead, on the clocks there.
func lastContact(met []data.Encounter, now time.Time) (day data.Date) {
	var latest time.Time
	for i := range met {
		if e := &met[i]; e.At.After(latest) && !e.At.After(now) {
			latest = e.At
			day = data.DateOf(e.At.In(table.Location(e.Zone)))
		}
	}
	return day
}

// wants reports whether an event's encounters are written.
func (g *gatherer) wants(event int64) bool { return g.only == 0 || event == g.only }

// eventsOf lists the events that people are at.
func eventsOf(met map[int64][]data.Encounter, listed map[int64][]data.Attendee, agreed map[int64][]data.Appointment) map[int64]bool {
	events := map[int64]bool{}
	for _, list := range met {
		for i := range list {
			events[list[i].EventID] = true
		}
	}
	for _, list := range listed {
		for i := range list {
			events[list[i].EventID] = true
		}
	}
	for _, list := range agreed {
		for i := range list {
			events[list[i].EventID] = true
		}
	}
	return events
}

// readEvents reads those of some events that appear for the first time.
func (g *gatherer) readEvents(ctx context.Context, events map[int64]bool) error {
	fresh := maps.Clone(events)
	maps.DeleteFunc(fresh, func(event int64, _ bool) bool {
		_, known := g.events[event]
		return known || event == 0 || !g.wants(event)
	})
	if len(fresh) == 0 {
		return nil
	}
	found, err := g.store.WholeEvents(ctx, slices.Collect(maps.Keys(fresh)))
	for id, e := range found {
		g.left.event(&e)
		g.events[id] = e
	}
	return err
}

// event reads an event that somebody is at.
func (g *gatherer) event(ctx context.Context, id int64) (e data.Event, err error) {
	if e, err = g.known(ctx, id); err == nil {
		g.name(&e)
	}
	return e, err
}

// known reads an event once.
func (g *gatherer) known(ctx context.Context, id int64) (e data.Event, err error) {
	e, ok := g.events[id]
	if !ok {
		if e, err = g.store.Event(ctx, id); err != nil {
			return e, err
		}
		g.left.event(&e)
		g.events[id] = e
	}
	return e, nil
}

// name notes that somebody is at an event.
func (g *gatherer) name(e *data.Event) {
	if !g.seen[e.ID] {
		g.seen[e.ID], g.named = true, append(g.named, *e)
	}
}
