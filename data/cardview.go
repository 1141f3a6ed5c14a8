package data

import (
	"slices"
	"strings"
)

// Contact is what the card shows: the name of me, the fields of me that Show lists, and Own over them. Own
// fills a field even when Show does not list it. A value "" in Own hides the field. "email", "phone" and "link"
// in Own replace all addresses, numbers or links. Nothing else is shown: no photo, no unknown properties, no
// identifiers, and no list value, note, birthday or topic that is not listed.
func (c *Card) Contact(me Contact) Contact {
	shown := OnceOf(c.Show...).Has
	var out Contact
	for _, f := range Fields {
		if f.InName() || shown(FieldRef(f.Key)) {
			*f.Text(&out) = *f.Text(&me)
		}
	}
	if shown(FieldRef(NoteField)) {
		out.Note = me.Note
	}
	if shown(FieldRef(BirthdayField)) {
		out.Birthday = me.Birthday
	}
	if shown(FieldRef(TopicsField)) {
		out.Topics = slices.Clone(me.Topics)
	}
	out.Emails = keep(me.Emails, func(e Email) bool { return shown(listRef(EmailRef, e.Value)) })
	out.Phones = keep(me.Phones, func(p Phone) bool { return shown(listRef(PhoneRef, p.Value)) })
	out.Links = keep(me.Links, func(l Link) bool { return shown(listRef(LinkRef, l.Value)) })
	out.Addresses = keep(me.Addresses, func(a Address) bool {
		return shown(listRef(AddressRef, strings.Join(a.Lines(), "\n")))
	})
	renamed := c.replace(&out)
	out.DisplayName = me.DisplayName
	if renamed || out.DisplayName == "" {
		out.DisplayName = out.JoinedName()
	}
	return out
}

func keep[T any](list []T, shown func(T) bool) []T {
	var out []T
	for _, v := range list {
		if shown(v) {
			out = append(out, v)
		}
	}
	return out
}

// replace puts the card's own values over the contact's, and reports whether the name changed.
func (c *Card) replace(out *Contact) (renamed bool) {
	for name, value := range c.Own {
		switch name {
		case EmailRef:
			out.Emails = ownValue(value, Email{Value: value, Preferred: true})
		case PhoneRef:
			out.Phones = ownValue(value, Phone{Value: value, Preferred: true})
		case LinkRef:
			out.Links = ownValue(value, Link{Value: value, Preferred: true})
		case NoteField:
			out.Note = value
		}
	}
	for _, f := range Fields {
		value, ok := c.Own[f.Key]
		if !ok {
			continue
		}
		s := f.Text(out)
		renamed = renamed || f.InName() && *s != value
		*s = value
	}
	return renamed
}

// ownValue replaces a whole list by the card's own value; "" gives an empty list.
func ownValue[T any](value string, own T) []T {
	if value == "" {
		return nil
	}
	return []T{own}
}

// Follow updates the card's references when the user edits their own contact. A value that was edited in place
// (same position in a list of the same length) stays on the card; a removed one is dropped; a moved one stays.
// A new value is never added.
func (c *Card) Follow(before, after Contact) {
	renamed := map[FieldRef]FieldRef{}
	was, now := valueLists(&before), valueLists(&after)
	known := map[FieldRef]bool{}
	for i, l := range now {
		old, young := OnceOf(was[i].values...), OnceOf(l.values...)
		for _, v := range l.values {
			known[listRef(l.kind, v)] = true
		}
		for at, v := range was[i].values {
			edited := len(was[i].values) == len(l.values) && l.values[at] != ""
			if edited && !young.Has(v) && !old.Has(l.values[at]) {
				renamed[listRef(l.kind, v)] = listRef(l.kind, l.values[at])
			}
		}
	}
	var show Once[FieldRef]
	for _, r := range c.Show {
		if strings.Contains(string(r), ":") && !known[r] {
			r = renamed[r]
		}
		if r != "" {
			show.Add(r)
		}
	}
	c.Show = show.List()
}
