package main

import (
	"fmt"
	"strings"

	"lanyard/data"
	"lanyard/data/growth"
)

// part is a part of a contact that grows: i is its number, and s tells two contacts apart.
type part struct {
	name string
	add  func(c *data.Contact, i, s int)
}

var parts = []part{
	{"e-mails", func(c *data.Contact, i, s int) {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@s%d.example", i, s)})
	}},
	{"phones", func(c *data.Contact, i, s int) {
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprintf("+4930%d%07d", s, i), E164: fmt.Sprintf("+4930%d%07d", s, i)})
	}},
	{"phones that are no numbers", func(c *data.Contact, i, s int) {
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprintf("desk %d/%d", i, s)})
	}},
	{"links", func(c *data.Contact, i, s int) {
		c.Links = append(c.Links, data.Link{Value: fmt.Sprintf("https://linkedin.com/in/a%d-%d", i, s)})
	}},
	{"addresses", func(c *data.Contact, i, s int) {
		c.Addresses = append(c.Addresses, data.Address{Street: fmt.Sprintf("Street %d", i), City: fmt.Sprintf("Town %d", s)})
	}},
	{"addresses of one town", func(c *data.Contact, i, s int) {
		c.Addresses = append(c.Addresses, data.Address{Street: fmt.Sprintf("Street %d %d", i, s), City: "Town", Country: "Land"})
	}},
	{"topics", func(c *data.Contact, i, s int) { c.Topics = append(c.Topics, fmt.Sprintf("topic %d %d", i, s)) }},
	{"former values", func(c *data.Contact, i, s int) {
		c.Former = append(c.Former, data.Former{Field: "title", Value: fmt.Sprintf("title %d %d", i, s)})
	}},
	{"properties aside", func(c *data.Contact, i, s int) {
		c.Other = append(c.Other, data.Property{Name: fmt.Sprintf("X-A%d", i), Value: fmt.Sprint(s)})
	}},
}

// person is a contact with n of every part.
func person(n, s int) data.Contact {
	c := data.Contact{DisplayName: "Jane Roe", Given: "Jane", Family: "Roe"}
	for _, p := range parts {
		for i := range n {
			p.add(&c, i, s)
		}
	}
	return c
}

