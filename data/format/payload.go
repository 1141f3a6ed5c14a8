package format

import (
	"slices"

	"lanyard/data"
	"lanyard/data/format/mecard"
	"lanyard/data/format/vcard"
)

// PayloadLimit is the size in bytes that the text of a code should have at most; the least important parts are
// left out for it. Every phone reads up to 300 bytes at arm's length, and up to this limit close by.
const PayloadLimit = 450

// Payload writes a contact as the text of a QR code: a vCard, or a MECARD in the compact form. Preferred values
// come first in each list. Parts are left out in the form's order until the text has at most limit bytes (0: no
// limit); left names them, and those that a MECARD cannot say. The parts that are always kept (see
// data.DropOrder) may make a text longer than limit.
func Payload(c data.Contact, f data.CodeForm, limit int) (text string, left []data.Droppable) {
	c = preferredFirst(c)
	write := vcard.Payload
	if f.Compact {
		write = mecard.Payload
		for _, d := range mecard.Unsayable {
			for d.From(&c) {
				left = note(left, d)
			}
		}
	}
	if limit > 0 {
		left = append(left, shortened(&c, limit)...)
	}
	text = write(&c)
	for _, d := range f.Order() {
		for limit > 0 && len(text) > limit && d.From(&c) {
			left = note(left, d)
			text = write(&c)
		}
	}
	return text, left
}

// shortened cuts lists that could not fit into limit bytes, because each value takes at least two bytes.
func shortened(c *data.Contact, limit int) (left []data.Droppable) {
	for _, l := range []struct {
		kind data.Droppable
		n    func() int
	}{
		{data.DropTopics, func() int { return len(c.Topics) }},
		{data.DropAddresses, func() int { return len(c.Addresses) }},
		{data.DropLinks, func() int { return len(c.Links) }},
		{data.DropPhones, func() int { return len(c.Phones) }},
		{data.DropEmails, func() int { return len(c.Emails) }},
	} {
		for l.n() > max(limit, PayloadLimit)/2 && l.kind.From(c) {
			left = note(left, l.kind)
		}
	}
	return left
}

func note(left []data.Droppable, d data.Droppable) []data.Droppable {
	if slices.Contains(left, d) {
		return left
	}
	return append(left, d)
}

// preferredFirst puts the preferred value of each list first.
func preferredFirst(c data.Contact) data.Contact {
	c.Emails = slices.Clone(c.Emails)
	c.Phones = slices.Clone(c.Phones)
	c.Addresses = slices.Clone(c.Addresses)
	c.Links = slices.Clone(c.Links)
	slices.SortStableFunc(c.Emails, func(a, b data.Email) int { return byPreference(a.Preferred, b.Preferred) })
	slices.SortStableFunc(c.Phones, func(a, b data.Phone) int { return byPreference(a.Preferred, b.Preferred) })
	slices.SortStableFunc(c.Addresses, func(a, b data.Address) int { return byPreference(a.Preferred, b.Preferred) })
	slices.SortStableFunc(c.Links, func(a, b data.Link) int { return byPreference(a.Preferred, b.Preferred) })
	return c
}

func byPreference(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}
