package data

import "strings"

// GivenOrder is the text that orders contacts by given name: the given name, then the other names, without
// titles. A name that is not split into parts, or is shown differently ("Bob" for Robert), and one in Chinese,
// Japanese or Korean, is ordered as shown. So are organisations.
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

// FamilyOrder is the text that orders contacts by family name: the family name with its particles, as written,
// then the other names. Without a family name it is GivenOrder.
func FamilyOrder(c *Contact) string {
	if c.HasPersonName() {
		if p := orderParts(c); p.Family != "" {
			return words(p.Family, p.Given, p.Additional)
		}
	}
	return GivenOrder(c)
}

// orderParts gives the contact with its name in parts; it splits a name that came as a whole.
func orderParts(c *Contact) *Contact {
	if c.Given != "" || c.Family != "" || !NameLike(c.DisplayName) {
		return c
	}
	var p Contact
	p.SplitName(c.DisplayName)
	return &p
}

// untitled removes titles from a name, also those that only this contact's prefix shows.
func untitled(c *Contact, name string) string {
	if prefix := strings.TrimSpace(c.Prefix); prefix != "" {
		if rest, ok := strings.CutPrefix(name, prefix+" "); ok {
			name = rest
		}
	}
	return WithoutTitles(name)
}
