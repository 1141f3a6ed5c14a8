package intake

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Pair is two stored contacts that may be one person.
type Pair struct {
	A, B         int64 // A is the smaller id
	NameA, NameB string
	Score        data.Score
	Sure         bool // Score.Sure, and nothing contradicts it
}

const (
	// mostPairs limits what Duplicates keeps: the most likely pairs. Nobody looks through more.
	mostPairs = 20_000
	// atOnce limits the memory of a search: so many contacts are held at a time, about 1 KB each.
	atOnce = 150_000
)

// Duplicates compares all stored contacts with each other. It gives the pairs that may be one person
// (data.MaybeSame), the most likely first, then by name, at most 20,000. It leaves out pairs that the user says
// are not the same person, and contacts in the trash. It compares only contacts that share a key
// (data.MatchKeys) which no crowd shares. It calls progress, which may be nil, with the number of contacts read
// and the number of all contacts to read; contacts in several parts of the search count in each.
func (in *Intake) Duplicates(ctx context.Context, progress func(done, total int)) ([]Pair, error) {
	groups, err := in.store.SharedKeys(ctx, nil, crowd)
	if err != nil {
		return nil, say.Errorf("looking for duplicates: {{.Why}}", err)
	}
	return in.pairs(ctx, groups, nil, progress)
}

// DuplicatesOf is Duplicates for the pairs with one of the ids: after a change it gives their present state.
// Contacts that do not exist or are in the trash are in no pair.
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
		return nil, say.Errorf("looking for duplicates: {{.Why}}", err)
	}
	return in.pairs(ctx, groups, wanted, nil)
}

// search is one search for duplicates.
type search struct {
	in     *Intake
	wanted map[int64]bool // one of each pair must be in it; nil: any
	apart  map[[2]int64]bool
	found  []Pair
	sure   bool // only those who surely are one person, but all of them

	progress    func(done, total int)
	done, total int
}

// pairs compares the contacts within each group. It takes the groups in parts that fit into the memory.
func (in *Intake) pairs(ctx context.Context, groups []store.Shared, wanted map[int64]bool, progress func(done, total int)) ([]Pair, error) {
	apart, err := in.store.NotSame(ctx)
	if err != nil {
		return nil, err
	}
	s := search{in: in, wanted: wanted, apart: apart, progress: progress}
	if err := s.all(ctx, groups); err != nil {
		return nil, err
	}
	return in.inOrder(ctx, likeliest(s.found))
}

// all compares the contacts within each group.
func (s *search) all(ctx context.Context, groups []store.Shared) error {
	parts := inParts(groups)
	for _, p := range parts {
		s.total += len(p.ids)
	}
	for i := range parts {
		if err := s.compare(ctx, &parts[i]); err != nil {
			return say.Errorf("looking for duplicates: {{.Why}}", err)
		}
		parts[i] = part{} // frees memory
	}
	return nil
}

// part is some of the groups, with all contacts in them.
type part struct {
	ids    []int64
	groups []store.Shared
}

// inParts cuts the groups into parts of at most atOnce contacts; a larger group is a part of its own.
func inParts(groups []store.Shared) []part {
	var parts []part
	for len(groups) > 0 {
		members, n := map[int64]bool{}, 0
		for n < len(groups) && len(members) < atOnce {
			for _, id := range groups[n].IDs {
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
	groups := make([]group, 0, len(p.groups))
	within := make([][]int32, len(people)) // the groups of each
	for _, shared := range p.groups {
		g := group{strong: shared.Strong, members: make([]int32, 0, len(shared.IDs))}
		for _, id := range shared.IDs {
			if i, ok := at[id]; ok {
				g.members = append(g.members, i)
				within[i] = append(within[i], int32(len(groups)))
			}
		}
		groups = append(groups, g)
	}
	const step = 256
	var next atomic.Int64
	var workers sync.WaitGroup
	var lock sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var found []Pair
			var others []other
			for from := int(next.Add(step)) - step; from < len(people) && ctx.Err() == nil; from = int(next.Add(step)) - step {
				for i := from; i < min(from+step, len(people)); i++ {
					others = laterMembers(others[:0], groups, within[i], int32(i))
					found = s.match(found, people, i, others)
				}
				if len(found) > 4*mostPairs && !s.sure {
					found = likeliest(found)
				}
			}
			lock.Lock()
			defer lock.Unlock()
			s.found = append(s.found, found...)
		})
	}
	workers.Wait()
	if len(s.found) > 4*mostPairs && !s.sure {
		s.found = likeliest(s.found)
	}
	return ctx.Err()
}

