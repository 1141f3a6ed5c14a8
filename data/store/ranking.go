package store

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"lanyard/data"
)

// ranking is the order of all listed contacts, kept from the last time it was read. With it, results of the
// full-text index are sorted without reading any row of a contact.
type ranking struct {
	op     int64     // the latest operation when it was read: it is valid until the next
	order  []int32   // ids
	place  []int32   // by id: its index in order; -1: not listed
	sample []sampled // of order, spread evenly over it
}

// rankings keeps one ranking for each order. The zero value is ready to use.
type rankings struct {
	mu sync.Mutex
	of map[order]*ranking
}

// newRanking makes a ranking; nil when the ids have such gaps that it would be mostly empty.
func newRanking(op int64, ids []int64) *ranking {
	if len(ids) == 0 {
		return nil
	}
	largest := slices.Max(ids)
	if largest > 8*int64(len(ids))+1000 {
		return nil
	}
	if largest > math.MaxInt32 {
		return nil
	}
	r := &ranking{op: op, order: make([]int32, len(ids)), place: make([]int32, largest+1)}
	for i := range r.place {
		r.place[i] = -1
	}
	for i, id := range ids {
		r.order[i], r.place[id] = int32(id), int32(i)
	}
	return r
}

func (rs *rankings) keep(by order, r *ranking) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.of == nil {
		rs.of = map[order]*ranking{}
	}
	rs.of[by] = r
}

// at gives the ranking of an operation; nil when there is none.
func (rs *rankings) at(by order, op int64) *ranking {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.of[by]; r != nil && r.op == op {
		return r
	}
	return nil
}

// sorted puts ids in order and leaves out those that are not listed.
func (r *ranking) sorted(ids []int64) []int64 {
	places := make([]int32, 0, len(ids))
	for _, id := range ids {
		if id < int64(len(r.place)) && r.place[id] >= 0 {
			places = append(places, r.place[id])
		}
	}
	slices.Sort(places)
	out := make([]int64, len(places))
	for i, p := range places {
		out[i] = int64(r.order[p])
	}
	return out
}

// latestOp is the number of the latest operation that was ever written, even if the journal no longer has it.
func latestOp(ctx context.Context, q querier) (int64, error) {
	ops, err := column[int64](ctx, q, "SELECT seq FROM sqlite_sequence WHERE name = 'op'")
	if err != nil || len(ops) == 0 {
		return 0, err
	}
	return ops[0], nil
}

// everybody reads the ids of all listed contacts, and keeps their order.
func (f *finder) everybody(ctx context.Context) (Result, error) {
	res, err := f.page(ctx, "contact_index i", nil, nil, nil)
	if err != nil || f.limit > 0 {
		return res, err
	}
	r := newRanking(f.op, res.IDs)
	if r != nil {
		r.sample, err = sampleOf(ctx, f.q, res.IDs)
	}
	if err == nil {
		f.known.keep(f.order(), r)
	}
	return res, err
}

// ranking gives the kept order that the query wants; nil when it belongs to an earlier operation. A query for
// all ids, which the window makes after every first page, reads it again.
func (f *finder) ranking(ctx context.Context) (*ranking, error) {
	if r := f.known.at(f.order(), f.op); r != nil || f.limit > 0 {
		return r, nil
	}
	all := finder{q: f.q, query: data.Query{Sort: f.query.Sort, Reversed: f.query.Reversed}, op: f.op, now: f.now, today: f.today, known: f.known}
	if _, err := all.everybody(ctx); err != nil {
		return nil, err
	}
	return f.known.at(f.order(), f.op), nil
}

// ranked asks the full-text index and sorts the results by a ranking. It tests the other conditions in that
// order until the page is full.
func (f *finder) ranked(ctx context.Context, r *ranking, e estimate, cond []string, args []any) (Result, error) {
	found, err := column[int64](ctx, f.q, "SELECT docid FROM contact_fts WHERE contact_fts MATCH ?", match(e.asked))
	if err != nil {
		return Result{}, err
	}
	ids := r.sorted(found)
	if len(e.tested) > 0 {
		text, textArgs := containing(e.tested)
		cond, args = append(cond, text), append(args, textArgs...)
	}
	if len(cond) > 0 {
		if ids, err = f.test(ctx, r, ids, cond, args); err != nil {
			return Result{}, err
		}
	}
	if f.limit > 0 && len(ids) > f.limit {
		return Result{IDs: ids[:f.limit], More: true}, nil
	}
	return Result{IDs: ids}, nil
}

// test keeps the ids that fulfil the conditions, in their order, until there are more than the limit.
func (f *finder) test(ctx context.Context, r *ranking, ids []int64, cond []string, args []any) (out []int64, err error) {
	query := "SELECT i.id FROM json_each(?) j CROSS JOIN contact_index i ON i.id = j.value WHERE " + strings.Join(cond, " AND ")
	n := 2*f.limit + sampleSize
	if f.limit == 0 {
		n = len(ids)
	}
	for looked := 0; len(ids) > 0; {
		part := ids[:min(n, len(ids))]
		kept, err := column[int64](ctx, f.q, query, append([]any{jsonIDs(part)}, args...)...)
		if err != nil {
			return nil, err
		}
		out = append(out, r.sorted(kept)...)
		if f.limit > 0 && len(out) > f.limit {
			break
		}
		ids, looked = ids[len(part):], looked+len(part)
		// Enough to fill the page if the remaining ids match as often.
		n = min(max((f.limit+1-len(out))*looked/(len(out)+1), sampleSize), looked*4)
	}
	return out, nil
}
