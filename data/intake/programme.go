package intake

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Became says what a newer programme makes of a session.
type Became string

// What becomes of sessions.
const (
	NewSession       Became = "new"
	MovedSession     Became = "moved"     // it is at another time, and whatever else changed
	ChangedSession   Became = "changed"   // something other than its time
	CancelledSession Became = "cancelled" // it does not take place any more
	SameSession      Became = "same"
	GoneSession      Became = "gone" // the newer programme does not name it; it stays unless that is asked for
)

// SessionChange is what a newer programme says of one session.
type SessionChange struct {
	Became Became
	Before data.Session // as it is stored; ID 0: it is new
	After  data.Session // as it is then; of one that is gone it is Before
}

// CompareSessions compares the sessions of an event with those of a newer programme: new ones, moved ones, cancelled ones, the
// same, and those that are gone. A session is known by its UID, else by title and start, else by a title that is left only
// once on each side, else by start and speakers. Its id, what the user notes on it and whether they go stay. Only what is on
// the days of the newer programme can be gone; where that has UIDs, only what had one.
func CompareSessions(stored []data.Session, newer []data.Session) []SessionChange {
	c := &programmes{stored: stored, newer: newer, of: make([]int, len(newer)), taken: make([]bool, len(stored)), days: map[data.Date]bool{}}
	for i, n := range newer {
		c.of[i] = -1
		c.named = c.named || n.UID != ""
		if !n.Start.IsZero() {
			c.days[sessionDay(&n)] = true
		}
	}
	c.match()
	var out []SessionChange
	for i := range newer {
		out = append(out, c.became(i))
	}
	for i, s := range stored {
		if !c.taken[i] && c.covers(&s) {
			out = append(out, SessionChange{GoneSession, s, s})
		}
	}
	return out
}

// programmes are two programmes, and which sessions are the same.
type programmes struct {
	stored, newer []data.Session
	of            []int // the stored session of each newer one; -1: none
	taken         []bool
	days          map[data.Date]bool // of the newer one
	named         bool               // it has UIDs
}

// sessionKey is what sessions are matched by; the zero value matches nothing.
type sessionKey struct {
	text  string
	start int64
}

// match finds the stored session of each newer one, by the surest sign first.
func (c *programmes) match() {
	start := func(s *data.Session) int64 { return s.Start.Unix() }
	none := sessionKey{}
	c.by(func(s *data.Session) sessionKey {
		if s.UID == "" {
			return none
		}
		return sessionKey{s.UID, start(s)} // sessions may share a UID
	}, false)
	c.by(func(s *data.Session) sessionKey { return sessionKey{text: s.UID} }, true)
	c.by(func(s *data.Session) sessionKey {
		return sessionKey{data.Fold(s.Title) + "\n" + data.Fold(s.Room), start(s)}
	}, false)
	c.by(func(s *data.Session) sessionKey { return sessionKey{data.Fold(s.Title), start(s)} }, false)
	c.by(func(s *data.Session) sessionKey { return sessionKey{text: data.Fold(s.Title)} }, true)
	c.by(func(s *data.Session) sessionKey {
		if s.Speakers == "" || s.Start.IsZero() {
			return none
		}
		return sessionKey{data.Fold(s.Speakers), start(s)}
	}, true)
}

// by matches what is left by a key; once says that it must be the only one with it on each side.
func (c *programmes) by(key func(*data.Session) sessionKey, once bool) {
	stored, newer := map[sessionKey][]int{}, map[sessionKey][]int{}
	for i := range c.stored {
		if k := key(&c.stored[i]); !c.taken[i] && k.text != "" {
			stored[k] = append(stored[k], i)
		}
	}
	for i := range c.newer {
		if k := key(&c.newer[i]); c.of[i] < 0 && k.text != "" {
			newer[k] = append(newer[k], i)
		}
	}
	for k, those := range newer {
		if once && (len(those) != 1 || len(stored[k]) != 1) {
			continue
		}
		for n := range min(len(those), len(stored[k])) {
			c.of[those[n]], c.taken[stored[k][n]] = stored[k][n], true
		}
	}
}

// became says what becomes of a session of the newer programme.
func (c *programmes) became(i int) SessionChange {
	n := c.newer[i]
	if c.of[i] < 0 {
		n.ID = 0
		return SessionChange{NewSession, data.Session{}, n}
	}
	before := c.stored[c.of[i]]
	after := before
	changed := updateSession(&after, n)
	switch {
	case !changed:
		return SessionChange{SameSession, before, before}
	case after.Status == data.Cancelled && before.Status != data.Cancelled:
		return SessionChange{CancelledSession, before, after}
	case !after.Start.Equal(before.Start) || !after.End.Equal(before.End) && !before.End.IsZero():
		return SessionChange{MovedSession, before, after}
	}
	return SessionChange{ChangedSession, before, after}
}

// covers reports whether the newer programme would name a session if it still took place.
func (c *programmes) covers(s *data.Session) bool {
	if s.Start.IsZero() || s.Status == data.Cancelled {
		return false
	}
	return c.days[sessionDay(s)] && (s.UID != "" || !c.named) // else it did not come from there
}

// sessionDay is the day of a session, in its own zone.
func sessionDay(s *data.Session) data.Date {
	return data.DateOf(data.In(s.Start, s.Zone))
}

