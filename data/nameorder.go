package data

import "strings"

// GivenOrder is what a contact is ordered by among given names: the given name, then the others, without
// titles. A name that is not cut into its parts, or shown otherwise than they say ("Bob" for Robert), and
// one in Chinese, Japanese or Korean, is ordered as it is shown; so are organisations.
func GivenOrder(c *Contact) string {
	name := strings.TrimSpace(c.Name())
	if !c.HasPersonName() {
		return name
	}
	p := orderParts(c)
	if first, _, _ := strings.Cut(p.Given, " "); first != "" && !allCJK(p.Given) && strings.Contains(name, first) {
		return words(p.Given, p.Additional, p.Family)
	}
	return untitled(c, name)
}

// FamilyOrder is what a contact is ordered by among family names: the family name with its particles, as
// it is written, then the others. Who has none is ordered as among given names.
func FamilyOrder(c *Contact) string {
	if c.HasPersonName() {
		if p := orderParts(c); p.Family != "" {
			return words(p.Family, p.Given, p.Additional)
		}
	}
	return GivenOrder(c)
}

// orderParts are the parts of a contact's name; one that came as a whole is cut into them.
func orderParts(c *Contact) *Contact {
	if c.Given != "" || c.Family != "" || !NameLike(c.DisplayName) {
		return c
	}
	var p Contact
	p.SplitName(c.DisplayName)
	return &p
}

// untitled takes titles off a name, those that only this contact's prefix tells too.
func untitled(c *Contact, name string) string {
	if prefix := strings.TrimSpace(c.Prefix); prefix != "" {
		if rest, ok := strings.CutPrefix(name, prefix+" "); ok {
			name = rest
		}
	}
	return WithoutTitles(name)
}
