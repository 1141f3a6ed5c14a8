package data

import (
	"slices"
	"strings"
)

// listing says how the elements of one list are merged.
type listing[T any] struct {
	field     string
	found     lookup[T]
	label     func(*T) *string
	preferred func(*T) *bool
	text      func(T) string
	richer    func(old, draft T) (T, bool) // may be nil
}

// unite adds the elements of draft that are new to old, fills labels that are missing and takes
// the draft's preferred one where there is none yet. old is not written to.
func unite[T any](m *merging, l listing[T], old, draft []T) []T {
	if len(draft) == 0 {
		return old
	}
	out := slices.Clone(old)
	for i := range out {
		l.found.put(i, out[i])
	}
	has := slices.ContainsFunc(out, func(t T) bool { return *l.preferred(&t) })
	var before, after []string
	for _, d := range draft {
		i := l.found.find(d)
		if i < 0 {
			*l.preferred(&d) = *l.preferred(&d) && !has
			has = has || *l.preferred(&d)
			l.found.put(len(out), d)
			out = append(out, d)
			after = append(after, l.text(d))
			continue
		}
		was, touched := out[i], false
		if l.richer != nil {
			if better, ok := l.richer(out[i], d); ok {
				out[i], touched = better, true
				l.found.put(i, better)
			}
		}
		if label := l.label(&out[i]); *label == "" && *l.label(&d) != "" {
			*label, touched = *l.label(&d), true
		}
		if *l.preferred(&d) && !has {
			*l.preferred(&out[i]), has, touched = true, true, true
		}
		if touched {
			before, after = append(before, l.text(was)), append(after, l.text(out[i]))
		}
	}
	if len(after) == 0 {
		return old
	}
	m.changed(l.field, strings.Join(before, ", "), strings.Join(after, ", "))
	return out
}

// labelled writes a value with its label: "jane@sl.example (work)".
func labelled(value, label string) string {
	if label == "" {
		return value
	}
	return value + " (" + label + ")"
}

func (m *merging) emails(c *Contact, draft []Email) {
	c.Emails = unite(m, listing[Email]{
		field:     "emails",
		found:     byKeys(func(e Email) []string { return []string{emailKey(e.Value)} }),
		label:     func(e *Email) *string { return &e.Label },
		preferred: func(e *Email) *bool { return &e.Preferred },
		text:      func(e Email) string { return labelled(e.Value, e.Label) },
	}, c.Emails, draft)
}

func (m *merging) phones(c *Contact, draft []Phone) {
	c.Phones = unite(m, listing[Phone]{
		field:     "phones",
		found:     byKeys(func(p Phone) []string { return []string{"as written " + p.Value, phoneKey(p)} }),
		label:     func(p *Phone) *string { return &p.Label },
		preferred: func(p *Phone) *bool { return &p.Preferred },
		text:      func(p Phone) string { return labelled(p.Value, p.Label) },
	}, c.Phones, draft)
}

func (m *merging) links(c *Contact, draft []Link) {
	c.Links = unite(m, listing[Link]{
		field:     "links",
		found:     byKeys(func(l Link) []string { return []string{linkKey(l.Value)} }),
		label:     func(l *Link) *string { return &l.Label },
		preferred: func(l *Link) *bool { return &l.Preferred },
		text:      func(l Link) string { return labelled(l.Value, l.Label) },
	}, c.Links, draft)
}

func (m *merging) addresses(c *Contact, draft []Address) {
	c.Addresses = unite(m, listing[Address]{
		field:     "addresses",
		found:     byPartsOf(),
		label:     func(a *Address) *string { return &a.Label },
		preferred: func(a *Address) *bool { return &a.Preferred },
		text:      func(a Address) string { return labelled(strings.Join(a.Lines(), ", "), a.Label) },
		richer: func(old, draft Address) (Address, bool) {
			if within(draft, old) {
				return old, false
			}
			draft.Label, draft.Preferred = old.Label, old.Preferred
			return draft, true
		},
	}, c.Addresses, draft)
}

// within reports whether every part of a that is filled says the same in b, and a says more than
// a country.
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
		have[topicKey(t)] = true
	}
	var added []string
	for _, t := range all {
		if !have[topicKey(t)] {
			added = append(added, t)
		}
	}
	if len(added) > 0 {
		c.Topics = append(slices.Clone(c.Topics), added...)
		m.changed("topics", "", strings.Join(added, ", "))
	}
}
