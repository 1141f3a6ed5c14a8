package store

import (
	"context"
	"database/sql"

	"lanyard/data"
	"lanyard/data/say"
)

// pair is two contacts; a is the lower id.
type pair struct{ id, rev, a, b int64 }

var notSameColumns = columns[pair]{
	number("id", func(p *pair) *int64 { return &p.id }),
	number("rev", func(p *pair) *int64 { return &p.rev }),
	number("a", func(p *pair) *int64 { return &p.a }),
	number("b", func(p *pair) *int64 { return &p.b }),
}

var notSameKind = aggregate{
	kind: NotSame, tables: []table{notSameColumns.table("not_same")},
	one: say.T("Different people"), many: say.T("Different people"),
	refs: []ref{
		{column: "a", table: "contact", key: "id", required: true},
		{column: "b", table: "contact", key: "id", required: true},
	},
	clash: "SELECT 1 FROM not_same WHERE a = ? AND b = ? AND id <> ?", clashOn: []string{"a", "b"},
	moves: (*Tx).takeNotSame,
	compare: &rows{
		what: "a || ' ' || b", state: "''",
		name: `SELECT group_concat(coalesce(nullif(display_name, ''), nullif(trim(given || ' ' || family), ''), '` + data.Unnamed + `'), ' / ')
			FROM contact, not_same n WHERE n.id = ? AND contact.id IN (n.a, n.b)`,
	},
}

// MarkNotSame remembers that two contacts are different people.
func (tx *Tx) MarkNotSame(a, b int64) error {
	if a == b {
		return say.Errorf("contact {{.Contact}} is the same person as itself", a)
	}
	told := notSameColumns.image(&pair{a: min(a, b), b: max(a, b)})
	if err := tx.checkRefs(aggregateOf[NotSame], told); err != nil {
		return err
	}
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM not_same WHERE a = ? AND b = ?", min(a, b), max(a, b))
	if err != nil || len(ids) > 0 {
		return err
	}
	_, err = tx.write(aggregateOf[NotSame], nil, told)
	return err
}

// takeNotSame gives keep the pairs of gone, and removes the pair of the two.
func (tx *Tx) takeNotSame(keep, gone int64) error {
	others, err := column[int64](tx.ctx, tx, "SELECT a + b - ?1 FROM not_same WHERE a = ?1 OR b = ?1", gone)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other != keep {
			if err := tx.MarkNotSame(keep, other); err != nil {
				return err
			}
			continue
		}
		pair, err := column[int64](tx.ctx, tx, "SELECT id FROM not_same WHERE a = ? AND b = ?", min(keep, gone), max(keep, gone))
		if err != nil {
			return err
		}
		a := aggregateOf[NotSame]
		images, err := a.load(tx.ctx, tx, pair...)
		if err != nil {
			return err
		}
		for _, im := range images {
			if _, err := tx.write(a, im, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// NotSamePairs reads the contacts that the user says are not the same person as this one.
func (s *Store) NotSamePairs(ctx context.Context, contactID int64) ([]int64, error) {
	of, err := s.NotSameOf(ctx, []int64{contactID})
	return of[contactID], err
}

// NotSameOf reads for many contacts at once, by contact, what NotSamePairs gives for one.
func (s *Store) NotSameOf(ctx context.Context, contactIDs []int64) (map[int64][]int64, error) {
	out, err := notSameOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, say.Phrase("reading pairs"), err)
}

// NotSameOf reads inside the operation.
func (tx *Tx) NotSameOf(contactIDs []int64) (map[int64][]int64, error) {
	return notSameOf(tx.ctx, tx, contactIDs)
}

func notSameOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]int64, error) {
	out := map[int64][]int64{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var of, other int64
		err := r.Scan(&of, &other)
		out[of] = append(out[of], other)
		return err
	}, `SELECT a, b FROM not_same WHERE a IN (SELECT value FROM json_each(?1))
		UNION SELECT b, a FROM not_same WHERE b IN (SELECT value FROM json_each(?1)) ORDER BY 1, 2`, jsonIDs(contactIDs))
	return out, err
}

// Candidates reads inside the operation.
func (tx *Tx) Candidates(keys []string) ([]data.Contact, error) {
	if err := tx.refreshIndex(); err != nil { // finds contacts that the operation itself has saved
		return nil, err
	}
	return candidates(tx.ctx, tx, keys)
}

// Candidates reads the contacts outside the trash that share a match key (data.MatchKeys).
func (s *Store) Candidates(ctx context.Context, keys []string) (cs []data.Contact, err error) {
	err = s.read(ctx, say.Phrase("looking for the same person"), func(q querier) error {
		cs, err = candidates(ctx, q, keys)
		return err
	})
	return cs, err
}

func candidates(ctx context.Context, q querier, keys []string) ([]data.Contact, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	ids, err := column[int64](ctx, q,
		"SELECT DISTINCT contact FROM contact_key WHERE key IN (SELECT value FROM json_each(?)) ORDER BY contact", jsonTexts(keys))
	if err != nil {
		return nil, err
	}
	return loadContacts(ctx, q, ids)
}
