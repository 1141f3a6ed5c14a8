package store

import (
	"context"

	"lanyard/data"
	"lanyard/data/say"
)

// This file serves the kinds of which each contact has at most one thing.

// onlyNamed is the query for the name of the contact that a thing belongs to.
func onlyNamed(table string) string {
	return `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
		FROM ` + table + ` x JOIN contact c ON c.id = x.contact WHERE x.id = ?`
}

// takeOnly moves the one thing of a contact to another when contacts become one. join takes what the other says into the one that
// stays; nil: that of keep stays as it is.
func takeOnly[T any](tx *Tx, cs columns[T], k Kind, keep, gone int64, join func(keep, gone *T)) error {
	a := aggregateOf[k]
	of := func(contact int64) (image, error) {
		ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE contact = ?", contact)
		if err != nil || len(ids) == 0 {
			return nil, err
		}
		return a.loadOne(tx.ctx, tx, ids[0])
	}
	theirs, err := of(gone)
	if err != nil || theirs == nil {
		return err
	}
	ours, err := of(keep)
	if err != nil {
		return err
	}
	if ours == nil {
		after := theirs.clone()
		after.set(a, "contact", keep)
		_, err := tx.write(a, theirs, after)
		return err
	}
	if _, err := tx.write(a, theirs, nil); err != nil || join == nil {
		return err
	}
	ourOne, theirOne := cs.of(ours.root()), cs.of(theirs.root())
	join(&ourOne, &theirOne)
	_, err = tx.write(a, ours, cs.image(&ourOne))
	return err
}

// removeOne removes a thing that has no trash.
func (tx *Tx) removeOne(a *aggregate, id int64) error {
	before, err := a.loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	_, err = tx.write(a, before, nil)
	return err
}

// onlyOne reads the one thing of a kind that a contact has; data.ErrNotFound when there is none.
func onlyOne[T any](ctx context.Context, q querier, cs columns[T], k Kind, contactID int64) (one T, err error) {
	all, err := cs.read(ctx, q, string(k), "WHERE contact = ?", contactID)
	switch {
	case err != nil:
		return one, err
	case len(all) == 0:
		return one, say.As(data.ErrNotFound, "{{.Kind}} (contact {{.Contact}}): not found", k, contactID)
	}
	return all[0], nil
}

// onlyOf reads what many contacts have one of each.
func onlyOf[T any](ctx context.Context, q querier, cs columns[T], table string, contactIDs []int64, contact func(*T) int64) (map[int64]T, error) {
	all, err := cs.read(ctx, q, table, "WHERE contact IN (SELECT value FROM json_each(?))", jsonIDs(contactIDs))
	out := make(map[int64]T, len(all))
	for i := range all {
		out[contact(&all[i])] = all[i]
	}
	return out, err
}
