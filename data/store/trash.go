package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Trash moves things to the trash. The encounters and promises of a contact are not moved: they are hidden
// while the contact is in the trash. Things that are in the trash already stay as they are; an id that does not
// exist is data.ErrNotFound. Kinds: Contacts (but not the user's own contact), Events, Encounters, Promises,
// Cards, Arrivals.
func (tx *Tx) Trash(k Kind, ids ...int64) error {
	return tx.setTrashed(k, ids, func(before any) any {
		if before != nil {
			return before
		}
		return tx.now.UnixMilli()
	})
}

// Restore brings things back from the trash.
func (tx *Tx) Restore(k Kind, ids ...int64) error {
	return tx.setTrashed(k, ids, func(any) any { return nil })
}

func (tx *Tx) setTrashed(k Kind, ids []int64, value func(before any) any) error {
	a := aggregateOf[k]
	if a == nil || !a.trashable() {
		return say.Errorf("{{.Kind}}: there is no trash for this kind", k)
	}
	images, err := a.load(tx.ctx, tx, ids...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		before := images[id]
		if before == nil {
			return notFound(k, id)
		}
		if k == Contacts && before.get(a, "mine") != int64(0) {
			return say.Errorf("contact {{.ID}} is your own and cannot be deleted; empty its fields instead", id)
		}
		after := before.clone()
		trashed := value(before.get(a, "trashed"))
		after.set(a, "trashed", trashed)
		if k == Contacts && trashed == nil {
			after.set(a, "merged", nil) // a person of their own again
		}
		if images[id], err = tx.write(a, before, after); err != nil {
			return err
		}
		if err := tx.takeAlong(a, before, trashed); err != nil {
			return err
		}
		if err := tx.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// takeAlong moves what goes with a thing to the trash, or brings back what went there in the same moment.
func (tx *Tx) takeAlong(a *aggregate, before image, trashed any) error {
	was := before.get(a, "trashed")
	for _, column := range a.along {
		id, ok := before.get(a, column).(int64)
		if !ok {
			continue
		}
		to := a.kindOf(column)
		im, err := aggregateOf[to].loadOne(tx.ctx, tx, id)
		if err != nil {
			return err
		}
		switch at := im.get(aggregateOf[to], "trashed"); {
		case trashed != nil && was == nil && at == nil:
			err = tx.Trash(to, id)
		case trashed == nil && was != nil && at == was:
			err = tx.Restore(to, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// kindOf is the kind that a column refers to.
func (a *aggregate) kindOf(column string) Kind {
	for _, r := range a.refs {
		if r.column == column {
			return Kind(r.table)
		}
	}
	return ""
}

// Trashed is one thing in the trash.
type Trashed struct {
	Kind Kind
	ID   int64
	Name string
	At   time.Time
}

// notMerged excludes contacts that were merged into another: they are not in the trash, but part of the other.
func notMerged(k Kind) string {
	if k == Contacts {
		return " AND merged IS NULL"
	}
	return ""
}

// TrashList lists the trash, latest first.
func (s *Store) TrashList(ctx context.Context) (list []Trashed, err error) {
	err = s.read(ctx, say.Phrase("listing the trash"), func(q querier) error {
		list, err = trashList(ctx, q, -1)
		return err
	})
	return list, err
}

// LatestTrash lists the trash, latest first, at most limit things, and counts all of it.
func (s *Store) LatestTrash(ctx context.Context, limit int) (list []Trashed, all int, err error) {
	err = s.read(ctx, say.Phrase("listing the trash"), func(q querier) error {
		if err := one(ctx, q, []any{&all}, "SELECT count(*) FROM ("+trashQuery()+")"); err != nil {
			return err
		}
		list, err = trashList(ctx, q, limit)
		return err
	})
	return list, all, err
}

// trashQuery gives for each thing in the trash: the index of its kind in trashKinds, its id, the time, and its
// name if a column of its own has one.
func trashQuery() string {
	parts := make([]string, len(trashKinds))
	for i, k := range trashKinds {
		name := cmp.Or(aggregateOf[k].called.column, "''")
		parts[i] = fmt.Sprintf("SELECT %d AS kind, id, trashed, %s AS name FROM %s WHERE trashed IS NOT NULL%s", i, name, k, notMerged(k))
	}
	return strings.Join(parts, " UNION ALL ")
}

// trashList reads the latest things in the trash; a negative limit means all.
func trashList(ctx context.Context, q querier, limit int) (out []Trashed, err error) {
	unnamed := map[Kind][]int64{}
	err = each(ctx, q, func(r *sql.Rows) error {
		var t Trashed
		var kind int
		var at int64
		var name sql.NullString
		if err := r.Scan(&kind, &t.ID, &at, &name); err != nil {
			return err
		}
		t.Kind, t.At, t.Name = trashKinds[kind], fromMillis(at), name.String
		if aggregateOf[t.Kind].called.by != nil {
			t.Name = strings.TrimSpace(t.Name)
		}
		if t.Name == "" {
			unnamed[t.Kind] = append(unnamed[t.Kind], t.ID)
		}
		out = append(out, t)
		return nil
	}, trashQuery()+" ORDER BY trashed DESC, kind, id LIMIT ?", limit)
	if err != nil {
		return nil, err
	}
	names := map[thing]string{}
	for k, ids := range unnamed {
		found, err := namesByID(ctx, q, k, ids)
		if err != nil {
			return nil, err
		}
		for id, name := range found {
			names[thing{k, id}] = name
		}
	}
	for i := range out {
		if out[i].Name == "" {
			out[i].Name = names[thing{out[i].Kind, out[i].ID}]
		}
	}
	return out, nil
}

// TrashedPeople finds contacts in the trash by their UID, or else by words of their names, each a prefix. Who is called exactly so
// takes precedence.
func (s *Store) TrashedPeople(ctx context.Context, query string) (ids []int64, err error) {
	query = strings.TrimSpace(query)
	err = s.read(ctx, say.Phrase("looking through the trash"), func(q querier) error {
		ids, err = column[int64](ctx, q, "SELECT id FROM contact WHERE uid = ? AND trashed IS NOT NULL AND merged IS NULL", query)
		if err != nil || len(ids) > 0 {
			return err
		}
		all, err := column[int64](ctx, q, "SELECT id FROM contact WHERE trashed IS NOT NULL AND merged IS NULL ORDER BY trashed DESC, id")
		if err != nil {
			return err
		}
		names, err := namesByID(ctx, q, Contacts, all)
		if err != nil {
			return err
		}
		called := func(exactly bool) {
			for _, id := range all {
				if data.Fold(names[id]) == data.Fold(query) || !exactly && isNamedBy(query, names[id]) {
					ids = append(ids, id)
				}
			}
		}
		if called(true); len(ids) == 0 {
			called(false)
		}
		return nil
	})
	return ids, err
}

// PurgeTrash erases what was trashed before the moment and gives the number of things.
func (s *Store) PurgeTrash(ctx context.Context, before time.Time) (int, error) {
	n, _, err := s.purge(ctx, before.UnixMilli())
	return n, err
}

// EmptyTrash erases everything in the trash.
func (s *Store) EmptyTrash(ctx context.Context) (Erased, error) {
	_, erased, err := s.purge(ctx, 1<<62)
	return erased, err
}

func (s *Store) purge(ctx context.Context, before int64) (int, Erased, error) {
	n := 0
	erased, err := s.erase(ctx, func(tx *Tx) (map[Kind][]int64, error) {
		chosen := map[Kind][]int64{}
		for _, k := range trashKinds {
			ids, err := column[int64](ctx, tx, "SELECT id FROM "+string(k)+" WHERE trashed < ?"+notMerged(k), before)
			if err != nil {
				return nil, err
			}
			if len(ids) > 0 {
				chosen[k] = ids
				n += len(ids)
			}
		}
		return chosen, nil
	})
	if err != nil {
		n = 0
	}
	return n, erased, err
}

// Erase removes contacts for good: rows, photos that nobody else uses, journal, trash, full-text index; then it
// truncates the write-ahead log. It cannot be undone. data.ErrNotFound when an id does not exist or is the
// user's own.
func (s *Store) Erase(ctx context.Context, contactIDs ...int64) (Erased, error) {
	return s.erase(ctx, func(tx *Tx) (map[Kind][]int64, error) {
		images, err := aggregateOf[Contacts].load(ctx, tx, contactIDs...)
		if err != nil {
			return nil, err
		}
		for _, id := range contactIDs {
			im := images[id]
			if im == nil || im.get(aggregateOf[Contacts], "mine") != int64(0) {
				return nil, notFound(Contacts, id)
			}
		}
		return map[Kind][]int64{Contacts: contactIDs}, nil
	})
}

// isNamedBy reports whether there are words, and each of them is the beginning of one of a name.
func isNamedBy(text, name string) bool {
	words, of := strings.Fields(data.Fold(text)), data.FoldIndex(name)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		return !slices.ContainsFunc(of, func(n string) bool { return strings.HasPrefix(n, w) })
	})
}

// TrashKinds are the kinds that go to the trash.
func TrashKinds() []Kind { return slices.Clone(trashKinds) }
