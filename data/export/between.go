package export

import (
	"context"
	"maps"
	"slices"
	"time"

	"lanyard/data"
)

// letter is a letter with whom it names and what it is about.
type letter struct {
	data.Letter
	with  data.DraftPerson
	about data.DraftEvent // EventID is the event's id
	met   time.Time       // with the other person; zero: not
}

// between is what keeps the user and some people in touch.
type between struct {
	cadences map[int64]data.Cadence
	consents map[int64]data.Consent
	letters  map[int64][]data.Letter
	with     map[int64]time.Time // by the encounters, with the other people of introductions, that letters count as
}

// between reads how often people are due, what was agreed and written, and whom and which events all that names.
func (g *gatherer) between(ctx context.Context, ids []int64, met map[int64][]data.Encounter, promises map[int64][]data.Promise) (b between, err error) {
	if b.cadences, err = g.store.CadencesOf(ctx, ids); err != nil {
		return b, err
	}
	if b.consents, err = g.store.ConsentsOf(ctx, ids); err != nil {
		return b, err
	}
	if b.letters, err = g.store.LettersOf(ctx, ids); err != nil {
		return b, err
	}
	if b.with, err = g.withOthers(ctx, b.letters); err != nil {
		return b, err
	}
	events, people := map[int64]bool{}, map[int64]bool{}
	for _, c := range b.cadences {
		events[c.LaterEvent] = true
	}
	for _, list := range promises {
		for i := range list {
			events[list[i].SnoozedEvent] = true
		}
	}
	for _, list := range b.letters {
		for i := range list {
			events[list[i].EventID], people[list[i].WithID] = true, true
		}
	}
	for _, list := range met {
		for i := range list {
			people[list[i].IntroducedBy] = true
		}
	}
	if err := g.readMentioned(ctx, events); err != nil {
		return b, err
	}
	return b, g.readPeople(ctx, people)
}

// withOthers reads when letters count as encounters with the other people of introductions.
func (g *gatherer) withOthers(ctx context.Context, letters map[int64][]data.Letter) (map[int64]time.Time, error) {
	var others []int64
	for _, list := range letters {
		for i := range list {
			if list[i].WithEncounterID != 0 {
				others = append(others, list[i].WithID)
			}
		}
	}
	if len(others) == 0 {
		return nil, nil
	}
	met, err := g.store.EncountersOf(ctx, others)
	at := map[int64]time.Time{}
	for _, list := range met {
		for i := range list {
			at[list[i].ID] = list[i].At
		}
	}
	return at, err
}

// readMentioned reads events that somebody waits for or writes about, also those whose people are not written.
func (g *gatherer) readMentioned(ctx context.Context, events map[int64]bool) error {
	maps.DeleteFunc(events, func(id int64, _ bool) bool {
		_, known := g.events[id]
		return known || id == 0
	})
	if len(events) == 0 {
		return nil
	}
	found, err := g.store.WholeEvents(ctx, slices.Sorted(maps.Keys(events)))
	maps.Copy(g.events, found)
	return err
}

// readPeople reads who is named.
func (g *gatherer) readPeople(ctx context.Context, people map[int64]bool) error {
	maps.DeleteFunc(people, func(id int64, _ bool) bool {
		_, known := g.people[id]
		return known || id == 0
	})
	if len(people) == 0 {
		return nil
	}
	return g.store.Contacts(ctx, slices.Sorted(maps.Keys(people)), func(c data.Contact) error {
		g.people[c.ID] = data.DraftPerson{}
		if c.Trashed.IsZero() {
			g.people[c.ID] = data.DraftPerson{UID: c.UID, Name: c.Name()}
		}
		return nil
	})
}

// mentioned names an event with its id; zero for none, one in the trash, or another than the one that is asked for.
func (g *gatherer) mentioned(ctx context.Context, id int64) (data.DraftEvent, error) {
	if id == 0 || !g.wants(id) {
		return data.DraftEvent{}, nil
	}
	e, err := g.known(ctx, id)
	if err != nil || !e.Trashed.IsZero() {
		return data.DraftEvent{}, err
	}
	g.name(&e)
	return data.DraftEvent{Event: e.Name, Day: e.FirstDay(), EventID: id}, nil
}

// until is the day that stands for an event of which the file is not: the one on which it begins; zero where the event itself is
// named.
func (g *gatherer) until(ctx context.Context, id int64) (data.Date, error) {
	if id == 0 || g.wants(id) {
		return data.Date{}, nil
	}
	e, err := g.known(ctx, id)
	if err != nil || !e.Trashed.IsZero() {
		return data.Date{}, err
	}
	return e.FirstDay(), nil
}

// later is the later of two days.
func later(a, b data.Date) data.Date {
	if b.IsZero() || !a.IsZero() && a.Days() > b.Days() {
		return a
	}
	return b
}

// keepUp adds what keeps the user and somebody in touch. Of an event that is asked for only its own letters are written.
func (g *gatherer) keepUp(ctx context.Context, p *person, b between) (err error) {
	p.promises = slices.Clone(p.promises)
	for i := range p.promises {
		pr := &p.promises[i]
		if pr.SnoozedAt, err = g.mentioned(ctx, pr.SnoozedEvent); err != nil {
			return err
		}
		day, err := g.until(ctx, pr.SnoozedEvent)
		if err != nil {
			return err
		}
		pr.Snoozed = later(pr.Snoozed, day)
	}
	if c, ok := b.cadences[p.contact.ID]; ok {
		p.cadence = data.DraftCadence{
			Every: c.Every, Face: c.Face, Off: c.Off, Paused: c.Paused, Later: c.Later, Since: c.Since, Spread: c.Spread, Created: c.Created,
		}
		if p.cadence.LaterEvent, err = g.mentioned(ctx, c.LaterEvent); err != nil {
			return err
		}
		day, err := g.until(ctx, c.LaterEvent)
		if err != nil {
			return err
		}
		p.cadence.Later = later(p.cadence.Later, day)
	}
	for _, l := range slices.Backward(b.letters[p.contact.ID]) {
		if !g.wants(l.EventID) {
			continue
		}
		about, err := g.mentioned(ctx, l.EventID)
		if err != nil {
			return err
		}
		p.letters = append(p.letters, letter{l, g.people[l.WithID], about, b.with[l.WithEncounterID]})
	}
	return nil
}
