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
	asJSON := false
	cmd := &cobra.Command{
		Use: "duplicates", Short: "List pairs of contacts that may be one person", Args: asUsed,
		Long: "Lists pairs of contacts that may be one person, the most likely first: points of 100, both names, and why.\n" +
			"With 80 points or more they certainly are one; with 60 or less little more than the name is the same.\n" +
			"Nothing is merged: that is done in the window, where each pair can be looked at.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.duplicates(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the pairs, with both contacts, as one JSON document")
	return cmd
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
		e.say("no duplicates")
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
