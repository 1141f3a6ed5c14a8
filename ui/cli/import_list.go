package cli

import (
	"context"
	"strings"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// eventList is what a file says of an event's list, while it is imported.
type eventList struct {
	intake.List
	contacts []int64 // of each proposal, once all are saved
}

// compareList compares the proposals of a file with the list of the event; nil when it goes into none.
func (im *importer) compareList(ctx context.Context, in *intake.Intake, ps []intake.Proposal, event int64, batch *intake.Batch) (*eventList, error) {
	if event == 0 {
		return nil, nil
	}
	l := &eventList{}
	var err error
	if l.List, err = in.CompareList(ctx, ps, event); err != nil {
		return nil, err
	}
	batch.Wrote = func(contacts []int64) { l.contacts = contacts }
	if im.takeOff {
		for _, g := range l.Gone {
			batch.TakeOff = append(batch.TakeOff, g.Attendee.ContactID)
		}
	}
	return l, nil
}

// tellList says what became of the people of the list, in the document and to the user.
func (im *importer) tellList(ctx context.Context, s *store.Store, name string, l *eventList) error {
	doc := jsonfile.List{
		Event: jsonfile.ListEvent{Event: l.Event.Name, Day: l.Event.FirstDay()},
		New:   []jsonfile.Person{}, Changed: []jsonfile.Person{}, Cancelled: []jsonfile.Person{}, Back: []jsonfile.Person{}, Gone: []jsonfile.Person{}, TakenOff: im.takeOff,
	}
	people := map[intake.Listed]*[]jsonfile.Person{
		intake.NewOnList: &doc.New, intake.Changed: &doc.Changed, intake.CancelledIt: &doc.Cancelled, intake.Back: &doc.Back,
	}
	var ids data.Once[int64]
	said := map[int64]intake.Listed{}
	for i, id := range l.contacts {
		if id != 0 && ids.Add(id) {
			said[id] = l.People[i]
		}
	}
	err := s.Contacts(ctx, ids.List(), func(c data.Contact) error {
		if to := people[said[c.ID]]; to != nil {
			*to = append(*to, jsonfile.Person{UID: c.UID, Name: c.Name()})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, g := range l.Gone {
		doc.Gone = append(doc.Gone, jsonfile.Person{UID: g.Contact.UID, Name: g.Contact.Name()})
	}
	if im.enc != nil {
		im.enc.List(doc)
	}
	if !l.Again {
		return nil
	}
	im.tell("%s: the list of %s: %d new, %d changed, %d cancelled, %d back, %d gone", spoken(name), l.Event.Name,
		len(doc.New), len(doc.Changed), len(doc.Cancelled), len(doc.Back), len(doc.Gone))
	for _, part := range []struct {
		what   string
		people []jsonfile.Person
	}{{"cancelled", doc.Cancelled}, {"back", doc.Back}, {"gone" + im.stays(), doc.Gone}} {
		if len(part.people) > 0 {
			im.tell("  %s: %s", part.what, peopleNamed(part.people))
		}
	}
	return nil
}

// stays says what became of who is gone.
func (im *importer) stays() string {
	if im.takeOff {
		return ", taken off the list"
	}
	return ", still on the list (--take-off takes them off)"
}

// mostNamed is how many people a line names.
const mostNamed = 10

func peopleNamed(people []jsonfile.Person) string {
	var names []string
	for i, p := range people {
		if i == mostNamed {
			names = append(names, "…")
			break
		}
		names = append(names, p.Name)
	}
	return strings.Join(names, "; ")
}
