package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Agreed is an appointment with what else takes its time.
type Agreed struct {
	data.Appointment
	Clashes []data.Clash
}

// Agenda reads the appointments at an event, earliest first, each with what else takes its time: appointments at any event,
// and sessions of this one that the user goes to.
func (s *Store) Agenda(ctx context.Context, e *data.Event) (out []Agreed, err error) {
	err = s.read(ctx, say.Phrase("reading appointments"), func(q querier) error {
		out, err = agenda(ctx, q, e, func(data.Appointment) bool { return true })
		return err
	})
	return out, err
}

func agenda(ctx context.Context, q querier, e *data.Event, wanted func(data.Appointment) bool) ([]Agreed, error) {
	own, err := appointments(ctx, q, appointmentsOfEvent, e.ID)
	if err != nil || len(own) == 0 {
		return nil, err
	}
	own = slices.DeleteFunc(own, func(a data.Appointment) bool { return !wanted(a) })
	return withClashes(ctx, q, own, e.Sessions)
}

// withClashes finds what else takes the time of appointments, which stand in the order of time.
func withClashes(ctx context.Context, q querier, as []data.Appointment, sessions []data.Session) ([]Agreed, error) {
	if len(as) == 0 {
		return nil, nil
	}
	last := as[0].End
	for i := range as {
		if as[i].End.After(last) {
			last = as[i].End
		}
	}
	others, err := appointments(ctx, q, appointmentsBetween, as[0].Start.AddDate(0, 0, -1).UnixMilli(), last.UnixMilli()+1)
	out := make([]Agreed, len(as))
	for i := range as {
		out[i] = Agreed{as[i], as[i].Clashes(others, sessions)}
	}
	return out, err
}

// Brief is what the user reads before an event, or before they walk up to somebody.
type Brief struct {
	Event  data.Event // ID 0: none
	Agenda []Agreed   // the appointments that are proposed or confirmed
	People []BriefPerson
}

// BriefPerson is what the user must know of somebody before they meet.
type BriefPerson struct {
	Contact  data.Contact
	Attendee data.Attendee   // of the event; ID 0: not on its list
	Last     *data.Encounter // the latest; nil: never met
	LastAt   data.Event      // the event of it; ID 0: at none, or in the trash
	Promises []data.Promise  // open ones
}

// Status is the person's status at the event; "" without one.
func (p *BriefPerson) Status() data.AttendeeStatus { return p.Attendee.Status }

// EventBrief reads the brief of an event. Its people are those to be met there: who is wanted, not met yet and did not
// cancel, and with whom there is an appointment; by name.
func (s *Store) EventBrief(ctx context.Context, eventID int64) (b Brief, err error) {
	err = s.read(ctx, say.Phrase("reading the brief of an event"), func(q querier) error {
		if b.Event, err = loadEvent(ctx, q, eventID); err != nil {
			return err
		}
		if b.Agenda, err = agenda(ctx, q, &b.Event, ahead); err != nil {
			return err
		}
		ids, at, err := toMeet(ctx, q, eventID, b.Agenda)
		if err != nil {
			return err
		}
		b.People, err = briefPeople(ctx, q, ids, at)
		return err
	})
	return b, err
}

// ahead reports whether an appointment is still to take place.
func ahead(a data.Appointment) bool { return a.State == data.Proposed || a.State == data.Confirmed }

// toMeet gives those to be met at an event, by name, with their places on the list.
func toMeet(ctx context.Context, q querier, eventID int64, agenda []Agreed) (ids []int64, at map[int64]data.Attendee, err error) {
	list, err := attendees(ctx, q, "WHERE event = ?", eventID)
	if err != nil {
		return nil, nil, err
	}
	met, err := column[int64](ctx, q, "SELECT DISTINCT contact FROM encounter WHERE event = ? AND trashed IS NULL AND "+inPerson, eventID)
	if err != nil {
		return nil, nil, err
	}
	at = map[int64]data.Attendee{}
	was := make(map[int64]bool, len(met))
	for _, id := range met {
		was[id] = true
	}
	for _, a := range list {
		at[a.ContactID] = a
		if a.WasWanted() && a.Cancelled.IsZero() && a.Status.Reached() < data.Met.Reached() && !was[a.ContactID] {
			ids = append(ids, a.ContactID)
		}
	}
	for _, a := range agenda {
		ids = append(ids, a.ContactID)
	}
	ids, err = column[int64](ctx, q, "SELECT id FROM contact_index WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_name, id", jsonIDs(ids))
	return ids, at, err
}

