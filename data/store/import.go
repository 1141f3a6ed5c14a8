package store

import (
	"context"
	"database/sql"

	"lanyard/data"
)

var importColumns = []string{
	"id", "rev", "op", "at", "file", "format", "program", "sha256", "contacts_new", "contacts_updated", "contacts_same", "problems",
}

var importKind = aggregate{
	kind: Imports, tables: []table{{name: "import", columns: importColumns}},
	called:  naming{column: "file"},
	says:    func(a *aggregate, im image) (words, error) { return words{details: im.texts(a, "file")}, nil },
	lasting: true,
}

// SaveImport records a batch: ID 0 inserts it and sets ID, Op and, when zero, At; else its
// counts are updated. Save it before the contacts that name it as their source, and again
// once the counts are known. Undoing the operation leaves the record, as Undone.
func (tx *Tx) SaveImport(i *data.Import) error {
	a := aggregateOf[Imports]
	fresh := *i
	rev := int64(0)
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
		rev = stored.rev(a)
	}
	im, err := tx.put(a, image{{{
		fresh.ID, rev, fresh.Op, fresh.At.UnixMilli(), fresh.File, fresh.Format, fresh.Program, fresh.SHA256,
		int64(fresh.New), int64(fresh.Updated), int64(fresh.Same), int64(fresh.Problems),
	}}}, rev)
	if err != nil {
		return err
	}
	i.ID, i.Op, i.At = im.id(), fresh.Op, inMillis(fresh.At)
	return nil
}

// Imports lists the batches, newest first, those rolled back among them.
func (s *Store) Imports(ctx context.Context) ([]data.Import, error) {
	var out []data.Import
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		rec, err := scanRecord(r, importColumns, 2)
		if err != nil {
			return err
		}
		f := fields{rec: rec}
		i := data.Import{ID: f.int()}
		f.skip(1) // rev
		i.Op, i.At = f.int(), f.time()
		i.File, i.Format, i.Program, i.SHA256 = f.text(), f.text(), f.text(), f.text()
		i.New, i.Updated, i.Same, i.Problems = int(f.int()), int(f.int()), int(f.int()), int(f.int())
		i.Undone = f.flag()
		i.Summary = f.text()
		out = append(out, i)
		return nil
	}, "SELECT "+qualified("i", importColumns)+`, coalesce(op.undone_by, 0), coalesce(op.summary, '')
		FROM import i LEFT JOIN op ON op.seq = i.op ORDER BY i.id DESC`)
	return out, s.explainIn(ctx, "listing the imports", err)
}
