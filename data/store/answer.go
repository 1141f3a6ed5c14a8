package store

import (
	"cmp"
	"context"
	"database/sql"

	"lanyard/data"
	"lanyard/data/say"
)

// AnswersInUse reads which answers were given at an event, or with 0 at all: by question, the most frequent first.
func (s *Store) AnswersInUse(ctx context.Context, event int64) (out []data.AnswerCount, err error) {
	err = s.read(ctx, say.Phrase("listing the answers"), func(q querier) error {
		texts, err := questionTexts(ctx, q, event)
		if err != nil {
			return err
		}
		return each(ctx, q, func(r *sql.Rows) error {
			var a data.AnswerCount
			if err := r.Scan(&a.Key, &a.Value, &a.Count); err != nil {
				return err
			}
			a.Text = cmp.Or(texts[a.Key], a.Key)
			out = append(out, a)
			return nil
		}, `SELECT a.key, a.value, count(DISTINCT e.contact) FROM answer a JOIN encounter e ON e.id = a.encounter
			WHERE (?1 = 0 OR e.event = ?1) AND e.trashed IS NULL AND EXISTS (SELECT 1 FROM contact_index i WHERE i.id = e.contact)
			GROUP BY a.key, a.value ORDER BY a.key, count(DISTINCT e.contact) DESC, a.value`, event)
	})
	return out, err
}

// questionTexts are the texts of the questions of an event, or with 0 of all, the latest for each key.
func questionTexts(ctx context.Context, q querier, event int64) (map[string]string, error) {
	texts := map[string]string{}
	return texts, each(ctx, q, func(r *sql.Rows) error {
		var key, text string
		err := r.Scan(&key, &text)
		texts[key] = text
		return err
	}, "SELECT key, text FROM question WHERE ?1 = 0 OR event = ?1 ORDER BY id", event)
}
