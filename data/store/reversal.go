package store

import (
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"lanyard/data"
	"lanyard/data/say"
)

// change is one row of the journal, without its image.
type change struct {
	seq      int64
	a        *aggregate
	id       int64
	made     bool          // nothing was there before
	afterRev sql.NullInt64 // NULL: nothing is there after
}

// changes are changes of one kind, in the order in which they were made.
type changes []change

// inserted gives the changes that made something, the latest first, or the other changes.
func (cs changes) inserted(made bool) (out []change) {
	for _, c := range cs {
		if c.made == made {
			out = append(out, c)
		}
	}
	if made {
		slices.Reverse(out)
	}
	return out
}

// reverseChanges reverses the changes of an operation. First it removes things that the operation made in place
// of others, so that those can come back. Then it restores what was deleted or altered, in the order in which
// kinds refer to each other. Last it removes, in the opposite order, the other things that the operation made.
func (tx *Tx) reverseChanges(seq int64) ([]Kept, error) {
	found, err := tx.changesOf(seq)
	if err != nil {
		return nil, err
	}
	r := reversal{tx: tx, op: seq}
	for _, a := range aggregates {
		if a.replaceable() {
			if err := r.each(found[a.kind].inserted(true), r.remove); err != nil {
				return nil, err
			}
		}
	}
	for _, a := range aggregates {
		if err := r.each(found[a.kind].inserted(false), r.restore); err != nil {
			return nil, err
		}
	}
	for _, a := range slices.Backward(aggregates) {
		if !a.replaceable() {
			if err := r.each(found[a.kind].inserted(true), r.remove); err != nil {
				return nil, err
			}
		}
		if a.kind == Events {
			if err := r.dropSessions(); err != nil {
				return nil, err
			}
		}
	}
	return r.kept, nil
}

// changesOf lists the changes of an operation by kind, without lasting kinds: the record of an import stays
// when the import is undone.
func (tx *Tx) changesOf(seq int64) (map[Kind]changes, error) {
	out := map[Kind]changes{}
	err := each(tx.ctx, tx, func(r *sql.Rows) error {
		var c change
		var kind Kind
		if err := r.Scan(&c.seq, &kind, &c.id, &c.made, &c.afterRev); err != nil {
			return err
		}
		if c.a = aggregateOf[kind]; c.a == nil {
			return say.As(data.ErrDamaged, "the journal's operation {{.Seq}} changes a {{.Kind}}: the database file is damaged", seq, strconv.Quote(string(kind)))
		}
		if !c.a.lasting {
			out[kind] = append(out[kind], c)
		}
		return nil
	}, "SELECT seq, kind, id, before IS NULL, after_rev FROM change WHERE op = ? ORDER BY seq", seq)
	return out, err
}

// reversal is one undo or redo at work.
type reversal struct {
	tx   *Tx
	op   int64 // its changes are reversed
	kept []Kept
	// pending are the wanted images of events that will lose sessions once no restored thing refers to those.
	pending []image
}

// keep notes that a field, or with "" the whole thing, was left alone.
func (r *reversal) keep(a *aggregate, im image, field string) error {
	name, err := nameOf(r.tx.ctx, r.tx, a.kind, im)
	r.kept = append(r.kept, Kept{Kind: a.kind, ID: im.id(), Name: name, Field: field})
	return err
}

// reversalPage is how many aggregates are read at a time.
const reversalPage = 500

