package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func (e *env) duplicatesCommand() *cobra.Command {
	var asJSON, mergeSure bool
	cmd := &cobra.Command{
		Use: "duplicates", Short: "List pairs of contacts that may be one person", Args: asUsed,
		Long: "Lists pairs of contacts that may be one person, the most likely first: points of 100, both names, and why.\n" +
			"With 80 points or more they certainly are one; with 60 or less little more than the name is the same.\n" +
			"Nothing is merged: that is done in the window, where each pair can be looked at, or with --merge-sure.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if mergeSure {
				if _, err := e.existing(); err != nil {
					return err
				}
				return e.withStore(cmd.Context(), func(s *store.Store) error { return e.mergeSure(cmd.Context(), s) })
			}
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.duplicates(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the pairs, with both contacts, as one JSON document")
	cmd.Flags().BoolVar(&mergeSure, "merge-sure", false, "merge those who surely are one person, with nothing that contradicts it, and print them as a JSON document")
	return cmd
}

// mergedDocument is one person of whom there were several contacts.
type mergedDocument struct {
	Kept addedContact   `json:"kept"`
	Gone []addedContact `json:"gone"`
}

// mergeSure merges all who surely are one person, as one operation.
func (e *env) mergeSure(ctx context.Context, s *store.Store) error {
	m := newMeter(e.stderr, clock.Real)
	groups, err := intake.New(s).SureDuplicates(ctx, func(done, total int) { m.show("duplicates", "comparing", done, total) })
	m.clear()
	if err != nil {
		return err
	}
	var ids []int64
	for _, g := range groups {
		ids = append(ids, g.IDs...)
	}
	named, err := contactsNamed(ctx, s, ids)
	if err != nil {
		return err
	}
	var merged []intake.OnePerson
	op, err := s.Do(ctx, "Merged duplicates", func(tx *store.Tx) (err error) {
		merged, err = intake.MergeSame(tx, groups, func(done, total int) { m.show("duplicates", "merging", done, total) })
		tx.SetSummary(intake.MergedSame(merged).String())
		return err
	})
	m.clear()
	if err != nil {
		return err
	}
	var kept []int64
	for _, g := range merged {
		kept = append(kept, g.IDs[0])
	}
	now, err := contactsNamed(ctx, s, kept)
	if err != nil {
		return err
	}
	out := newList(e.stdout, "merged")
	for _, g := range merged {
		doc := mergedDocument{Kept: now[g.IDs[0]], Gone: []addedContact{}}
		for _, id := range g.IDs[1:] {
			doc.Gone = append(doc.Gone, named[id])
		}
		if err := out.add(doc); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	if len(merged) == 0 {
		return already("nobody is surely there twice")
	}
	e.say("%s", op.Summary)
	return nil
}

func (e *env) duplicates(ctx context.Context, s *store.Store, asJSON bool) error {
	m := newMeter(e.stderr, clock.Real)
	pairs, err := intake.New(s).Duplicates(ctx, func(done, total int) { m.show("duplicates", "comparing", done, total) })
	m.clear()
	if err != nil {
		return err
	}
	if asJSON {
		return e.printPairs(ctx, s, pairs)
	}
	if len(pairs) == 0 {
		e.say("no duplicates; what is imported is compared with everybody who is there")
	}
	out := e.newRows()
	for _, p := range pairs {
		if err := out.add(false, strconv.Itoa(p.Score.Points), p.NameA, p.NameB, string(shownList(p.Score.Reasons, ", "))); err != nil {
			return err
		}
	}
	return out.flush()
}

// pairDocument is one pair in the JSON contract.
type pairDocument struct {
	Points   int             `json:"points"`
	Reasons  []data.Reason   `json:"reasons"`
	Contacts [2]data.Contact `json:"contacts"`
}

// pairsPage is how many pairs are read at a time with their contacts.
const pairsPage = 200

func (e *env) printPairs(ctx context.Context, s *store.Store, pairs []intake.Pair) error {
	out := newList(e.stdout, "duplicates")
	for len(pairs) > 0 {
		page := pairs[:min(pairsPage, len(pairs))]
		pairs = pairs[len(page):]
		var ids []int64
		for _, p := range page {
			ids = append(ids, p.A, p.B)
		}
		contacts := map[int64]data.Contact{}
		if err := s.Contacts(ctx, ids, func(c data.Contact) error { contacts[c.ID] = c; return nil }); err != nil {
			return err
		}
		for _, p := range page {
			doc := pairDocument{p.Score.Points, p.Score.Reasons, [2]data.Contact{contacts[p.A], contacts[p.B]}}
			if err := out.add(doc); err != nil {
				return err
			}
		}
	}
	return out.close()
}
