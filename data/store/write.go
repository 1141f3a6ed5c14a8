package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Tx is an operation being written. It is valid only inside Do, in the goroutine that called Do.
type Tx struct {
	store *Store
	*writer
	ctx     context.Context
	now     time.Time
	kind    opKind
	summary string
	target  int64 // undo, redo: the operation undone or redone
	seq     int64

	journaled map[thing]int64 // the change row of each thing already changed
	fresh     map[thing]bool  // what this operation made
	changed   changedSet
	stale     staleIndex
	// staleClocks are contacts whose cadence alone may have changed.
	staleClocks map[int64]bool
	waiting     waiting
	touched     touched
	failed      error // a write failed half-way: nothing may be committed
}

// thing names one aggregate.
type thing struct {
	kind Kind
	id   int64
}

// Do runs f in one IMMEDIATE transaction as one undoable operation. If f fails nothing is written. An operation
// without changes leaves no trace: Op.Seq is 0. f must not call Do. What f has written itself, it must read
// through tx.
func (s *Store) Do(ctx context.Context, summary string, f func(*Tx) error) (Op, error) {
	return s.operate(ctx, opDo, summary, f)
}

// Quietly is Do for bookkeeping that undo skips: settings, the current event.
func (s *Store) Quietly(ctx context.Context, f func(*Tx) error) error {
	_, err := s.operate(ctx, opQuiet, "", f)
	return err
}

func (s *Store) operate(ctx context.Context, kind opKind, summary string, f func(*Tx) error) (Op, error) {
	Asking()
	tx := &Tx{
		store: s, writer: s.writer, ctx: ctx, now: inMillis(s.clock()), kind: kind, summary: summary,
		journaled: map[thing]int64{}, fresh: map[thing]bool{}, changed: changedSet{},
	}
	op, err := tx.run(f)
	switch {
	case errors.Is(err, data.ErrNothingToUndo):
		return Op{}, err // it says all
	case err != nil:
		return Op{}, s.explainIn(ctx, say.Phrase("saving"), err)
	}
	s.watchers.tell(tx.changed.changed())
	return op, nil
}

// run takes the writer's turn for one transaction and one operation.
func (tx *Tx) run(f func(*Tx) error) (op Op, err error) {
	err = tx.directly(func() error {
		if err := f(tx); err != nil {
			return err
		}
		if tx.failed != nil {
			return tx.failed
		}
		if err := tx.restartCadences(); err != nil {
			return err
		}
		if tx.seq == 0 {
			return errNothingWritten
		}
		if err := tx.spreadGained(); err != nil {
			return err
		}
		if err := tx.refreshIndex(); err != nil {
			return err
		}
		op, err = tx.closeOp()
		return err
	})
	if errors.Is(err, errNothingWritten) {
		err = nil
	}
	return op, err
}

// errNothingWritten rolls back an operation without changes.
var errNothingWritten = say.Errorf("nothing was written")

// directly takes the writer's turn and runs f in one transaction.
func (tx *Tx) directly(f func() error) error {
	if tx.writer == nil {
		return say.As(data.ErrReadOnly, "{{.File}} cannot be written: it was opened for reading only", tx.store.path)
	}
	if err := tx.lock(tx.ctx); err != nil {
		return err
	}
	defer tx.unlock()
	err := tx.store.untilFree(tx.ctx, func() error {
		_, err := tx.exec("BEGIN IMMEDIATE")
		return err
	})
	if err != nil {
		return err
	}
	committed := false
	defer func() { // also when f panics
		if !committed {
			tx.rollback()
		}
	}()
	if err := tx.refuseMoved(); err != nil {
		return err
	}
	if err := f(); err != nil {
		return err
	}
	if err := tx.ctx.Err(); err != nil {
		return err
	}
	if err := tx.refuseMoved(); err != nil { // f may have taken a while
		return err
	}
	if _, err := tx.exec("COMMIT"); err != nil {
		return err
	}
	committed = true
	return nil
}

// made reports whether this operation made a thing.
func (tx *Tx) made(k Kind, id int64) bool { return tx.fresh[thing{k, id}] }

// Context is the context of the operation.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Seq is the number of the operation, known after its first write.
func (tx *Tx) Seq() int64 { return tx.seq }

// Now is the operation's time, in UTC and whole milliseconds.
func (tx *Tx) Now() time.Time { return tx.now }

// SetSummary replaces the summary given to Do when the result is known ("Imported 214 people").
func (tx *Tx) SetSummary(text string) { tx.summary = text }

