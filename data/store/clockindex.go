package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// clockRow is the derived row of one clock, as contact_due holds it.
type clockRow struct {
	clock, every, topic string
	last, touch         sql.NullInt64 // days
	start, due, waits   int64
	latest, warmth      int64
	sortName            string
}

func (r *clockRow) record(contact int64) record {
	return record{contact, r.clock, r.every, textOrNull(r.topic), nullNumber(r.last), nullNumber(r.touch), r.start, r.due, r.waits, r.latest, r.warmth, []byte(r.sortName)}
}

func nullNumber(n sql.NullInt64) any {
	if !n.Valid {
		return nil
	}
	return n.Int64
}

func dayNumber(d data.Date) sql.NullInt64 {
	if d.IsZero() {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: int64(d.Days()), Valid: true}
}

// rows gives the derived rows of a contact.
func (cs *cadences) rows(c *data.Contact, met contacted, sortName []byte) []clockRow {
	if len(cs.own) == 0 && len(cs.topics) == 0 {
		return nil
	}
	counted := cs.count(c, met)
	return counted.rows(sortName)
}

// rows gives the clocks as the table has them, in its order.
func (c *clocked) rows(sortName []byte) (out []clockRow) {
	for _, k := range slices.Backward(c.clocks) { // that for meeting comes first
		out = append(out, clockRow{
			clock: string(k.Kind), every: k.Every.String(), topic: k.Topic, last: dayNumber(k.Last), touch: dayNumber(k.Touch),
			start: int64(k.Start.Days()), due: int64(k.Due.Days()), waits: dayNumber(c.waits).Int64,
			latest: c.latest, warmth: int64(c.warmth), sortName: string(sortName),
		})
	}
	return out
}

// insertClocks writes the rows of a contact that has none.
func (tx *Tx) insertClocks(row *indexRow) error {
	for i := range row.clocks {
		if err := tx.insert(dueTable, row.clocks[i].record(row.id)); err != nil {
			return err
		}
	}
	return nil
}

// removeClocks removes the rows of contacts.
func (tx *Tx) removeClocks(ids []int64) error {
	where, arg := idCondition(ids)
	there, err := column[int64](tx.ctx, tx, "SELECT DISTINCT contact FROM contact_due WHERE contact"+where, arg)
	if err != nil || len(there) == 0 {
		return err
	}
	_, err = tx.exec("DELETE FROM contact_due WHERE contact IN (SELECT value FROM json_each(?))", jsonIDs(there))
	return err
}

// storedClocks adds to rows of the index the clocks that are stored.
func storedClocks(ctx context.Context, q querier, ids []int64, rows map[int64]*indexRow) error {
	where, arg := idCondition(ids)
	return each(ctx, q, func(r *sql.Rows) error {
		var contact int64
		var c clockRow
		var topic sql.NullString
		var name []byte
		err := r.Scan(&contact, &c.clock, &c.every, &topic, &c.last, &c.touch, &c.start, &c.due, &c.waits, &c.latest, &c.warmth, &name)
		c.topic, c.sortName = topic.String, string(name)
		row := rows[contact]
		if row == nil { // of nobody: that is out of date, too
			row = &indexRow{id: contact}
			rows[contact] = row
		}
		row.clocks = append(row.clocks, c)
		return err
	}, "SELECT "+quoted(dueTable.columns)+" FROM contact_due WHERE contact"+where+" ORDER BY contact, clock", arg)
}

// zoneOfClocks is the zone whose days the stored clocks count in.
func zoneOfClocks(ctx context.Context, q querier) (*time.Location, error) {
	var name string
	if err := one(ctx, q, []any{&name}, "SELECT zone FROM derived"); err != nil {
		return nil, err
	}
	if name == data.LocalZone() {
		return time.Local, nil
	}
	return data.In(time.Time{}, name).Location(), nil
}

// recountClocks counts the clocks anew when the computer is in another zone than when they were counted: a contact was made on another
// day there.
func (s *Store) recountClocks(ctx context.Context) error {
	var zone string
	err := one(ctx, pool{s.readers}, []any{&zone}, "SELECT zone FROM derived")
	if err != nil || zone == data.LocalZone() {
		return err
	}
	tx := &Tx{store: s, writer: s.writer, ctx: ctx}
	err = tx.directly(func() error {
		ids, err := column[int64](ctx, tx, "SELECT DISTINCT contact FROM contact_due")
		if err != nil {
			return err
		}
		for page := range slices.Chunk(ids, derivedPage) {
			if err := tx.recount(page); err != nil {
				return err
			}
		}
		_, err = tx.exec("UPDATE derived SET zone = ?", data.LocalZone())
		return err
	})
	return s.explainIn(ctx, say.Phrase("counting the cadences"), err)
}

// recount makes the clocks of contacts again.
func (tx *Tx) recount(ids []int64) error {
	counted, err := countClocks(tx.ctx, tx, ids, atTheEnd)
	if err != nil {
		return err
	}
	names, err := sortNames(tx.ctx, tx, ids)
	if err != nil {
		return err
	}
	if err := tx.removeClocks(ids); err != nil {
		return err
	}
	for _, id := range ids {
		c := counted[id]
		if err := tx.insertClocks(&indexRow{id: id, clocks: c.rows([]byte(names[id]))}); err != nil {
			return err
		}
	}
	return nil
}

// sortNames reads what the names of contacts are ordered by.
func sortNames(ctx context.Context, q querier, ids []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(ids))
	return names, each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var key []byte
		err := r.Scan(&id, &key)
		names[id] = string(key)
		return err
	}, "SELECT id, sort_name FROM contact_index WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
}

// topicsOfImages gives the foldings of the topics of contacts.
func topicsOfImages(images map[int64]image) []string {
	return topicsOf(func(yield func([]string) bool) {
		for _, im := range images {
			if im == nil {
				continue
			}
			if !yield(topicColumns.all(im[inTopic])) {
				return
			}
		}
	})
}
