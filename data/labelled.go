package data

import "strings"

// labelledValue is common to the elements of a contact's lists: *Labelled, *Phone, *Address.
type labelledValue[T any] interface {
	*T
	text() string // the value on one line
	marks() (label *string, preferred *bool)
}

func (l *Labelled) text() string { return l.Value }
func (p *Phone) text() string    { return p.Value }
func (a *Address) text() string  { return strings.Join(a.Lines(), ", ") }

func (l *Labelled) marks() (label *string, preferred *bool) { return &l.Label, &l.Preferred }
func (p *Phone) marks() (label *string, preferred *bool)    { return &p.Label, &p.Preferred }
func (a *Address) marks() (label *string, preferred *bool)  { return &a.Label, &a.Preferred }

// preferredOf gives the preferred value of a list, else the first; "" if there is none.
func preferredOf[T any, P labelledValue[T]](list []T) string {
	for i := range list {
		if _, preferred := P(&list[i]).marks(); *preferred {
			return P(&list[i]).text()
		}
	}
	if len(list) > 0 {
		return P(&list[0]).text()
	}
	return ""
}

// PreferredEmail is the address to write to: the preferred one, else the first; "" if none.
func (c *Contact) PreferredEmail() string { return preferredOf(c.Emails) }

// PreferredPhone is the number to call: the preferred one, else the first; "" if none.
func (c *Contact) PreferredPhone() string { return preferredOf(c.Phones) }

// OnePreferred keeps the mark only on the first preferred element of each list.
func (c *Contact) OnePreferred() {
	onePreferred(c.Emails)
	onePreferred(c.Phones)
	onePreferred(c.Links)
	onePreferred(c.Addresses)
}

func onePreferred[T any, P labelledValue[T]](list []T) {
	seen := false
	for i := range list {
		_, preferred := P(&list[i]).marks()
		*preferred = *preferred && !seen
		seen = seen || *preferred
	}
}

// tidied tidies the elements and keeps those that are not empty then.
func tidied[T any, P labelledValue[T]](list []T, tidy func(P)) []T {
	out := list[:0:0]
	for _, v := range list {
		out = append(out, v)
		last := P(&out[len(out)-1])
		label, _ := last.marks()
		*label = oneLine(*label)
		if tidy(last); last.text() == "" {
			out = out[:len(out)-1]
		}
	}
	return out
}

// labelled writes a value with its label: "jane@sl.example (work)".
func labelled(value, label string) string {
	if label == "" {
		return value
	}
	return value + " (" + label + ")"
}

// said writes an element with its label.
func said[T any, P labelledValue[T]](v T) string {
	label, _ := P(&v).marks()
	return labelled(P(&v).text(), *label)
}
