package intake

import (
	"context"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// OnePerson are stored contacts that surely are one person.
type OnePerson struct {
	IDs     []int64 // the one that stays first, then the others; ascending
	Names   []string
	Reasons []data.Reason // of the least likely pair
}

// SureDuplicates finds the contacts that can be merged without a look at each: those that Duplicates takes for the same person
// (data.Score.Sure), all who hang together as one group. A group in which any two contradict each other, or were said to be two
// people, is left out as a whole. The groups come by the lowest id. progress is that of Duplicates.
func (in *Intake) SureDuplicates(ctx context.Context, progress func(done, total int)) ([]OnePerson, error) {
	shared, err := in.store.SharedKeys(ctx, nil, crowd)
	if err != nil {
		return nil, say.Errorf("looking for duplicates: {{.Why}}", err)
	}
	apart, err := in.store.NotSame(ctx)
	if err != nil {
		return nil, err
	}
	s := search{in: in, apart: apart, progress: progress, sure: true}
	if err := s.all(ctx, shared); err != nil {
		return nil, err
	}
	groups := groupsOf(s.found)
	var ids []int64
	for _, g := range groups {
		ids = append(ids, g.IDs...)
	}
	traits, err := in.traits(ctx, ids)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(groups, func(g OnePerson) bool { return !agree(g.IDs, traits, apart) }), nil
}

// groupsOf joins pairs that have somebody in common.
func groupsOf(pairs []Pair) (out []OnePerson) {
	first := map[int64]int64{} // who leads to the lowest id
	var lead func(id int64) int64
	lead = func(id int64) int64 {
		up, joined := first[id]
		if !joined || up == id {
			return id
		}
		first[id] = lead(up)
		return first[id]
	}
	names := map[int64]string{}
	for _, p := range pairs {
		names[p.A], names[p.B] = p.NameA, p.NameB
		a, b := lead(p.A), lead(p.B)
		first[max(a, b)] = min(a, b)
	}
	at := map[int64]int{}
	ids := make([]int64, 0, len(names))
	for id := range names {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		i, known := at[lead(id)]
		if !known {
			i = len(out)
			at[id], out = i, append(out, OnePerson{})
		}
		out[i].IDs, out[i].Names = append(out[i].IDs, id), append(out[i].Names, names[id])
	}
	least := map[int64]int{}
	for _, p := range pairs {
		l := lead(p.A)
		if points, known := least[l]; !known || p.Score.Points < points {
			least[l], out[at[l]].Reasons = p.Score.Points, p.Score.Reasons
		}
	}
	return out
}

// traits reads by what contacts are recognised.
func (in *Intake) traits(ctx context.Context, ids []int64) (map[int64]*data.Traits, error) {
	out := make(map[int64]*data.Traits, len(ids))
	err := in.store.Recognise(ctx, ids, func(cs []data.Contact) error {
		for i := range cs {
			out[cs[i].ID] = data.TraitsOf(&cs[i])
		}
		return ctx.Err()
	})
	return out, err
}

// agree reports whether no two of a group contradict each other or were said to be two people.
func agree(ids []int64, traits map[int64]*data.Traits, apart map[[2]int64]bool) bool {
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if traits[a] == nil || traits[b] == nil || apart[[2]int64{min(a, b), max(a, b)}] || traits[a].Contradicts(traits[b]) {
				return false
			}
		}
	}
	return true
}

// sureAtOnce is how many groups are read at a time.
const sureAtOnce = 50

// MergeSame makes one contact of each group, and gives those that were merged: a group of which somebody is gone meanwhile, or of
// which any two contradict each other by now, stays as it is. progress may be nil.
func MergeSame(tx *store.Tx, groups []OnePerson, progress func(done, total int)) (merged []OnePerson, err error) {
	for from := 0; from < len(groups); from += sureAtOnce {
		part := groups[from:min(from+sureAtOnce, len(groups))]
		known, err := readSame(tx, part)
		if err != nil {
			return merged, err
		}
		for i := range part {
			if progress != nil {
				progress(from+i, len(groups))
			}
			switch did, err := known.merge(tx, part[i].IDs); {
			case err != nil:
				return merged, say.Errorf("merging {{.Name}}: {{.Why}}", part[i].Names[0], err)
			case did:
				merged = append(merged, part[i])
			}
		}
	}
	return merged, nil
}

// knownSame is what is stored of the contacts of some groups.
type knownSame struct {
	contacts map[int64]data.Contact
	says     map[int64]int // encounters and promises of each
	apart    map[[2]int64]bool
}

func readSame(tx *store.Tx, groups []OnePerson) (knownSame, error) {
	k := knownSame{map[int64]data.Contact{}, map[int64]int{}, map[[2]int64]bool{}}
	var ids []int64
	for _, g := range groups {
		ids = append(ids, g.IDs...)
	}
	found, err := tx.Contacts(ids)
	if err != nil {
		return k, err
	}
	for _, c := range found {
		if c.Trashed.IsZero() {
			k.contacts[c.ID] = c
		}
	}
	met, err := tx.EncountersOf(ids)
	if err != nil {
		return k, err
	}
	owed, err := tx.PromisesOf(ids)
	if err != nil {
		return k, err
	}
	apart, err := tx.NotSameOf(ids)
	for _, id := range ids {
		k.says[id] = len(met[id]) + len(owed[id])
		for _, other := range apart[id] {
			k.apart[[2]int64{min(id, other), max(id, other)}] = true
		}
	}
	return k, err
}

// merge makes one contact of a group, and reports whether it did.
func (k *knownSame) merge(tx *store.Tx, ids []int64) (bool, error) {
	traits := map[int64]*data.Traits{}
	for _, id := range ids {
		if c, there := k.contacts[id]; there {
			traits[id] = data.TraitsOf(&c)
		}
	}
	if !agree(ids, traits, k.apart) {
		return false, nil
	}
	keep := k.contacts[ids[0]]
	says := k.says[ids[0]]
	for _, id := range ids[1:] {
		gone := k.contacts[id]
		theirs := data.TheirSides(&keep, &gone, says, k.says[id])
		if err := tx.MergeContacts(keep.ID, id, theirs...); err != nil {
			return false, err
		}
		keep = data.MergeSides(keep, gone, theirs...)
		says += k.says[id]
	}
	return true, nil
}

// MergedSame is the summary of merging groups.
func MergedSame(groups []OnePerson) say.Text {
	all := 0
	for _, g := range groups {
		all += len(g.IDs)
	}
	if len(groups) == 1 {
		return say.T("Merged {{.Count}} contacts of {{.Name}}", all, groups[0].Names[0])
	}
	return say.N(len(groups), "Merged {{.All}} contacts into {{.Count}}", "Merged {{.All}} contacts into {{.Count}}", all)
}
