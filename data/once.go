package data

import "slices"

// Once is a list in which each value occurs once, in the order in which the values came. Adding and looking up
// take the same time for any length. The zero value is an empty list.
type Once[K comparable] struct {
	list []K
	at   map[K]int // indices in the list; nil while it is short
}

// short is the length up to which going through a list is faster than a map.
const short = 12

// Add adds a value at the end and reports whether it is new.
func (o *Once[K]) Add(k K) bool {
	if o.Has(k) {
		return false
	}
	o.list = append(o.list, k)
	switch {
	case o.at != nil:
		o.at[k] = len(o.list) - 1
	case len(o.list) > short:
		o.at = make(map[K]int, 2*len(o.list))
		for i, k := range o.list {
			o.at[k] = i
		}
	}
	return true
}

// Index is the index of the value; -1 when it is not there.
func (o *Once[K]) Index(k K) int {
	if o.at == nil {
		return slices.Index(o.list, k)
	}
	if i, there := o.at[k]; there {
		return i
	}
	return -1
}

// Has reports whether the value is in the list.
func (o *Once[K]) Has(k K) bool { return o.Index(k) >= 0 }

// List gives the list; nil when nothing was added. Do not write to it.
func (o *Once[K]) List() []K { return slices.Clip(o.list) }

// Len is how many values there are.
func (o *Once[K]) Len() int { return len(o.list) }

// OnceOf makes a list of values, each once.
func OnceOf[K comparable](values ...K) *Once[K] {
	o := &Once[K]{}
	for _, v := range values {
		o.Add(v)
	}
	return o
}

// Shares reports whether two lists have a value in common.
func (o *Once[K]) Shares(other *Once[K]) bool {
	if o.Len() > other.Len() {
		o, other = other, o
	}
	return slices.ContainsFunc(o.list, other.Has)
}
