package data

import (
	"slices"
	"strings"
)

// Traits are what a contact is recognised by, prepared once so that it can be compared with many.
type Traits struct {
	uid          string
	name         nameForm
	emails       []emailTrait
	phones       []string // E.164; of a card that is nothing but numbers, also as they are written
	links        []string // that name a person
	organisation string   // canonical
	birthday     Date
	personal     bool // the card has a person's name
	numbers      bool // the card is nothing but numbers: no name, organisation or e-mail
}

// emailTrait is an address as it is compared.
type emailTrait struct {
	key, domain string
	shared      bool // a mailbox that several people read
}

// TraitsOf prepares a contact.
func TraitsOf(c *Contact) *Traits {
	t := &Traits{
		uid: c.UID, name: nameOf(c), organisation: canonical(c.Organisation),
		birthday: c.Birthday, personal: c.HasPersonName(),
	}
	for _, e := range c.Emails {
		if key := emailKey(e.Value); key != "" {
			t.emails = append(t.emails, emailTrait{key, domainOf(key), sharedMailbox(key)})
		}
	}
	t.numbers = !t.personal && t.organisation == "" && len(t.emails) == 0
	for _, p := range c.Phones {
		switch {
		case p.E164 != "":
			t.phones = append(t.phones, p.E164)
		case t.numbers:
			t.phones = append(t.phones, phoneKey(p))
		}
	}
	for _, l := range c.Links {
		if key := personalLink(l.Value); key != "" {
			t.links = append(t.links, key)
		}
	}
	return t
}

// compare collects what two contacts have in common.
func (t *Traits) compare(o *Traits) evidence {
	e := evidence{
		uid:   t.uid != "" && t.uid == o.uid,
		phone: share(t.phones, o.phones), link: share(t.links, o.links),
		organisation: sameOrganisation(t.organisation, o.organisation),
		impersonal:   !t.personal && !o.personal,
		numbers:      t.numbers && o.numbers,
	}
	for _, theirs := range o.emails {
		e.compareEmail(t.emails, theirs)
	}
	if x, y := t.birthday, o.birthday; !x.IsZero() && !y.IsZero() {
		day := x.Month == y.Month && x.Day == y.Day
		years := x.Year == y.Year || x.Year == 0 || y.Year == 0
		e.birthday, e.birthdayDiffers = day && years, !day || !years
	}
	return e
}

// compareEmail looks for one address among those of the other contact.
func (e *evidence) compareEmail(ours []emailTrait, theirs emailTrait) {
	neighbour := false // a person's other address at the same domain
	for _, m := range ours {
		if m.key == theirs.key {
			e.mailbox = e.mailbox || m.shared
			e.email = e.email || !m.shared
			return
		}
		neighbour = neighbour || !m.shared && m.domain == theirs.domain
	}
	e.addressDiffers = e.addressDiffers || neighbour && !theirs.shared
}

// NamesMayMatch reports whether the names of two contacts may be one person's; where it is false, Match
// finds a pair to show only when they share an address, number, link or identifier. It costs a part of
// Match, which ends the comparison of most colleagues.
func (t *Traits) NamesMayMatch(o *Traits) bool {
	l := liken(t.name, o.name)
	return l == nameUnknown || l >= nameNear
}

// share reports whether two lists have an element in common.
func share(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

func domainOf(email string) string { return email[strings.LastIndexByte(email, '@')+1:] }

func sameOrganisation(x, y string) bool {
	switch {
	case x == "" || y == "":
		return false
	case x == y:
		return true
	case len(x) < 9 || x[0] != y[0] && x[len(x)-1] != y[len(y)-1]: // one edit alters one end at most
		return false
	}
	return Distance(x, y, 1) <= 1
}

// MatchKeys gives the keys under which a contact is looked up when a draft arrives: contacts that
// share no key are never compared. "u:" + uid, "e:" + e-mail in lower case, "p:" + E.164,
// "n:" + folded given and family in sorted order, "f:" + family and organisation (for initials),
// "l:" + a link that names a person, "o:" + organisation of a contact without a person's name.
func MatchKeys(c *Contact) []string { return TraitsOf(c).Keys() }

// Keys is MatchKeys of the contact.
func (t *Traits) Keys() []string {
	var keys []string
	add := func(kind, key string) {
		if key != "" && !slices.Contains(keys, kind+key) {
			keys = append(keys, kind+key)
		}
	}
	add("u:", t.uid)
	for _, e := range t.emails {
		add("e:", e.key)
	}
	for _, p := range t.phones {
		add("p:", p)
	}
	for _, l := range t.links {
		add("l:", l)
	}
	organisation := strings.ReplaceAll(t.organisation, " ", "")
	n := t.name
	if n.empty() {
		add("o:", organisation)
		return keys
	}
	for _, key := range nameKeys(n) {
		add("n:", key)
	}
	if organisation != "" {
		for _, word := range []string{n.last, n.first} { // either may be the family name
			if len(word) > 1 {
				add("f:", word+" "+organisation)
			}
		}
	}
	return keys
}
