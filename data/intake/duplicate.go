package intake

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"lanyard/data"
)

// Pair is two stored contacts that may be one person.
type Pair struct {
	A, B         int64 // A is the smaller
	NameA, NameB string
	Score        data.Score
}

const (
	// mostPairs bounds what Duplicates keeps: the likeliest. Nobody looks through more.
	mostPairs = 20_000
	// atOnce bounds the memory of a search: so many contacts are held at a time, about 1 KB each.
	atOnce = 150_000
)

// Duplicates compares all stored contacts with each other and gives the pairs that may be one person
// (data.MaybeSame), the likeliest first, then by name, at most 20,000. Pairs that the user says are not the
// same person are left out, and so is who is in the trash. Only contacts that share a key (data.MatchKeys)
// are compared, and keys that a crowd shares tell nothing. progress, which may be nil, is called with the
// number of contacts read and that of all there are to read; contacts in several parts of the search count
// in each.
func (in *Intake) Duplicates(ctx context.Context, progress func(done, total int)) ([]Pair, error) {
	groups, err := in.store.SharedKeys(ctx, nil, crowd)
	if err != nil {
		return nil, fmt.Errorf("looking for duplicates: %w", err)
	}
	return in.pairs(ctx, groups, nil, progress)
}

// DuplicatesOf is Duplicates of the pairs of which one is among the ids: after a change it tells what has
// become of them. Who is gone or in the trash is in no pair.
func (in *Intake) DuplicatesOf(ctx context.Context, ids []int64) ([]Pair, error) {
	var keys []string
	wanted := map[int64]bool{}
	err := in.store.Recognise(ctx, ids, func(cs []data.Contact) error {
		for i := range cs {
			wanted[cs[i].ID] = true
			keys = append(keys, data.MatchKeys(&cs[i])...)
		}
		return nil
	})
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	slices.Sort(keys)
	groups, err := in.store.SharedKeys(ctx, slices.Compact(keys), crowd)
	if err != nil {
		return nil, fmt.Errorf("looking for duplicates: %w", err)
	}
	return in.pairs(ctx, groups, wanted, nil)
}

// search is one search for duplicates.
type search struct {
	in     *Intake
	wanted map[int64]bool // one of each pair; nil: any
	apart  map[[2]int64]bool
	found  map[[2]int64]Pair

	progress    func(done, total int)
	done, total int
}

// pairs compares those who stand in one group. The groups are taken in parts that fit into the memory.
func (in *Intake) pairs(ctx context.Context, groups [][]int64, wanted map[int64]bool, progress func(done, total int)) ([]Pair, error) {
	apart, err := in.store.NotSame(ctx)
	if err != nil {
		return nil, err
	}
	s := search{in: in, wanted: wanted, apart: apart, found: map[[2]int64]Pair{}, progress: progress}
	parts := inParts(groups)
	for _, p := range parts {
		s.total += len(p.ids)
	}
	for i := range parts {
		if err := s.compare(ctx, &parts[i]); err != nil {
			return nil, fmt.Errorf("looking for duplicates: %w", err)
		}
		parts[i] = part{} // may be forgotten
	}
	return sortPairs(s.found), nil
}

// part is some of the groups, with everybody who stands in them.
type part struct {
	ids    []int64
	groups [][]int64
}

// inParts cuts the groups into parts of at most atOnce contacts, a group of a crowd aside.
func inParts(groups [][]int64) []part {
	var parts []part
	for len(groups) > 0 {
		members, n := map[int64]bool{}, 0
		for n < len(groups) && len(members) < atOnce {
			for _, id := range groups[n] {
				members[id] = true
			}
			n++
		}
		p := part{groups: groups[:n], ids: make([]int64, 0, len(members))}
		for id := range members {
			p.ids = append(p.ids, id)
		}
		slices.Sort(p.ids)
		parts, groups = append(parts, p), groups[n:]
	}
	return parts
}

// compared is a contact of a part.
type compared struct {
	id     int64
	name   string
	traits *data.Traits
}

