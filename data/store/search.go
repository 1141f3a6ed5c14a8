package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Result is what Find found.
type Result struct {
	IDs    []int64
	More   bool // the limit cut the list
	Nearly bool // nothing matched: IDs are results of near spellings instead
	// Unsided says that the query asks who belongs inside or outside of the user's organisation, which is not known: nobody does.
	Unsided bool
	Near    []string // at most three of these, as names, organisations or topics write them; none if only other texts have them
}

// Find runs a query. limit 0 gives all ids. Cancel the context when the result is no longer needed.
func (s *Store) Find(ctx context.Context, q data.Query, limit int) (res Result, err error) {
	err = s.read(ctx, say.Phrase("searching"), func(r querier) error {
		f := finder{q: r, query: q, limit: limit, terms: data.FoldQuery(q.Text), known: &s.rankings, now: s.Now()}
		f.today = localDay(f.now)
		if strings.TrimSpace(q.Text) != "" && len(f.terms) == 0 {
			return nil // only signs, which match nothing
		}
		if f.op, err = latestOp(ctx, r); err != nil {
			return err
		}
		res, err = f.find(ctx)
		if res.Unsided = f.aside; err != nil || len(res.IDs) > 0 || len(f.terms) == 0 || f.aside {
			return err
		}
		terms, near, err := nearTerms(ctx, r, f.terms)
		if err != nil || len(near) == 0 {
			return err
		}
		f.terms = terms
		if res, err = f.find(ctx); err != nil || len(res.IDs) == 0 {
			return err
		}
		res.Nearly = true
		res.Near, err = written(ctx, r, near, res.IDs[:min(len(res.IDs), writtenIn)])
		return err
	})
	return res, err
}

// openPart is how many contacts are looked through at a time for what is not private.
const openPart = 500

// FindOpen is Find while somebody looks on: it looks in nothing that is private (notes, answers, what the user wants from somebody),
// drops the conditions that ask for it, and says nothing of near spellings, which are of all words. It takes longer.
func (s *Store) FindOpen(ctx context.Context, q data.Query, limit int) (res Result, err error) {
	q = q.Open()
	terms := data.FoldQuery(q.Text)
	if len(terms) == 0 {
		return s.Find(ctx, q, limit)
	}
	err = s.read(ctx, say.Phrase("searching"), func(r querier) error {
		f := finder{q: r, query: q, terms: terms, known: &s.rankings, now: s.Now()}
		f.today = localDay(f.now)
		if f.op, err = latestOp(ctx, r); err != nil {
			return err
		}
		all, err := f.find(ctx)
		if err != nil {
			return err
		}
		f.limit = limit
		var open []int64
		for part := range slices.Chunk(all.IDs, openPart) {
			if open, err = f.appendOpen(ctx, open, part); err != nil {
				return err
			}
			if limit > 0 && len(open) > limit {
				break
			}
		}
		res = f.cut(open)
		res.Unsided = f.aside
		return nil
	})
	return res, err
}

// appendOpen appends those contacts who have every term in what is not private.
func (f *finder) appendOpen(ctx context.Context, open, ids []int64) ([]int64, error) {
	images, err := aggregateOf[Contacts].load(ctx, f.q, ids...)
	if err != nil {
		return nil, err
	}
	related, err := loadRelatedWords(ctx, f.q, ids, false)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if images[id] == nil {
			continue
		}
		c := contactOf(images[id])
		c.Note = ""
		if seen := (sampled{text: searchText(&c, related[id].words)}); seen.matches(f.terms) {
			open = append(open, id)
		}
	}
	return open, nil
}

// finder runs one query by the plan that suits it.
type finder struct {
	q      querier
	query  data.Query
	limit  int
	terms  []data.Term
	op     int64     // the latest operation
	now    time.Time // of the program's clock
	today  data.Date
	known  *rankings // remembered
	aside  bool      // as Result.Unsided
	sample []sampled // of all contacts, once there is an estimate
}

// order says how a list is sorted: an ORDER BY, for which there is an index. Rows for which last holds come
// after all others.
type order struct{ by, last string }

