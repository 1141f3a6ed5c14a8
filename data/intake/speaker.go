package intake

import (
	"context"
	"errors"

	"lanyard/data"
	"lanyard/data/format/programme"
	"lanyard/data/store"
)

// speakerKey is the form in which the name of a speaker is compared with those of contacts.
func speakerKey(name string) string { return data.Fold(data.WithoutTitles(name)) }

// named is a contact with a name alone.
func named(name string) data.Contact {
	c := data.Contact{Source: data.Source{Kind: data.Typed}}
	c.SplitName(name)
	return c
}

// Speakers are the people that the programme of an event names, and which contacts have their names.
type Speakers struct{ contacts map[string][]int64 }

// Of gives the contacts with the name of a speaker.
func (s Speakers) Of(name string) []int64 { return s.contacts[speakerKey(name)] }

// ReadSpeakers finds the contacts of all speakers of an event by their names, folded and without titles. It asks once for all.
func (in *Intake) ReadSpeakers(ctx context.Context, e *data.Event) (Speakers, error) {
	out := Speakers{map[string][]int64{}}
	var keys data.Once[string]
	for i := range e.Sessions {
		for _, name := range programme.Speakers(e.Sessions[i].Speakers) {
			key := speakerKey(name)
			if _, ok := out.contacts[key]; ok || key == "" {
				continue
			}
			out.contacts[key] = nil
			c := named(name)
			for _, k := range data.MatchKeys(&c) {
				keys.Add(k)
			}
		}
	}
	people, err := in.store.Candidates(ctx, keys.List())
	for i := range people {
		key := speakerKey(people[i].Name())
		if of, ok := out.contacts[key]; ok {
			out.contacts[key] = append(of, people[i].ID)
		}
	}
	return out, err
}

// WantSpeaker puts a speaker on the list of an event as somebody to meet: the given contact; with 0 the contact with that
// name, or a new one with it. It gives the contact, and reports whether that is new.
func WantSpeaker(tx *store.Tx, event, contact int64, name string) (id int64, changed bool, err error) {
	if contact == 0 {
		if contact, err = contactCalled(tx, name); err != nil {
			return 0, false, err
		}
	}
	a, err := tx.Attendee(contact, event)
	switch {
	case errors.Is(err, data.ErrNotFound):
		a = data.Attendee{ContactID: contact, EventID: event}
	case err != nil:
		return 0, false, err
	case a.WasWanted():
		return contact, false, nil
	}
	if a.Wanted = true; a.Status.Reached() < data.WantToMeet.Reached() || a.Status == "" {
		a.Status = data.WantToMeet
	}
	return contact, true, tx.SaveAttendee(&a)
}

// contactCalled finds the first contact with a name, and makes one where there is none.
func contactCalled(tx *store.Tx, name string) (int64, error) {
	c := named(name)
	c.Normalise("")
	there, err := tx.Candidates(data.MatchKeys(&c))
	if err != nil {
		return 0, err
	}
	for i := range there {
		if speakerKey(there[i].Name()) == speakerKey(name) {
			return there[i].ID, nil
		}
	}
	err = tx.SaveContact(&c)
	return c.ID, err
}