// briefPeople reads what the user must know of people.
func briefPeople(ctx context.Context, q querier, ids []int64, at map[int64]data.Attendee) ([]BriefPerson, error) {
	contacts, err := loadContacts(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	met, err := encounters(ctx, q, `WHERE id IN (SELECT (SELECT id FROM encounter l WHERE l.contact = value AND l.trashed IS NULL
		ORDER BY at DESC, id DESC LIMIT 1) FROM json_each(?))`, jsonIDs(ids))
	if err != nil {
		return nil, err
	}
	owed, err := promisesOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	last, events := map[int64]*data.Encounter{}, []int64{}
	for i := range met {
		last[met[i].ContactID] = &met[i]
		events = append(events, met[i].EventID)
	}
	there, err := loadEvents(ctx, q, events)
	out := make([]BriefPerson, len(contacts))
	for i, c := range contacts {
		p := BriefPerson{Contact: c, Attendee: at[c.ID], Last: last[c.ID], Promises: owed[c.ID]}
		p.Promises = slices.DeleteFunc(p.Promises, func(o data.Promise) bool { return !o.Open() })
		if p.Last != nil {
			if e := there[p.Last.EventID]; e.Trashed.IsZero() {
				p.LastAt = e
			}
		}
		out[i] = p
	}
	return out, err
}

// PersonBrief reads the brief of one person at an event. Without an event it is that of the events on whose list they are
// that goes on, or comes next.
func (s *Store) PersonBrief(ctx context.Context, contactID, eventID int64) (b Brief, err error) {
	err = s.read(ctx, say.Phrase("reading the brief of a person"), func(q querier) error {
		list, err := attendeesOf(ctx, q, []int64{contactID})
		if err != nil {
			return err
		}
		if eventID == 0 {
			if eventID, err = nextOf(ctx, q, list[contactID], s.Now()); err != nil {
				return err
			}
		}
		if eventID != 0 {
			if b.Event, err = loadEvent(ctx, q, eventID); err != nil {
				return err
			}
		}
		at := map[int64]data.Attendee{}
		for _, a := range list[contactID] {
			if a.EventID == eventID {
				at[contactID] = a
			}
		}
		if b.People, err = briefPeople(ctx, q, []int64{contactID}, at); err != nil {
			return err
		}
		if len(b.People) == 0 {
			return notFound(Contacts, contactID)
		}
		of, err := appointmentsOf(ctx, q, []int64{contactID})
		if err != nil {
			return err
		}
		own := slices.DeleteFunc(of[contactID], func(a data.Appointment) bool { return !ahead(a) || eventID != 0 && a.EventID != eventID })
		b.Agenda, err = withClashes(ctx, q, own, b.Event.Sessions)
		return err
	})
	return b, err
}

// nextOf is the event of somebody's lists that goes on at a moment, or is the next; 0 for none.
func nextOf(ctx context.Context, q querier, list []data.Attendee, now time.Time) (int64, error) {
	ids := make([]int64, len(list))
	for i, a := range list {
		ids[i] = a.EventID
	}
	events, err := loadEvents(ctx, q, ids)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return 0, err
	}
	next := data.Event{}
	for _, id := range ids { // the latest comes first
		e := events[id]
		if phase := e.Phase(now); phase == data.Upcoming || phase == data.Now || e.GoesOn(now) {
			next = e
		}
	}
	return next.ID, nil
}
