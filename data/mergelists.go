package data

import (
	"slices"
	"strings"
)

// listing says how the elements of one list are merged.
type listing[T any] struct {
	field  FieldKey
	found  lookup[T]
	richer func(old, draft T) (T, bool) // may be nil
}

// unite adds the new elements of draft to old, fills missing labels, and takes the draft's preferred one if
// there is none yet. It does not change old.
func unite[T any, P labelledValue[T]](m *merging, l listing[T], old, draft []T) []T {
	if len(draft) == 0 {
		return old
	}
	out := slices.Clone(old)
	for i := range out {
		l.found.put(i, out[i])
	}
	has := slices.ContainsFunc(out, func(t T) bool { _, preferred := P(&t).marks(); return *preferred })
	var before, after []string
	for _, d := range draft {
		label, marked := P(&d).marks()
		i := l.found.find(d)
		if i < 0 {
			*marked = *marked && !has
			has = has || *marked
			l.found.put(len(out), d)
			out = append(out, d)
			after = append(after, said[T, P](d))
			continue
		}
		was, touched := out[i], false
		if l.richer != nil {
			if better, ok := l.richer(out[i], d); ok {
				out[i], touched = better, true
				l.found.put(i, better)
			}
		}
		to, preferred := P(&out[i]).marks()
		if *to == "" && *label != "" {
			*to, touched = *label, true
		}
		if *marked && !has {
			*preferred, has, touched = true, true, true
		}
		if touched {
			before, after = append(before, said[T, P](was)), append(after, said[T, P](out[i]))
		}
	}
	if len(after) == 0 {
		return old
	}
	m.changed(l.field, strings.Join(before, ", "), strings.Join(after, ", "))
	return out
}

func (m *merging) emails(c *Contact, draft []Email) {
	c.Emails = unite(m, listing[Email]{
		field: EmailsField,
		found: byKeys(func(e Email) []string { return []string{emailKey(e.Value)} }),
	}, c.Emails, draft)
}

func (m *merging) phones(c *Contact, draft []Phone) {
	c.Phones = unite(m, listing[Phone]{
		field: PhonesField,
		found: byKeys(func(p Phone) []string { return []string{"as written " + p.Value, phoneKey(p)} }),
	}, c.Phones, draft)
}

func (m *merging) links(c *Contact, draft []Link) {
	c.Links = unite(m, listing[Link]{
		field: LinksField,
		found: byKeys(func(l Link) []string { return []string{linkKey(l.Value)} }),
	}, c.Links, draft)
}

func (m *merging) addresses(c *Contact, draft []Address) {
	c.Addresses = unite(m, listing[Address]{
		field: AddressesField,
		found: byPartsOf(),
		richer: func(old, draft Address) (Address, bool) {
			if within(draft, old) {
				return old, false
			}
			draft.Label, draft.Preferred = old.Label, old.Preferred
			return draft, true
		},
	}, c.Addresses, draft)
}

// within reports whether every filled part of a is the same in b, and a is more than a country.
func within(a, b Address) bool {
	x, y := partsOf(a), partsOf(b)
	filled := 0
	for i := range x {
		if x[i] == "" {
			continue
		}
		if canonical(x[i]) != canonical(y[i]) {
			return false
		}
		filled++
	}
	return filled > 1 || filled > 0 && x == y
}

func (m *merging) topics(c *Contact, draft []string) {
	all := UniqueTopics(append(slices.Clone(c.Topics), draft...))
	have := map[string]bool{}
	for _, t := range c.Topics {
		have[TopicKey(t)] = true
	}
	var added []string
	for _, t := range all {
		if !have[TopicKey(t)] {
			added = append(added, t)
		}
	}
	if len(added) > 0 {
		c.Topics = append(slices.Clone(c.Topics), added...)
		m.changed(TopicsField, "", strings.Join(added, ", "))
	}
}
