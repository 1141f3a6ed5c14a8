package store

import (
	"database/sql"
	"encoding/json"

	"lanyard/data"
	"lanyard/data/say"
)

// checkRefs checks that everything the root refers to exists, so that a save fails before it writes, and says
// which id is wrong.
func (tx *Tx) checkRefs(a *aggregate, im image) error {
	for _, r := range a.refs {
		v := im.get(a, r.column)
		if v == nil {
			continue
		}
		there, err := tx.there(r.table, r.key, v)
		if err != nil {
			return err
		}
		if !there {
			return say.As(data.ErrNotFound, "saving a {{.Kind}}: {{.Table}} {{.Value}}: not found", a.kind, r.table, v)
		}
	}
	return nil
}

func (tx *Tx) exists(query string, args ...any) (found bool, err error) {
	err = each(tx.ctx, tx, func(*sql.Rows) error {
		found = true
		return nil
	}, query, args...)
	return found, err
}

// dependents reports whether any aggregate refers to the row of the given table.
func (tx *Tx) dependents(tableName string, id int64) (bool, error) {
	for _, a := range aggregates {
		for _, r := range a.refs {
			if r.table != tableName || r.key != "id" {
				continue
			}
			found, err := tx.exists("SELECT 1 FROM "+a.root().name+" WHERE "+r.column+" = ? LIMIT 1", id)
			if err != nil || found {
				return found, err
			}
		}
	}
	return false, nil
}

// setColumn writes one column of several aggregates of a kind, each journaled.
func (tx *Tx) setColumn(a *aggregate, name string, value any, ids ...int64) error {
	images, err := a.load(tx.ctx, tx, ids...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		before := images[id]
		if before == nil {
			return notFound(a.kind, id)
		}
		after := before.clone()
		after.set(a, name, value)
		if _, err := tx.write(a, before, after); err != nil {
			return err
		}
		if err := tx.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func jsonTexts(texts []string) string {
	b, _ := json.Marshal(texts) // strings cannot fail
	return string(b)
}
