package store

import (
	"cmp"
	"database/sql"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// indexVersion is raised when the rules for the derived tables change (the folding, the sort keys, what is
// searched). The next Open then makes the tables again.
const indexVersion = 7

// staleIndex holds the contacts whose derived rows must be made again.
type staleIndex map[int64]*staleContact

type staleContact struct {
	now image // nil: not read yet
	// keys that the contact had before. They come from its former image: an index to find them by contact would
	// cost every import more than it helps.
	keys []string
}

// mark notes that a contact is stale.
func (s staleIndex) mark(id int64) *staleContact {
	c := s[id]
	if c == nil {
		c = &staleContact{}
		s[id] = c
	}
	return c
}

// refreshAfter limits the memory of a large operation: so many contacts are refreshed at a time.
const refreshAfter = 8000

// markStale marks the contacts whose index a change alters.
func (tx *Tx) markStale(a *aggregate, before, after image) error {
	if tx.stale == nil {
		tx.stale, tx.staleClocks = staleIndex{}, map[int64]bool{}
	}
	if a.kind == Contacts {
		known := after
		if known == nil {
			known = before
		}
		c := tx.stale.mark(known.id())
		if c.now == nil && len(c.keys) == 0 {
			c.keys = keysOf(before)
		}
		c.now = after
	}
	if a.stale != nil {
		ids, err := a.stale(tx, a, before, after)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if a.clocksAlone {
				tx.staleClocks[id] = true
			} else {
				tx.stale.mark(id)
			}
		}
	}
	if len(tx.stale) >= refreshAfter {
		return tx.refreshIndex()
	}
	return nil
}

// relatedWords is what the index takes from a contact's encounters and attendees.
type relatedWords struct {
	words     []string // notes, places, names of events, answers, appointments
	lastMet   int64    // face to face; unix milliseconds, 0: never
	lastEvent any      // where that was
	contacted
}

// refreshIndex makes the derived rows of the stale contacts again.
func (tx *Tx) refreshIndex() error {
	if err := tx.refreshRows(); err != nil {
		return err
	}
	for page := range slices.Chunk(slices.Sorted(maps.Keys(tx.staleClocks)), derivedPage) {
		if err := tx.recount(page); err != nil {
			return err
		}
	}
	clear(tx.staleClocks)
	return nil
}

// refreshRows makes all derived rows of those again of whom more than the clocks may have changed.
func (tx *Tx) refreshRows() error {
	if len(tx.stale) == 0 {
		return nil
	}
	ids := slices.Sorted(maps.Keys(tx.stale))
	if err := tx.loadStale(ids); err != nil {
		return err
	}
	met, err := loadRelatedWords(tx.ctx, tx, ids, true)
	if err != nil {
		return err
	}
	indexed := map[int64]string{}
	where, arg := idCondition(ids)
	err = each(tx.ctx, tx, func(r *sql.Rows) error {
		var id int64
		var text string
		err := r.Scan(&id, &text)
		indexed[id] = text
		return err
	}, "SELECT id, text FROM contact_index WHERE id"+where, arg)
	if err != nil {
		return err
	}
	images := make(map[int64]image, len(ids))
	for id, c := range tx.stale {
		images[id] = c.now
	}
	clocks, err := loadCadences(tx.ctx, tx, ids, topicsOfImages(images))
	if err != nil {
		return err
	}
	if err := tx.removeClocks(ids); err != nil {
		return err
	}
	var keys []contactKey
	for rows := range indexRows(ids, images, met, &clocks) {
		part := ids[:len(rows)]
		ids = ids[len(rows):]
		for i, row := range rows {
			if err := tx.removeOld(part[i], row, indexed); err != nil {
				return err
			}
		}
		for i, row := range rows {
			if keys, err = tx.insertNew(part[i], row, indexed, keys); err != nil {
				return err
			}
		}
	}
	for id := range tx.stale {
		delete(tx.staleClocks, id)
	}
	tx.stale = staleIndex{}
	return tx.insertKeys(keys)
}

