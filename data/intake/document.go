package intake

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// document enters the events of a Lanyard document with their numbers. Each is a stored event with the same
// UID, else with the same name and first day, or a new one.
func (b *eventBook) document(events []data.Event) {
	stored := make([]*data.Event, len(b.entries))
	for i, e := range b.entries {
		stored[i] = &e.event
	}
	said := make([]*data.Event, len(events))
	for i := range events {
		said[i] = &events[i]
	}
	found := pairUp(stored, said, uidOf, nameAndDayOf)
	for i := range events {
		var e *eventEntry
		if at := found[i]; at >= 0 {
			e = b.entries[at]
		} else {
			e = &eventEntry{event: unnumbered(&events[i])}
			b.add(e)
		}
		e.wanted, e.said = true, &events[i]
		b.numbered[events[i].ID] = e
	}
}

// pairUp finds for each of said its match in stored, -1 for none: first by the first key that both have, then
// by the next. A match is used once; earlier ones come first.
func pairUp[T any](stored, said []T, keys ...func(T) any) []int {
	slots, used := make([]int, len(said)), make([]bool, len(stored))
	for i := range slots {
		slots[i] = -1
	}
	for _, key := range keys {
		waiting := map[any][]int{}
		for at, v := range stored {
			if k := key(v); !used[at] && k != nil {
				waiting[k] = append(waiting[k], at)
			}
		}
		for i, v := range said {
			if slots[i] >= 0 {
				continue
			}
			if k := key(v); k != nil && len(waiting[k]) > 0 {
				slots[i], waiting[k] = waiting[k][0], waiting[k][1:]
				used[slots[i]] = true
			}
		}
	}
	return slots
}

// uidOf gives the UID of an event as a key; nil for none.
func uidOf(e *data.Event) any {
	if e.UID == "" {
		return nil
	}
	return e.UID
}

// nameAndDayOf gives the folded name of an event with its first day.
func nameAndDayOf(e *data.Event) any {
	type key struct {
		name string
		day  data.Date
	}
	return key{data.Fold(e.Name), e.FirstDay()}
}

// unnumbered gives an event of a document as a new event.
func unnumbered(e *data.Event) data.Event {
	fresh := *e
	fresh.ID, fresh.Rev, fresh.Sessions, fresh.Questions = 0, 0, slices.Clone(e.Sessions), slices.Clone(e.Questions)
	for i := range fresh.Sessions {
		fresh.Sessions[i].ID = 0
	}
	for i := range fresh.Questions {
		fresh.Questions[i].ID = 0
	}
	return fresh
}

// of gives the entry of an encounter's event: by its number, else as find does.
func (b *eventBook) of(d data.DraftEncounter) *eventEntry {
	if e := b.numbered[d.EventID]; e != nil {
		return e
	}
	if data.Fold(d.Event) == "" {
		return nil
	}
	return b.find(d)
}

// take adds what the document says to a stored event.
func (e *eventEntry) take(full data.Event) {
	e.load(full)
	said := unnumbered(e.said)
	e.changed = fillEvent(&e.event, &said)
	e.changed = fillPreparation(&e.event, &said) || e.changed
	e.slots = placeSessions(full.Sessions, said.Sessions)
	for i, s := range said.Sessions {
		if at := e.slots[i]; at >= 0 {
			stored := &e.event.Sessions[at]
			e.changed = updateSession(stored, s) || e.changed
			was := *stored
			stored.Going, stored.UID = stored.Going || s.Going, cmp.Or(stored.UID, s.UID)
			e.changed = *stored != was || e.changed
			continue
		}
		e.slots[i] = len(e.event.Sessions)
		e.event.Sessions = append(e.event.Sessions, s)
		e.changed = true
	}
}

// placeSessions finds for each session of the document the stored one, -1 for none: an equal one, else one with
// its title and start, else one with its title. Each is found once.
func placeSessions(stored, said []data.Session) []int {
	type titled struct {
		title string
		start int64
	}
	return pairUp(stored, said,
		func(s data.Session) any { s.ID = 0; return s },
		func(s data.Session) any { return titled{data.Fold(s.Title), s.Start.UnixNano()} },
		func(s data.Session) any { return data.Fold(s.Title) })
}

// numbered is the index of the session with a number in the document; -1 for none.
func (e *eventEntry) numbered(number int64) int {
	switch {
	case e.said == nil || number < 1 || number > int64(len(e.said.Sessions)):
		return -1
	case e.slots == nil: // it is a new event
		return int(number - 1)
	}
	return e.slots[number-1]
}

// merge is data.Merge of a draft into a contact, but values that are already the same stay as they are.
func merge(c data.Contact, d *data.Draft) (data.Contact, []data.Change) {
	if d.Exact && alike(c, d.Contact) {
		return c, nil
	}
	return data.Merge(c, d.Contact)
}

