package store

import (
	"context"
	"fmt"
	"strings"
)

// How far a plan goes for contacts who fulfil the conditions of a query. Tests make them small.
var (
	// fewAtMost is up to how many contacts a plan begins with them.
	fewAtMost = 2000
	// triedFirst is how many contacts are tested one after the other, in the order of the list, before all of them are looked at
	// by sets.
	triedFirst = 3000
)

// fewest gives the condition that the fewest contacts fulfil, nil when each leaves more than fewAtMost. It reads only as many rows
// as it needs.
func (f *finder) fewest(ctx context.Context, conds []condition) (few *condition, err error) {
	least := int64(fewAtMost)
	for i := range conds {
		c := &conds[i]
		if c.set == "" {
			continue
		}
		var n int64
		err := one(ctx, f.q, []any{&n}, "SELECT count(*) FROM ("+c.set+" LIMIT ?)", append(append([]any{}, c.setArgs...), least+1)...)
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
func (f *finder) filtered(ctx context.Context, conds []condition, cond []string, args []any) (Result, error) {
	if f.limit > 0 && f.order().last == "" {
		query := fmt.Sprintf(`SELECT i.id FROM (SELECT id FROM contact_index i ORDER BY %s LIMIT %d) w
			CROSS JOIN contact_index i ON i.id = w.id WHERE %s LIMIT %d`, f.order().by, triedFirst, strings.Join(cond, " AND "), f.limit+1)
		ids, err := column[int64](ctx, f.q, query, args...)
		if err != nil || len(ids) > f.limit {
			return f.cut(ids), err
		}
	}
	cond, args = nil, nil
	for _, c := range conds {
		switch { // the + makes SQLite go through the list in its order
		case c.set != "":
			cond, args = append(cond, "+i.id IN ("+c.set+")"), append(args, c.setArgs...)
		case c.others != "":
			cond = append(cond, "+i.id NOT IN ("+c.others+")")
		default:
			cond, args = append(cond, c.test), append(args, c.args...)
		}
	}
	return f.page(ctx, "contact_index i", nil, cond, args)
}