// put writes an aggregate as its image says; id 0 inserts it. rev is the revision that the caller has read:
// data.ErrConflict when another one is stored. It returns the stored image; it writes nothing when there is no
// difference.
func (tx *Tx) put(a *aggregate, im image, rev int64) (image, error) {
	if err := tx.ctx.Err(); err != nil {
		return nil, err
	}
	id := im.id()
	if id == 0 {
		return tx.write(a, nil, im)
	}
	before, err := a.loadOne(tx.ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if before.rev(a) != rev {
		return nil, say.As(data.ErrConflict, "{{.Kind}} {{.ID}} was changed in the meantime: open it again and repeat the change", a.kind, id)
	}
	for c, name := range a.root().columns { // the caller must not change these
		if a.root().forms[c].apart || name == "created" || name == "trashed" {
			im.root()[c] = before.root()[c]
		}
	}
	return tx.write(a, before, im)
}

// write is the only way to alter the truth: before becomes after; a nil image means "not there". It numbers the
// revision, writes the rows that differ, journals the change and marks the contacts that must be indexed again.
// It returns the stored image; it may alter after.
func (tx *Tx) write(a *aggregate, before, after image) (image, error) {
	if tx.failed != nil {
		return nil, tx.failed
	}
	if before != nil && after != nil && sameContent(a, before, after) {
		return before, nil
	}
	if err := tx.openOp(); err != nil {
		return nil, err
	}
	if after != nil {
		tx.stamp(a, before, after)
	}
	if err := tx.writeRows(a, before, after); err != nil {
		tx.failed = say.Errorf("writing a {{.Kind}}: {{.Why}}", a.kind, err)
		return nil, tx.failed
	}
	if err := tx.journal(a, before, after); err != nil {
		tx.failed = say.Errorf("journaling a {{.Kind}}: {{.Why}}", a.kind, err)
		return nil, tx.failed
	}
	known := after
	if known == nil {
		known = before
	}
	tx.changed.add(a.kind, known.id())
	tx.gainTopics(a, before, after)
	if err := tx.markStale(a, before, after); err != nil {
		tx.failed = err
		return nil, err
	}
	return after, nil
}

// stamp sets revision and times. Revisions only grow, also when a thing is removed and restored: equal
// revisions mean equal content.
func (tx *Tx) stamp(a *aggregate, before, after image) {
	rev := after.root()[a.root().column("rev")].(int64)
	if before != nil {
		rev = max(rev, before.rev(a))
	}
	after.set(a, "rev", rev+1)
	if c := a.root().column("updated"); c >= 0 {
		after.root()[c] = tx.now.UnixMilli()
	}
}

func (tx *Tx) writeRows(a *aggregate, before, after image) error {
	switch {
	case after == nil:
		for t := len(a.tables) - 1; t >= 0; t-- {
			if len(before[t]) == 0 {
				continue
			}
			tab := &a.tables[t]
			if _, err := tx.exec("DELETE FROM "+tab.name+" WHERE "+tab.owner()+" = ?", before.id()); err != nil {
				return err
			}
		}
		return nil
	case before == nil:
		if err := tx.insertRoot(a, after); err != nil {
			return err
		}
		for t := 1; t < len(a.tables); t++ {
			if err := tx.insertRows(&a.tables[t], after.id(), after[t]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := tx.updateRow(a.root(), before.root(), after.root()); err != nil {
		return err
	}
	for t := 1; t < len(a.tables); t++ {
		if err := tx.replaceRows(&a.tables[t], after.id(), before[t], after[t]); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) insertRoot(a *aggregate, im image) error {
	if err := tx.number(a.root(), im.root()); err != nil {
		return err
	}
	return tx.insert(a.root(), im.root())
}

// insertRows adds the rows of a list and sets their owner's id.
func (tx *Tx) insertRows(tab *table, owner int64, rows []record) error {
	for _, r := range rows {
		r[tab.column(tab.owner())] = owner
		if tab.keyed {
			if err := tx.number(tab, r); err != nil {
				return err
			}
		}
		if err := tx.insert(tab, r); err != nil {
			return err
		}
	}
	return nil
}

// updateRow writes a row that differs. It sets every column, so that each table needs only one statement.
func (tx *Tx) updateRow(tab *table, before, after record) error {
	if slices.Equal(before, after) {
		return nil
	}
	args := append(slices.Clone([]any(after[1:])), after[0])
	_, err := tx.exec(tab.updateSQL(), args...)
	return err
}

func (t *table) updateSQL() string {
	return "UPDATE " + t.name + ` SET "` + strings.Join(t.columns[1:], `" = ?, "`) + `" = ? WHERE id = ?`
}

// replaceRows writes all rows of a list again if it differs. It alters rows with ids of their own in place,
// because other rows may refer to them.
func (tx *Tx) replaceRows(tab *table, owner int64, before, after []record) error {
	if slices.EqualFunc(before, after, slices.Equal) {
		return nil
	}
	if !tab.keyed {
		if len(before) > 0 {
			if _, err := tx.exec("DELETE FROM "+tab.name+" WHERE "+tab.owner()+" = ?", owner); err != nil {
				return err
			}
		}
		return tx.insertRows(tab, owner, after)
	}
	old := map[any]record{}
	for _, r := range before {
		old[r[0]] = r
	}
	var added []record
	for _, r := range after {
		b := old[r[0]]
		delete(old, r[0])
		if b == nil {
			added = append(added, r)
		} else if err := tx.updateRow(tab, b, r); err != nil {
			return err
		}
	}
	for _, r := range before {
		if old[r[0]] == nil {
			continue
		}
		if _, err := tx.exec("DELETE FROM "+tab.name+" WHERE id = ?", r[0]); err != nil {
			return err
		}
	}
	return tx.insertRows(tab, owner, added)
}

// begin gives a thing that is saved for the first time, one with the id 0, its UID and its times.
func (tx *Tx) begin(id int64, uid *string, rev *int64, created, trashed *time.Time) error {
	if id != 0 {
		return nil
	}
	*rev, *trashed = 0, time.Time{}
	if created.IsZero() {
		*created = tx.now
	}
	return newUID(uid)
}

// saveRow saves a thing that is one row, as fresh, and gives what is stored in out. id, rev and created are fields of fresh.
func saveRow[T any](tx *Tx, cs columns[T], k Kind, out, fresh *T, id int64, rev *int64, created *time.Time) error {
	a := aggregateOf[k]
	if id == 0 {
		*rev = 0
		if created.IsZero() {
			*created = tx.now
		}
	}
	if err := tx.checkRefs(a, cs.image(fresh)); err != nil {
		return err
	}
	im, err := tx.put(a, cs.image(fresh), *rev)
	if err != nil {
		return err
	}
	*out = cs.of(im.root())
	return nil
}
