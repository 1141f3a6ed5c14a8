package data

import (
	"math/bits"
	"slices"
)

// lookup finds the element of a list that says the same as another, equally fast for any length.
type lookup[T any] struct {
	put  func(at int, t T) // adds the element at an index; a richer one replaces it
	find func(t T) int     // the first that says the same; -1 for none
}

// byKeys finds elements that share one of their keys.
func byKeys[T any](keys func(T) []string) lookup[T] {
	places := map[string]int{}
	return lookup[T]{
		put: func(at int, t T) {
			for _, k := range keys(t) {
				if _, there := places[k]; !there {
					places[k] = at
				}
			}
		},
		find: func(t T) int {
			found := -1
			for _, k := range keys(t) {
				if at, there := places[k]; there && (found < 0 || at < found) {
					found = at
				}
			}
			return found
		},
	}
}

// addressParts are the parts of an address, in the order of the form.
type addressParts [7]string

func partsOf(a Address) addressParts {
	return addressParts{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
}

// filledParts has a bit for each part that is not empty.
type filledParts uint8

// only keeps the parts in f.
func (p addressParts) only(f filledParts) addressParts {
	for i := range p {
		if f>>i&1 == 0 {
			p[i] = ""
		}
	}
	return p
}

// folded gives the parts in the form for comparing, and which are filled.
func (p addressParts) folded() (addressParts, filledParts) {
	var f filledParts
	for i := range p {
		if p[i] != "" {
			f |= 1 << i
			p[i] = canonical(p[i])
		}
	}
	return p, f
}

// byParts finds addresses of which one is part of the other: everything that is filled in one is the same in
// the other. There are 127 ways to fill an address; for each way that occurs, addresses are indexed by those
// parts.
type byParts struct {
	all   []Address
	wider map[filledParts]map[addressParts]int // by the parts of another address
	own   map[filledParts]map[addressParts]int // by their own parts
	plain map[addressParts]int                 // as they are
}

func byPartsOf() lookup[Address] {
	b := &byParts{}
	return lookup[Address]{put: b.put, find: b.find}
}

func (b *byParts) put(at int, a Address) {
	if b.own == nil {
		b.wider, b.own, b.plain = map[filledParts]map[addressParts]int{}, map[filledParts]map[addressParts]int{}, map[addressParts]int{}
	}
	if at == len(b.all) {
		b.all = append(b.all, a)
	}
	b.all[at] = a
	parts, filled := partsOf(a).folded()
	if b.own[filled] == nil {
		b.own[filled] = map[addressParts]int{}
	}
	firstAt(b.own[filled], parts, at)
	firstAt(b.plain, partsOf(a), at)
	for f, index := range b.wider {
		firstAt(index, parts.only(f), at)
	}
}

// firstAt remembers the first index under some parts.
func firstAt(index map[addressParts]int, p addressParts, at int) {
	if was, there := index[p]; !there || at < was {
		index[p] = at
	}
}

func (b *byParts) find(a Address) int {
	parts, filled := partsOf(a).folded()
	var found []int
	take := func(index map[addressParts]int, p addressParts) {
		if at, there := index[p]; there && (within(a, b.all[at]) || within(b.all[at], a)) {
			found = append(found, at)
		}
	}
	if bits.OnesCount8(uint8(filled)) > 1 {
		take(b.fills(filled), parts)
	}
	for f, index := range b.own {
		take(index, parts.only(f))
	}
	take(b.plain, partsOf(a))
	if len(found) == 0 {
		return -1
	}
	return slices.Min(found)
}

// fills indexes the addresses by some parts.
func (b *byParts) fills(f filledParts) map[addressParts]int {
	if b.wider == nil {
		return nil
	}
	index := b.wider[f]
	if index == nil {
		index = map[addressParts]int{}
		for at := range b.all {
			parts, _ := partsOf(b.all[at]).folded()
			firstAt(index, parts.only(f), at)
		}
		b.wider[f] = index
	}
	return index
}