// group is a store.Shared with indices in a part instead of ids.
type group struct {
	strong  bool
	members []int32
}

// other is a contact to compare with: its index in the part times two, minus one if what they share is strong,
// so that this comes first in the order.
type other int32

func (o other) place() int   { return int(o+1) / 2 }
func (o other) strong() bool { return o%2 != 0 }

// laterMembers collects later members of the groups that person i is in, each once.
func laterMembers(out []other, groups []group, within []int32, i int32) []other {
	for _, g := range within {
		members := groups[g].members
		from, _ := slices.BinarySearch(members, i+1)
		for _, j := range members[from:] {
			o := other(2 * j)
			if groups[g].strong {
				o--
			}
			out = append(out, o)
		}
	}
	slices.Sort(out)
	return slices.CompactFunc(out, func(a, b other) bool { return a.place() == b.place() })
}

// match adds the pairs of one contact with others.
func (s *search) match(found []Pair, people []compared, i int, others []other) []Pair {
	a := &people[i]
	for _, o := range others {
		b := &people[o.place()]
		switch {
		case s.wanted != nil && !s.wanted[a.id] && !s.wanted[b.id]:
		case !o.strong() && !a.traits.NamesMayMatch(b.traits):
		case s.apart[[2]int64{a.id, b.id}]:
		case s.sure && !a.traits.CouldBeSame(b.traits):
		default:
			score := a.traits.Match(b.traits)
			if score.Points < data.MaybeSame {
				continue
			}
			sure := score.Sure() && !a.traits.Contradicts(b.traits)
			if sure || !s.sure {
				found = append(found, Pair{A: a.id, B: b.id, NameA: a.name, NameB: b.name, Score: score, Sure: sure})
			}
		}
	}
	return found
}

// read reads contacts in the order of their ids. It prepares one page while it reads the next.
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

// ComparePairs is the order of Duplicates: the most likely first, then by name.
func ComparePairs(x, y Pair) int {
	return comparePairs(x, y, data.SortKey(x.NameA), data.SortKey(x.NameB), data.SortKey(y.NameA), data.SortKey(y.NameB))
}

func comparePairs(x, y Pair, xA, xB, yA, yB []byte) int {
	return cmp.Or(cmp.Compare(y.Score.Points, x.Score.Points), bytes.Compare(xA, yA), bytes.Compare(xB, yB), byID(x, y))
}

func byID(x, y Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }

// most likely gives the most likely pairs, each once; equally likely ones with the lower ids first.
func likeliest(pairs []Pair) []Pair {
	slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Or(cmp.Compare(y.Score.Points, x.Score.Points), byID(x, y)) })
	pairs = slices.CompactFunc(pairs, func(x, y Pair) bool { return byID(x, y) == 0 })
	return slices.Clone(pairs[:min(len(pairs), mostPairs)])
}

// inOrder sorts pairs by ComparePairs.
func (in *Intake) inOrder(ctx context.Context, pairs []Pair) ([]Pair, error) {
	ids := make([]int64, 0, 2*len(pairs))
	for _, p := range pairs {
		ids = append(ids, p.A, p.B)
	}
	keys, err := in.store.SortKeys(ctx, ids)
	slices.SortFunc(pairs, func(x, y Pair) int { return comparePairs(x, y, keys[x.A], keys[x.B], keys[y.A], keys[y.B]) })
	return pairs, err
}
