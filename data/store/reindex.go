package store

import (
	"context"
	"errors"
	"slices"

	"lanyard/data"
)

// reindexIfOld makes the derived tables anew when they were made by older rules.
func (s *Store) reindexIfOld(ctx context.Context, tell func(done, total int)) error {
	var v int64
	err := one(ctx, pool{s.readers}, []any{&v}, "SELECT version FROM derived")
	if err != nil && !errors.Is(err, data.ErrNotFound) || v == indexVersion {
		return err
	}
	return s.reindex(ctx, tell)
}

// Reindex makes everything anew that is derived from the truth: what lists, search and
// matching read.
func (s *Store) Reindex(ctx context.Context) error { return s.reindex(ctx, nil) }

// derivedPage is how many contacts are derived from at a time, which bounds the memory.
const derivedPage = 4000

// keysAtOnce is how many keys are sorted before they are inserted: the more, the fewer pages of the
// table are written for each.
const keysAtOnce = 500_000

// reindex is Reindex that tells how many contacts of how many are done, if tell is not nil. It is one
// transaction: broken off at any time it leaves what was there.
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
		_, err = tx.exec("UPDATE derived SET version = ?", indexVersion)
		return err
	})
	return s.explainIn(ctx, "making the index anew", err)
}

// clearIndex empties the tables, but for contact_fts, and drops the indexes by which lists are sorted:
// making them when the rows are there takes a fraction of what it costs to keep them. It gives the
// statements that make them.
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
	for _, q := range append(drop, "DELETE FROM contact_index", "DELETE FROM contact_key") {
		if _, err := tx.exec(q); err != nil {
			return nil, err
		}
	}
	return create, nil
}

// fillIndex writes the derived rows of contacts, but for contact_fts.
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
			if err := tx.insert(indexTable, row.record()); err != nil {
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

// derived are the rows of some contacts; nil for one that no list shows.
type derived struct {
	rows []*indexRow
	err  error
}

// derivedRows reads contacts and makes their derived rows, the next page while the one before is
// worked on. It reads beside the operation that is being written, and sees what was there before it.
// After an error, or the end of the context, nothing more comes.
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
		err := s.read(ctx, "making the index anew", func(q querier) error {
			for page := range slices.Chunk(ids, derivedPage) {
				rows, err := derive(ctx, q, page)
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
			_ = send(derived{err: err}) // nobody waits for it when the context has ended
		}
	}()
	return pages
}

// derive makes the derived rows of contacts from the truth.
func derive(ctx context.Context, q querier, ids []int64) ([]*indexRow, error) {
	images, err := aggregateOf[Contacts].load(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	met, err := loadEncounterWords(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	return slices.Concat(slices.Collect(indexRows(ids, images, met))...), nil
}
