package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"lanyard/data"
	"lanyard/data/say"
)

// orgNames is the setting of the other names of the user's organisation, a JSON list: "SLB", "Staatsbibliothek". Who carries
// one of them is a colleague.
const orgNames = "my_org_names"

// OrgNames reads the other names of the user's organisation; nil for none.
func (s *Store) OrgNames(ctx context.Context) (names []string, err error) {
	err = s.read(ctx, say.Phrase("reading the settings"), func(q querier) error {
		names, err = readOrgNames(ctx, q)
		return err
	})
	return names, err
}

func readOrgNames(ctx context.Context, q querier) (names []string, err error) {
	text, err := setting(ctx, q, orgNames)
	if err != nil || text == "" {
		return nil, err
	}
	if err := json.Unmarshal([]byte(text), &names); err != nil {
		return nil, say.Errorf("the setting {{.Setting}}: {{.Why}}", orgNames, err)
	}
	return names, nil
}

// SetOrgNames sets the other names of the user's organisation.
func (tx *Tx) SetOrgNames(names []string) error {
	if len(names) == 0 {
		return tx.SetSetting(orgNames, "")
	}
	text, err := json.Marshal(names)
	if err != nil {
		return err
	}
	return tx.SetSetting(orgNames, string(text))
}

// Report counts what came of an event.
func (s *Store) Report(ctx context.Context, eventID int64) (data.Report, error) {
	f, err := s.EventFacts(ctx, eventID)
	if err != nil {
		return data.Report{}, err
	}
	return data.ReportOf(&f), nil
}

// EventFacts reads what is known of the people of an event, by name, without contacts in the trash: those met there and
// those on its list. It takes as many queries for many people as for few.
func (s *Store) EventFacts(ctx context.Context, eventID int64) (f data.EventFacts, err error) {
	err = s.read(ctx, say.Phrase("reading the report of an event"), func(q querier) error {
		f, err = loadEventFacts(ctx, q, eventID)
		return err
	})
	return f, err
}

// EventFacts reads inside the operation.
func (tx *Tx) EventFacts(eventID int64) (data.EventFacts, error) {
	return loadEventFacts(tx.ctx, tx, eventID)
}

// eventFacts are the facts of an event while they are read.
type eventFacts struct {
	data.EventFacts
	ids []int64
	at  map[int64]int // where each contact is in People
}

// of gives somebody's facts; nil for who is not of the event.
func (f *eventFacts) of(contact int64) *data.PersonFacts {
	if i, ok := f.at[contact]; ok {
		return &f.People[i]
	}
	return nil
}

func loadEventFacts(ctx context.Context, q querier, eventID int64) (data.EventFacts, error) {
	f := &eventFacts{at: map[int64]int{}}
	var err error
	if f.Event, err = loadEvent(ctx, q, eventID); err != nil {
		return f.EventFacts, err
	}
	for _, read := range []func(context.Context, querier) error{
		f.readOwn, f.readPeople, f.readTopics, f.readAttendees, f.readEncounters, f.readEarlier, f.readLater, f.readPromises, f.readNext,
	} {
		if err := read(ctx, q); err != nil {
			return f.EventFacts, err
		}
	}
	return f.EventFacts, nil
}

// readOwn reads the names of the user's own organisation.
func (f *eventFacts) readOwn(ctx context.Context, q querier) (err error) {
	f.Own, err = ownNames(ctx, q)
	return err
}

// ownNames reads the names of the user's own organisation, that on their own contact first; nil while that is not known.
func ownNames(ctx context.Context, q querier) ([]string, error) {
	var mine string
	err := one(ctx, q, []any{&mine}, "SELECT organisation FROM contact WHERE mine = 1")
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return nil, err
	}
	if data.Fold(mine) == "" { // other names of no organisation are none
		return nil, nil
	}
	names, err := readOrgNames(ctx, q)
	return append([]string{mine}, names...), err
}

func (f *eventFacts) readPeople(ctx context.Context, q querier) error {
	return each(ctx, q, func(r *sql.Rows) error {
		var p data.PersonFacts
		if err := r.Scan(&p.ContactID, &p.Organisation); err != nil {
			return err
		}
		f.at[p.ContactID] = len(f.People)
		f.People, f.ids = append(f.People, p), append(f.ids, p.ContactID)
		return nil
	}, `SELECT c.id, c.organisation FROM (`+peopleOf("?1")+`) p CROSS JOIN contact_index i ON i.id = p.contact
		CROSS JOIN contact c ON c.id = i.id ORDER BY i.sort_name, i.id`, f.Event.ID)
}

