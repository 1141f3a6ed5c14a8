package intake

import (
	"slices"

	"lanyard/data"
	"lanyard/data/store"
)

// cancel marks stored events and sessions that a calendar cancels, known by title and start. It gives the
// events to save. If the calendar also has one with the same title and start that is not cancelled, that one
// takes place.
func cancel(tx *store.Tx, stored, events, cancelled []data.Event, done *Programmes) (write []data.Event, err error) {
	gone := takenBack(events, cancelled)
	done.Changes = tellCancelled(done.Changes, gone)
	near := func(e data.Event) bool {
		return slices.ContainsFunc(gone, func(c data.Event) bool { return (&eventEntry{event: e}).away(c.Start) <= edition })
	}
	var ids []int64
	seen := map[int64]bool{}
	for _, e := range stored {
		if !seen[e.ID] && near(e) {
			ids, seen[e.ID] = append(ids, e.ID), true
		}
	}
	whole, err := tx.WholeEvents(ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		e := whole[id]
		if n := markGone(&e, gone); n > 0 {
			done.Updated, done.Changed = done.Updated+1, done.Changed+n
			write = append(write, e)
		}
	}
	return write, nil
}

// takenBack gives what a calendar cancels and does not also have at the same time.
func takenBack(events, cancelled []data.Event) []data.Event {
	return slices.DeleteFunc(slices.Clone(cancelled), func(c data.Event) bool {
		return c.Start.IsZero() || slices.ContainsFunc(events, func(e data.Event) bool {
			return alikeAt(&c, e.Name, &e) || slices.ContainsFunc(e.Sessions, func(s data.Session) bool { return sessionAt(&c, &s) })
		})
	})
}

// tellCancelled says of sessions that the calendar seems not to name that it cancels them, and of those that it cancels
// already that they are the same.
func tellCancelled(changes []SessionChange, gone []data.Event) []SessionChange {
	for i := range changes {
		c := &changes[i]
		if c.Became != GoneSession || !slices.ContainsFunc(gone, func(e data.Event) bool { return sessionAt(&e, &c.Before) }) {
			continue
		}
		c.Became, c.After.Status = CancelledSession, data.Cancelled
	}
	return changes
}

// alikeAt reports whether two events have the same name and start.
func alikeAt(c *data.Event, name string, e *data.Event) bool {
	return data.Fold(c.Name) == data.Fold(name) && c.Start.Equal(e.Start)
}

// sessionAt reports whether what a calendar cancels is a session: by its UID, whatever its time was, else by title and start.
func sessionAt(c *data.Event, s *data.Session) bool {
	if c.UID != "" && c.UID == s.UID {
		return true
	}
	return data.Fold(c.Name) == data.Fold(s.Title) && c.Start.Equal(s.Start)
}

// markGone marks an event and its sessions as cancelled and counts those that were not.
func markGone(e *data.Event, gone []data.Event) (marked int) {
	mark := func(status *string) {
		if *status != data.Cancelled {
			*status = data.Cancelled
			marked++
		}
	}
	for i := range gone {
		if alikeAt(&gone[i], e.Name, e) {
			mark(&e.Status)
		}
		for k := range e.Sessions {
			if sessionAt(&gone[i], &e.Sessions[k]) {
				mark(&e.Sessions[k].Status)
			}
		}
	}
	return marked
}
