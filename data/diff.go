package data

import (
	"strconv"
	"strings"
)

// Diff lists the fields in which two contacts differ, in the order of the form. Of lists Old and
// New hold all their values. Local bookkeeping (id, revision, times, source) does not count.
func Diff(before, after Contact) []Change {
	var out []Change
	x, y := fieldTexts(&before), fieldTexts(&after)
	for i := range x {
		if x[i].text != y[i].text {
			out = append(out, Change{Field: x[i].field, Old: x[i].text, New: y[i].text})
		}
	}
	return out
}

type fieldText struct{ field, text string }

// fieldTexts writes every field of a contact as text, losslessly enough that different contacts
// differ in it.
func fieldTexts(c *Contact) []fieldText {
	photo := ""
	if !c.Photo.IsZero() {
		photo = c.Photo.SHA256 + " " + strconv.Itoa(c.Photo.Bytes)
	}
	fields := make([]fieldText, 0, 2*len(Texts))
	fields = append(fields, fieldText{"uid", c.UID})
	for _, f := range Texts[:len(Texts)-1] {
		fields = append(fields, fieldText{f.Key, *f.Text(c)})
	}
	return append(fields, []fieldText{
		{"emails", list(c.Emails, func(e Email) string { return element(e.Value, e.Label, e.Preferred) })},
		{"phones", list(c.Phones, func(p Phone) string { return element(p.Value, p.Label, p.Preferred) + otherForm(p) })},
		{"addresses", list(c.Addresses, func(a Address) string {
			parts := []string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
			return element(strings.Join(parts, "; "), a.Label, a.Preferred)
		})},
		{"links", list(c.Links, func(l Link) string { return element(l.Value, l.Label, l.Preferred) })},
		{"topics", list(c.Topics, func(t string) string { return t })},
		{"note", c.Note},
		{"birthday", c.Birthday.String()},
		{"photo", photo},
		{"former", list(c.Former, Former.text)},
		{"other", list(c.Other, func(p Property) string { return p.Name + ": " + p.Value })},
	}...)
}

func list[T any](elements []T, text func(T) string) string {
	var out []string
	for _, e := range elements {
		out = append(out, text(e))
	}
	return strings.Join(out, "\n")
}

func element(value, label string, preferred bool) string {
	if preferred {
		return labelled(value, label) + " ★"
	}
	return labelled(value, label)
}

func otherForm(p Phone) string {
	if p.E164 == "" || p.E164 == p.Value {
		return ""
	}
	return " = " + p.E164
}
