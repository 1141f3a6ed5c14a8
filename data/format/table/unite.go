package table

import (
	"strings"

	"lanyard/data"
)

// known is what the lists of a contact hold, so that any number of rows can be united with it.
type known struct {
	emails, phones, links data.Once[string] // as they are compared
	addresses             data.Once[data.Address]
	topics                data.Once[string]
	other                 data.Once[data.Property]
	preferred             [4]bool // of e-mails, phones, addresses and links
}

// knownOf is what a contact holds, none of it taken away.
func knownOf(c *data.Contact) *known {
	k := &known{}
	was := *c
	c.Emails, c.Phones, c.Links, c.Addresses, c.Topics, c.Other = nil, nil, nil, nil, nil, nil
	k.unite(c, &was)
	for _, p := range was.Other { // also what says no more than yes or no
		k.other.Add(p)
	}
	c.Emails, c.Phones, c.Links, c.Addresses, c.Topics, c.Other = was.Emails, was.Phones, was.Links, was.Addresses, was.Topics, was.Other
	c.OnePreferred()
	return k
}

// unite adds to the contact what another row says of the same person.
func (k *known) unite(c, more *data.Contact) {
	for _, e := range more.Emails {
		if k.emails.Add(strings.ToLower(e.Value)) {
			e.Preferred = k.prefers(0, e.Preferred)
			c.Emails = append(c.Emails, e)
		}
	}
	for _, p := range more.Phones {
		if k.phones.Add(p.Value) {
			p.Preferred = k.prefers(1, p.Preferred)
			c.Phones = append(c.Phones, p)
		}
	}
	for _, a := range more.Addresses {
		if k.addresses.Add(a) {
			a.Preferred = k.prefers(2, a.Preferred)
			c.Addresses = append(c.Addresses, a)
		}
	}
	for _, l := range more.Links {
		if k.links.Add(l.Value) {
			l.Preferred = k.prefers(3, l.Preferred)
			c.Links = append(c.Links, l)
		}
	}
	for _, t := range more.Topics {
		k.topics.Add(t)
	}
	c.Topics = k.topics.List()
	for _, o := range more.Other {
		if !flag(o.Value) && k.other.Add(o) {
			c.Other = append(c.Other, o)
		}
	}
}

// prefers reports whether a value is the first of its kind that is preferred.
func (k *known) prefers(kind int, preferred bool) bool {
	first := preferred && !k.preferred[kind]
	k.preferred[kind] = k.preferred[kind] || preferred
	return first
}

// notes joins notes, each once.
type notes struct {
	all  []string
	seen data.Once[string]
	size int // bytes
}

// searched is how much of a note is searched for another one that it may hold, in bytes: behind that, only for the same one.
const searched = 64 << 10

func (n *notes) add(note string) {
	if note == "" || !n.seen.Add(note) || n.size < searched && strings.Contains(n.text(), note) {
		return
	}
	n.all = append(n.all, note)
	n.size += len(note)
}

func (n *notes) text() string { return strings.TrimSpace(strings.Join(n.all, "\n")) }
