package table

import (
	"math"
	"reflect"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// Row is one contact with encounters, oldest first, promises, attendees and appointments.
type Row struct {
	Contact    data.Contact
	Encounters []data.DraftEncounter
	Promises   []data.Promise
	Attendees  []data.DraftAttendee // the events that the contact is an attendee of

	Appointments []data.DraftAppointment
	Consents     []data.Consent // what was agreed: one at most

	// LastContact is the day of the latest contact by any medium, also one that is not among Encounters. It is only written.
	LastContact data.Date
}

// rowOf makes a row of a draft.
func rowOf(d *data.Draft) Row {
	r := Row{Contact: d.Contact, Encounters: d.Encounters, Promises: d.Promises, Attendees: d.Attendees, Appointments: d.Appointments}
	if !d.Consent.IsZero() {
		r.Consents = []data.Consent{d.Consent}
	}
	return r
}

// into puts the row into the draft.
func (r *Row) into(d *data.Draft) {
	d.Contact, d.Encounters, d.Promises, d.Attendees, d.Appointments = r.Contact, r.Encounters, r.Promises, r.Attendees, r.Appointments
	d.Consent = data.Consent{}
	for _, c := range r.Consents {
		d.Consent = c
	}
}

// list is a part of a row with several values, and what is done when there are too few columns.
type list[T any] struct {
	// same compares two values; nil: by ==
	same    func(a, b T) bool
	key     string // in More
	in      func(*Row) *[]T
	as      func([]T) []T // its form for comparing and in More, without derived values; nil: as it is
	columns int           // how many values have columns of their own
	last    bool          // these are the last values
	more    func(*more) *[]T
	further func(*more) *[]T // the values in More beside those with columns; nil: columns hold all

	noun  say.Phrase          // what people with it have: "topics"; "" if every target has columns for it
	lines func(*Row) []Detail // the lines for a column of notes; nil without a noun
}

// part is a list of any type.
type part interface {
	diff(m *more, want, got *Row)
	lay(m *more, to *Row)
	leftover() Leftover
}

// parts are the lists of a row, in the order of a column of notes.
var parts = []part{emails, phones, links, addresses, topics, encounters, attendance, appointments, promises, consents, formers, properties}

var (
	emails = &list[data.Email]{
		key: "emails", in: func(r *Row) *[]data.Email { return &r.Contact.Emails }, columns: repeated,
		more: func(m *more) *[]data.Email { return &m.Emails }, further: func(m *more) *[]data.Email { return &m.FurtherEmails },
	}
	phones = &list[data.Phone]{
		key: "phones", in: func(r *Row) *[]data.Phone { return &r.Contact.Phones }, as: withoutE164, columns: repeated,
		more: func(m *more) *[]data.Phone { return &m.Phones }, further: func(m *more) *[]data.Phone { return &m.FurtherPhones },
	}
	addresses = &list[data.Address]{
		key: "addresses", in: func(r *Row) *[]data.Address { return &r.Contact.Addresses }, columns: repeated,
		more: func(m *more) *[]data.Address { return &m.Addresses }, further: func(m *more) *[]data.Address { return &m.FurtherAddresses },
	}
	links = &list[data.Link]{
		key: "links", in: func(r *Row) *[]data.Link { return &r.Contact.Links }, columns: repeated,
		more: func(m *more) *[]data.Link { return &m.Links }, further: func(m *more) *[]data.Link { return &m.FurtherLinks },
	}
	topics = &list[string]{
		key: "topics", in: func(r *Row) *[]string { return &r.Contact.Topics }, columns: math.MaxInt,
		more: func(m *more) *[]string { return &m.Topics },
		noun: say.Phrase("topics"), lines: topicLines,
	}
	properties = &list[data.Property]{
		key: "other", in: func(r *Row) *[]data.Property { return &r.Contact.Other }, columns: math.MaxInt,
		more: func(m *more) *[]data.Property { return &m.Other },
		noun: say.Phrase("properties that other programs gave them"), lines: propertyLines,
	}
	formers = &list[data.Former]{ // no column has them
		key: "former", in: func(r *Row) *[]data.Former { return &r.Contact.Former }, columns: math.MaxInt,
		more: func(m *more) *[]data.Former { return &m.Former },
		noun: say.Phrase("values that a merge replaced"), lines: formerLines,
	}
	encounters = &list[data.DraftEncounter]{
		key: "encounters", in: func(r *Row) *[]data.DraftEncounter { return &r.Encounters }, as: inUTC, columns: 1, last: true,
		more: func(m *more) *[]data.DraftEncounter { return &m.Encounters }, further: func(m *more) *[]data.DraftEncounter { return &m.Earlier },
		noun: say.Phrase("encounters"), lines: encounterLines,
		same: func(a, b data.DraftEncounter) bool { return reflect.DeepEqual(a, b) },
	}
	promises = &list[data.Promise]{
		key: "promises", in: func(r *Row) *[]data.Promise { return &r.Promises }, as: said, columns: math.MaxInt,
		more: func(m *more) *[]data.Promise { return &m.Promises },
		noun: say.Phrase("promises"), lines: promiseLines,
	}
	attendance = &list[data.DraftAttendee]{
		key: "attendance", in: func(r *Row) *[]data.DraftAttendee { return &r.Attendees }, as: asListed, columns: math.MaxInt,
		more: func(m *more) *[]data.DraftAttendee { return &m.Attendance },
		noun: say.Phrase("a place on the list of an event"), lines: attendanceLines,
	}
	appointments = &list[data.DraftAppointment]{
		key: "appointments", in: func(r *Row) *[]data.DraftAppointment { return &r.Appointments }, as: agreed, columns: math.MaxInt,
		more: func(m *more) *[]data.DraftAppointment { return &m.Appointments },
		noun: say.Phrase("appointments"), lines: appointmentLines,
	}
)

// consents are what was agreed with somebody about their details: one at most.
var consents = &list[data.Consent]{
	key: "consent", in: func(r *Row) *[]data.Consent { return &r.Consents }, as: agreement, columns: math.MaxInt,
	more: func(m *more) *[]data.Consent { return &m.Consent },
	noun: say.Phrase("what was agreed about their details"), lines: consentLines,
}

// cell makes the cell of the n-th value with columns.
func (l *list[T]) cell(of func(*T) string) func(*Row, int) string {
	return func(r *Row, n int) string {
		values := *l.in(r)
		if l.last {
			n += len(values) - min(l.columns, len(values))
		}
		if n >= len(values) {
			return ""
		}
		return of(&values[n])
	}
}

func (l *list[T]) values(r *Row) []T {
	values := *l.in(r)
	if l.as == nil || len(values) == 0 {
		return values
	}
	return l.as(values)
}

// equal reports whether two values say the same.
func (l *list[T]) equal(a, b T) bool {
	if l.same != nil {
		return l.same(a, b)
	}
	return any(a) == any(b)
}

// diff notes in More what the columns, read again as got, do not say of want: only the further values if the
// columns are right, else all of them.
func (l *list[T]) diff(m *more, want, got *Row) {
	w, g := l.values(want), l.values(got)
	n := min(l.columns, len(w))
	with, beside := w[:n], w[n:]
	if l.last {
		with, beside = w[len(w)-n:], w[:len(w)-n]
	}
	switch {
	case !slices.EqualFunc(with, g, l.equal):
		if *l.more(m) = w; len(w) == 0 {
			m.None = append(m.None, l.key)
		}
	case len(beside) > 0:
		*l.further(m) = beside
	}
}

// lay puts what More says over what the columns say.
func (l *list[T]) lay(m *more, to *Row) {
	values := l.in(to)
	switch all := *l.more(m); {
	case slices.Contains(m.None, l.key):
		*values = nil
	case all != nil:
		*values = all
	}
	if l.further == nil {
		return
	}
	if beside := *l.further(m); l.last && len(beside) > 0 {
		*values = append(beside, *values...)
	} else {
		*values = append(*values, beside...)
	}
}

func (l *list[T]) leftover() Leftover { return Leftover{l.key, l.noun, l.lines} }