// indexPart is how many derived rows are passed on at a time.
const indexPart = 256

// indexRows makes derived rows in memory, on all cores: folding and sort keys cost as much as writing them. It
// gives them in parts, in order, and makes the next parts meanwhile. An id without an image has no row.
func indexRows(ids []int64, images map[int64]image, met map[int64]relatedWords, clocks *cadences) iter.Seq[[]*indexRow] {
	return func(yield func([]*indexRow) bool) {
		parts := slices.Collect(slices.Chunk(ids, indexPart))
		made := make([]chan []*indexRow, len(parts))
		for p := range made {
			made[p] = make(chan []*indexRow, 1)
		}
		var next atomic.Int64
		var workers sync.WaitGroup
		for range min(len(parts), runtime.GOMAXPROCS(0)) {
			workers.Go(func() {
				for p := next.Add(1) - 1; p < int64(len(parts)); p = next.Add(1) - 1 {
					rows := make([]*indexRow, len(parts[p]))
					for i, id := range parts[p] {
						rows[i] = indexRowOf(images[id], met[id], clocks)
					}
					made[p] <- rows
				}
			})
		}
		defer workers.Wait()
		defer next.Store(int64(len(parts))) // stops the others when the caller has enough
		for p := range made {
			if !yield(<-made[p]) {
				return
			}
		}
	}
}

// contactKey is one row of contact_key.
type contactKey struct {
	key     string
	contact int64
}

// insertKeys adds rows in the order of the table, which takes a third of the time of any other order.
func (tx *Tx) insertKeys(keys []contactKey) error {
	slices.SortFunc(keys, func(a, b contactKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.contact, b.contact))
	})
	for _, k := range keys {
		if err := tx.insert(keyTable, record{k.key, k.contact}); err != nil {
			return err
		}
	}
	return nil
}

// loadStale reads the images that are missing. A contact of which only an encounter or an event changed keeps
// its keys.
func (tx *Tx) loadStale(ids []int64) error {
	var missing []int64
	for _, id := range ids {
		if tx.stale[id].now == nil {
			missing = append(missing, id)
		}
	}
	images, err := aggregateOf[Contacts].load(tx.ctx, tx, missing...)
	for id, im := range images {
		c := tx.stale[id]
		c.now = im
		if c.keys == nil {
			c.keys = keysOf(im)
		}
	}
	return err
}

// removeOld removes the keys and words that a contact no longer has; indexed holds the folded text of each
// contact. contact_fts reads the old text from contact_index, so it goes first.
func (tx *Tx) removeOld(id int64, row *indexRow, indexed map[int64]string) error {
	old, was := indexed[id]
	if !was {
		return nil
	}
	var keys []string
	if row != nil {
		keys = row.keys
	}
	for _, k := range tx.stale[id].keys {
		if _, stays := slices.BinarySearch(keys, k); stays {
			continue
		}
		if _, err := tx.exec("DELETE FROM contact_key WHERE key = ? AND contact = ?", k, id); err != nil {
			return err
		}
	}
	if row == nil || row.text != old {
		if _, err := tx.exec("DELETE FROM contact_fts WHERE docid = ?", id); err != nil {
			return err
		}
	}
	if row == nil {
		_, err := tx.exec("DELETE FROM contact_index WHERE id = ?", id)
		return err
	}
	return nil
}

// insertNew writes the derived row of a contact, and the keys that are new.
func (tx *Tx) insertNew(id int64, row *indexRow, indexed map[int64]string, keys []contactKey) ([]contactKey, error) {
	if row == nil {
		return keys, nil
	}
	old, was := indexed[id]
	for _, k := range row.keys {
		if was {
			if _, there := slices.BinarySearch(tx.stale[id].keys, k); there {
				continue
			}
		}
		keys = append(keys, contactKey{k, id})
	}
	err := tx.insert(indexTable, row.record())
	if err == nil {
		err = tx.insertClocks(row)
	}
	if err == nil && (!was || row.text != old) {
		err = tx.insert(textTable, record{id, row.text})
	}
	return keys, err
}