// compare compares the contacts of one part, on all cores.
func (s *search) compare(ctx context.Context, p *part) error {
	people, err := s.read(ctx, p.ids)
	if err != nil {
		return err
	}
	at := make(map[int64]int32, len(people))
	for i, k := range people {
		at[k.id] = int32(i)
	}
	groups := make([][]int32, 0, len(p.groups))
	within := make([][]int32, len(people)) // the groups that each stands in
	for _, group := range p.groups {
		var members []int32
		for _, id := range group {
			if i, ok := at[id]; ok {
				members = append(members, i)
				within[i] = append(within[i], int32(len(groups)))
			}
		}
		groups = append(groups, members)
	}
	const step = 256
	var next atomic.Int64
	var workers sync.WaitGroup
	var lock sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var others []int32
			var found []Pair
			for from := int(next.Add(step)) - step; from < len(people) && ctx.Err() == nil; from = int(next.Add(step)) - step {
				for i := from; i < min(from+step, len(people)); i++ {
					others = others[:0]
					for _, g := range within[i] {
						after, _ := slices.BinarySearch(groups[g], int32(i)+1)
						others = append(others, groups[g][after:]...)
					}
					slices.Sort(others)
					found = s.match(found, people, int32(i), slices.Compact(others))
				}
			}
			lock.Lock()
			defer lock.Unlock()
			for _, pair := range found {
				s.found[[2]int64{pair.A, pair.B}] = pair
			}
		})
	}
	workers.Wait()
	if len(s.found) > 4*mostPairs {
		s.keepLikeliest()
	}
	return ctx.Err()
}

// match adds the pairs of one contact with others.
func (s *search) match(found []Pair, people []compared, i int32, others []int32) []Pair {
	a := &people[i]
	for _, j := range others {
		b := &people[j]
		if s.wanted != nil && !s.wanted[a.id] && !s.wanted[b.id] || s.apart[[2]int64{a.id, b.id}] {
			continue
		}
		if score := a.traits.Match(b.traits); score.Points >= data.MaybeSame {
			found = append(found, Pair{A: a.id, B: b.id, NameA: a.name, NameB: b.name, Score: score})
		}
	}
	return found
}

// read reads contacts in the order of their ids. While one page is read the one before is prepared.
func (s *search) read(ctx context.Context, ids []int64) ([]compared, error) {
	people := make([]compared, 0, len(ids))
	var workers sync.WaitGroup
	err := s.in.store.Recognise(ctx, ids, func(cs []data.Contact) error {
		at := len(people)
		people = people[:at+len(cs)]
		workers.Go(func() {
			for i := range cs {
				people[at+i] = compared{cs[i].ID, cs[i].Name(), data.TraitsOf(&cs[i])}
			}
		})
		s.done += len(cs)
		if s.progress != nil {
			s.progress(s.done, s.total)
		}
		return ctx.Err()
	})
	workers.Wait()
	return people, err
}

// keepLikeliest drops the pairs that will not be among the likeliest.
func (s *search) keepLikeliest() {
	kept := sortPairs(s.found)
	s.found = make(map[[2]int64]Pair, len(kept))
	for _, p := range kept {
		s.found[[2]int64{p.A, p.B}] = p
	}
}

// SortPairs puts the likeliest first, and those alike by name.
func SortPairs(pairs []Pair) {
	keys := map[string][]byte{}
	key := func(name string) []byte {
		k, ok := keys[name]
		if !ok {
			k = data.SortKey(name)
			keys[name] = k
		}
		return k
	}
	slices.SortFunc(pairs, func(x, y Pair) int {
		if c := cmp.Compare(y.Score.Points, x.Score.Points); c != 0 {
			return c
		}
		return cmp.Or(bytes.Compare(key(x.NameA), key(y.NameA)), bytes.Compare(key(x.NameB), key(y.NameB)),
			cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
}

// sortPairs gives the likeliest pairs in order.
func sortPairs(found map[[2]int64]Pair) []Pair {
	pairs := make([]Pair, 0, len(found))
	for _, p := range found {
		pairs = append(pairs, p)
	}
	if len(pairs) > mostPairs { // names are not looked at where points decide
		slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Compare(y.Score.Points, x.Score.Points) })
		last := pairs[mostPairs-1].Score.Points
		pairs = slices.DeleteFunc(pairs, func(p Pair) bool { return p.Score.Points < last })
	}
	SortPairs(pairs)
	return pairs[:min(len(pairs), mostPairs)]
}
