package data

import (
	"slices"
	"strings"
)

// Score says how likely two contacts are the same person, and why.
type Score struct {
	Points  int      // 0–100; see SamePerson and MaybeSame
	Reasons []Reason // the most conclusive first
}

// Reason is something that two contacts have in common. Its text is for documents; the screen has its own
// words.
type Reason string

// The reasons, the most conclusive first.
const (
	SameIdentifier          Reason = "same identifier"
	SameEmail               Reason = "same e-mail"
	SameLink                Reason = "same profile link"
	SamePhone               Reason = "same phone"
	SameMailbox             Reason = "same shared mailbox"
	SameBirthday            Reason = "same birthday"
	SameOrganisation        Reason = "same organisation"
	SameNameAndOrganisation Reason = "same name and organisation"
	SameName                Reason = "same name"
	SimilarName             Reason = "similar name"
	SameFamilyName          Reason = "same family name"
)

// Reasons lists all reasons.
var Reasons = []Reason{
	SameIdentifier, SameEmail, SameLink, SamePhone, SameMailbox, SameBirthday, SameOrganisation,
	SameNameAndOrganisation, SameName, SimilarName, SameFamilyName,
}

// Thresholds of Score.Points.
const (
	SamePerson = 80 // proposed as an update
	MaybeSame  = 40 // shown as a possible match
)

// evidence is what two contacts have in common beside their names.
type evidence struct {
	uid, email, mailbox, phone, link, organisation, birthday bool
	birthdayDiffers                                          bool
	addressDiffers                                           bool // different personal addresses at one domain
	impersonal                                               bool // neither has a person's name
	numbers                                                  bool // both are nothing but numbers
}

// Match compares two contacts. People with one name and nothing else in common stay below SamePerson, and so do
// people with different names who share a phone or a mailbox such as info@.
func Match(a, b *Contact) Score { return TraitsOf(a).Match(TraitsOf(b)) }

// Match is the function Match for prepared contacts.
func (t *Traits) Match(o *Traits) Score {
	name := compareNames(t.name, o.name)
	ev := t.compare(o)
	var s Score
	for _, rule := range rules {
		if !rule.holds(&ev) {
			continue
		}
		p := rule.points[name]
		if p > s.Points {
			s.Points = p
		}
		if p > 0 || name == nameUnknown {
			s.Reasons = append(s.Reasons, rule.reason)
		}
	}
	s.add(name, &ev)
	return s
}

// CouldBeSame reports whether Match may find the same person; false is certain. In a large file nearly all
// comparisons are of people who share an office or a surname, and this ends them early.
func (t *Traits) CouldBeSame(o *Traits) bool {
	named := !t.name.empty() && !o.name.empty()
	return !named || sameName(&t.name, &o.name) || t.telling(o) // no other rule gives as many points
}

// telling reports whether two contacts share something that makes them the same person even under different
// names.
func (t *Traits) telling(o *Traits) bool {
	return t.uid != "" && t.uid == o.uid || t.links.Shares(&o.links) ||
		t.emails.Shares(&o.emails) && slices.ContainsFunc(t.emails.List(), func(e string) bool { return !sharedMailbox(e) && o.emails.Has(e) })
}

// rule gives the points of one piece of evidence, by the likeness of the names: unknown, different, given,
// family, near, same.
type rule struct {
	reason Reason
	holds  func(*evidence) bool
	points [6]int
}

// rules are ordered from the most to the least conclusive. A shared address with another family name but the
// same given name is somebody who married; with the same family name it is a relative. A phone with different
// names is a switchboard.
var rules = []rule{
	{SameIdentifier, func(e *evidence) bool { return e.uid }, [6]int{85, 45, 60, 60, 95, 100}},
	{SameEmail, func(e *evidence) bool { return e.email }, [6]int{90, 50, 82, 60, 94, 100}},
	{SameLink, func(e *evidence) bool { return e.link }, [6]int{85, 50, 82, 60, 92, 98}},
	{SamePhone, func(e *evidence) bool { return e.phone }, [6]int{65, 30, 60, 50, 76, 96}},
	{SameMailbox, func(e *evidence) bool { return e.mailbox }, [6]int{60, 15, 30, 25, 70, 88}},
	{SameBirthday, func(e *evidence) bool { return e.birthday }, [6]int{0, 0, 30, 20, 70, 90}},
	{SameOrganisation, func(e *evidence) bool { return e.organisation }, [6]int{0, 0, 20, 20, 64, 86}},
}

// add finishes a score with what the names alone say and with what speaks against it.
func (s *Score) add(name likeness, ev *evidence) {
	switch name {
	case nameSame:
		s.Points = max(s.Points, 60)
		if i := slices.Index(s.Reasons, SameOrganisation); i >= 0 {
			s.Reasons[i] = SameNameAndOrganisation
		} else {
			s.Reasons = append(s.Reasons, SameName)
		}
	case nameNear:
		s.Points = max(s.Points, 40)
		s.Reasons = append(s.Reasons, SimilarName)
	case nameFamily:
		s.Reasons = append(s.Reasons, SameFamilyName)
	case nameUnknown:
		switch {
		case ev.organisation:
			s.organisationOnly(ev)
		case ev.numbers && ev.phone:
			s.Points = max(s.Points, 85)
		}
	}
	strong := ev.email || ev.link || ev.uid
	if ev.birthdayDiffers && !strong {
		s.Points = min(s.Points, 35)
	}
	if ev.addressDiffers && !strong && !ev.phone && !ev.birthday {
		s.Points = min(s.Points, 70) // two John Smiths of one university
	}
	if s.Points == 0 {
		s.Reasons = nil
	}
}

// organisationOnly scores two contacts of one organisation of which at least one names no person.
func (s *Score) organisationOnly(ev *evidence) {
	switch {
	case ev.impersonal:
		s.Points = max(s.Points, 85)
	case ev.mailbox || ev.phone:
		s.Points = max(s.Points, 75)
	default:
		s.Points = max(s.Points, 30)
	}
}

// nameKeys gives the keys of a name: given and family in sorted order, also with the nickname as given name,
// and with the first half of a double family name. CJK names give all their characters at once, so that a name
// that could not be split finds one that was.
func nameKeys(n nameForm) []string {
	if cjkName := n.family + n.given; allCJK(cjkName) && cjkName != "" {
		keys := []string{cjkName}
		if n.given != "" && n.family != "" {
			keys = append(keys, n.given+n.family)
		}
		return keys
	}
	var keys []string
	for _, given := range []string{n.first, n.nick} {
		if given == "" && n.nick+n.first != "" {
			continue
		}
		for _, family := range []string{n.last, n.half} {
			if family == "" && n.last+n.half != "" {
				continue
			}
			pair := []string{formalName(given), formalName(family)}
			slices.Sort(pair)
			if key := strings.TrimSpace(strings.Join(pair, " ")); key != "" {
				keys = append(keys, key)
			}
		}
	}
	return keys
}
