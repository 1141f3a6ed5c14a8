package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lanyard/data"
)

// Result of Find.
type Result struct {
	IDs  []int64
	More bool     // the limit cut the list
	Near []string // when nothing matched: the near spellings that IDs match instead
}

// Find runs a query. limit 0 gives all ids. Cancel the context when the answer is no longer wanted.
func (s *Store) Find(ctx context.Context, q data.Query, limit int) (res Result, err error) {
	err = s.read(ctx, "searching", func(r querier) error {
		f := finder{q: r, query: q, limit: limit, terms: data.FoldQuery(q.Text), known: &s.rankings}
		if strings.TrimSpace(q.Text) != "" && len(f.terms) == 0 {
			return nil // only signs, which nothing is found under
		}
		if f.op, err = latestOp(ctx, r); err != nil {
			return err
		}
		if res, err = f.find(ctx); err != nil || len(res.IDs) > 0 || len(f.terms) == 0 {
			return err
		}
		terms, near, err := nearTerms(ctx, r, f.terms)
		if err != nil || len(near) == 0 {
			return err
		}
		f.terms = terms
		if res, err = f.find(ctx); len(res.IDs) > 0 {
			res.Near = near
		}
		return err
	})
	return res, err
}

// finder runs one query by the plan that suits it.
type finder struct {
	q     querier
	query data.Query
	limit int
	terms []data.Term
	op    int64     // the latest operation
	known *rankings // remembered
}

// orders are the ORDER BY of each sort; each has an index.
var orders = map[data.Sort]string{
	data.SortName:         "i.sort_name, i.id",
	data.SortLastMet:      "i.last_met DESC, i.sort_name, i.id",
	data.SortOrganisation: "i.sort_org, i.sort_name, i.id",
}

// walkAtMost is how many contacts a walk of the sort index looks at before it is given up:
// those that match may lie together at the far end, as names in one script do.
const walkAtMost = 8000

// walkRanked is walkAtMost where a ranking makes the other plan cheap.
const walkRanked = 2500

func (f *finder) find(ctx context.Context) (Result, error) {
	cond, args, narrow, err := f.conditions(ctx)
	if err != nil {
		return Result{}, err
	}
	if len(f.terms) == 0 {
		if len(cond) == 0 {
			return f.everybody(ctx)
		}
		return f.page(ctx, "contact_index i", cond, args)
	}
	text, textArgs := containing(f.terms)
	walkCond, walkArgs := append(slices.Clone(cond), text), append(slices.Clone(args), textArgs...)
	if narrow {
		return f.page(ctx, "contact_index i", walkCond, walkArgs)
	}
	order, err := f.ranking(ctx)
	if err != nil {
		return Result{}, err
	}
	walk, err := f.broad(ctx, order != nil)
	if err != nil {
		return Result{}, err
	}
	if walk {
		most := walkAtMost
		if order != nil {
			most = walkRanked
		}
		from := fmt.Sprintf("(SELECT * FROM contact_index i ORDER BY %s LIMIT %d) i", f.order(), most)
		if res, err := f.page(ctx, from, walkCond, walkArgs); err != nil || res.More {
			return res, err
		}
	}
	if order != nil {
		return f.ranked(ctx, order, cond, args)
	}
	asked, tested := f.split()
	cond, args = append([]string{"contact_fts MATCH ?"}, cond...), append([]any{match(asked)}, args...)
	if len(tested) > 0 {
		text, textArgs = containing(tested)
		cond, args = append(cond, text), append(args, textArgs...)
	}
	// CROSS JOIN has SQLite ask the full-text index first.
	return f.page(ctx, "contact_fts f CROSS JOIN contact_index i ON i.id = f.docid", cond, args)
}

// split divides the terms into those that the full-text index is asked for and those that the text
// of what it gives is tested for. One- and two-letter prefixes have it unite the lists of very many
// words: beside a longer word they are tested, which costs next to nothing.
func (f *finder) split() (asked, tested []data.Term) {
	for _, term := range f.terms {
		if short(term) {
			tested = append(tested, term)
		} else {
			asked = append(asked, term)
		}
	}
	if len(asked) == 0 {
		return f.terms, nil
	}
	return asked, tested
}

func (f *finder) order() string {
	if order, ok := orders[f.query.Sort]; ok {
		return order
	}
	return orders[data.SortName]
}

// page reads the ids up to the limit, in order.
func (f *finder) page(ctx context.Context, from string, cond []string, args []any) (Result, error) {
	query := "SELECT i.id FROM " + from
	if len(cond) > 0 {
		query += " WHERE " + strings.Join(cond, " AND ")
	}
	query += " ORDER BY " + f.order()
	if f.limit > 0 {
		query += " LIMIT ?"
		args = append(args, f.limit+1)
	}
	ids, err := column[int64](ctx, f.q, query, args...)
	if err != nil {
		return Result{}, err
	}
	if f.limit > 0 && len(ids) > f.limit {
		return Result{IDs: ids[:f.limit], More: true}, nil
	}
	return Result{IDs: ids}, nil
}

