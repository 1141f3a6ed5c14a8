package intake

import (
	"context"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// Listed says what a list that comes again says of one person.
type Listed string

// What becomes of the people of a list.
const (
	NewOnList   Listed = "new"       // they were not on the event's list
	Changed     Listed = "changed"   // their details are others, or they came
	CancelledIt Listed = "cancelled" // they do not come any more, or never meant to
	Back        Listed = "back"      // they had cancelled, and come
	AsBefore    Listed = "same"
	LeftOut     Listed = "left_out" // the user leaves the row out
)

// List is what a file says of an event's list.
type List struct {
	Event  data.Event
	Again  bool     // there were people on it
	People []Listed // of each proposal; rows of one person say the same
	Gone   []Gone   // who came by an earlier list and is not in the file, by their names
}

// Gone is somebody who is no longer on a list. They stay until the user takes them off: see Batch.TakeOff.
type Gone struct {
	Attendee data.Attendee
	Contact  data.Contact
}

// Count gives how many people something is said of.
func (l *List) Count(ps []Proposal, what Listed) (n int) {
	seen := map[int]bool{}
	for i, said := range l.People {
		if at := firstRow(ps, i); said == what && !seen[at] {
			seen[at] = true
			n++
		}
	}
	return n
}

// firstRow is the index of the first proposal that is about the person of proposal i.
func firstRow(ps []Proposal, i int) int {
	if t := ps[i].Twin; t > 0 && t <= len(ps) && ps[i].Action != Create && ps[i].Target == 0 {
		return firstRow(ps, t-1)
	}
	return i
}

// CompareList says what saving the proposals makes of the list of an event, and who is not among them any more.
func (in *Intake) CompareList(ctx context.Context, ps []Proposal, event int64) (l List, err error) {
	if l.Event, err = in.store.Event(ctx, event); err != nil {
		return l, err
	}
	stored, err := in.store.Attendees(ctx, event)
	if err != nil {
		return l, err
	}
	l.Again = len(stored) > 0
	on := make(map[int64]*data.Attendee, len(stored))
	for i := range stored {
		on[stored[i].ContactID] = &stored[i]
	}
	rows := map[any]*listRow{}
	of := make([]*listRow, len(ps))
	for i := range ps {
		at := firstRow(ps, i)
		key := any(at)
		if t := ps[at].Target; t != 0 && ps[at].Action != Create {
			key = t
		}
		if rows[key] == nil {
			rows[key] = &listRow{attendee: on[ps[at].Target]}
			if ps[at].Action == Create {
				rows[key].attendee = nil
			}
		}
		rows[key].take(&ps[i])
		of[i] = rows[key]
	}
	l.People = make([]Listed, len(ps))
	for i := range ps {
		if l.People[i] = of[i].listed(); ps[i].Action == Skip {
			l.People[i] = LeftOut
		}
		if ps[i].Action != Create {
			delete(on, ps[i].Target)
		}
	}
	return l, in.gone(ctx, &l, stored, on)
}

// listRow is what the rows of one person say.
type listRow struct {
	attendee   *data.Attendee // as stored; nil: they are not on the list
	registered data.Registration
	rows       int
	changed    bool
}

func (r *listRow) take(p *Proposal) {
	if r.rows++; r.rows == 1 {
		r.registered = p.Draft.Registration
	} else {
		r.registered.Join(p.Draft.Registration)
	}
	r.changed = r.changed || p.Action == Update
}

func (r *listRow) listed() Listed {
	a, said := r.attendee, &r.registered
	switch {
	case said.Cancelled && (a == nil || a.Cancelled.IsZero()):
		return CancelledIt
	case a == nil:
		return NewOnList
	case !said.Cancelled && !a.Cancelled.IsZero():
		return Back
	case r.changed, said.CheckedIn && a.CheckedIn.IsZero():
		return Changed
	}
	return AsBefore
}

// gone finds who came by a list before and is left of those on it: not who was met, nor who is known not to come.
func (in *Intake) gone(ctx context.Context, l *List, stored []data.Attendee, left map[int64]*data.Attendee) error {
	var ids []int64
	for i := range stored {
		a := &stored[i]
		if left[a.ContactID] != nil && a.Source.Kind == data.FromFile && a.Cancelled.IsZero() && a.Status.Reached() < data.Met.Reached() {
			ids = append(ids, a.ContactID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return in.store.Contacts(ctx, ids, func(c data.Contact) error {
		l.Gone = append(l.Gone, Gone{*left[c.ID], c})
		return nil
	})
}

// registered joins what the rows of a person say of the event's list.
func (w *work) registered() (r data.Registration) {
	for i, d := range w.drafts {
		if i == 0 {
			r = d.Registration
		} else {
			r.Join(d.Registration)
		}
	}
	return r
}

// onList is what the rows of a person say of the batch's event. Who is on a list comes, unless it says otherwise.
func (pl *plan) onList(w *work, status data.AttendeeStatus) plannedAttendee {
	r := w.registered()
	a := plannedAttendee{event: pl.batch.Event, status: status, comes: !r.Cancelled && !w.drafts[0].Exact}
	if r.Cancelled {
		a.cancelled = pl.tx.Now()
	}
	if r.CheckedIn {
		a.checkedIn = or(r.CheckedInAt, pl.came())
	}
	return a
}

// came is when somebody came of whom a list says only that they did: when the event began, if it has, else now.
func (pl *plan) came() time.Time {
	if e := pl.events.keyed[pl.batch.Event]; e != nil && !e.event.Start.IsZero() && e.event.Start.Before(pl.tx.Now()) {
		return e.event.Start
	}
	return pl.tx.Now()
}

// withRaw is a draft that goes on no list: the cells that say whether somebody comes stay with the contact.
func withRaw(d *data.Draft) *data.Draft {
	if len(d.Registration.Raw) == 0 {
		return d
	}
	all := *d
	all.Contact.Other = append(append([]data.Property(nil), d.Contact.Other...), d.Registration.Raw...)
	return &all
}

// takeOff takes people off the event's list, unless they are no longer on it.
func (pl *plan) takeOff(tx *store.Tx) error {
	for _, contact := range pl.batch.TakeOff {
		if err := tx.DeleteAttendee(contact, pl.batch.Event); err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
	}
	return nil
}
