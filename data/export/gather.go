package export

import (
	"context"

	"lanyard/data"
	"lanyard/data/store"
)

// person is a contact with what was lived with them, events by their names.
type person struct {
	contact    data.Contact
	encounters []encounter
	promises   []data.Promise
	attendance []attendance
}

// attendance is a place on the list of an event.
type attendance struct {
	data.Attendee
	event data.Event
}

// listed is the attendance as a file states it.
func (p person) listed() (out []data.DraftAttendance) {
	for _, a := range p.attendance {
		out = append(out, data.DraftAttendance{Event: a.event.Name, Day: firstDay(&a.event), Status: a.Status, Note: a.Note})
	}
	return out
}

type encounter struct {
	data.Encounter
	event, session string
	sessionNumber  int64 // its place in the programme, from 1; 0 for none
}

// draft is the encounter as a file states it.
func (m encounter) draft() data.DraftEncounter {
	return data.DraftEncounter{
		Event: m.event, Session: m.session, At: m.At, AllDay: m.AllDay, Zone: m.Zone, Place: m.Place, Note: m.Note, Warmth: m.Warmth,
	}
}

// pageSize is how many contacts are read in one go: their encounters and promises come in one query
// each.
const pageSize = 250

type gatherer struct {
	store  *store.Store
	events map[int64]data.Event
	named  []data.Event // those in events, in the order in which they came up
	only   int64
	lists  map[int64][]data.Attendee // of contacts; nil: they are asked one by one
}

// gather reads what was lived with contacts.
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
	people := make([]person, len(cs))
	for i, c := range cs {
		people[i] = person{contact: c, promises: promises[c.ID]}
		if people[i].encounters, err = g.lived(ctx, met[c.ID]); err != nil {
			return nil, err
		}
		if people[i].attendance, err = g.attendance(ctx, c.ID); err != nil {
			return nil, err
		}
	}
	return people, nil
}

// lived names the events of encounters, which are given latest first.
func (g *gatherer) lived(ctx context.Context, met []data.Encounter) (out []encounter, err error) {
	for i := len(met) - 1; i >= 0; i-- { // oldest first, as lived
		if g.only != 0 && met[i].EventID != g.only {
			continue
		}
		e := encounter{Encounter: met[i]}
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

func (g *gatherer) event(ctx context.Context, id int64) (data.Event, error) {
	if e, ok := g.events[id]; ok {
		return e, nil
	}
	e, err := g.store.Event(ctx, id)
	if err == nil {
		g.events[id], g.named = e, append(g.named, e)
	}
	return e, err
}
