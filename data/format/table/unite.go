package table

import (
	"strings"

	"lanyard/data"
)

// known holds the values of a contact's lists, so that any number of rows can be united with it.
type known struct {
	emails, phones, links knownList[string] // in the form for comparing
	addresses             knownList[data.Address]
	topics                data.Once[string]
	other                 data.Once[data.Property]
	former                data.Once[data.Former]
}

// knownList is a list of which one value may be preferred.
type knownList[K comparable] struct {
	seen      data.Once[K]
	preferred bool // one of them is
}

// add reports whether a value is new; of several preferred values only the first stays preferred.
func (l *knownList[K]) add(key K, preferred *bool) bool {
	if !l.seen.Add(key) {
		return false
	}
	*preferred, l.preferred = *preferred && !l.preferred, l.preferred || *preferred
	return true
}

// knownOf is what a contact holds, none of it taken away.
func knownOf(c *data.Contact) *known {
	k := &known{}
	was := *c
	c.Emails, c.Phones, c.Links, c.Addresses, c.Topics, c.Other, c.Former = nil, nil, nil, nil, nil, nil, nil
	k.unite(c, &was)
	for _, p := range was.Other { // also values that only say yes or no
		k.other.Add(p)
	}
	c.Emails, c.Phones, c.Links, c.Addresses, c.Topics, c.Other = was.Emails, was.Phones, was.Links, was.Addresses, was.Topics, was.Other
	c.OnePreferred()
	return k
}

// unite adds to the contact what another row says about the same person.
func (k *known) unite(c, more *data.Contact) {
	for _, e := range more.Emails {
		if k.emails.add(strings.ToLower(e.Value), &e.Preferred) {
			c.Emails = append(c.Emails, e)
		}
	}
	for _, p := range more.Phones {
		if k.phones.add(p.Value, &p.Preferred) {
			c.Phones = append(c.Phones, p)
		}
	}
	for _, a := range more.Addresses {
		if k.addresses.add(a, &a.Preferred) {
			c.Addresses = append(c.Addresses, a)
		}
	}
	for _, l := range more.Links {
		if k.links.add(l.Value, &l.Preferred) {
			c.Links = append(c.Links, l)
		}
	}
	for _, t := range more.Topics {
		k.topics.Add(t)
	}
	c.Topics = k.topics.List()
	for _, f := range more.Former {
		k.former.Add(f)
	}
	c.Former = k.former.List()
	for _, o := range more.Other {
		if !flag(o.Value) && k.other.Add(o) {
			c.Other = append(c.Other, o)
		}
	}
}

// notes joins notes, each once.
type notes struct {
	all  []string
	seen data.Once[string]
	size int // bytes
}

// searched is how many bytes of a note are searched for another note; above that, only an equal one counts.
const searched = 64 << 10

func (n *notes) add(note string) {
	if note == "" || !n.seen.Add(note) || n.size < searched && strings.Contains(n.text(), note) {
		return
	}
	n.all = append(n.all, note)
	n.size += len(note)
}

func (n *notes) text() string { return strings.TrimSpace(strings.Join(n.all, "\n")) }
