package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// ReasonsOf gives for many contacts at once what gives a reason to write to them, by contact.
func (s *Store) ReasonsOf(ctx context.Context, ids []int64) (out map[int64]data.WriteReason, err error) {
	err = s.read(ctx, say.Phrase("reading reasons to write"), func(q querier) error {
		found, err := readReasons(ctx, q, ids, s.Now())
		out = make(map[int64]data.WriteReason, len(found))
		for id, r := range found {
			out[id] = r.WriteReason
		}
		return err
	})
	return out, err
}

// readReasons reads the names of contacts and the reasons to write to them.
func readReasons(ctx context.Context, q querier, ids []int64, now time.Time) (map[int64]namedReason, error) {
	out := make(map[int64]namedReason, len(ids))
	arg := jsonIDs(ids)
	err := each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var n namedReason
		err := r.Scan(&id, &n.name)
		out[id] = n
		return err
	}, "SELECT id, name FROM contact_index WHERE id IN (SELECT value FROM json_each(?))", arg)
	if err != nil || len(out) == 0 {
		return out, err
	}
	for _, add := range []func(context.Context, querier, string, map[int64]namedReason) error{
		func(ctx context.Context, q querier, arg string, out map[int64]namedReason) error {
			return addLast(ctx, q, arg, out, now)
		},
		addPromises, addTopics,
	} {
		if err := add(ctx, q, arg, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addLast reads the last contact, and the latest note.
func addLast(ctx context.Context, q querier, arg string, out map[int64]namedReason, now time.Time) error {
	return each(ctx, q, func(r *sql.Rows) error {
		var id, at int64
		var zone, note string
		var allDay, event sql.NullInt64
		var medium, name, eventZone sql.NullString
		if err := r.Scan(&id, &at, &allDay, &zone, &note, &medium, &event, &name, &eventZone); err != nil {
			return err
		}
		n, ok := out[id]
		if !ok {
			return nil
		}
		if n.Day.IsZero() {
			e := data.Encounter{AllDay: allDay.Valid, Zone: zone}
			n.Day = data.DateOf(data.In(fromMillis(at), e.Clocks(eventZone.String)))
			n.Medium = data.Medium(medium.String).Or()
			n.EventID, n.Event = event.Int64, name.String
		}
		if n.Note == "" {
			n.Note = firstLine(note)
		}
		out[id] = n
		return nil
	}, `SELECT e.contact, e.at, e.all_day, e.zone, substr(trim(e.note, char(9, 10, 13, 32)), 1, 200), e.medium, v.id, v.name, v.zone
		FROM encounter e LEFT JOIN event v ON v.id = e.event AND v.trashed IS NULL
		WHERE e.trashed IS NULL AND e.at <= ? AND e.contact IN (SELECT value FROM json_each(?)) ORDER BY e.contact, e.at DESC, e.id DESC`,
		now.UnixMilli(), arg)
}

// addPromises reads the open promise that is due first, the user's own before theirs.
func addPromises(ctx context.Context, q querier, arg string, out map[int64]namedReason) error {
	return each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var by data.Ower
		var text string
		if err := r.Scan(&id, &by, &text); err != nil {
			return err
		}
		if n, ok := out[id]; ok && n.Promise == "" {
			n.By, n.Promise = by, firstLine(text)
			out[id] = n
		}
		return nil
	}, `SELECT contact, by, text FROM promise WHERE contact IN (SELECT value FROM json_each(?)) AND done IS NULL AND dropped IS NULL
		AND trashed IS NULL ORDER BY contact, by = '`+string(data.ByThem)+`', due = '', due, id`, arg)
}

// addTopics reads a topic that is also in the user's own details.
func addTopics(ctx context.Context, q querier, arg string, out map[int64]namedReason) error {
	own, err := column[string](ctx, q, "SELECT t.topic FROM contact_topic t JOIN contact c ON c.id = t.contact WHERE c.mine = 1")
	if err != nil && !errors.Is(err, data.ErrNotFound) || len(own) == 0 {
		return err
	}
	mine := map[string]bool{}
	for _, t := range own {
		mine[data.Fold(t)] = true
	}
	return each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var topic string
		if err := r.Scan(&id, &topic); err != nil {
			return err
		}
		if n, ok := out[id]; ok && n.Topic == "" && mine[data.Fold(topic)] {
			n.Topic = topic
			out[id] = n
		}
		return nil
	}, "SELECT contact, topic FROM contact_topic WHERE contact IN (SELECT value FROM json_each(?)) ORDER BY contact, position", arg)
}
