package vcard

import (
	"slices"
	"strings"

	"lanyard/data"
)

// Payload writes a contact as the text of a QR code: vCard 3.0, CRLF, UTF-8, with N and FN,
// without UID, photo, folding or byte order mark, because that is what phones read (folded
// lines and 4.0's URIs fail on some). limit is the most bytes it may have; 0 means no limit.
//
// Fields are dropped until it fits, in this order: note, birthday, topics, further addresses,
// further links, further phones, further e-mails, address, link, nickname, department, title.
// dropped names them ("note", "addresses", …). Name, first e-mail, first phone and
// organisation are never dropped, so a text may stay longer than limit. "First" is the
// preferred one where there is one.
func Payload(c data.Contact, limit int) (text string, dropped []string) {
	c = preferredFirst(c)
	text = payload(&c)
	for _, d := range droppers {
		if limit <= 0 || len(text) <= limit {
			break
		}
		for d.drop(&c) {
			if !slices.Contains(dropped, d.name) {
				dropped = append(dropped, d.name)
			}
			if text = payload(&c); len(text) <= limit {
				break
			}
		}
	}
	return text, dropped
}

// dropper takes one more thing off a contact; it reports false when nothing is left to take.
type dropper struct {
	name string
	drop func(*data.Contact) bool
}

var droppers = []dropper{
	{"note", func(c *data.Contact) bool { return clearText(&c.Note) }},
	{"birthday", func(c *data.Contact) bool {
		had := !c.Birthday.IsZero()
		c.Birthday = data.Date{}
		return had
	}},
	{"topics", func(c *data.Contact) bool { return shorten(&c.Topics, 0) }},
	{"addresses", func(c *data.Contact) bool { return shorten(&c.Addresses, 1) }},
	{"links", func(c *data.Contact) bool { return shorten(&c.Links, 1) }},
	{"phones", func(c *data.Contact) bool { return shorten(&c.Phones, 1) }},
	{"emails", func(c *data.Contact) bool { return shorten(&c.Emails, 1) }},
	{"addresses", func(c *data.Contact) bool { return shorten(&c.Addresses, 0) }},
	{"links", func(c *data.Contact) bool { return shorten(&c.Links, 0) }},
	{"nickname", func(c *data.Contact) bool { return clearText(&c.Nickname) }},
	{"department", func(c *data.Contact) bool { return clearText(&c.Department) }},
	{"title", func(c *data.Contact) bool { return clearText(&c.Title) }},
}

func clearText(s *string) bool {
	had := *s != ""
	*s = ""
	return had
}

// shorten drops the last element as long as more than keep are left.
func shorten[T any](list *[]T, keep int) bool {
	if len(*list) <= keep {
		return false
	}
	*list = (*list)[:len(*list)-1]
	return true
}

// preferredFirst is the contact with the preferred value of each list in front.
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

// payload writes the contact without folding. Labels that TYPE cannot say are left out: a
// group and X-ABLabel cost bytes that few phones read.
func payload(c *data.Contact) string {
	var b strings.Builder
	line := func(head, value string) {
		if strings.Trim(value, ";") != "" {
			b.WriteString(head + ":" + value + "\r\n")
		}
	}
	typed := func(name, label string, words []word, value string) {
		if types, ok := typesOf(label, words); ok && len(types) > 0 {
			name += ";TYPE=" + strings.Join(types, ",")
		}
		line(name, value)
	}
	b.WriteString("BEGIN:VCARD\r\nVERSION:3.0\r\n")
	b.WriteString("N:" + nameValue(c) + "\r\n")
	name, _ := formattedName(c)
	b.WriteString("FN:" + escape(name) + "\r\n")
	line("NICKNAME", escape(c.Nickname))
	line("ORG", organisation(c))
	line("TITLE", escape(c.Title))
	for _, p := range c.Phones {
		typed("TEL", p.Label, phoneWords, escape(p.Value))
	}
	for _, m := range c.Emails {
		typed("EMAIL", m.Label, places, escape(m.Value))
	}
	for _, l := range c.Links {
		line("URL", escapeURI(l.Value))
	}
	for _, a := range c.Addresses {
		typed("ADR", a.Label, places, postalValue(a))
	}
	line("CATEGORIES", topics(c.Topics))
	if !c.Birthday.IsZero() {
		line("BDAY", c.Birthday.String())
	}
	line("NOTE", escape(c.Note))
	b.WriteString("END:VCARD\r\n")
	return b.String()
}