// each calls f with every change and with what is stored now (nil: nothing). All changes are of one kind, and f
// alters no other aggregate of it.
func (r *reversal) each(changes []change, f func(c change, now image) error) error {
	for page := range slices.Chunk(changes, reversalPage) {
		ids := make([]int64, len(page))
		for i, c := range page {
			ids[i] = c.id
		}
		stored, err := page[0].a.load(r.tx.ctx, r.tx, ids...)
		if err != nil {
			return err
		}
		for _, c := range page {
			if err := r.tx.ctx.Err(); err != nil {
				return err
			}
			if err := f(c, stored[c.id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// before reads the image before the change; after reads the state after it: the image before the next change,
// or what is stored now. nil means that nothing was there.
func (r *reversal) before(c change) (image, error) {
	var text string
	if err := one(r.tx.ctx, r.tx, []any{&text}, "SELECT before FROM change WHERE seq = ?", c.seq); err != nil {
		return nil, err
	}
	return c.a.decode(text)
}

func (r *reversal) after(c change, now image) (image, error) {
	if c.afterRev.Valid && now != nil && now.rev(c.a) == c.afterRev.Int64 {
		return now, nil
	}
	var text sql.NullString
	err := one(r.tx.ctx, r.tx, []any{&text},
		"SELECT before FROM change WHERE kind = ? AND id = ? AND op > ? ORDER BY seq LIMIT 1",
		string(c.a.kind), c.id, r.op)
	switch {
	case errors.Is(err, data.ErrNotFound):
		return now, nil
	case err != nil || !text.Valid:
		return nil, err
	}
	return c.a.decode(text.String)
}

// restore brings back what the operation deleted, and changes back what it altered.
func (r *reversal) restore(c change, now image) error {
	before, err := r.before(c)
	if err != nil {
		return err
	}
	switch {
	case now == nil && c.afterRev.Valid: // altered by the operation, deleted later
		return r.keep(c.a, before, "")
	case now == nil:
		return r.write(c.a, nil, before)
	case !c.afterRev.Valid: // deleted by the operation, restored already
		return nil
	}
	after, err := r.after(c, now)
	if err != nil {
		return err
	}
	if after == nil {
		return r.keep(c.a, now, "")
	}
	target := before.clone()
	if !sameContent(c.a, after, now) {
		var kept []string
		target, kept = mergeBack(c.a, before, after, now)
		for _, field := range kept {
			if err := r.keep(c.a, now, field); err != nil {
				return err
			}
		}
	}
	for _, name := range []string{"rev", "created"} {
		if i := c.a.root().column(name); i >= 0 {
			target.root()[i] = now.root()[i]
		}
	}
	return r.write(c.a, now, target)
}

// write stores a restored image, after it has handled references and unique values.
func (r *reversal) write(a *aggregate, now, target image) error {
	args := []any{}
	for _, name := range a.clashOn {
		args = append(args, target.get(a, name))
	}
	if a.clash != "" {
		taken, err := r.tx.exists(a.clash, append(args, target.id())...)
		if err != nil {
			return err
		}
		if taken {
			return r.keep(a, target, "")
		}
	}
	for _, ref := range a.refs {
		v := target.get(a, ref.column)
		if v == nil {
			continue
		}
		there, err := r.tx.there(ref.table, ref.key, v)
		switch {
		case err != nil:
			return err
		case there:
		case ref.required:
			return r.keep(a, target, "")
		default:
			target.set(a, ref.column, nil)
			if err := r.keep(a, target, ref.column); err != nil {
				return err
			}
		}
	}
	if a.kind == Events && now != nil {
		target = r.holdSessions(now, target)
	}
	_, err := r.tx.write(a, now, target)
	return err
}

// holdSessions keeps sessions that the target lacks for now: encounters that are restored later may refer to
// them.
func (r *reversal) holdSessions(now, target image) image {
	lost := lostSessions(now, target)
	if len(lost) == 0 {
		return target
	}
	r.pending = append(r.pending, target.clone())
	target[inSession] = append(slices.Clone(target[inSession]), lost...)
	return target
}

func lostSessions(now, target image) []record {
	var lost []record
	for _, s := range now[inSession] {
		if !slices.ContainsFunc(target[inSession], func(t record) bool { return t[0] == s[0] }) {
			lost = append(lost, slices.Clone(s))
		}
	}
	return lost
}

// dropSessions removes the kept sessions, except those that an encounter refers to.
func (r *reversal) dropSessions() error {
	a := aggregateOf[Events]
	for _, target := range r.pending {
		now, err := a.loadOne(r.tx.ctx, r.tx, target.id())
		if err != nil {
			return err
		}
		for _, s := range lostSessions(now, target) {
			used, err := r.tx.dependents("session", s[0].(int64))
			if err != nil {
				return err
			}
			if used {
				target[inSession] = append(target[inSession], s)
				if err := r.keep(a, now, "session"); err != nil {
					return err
				}
			}
		}
		if _, err := r.tx.write(a, now, target); err != nil {
			return err
		}
	}
	r.pending = nil
	return nil
}

// remove deletes what the operation made, unless it was changed or used later.
func (r *reversal) remove(c change, now image) error {
	if now == nil {
		return nil
	}
	after, err := r.after(c, now)
	if err != nil {
		return err
	}
	used := after == nil || !sameContent(c.a, after, now)
	if !used {
		used, err = r.tx.dependents(c.a.root().name, c.id)
	}
	if !used && c.a.kind == Events {
		for _, s := range now[inSession] {
			if !used && err == nil {
				used, err = r.tx.dependents("session", s[0].(int64))
			}
		}
	}
	if err != nil {
		return err
	}
	if used {
		return r.keep(c.a, now, "")
	}
	_, err = r.tx.write(c.a, now, nil)
	return err
}
