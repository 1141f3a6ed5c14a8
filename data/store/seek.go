package store

import (
	"bytes"
	"context"
	"errors"
	"sort"

	"lanyard/data"
)

// Seek tells where texts begin in a list of ids that Find gave in the order by: for each
// text the index of the first contact whose name is ordered at or after it (with
// SortOrganisation its organisation), len(ids) when all come before it. It reads a few
// rows for each text, however long the list. Ids that are gone are stepped over.
// SortLastMet has no texts to seek: 0 is given.
func (s *Store) Seek(ctx context.Context, ids []int64, by data.Sort, texts ...string) ([]int, error) {
	out := make([]int, len(texts))
	if by == data.SortLastMet {
		return out, nil
	}
	err := s.read(ctx, "looking through the list", func(q querier) error {
		for i, text := range texts {
			column, wanted := "sort_name", sortBlob(text)
			if by == data.SortOrganisation {
				column, wanted = "sort_org", sortLast(text)
			}
			var failed error
			out[i] = sort.Search(len(ids), func(at int) bool {
				key, err := keyFrom(ctx, q, column, ids[at:])
				if err != nil && failed == nil {
					failed = err
				}
				return failed != nil || bytes.Compare(key, wanted) >= 0
			})
			if failed != nil {
				return failed
			}
		}
		return nil
	})
	return out, err
}

// last is ordered after every sort key.
var last = []byte{0xff, 0xff}

// keyFrom is the sort key of the first of the ids that is still there.
func keyFrom(ctx context.Context, q querier, column string, ids []int64) ([]byte, error) {
	for _, id := range ids {
		var key []byte
		err := one(ctx, q, []any{&key}, "SELECT "+column+" FROM contact_index WHERE id = ?", id)
		if !errors.Is(err, data.ErrNotFound) {
			return key, err
		}
	}
	return last, nil
}
