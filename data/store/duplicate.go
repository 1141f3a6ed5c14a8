package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
)

// SharedKeys gives, for each match key (data.MatchKeys) that two to most contacts outside the trash share,
// those contacts in the order of their ids. keys are the keys to look at; nil is all of them. All keys are
// one walk through their index, in which SQLite leaves out what is not shared.
func (s *Store) SharedKeys(ctx context.Context, keys []string, most int) ([][]int64, error) {
	var groups [][]int64
	where, args := "key < 't:' OR key >= 't;'", []any{most} // topics are kept there too
	if keys != nil {
		where, args = "key IN (SELECT value FROM json_each(?2))", append(args, jsonTexts(keys))
	}
	err := s.read(ctx, "looking for what contacts share", func(q querier) error {
		return each(ctx, q, func(r *sql.Rows) error {
			var list string
			if err := r.Scan(&list); err != nil {
				return err
			}
			var group []int64
			for text := range strings.SplitSeq(list, ",") {
				id, err := strconv.ParseInt(text, 10, 64)
				if err != nil {
					return err
				}
				group = append(group, id)
			}
			slices.Sort(group)
			groups = append(groups, group)
			return nil
		}, "SELECT group_concat(contact) FROM contact_key WHERE "+where+" GROUP BY key HAVING count(*) BETWEEN 2 AND ?1", args...)
	})
	return groups, err
}

// recognisedBy are the tables that data.Traits are made of.
var recognisedBy = []int{inContact, inEmail, inPhone, inLink}

// Recognise reads of contacts what they are recognised by: names, organisation, birthday, e-mails, phones
// and links; other lists are empty. It streams like Contacts; a third of the time goes, since the rest is
// not read.
func (s *Store) Recognise(ctx context.Context, ids []int64, f func([]data.Contact) error) error {
	return s.read(ctx, "reading contacts", func(q querier) error {
		for page := range slices.Chunk(ids, contactsPage) {
			images, err := aggregateOf[Contacts].loadTables(ctx, q, recognisedBy, page...)
			if err != nil {
				return err
			}
			cs := make([]data.Contact, 0, len(page))
			for _, id := range page {
				if im := images[id]; im != nil {
					cs = append(cs, contactOf(im))
				}
			}
			if err := f(cs); err != nil {
				return err
			}
		}
		return nil
	})
}

// NotSame are all pairs of contacts of which the user says that they are not the same person, the smaller
// id first.
func (s *Store) NotSame(ctx context.Context) (map[[2]int64]bool, error) {
	pairs := map[[2]int64]bool{}
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		var p [2]int64
		err := r.Scan(&p[0], &p[1])
		pairs[p] = true
		return err
	}, "SELECT a, b FROM not_same")
	return pairs, s.explainIn(ctx, "reading pairs", err)
}
