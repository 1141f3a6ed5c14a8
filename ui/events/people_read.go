package events

import (
	"context"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/rows"
	"lanyard/ui/window"
)

// peopleView is what is known of an event's people.
type peopleView struct {
	event   data.Event
	people  []store.EventPerson // by name
	places  map[int64]int       // of each in people, by contact
	found   []int64             // those whom search and conditions find, in the order of the list
	unsided bool                // nobody is inside or outside: see store.Result
	nearly  bool                // they are spelled nearly as what was searched

	incomplete int // how many are
}

// of gives what is known of a contact; nil for somebody else.
func (v *peopleView) of(id int64) *store.EventPerson {
	if i, ok := v.places[id]; ok {
		return &v.people[i]
	}
	return nil
}

// everybody are the contacts of all the people.
func (v *peopleView) everybody() []int64 {
	ids := make([]int64, len(v.people))
	for i := range v.people {
		ids[i] = v.people[i].ContactID
	}
	return ids
}

// readList is a list as it was read, with its first rows.
type readList struct {
	peopleView
	arranged
	first []store.Row
}

// readPeople reads the people of an event and puts them in their places. With all nothing is searched, and they are in
// sections.
func readPeople(ctx context.Context, s *store.Store, e data.Event, q data.Query, all bool, from arrangement) (v readList, err error) {
	v.event = e
	if v.people, err = s.EventPeople(ctx, e.ID); err != nil {
		return v, err
	}
	v.places = make(map[int64]int, len(v.people))
	for i := range v.people {
		v.places[v.people[i].ContactID] = i
	}
	if all {
		v.found = v.everybody()
	} else {
		found, err := window.Find(ctx, s, q, 0)
		if err != nil {
			return v, err
		}
		v.found, v.nearly, v.unsided = found.IDs, found.Nearly, found.Unsided
	}
	few, err := s.Find(ctx, data.Query{Event: e.ID, Incomplete: true}, 0)
	if err != nil {
		return v, err
	}
	v.incomplete = len(few.IDs)
	v.arranged = from.arrange(&v.peopleView)
	v.first, err = s.Rows(ctx, v.ids[:min(len(v.ids), rows.PerPage)])
	return v, err
}

// twins is who may be the same person as somebody of the event: a contact from before.
type twins = edit.Twins

// findTwins looks for those of the event's people who may be somebody the user knows, once for the list as it is. It takes
// longer than the list, which is shown meanwhile.
func (p *People) findTwins() {
	v := p.View
	if p.twinsOf == v.event.ID {
		return
	}
	p.twinsOf = v.event.ID
	window.Read(p.w, p.asking.Next(), p.asking.Soon(window.TypingPause), func(ctx context.Context) (map[int64]intake.Pair, error) {
		return p.w.Intake.Possibly(ctx, append([]store.EventPerson(nil), v.people...))
	}, func(found map[int64]intake.Pair, err error) {
		if err != nil || p.Query.Event != v.event.ID {
			return // the duplicates' screen tells of the same
		}
		was := p.twins
		p.twins = make(map[int64]twins, len(found))
		for id, pair := range found {
			p.twins[id] = twins{Known: pair.A, New: pair.B, KnownName: pair.NameA, NewName: pair.NameB}
		}
		if len(was)+len(found) > 0 {
			p.rearrange()
		}
	})
}
