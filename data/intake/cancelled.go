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
	gone := slices.DeleteFunc(slices.Clone(cancelled), func(c data.Event) bool {
		return c.Start.IsZero() || slices.ContainsFunc(events, func(e data.Event) bool {
			return alikeAt(&c, e.Name, &e) || slices.ContainsFunc(e.Sessions, func(s data.Session) bool { return sessionAt(&c, &s) })
		})
	})
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

// alikeAt reports whether two events have the same name and start.
func alikeAt(c *data.Event, name string, e *data.Event) bool {
	return data.Fold(c.Name) == data.Fold(name) && c.Start.Equal(e.Start)
}

func sessionAt(c *data.Event, s *data.Session) bool {
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
