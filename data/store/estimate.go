package store

import (
	"context"
	"database/sql"
	"strings"

	"lanyard/data"
)

// sampleSize is how many contacts are looked at to estimate how many match. The sample of a ranking is in
// memory, so it costs less and is larger.
const (
	sampleSize = 200
	sampleKept = 1000
)

// sampled is a contact of a sample.
type sampled struct {
	begins signature
	text   string // folded
}

// matches tests what containing tests in SQL.
func (c *sampled) matches(terms []data.Term) bool {
	for _, term := range terms {
		if !c.hasTerm(term) {
			return false
		}
	}
	return true
}

func (c *sampled) hasTerm(term data.Term) bool {
	for _, alternative := range term {
		all := true
		for _, prefix := range alternative {
			all = all && c.has(prefix)
		}
		if all {
			return true
		}
	}
	return false
}

func (c *sampled) has(prefix string) bool { return strings.Contains(c.text, " "+prefix) }

// estimate is what a sample of all contacts says about a query.
type estimate struct {
	contacts int64   // at least as many as exist
	may      float64 // the share of them that has the query's signature
	match    float64 // the share that matches the query
	steps    float64 // how many contacts a walk reads until the page is full
	tests    float64 // what it costs to test the conditions of those who match; 0 without conditions
	other    float64 // what the best plan but a walk costs, where there are conditions; 0 without

	asked, tested []data.Term // see split
}

// estimate looks at a sample: the one of the ranking, which is spread evenly over the order and so shows where
// in it the matches are, or one that is read.
func (f *finder) estimate(ctx context.Context, r *ranking) (e estimate, err error) {
	if r != nil {
		f.sample, e.contacts = r.sample, int64(len(r.order))
	} else if f.sample, e.contacts, err = readSample(ctx, f.q); err != nil {
		return e, err
	}
	sign := signatureFor(f.terms)
	may, hits, full := 0, 0, -1
	wanted := float64(f.limit+1) / float64(max(e.contacts, 1)) * float64(len(f.sample))
	for i := range f.sample {
		if !f.sample[i].begins.has(sign) {
			continue
		}
		may++
		if f.sample[i].matches(f.terms) {
			if hits++; full < 0 && float64(hits) >= wanted {
				full = i
			}
		}
	}
	n := float64(len(f.sample) + 1)
	e.may, e.match = (float64(may)+0.5)/n, (float64(hits)+0.5)/n
	e.steps = min(float64(f.limit+1)/e.match, float64(e.contacts))
	if r != nil && full >= 0 {
		e.steps = max(e.steps, float64(full)/n*float64(e.contacts))
	}
	e.asked, e.tested = f.split(e)
	return e, nil
}

// part is the share of the sample that matches some terms; never 0.
func (f *finder) part(terms []data.Term) float64 {
	hits := 0
	for i := range f.sample {
		if f.sample[i].matches(terms) {
			hits++
		}
	}
	return (float64(hits) + 0.5) / float64(len(f.sample)+1)
}

// readSample reads contacts spread evenly over the ids. The largest id stands for the number of contacts,
// because it is quick to find.
func readSample(ctx context.Context, q querier) (out []sampled, contacts int64, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var c sampled
		if err := r.Scan(&contacts, &c.begins.letters, &c.begins.pairs, &c.text); err != nil {
			return err
		}
		out = append(out, c)
		return nil
	}, `WITH RECURSIVE
		top(n) AS (SELECT coalesce(max(id), 0) FROM contact_index),
		pick(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM pick WHERE k < ?1)
		SELECT (SELECT n FROM top), i.letters, i.pairs, i.text
		FROM pick CROSS JOIN contact_index i ON i.id = k * (SELECT n FROM top) / ?1`, sampleSize)
	return out, contacts, err
}

// sampleOf reads contacts spread evenly over a list of ids, in its order.
func sampleOf(ctx context.Context, q querier, ids []int64) (out []sampled, err error) {
	var picked []int64
	n := min(sampleKept, len(ids))
	for k := range n {
		picked = append(picked, ids[(2*k+1)*len(ids)/(2*n)])
	}
	err = each(ctx, q, func(r *sql.Rows) error {
		var c sampled
		if err := r.Scan(&c.begins.letters, &c.begins.pairs, &c.text); err != nil {
			return err
		}
		out = append(out, c)
		return nil
	}, `SELECT i.letters, i.pairs, i.text FROM json_each(?) j CROSS JOIN contact_index i ON i.id = j.value`, jsonIDs(picked))
	return out, err
}
