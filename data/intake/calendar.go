package intake

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Programmes is what SaveEvents did.
type Programmes struct {
	Op       int64 // 0: nothing was new
	Event    int64 // the first of the events
	New      int   // events made
	Updated  int   // events that got sessions or details
	Same     int   // events that were there already, with all that the file says
	Sessions int   // sessions added
	Changed  int   // sessions that the file changes
	// Changes are what becomes of each session of the events that were there: also those that the file does not name any more.
	Changes []SessionChange
}

// SaveEvents writes the events of a calendar with their sessions as one operation that can be undone. It finds
// a stored event by its ID, else by its name and start, an event with sessions also by days near its own, and one that the
// calendar gave other days since by its name and UID. The details of a stored event stay, but for such days; empty ones are filled. Its sessions are brought up to date as CompareSessions
// says: speakers, room, times and status come from the file, other notes stay.
//
// Stored events and sessions that the file cancels stay, with that status. Sessions that the file does not name any more
// stay too, except those to remove.
//
// Importing a file again changes nothing; then no operation and no import is recorded.
func (in *Intake) SaveEvents(ctx context.Context, events, cancelled []data.Event, imp data.Import, remove ...int64) (done Programmes, err error) {
	op, err := in.store.Do(ctx, in.said(imported(imp.File)), func(tx *store.Tx) error {
		done = Programmes{}
		rows, err := in.store.Events(ctx) // we have the writer's turn, so nobody adds one meanwhile
		if err != nil {
			return err
		}
		there, err := lookUp(tx.WholeEvents, rows, events, in.store.Now())
		if err != nil {
			return err
		}
		there.remove = remove
		source := data.Source{Kind: data.FromFile}
		save := func(e *data.Event) error {
			if source.ImportID == 0 {
				if err := tx.SaveImport(&imp); err != nil {
					return err
				}
				source.ImportID = imp.ID
			}
			if e.ID == 0 {
				e.Source = source
			}
			if err := tx.SaveEvent(e); err != nil {
				return say.Errorf("{{.Name}}: {{.Why}}", e.Name, err)
			}
			return nil
		}
		for i := range events {
			if err := ctx.Err(); err != nil {
				return err
			}
			e, write, err := there.plan(tx, events[i], &done)
			if err != nil {
				return err
			}
			if write {
				if err := save(&e); err != nil {
					return err
				}
				there.add(e) // a file may name an event twice
			}
			if done.Event == 0 {
				done.Event = e.ID
			}
		}
		gone, err := cancel(tx, there.all, events, cancelled, &done)
		if err != nil {
			return err
		}
		for i := range gone {
			if err := save(&gone[i]); err != nil {
				return err
			}
		}
		tx.SetSummary(in.said(done.summary(events)))
		return nil
	})
	if err != nil {
		return Programmes{}, say.Errorf("importing {{.File}}: {{.Why}}", imp.File, err)
	}
	done.Op = op.Seq
	return done, nil
}

// storedEvents are the events in the database.
type storedEvents struct {
	all   []data.Event
	named map[string][]data.Event // by folded name
	whole map[int64]data.Event    // with their sessions, as stored: those that the file names

	uids map[string]int // how often the file has each UID
	now  time.Time

	remove []int64 // sessions that the file does not name, and that are to go
}

// lookUp reads which events a file names.
func lookUp(load func(ids []int64) (map[int64]data.Event, error), rows []store.EventRow, events []data.Event, now time.Time) (*storedEvents, error) {
	s := &storedEvents{named: map[string][]data.Event{}, uids: map[string]int{}, now: now}
	for i := range events {
		s.uids[events[i].UID]++
	}
	for _, r := range rows {
		s.add(r.Event)
	}
	var ids []int64
	for i := range events {
		events[i].Normalise()
		if id := s.id(&events[i]); id != 0 {
			ids = append(ids, id)
		}
	}
	var err error
	s.whole, err = load(ids)
	return s, err
}

// add adds an event that was just written.
func (s *storedEvents) add(e data.Event) {
	name := data.Fold(e.Name)
	s.all, s.named[name] = append(s.all, e), append(s.named[name], e)
	delete(s.whole, e.ID)
}