// contacts are shapes of what normalises, compares and merges contacts.
func contacts() []growth.Shape {
	var out []growth.Shape
	for _, p := range parts {
		of := func(n, s int) data.Contact {
			c := data.Contact{DisplayName: "Jane Roe", Given: "Jane", Family: "Roe"}
			for i := range n {
				p.add(&c, i, s)
			}
			return c
		}
		add := func(what string, work func(a, same, other data.Contact)) {
			out = append(out, growth.Shape{Name: what + ": " + p.name, N: 500, Make: func(n int) func() {
				a, same, other := of(n, 1), of(n, 1), of(n, 2)
				return func() { work(a, same, other) }
			}})
		}
		add("normalise", func(a, _, _ data.Contact) { a.Normalise("DE"); a.Validate() })
		add("match", func(a, same, other data.Contact) {
			x := data.TraitsOf(&a)
			x.Keys()
			for _, o := range []*data.Contact{&same, &other} {
				y := data.TraitsOf(o)
				x.Match(y)
				x.CouldBeSame(y)
				x.NamesMayMatch(y)
			}
		})
		add("merge", func(a, same, other data.Contact) {
			data.Merge(a, same)
			data.Merge(a, other)
			data.MergeSides(a, other, data.Sides(&a, &other)...)
			data.BetterSides(&a, &other)
		})
		add("differ", func(a, same, other data.Contact) { data.Diff(a, same); data.Diff(a, other) })
		add("card", func(a, _, other data.Contact) {
			show := data.DefaultShow(&a)
			card := data.Card{Show: show}
			card.Contact(a)
			card.Follow(a, other)
		})
	}
	words := func(name string, n int, text string, work func(s string)) growth.Shape {
		return growth.Shape{Name: name, N: n, Make: func(n int) func() {
			s := grown(text, n)
			return func() { work(s) }
		}}
	}
	return append(out,
		words("normalise: words of a name", 1000, "{Word%d }", func(s string) {
			c := data.Contact{DisplayName: s}
			c.Normalise("DE")
			c.Validate()
		}),
		words("normalise: letters of a name", 25_000, "{a}", func(s string) {
			c := data.Contact{DisplayName: s}
			c.Normalise("DE")
		}),
		words("normalise: lines of a note", 2500, "{word \n}", func(s string) {
			c := data.Contact{DisplayName: "A B", Note: s}
			c.Normalise("DE")
		}),
		words("normalise: digits of a phone", 5000, "{1}", func(s string) {
			c := data.Contact{DisplayName: "A B", Phones: []data.Phone{{Value: s}}}
			c.Normalise("DE")
			c.Validate()
		}),
		words("normalise: letters of an e-mail", 5000, "{a.}@b.example", func(s string) {
			c := data.Contact{DisplayName: "A B", Emails: []data.Email{{Value: s}}}
			c.Normalise("DE")
			c.Validate()
		}),
		words("normalise: marks on a letter", 5000, "A{\u0301}", func(s string) {
			c := data.Contact{DisplayName: s}
			c.Normalise("DE")
		}),
		words("match: words of a name", 500, "{Word%d }", func(s string) {
			a, b := data.Contact{DisplayName: s}, data.Contact{DisplayName: s + "Roe"}
			data.Match(&a, &b)
			data.Sides(&a, &b)
		}),
		words("match: letters of a name", 5000, "{a}", func(s string) {
			a, b := data.Contact{Given: "Jane", Family: s}, data.Contact{Given: "Jane", Family: s + "b"}
			data.Match(&a, &b)
		}),
		words("match: letters of an organisation", 5000, "{a}", func(s string) {
			a, b := data.Contact{Given: "Jane", Family: "R", Organisation: s}, data.Contact{Given: "Jane", Family: "R", Organisation: s + "b"}
			data.Match(&a, &b)
		}),
		words("merge: lines of a note", 1000, "{word %d\n}", func(s string) {
			a, b := data.Contact{Given: "Jane", Note: s}, data.Contact{Given: "Jane", Note: strings.ReplaceAll(s, "word", "said")}
			data.Merge(a, b)
		}),
		words("fold: letters", 12_500, "{ä ß }", func(s string) {
			data.Fold(s)
			data.FoldIndex(s)
			data.FoldQuery(s)
			data.SortKey(s)
		}),
		words("fold: letters of one word", 12_500, "{ä}", func(s string) {
			data.Fold(s)
			data.FoldIndex(s)
			data.FoldQuery(s)
			data.SortKey(s)
		}),
		words("fold: Chinese letters", 5000, "{漢}", func(s string) {
			data.Fold(s)
			data.FoldIndex(s)
			data.FoldQuery(s)
			data.SortKey(s)
		}),
		words("units: of a department", 1000, "{Unit %d / }", func(s string) { data.JoinUnits(data.SplitUnits(s)) }),
		words("name: degrees behind it", 1000, "Jane Roe{, PhD}", func(s string) { showName(s) }),
		words("name: titles before it", 1000, "{Dr. }Jane Roe", func(s string) { showName(s) }),
		words("name: brackets that are never closed", 1000, "Jane {(}Roe", func(s string) { showName(s) }),
		words("name: words between a role and a place", 1000, "Head {at }Org", func(s string) { showName(s) }),
		words("name: words that are shown", 1000, "{Word%d }", func(s string) { showName(s) }),
	)
}

// showName is what is asked of a text that may be a name.
func showName(s string) {
	data.Initials(s)
	data.WithoutTitles(s)
	data.NameLike(s)
	data.IsRole(s)
	data.IsOrganisation(s)
	data.CutRole(s)
	data.EmailIn(s)
	data.LinkIn(s)
}