// updateSession updates a session from a newer programme, and reports whether it changed. Notes, and whether the user
// goes, stay. Who is known by a UID has a new title with it. What is named without a mark takes place again, unless a calendar
// cancelled it and it is not the calendar that names it.
func updateSession(stored *data.Session, s data.Session) (changed bool) {
	set := func(to *string, from string) {
		if from != "" && *to != from {
			*to, changed = from, true
		}
	}
	if data.Fold(stored.Title) != data.Fold(s.Title) {
		set(&stored.Title, s.Title)
	}
	set(&stored.Speakers, s.Speakers)
	set(&stored.Room, s.Room)
	if stored.Note == "" {
		set(&stored.Note, s.Note)
	}
	if stored.Status == data.Cancelled && s.Status == "" && (s.UID != "" || stored.UID == "") {
		stored.Status, changed = "", true
	}
	set(&stored.Status, s.Status)
	set(&stored.UID, s.UID)
	if !s.Start.IsZero() && !stored.Start.Equal(s.Start) {
		if !stored.End.IsZero() { // as long as it was, unless the newer one says otherwise
			stored.End = stored.End.Add(s.Start.Sub(stored.Start))
		}
		stored.Start, changed = s.Start, true
	}
	if !s.End.IsZero() && !stored.End.Equal(s.End) {
		stored.End, changed = s.End, true
	}
	if !stored.End.IsZero() && stored.End.Before(stored.Start) {
		stored.End = time.Time{}
	}
	if changed && s.Zone != "" {
		stored.Zone = s.Zone
	}
	return changed
}

// apply makes the sessions of an event what the changes say. Those that are gone stay, except those to remove.
func apply(e *data.Event, changes []SessionChange, remove []int64) (changed bool) {
	at := make(map[int64]int, len(e.Sessions))
	for i, s := range e.Sessions {
		at[s.ID] = i
	}
	e.Sessions = slices.Clone(e.Sessions)
	for _, c := range changes {
		switch c.Became {
		case NewSession:
			e.Sessions, changed = append(e.Sessions, c.After), true
		case MovedSession, ChangedSession, CancelledSession:
			e.Sessions[at[c.Before.ID]], changed = c.After, true
		}
	}
	if len(remove) > 0 {
		before := len(e.Sessions)
		e.Sessions = slices.DeleteFunc(e.Sessions, func(s data.Session) bool { return s.ID != 0 && slices.Contains(remove, s.ID) })
		changed = changed || len(e.Sessions) < before
	}
	return changed
}

// ProgrammeSaved is what SaveProgramme did.
type ProgrammeSaved struct {
	Op      store.Op
	Changes []SessionChange
	Removed int
}

// Count counts the changes of a kind.
func (p *ProgrammeSaved) Count(of Became) int { return Count(p.Changes, of) }

// Count counts the changes of a kind.
func Count(changes []SessionChange, of Became) (n int) {
	for _, c := range changes {
		if c.Became == of {
			n++
		}
	}
	return n
}

// SaveProgramme brings the sessions of a newer programme into an event, as CompareSessions says, in one operation. Of those
// that are gone it removes the ones named; people met there stay at the event. Where nothing is new there is no
// operation.
func (in *Intake) SaveProgramme(ctx context.Context, event int64, sessions []data.Session, remove []int64) (done ProgrammeSaved, err error) {
	done.Op, err = in.store.Do(ctx, "", func(tx *store.Tx) error {
		e, err := tx.Event(event)
		if err != nil {
			return err
		}
		shaped := data.Event{Sessions: sessions}
		shaped.Normalise()
		done.Changes = CompareSessions(e.Sessions, shaped.Sessions)
		before := len(e.Sessions) + Count(done.Changes, NewSession)
		if !apply(&e, done.Changes, remove) {
			return nil
		}
		done.Removed = before - len(e.Sessions)
		if faults := e.Validate(); len(faults) > 0 {
			return say.Errorf("{{.Name}}: {{.Why}}", e.Name, faults[0])
		}
		tx.SetSummary(in.said(done.summary(e.Name)))
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		done.number(e.Sessions)
		return nil
	})
	if err != nil {
		return ProgrammeSaved{}, say.Errorf("saving the programme: {{.Why}}", err)
	}
	return done, nil
}

// number gives the changes the ids of the sessions that were added, which are the last of the event.
func (p *ProgrammeSaved) number(sessions []data.Session) {
	at := len(sessions) - p.Count(NewSession)
	for i := range p.Changes {
		if c := &p.Changes[i]; c.Became == NewSession {
			c.After = sessions[at]
			at++
		}
	}
}

// summary is the text of the toast: "12 sessions added to Library Days".
func (p *ProgrammeSaved) summary(name string) say.Text {
	added := p.Count(NewSession)
	if other := p.Count(MovedSession) + p.Count(ChangedSession) + p.Count(CancelledSession) + p.Removed; other > 0 {
		return say.N(added, "Updated {{.Event}}: {{.Count}} session added, {{.Changed}} changed", "Updated {{.Event}}: {{.Count}} sessions added, {{.Changed}} changed", name, other)
	}
	return say.N(added, "{{.Count}} session added to {{.Event}}", "{{.Count}} sessions added to {{.Event}}", name)
}
