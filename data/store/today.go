package store

import (
	"context"
	"database/sql"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// EventToday is what is shown of an event on one of its days.
type EventToday struct {
	People int // outside the trash, met there or on its list

	Wanted      []data.Attendee // to be met, not met yet, and not cancelled; by name, the first ones
	WantedCount int             // how many there are

	Met          []MetThere         // everybody who was met there, on any day, latest first
	Appointments []data.Appointment // of the day, at all events, earliest first
}

// MetThere is an encounter at an event as a day's list shows it.
type MetThere struct {
	data.Encounter          // without its answers and source; of the note only the beginning
	Answered       []string // the keys of its answers
	Closed         bool     // the user is done with the person at this event
}

// noteShown is how many letters of a note are read for a list.
const noteShown = 200

// EventToday reads what is shown of an event from one moment to another, at most limit of those who are to be met. A long
// list takes as many queries as a short one.
func (s *Store) EventToday(ctx context.Context, eventID int64, from, to time.Time, limit int) (t EventToday, err error) {
	err = s.read(ctx, say.Phrase("reading the day of an event"), func(q querier) error {
		err := one(ctx, q, []any{&t.People}, countPeople("?1"), eventID)
		if err != nil {
			return err
		}
		if err := one(ctx, q, []any{&t.WantedCount}, "SELECT count(*) FROM attendee "+stillWanted, eventID); err != nil {
			return err
		}
		if t.Wanted, err = attendees(ctx, q, stillWanted+" ORDER BY i.sort_name, attendee.id LIMIT ?2", eventID, limit); err != nil {
			return err
		}
		if t.Met, err = metThere(ctx, q, eventID); err != nil {
			return err
		}
		t.Appointments, err = appointments(ctx, q, "WHERE start >= ? AND start < ? AND "+appointmentsShown+" ORDER BY start, id",
			from.UnixMilli(), to.UnixMilli())
		return err
	})
	return t, err
}

// stillWanted holds for attendees of an event whom the user wants to meet and has not met.
const stillWanted = `JOIN contact_index i ON i.id = attendee.contact WHERE attendee.event = ?1
	AND (attendee.wanted = 1 OR attendee.status = '` + string(data.WantToMeet) + `')
	AND attendee.status NOT IN ('` + string(data.Met) + `', '` + string(data.Closed) + `') AND attendee.cancelled IS NULL
	AND NOT EXISTS (SELECT 1 FROM encounter e WHERE e.event = ?1 AND e.trashed IS NULL AND e.contact = attendee.contact AND ` + inPerson + `)`

func metThere(ctx context.Context, q querier, eventID int64) (out []MetThere, err error) {
	at := map[int64]int{}
	err = each(ctx, q, func(r *sql.Rows) error {
		m := MetThere{Encounter: data.Encounter{EventID: eventID}}
		var when int64
		var session sql.NullInt64
		if err := r.Scan(&m.ID, &m.Rev, &m.ContactID, &session, &when, &m.AllDay, &m.Zone, &m.Place, &m.Note, &m.Warmth, &m.Closed); err != nil {
			return err
		}
		m.At, m.SessionID = fromMillis(when), session.Int64
		at[m.ID] = len(out)
		out = append(out, m)
		return nil
	}, `SELECT e.id, e.rev, e.contact, e.session, e.at, coalesce(e.all_day, 0), e.zone, e.place, substr(trim(e.note), 1, ?2), e.warmth,
			EXISTS (SELECT 1 FROM attendee l WHERE l.event = ?1 AND l.contact = e.contact AND l.status = '`+string(data.Closed)+`')
		FROM encounter e WHERE e.event = ?1 AND e.trashed IS NULL AND `+inPerson+` AND EXISTS (SELECT 1 FROM contact_index i WHERE i.id = e.contact)
		ORDER BY e.at DESC, e.id DESC`, eventID, noteShown)
	if err != nil {
		return nil, err
	}
	return out, each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var key string
		err := r.Scan(&id, &key)
		if i, ok := at[id]; ok {
			out[i].Answered = append(out[i].Answered, key)
		}
		return err
	}, `SELECT a.encounter, a.key FROM encounter e CROSS JOIN answer a ON a.encounter = e.id
		WHERE e.event = ? AND e.trashed IS NULL ORDER BY a.encounter, a.position`, eventID)
}

// EventHeads reads events without their sessions, costs and questions, by id, in the trash or not. It leaves out ids that
// do not exist.
func (s *Store) EventHeads(ctx context.Context, ids []int64) (map[int64]data.Event, error) {
	out, err := eventHeads(ctx, pool{s.readers}, ids)
	return out, s.explainIn(ctx, say.Phrase("reading events"), err)
}

func eventHeads(ctx context.Context, q querier, ids []int64) (map[int64]data.Event, error) {
	es, err := eventColumns.read(ctx, q, "event", "WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
	out := make(map[int64]data.Event, len(es))
	for _, e := range es {
		out[e.ID] = e
	}
	return out, err
}

// EventsFrom reads the events outside the trash that end at a moment or later, earliest start first, at most limit, without
// their sessions, costs and questions. An event of whole days ends for it when its last day begins.
func (s *Store) EventsFrom(ctx context.Context, from time.Time, limit int) ([]data.Event, error) {
	es, err := eventColumns.read(ctx, pool{s.readers}, "event",
		`WHERE trashed IS NULL AND start IS NOT NULL AND max(start, coalesce("end", 0)) >= ? ORDER BY start, id LIMIT ?`, from.UnixMilli(), limit)
	return es, s.explainIn(ctx, say.Phrase("listing the events"), err)
}

// Begun says what the database holds of what everybody begins with.
type Begun struct{ Contacts, Events, Cadences bool }

// Begun reports whether there are contacts and events outside the trash, and whether it is said of anybody how often to be in touch.
func (s *Store) Begun(ctx context.Context) (b Begun, err error) {
	err = one(ctx, pool{s.readers}, []any{&b.Contacts, &b.Events, &b.Cadences}, `SELECT EXISTS (SELECT 1 FROM contact_index),
		EXISTS (SELECT 1 FROM event WHERE trashed IS NULL), EXISTS (SELECT 1 FROM cadence) OR EXISTS (SELECT 1 FROM topic_cadence)`)
	return b, s.explainIn(ctx, say.Phrase("counting the contacts"), err)
}
