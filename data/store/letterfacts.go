package store

import (
	"context"
	"slices"

	"lanyard/data"
)

// LetterAbout says what a letter is about: by their ids, 0 for what is not said.
type LetterAbout struct {
	With    int64 // the other person of an introduction
	Event   int64 // else that of the encounter
	Promise int64 // of the user, to the first of the contacts; else the first that is owed and in sight, else that is snoozed
}

// LetterFacts reads what letters to contacts are filled with, in their order, without contacts that are gone or in the trash. It
// takes as many queries for many as for one.
func (s *Store) LetterFacts(ctx context.Context, contactIDs []int64, about LetterAbout) ([]data.LetterFacts, error) {
	all := slices.Clone(contactIDs)
	if about.With != 0 {
		all = append(all, about.With)
	}
	contacts := map[int64]data.Contact{}
	err := s.Contacts(ctx, all, func(c data.Contact) error {
		if c.Trashed.IsZero() {
			contacts[c.ID] = c
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	me, err := s.Me(ctx)
	if err != nil {
		return nil, err
	}
	shown, err := s.letterCard(ctx, me)
	if err != nil {
		return nil, err
	}
	consents, err := s.ConsentsOf(ctx, all)
	if err != nil {
		return nil, err
	}
	met, err := s.EncountersOf(ctx, contactIDs)
	if err != nil {
		return nil, err
	}
	promises, err := s.PromisesOf(ctx, contactIDs)
	if err != nil {
		return nil, err
	}
	hidden, err := s.hiddenPromises(ctx, promises)
	if err != nil {
		return nil, err
	}
	var out []data.LetterFacts
	events := []int64{about.Event}
	for _, id := range contactIDs {
		c, ok := contacts[id]
		if !ok {
			continue
		}
		f := data.LetterFacts{Contact: c, Me: me, Card: shown, With: contacts[about.With], Event: data.Event{ID: about.Event}}
		f.Encounter = aboutEncounter(met[id], about.Event)
		f.Promise = aboutPromise(promises[id], hidden, about.Promise, f.Encounter.ID)
		if f.Event.ID == 0 {
			f.Event.ID = f.Encounter.EventID
		}
		for _, p := range f.People() {
			if agreed := consents[p.ID]; agreed.NoMail {
				f.NoMail = append(f.NoMail, p.ID)
			}
		}
		events = append(events, f.Event.ID)
		out = append(out, f)
	}
	whole, err := s.WholeEvents(ctx, events)
	for i := range out {
		out[i].Event = whole[out[i].Event.ID]
	}
	return out, err
}

// aboutEncounter is the encounter that a letter is about: the latest at an event, else the latest face to face.
func aboutEncounter(met []data.Encounter, event int64) data.Encounter {
	for _, e := range met { // latest first
		if event != 0 && e.EventID == event || event == 0 && e.Medium.InPerson() {
			return e
		}
	}
	return data.Encounter{}
}

// hiddenPromises are the ids of those of some promises that are snoozed.
func (s *Store) hiddenPromises(ctx context.Context, promises map[int64][]data.Promise) (map[int64]bool, error) {
	var waits []int64
	for _, ps := range promises {
		for i := range ps {
			if id := ps[i].SnoozedEvent; id != 0 {
				waits = append(waits, id)
			}
		}
	}
	events, err := s.EventHeads(ctx, waits)
	hidden, now := map[int64]bool{}, s.Now()
	for _, ps := range promises {
		for i := range ps {
			event := events[ps[i].SnoozedEvent]
			hidden[ps[i].ID] = ps[i].State(&event, now) == data.PromiseSnoozed
		}
	}
	return hidden, err
}

// aboutPromise is an open promise of the user: the one with an id; else one in sight before one that is snoozed, and of these one
// of an encounter, else the first.
func aboutPromise(promises []data.Promise, hidden map[int64]bool, id, encounter int64) (out data.Promise) {
	most := 0
	for _, p := range promises { // by due day
		if p.By != data.ByMe || !p.Open() || id != 0 && p.ID != id {
			continue
		}
		rank := 1
		if !hidden[p.ID] {
			rank += 2
		}
		if encounter != 0 && p.EncounterID == encounter {
			rank++
		}
		if rank > most {
			out, most = p, rank
		}
	}
	return out
}

// letterCard is how the user's first card that is still shown shows them; without a card their name, work and preferred address.
func (s *Store) letterCard(ctx context.Context, me data.Contact) (data.Contact, error) {
	cards, err := s.Cards(ctx)
	if err != nil {
		return data.Contact{}, err
	}
	for i := range cards {
		if c := &cards[i]; c.Until.IsZero() || c.Until.After(s.Now()) {
			return c.Contact(me), nil
		}
	}
	plain := data.Contact{Title: me.Title, Department: me.Department, Organisation: me.Organisation}
	plain.SetName(&me)
	if mail := me.PreferredEmail(); mail != "" {
		plain.Emails = []data.Email{{Value: mail}}
	}
	return plain, nil
}
