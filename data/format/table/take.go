package table

import (
	"strconv"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// take puts the value of a cell in the place of its column.
func (r *rowDraft) take(i int, col *Column, v string) {
	switch take := r.takers[i]; {
	case r.isSecond(i, col.Field), r.isPayers(i):
		r.other(col.Header, v)
	case take != nil && take(r, i, v):
	default:
		name := col.Header
		if j, ok := r.labels[i]; ok && j < len(r.cells) && clean(r.cells[j]) != "" {
			name = clean(r.cells[j])
		}
		r.keep(name, v, col.Field)
	}
}

// keep keeps a value that does not fit its column with the column's header, and reports it.
func (r *rowDraft) keep(header, v string, id field.ID) {
	r.other(header, v)
	if noun := field.Of(id).Noun; noun != "" && !saysNothing(v) {
		r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: say.T("{{.Value}} is no {{.Noun}}; kept as {{.Header}}", strconv.Quote(v), noun, strconv.Quote(header)), Kept: true})
	}
}

// saysNothing recognises what people write into a cell that must not be empty.
func saysNothing(v string) bool {
	switch strings.ToLower(v) {
	case "n/a", "na", "none", "null", "nil", "unknown":
		return true
	}
	return !strings.ContainsFunc(v, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// into fills a text that a contact, or the encounter of a row, has once.
func into(to func(*rowDraft) *string) taker {
	return func(r *rowDraft, i int, v string) bool {
		r.fill(to(r), i, v)
		return true
	}
}

// besides leaves a cell to the column beside it.
func besides(*rowDraft, int, string) bool { return true }

// fill fills a text. The first column wins; another value in a second one is kept with its header.
func (r *rowDraft) fill(text *string, i int, v string) {
	switch *text {
	case "":
		*text = v
	case v:
	default:
		r.other(r.l.Columns[i].Header, v)
	}
}

func (r *rowDraft) takeName(i int, v string) bool {
	if r.d.Contact.DisplayName == "" {
		r.nameOf = r.l.Columns[i].Header
	}
	r.fill(&r.d.Contact.DisplayName, i, v)
	return true
}

func (r *rowDraft) takePrefix(i int, v string) bool {
	text := &r.d.Contact.Prefix
	if *text != "" && *text != v && !r.own && isHonorific(v) && !strings.Contains(*text, v) {
		*text += " " + v // "Frau" and "Dr." in two columns
		return true
	}
	r.fill(text, i, v)
	return true
}

func (r *rowDraft) takeTitle(i int, v string) bool {
	switch {
	case r.own:
	case r.roles[i] && isRole(v):
		return r.takeRole(i, v)
	case isMereHonorific(v):
		return r.takePrefix(i, v)
	}
	r.fill(&r.d.Contact.Title, i, v)
	return true
}

// takeRole takes a role in an event, which is no profession.
func (r *rowDraft) takeRole(i int, v string) bool {
	switch {
	case r.own:
		return false
	case r.visit == nil:
		r.other(r.l.Columns[i].Header, v)
	case r.visit.role == "":
		r.visit.role = v
	}
	return true
}

func (r *rowDraft) takeLinks(i int, v string) bool {
	label, preferred := r.label(i)
	for k, l := range r.values(v) {
		r.d.Contact.Links = append(r.d.Contact.Links, data.Link{Value: l, Label: label, Preferred: preferred && k == 0})
	}
	return true
}

func (r *rowDraft) takeTopics(_ int, v string) bool {
	if r.own {
		r.d.Contact.Topics = strings.Split(v, "; ")
		return true
	}
	for _, t := range topicsIn(v) {
		r.topics.Add(t)
	}
	r.d.Contact.Topics = r.topics.List()
	return true
}

func (r *rowDraft) takeNote(_ int, v string) bool {
	if !r.own {
		v = listed(v)
	}
	if note := r.d.Contact.Note; note != "" {
		v = note + "\n" + v
	}
	r.d.Contact.Note = v
	return true
}

func (r *rowDraft) takeBirthday(i int, v string) bool {
	d, ok := r.l.date(v)
	if !ok {
		return strings.Trim(v, "0/-. ") == "" // Outlook's "0/0/00" is no date
	}
	if born := &r.d.Contact.Birthday; born.IsZero() {
		*born = d
	} else if *born != d {
		r.other(r.l.Columns[i].Header, v)
	}
	return true
}

func (r *rowDraft) takeProperties(_ int, v string) bool {
	r.d.Contact.Other = append(r.d.Contact.Other, readProperties(v)...)
	return true
}

func (r *rowDraft) takePromises(_ int, v string) bool {
	r.d.Promises = append(r.d.Promises, readPromises(v)...)
	return true
}

func (r *rowDraft) takeWarmth(_ int, v string) bool {
	w, ok := warmthOf(v)
	if !ok || r.met.Warmth != data.NotSaid {
		return false
	}
	r.met.Warmth = w
	return true
}

// values cuts a cell in which another program may have put several values.
func (r *rowDraft) values(v string) []string {
	if r.own {
		return []string{v}
	}
	return values(v)
}

// takePhones takes the numbers of a cell; a number that a spreadsheet destroyed is kept as text.
func (r *rowDraft) takePhones(i int, v string) bool {
	c, col := &r.d.Contact, &r.l.Columns[i]
	label, preferred := r.label(i)
	switch {
	case r.own:
		c.Phones = append(c.Phones, data.Phone{Value: v, Label: label, Preferred: preferred})
		return true
	case !hasDigits(v):
		return false
	case isDestroyed(v):
		r.other(col.Header, v)
		r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: say.T("{{.Value}} is what a spreadsheet left of a phone number; kept as {{.Header}}: look the number up where it came from, or format the column as text and export it again", strconv.Quote(v), strconv.Quote(col.Header)), Kept: true})
		return true
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
	return true
}

// takeEmails takes the addresses of a cell; other text is kept.
func (r *rowDraft) takeEmails(i int, v string) bool {
	c := &r.d.Contact
	label, preferred := r.label(i)
	if r.own {
		c.Emails = append(c.Emails, data.Email{Value: v, Label: label, Preferred: preferred})
		return true
	}
	found, left := emailsIn(v)
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
		r.keep(r.l.Columns[i].Header, left, field.Email)
	}
	return true
}

