package data

import "strings"

// Traits are what a contact is recognised by, prepared once for many comparisons.
type Traits struct {
	uid          string
	name         nameForm
	emails       Once[string]
	domains      Once[string] // of personal e-mail addresses
	phones       Once[string] // E.164; if the contact has only numbers, also as written
	links        Once[string] // that identify a person
	organisation string       // canonical
	birthday     Date
	personal     bool // the contact has a person's name
	numbers      bool // the contact has only numbers: no name, organisation or e-mail
}

// TraitsOf prepares a contact.
func TraitsOf(c *Contact) *Traits {
	t := &Traits{
		uid: c.UID, name: nameOf(c), organisation: canonical(c.Organisation),
		birthday: c.Birthday, personal: c.HasPersonName(),
	}
	for _, e := range c.Emails {
		if key := emailKey(e.Value); key != "" {
			if t.emails.Add(key) && !sharedMailbox(key) {
				t.domains.Add(domainOf(key))
			}
		}
	}
	t.numbers = !t.personal && t.organisation == "" && t.emails.Len() == 0
	for _, p := range c.Phones {
		switch {
		case p.E164 != "":
			t.phones.Add(p.E164)
		case t.numbers:
			t.phones.Add(phoneKey(p))
		}
	}
	for _, l := range c.Links {
		if key := personalLink(l.Value); key != "" {
			t.links.Add(key)
		}
	}
	return t
}

// compare collects what two contacts have in common.
func (t *Traits) compare(o *Traits) evidence {
	e := evidence{
		uid:   t.uid != "" && t.uid == o.uid,
		phone: t.phones.Shares(&o.phones), link: t.links.Shares(&o.links),
		organisation: sameOrganisation(t.organisation, o.organisation),
		impersonal:   !t.personal && !o.personal,
		numbers:      t.numbers && o.numbers,
	}
	for _, theirs := range o.emails.List() {
		e.compareEmail(t, theirs)
	}
	if x, y := t.birthday, o.birthday; !x.IsZero() && !y.IsZero() {
		day := x.Month == y.Month && x.Day == y.Day
		years := x.Year == y.Year || x.Year == 0 || y.Year == 0
		e.birthday, e.birthdayDiffers = day && years, !day || !years
	}
	return e
}

// compareEmail looks for one address among those of the other contact.
func (e *evidence) compareEmail(ours *Traits, theirs string) {
	switch shared := sharedMailbox(theirs); {
	case ours.emails.Has(theirs):
		e.mailbox = e.mailbox || shared
		e.email = e.email || !shared
	case !shared:
		e.addressDiffers = e.addressDiffers || ours.domains.Has(domainOf(theirs)) // a person's other address at the same domain
	}
}

// NamesMayMatch reports whether the names of two contacts may belong to one person. If it is false, Match shows
// a pair only when they share an address, number, link or identifier. It takes a part of the time of Match and
// ends the comparison of most colleagues.
func (t *Traits) NamesMayMatch(o *Traits) bool {
	l := compareNames(t.name, o.name)
	return l == nameUnknown || l >= nameNear
}

func domainOf(email string) string { return email[strings.LastIndexByte(email, '@')+1:] }

func sameOrganisation(x, y string) bool {
	switch {
	case x == "" || y == "":
		return false
	case x == y:
		return true
	case len(x) < 9 || x[0] != y[0] && x[len(x)-1] != y[len(y)-1]: // one edit changes at most one end
		return false
	}
	return Distance(x, y, 1) <= 1
}

// MatchKeys gives the keys for looking up contacts like a draft: contacts that share no key are never compared.
// "u:" + uid, "e:" + e-mail in lower case, "p:" + E.164, "n:" + folded given and family in sorted order, "f:" +
// family and organisation (for initials), "l:" + a link that identifies a person, "o:" + organisation of a
// contact without a person's name.
func MatchKeys(c *Contact) []string { return TraitsOf(c).Keys() }

// Keys is MatchKeys of the contact.
func (t *Traits) Keys() []string {
	var keys Once[string]
	add := func(kind, key string) {
		if key != "" {
			keys.Add(kind + key)
		}
	}
	add("u:", t.uid)
	for _, e := range t.emails.List() {
		add("e:", e)
	}
	for _, p := range t.phones.List() {
		add("p:", p)
	}
	for _, l := range t.links.List() {
		add("l:", l)
	}
	organisation := strings.ReplaceAll(t.organisation, " ", "")
	n := t.name
	if n.empty() {
		add("o:", organisation)
		return keys.List()
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
	return keys.List()
}
