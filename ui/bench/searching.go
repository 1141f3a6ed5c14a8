package main

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/store"
)

// What the People screen asks for at a keystroke (ui/people).
const (
	firstPage = 200 // ids
	firstRows = 64  // rows
)

// rounds is how often each query runs; the middle counts.
const rounds = 3

// frameTime is what a search may take at most: one frame at 60 a second.
const frameTime = 16 * time.Millisecond

// searching measures the time from a keystroke to the rows of the first page, in this process.
func (b *bench) searching(ctx context.Context) error {
	found := map[int][]time.Duration{}
	for _, n := range b.sizes {
		s, err := store.Open(ctx, b.people(n), store.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		err = b.search(ctx, s, n, found)
		s.Close()
		if err != nil {
			return err
		}
	}
	for _, n := range b.sizes[1:] {
		for _, p := range []float64{0.5, 0.99} {
			b.table.times(fmt.Sprintf("growth: search p%.0f, %d contacts", 100*p, n), percentile(found[n], p),
				percentile(found[small], p), "10,000:", float64(n/small)/2)
		}
	}
	return nil
}

// search measures one database and adds its lines.
func (b *bench) search(ctx context.Context, s *store.Store, n int, found map[int][]time.Duration) error {
	qs, err := sampleQueries(ctx, s)
	if err != nil {
		return err
	}
	var near []time.Duration
	if found[n], err = b.timeAll(ctx, s, n, qs.found); err != nil {
		return err
	}
	if near, err = b.timeAll(ctx, s, n, qs.missed); err != nil {
		return err
	}
	p50, p99 := percentile(found[n], 0.5), percentile(found[n], 0.99)
	switch n {
	case typical:
		b.table.times("search, 100,000 contacts, p50", p50, 3*time.Millisecond, "goal", 1)
		b.table.times("search, 100,000 contacts, p99", p99, frameTime, "one frame", 1)
		b.table.times("search for a misspelling, 100,000, p50", percentile(near, 0.5), frameTime, "one frame", 0)
		b.table.times("search for a misspelling, 100,000, p99", percentile(near, 0.99), frameTime, "one frame", 0)
	case large:
		b.table.times("search, 1,000,000 contacts, p99", p99, 50*time.Millisecond, "goal", 1)
		b.table.times("search for a misspelling, 1,000,000, p99", percentile(near, 0.99), 50*time.Millisecond, "the same goal", 0)
	}
	return nil
}

// timeAll gives the time of each query.
func (b *bench) timeAll(ctx context.Context, s *store.Store, n int, queries []string) ([]time.Duration, error) {
	took := make([]time.Duration, len(queries))
	slowest := 0
	for i, text := range queries {
		var runs []time.Duration
		for range rounds {
			began := time.Now()
			res, err := s.Find(ctx, data.Query{Text: text}, firstPage)
			if err != nil {
				return nil, err
			}
			if _, err := s.Rows(ctx, res.IDs[:min(firstRows, len(res.IDs))]); err != nil {
				return nil, err
			}
			runs = append(runs, time.Since(began))
		}
		if took[i] = median(runs); took[i] > took[slowest] {
			slowest = i
		}
	}
	fmt.Fprintf(b.log, "  %d contacts, %d queries: p50 %s, p99 %s, slowest %q\n", n, len(queries),
		millis(percentile(took, 0.5)), millis(percentile(took, 0.99)), queries[slowest])
	return took, nil
}

// queries are texts to search for.
type queries struct {
	found  []string // 200 of all kinds
	missed []string // misspelt: near spellings are looked for
}

// sampleQueries makes queries of what people spread evenly over the list are called, so that every
// script comes up as often as it does in the data.
func sampleQueries(ctx context.Context, s *store.Store) (q queries, err error) {
	for _, letter := range "abcdefghijklmnopqrstuvwxyzłø李山я" {
		q.found = append(q.found, string(letter))
	}
	q.found = append(q.found, strings.Fields("an ma jo li sc mu zo kr wa qu be 山田 图书")...)
	q.found = append(q.found, strings.Fields("library metadata preservation coffee harbour archiv univers exa")...)
	const people = 25
	all, err := s.Find(ctx, data.Query{}, 0)
	if err != nil {
		return q, err
	}
	var ids []int64
	for i := range people {
		ids = append(ids, all.IDs[(2*i+1)*len(all.IDs)/(2*people)])
	}
	err = s.Contacts(ctx, ids, func(c data.Contact) error {
		family, given := c.Family, c.Given
		mail, _, _ := strings.Cut(c.PreferredEmail(), "@")
		number := c.Phones[0].Value
		q.found = append(q.found,
			given, runes(family, 3), family, given+" "+runes(family, 2), runes(c.Organisation, 5)+" "+runes(family, 1),
			mail, number[len(number)-8:])
		q.missed = append(q.missed, swapped(family))
		return nil
	})
	const wanted = 200
	for i := 0; len(q.found) < wanted; i++ { // addresses and whole numbers, which few share
		q.found = append(q.found, fmt.Sprintf("org%d.example", 7*i+3))
	}
	q.found = q.found[:wanted]
	return q, err
}

// runes is the beginning of a text.
func runes(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// swapped is the text with two letters changed for each other, as typed in haste, and one that no
// name has.
func swapped(s string) string {
	if utf8.RuneCountInString(s) < 4 {
		return s + "qxz"
	}
	r := []rune(s)
	r[1], r[2] = r[2], r[1]
	return string(append(r, 'q'))
}
