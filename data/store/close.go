package store

import (
	"database/sql"
	"errors"

	"lanyard/data"
	"lanyard/data/say"
)

// Closing says what closing an event does beside noting when.
type Closing struct {
	// Closed are people who are done with; nil closes all who were met and whom nothing of the event is owed, nor they owe.
	Closed []int64
}

// CloseEvent closes an event: with whom of the met nothing is open has the status closed afterwards. Everybody else keeps
// theirs, and every promise stays. data.ErrAlready when it is closed. It gives how many people were closed.
func (tx *Tx) CloseEvent(id int64, c Closing) (int, error) {
	f, err := tx.EventFacts(id)
	if err != nil {
		return 0, err
	}
	if !f.Event.Closed.IsZero() {
		return 0, say.As(data.ErrAlready, "{{.Event}} is closed already", f.Event.Name)
	}
	if c.Closed == nil {
		for i := range f.People {
			if p := &f.People[i]; p.Met() && !f.Owes(p) {
				c.Closed = append(c.Closed, p.ContactID)
			}
		}
	}
	closed := data.OnceOf(c.Closed...)
	n := 0
	for i := range f.People {
		p := &f.People[i]
		if !closed.Has(p.ContactID) || !p.Met() {
			continue
		}
		changed, err := tx.closeAttendee(p, id)
		if err != nil {
			return n, err
		}
		n += changed
	}
	f.Event.Closed = tx.now
	return n, tx.SaveEvent(&f.Event)
}

// closeAttendee gives somebody who was met the status closed, and says how many that changes: 0 or 1.
func (tx *Tx) closeAttendee(p *data.PersonFacts, event int64) (int, error) {
	if p.Attendee != nil && p.Attendee.Status == data.Closed {
		return 0, nil
	}
	return 1, tx.CloseAttendee(p.ContactID, event)
}

// ReopenEvent opens a closed event again: whom its closing gave the status closed, and who has it still, has the status from
// before. data.ErrAlready when it is open. It gives how many people were opened.
func (tx *Tx) ReopenEvent(id int64) (int, error) {
	e, err := tx.Event(id)
	if err != nil {
		return 0, err
	}
	if e.Closed.IsZero() {
		return 0, say.As(data.ErrAlready, "{{.Event}} is open already", e.Name)
	}
	n, err := tx.reopenAttendees(&e)
	if err != nil {
		return n, err
	}
	e.Closed = data.Event{}.Closed
	return n, tx.SaveEvent(&e)
}

// closedBy finds the operation that closed an event; 0 when it was closed in another file.
func (tx *Tx) closedBy(id int64) (op int64, err error) {
	found := false
	err = each(tx.ctx, tx, func(r *sql.Rows) error {
		var by int64
		var text sql.NullString
		if err := r.Scan(&by, &text); err != nil || found || !text.Valid {
			return err
		}
		im, err := aggregateOf[Events].decode(text.String)
		if err == nil && eventOf(im).Closed.IsZero() {
			op, found = by, true
		}
		return err
	}, "SELECT op, before FROM change WHERE kind = ? AND id = ? ORDER BY seq DESC", string(Events), id)
	return op, err
}

// reopenAttendees gives back the statuses from before the operation that closed the event.
func (tx *Tx) reopenAttendees(e *data.Event) (int, error) {
	op, err := tx.closedBy(e.ID)
	if err != nil || op == 0 {
		return 0, err
	}
	was := map[int64]data.AttendeeStatus{}
	err = each(tx.ctx, tx, func(r *sql.Rows) error {
		var id int64
		var text sql.NullString
		if err := r.Scan(&id, &text); err != nil {
			return err
		}
		was[id] = data.Met // nobody was on the list: they were met
		if !text.Valid {
			return nil
		}
		im, err := aggregateOf[Attendees].decode(text.String)
		if err == nil {
			was[id] = attendeeColumns.of(im.root()).Status
		}
		return err
	}, "SELECT id, before FROM change WHERE op = ? AND kind = ?", op, string(Attendees))
	if err != nil {
		return 0, err
	}
	as, err := attendees(tx.ctx, tx, "WHERE event = ? AND status = ?", e.ID, string(data.Closed))
	n := 0
	for i := range as {
		before, there := was[as[i].ID]
		if err != nil || !there || before == data.Closed {
			continue
		}
		as[i].Status = before
		err = tx.SaveAttendee(&as[i])
		n++
	}
	return n, err
}

// CarryOver puts somebody who is wanted at an event on the list of another, as wanted and with the note. It changes nothing
// else of who is on that list already.
func (tx *Tx) CarryOver(contact, from, to int64) error {
	a, err := tx.Attendee(contact, from)
	if err != nil {
		return err
	}
	next := data.Attendee{ContactID: contact, EventID: to, Status: data.WantToMeet, Wanted: true, Note: a.Note}
	switch have, err := tx.Attendee(contact, to); {
	case err == nil:
		have.Join(&next)
		next = have
	case !errors.Is(err, data.ErrNotFound):
		return err
	}
	return tx.SaveAttendee(&next)
}

// DropWanted takes back that somebody is wanted at an event. They stay on its list.
func (tx *Tx) DropWanted(contact, event int64) error {
	a, err := tx.Attendee(contact, event)
	if err != nil {
		return err
	}
	a.Wanted = false
	if a.Status == data.WantToMeet {
		a.Status = data.Expected
	}
	return tx.SaveAttendee(&a)
}

// CloseAttendee says that somebody who was met at an event is done with.
func (tx *Tx) CloseAttendee(contact, event int64) error {
	a, err := tx.Attendee(contact, event)
	if errors.Is(err, data.ErrNotFound) {
		a, err = data.Attendee{ContactID: contact, EventID: event}, nil
	}
	if err != nil {
		return err
	}
	a.Wanted, a.Status = a.WasWanted(), data.Closed
	return tx.SaveAttendee(&a)
}
