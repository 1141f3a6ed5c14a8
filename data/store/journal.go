package store

import (
	"context"
	"database/sql"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// opKind says whether an operation is the user's, an undo, a redo or bookkeeping.
type opKind string

const (
	opDo    opKind = "do"
	opUndo  opKind = "undo"
	opRedo  opKind = "redo"
	opQuiet opKind = "quiet" // journaled, but undo skips it
)

// Op is one operation of the journal.
type Op struct {
	Seq     int64
	At      time.Time
	Summary string // "Saved Anna Müller", what the toast says
	Undone  bool
	Changes int // aggregates touched
}

// openOp adds the operation to the journal before its first change.
func (tx *Tx) openOp() error {
	if tx.seq != 0 {
		return nil
	}
	res, err := tx.exec("INSERT INTO op (at, kind, summary, target) VALUES (?, ?, ?, ?)",
		tx.now.UnixMilli(), string(tx.kind), tx.summary, orNull(tx.target))
	if err != nil {
		tx.failed = err
		return err
	}
	tx.seq, err = res.LastInsertId()
	return err
}

// closeOp writes what is known only at the end.
func (tx *Tx) closeOp() (Op, error) {
	n := len(tx.journaled)
	_, err := tx.exec("UPDATE op SET summary = ?, changes = ? WHERE seq = ?", tx.summary, n, tx.seq)
	return Op{Seq: tx.seq, At: tx.now, Summary: tx.summary, Changes: n}, err
}

// journal adds one change row for an aggregate. If an operation changes the same aggregate again, the first
// image stays and only the revision is updated.
func (tx *Tx) journal(a *aggregate, before, after image) error {
	var rev any
	id := int64(0)
	if before != nil {
		id = before.id()
	}
	if after != nil {
		rev, id = after.rev(a), after.id()
	}
	key := thing{a.kind, id}
	if seq, ok := tx.journaled[key]; ok {
		_, err := tx.exec("UPDATE change SET after_rev = ? WHERE seq = ?", rev, seq)
		return err
	}
	var text any
	if before != nil {
		enc, err := a.encode(before, tx.store.version)
		if err != nil {
			return err
		}
		text = enc
	} else if tx.fresh != nil {
		tx.fresh[key] = true
	}
	row := record{int64(0), tx.seq, string(a.kind), id, text, rev}
	if err := tx.number(changeTable, row); err != nil {
		return err
	}
	tx.journaled[key] = row[0].(int64)
	return tx.insert(changeTable, row)
}

// History lists the newest operations first, without undos, redos and quiet ones. limit 0 means all.
func (s *Store) History(ctx context.Context, limit int) ([]Op, error) {
	if limit <= 0 {
		limit = -1
	}
	var out []Op
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		op, err := scanOp(r)
		out = append(out, op)
		return err
	}, "SELECT "+opColumns+" FROM op WHERE kind = 'do' ORDER BY seq DESC LIMIT ?", limit)
	return out, s.explainIn(ctx, say.Phrase("reading the history"), err)
}

const opColumns = "seq, at, summary, undone_by IS NOT NULL, changes"

func scanOp(r *sql.Rows) (Op, error) {
	var op Op
	var at int64
	err := r.Scan(&op.Seq, &at, &op.Summary, &op.Undone, &op.Changes)
	op.At = fromMillis(at)
	return op, err
}

// op reads one operation with its kind; data.ErrNotFound when there is none.
func (tx *Tx) op(seq int64) (op Op, kind opKind, err error) {
	found := false
	err = each(tx.ctx, tx, func(r *sql.Rows) error {
		found = true
		var at int64
		err := r.Scan(&op.Seq, &at, &op.Summary, &op.Undone, &op.Changes, &kind)
		op.At = fromMillis(at)
		return err
	}, "SELECT "+opColumns+", kind FROM op WHERE seq = ?", seq)
	if err == nil && !found {
		err = data.ErrNotFound
	}
	return op, kind, err
}
