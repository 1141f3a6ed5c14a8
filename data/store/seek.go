package store

import (
	"bytes"
	"context"
	"errors"
	"sort"

	"lanyard/data"
	"lanyard/data/say"
)

// Seek finds where texts begin in a list of ids that Find gave in the order by. For each text it gives the
// index of the first contact whose name (with SortOrganisation its organisation) comes at or after the text, or
// len(ids). It reads a few rows for each text, however long the list is. It skips ids that do not exist. For an
// order that is not by text (Sort.Lettered) it gives 0.
func (s *Store) Seek(ctx context.Context, ids []int64, by data.Sort, texts ...string) ([]int, error) {
	out := make([]int, len(texts))
	if !by.Lettered() {
		return out, nil
	}
	err := s.read(ctx, say.Phrase("looking through the list"), func(q querier) error {
		for i, text := range texts {
			column, wanted := sortColumn(by, text)
			at, err := seek(ctx, q, column, ids, func(key []byte) bool { return bytes.Compare(key, wanted) >= 0 })
			if err != nil {
				return err
			}
			out[i] = at
		}
		return nil
	})
	return out, err
}

// SeekBack is Seek in a reversed list: for each text it gives the index after the last contact that is ordered
// at or after it, 0 when all come before it.
func (s *Store) SeekBack(ctx context.Context, ids []int64, by data.Sort, texts ...string) ([]int, error) {
	out := make([]int, len(texts))
	if !by.Lettered() {
		return out, nil
	}
	err := s.read(ctx, say.Phrase("looking through the list"), func(q querier) error {
		if by == data.SortOrganisation { // contacts without one come last also in the reversed list
			n, err := seek(ctx, q, "sort_org", ids, func(key []byte) bool { return bytes.Equal(key, sortLast("")) })
			if err != nil {
				return err
			}
			ids = ids[:n]
		}
		for i, text := range texts {
			column, wanted := sortColumn(by, text)
			at, err := seek(ctx, q, column, ids, func(key []byte) bool { return bytes.Compare(key, wanted) < 0 || bytes.Equal(key, last) })
			if err != nil {
				return err
			}
			out[i] = at
		}
		return nil
	})
	return out, err
}

// sortColumn gives the column of an order by text, and the key of a text in it.
func sortColumn(by data.Sort, text string) (column string, key []byte) {
	switch by {
	case data.SortOrganisation:
		return "sort_org", sortLast(text)
	case data.SortFamily:
		return "sort_family", sortBlob(text)
	}
	return "sort_name", sortBlob(text)
}

// seek gives the index of the first id from which on a condition on the keys holds.
func seek(ctx context.Context, q querier, column string, ids []int64, holds func(key []byte) bool) (int, error) {
	var failed error
	at := sort.Search(len(ids), func(at int) bool {
		if failed != nil {
			return true
		}
		key, err := keyFrom(ctx, q, column, ids[at:])
		failed = err
		return err != nil || holds(key)
	})
	return at, failed
}

// last is ordered after every sort key.
var last = []byte{0xff, 0xff}

// keyFrom gives the sort key of the first of the ids that still exists.
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