// plan finds the stored event and adds what the file says; write is false if that is nothing.
func (s *storedEvents) plan(tx *store.Tx, e data.Event, done *Programmes) (_ data.Event, write bool, err error) {
	if faults := e.Validate(); len(faults) > 0 {
		return e, false, say.Errorf("{{.Name}}: {{.Why}}", e.Name, faults[0])
	}
	id := s.id(&e)
	if id == 0 {
		done.New++
		done.Sessions += len(e.Sessions)
		return e, true, nil
	}
	stored, ok := s.whole[id]
	if !ok {
		if stored, err = tx.Event(id); err != nil {
			return e, false, err
		}
	}
	changes := CompareSessions(stored.Sessions, e.Sessions)
	written := apply(&stored, changes, s.remove)
	filled := fillEvent(&stored, &e)
	if s.moves(&stored, &e) {
		stored.Start, stored.End, stored.AllDay, stored.Zone, filled = e.Start, e.End, e.AllDay, e.Zone, true
	}
	added := Count(changes, NewSession)
	done.Sessions, done.Changed = done.Sessions+added, done.Changed+len(changes)-added-Count(changes, SameSession)-Count(changes, GoneSession)
	done.Changes = append(done.Changes, changes...)
	if !written && !filled {
		done.Same++
		return stored, false, nil
	}
	done.Updated++
	return stored, true, nil
}

// id is the id of the stored event that matches e; 0 for none.
func (s *storedEvents) id(e *data.Event) int64 {
	if e.ID != 0 {
		return e.ID
	}
	near, least := int64(0), edition+1
	var moved []int64
	for _, r := range s.named[data.Fold(e.Name)] {
		if r.Start.Equal(e.Start) {
			return r.ID
		}
		if s.moves(&r, e) {
			moved = append(moved, r.ID)
		}
		if len(e.Sessions) == 0 {
			continue // a meeting with that name at another time is another meeting
		}
		if away := (&eventEntry{event: r}).away(e.Start); away < least {
			near, least = r.ID, away
		}
	}
	if len(moved) == 1 {
		return moved[0]
	}
	return near
}

// moves reports whether a calendar gives a stored event other days: it has the same name and UID, which no other event of the file has. An
// event that is over stays: the next one of a series may have its UID.
func (s *storedEvents) moves(stored, e *data.Event) bool {
	if e.UID == "" || stored.UID != e.UID || s.uids[e.UID] > 1 || data.Fold(stored.Name) != data.Fold(e.Name) {
		return false
	}
	today, last := data.DateOf(s.now.Local()), stored.LastDay()
	return !e.Start.IsZero() && !stored.Start.Equal(e.Start) && !last.IsZero() && last.Days() >= today.Days()
}

// fillEvent fills the empty details of the stored event, and reports whether there were any.
func fillEvent(stored, e *data.Event) (filled bool) {
	fill := func(to *string, from string) {
		if *to == "" && from != "" {
			*to, filled = from, true
		}
	}
	fill(&stored.Place, e.Place)
	fill(&stored.Link, e.Link)
	fill(&stored.Note, e.Note)
	if e.Status != "" && e.Status != stored.Status {
		stored.Status, filled = e.Status, true
	}
	if stored.Start.IsZero() && !e.Start.IsZero() {
		stored.Start, stored.End, stored.AllDay, stored.Zone, filled = e.Start, e.End, e.AllDay, e.Zone, true
	}
	return filled
}

// Preview says what SaveEvents would make of the sessions of each event, nil for an event that is new. Sessions that the file
// cancels are told too.
func (in *Intake) Preview(ctx context.Context, events, cancelled []data.Event) ([][]SessionChange, error) {
	rows, err := in.store.Events(ctx)
	if err != nil {
		return nil, err
	}
	there, err := lookUp(func(ids []int64) (map[int64]data.Event, error) { return in.store.WholeEvents(ctx, ids) }, rows, events, in.store.Now())
	if err != nil {
		return nil, err
	}
	out := make([][]SessionChange, len(events))
	for i := range events {
		if stored, ok := there.whole[there.id(&events[i])]; ok {
			out[i] = tellCancelled(CompareSessions(stored.Sessions, events[i].Sessions), takenBack(events, cancelled))
		}
	}
	return out, nil
}

// summary is the text of the toast: "Imported Library Days with 88 sessions".
func (p Programmes) summary(events []data.Event) say.Text {
	switch {
	case len(events) == 1 && p.New == 1 && p.Sessions > 0:
		return say.N(p.Sessions, "Imported {{.Event}} with {{.Count}} session", "Imported {{.Event}} with {{.Count}} sessions", events[0].Name)
	case len(events) == 1 && p.New == 1:
		return imported(events[0].Name)
	case len(events) == 1:
		return say.N(p.Sessions, "Updated {{.Event}}: {{.Count}} session added, {{.Changed}} changed", "Updated {{.Event}}: {{.Count}} sessions added, {{.Changed}} changed",
			events[0].Name, p.Changed)
	}
	return say.N(p.New, "Imported {{.Count}} event, updated {{.Updated}}", "Imported {{.Count}} events, updated {{.Updated}}", p.Updated)
}
