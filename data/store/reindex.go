package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// reindexIfOld makes the derived tables again if older rules made them.
func (s *Store) reindexIfOld(ctx context.Context, tell func(done, total int)) error {
	var v int64
	err := one(ctx, pool{s.readers}, []any{&v}, "SELECT version FROM derived")
	switch {
	case err != nil && !errors.Is(err, data.ErrNotFound):
		return err
	case v == indexVersion:
		return s.recountClocks(ctx)
	}
	return s.reindex(ctx, tell)
}

// Reindex makes all derived tables again: those that lists, search and matching read.
func (s *Store) Reindex(ctx context.Context) error { return s.reindex(ctx, nil) }

// derivedPage is how many contacts are processed at a time, which limits the memory.
const derivedPage = 4000

// keysAtOnce is how many keys are sorted before they are inserted: more keys at once write fewer pages of the
// table.
const keysAtOnce = 500_000

// reindex is Reindex that also reports how many of all contacts are done, if tell is not nil. It is one
// transaction: if it is interrupted the old tables stay.
func (s *Store) reindex(ctx context.Context, tell func(done, total int)) error {
	if tell == nil {
		tell = func(int, int) {}
	}
	tx := &Tx{store: s, writer: s.writer, ctx: ctx}
	err := tx.directly(func() error {
		sorted, err := tx.clearIndex()
		if err != nil {
			return err
		}
		ids, err := column[int64](ctx, tx, "SELECT id FROM contact WHERE mine = 0 AND trashed IS NULL")
		if err != nil {
			return err
		}
		tell(0, len(ids))
		if err := tx.fillIndex(ids, tell); err != nil {
			return err
		}
		for _, q := range append(sorted, "INSERT INTO contact_fts (contact_fts) VALUES ('rebuild')") {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, err := tx.exec(q); err != nil {
				return err
			}
		}
		_, err = tx.exec("UPDATE derived SET version = ?, zone = ?", indexVersion, data.LocalZone())
		return err
	})
	return s.explainIn(ctx, say.Phrase("rebuilding the index"), err)
}

// clearIndex empties the tables, except contact_fts, and drops the indexes that lists are sorted by: making
// them after the rows takes a fraction of the time. It gives the statements that make them.
func (tx *Tx) clearIndex() (create []string, err error) {
	create, err = column[string](tx.ctx, tx,
		"SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact_index' AND sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	drop, err := column[string](tx.ctx, tx,
		"SELECT 'DROP INDEX ' || name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact_index' AND sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	for _, q := range append(drop, "DELETE FROM contact_index", "DELETE FROM contact_key", "DELETE FROM contact_due") {
		if _, err := tx.exec(q); err != nil {
			return nil, err
		}
	}
	return create, nil
}

// fillIndex writes the derived rows of contacts, except contact_fts.
func (tx *Tx) fillIndex(ids []int64, tell func(done, total int)) error {
	ctx, stop := context.WithCancel(tx.ctx)
	defer stop()
	var keys []contactKey
	done := 0
	for page := range tx.store.derivedRows(ctx, ids) {
		if page.err != nil {
			return page.err
		}
		for _, row := range page.rows {
			if row == nil {
				continue
			}
			if err := errors.Join(tx.insert(indexTable, row.record()), tx.insertClocks(row)); err != nil {
				return err
			}
			for _, k := range row.keys {
				keys = append(keys, contactKey{k, row.id})
			}
		}
		if len(keys) >= keysAtOnce {
			if err := tx.insertKeys(keys); err != nil {
				return err
			}
			keys = keys[:0]
		}
		done += len(page.rows)
		tell(done, len(ids))
	}
	if err := tx.insertKeys(keys); err != nil {
		return err
	}
	return tx.ctx.Err()
}

// derived holds the rows of some contacts; nil for a contact that no list shows.
type derived struct {
	rows []*indexRow
	err  error
}

// derivedRows reads contacts and makes their derived rows; it makes the next page while the caller uses the
// last one. It reads beside the operation that is being written, and sees the state before that. After an
// error, or the end of the context, it sends nothing more.
func (s *Store) derivedRows(ctx context.Context, ids []int64) <-chan derived {
	pages := make(chan derived)
	send := func(d derived) error {
		select {
		case pages <- d:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	go func() {
		defer close(pages)
		err := s.read(ctx, say.Phrase("rebuilding the index"), func(q querier) error {
			for page := range slices.Chunk(ids, derivedPage) {
				rows, err := derive(ctx, q, page, time.Local)
				if err != nil {
					return err
				}
				if err := send(derived{rows: rows}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			_ = send(derived{err: err}) // nobody receives it when the context has ended
		}
	}()
	return pages
}

// derive makes the derived rows of contacts, with days of a zone.
func derive(ctx context.Context, q querier, ids []int64, loc *time.Location) ([]*indexRow, error) {
	images, err := aggregateOf[Contacts].load(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	met, err := loadRelatedWords(ctx, q, ids, true)
	if err != nil {
		return nil, err
	}
	clocks, err := loadCadences(ctx, q, ids, topicsOfImages(images))
	if err != nil {
		return nil, err
	}
	clocks.loc = loc
	return slices.Concat(slices.Collect(indexRows(ids, images, met, &clocks))...), nil
}
