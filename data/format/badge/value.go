package badge

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/signature"
)

// value takes a part by its label or form. Texts without either stay for later.
func (r *reader) value(p *part) {
	c := &r.draft.Contact
	switch {
	case p.form == isNothing, p.means == field.Ignore, nameMeans(p.means), p.means == field.Prefix, p.means == field.Suffix, p.means == field.Additional, p.means == field.Nickname:
		if nameMeans(p.means) && p.form == isEmail {
			c.Emails = append(c.Emails, data.Email{Value: p.text})
		} else if nameMeans(p.means) && p.form != isNothing && p.means == field.DisplayName && !strings.Contains(data.Fold(p.text), data.Fold(c.Family)) {
			r.keep(p) // a second name
		}
		return
	case p.owner != "":
		r.keep(p)
		return
	}
	if f := data.FieldOf(data.FieldKey(p.means)); f != nil && f.Role == data.Detail {
		r.detail(p, f.Text(c))
		return
	}
	switch p.means {
	case field.Topics:
		for t := range strings.FieldsFuncSeq(p.text, func(r rune) bool { return r == ',' || r == ';' || r == '、' || r == '|' }) {
			if t = strings.TrimSpace(t); t != "" {
				c.Topics = append(c.Topics, t)
			}
		}
	case field.Note:
		r.notes = append(r.notes, p.text)
	case field.Birthday:
		if d, err := data.ParseDate(p.text); err == nil && c.Birthday.IsZero() {
			c.Birthday = d
			return
		}
		r.keep(p)
	case anID, aside:
		r.keep(p)
	case field.Email:
		r.email(p)
	case field.Phone:
		r.phone(p)
	case field.Link:
		r.link(p)
	default:
		if p.means.InAddress() {
			r.place(p)
			return
		}
		r.byForm(p)
	}
}

// byForm takes a part by its form alone.
func (r *reader) byForm(p *part) {
	switch p.form {
	case isEmail:
		r.email(p)
	case isPhone:
		r.phone(p)
	case isLink:
		r.link(p)
	case isID:
		r.keep(p)
	case isDate, isCategory, isPrefix, isSuffix:
		r.keep(p)
	case isCountry, isPlace:
		if ambiguous[p.text] {
			r.keep(p)
			return
		}
		r.place(p)
	case isText:
		if p.label != "" || p.means != "" {
			r.keep(p)
		}
	}
}

// ambiguous are codes of countries that often mean something else on badges.
var ambiguous = map[string]bool{"IT": true, "HR": true, "PR": true, "AI": true, "IS": true, "PM": true, "MD": true, "PA": true, "MC": true, "CEO": true}

// keep keeps a value without a field: under its label, as the badge's identifier, or in the note.
func (r *reader) keep(p *part) {
	label := p.label
	switch {
	case label != "":
	case p.form == isID:
		label = "Badge ID"
	default:
		r.notes = append(r.notes, p.text)
		return
	}
	r.draft.Contact.Other = append(r.draft.Contact.Other, data.NamedText(label, p.text))
}

func (r *reader) email(p *part) {
	c := &r.draft.Contact
	address, ok := data.EmailIn(p.text)
	switch {
	case !ok:
		r.keep(p)
	case !slices.ContainsFunc(c.Emails, func(e data.Email) bool { return strings.EqualFold(e.Value, address) }):
		c.Emails = append(c.Emails, data.Email{Value: address, Label: ownLabel(p.kind)})
	}
}

// ownLabel gives a label of a number or address that means something.
func ownLabel(kind string) string {
	switch k := field.Key(kind); k {
	case "work", "office", "business":
		return "work"
	case "home", "private":
		return "home"
	case "mobile", "fax":
		return k
	}
	return ""
}

func (r *reader) phone(p *part) {
	c := &r.draft.Contact
	s := p.text
	if m := number().FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if len(digits) < 5 {
		r.keep(p)
		return
	}
	if slices.ContainsFunc(c.Phones, func(o data.Phone) bool { return o.Value == s }) {
		return
	}
	c.Phones = append(c.Phones, data.Phone{Value: s, Label: ownLabel(p.kind)})
	if p.means == "" && !strings.HasPrefix(s, "+") && digits == s {
		r.unsure(data.PhonesField)
	}
}

func (r *reader) link(p *part) {
	c := &r.draft.Contact
	link, ok := data.LinkIn(p.text)
	if !ok {
		if p.kind == "" || strings.ContainsAny(p.text, " ") {
			r.keep(p)
			return
		}
		link = p.text // a handle in the form of the service
	}
	label := p.kind
	if field.Key(label) == "url" || field.Key(label) == "website" || field.Key(label) == "web" || field.Key(label) == "homepage" || field.Key(label) == "link" {
		label = ""
	}
	if !slices.ContainsFunc(c.Links, func(l data.Link) bool { return l.Value == link }) {
		c.Links = append(c.Links, data.Link{Value: link, Label: label})
	}
}

// place adds a part of a postal address to the address.
func (r *reader) place(p *part) {
	a := &r.address
	text := p.text
	switch p.means {
	case field.City:
		put(&a.City, text)
	case field.Country:
		put(&a.Country, text)
	case field.PostalCode:
		put(&a.PostalCode, text)
	case field.Region:
		put(&a.Region, text)
	case field.POBox:
		put(&a.POBox, text)
	case field.Extended:
		put(&a.Extended, text)
	case "":
		from := signature.PlaceOf(text)
		if from.Empty() && p.form == isCountry {
			from.Country = text
		} else if from.Empty() {
			from.City = text
		}
		put(&a.Street, from.Street)
		put(&a.PostalCode, from.PostalCode)
		put(&a.City, from.City)
		put(&a.Region, from.Region)
		put(&a.Country, from.Country)
		put(&a.POBox, from.POBox)
		put(&a.Extended, from.Extended)
	default:
		put(&a.Street, text)
	}
}

// put adds a text to a field.
func put(to *string, s string) {
	switch {
	case s == "" || strings.Contains(*to, s):
	case *to == "":
		*to = s
	default:
		*to += ", " + s
	}
}

// detail takes a labelled part that belongs to a text of data.Fields.
func (r *reader) detail(p *part, to *string) {
	c := &r.draft.Contact
	switch {
	case p.means == field.Title && p.form == isCategory && strings.Contains(field.Key(p.label), "rol"):
		r.keep(p) // {"role":"attendee"}
	case *to == "":
		*to = p.text
	case p.text != c.Organisation && p.text != c.Title && p.text != c.Department:
		r.keep(p)
	}
}
