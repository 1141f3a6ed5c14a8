package store

import (
	"context"
	"database/sql"
	"errors"

	"lanyard/data"
	"lanyard/data/say"
)

// Kept is a field that an undo left alone because it was changed again later.
type Kept struct {
	Kind  Kind
	ID    int64
	Name  string // of the contact, event …
	Field string // column or list; "" when the whole thing was left alone
}

// Reversal is what an Undo or Redo did.
type Reversal struct {
	Op   Op     // the operation that was undone or redone
	Kept []Kept // what it left alone
}

// Undo undoes the latest operation that is not undone. data.ErrNothingToUndo when there is none.
func (s *Store) Undo(ctx context.Context) (Reversal, error) {
	return s.reverse(ctx, opUndo, func(tx *Tx) (int64, error) {
		return tx.pick(data.ErrNothingToUndo, "SELECT max(seq) FROM op WHERE kind = 'do' AND undone_by IS NULL")
	})
}

// UndoOp undoes one operation at any later time, for instance an import. data.ErrNotFound when it does not
// exist, data.ErrNothingToUndo when it is undone already.
func (s *Store) UndoOp(ctx context.Context, seq int64) (Reversal, error) {
	return s.reverse(ctx, opUndo, func(tx *Tx) (int64, error) {
		op, kind, err := tx.op(seq)
		if err != nil {
			return 0, say.Errorf("operation {{.Seq}}: {{.Why}}", seq, err)
		}
		if op.Undone || kind != opDo {
			return 0, say.As(data.ErrNothingToUndo, "operation {{.Seq}}: nothing to undo", seq)
		}
		return seq, nil
	})
}

// Redo repeats what the latest Undo undid, if nothing was written since. data.ErrNothingToRedo when there is
// nothing.
func (s *Store) Redo(ctx context.Context) (Reversal, error) {
	return s.reverse(ctx, opRedo, func(tx *Tx) (int64, error) {
		return tx.pick(data.ErrNothingToRedo, `SELECT target FROM op u WHERE kind = 'undo'
			AND seq = (SELECT undone_by FROM op t WHERE t.seq = u.target)
			AND seq > (SELECT coalesce(max(seq), 0) FROM op WHERE kind = 'do')
			ORDER BY seq DESC LIMIT 1`)
	})
}

// pick reads the number of the operation to reverse; none is the error when there is none.
func (tx *Tx) pick(none error, query string) (int64, error) {
	var seq sql.NullInt64
	err := one(tx.ctx, tx, []any{&seq}, query)
	if errors.Is(err, data.ErrNotFound) || err == nil && !seq.Valid {
		return 0, none
	}
	return seq.Int64, err
}

// reverse writes the operation that undoes or redoes the picked one. An undo reverses the changes of the
// operation itself or of its latest redo; a redo reverses those of the undo in force.
func (s *Store) reverse(ctx context.Context, kind opKind, pick func(*Tx) (int64, error)) (Reversal, error) {
	var rev Reversal
	_, err := s.operate(ctx, kind, "", func(tx *Tx) error {
		target, err := pick(tx)
		if err != nil {
			return err
		}
		if rev.Op, _, err = tx.op(target); err != nil {
			return err
		}
		var source int64
		err = one(ctx, tx, []any{&source}, "SELECT coalesce(undone_by, applied_by, seq) FROM op WHERE seq = ?", target)
		if err != nil {
			return err
		}
		tx.target, tx.summary = target, rev.Op.Summary
		if err := tx.openOp(); err != nil {
			return err
		}
		if rev.Kept, err = tx.reverseChanges(source); err != nil {
			return err
		}
		undoneBy, appliedBy := any(tx.seq), any(nil)
		if kind == opRedo {
			undoneBy, appliedBy = nil, tx.seq
		}
		rev.Op.Undone = kind == opUndo
		_, err = tx.exec("UPDATE op SET undone_by = ?, applied_by = coalesce(?, applied_by) WHERE seq = ?",
			undoneBy, appliedBy, target)
		return err
	})
	if err != nil {
		return Reversal{}, err
	}
	return rev, nil
}