// conditions writes the filters as SQL. narrow says that one of them leaves few contacts,
// so that testing the text of each is the better plan.
func (f *finder) conditions(ctx context.Context) (cond []string, args []any, narrow bool, err error) {
	add := func(c string, a ...any) {
		cond = append(cond, c)
		args = append(args, a...)
	}
	q := &f.query
	for _, t := range q.Topics {
		add("i.id IN (SELECT contact FROM contact_key WHERE key = ?)", topicKey(t))
		narrow = true
	}
	if q.Event != 0 {
		add("i.id IN ("+peopleOf("?")+")", q.Event, q.Event)
		narrow = true
	}
	if q.Warmth > data.NotSaid {
		add("i.warmth >= ?", int64(q.Warmth))
	}
	if q.Source != "" {
		few, err := f.few(ctx, "SELECT 1 FROM contact WHERE source = ?", string(q.Source))
		if err != nil {
			return nil, nil, false, err
		}
		if few {
			add("i.id IN (SELECT id FROM contact WHERE source = ?)", string(q.Source))
			narrow = true
		} else {
			add("(SELECT source FROM contact c WHERE c.id = i.id) = ?", string(q.Source))
		}
	}
	if q.Import != 0 {
		add("i.id IN (SELECT id FROM contact WHERE import = ?)", q.Import)
		narrow = true
	}
	return cond, args, narrow, nil
}

// fewAtMost is how many contacts are few enough to begin with them.
const fewAtMost = 2000

// few reports whether a query gives few rows; it reads no more than it takes to know.
func (f *finder) few(ctx context.Context, query string, args ...any) (bool, error) {
	var n int64
	err := one(ctx, f.q, []any{&n}, "SELECT count(*) FROM ("+query+" LIMIT ?)", append(args, fewAtMost+1)...)
	return n <= fewAtMost, err
}

// sampleSize is how many contacts are looked at to guess how many match.
const sampleSize = 200

// broad reports whether so many contacts are likely to match that walking the sort index
// until the page is full costs less than asking the full-text index for all matches and
// sorting those.
//
// With n contacts of which the part p matches, the walk looks at limit/p of them, the
// full-text index gives p·n: the walk wins when p² > limit/n. p is guessed from contacts
// spread evenly over the ids. One- and two-letter prefixes also make FTS4 unite the
// lists of very many words, which is why they count ten times.
//
// A ranking makes the full-text index's answer cheaper: no row of a contact is read for it.
func (f *finder) broad(ctx context.Context, ranked bool) (bool, error) {
	if f.limit == 0 {
		return false, nil
	}
	text, args := containing(f.terms)
	var n, sampled, hits int64
	args = append([]any{sampleSize}, args...)
	// The largest id stands for the number of contacts: it costs nothing to find.
	err := one(ctx, f.q, []any{&n, &sampled, &hits}, `WITH RECURSIVE
		top(n) AS (SELECT coalesce(max(id), 0) FROM contact_index),
		pick(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM pick WHERE k < ?1)
		SELECT (SELECT n FROM top), count(*), coalesce(sum(`+text+`), 0)
		FROM pick CROSS JOIN contact_index i ON i.id = k * (SELECT n FROM top) / ?1`, args...)
	if err != nil || sampled == 0 {
		return false, err
	}
	p := float64(hits) / float64(sampled)
	gain := p * p * float64(n) / float64(f.limit)
	if !slices.ContainsFunc(f.terms, func(t data.Term) bool { return !short(t) }) {
		gain *= 10
	}
	if ranked {
		gain /= 4
	}
	return gain > 1, nil
}

// short reports whether all prefixes of a term have one or two ASCII letters.
func short(term data.Term) bool {
	for _, alternative := range term {
		for _, prefix := range alternative {
			if len(prefix) > 2 || prefix >= "\x80" { // letters of other scripts begin few words
				return false
			}
		}
	}
	return true
}

// containing tests the folded text of contact_index: every term, by one of its
// alternatives, each prefix behind the space that starts a token.
func containing(terms []data.Term) (cond string, args []any) {
	var all []string
	for _, term := range terms {
		var any []string
		for _, alternative := range term {
			var each []string
			for _, prefix := range alternative {
				each = append(each, "instr(i.text, ?) > 0")
				args = append(args, " "+prefix)
			}
			if len(each) > 0 {
				any = append(any, "("+strings.Join(each, " AND ")+")")
			}
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
	}
	return "(" + strings.Join(all, " AND ") + ")", args
}

// match writes the terms in FTS4's enhanced query syntax
// (https://sqlite.org/fts3.html §3.1). Its operators are words in capitals, which folded
// text never holds.
func match(terms []data.Term) string {
	var all []string
	for _, term := range terms {
		var any []string
		for _, alternative := range term {
			var each []string
			for _, prefix := range alternative {
				each = append(each, prefix+"*")
			}
			if len(each) > 0 {
				any = append(any, "("+strings.Join(each, " AND ")+")")
			}
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
	}
	return strings.Join(all, " AND ")
}
