package table

import (
	"fmt"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
)

// take puts the value of a cell where its column says.
func (r *rowDraft) take(i int, col *Column, v string) {
	switch id := col.Field; {
	case r.isSecond(i, id), r.isPayers(i):
		r.other(col.Header, v)
	case id == field.Ignore, id == field.EmailLabel, id == field.PhoneLabel, id == field.LinkLabel, id == field.OtherLabel:
	case id.InAddress():
		r.takeAddress(i, col, v)
	case r.visit != nil && r.takeVisit(col, v):
	case r.takeText(i, col, v), r.takeList(i, col, v), r.takeLived(col, v):
	default:
		name := col.Header
		if j, ok := r.labels[i]; ok && j < len(r.cells) && clean(r.cells[j]) != "" {
			name = clean(r.cells[j])
		}
		r.keep(name, v, id)
	}
}

// nouns are what a cell of a column should be.
var nouns = map[field.ID]string{
	field.Email: "e-mail address", field.Phone: "phone number", field.Birthday: "date", field.MetOn: "date", field.MetAt: "moment",
	field.Warmth: "warmth, which is cool, warm or hot", field.Attendance: "list of events, each with expected, want to meet, met or closed",
}

// keep keeps a value that is not what its column says under the column's header, and tells so.
func (r *rowDraft) keep(header, v string, id field.ID) {
	r.other(header, v)
	if noun := nouns[id]; noun != "" && !saysNothing(v) {
		r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: fmt.Sprintf("%q is no %s; kept as %q", v, noun, header), Kept: true})
	}
}

// saysNothing knows what people write into a cell that has to hold something.
func saysNothing(v string) bool {
	switch strings.ToLower(v) {
	case "n/a", "na", "none", "null", "nil", "unknown":
		return true
	}
	return !strings.ContainsFunc(v, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// takeText fills the fields that a contact, or the encounter of a row, has once. The first column wins; another value
// in a second one is kept under its header.
func (r *rowDraft) takeText(i int, col *Column, v string) bool {
	id := col.Field
	if !r.own && (id == field.Title || id == field.Role) {
		if r.takeRole(i, col, v) {
			return true
		}
		if id == field.Title && isMereHonorific(v) {
			id = field.Prefix
		}
	}
	text := r.text(id)
	switch {
	case text == nil:
		return false
	case *text == "":
		*text = v
		if id == field.DisplayName {
			r.nameOf = col.Header
		}
	case *text == v:
	case id == field.Prefix && !r.own && isHonorific(v) && !strings.Contains(*text, v):
		*text += " " + v // "Frau" and "Dr." in two columns
	default:
		r.other(col.Header, v)
	}
	return true
}

// takeRole takes a part in an event, which is no profession.
func (r *rowDraft) takeRole(i int, col *Column, v string) bool {
	switch {
	case col.Field == field.Title && !(r.roles[i] && isRole(v)):
		return false
	case r.visit == nil:
		r.other(col.Header, v)
	case r.visit.role == "":
		r.visit.role = v
	}
	return true
}

// text is where a field that there is once goes to; nil for other fields.
func (r *rowDraft) text(id field.ID) *string {
	switch id {
	case field.Particle:
		return &r.particle
	case field.BirthYear:
		return &r.year[0]
	case field.BirthMonth:
		return &r.year[1]
	case field.BirthDay:
		return &r.year[2]
	case field.Event:
		return &r.met.Event
	case field.Session:
		return &r.met.Session
	case field.Place:
		return &r.met.Place
	case field.Zone:
		return &r.met.Zone
	case field.EncounterNote:
		return &r.met.Note
	case field.MetOn:
		return &r.metOn
	case field.MetAt:
		return &r.metAt
	case field.Attendance:
		return &r.lists
	case field.More:
		return &r.more
	}
	return r.d.Contact.Text(data.FieldKey(id))
}

func (r *rowDraft) takeList(i int, col *Column, v string) bool {
	c := &r.d.Contact
	label, preferred := r.label(i)
	switch col.Field {
	case field.Email:
		r.takeEmails(col, v, label, preferred)
	case field.Phone:
		if !r.own && !hasDigits(v) {
			return false
		}
		r.takePhones(col, v, label, preferred)
	case field.Link:
		for k, l := range r.values(v) {
			c.Links = append(c.Links, data.Link{Value: l, Label: label, Preferred: preferred && k == 0})
		}
	case field.Topics:
		if r.own {
			c.Topics = strings.Split(v, "; ")
			return true
		}
		for _, t := range topics(v) {
			r.topics.Add(t)
		}
		c.Topics = r.topics.List()
	case field.Note:
		if !r.own {
			v = listed(v)
		}
		if c.Note != "" {
			v = c.Note + "\n" + v
		}
		c.Note = v
	case field.Birthday:
		d, ok := r.l.date(v)
		if !ok {
			return strings.Trim(v, "0/-. ") == "" // Outlook's "0/0/00" is no date
		}
		if !c.Birthday.IsZero() && c.Birthday != d {
			r.other(col.Header, v)
			return true
		}
		c.Birthday = d
	case field.Properties:
		c.Other = append(c.Other, readProperties(v)...)
	default:
		return false
	}
	return true
}

// values cuts a cell where a foreign program may have put several values into it.
func (r *rowDraft) values(v string) []string {
	if r.own {
		return []string{v}
	}
	return values(v)
}

// takePhones takes the numbers of a cell; what a spreadsheet left of one is no number any more.
func (r *rowDraft) takePhones(col *Column, v, label string, preferred bool) {
	c := &r.d.Contact
	if r.own {
		c.Phones = append(c.Phones, data.Phone{Value: v, Label: label, Preferred: preferred})
		return
	}
	if isDestroyed(v) {
		r.other(col.Header, v)
		r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: fmt.Sprintf("%q is what a spreadsheet left of a phone number; kept as %q: look the number up where it came from, or format the column as text and export it again", v, col.Header), Kept: true})
		return
	}
	first := true
	for _, cell := range values(v) {
		for _, n := range numbersOf(cell) {
			l := label
			if n.label != "" && (l == "" || l == "other") {
				l = n.label
			}
			c.Phones = append(c.Phones, data.Phone{Value: n.value, Label: l, Preferred: preferred && first})
			first = false
		}
	}
}