// alike reports whether two contacts are the same except for their pictures.
func alike(a, b data.Contact) bool {
	a.Photo, b.Photo = data.PhotoRef{}, data.PhotoRef{}
	return len(data.Diff(a, b)) == 0
}

// mine plans what is new of the user's own details, cards and pairs that are not the same person.
func (pl *plan) mine() error {
	doc := &pl.batch.Document
	if err := pl.pairs(doc.NotSame); err != nil || !pl.own {
		return err
	}
	if err := pl.standing(doc); err != nil || doc.Me == nil && len(doc.Cards) == 0 {
		return err
	}
	me, err := pl.store.Me(pl.tx.Context())
	if err != nil {
		return err
	}
	if d := doc.Me; d != nil {
		pl.planMe(me, d)
	}
	cards, err := pl.store.Cards(pl.tx.Context())
	stored := byUID(cards)
	for _, c := range doc.Cards {
		if stored[c.UID] == nil {
			c.ID, c.Rev = 0, 0
			pl.cards = append(pl.cards, c)
		}
	}
	return err
}

func (pl *plan) planMe(me data.Contact, d *data.Draft) {
	merged, changes := d.Contact, []data.Change(nil)
	if me.ID == 0 {
		merged.ID, merged.Rev, merged.Photo = 0, 0, data.PhotoRef{}
		pl.me, pl.myPhoto = &merged, d.Photo
		return
	}
	if merged, changes = merge(me, d); newPicture(&me, d) {
		pl.myPhoto = d.Photo
	}
	if len(changes) > 0 || len(pl.myPhoto) > 0 {
		pl.me = &merged
	}
}

// Owns reports whether a document is taken for this user's own: what is personal in it is imported.
func (in *Intake) Owns(ctx context.Context, doc *data.Document) (bool, error) {
	me, err := in.store.Me(ctx)
	return err == nil && taken(&me, doc), err
}

// Whose reports whether a document is taken for this user's own, and else the name of who wrote it, "" when that is not known.
func (in *Intake) Whose(ctx context.Context, doc *data.Document) (own bool, name string, err error) {
	if own, err = in.Owns(ctx, doc); err != nil || own {
		return own, "", err
	}
	if doc.Me != nil {
		return false, doc.Me.Contact.Name(), nil
	}
	if doc.Owner == "" {
		return false, "", nil
	}
	c, err := in.store.ContactByUID(ctx, doc.Owner)
	if errors.Is(err, data.ErrNotFound) {
		return false, "", nil
	}
	return false, c.Name(), err
}

// taken reports whether the document belongs to this user, or there is nobody else it could belong to: the details, cards,
// cadences, consents, letters, templates and views of another user are not imported.
func taken(me *data.Contact, doc *data.Document) bool {
	return me.ID == 0 || doc.Owner == me.UID || doc.Me != nil && doc.Me.Contact.UID == me.UID
}

// byUID finds cards by their UIDs: the first card with each.
func byUID(cards []data.Card) map[string]*data.Card {
	by := map[string]*data.Card{}
	for i := range slices.Backward(cards) {
		if uid := cards[i].UID; uid != "" {
			by[uid] = &cards[i]
		}
	}
	return by
}

// pairs plans which contacts are marked as not the same person.
func (pl *plan) pairs(rows [][2]int) error {
	if len(rows) == 0 {
		return nil
	}
	known, err := pl.store.NotSame(pl.tx.Context())
	for _, p := range rows {
		if min(p[0], p[1]) < 0 || max(p[0], p[1]) >= len(pl.byRow) {
			continue
		}
		a, b := pl.byRow[p[0]], pl.byRow[p[1]]
		if a == nil || b == nil || a == b { // left out, or joined by the user
			continue
		}
		pair := [2]int64{min(a.contact.ID, b.contact.ID), max(a.contact.ID, b.contact.ID)}
		if pair[0] == 0 || !known[pair] {
			pl.apart = append(pl.apart, [2]*work{a, b})
		}
	}
	return err
}

// writeDocument saves all but people, encounters and events.
func (pl *plan) writeDocument(s *saving) error {
	if pl.me != nil {
		if pl.me.ID == 0 {
			pl.me.Source = s.by(pl.me.Source.Kind)
		}
		if err := s.photo(pl.me, pl.myPhoto); err != nil {
			return err
		}
		if err := pl.tx.SaveMe(pl.me); err != nil {
			return err
		}
	}
	for i := range pl.cards {
		if err := pl.tx.SaveCard(&pl.cards[i]); err != nil {
			return say.Errorf("the card {{.Name}}: {{.Why}}", pl.cards[i].Name, err)
		}
	}
	if err := pl.writeStanding(); err != nil {
		return err
	}
	for _, p := range pl.apart {
		if err := pl.tx.MarkNotSame(p[0].contact.ID, p[1].contact.ID); err != nil {
			return err
		}
	}
	return nil
}
