package data

import (
	"cmp"
	"strconv"
	"strings"
)

// Diff lists the fields in which two contacts differ, in the order of the form. For a list, Old and New hold
// all values. Bookkeeping (id, revision, times, source) does not count.
func Diff(before, after Contact) []Change {
	var out []Change
	x, y := fieldTexts(&before), fieldTexts(&after)
	for i := range x {
		if x[i].text == y[i].text {
			continue
		}
		change := Change{Field: x[i].field, Old: x[i].said(), New: y[i].said()}
		switch change.Field {
		case FormerField:
			change.Former = after.Former
		case OtherField:
			change.Other = after.Other
		}
		out = append(out, change)
	}
	return out
}

// fieldText is a field as text. Contacts that differ in the field have different texts.
type fieldText struct {
	field FieldKey
	text  string
	plain string // as people read it, if that says less
}

func (f fieldText) said() string { return cmp.Or(f.plain, f.text) }

// fieldTexts writes every field of a contact.
func fieldTexts(c *Contact) []fieldText {
	photo := ""
	if !c.Photo.IsZero() {
		photo = c.Photo.SHA256 + " " + strconv.Itoa(c.Photo.Bytes)
	}
	fields := make([]fieldText, 0, 2*len(Texts))
	fields = append(fields, fieldText{field: "uid", text: c.UID})
	for _, f := range Texts[:len(Texts)-1] {
		fields = append(fields, fieldText{field: f.Key, text: *f.Text(c)})
	}
	phone := func(p Phone) string { return element(p.Value, p.Label, p.Preferred) }
	return append(fields, []fieldText{
		{field: EmailsField, text: list(c.Emails, func(e Email) string { return element(e.Value, e.Label, e.Preferred) })},
		{PhonesField, list(c.Phones, func(p Phone) string { return phone(p) + otherForm(p) }), list(c.Phones, phone)},
		{field: AddressesField, text: list(c.Addresses, func(a Address) string {
			parts := []string{a.POBox, a.Extended, a.Street, a.City, a.Region, a.PostalCode, a.Country}
			return element(strings.Join(parts, "; "), a.Label, a.Preferred)
		})},
		{field: LinksField, text: list(c.Links, func(l Link) string { return element(l.Value, l.Label, l.Preferred) })},
		{field: TopicsField, text: list(c.Topics, func(t string) string { return t })},
		{field: NoteField, text: c.Note},
		{field: BirthdayField, text: c.Birthday.String()},
		{field: PhotoField, text: photo},
		{field: FormerField, text: list(c.Former, Former.text)},
		{field: OtherField, text: list(c.Other, func(p Property) string { return p.Name + ": " + p.Value })},
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