func (f *eventFacts) readTopics(ctx context.Context, q querier) error {
	return each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var topic string
		if err := r.Scan(&id, &topic); err != nil {
			return err
		}
		if p := f.of(id); p != nil {
			p.Topics = append(p.Topics, topic)
		}
		return nil
	}, "SELECT contact, topic FROM contact_topic WHERE contact IN (SELECT value FROM json_each(?)) ORDER BY contact, position", jsonIDs(f.ids))
}

func (f *eventFacts) readAttendees(ctx context.Context, q querier) error {
	as, err := attendees(ctx, q, "WHERE event = ?", f.Event.ID)
	for i := range as {
		if p := f.of(as[i].ContactID); p != nil {
			p.Attendee = &as[i]
		}
	}
	return err
}

func (f *eventFacts) readEncounters(ctx context.Context, q querier) error {
	es, err := encounters(ctx, q, "WHERE event = ? AND trashed IS NULL AND "+inPerson+" ORDER BY at, id", f.Event.ID)
	for i := range es {
		if p := f.of(es[i].ContactID); p != nil {
			p.Encounters = append(p.Encounters, es[i])
		}
	}
	return err
}

// readEarlier finds who was met before the event: of each contact the first encounter with a time, and the first of which
// only the day is known.
func (f *eventFacts) readEarlier(ctx context.Context, q querier) error {
	start, _ := f.Span()
	return each(ctx, q, func(r *sql.Rows) error {
		var id, at int64
		var zone string
		var day sql.NullInt64
		if err := r.Scan(&id, &at, &zone, &day); err != nil {
			return err
		}
		first := data.Encounter{At: fromMillis(at), Zone: zone, AllDay: day.Valid}
		if p := f.of(id); p != nil && first.Precedes(start) {
			p.Before = true
		}
		return nil
	}, `SELECT contact, min(at), zone, all_day FROM encounter WHERE contact IN (SELECT value FROM json_each(?)) AND at < ? AND trashed IS NULL
		GROUP BY contact, all_day`, jsonIDs(f.ids), millis(start))
}

// readLater finds the first encounter with each of the people after the event.
func (f *eventFacts) readLater(ctx context.Context, q querier) error {
	_, end := f.Span()
	if end.IsZero() {
		return nil
	}
	return each(ctx, q, func(r *sql.Rows) error {
		var id, at int64
		if err := r.Scan(&id, &at); err != nil {
			return err
		}
		if p := f.of(id); p != nil {
			p.After = fromMillis(at)
		}
		return nil
	}, `SELECT contact, min(at) FROM encounter WHERE contact IN (SELECT value FROM json_each(?)) AND trashed IS NULL AND at >= ?
		GROUP BY contact`, jsonIDs(f.ids), end.UnixMilli())
}

func (f *eventFacts) readPromises(ctx context.Context, q querier) error {
	start, end := f.Span()
	ps, err := promises(ctx, q, `WHERE contact IN (SELECT value FROM json_each(?1)) AND trashed IS NULL AND (
			encounter IN (SELECT id FROM encounter WHERE event = ?2 AND trashed IS NULL)
			OR encounter IS NULL AND created >= ?3 AND created < ?4 OR done >= ?4)
		ORDER BY contact, `+promiseOrder, jsonIDs(f.ids), f.Event.ID, millis(start), millis(end))
	for i := range ps {
		if p := f.of(ps[i].ContactID); p != nil {
			p.Promises = append(p.Promises, ps[i])
		}
	}
	return err
}

// readNext finds at which later event each of those who were missed is wanted, the next of them.
func (f *eventFacts) readNext(ctx context.Context, q querier) error {
	start, _ := f.Span()
	missed := []int64{}
	for i := range f.People {
		if f.People[i].Missed() {
			missed = append(missed, f.People[i].ContactID)
		}
	}
	return each(ctx, q, func(r *sql.Rows) error {
		var id, event int64
		if err := r.Scan(&id, &event); err != nil {
			return err
		}
		if p := f.of(id); p != nil && p.Next == 0 {
			p.Next = event
		}
		return nil
	}, `SELECT a.contact, a.event FROM json_each(?1) j CROSS JOIN attendee a ON a.contact = j.value CROSS JOIN event e ON e.id = a.event
		WHERE a.event <> ?2 AND (a.wanted = 1 OR a.status = 'want')
		AND e.trashed IS NULL AND (e.start IS NULL OR e.start > coalesce(?3, 0)) ORDER BY e.start IS NULL, e.start, e.id`,
		jsonIDs(missed), f.Event.ID, millis(start))
}