// address is the address that column i is a part of.
func (r *rowDraft) address(i int) *address {
	col := &r.l.Columns[i]
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
	return a
}

// ofAddress fills a part of an address.
func ofAddress(part func(*address) *string) taker {
	return func(r *rowDraft, i int, v string) bool {
		r.fill(part(r.address(i)), i, v)
		return true
	}
}

func (r *rowDraft) takeAddressLabel(i int, v string) bool {
	a := r.address(i)
	if r.own {
		a.label, a.parts.Preferred = ownLabel(v)
	} else {
		a.label, a.parts.Preferred = labelOf(v)
	}
	return true
}

func (r *rowDraft) takeAddressLine(i int, v string) bool {
	a := r.address(i)
	a.lines = append(a.lines, v)
	return true
}

// finish completes what several columns make together.
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
	r.finishEncounter()
	c.OnePreferred()
	listed, agreed := r.lists == "", r.agreed == ""
	if !listed {
		r.d.Attendees, listed = readAttendees(r.lists)
	}
	if !agreed {
		r.d.Appointments, agreed = readAppointments(r.agreed)
	}
	if r.more != "" {
		if err := applyMore(r.more, &r.d); err != nil {
			r.other(field.Of(field.More).Header, r.more)
		}
	}
	// More has what a column cannot say
	if !listed && len(r.d.Attendees) == 0 {
		r.keep(field.Of(field.Attendance).Header, r.lists, field.Attendance)
	}
	if !agreed && len(r.d.Appointments) == 0 {
		r.keep(field.Of(field.Appointments).Header, r.agreed, field.Appointments)
	}
}

// birthParts makes a birthday of three columns; the year may be missing.
func (r *rowDraft) birthParts() {
	d, err := data.ParseDate(data.Date{Year: atoi(r.year[0]), Month: atoi(r.year[1]), Day: atoi(r.year[2])}.String())
	if err == nil {
		r.d.Contact.Birthday = d
		return
	}
	r.other(field.Of(field.Birthday).Header, strings.Trim(strings.Join(r.year[:], "-"), "-"))
}

// other keeps a value that Lanyard does not model.
func (r *rowDraft) other(header, v string) {
	r.d.Contact.Other = append(r.d.Contact.Other, data.NamedText(header, v))
}
