package store

import (
	"context"
	"fmt"
	"strings"

	"lanyard/data"
)

// The costs of the plans, in microseconds: estimates from single queries among 100,000 contacts on a busy
// machine. Only their proportions matter.
const (
	costStep   = 0.15 // to read one entry of a sort index and test its signature
	costLook   = 4    // to read one contact and test its text
	costFound  = 0.5  // for each contact that the full-text index gives
	costUnited = 1.5  // the same if it must unite the lists of very many words
	costRead   = 0.06 // for each contact that it reads of one word among several
	costSet    = 0.4  // for each contact, and for each entry of a set of a condition, when sets are put together
	costSorted = 4    // to read what a contact is ordered by, when no ranking is at hand
)

// walk goes through the sort index from its beginning until the page is full, if that is likely to cost less
// than asking the full-text index for all matches and sorting them. whole is false when it was not done, or was
// given up because it had cost as much.
//
// With n contacts of which the share p matches, the walk reads limit/p entries, whatever n is; the full-text
// index gives p·n.
func (f *finder) walk(ctx context.Context, cond []string, args []any, e estimate, ranked bool) (res Result, whole bool, err error) {
	if f.order().last != "" {
		return res, false, nil // it is read in two parts
	}
	step, ask := costStep+costLook*e.may, e.other
	if ask == 0 {
		ask = f.costOfAsking(e, ranked)
	}
	if e.steps*step > ask {
		return res, false, nil
	}
	most := int64(ask/step) + sampleSize
	sign := signatureFor(f.terms)
	// CROSS JOIN makes SQLite take the entries in their order.
	query := fmt.Sprintf(`SELECT i.id FROM (SELECT id, letters, pairs FROM contact_index i ORDER BY %s LIMIT ?1) w
		CROSS JOIN contact_index i ON i.id = w.id WHERE w.letters & ?2 = ?2 AND w.pairs & ?3 = ?3 AND %s LIMIT %d`,
		f.order().by, strings.Join(cond, " AND "), f.limit+1)
	ids, err := column[int64](ctx, f.q, query, append([]any{most, sign.letters, sign.pairs}, args...)...)
	if err != nil {
		return res, false, err
	}
	if len(ids) > f.limit {
		return Result{IDs: ids[:f.limit], More: true}, true, nil
	}
	return Result{IDs: ids}, most >= e.contacts, nil
}

// costOfAsking estimates the cost of the full-text index, in microseconds: it reads the lists of all words that
// are asked, and its results are tested for the other terms until the page is full.
func (f *finder) costOfAsking(e estimate, ranked bool) float64 {
	each := costFound
	if short(e.asked[0]) {
		each = costUnited
	}
	if !ranked {
		each += costSorted
	}
	n := float64(e.contacts)
	if len(f.terms) == 1 && len(e.tested) == 0 {
		return e.match*n*each + e.tests
	}
	cost := e.tests
	for _, term := range e.asked {
		read := costRead
		if short(term) {
			read = costUnited
		}
		cost += f.part([]data.Term{term}) * n * read
	}
	cost += f.part(e.asked) * n * each
	if len(e.tested) > 0 && e.tests == 0 {
		cost += f.looks(e, e.asked) * costLook
	}
	return cost
}

// looks estimates how many results of the full-text index are tested until the page is full. They often lie
// together in the order, at its beginning or its end: at least half of them must be expected.
func (f *finder) looks(e estimate, asked []data.Term) float64 {
	found := f.part(asked) * float64(e.contacts)
	if f.limit == 0 {
		return found
	}
	return max(found/2, min(found, float64(f.limit+1)*found/(e.match*float64(e.contacts))))
}
