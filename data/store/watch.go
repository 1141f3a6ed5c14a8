package store

import (
	"maps"
	"slices"
	"sync"
)

// Changed says what a committed operation touched. A nil slice for a present key means "many": reload
// everything of that kind.
type Changed map[Kind][]int64

// manyChanged is the number of ids of one kind from which on a watcher is told "many".
const manyChanged = 1000

type watchers struct {
	mu   sync.Mutex
	next int
	all  map[int]func(Changed)
}

// Watch calls f after every commit, from the writing goroutine, until cancel is called. f may read and write,
// because the writer is free again, but should return soon.
func (s *Store) Watch(f func(Changed)) (cancel func()) {
	w := &s.watchers
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[int]func(Changed){}
	}
	w.next++
	n := w.next
	w.all[n] = f
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.all, n)
	}
}

// tell calls the watchers in order. It holds no lock meanwhile.
func (w *watchers) tell(c Changed) {
	if len(c) == 0 {
		return
	}
	w.mu.Lock()
	fs := make([]func(Changed), 0, len(w.all))
	for _, n := range slices.Sorted(maps.Keys(w.all)) {
		fs = append(fs, w.all[n])
	}
	w.mu.Unlock()
	for _, f := range fs {
		f(c)
	}
}

// changedSet collects what an operation touched.
type changedSet map[Kind]map[int64]bool

func (s changedSet) add(k Kind, id int64) {
	if s[k] == nil {
		s[k] = map[int64]bool{}
	}
	s[k][id] = true
}

func (s changedSet) changed() Changed {
	out := make(Changed, len(s))
	for k, ids := range s {
		if len(ids) > manyChanged {
			out[k] = nil
			continue
		}
		out[k] = slices.Sorted(maps.Keys(ids))
	}
	return out
}
