package store

import (
	"context"
	"database/sql"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// importRow is a batch with its revision.
type importRow struct {
	data.Import
	rev int64
}

var importColumns = columns[importRow]{
	number("id", func(i *importRow) *int64 { return &i.ID }),
	number("rev", func(i *importRow) *int64 { return &i.rev }),
	number("op", func(i *importRow) *int64 { return &i.Op }),
	always("at", func(i *importRow) *time.Time { return &i.At }),
	text("file", func(i *importRow) *string { return &i.File }),
	text("format", func(i *importRow) *string { return &i.Format }),
	text("program", func(i *importRow) *string { return &i.Program }),
	text("sha256", func(i *importRow) *string { return &i.SHA256 }),
	number("contacts_new", func(i *importRow) *int { return &i.New }),
	number("contacts_updated", func(i *importRow) *int { return &i.Updated }),
	number("contacts_same", func(i *importRow) *int { return &i.Same }),
	number("problems", func(i *importRow) *int { return &i.Problems }),
}

var importKind = aggregate{
	kind: Imports, tables: []table{importColumns.table("import")},
	called:  naming{column: "file"},
	says:    func(a *aggregate, im image) (words, error) { return words{details: im.texts(a, "file")}, nil },
	lasting: true,
}

// SaveImport records a batch: with ID 0 it inserts it and sets ID, Op and a zero At; else it updates its
// counts. Save the batch before the contacts that name it as their source, and again when the counts are known.
// Undoing the operation keeps the record and marks it Undone.
func (tx *Tx) SaveImport(i *data.Import) error {
	a := aggregateOf[Imports]
	fresh := importRow{Import: *i}
	if fresh.ID == 0 {
		if err := tx.openOp(); err != nil {
			return err
		}
		fresh.Op = tx.seq
		if fresh.At.IsZero() {
			fresh.At = tx.now
		}
	} else {
		stored, err := a.loadOne(tx.ctx, tx, fresh.ID)
		if err != nil {
			return err
		}
		fresh.rev = stored.rev(a)
	}
	im, err := tx.put(a, importColumns.image(&fresh), fresh.rev)
	if err != nil {
		return err
	}
	i.ID, i.Op, i.At = im.id(), fresh.Op, inMillis(fresh.At)
	return nil
}

// Import reads one batch.
func (s *Store) Import(ctx context.Context, id int64) (i data.Import, err error) {
	err = s.read(ctx, say.Phrase("reading an import"), func(q querier) error {
		im, err := aggregateOf[Imports].loadOne(ctx, q, id)
		if err == nil {
			i = importColumns.of(im.root()).Import
		}
		return err
	})
	return i, err
}

// Imports lists the batches, newest first, also those that were undone.
func (s *Store) Imports(ctx context.Context) ([]data.Import, error) {
	var out []data.Import
	tab := aggregateOf[Imports].root()
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		rec, err := scanRecord(r, tab, 2)
		if err != nil {
			return err
		}
		i := importColumns.of(rec).Import
		last := len(tab.columns)
		i.Undone, i.Summary = rec[last].(int64) != 0, rec[last+1].(string)
		out = append(out, i)
		return nil
	}, "SELECT "+tab.qualified()+`, op.undone_by IS NOT NULL, CAST(coalesce(op.summary, '') AS TEXT)
		FROM import LEFT JOIN op ON op.seq = import.op ORDER BY import.id DESC`)
	return out, s.explainIn(ctx, say.Phrase("listing the imports"), err)
}
