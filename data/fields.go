package data

import (
	"slices"
	"strings"
)

// The kinds of FieldRef with a value, because a contact can have several of them.
const (
	EmailRef   FieldKey = "email"
	PhoneRef   FieldKey = "phone"
	LinkRef    FieldKey = "link"
	AddressRef FieldKey = "address"
)

// listRef names one value of a list.
func listRef(kind FieldKey, value string) FieldRef { return FieldRef(string(kind) + ":" + value) }

// Kind is the field without a value: "title", "email", "phone", "link", "address" …
func (r FieldRef) Kind() FieldKey {
	kind, _, _ := strings.Cut(string(r), ":")
	return FieldKey(kind)
}

// Value is the value that distinguishes fields of one kind; "" for single-valued fields.
func (r FieldRef) Value() string {
	_, value, _ := strings.Cut(string(r), ":")
	return value
}

// Refs lists all fields of the user's own contact that a card could show, in the order of the form, without
// empty ones.
func Refs(me *Contact) []FieldRef {
	var refs []FieldRef
	for _, f := range Fields {
		if *f.Text(me) != "" {
			refs = append(refs, FieldRef(f.Key))
		}
	}
	refs = append(refs, listRefs(me)...)
	if len(me.Topics) > 0 {
		refs = append(refs, FieldRef(TopicsField))
	}
	if !me.Birthday.IsZero() {
		refs = append(refs, FieldRef(BirthdayField))
	}
	if me.Note != "" {
		refs = append(refs, FieldRef(NoteField))
	}
	return refs
}

// listRefs names the values of all lists, in the order of the form.
func listRefs(c *Contact) []FieldRef {
	var refs []FieldRef
	for _, l := range valueLists(c) {
		for _, v := range l.values {
			if v != "" {
				refs = append(refs, listRef(l.kind, v))
			}
		}
	}
	return refs
}

type valueList struct {
	kind   FieldKey
	values []string
}

func valueLists(c *Contact) []valueList {
	values := func(n int, at func(int) string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = at(i)
		}
		return out
	}
	return []valueList{
		{EmailRef, values(len(c.Emails), func(i int) string { return c.Emails[i].Value })},
		{PhoneRef, values(len(c.Phones), func(i int) string { return c.Phones[i].Value })},
		{LinkRef, values(len(c.Links), func(i int) string { return c.Links[i].Value })},
		{AddressRef, values(len(c.Addresses), func(i int) string { return strings.Join(c.Addresses[i].Lines(), "\n") })},
	}
}

// DefaultShow lists what a new card shows beside the name: organisation, title, and the preferred e-mail
// address, phone number and link.
func DefaultShow(me *Contact) []FieldRef {
	var refs []FieldRef
	if me.Organisation != "" {
		refs = append(refs, "organisation")
	}
	if me.Title != "" {
		refs = append(refs, "title")
	}
	if v := me.PreferredEmail(); v != "" {
		refs = append(refs, listRef(EmailRef, v))
	}
	if v := me.PreferredPhone(); v != "" {
		refs = append(refs, listRef(PhoneRef, v))
	}
	for _, preferred := range []bool{true, false} {
		i := slices.IndexFunc(me.Links, func(l Link) bool { return l.Preferred == preferred && l.Value != "" })
		if i >= 0 {
			return append(refs, listRef(LinkRef, me.Links[i].Value))
		}
	}
	return refs
}