// takeEmails takes the addresses of a cell; what is none is kept, not lost.
func (r *rowDraft) takeEmails(col *Column, v, label string, preferred bool) {
	c := &r.d.Contact
	if r.own {
		c.Emails = append(c.Emails, data.Email{Value: v, Label: label, Preferred: preferred})
		return
	}
	found, left := emails(v)
	for k, m := range found {
		if r.mails.Add(strings.ToLower(m.value)) {
			l := label
			if m.label != "" && l == "" {
				l = m.label
			}
			c.Emails = append(c.Emails, data.Email{Value: m.value, Label: l, Preferred: preferred && k == 0})
		}
	}
	if left != "" {
		r.keep(col.Header, left, field.Email)
	}
}

// takeLived takes what was lived with the contact, as far as it is no plain text.
func (r *rowDraft) takeLived(col *Column, v string) bool {
	switch col.Field {
	case field.Warmth:
		w, ok := warmthOf(v)
		if !ok || r.met.Warmth != data.NotSaid {
			return false
		}
		r.met.Warmth = w
	case field.Promises:
		r.d.Promises = append(r.d.Promises, readPromises(v)...)
	default:
		return false
	}
	return true
}

func (r *rowDraft) takeAddress(i int, col *Column, v string) {
	k := key{col.Label, col.Group}
	a := r.addresses[k]
	if a == nil {
		a = &address{label: col.Label}
		if r.addresses == nil {
			r.addresses = map[key]*address{}
		}
		r.addresses[k] = a
		r.order = append(r.order, k)
	}
	set := func(s *string) {
		if *s == "" {
			*s = v
		} else if *s != v {
			r.other(col.Header, v)
		}
	}
	switch col.Field {
	case field.AddressLabel:
		if r.own {
			a.label, a.parts.Preferred = ownLabel(v)
		} else {
			a.label, a.parts.Preferred = labelOf(v)
		}
	case field.Address:
		set(&a.whole)
	case field.AddressLine:
		a.lines = append(a.lines, v)
	case field.Street:
		set(&a.parts.Street)
	case field.Extended:
		set(&a.parts.Extended)
	case field.POBox:
		set(&a.parts.POBox)
	case field.City:
		set(&a.parts.City)
	case field.Region:
		set(&a.parts.Region)
	case field.PostalCode:
		set(&a.parts.PostalCode)
	case field.Country:
		set(&a.parts.Country)
	}
}

// finish puts together what several columns make.
func (r *rowDraft) finish() {
	c := &r.d.Contact
	for _, k := range r.order {
		a := r.addresses[k]
		if a.parts.Street == "" {
			a.parts.Street = a.whole
		}
		if len(a.lines) > 0 {
			a.parts.Street = strings.TrimSpace(a.parts.Street + "\n" + strings.Join(a.lines, "\n"))
		}
		a.parts.Label = a.label
		if !a.parts.Empty() {
			c.Addresses = append(c.Addresses, a.parts)
		}
	}
	if r.year != [3]string{} && c.Birthday.IsZero() {
		r.birthParts()
	}
	if !r.own {
		r.finishName()
	}
	r.finishMeeting()
	c.OnePreferred()
	ok := r.lists == ""
	if !ok {
		r.d.Attendance, ok = readAttendance(r.lists)
	}
	if r.more != "" {
		if err := applyMore(r.more, &r.d); err != nil {
			r.other("More", r.more)
		}
	}
	if !ok && len(r.d.Attendance) == 0 { // More says what the column cannot
		r.keep("Attendance", r.lists, field.Attendance)
	}
}

// birthParts makes a birthday of three columns; the year may be missing.
func (r *rowDraft) birthParts() {
	d, err := data.ParseDate(data.Date{Year: atoi(r.year[0]), Month: atoi(r.year[1]), Day: atoi(r.year[2])}.String())
	if err == nil {
		r.d.Contact.Birthday = d
		return
	}
	r.other("Birthday", strings.Trim(strings.Join(r.year[:], "-"), "-"))
}

// other keeps a value that Lanyard does not model.
func (r *rowDraft) other(header, v string) {
	r.d.Contact.Other = append(r.d.Contact.Other, Property(header, v))
}

// Property is a value that Lanyard does not model, under the name that its file has for it, in the
// form of a vCard property so that it is written to every format.
func Property(name, v string) data.Property {
	return data.Property{Name: "X-LANYARD-COLUMN;X-HEADER=" + quoteParam(name), Value: escapeText(v)}
}

// quoteParam writes a vCard parameter value (RFC 6350 §3.3, RFC 6868 §3.1).
func quoteParam(s string) string { return `"` + paramEscapes.Replace(s) + `"` }

// escapeText writes a vCard text value (RFC 6350 §3.4).
func escapeText(s string) string { return textEscapes.Replace(s) }

var (
	paramEscapes = strings.NewReplacer("^", "^^", "\r\n", "^n", "\n", "^n", "\r", "^n", `"`, "^'")
	textEscapes  = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\r", `\n`, "\n", `\n`)
)
