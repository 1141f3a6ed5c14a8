package data

import (
	"strings"
	"unicode/utf8"

	"lanyard/data/say"
)

// Limits say how much one card, row or record may bring. No person has so much; somebody who sends it wants to
// fill the form, the memory or the time. Nothing is lost: what is above a limit stays with the contact as text.
// A note is limited only by its file.
type Limits struct {
	Values     int // of each kind: e-mail addresses, phone numbers, postal addresses, links, topics, former values
	Properties int // that Lanyard does not model
	Letters    int // bytes of a value of one line: of a name, an address, a topic
}

// MostValues is the limit of Limits.Values for a file.
const MostValues = 1000

// FileLimits hold for a file, a code or a text that the user takes in; PageLimits hold for a reply to the swap
// page, whose bytes are limited too.
var (
	FileLimits = Limits{Values: MostValues, Properties: 10_000, Letters: 4000}
	PageLimits = Limits{Values: 50, Properties: 500, Letters: 1000}
)

// bounding brings one contact within limits.
type bounding struct {
	Limits
	c    *Contact
	kept []Property
	told []say.Text
}

// Bound brings a contact within the limits. It keeps the rest as text in Contact.Other; told says what and how
// much in one sentence fragment each: "has 1200 e-mail addresses; 200 of them were kept as the text “More
// e-mail addresses”".
func (l Limits) Bound(c *Contact) (told []say.Text) {
	b := bounding{Limits: l, c: c}
	for i := range Texts {
		b.text(&Texts[i], Texts[i].Text(c))
	}
	boundList(&b, say.Phrase("e-mail addresses"), &c.Emails, func(e Email) []string { return []string{e.Value, e.Label} })
	boundList(&b, say.Phrase("phone numbers"), &c.Phones, func(p Phone) []string { return []string{p.Value, p.Label} })
	boundList(&b, say.Phrase("postal addresses"), &c.Addresses, func(a Address) []string { return []string{strings.Join(a.Lines(), ", "), a.Label} })
	boundList(&b, say.Phrase("links"), &c.Links, func(l Link) []string { return []string{l.Value, l.Label} })
	boundList(&b, say.Phrase("topics"), &c.Topics, func(t string) []string { return []string{t} })
	boundList(&b, say.Phrase("former values"), &c.Former, func(f Former) []string { return []string{f.Value, string(f.Field)} })
	b.properties()
	c.Other = append(c.Other, b.kept...)
	return b.told
}

// text cuts a text of one line, and keeps all of it elsewhere.
func (b *bounding) text(f *Field, s *string) {
	if len(*s) <= b.Letters {
		return
	}
	name := "Whole " + f.Noun
	b.keep(name, *s)
	b.told = append(b.told, say.T("has {{.Field}} of {{.Letters}} letters; it was cut, and the whole kept as the text “{{.Name}}”", f.Some, utf8.RuneCountInString(*s), name))
	at := b.Letters
	for at > 0 && !utf8.RuneStart((*s)[at]) {
		at--
	}
	*s = (*s)[:at]
}

// boundList keeps the first values of a list that are not too long. parts gives the texts of a value, the label
// last.
func boundList[T any](b *bounding, kind say.Phrase, list *[]T, parts func(T) []string) {
	long := func(v T) bool {
		for _, p := range parts(v) {
			if len(p) > b.Letters {
				return true
			}
		}
		return false
	}
	within := len(*list) <= b.Values
	for i := 0; within && i < len(*list); i++ {
		within = !long((*list)[i])
	}
	if within {
		return
	}
	var kept []T
	var rest []string
	for _, v := range *list {
		if len(kept) < b.Values && !long(v) {
			kept = append(kept, v)
			continue
		}
		p := append(parts(v), "")
		rest = append(rest, labelled(p[0], p[1]))
	}
	name := "More " + string(kind)
	b.told = append(b.told, say.T("has {{.Number}} {{.What}}, or some that are too long; {{.Rest}} of them were kept as the text “{{.Name}}”", len(*list), kind, len(rest), name))
	b.keep(name, strings.Join(rest, "\n"))
	*list = kept
}

// room is left for the properties that keep the rest: a contact that was bounded once stays within its limits.
const room = 20

// properties keeps the properties above the limit as one.
func (b *bounding) properties() {
	other := b.c.Other
	if len(other) <= b.Properties {
		return
	}
	stay := b.Properties - room
	var rest []string
	for _, p := range other[stay:] {
		rest = append(rest, p.said())
	}
	const name = "More properties"
	b.told = append(b.told, say.T("has {{.Number}} properties that Lanyard does not know; {{.Rest}} of them were kept as the text “{{.Name}}”", len(other), len(rest), name))
	b.keep(name, strings.Join(rest, "\n"))
	b.c.Other = other[:stay:stay]
}

func (b *bounding) keep(name, text string) {
	b.kept = append(b.kept, NamedText(name, text))
}
