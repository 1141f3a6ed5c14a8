package store

import (
	"context"
	"database/sql"

	"lanyard/data"
	"lanyard/data/say"
)

// Asked gives the questions of an event, in their order, and behind them those that contacts answered there besides; with event 0
// those that they answered anywhere, of the latest events first. One that no event asks any more has its key alone.
func (s *Store) Asked(ctx context.Context, contactIDs []int64, event int64) (out []data.Question, err error) {
	err = s.read(ctx, say.Phrase("reading what was asked"), func(q querier) error {
		keys, err := column[string](ctx, q, `SELECT DISTINCT a.key FROM encounter e JOIN answer a ON a.encounter = e.id
			WHERE e.contact IN (SELECT value FROM json_each(?1)) AND e.trashed IS NULL AND (?2 = 0 OR e.event = ?2) ORDER BY a.key`,
			jsonIDs(contactIDs), event)
		if err != nil {
			return err
		}
		known := data.Once[string]{}
		err = each(ctx, q, func(r *sql.Rows) error {
			var one data.Question
			if err := r.Scan(&one.Key, &one.Text, &one.Type); err != nil {
				return err
			}
			if known.Add(one.Key) {
				out = append(out, one)
			}
			return nil
		}, `SELECT q.key, q.text, q.type FROM question q JOIN event v ON v.id = q.event
			WHERE q.event = ?2 OR v.trashed IS NULL AND q.key IN (SELECT value FROM json_each(?1))
			ORDER BY q.event <> ?2, v.start DESC, v.id DESC, q.position`, jsonTexts(keys), event)
		for _, key := range keys {
			if known.Add(key) {
				out = append(out, data.Question{Key: key, Type: data.TextQuestion})
			}
		}
		return err
	})
	return out, err
}
