package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// How far a plan goes for contacts who fulfil the conditions of a query. Tests make them small.
var (
	// fewAtMost is up to how many contacts a plan begins with them.
	fewAtMost = 2000
	// triedFirst is how many contacts are tested one after the other, in the order of the list, before all of them are looked at
	// by sets.
	triedFirst = 3000
	// countedAtMost is up to how many contacts of a condition are counted to choose the plan of a text beside it.
	countedAtMost = 20_000
)

// bySets chooses how a text is found beside conditions: among the people of one of them, few, or among those of all sets put together;
// neither when it costs less to ask for the text first. It adds to the estimate how far a walk goes for people who fulfil the conditions,
// and what it costs to test them.
func (f *finder) bySets(ctx context.Context, conds []condition, e *estimate, ranked bool) (few *condition, sets bool, err error) {
	if len(conds) == 0 {
		return nil, false, nil
	}
	n := float64(e.contacts)
	share, read, least := 1.0, 0.0, n
	var rare []condition
	for i := range conds {
		c := &conds[i]
		part, err := f.share(ctx, c, n)
		if err != nil {
			return nil, false, err
		}
		size := part * n
		if c.set != "" {
			if read += size; size < least && size <= float64(countedAtMost) {
				few, least = c, size
			}
		} else if size < float64(fewAtMost) {
			rare = append(rare, *c)
		}
		share *= part
	}
	looked := f.part(e.asked) * n
	if f.limit > 0 {
		looked = min(looked, max(looked/2, float64(f.limit+1)/share))
	}
	e.tests = looked * costLook
	e.steps = min(e.steps/share, n)
	asked := f.costOfAsking(*e, ranked)
	among, together := least*costLook*2, n*costSet+read*costSet+share*n*costLook
	if n*costSet < min(asked, among) {
		if one, err := f.rare(ctx, rare); err != nil || one != nil {
			e.other = float64(fewAtMost) * costLook
			return one, false, err
		}
	}
	switch {
	case few != nil && among < min(asked, together):
		e.other = among
		return few, false, nil
	case together < asked:
		e.other = together
		return nil, true, nil
	}
	e.other = asked
	return nil, false, nil
}

// share is the part of all contacts that fulfils a condition: counted where that is quick, else as a sample has it; never 0.
func (f *finder) share(ctx context.Context, c *condition, contacts float64) (float64, error) {
	if c.set != "" {
		n, err := f.size(ctx, c, countedAtMost)
		if n > int64(countedAtMost) {
			n = int64(contacts) / 2
		}
		return (float64(n) + 0.5) / (contacts + 1), err
	}
	var hits int
	err := one(ctx, f.q, []any{&hits}, `WITH RECURSIVE pick(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM pick WHERE k < ?)
		SELECT count(*) FROM pick CROSS JOIN contact_index i ON i.id = k * (SELECT max(id) FROM contact_index) / ? WHERE `+c.test,
		append([]any{sampleSize, sampleSize}, c.args...)...)
	return (float64(hits) + 0.5) / (sampleSize + 1), err
}

// size counts who fulfils a condition, at most one more than a number.
func (f *finder) size(ctx context.Context, c *condition, most int) (n int64, err error) {
	err = one(ctx, f.q, []any{&n}, "SELECT count(*) FROM ("+c.set+" LIMIT ?)", append(slices.Clone(c.setArgs), most+1)...)
	return n, err
}

// fewest gives the condition that the fewest contacts fulfil, nil when each leaves more than fewAtMost. It reads only as many rows
// as it needs.
func (f *finder) fewest(ctx context.Context, conds []condition) (few *condition, err error) {
	least := int64(fewAtMost)
	for i := range conds {
		c := &conds[i]
		if c.set == "" {
			continue
		}
		n, err := f.size(ctx, c, int(least))
		if err != nil {
			return nil, err
		}
		if n <= least {
			few, least = c, n
		}
	}
	return few, nil
}

// tests are the conditions as tests of one contact.
func tests(conds []condition) (cond []string, args []any) {
	for _, c := range conds {
		cond, args = append(cond, c.test), append(args, c.args...)
	}
	return cond, args
}

// among begins with the few who fulfil one condition, and tests the others and the text of each.
func (f *finder) among(ctx context.Context, few *condition, conds []condition) (Result, error) {
	var rest []condition
	for i := range conds {
		if &conds[i] != few {
			rest = append(rest, conds[i])
		}
	}
	cond, args := tests(rest)
	if len(f.terms) > 0 {
		text, textArgs := containing(f.terms)
		cond, args = append(cond, text), append(args, textArgs...)
	}
	// CROSS JOIN makes SQLite begin with them.
	return f.page(ctx, "(SELECT DISTINCT contact FROM ("+few.set+")) few CROSS JOIN contact_index i ON i.id = few.contact", few.setArgs, cond, args)
}

// filtered finds who fulfils conditions that many do. The first page is often full after some hundred contacts in their order;
// where it is not, or all are wanted, the sets of the conditions are put together.
func (f *finder) filtered(ctx context.Context, conds []condition) (Result, error) {
	if f.limit > 0 && f.order().last == "" {
		cond, args := tests(conds)
		query := fmt.Sprintf(`SELECT i.id FROM (SELECT id FROM contact_index i ORDER BY %s LIMIT %d) w
			CROSS JOIN contact_index i ON i.id = w.id WHERE %s LIMIT %d`, f.order().by, triedFirst, strings.Join(cond, " AND "), f.limit+1)
		ids, err := column[int64](ctx, f.q, query, args...)
		if err != nil || len(ids) > f.limit {
			return f.cut(ids), err
		}
	}
	if few, err := f.rare(ctx, conds); err != nil || few != nil {
		if err != nil {
			return Result{}, err
		}
		return f.among(ctx, few, conds)
	}
	return f.together(ctx, conds)
}

// rare gives the people of a condition of which only the others can be read, where they are few; nil where there is none. It goes
// through the contacts as they are stored, until it has found too many.
func (f *finder) rare(ctx context.Context, conds []condition) (*condition, error) {
	for _, c := range conds {
		if c.others == "" {
			continue
		}
		ids, err := column[int64](ctx, f.q, "SELECT i.id FROM contact i WHERE "+c.test+" LIMIT ?", append(slices.Clone(c.args), fewAtMost+1)...)
		if err != nil {
			return nil, err
		}
		if len(ids) <= fewAtMost {
			return &condition{set: "SELECT value AS contact FROM json_each(?)", setArgs: []any{jsonIDs(ids)}}, nil
		}
	}
	return nil, nil
}

// together puts the sets of the conditions together, and looks for the text in the people who are in all of them.
func (f *finder) together(ctx context.Context, conds []condition) (Result, error) {
	var cond []string
	var args []any
	for _, c := range conds {
		switch { // the + makes SQLite go through the list in its order
		case c.set != "":
			cond, args = append(cond, "+i.id IN ("+c.set+")"), append(args, c.setArgs...)
		case c.others != "":
			cond, args = append(cond, "+i.id NOT IN ("+c.others+")"), append(args, c.args...)
		default:
			cond, args = append(cond, c.test), append(args, c.args...)
		}
	}
	if len(f.terms) > 0 {
		text, textArgs := containing(f.terms)
		cond, args = append(cond, text), append(args, textArgs...)
	}
	return f.page(ctx, "contact_index i", nil, cond, args)
}
