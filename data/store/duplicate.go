package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// Shared are contacts that share a match key.
type Shared struct {
	IDs    []int64 // ascending
	Strong bool    // an address, number, link or identifier; else names and organisations
}

// SharedKeys finds contacts outside the trash that share a match key (data.MatchKeys): at least two, at most
// most of them. keys are the keys to look at; nil means all. All keys take one walk through their index, in
// which SQLite skips keys that are not shared.
func (s *Store) SharedKeys(ctx context.Context, keys []string, most int) ([]Shared, error) {
	var groups []Shared
	where, args := "key < 't:' OR key >= 'u'", []any{most} // topics and where people work are in this table too
	if keys != nil {
		where, args = "key IN (SELECT value FROM json_each(?2))", append(args, jsonTexts(keys))
	}
	err := s.read(ctx, say.Phrase("looking for what contacts share"), func(q querier) error {
		return each(ctx, q, func(r *sql.Rows) error {
			var kind, list string
			if err := r.Scan(&kind, &list); err != nil {
				return err
			}
			group := make([]int64, 0, 1+strings.Count(list, ","))
			for text := range strings.SplitSeq(list, ",") {
				id, err := strconv.ParseInt(text, 10, 64)
				if err != nil {
					return err
				}
				group = append(group, id)
			}
			slices.Sort(group)
			groups = append(groups, Shared{group, strings.Contains("uepl", kind)})
			return nil
		}, "SELECT substr(key, 1, 1), group_concat(contact) FROM contact_key WHERE "+where+" GROUP BY key HAVING count(*) BETWEEN 2 AND ?1", args...)
	})
	return groups, err
}

// recognisedBy are the tables that data.Traits needs.
var recognisedBy = []int{inContact, inEmail, inPhone, inLink}

// Recognise reads only what contacts are recognised by: names, organisation, birthday, e-mails, phones and
// links; other lists are empty. It streams like Contacts and saves a third of the time.
func (s *Store) Recognise(ctx context.Context, ids []int64, f func([]data.Contact) error) error {
	return s.read(ctx, say.Phrase("reading contacts"), func(q querier) error {
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

// NotSame reads all pairs of contacts that the user says are not the same person, the smaller id first.
func (s *Store) NotSame(ctx context.Context) (map[[2]int64]bool, error) {
	pairs := map[[2]int64]bool{}
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		var p [2]int64
		err := r.Scan(&p[0], &p[1])
		pairs[p] = true
		return err
	}, "SELECT a, b FROM not_same")
	return pairs, s.explainIn(ctx, say.Phrase("reading pairs"), err)
}

// SortKeys reads the keys (data.SortKey) that order the names of contacts outside the trash. Reading them takes
// far less time than making them.
func (s *Store) SortKeys(ctx context.Context, ids []int64) (map[int64][]byte, error) {
	keys := make(map[int64][]byte, len(ids))
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		var id int64
		var key []byte
		err := r.Scan(&id, &key)
		keys[id] = key
		return err
	}, "SELECT id, sort_name FROM contact_index WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
	return keys, s.explainIn(ctx, say.Phrase("reading the order of names"), err)
}
