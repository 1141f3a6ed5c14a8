package programme

import (
	"context"

	"lanyard/data"
	programmes "lanyard/data/format/programme"
	"lanyard/data/store"
	"lanyard/ui/window"
)

// speaker is somebody whom a session names.
type speaker struct {
	name    string
	contact int64 // 0: nobody has that name
	wanted  bool  // on the list of the event as somebody to meet
	met     bool  // at the event
}

// person is somebody who was met in a session.
type person struct {
	contact int64
	name    string
}

// view is all that the tab shows of an event.
type view struct {
	event    data.Event
	speakers map[int64][]speaker // by session
	people   map[int64][]person  // met in a session, by name
	clashes  map[int64][]string
}

// session gives the session with an id; nil when there is none.
func (v *view) session(id int64) *data.Session { return v.event.Session(id) }

// read reads what is shown of an event: as many queries for a long programme as for a short one.
func read(ctx context.Context, w *window.Window, e data.Event) (view, error) {
	v := view{event: e, speakers: map[int64][]speaker{}, people: map[int64][]person{}, clashes: clashes(newPlan(&e, 0).sessions)}
	if len(e.Sessions) == 0 {
		return v, nil
	}
	found, err := w.Intake.ReadSpeakers(ctx, &e)
	if err != nil {
		return v, err
	}
	listed, err := w.Store.Attendees(ctx, e.ID)
	if err != nil {
		return v, err
	}
	met, err := w.Store.EventEncounters(ctx, e.ID)
	if err != nil {
		return v, err
	}
	wanted, seen := map[int64]bool{}, map[int64]bool{}
	for i := range listed {
		wanted[listed[i].ContactID] = listed[i].WasWanted()
	}
	for _, m := range met {
		seen[m.ContactID] = true
	}
	for _, s := range e.Sessions {
		for _, name := range programmes.Speakers(s.Speakers) {
			one := speaker{name: name}
			for _, id := range found.Of(name) { // of several the one who is to be met
				if one.contact == 0 || wanted[id] && !one.wanted {
					one.contact, one.wanted, one.met = id, wanted[id], seen[id]
				}
			}
			v.speakers[s.ID] = append(v.speakers[s.ID], one)
		}
	}
	err = v.readPeople(ctx, w.Store, met)
	return v, err
}

// readPeople names the people who were met in sessions.
func (v *view) readPeople(ctx context.Context, s *store.Store, met []data.Encounter) error {
	var ids data.Once[int64]
	for _, m := range met {
		if m.SessionID != 0 {
			ids.Add(m.ContactID)
		}
	}
	if ids.Len() == 0 {
		return nil
	}
	rows, err := s.Rows(ctx, ids.List())
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	type pair struct{ session, contact int64 }
	seen := map[pair]bool{}
	for i := len(met) - 1; i >= 0; i-- { // the first met first
		m := met[i]
		if name, ok := names[m.ContactID]; ok && m.SessionID != 0 && !seen[pair{m.SessionID, m.ContactID}] {
			seen[pair{m.SessionID, m.ContactID}] = true
			v.people[m.SessionID] = append(v.people[m.SessionID], person{m.ContactID, name})
		}
	}
	return nil
}