// orders are the orders of each sort, and the same reversed.
var (
	orders = map[data.Sort]order{
		data.SortName:         {by: "i.sort_name, i.id"},
		data.SortFamily:       {by: "i.sort_family, i.id"},
		data.SortOrganisation: {by: "i.sort_org, i.sort_name, i.id"},
		data.SortLastMet:      {by: "i.last_met DESC, i.sort_name, i.id"},
		data.SortAdded:        {by: "i.id DESC"},
	}
	reversed = map[data.Sort]order{
		data.SortName:         {by: "i.sort_name DESC, i.id DESC"},
		data.SortFamily:       {by: "i.sort_family DESC, i.id DESC"},
		data.SortOrganisation: {by: "i.sort_org DESC, i.sort_name DESC, i.id DESC", last: "i.sort_org = x'ff'"},
		data.SortLastMet:      {by: "i.last_met, i.sort_name DESC, i.id DESC", last: "i.last_met = 0"},
		data.SortAdded:        {by: "i.id"},
	}
)

func (f *finder) find(ctx context.Context) (Result, error) {
	conds, err := f.conditions(ctx)
	if err != nil {
		return Result{}, err
	}
	if len(f.terms) == 0 && len(conds) == 0 {
		return f.everybody(ctx)
	}
	if few, err := f.fewest(ctx, conds); err != nil || few != nil {
		if err != nil {
			return Result{}, err
		}
		return f.among(ctx, few, conds)
	}
	if len(f.terms) == 0 {
		return f.filtered(ctx, conds)
	}
	return f.matching(ctx, conds)
}

// matching finds the text among all contacts, and tests the conditions of those who match; or finds the text among those who fulfil
// the conditions, where that is likely to cost less.
func (f *finder) matching(ctx context.Context, conds []condition) (Result, error) {
	cond, args := tests(conds)
	text, textArgs := containing(f.terms)
	walkCond, walkArgs := append(slices.Clone(cond), text), append(slices.Clone(args), textArgs...)
	order, err := f.ranking(ctx)
	if err != nil {
		return Result{}, err
	}
	e, err := f.estimate(ctx, order)
	if err != nil {
		return Result{}, err
	}
	few, sets, err := f.bySets(ctx, conds, &e, order != nil)
	if err != nil {
		return Result{}, err
	}
	if f.limit > 0 {
		res, whole, err := f.walk(ctx, walkCond, walkArgs, e, order != nil)
		if err != nil || whole {
			return res, err
		}
	}
	switch {
	case few != nil:
		return f.among(ctx, few, conds)
	case sets:
		return f.together(ctx, conds)
	case order != nil:
		return f.ranked(ctx, order, e, cond, args)
	}
	cond, args = append([]string{"contact_fts MATCH ?"}, cond...), append([]any{match(e.asked)}, args...)
	if len(e.tested) > 0 {
		text, textArgs = containing(e.tested)
		cond, args = append(cond, text), append(args, textArgs...)
	}
	// CROSS JOIN makes SQLite ask the full-text index first.
	return f.page(ctx, "contact_fts f CROSS JOIN contact_index i ON i.id = f.docid", nil, cond, args)
}

func (f *finder) order() order {
	all := orders
	if f.query.Reversed {
		all = reversed
	}
	if o, ok := all[f.query.Sort]; ok {
		return o
	}
	return all[data.SortName]
}

// page reads the ids up to the limit, in order.
func (f *finder) page(ctx context.Context, from string, fromArgs []any, cond []string, args []any) (Result, error) {
	o := f.order()
	args = append(slices.Clone(fromArgs), args...)
	if o.last == "" {
		ids, err := f.sorted(ctx, from, cond, args)
		return f.cut(ids), err
	}
	ids, err := f.sorted(ctx, from, append(slices.Clone(cond), "NOT "+o.last), args)
	if err != nil || f.limit > 0 && len(ids) > f.limit {
		return f.cut(ids), err
	}
	rest, err := f.sorted(ctx, from, append(slices.Clone(cond), o.last), args)
	return f.cut(append(ids, rest...)), err
}

// sorted reads the ids that fulfil the conditions, in order, at most one more than the limit.
func (f *finder) sorted(ctx context.Context, from string, cond []string, args []any) ([]int64, error) {
	query := "SELECT i.id FROM " + from
	if len(cond) > 0 {
		query += " WHERE " + strings.Join(cond, " AND ")
	}
	query += " ORDER BY " + f.order().by
	if f.limit > 0 {
		query += " LIMIT ?"
		args = append(slices.Clone(args), f.limit+1)
	}
	return column[int64](ctx, f.q, query, args...)
}

// cut makes a page of ids, of which there may be one more than the limit.
func (f *finder) cut(ids []int64) Result {
	if f.limit > 0 && len(ids) > f.limit {
		return Result{IDs: ids[:f.limit], More: true}
	}
	return Result{IDs: ids}
}
