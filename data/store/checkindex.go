package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// checkIndex makes the derived rows again in memory and compares them. It compares the keys as a whole, by
// their number and a sum that does not depend on the order: looking up each one would take longer than all the
// rest. Only if they differ does it look which ones.
func checkIndex(ctx context.Context, q querier, tell func(done, total int)) (wrong []string, err error) {
	ids, err := column[int64](ctx, q, "SELECT id FROM contact UNION SELECT id FROM contact_index")
	if err != nil {
		return nil, err
	}
	here, err := zoneOfClocks(ctx, q)
	if err != nil {
		return nil, err
	}
	var wanted keySum
	done := 0
	for page := range slices.Chunk(ids, derivedPage) {
		stored, err := storedIndex(ctx, q, page)
		if err != nil {
			return nil, err
		}
		want, err := derive(ctx, q, page, here)
		if err != nil {
			return nil, err
		}
		for i, id := range page {
			if !sameIndex(stored[id], want[i]) {
				wrong = append(wrong, outOfDate(id))
			}
			if want[i] != nil {
				for _, k := range want[i].keys {
					wanted.add(k, id)
				}
			}
		}
		done += len(page)
		tell(done, len(ids))
	}
	there, err := storedKeys(ctx, q)
	if err != nil || there == wanted {
		return wrong, err
	}
	return differentKeys(ctx, q, ids, wrong)
}

func outOfDate(id int64) string {
	return fmt.Sprintf("the search index of contact %d is out of date", id)
}

// keySum is the number of keys and the sum of their hashes.
type keySum struct{ n, sum uint64 }

func (s *keySum) add(key string, contact int64) {
	h := fnv.New64a()
	h.Write([]byte(key)) // never fails
	x := h.Sum64() ^ uint64(contact)*0x9e3779b97f4a7c15
	x = (x ^ x>>32) * 0xd6e8feb86659fd93 // mixes the bits, so that keys and contacts do not cancel each other out
	s.n, s.sum = s.n+1, s.sum+(x^x>>32)
}

// storedKeys reads all keys, in the order of the file.
func storedKeys(ctx context.Context, q querier) (s keySum, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var key sql.RawBytes
		var contact int64
		if err := r.Scan(&key, &contact); err != nil {
			return err
		}
		s.add(string(key), contact)
		return nil
	}, "SELECT key, contact FROM contact_key")
	return s, err
}

// differentKeys adds to wrong the contacts that lack a key, and the number of keys that should not be there.
func differentKeys(ctx context.Context, q querier, ids []int64, wrong []string) ([]string, error) {
	found := 0
	for page := range slices.Chunk(ids, derivedPage) {
		want, err := derive(ctx, q, page, time.Local)
		if err != nil {
			return nil, err
		}
		for _, row := range want {
			if row == nil {
				continue
			}
			lacks := false
			for _, k := range row.keys {
				there, err := column[int64](ctx, q, "SELECT 1 FROM contact_key WHERE key = ? AND contact = ?", k, row.id)
				if err != nil {
					return nil, err
				}
				found, lacks = found+len(there), lacks || len(there) == 0
			}
			if says := outOfDate(row.id); lacks && !slices.Contains(wrong, says) {
				wrong = append(wrong, says)
			}
		}
	}
	there, err := column[int](ctx, q, "SELECT count(*) FROM contact_key")
	if err == nil && there[0] > found {
		wrong = append(wrong, fmt.Sprintf("keys of nobody in the search index: %d", there[0]-found))
	}
	return wrong, err
}

func sameIndex(x, y *indexRow) bool {
	if x == nil || y == nil {
		return x == y
	}
	return x.id == y.id && x.name == y.name && x.text == y.text && bytes.Equal(x.sortName, y.sortName) &&
		bytes.Equal(x.sortFam, y.sortFam) && bytes.Equal(x.sortOrg, y.sortOrg) && x.met.lastMet == y.met.lastMet && x.met.lastEvent == y.met.lastEvent &&
		x.met.warmth == y.met.warmth && x.begins == y.begins && x.met.latest == y.met.latest && slices.Equal(x.clocks, y.clocks)
}

// storedIndex reads rows of contact_index without their keys, with the clocks.
func storedIndex(ctx context.Context, q querier, ids []int64) (map[int64]*indexRow, error) {
	out := map[int64]*indexRow{}
	where, arg := idCondition(ids)
	err := each(ctx, q, func(r *sql.Rows) error {
		row := &indexRow{}
		var event sql.NullInt64
		err := r.Scan(&row.id, &row.name, &row.text, &row.sortName, &row.sortFam, &row.sortOrg, &row.met.lastMet, &event, &row.met.warmth,
			&row.begins.letters, &row.begins.pairs, &row.met.latest)
		if event.Valid {
			row.met.lastEvent = event.Int64
		}
		out[row.id] = row
		return err
	}, `SELECT id, name, text, sort_name, sort_family, sort_org, last_met, last_event, warmth, letters, pairs, last_touch
		FROM contact_index WHERE id`+where, arg)
	if err != nil {
		return nil, err
	}
	return out, storedClocks(ctx, q, ids, out)
}
