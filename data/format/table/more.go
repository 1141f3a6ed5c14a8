package table

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// more is the JSON of the column More: what the other columns of a row do not say, or do not
// say exactly. "text" and the plain lists replace what the columns say, the lists named
// "further" go behind it, "earlier" encounters before it.
type more struct {
	Text map[data.FieldKey]string `json:"text,omitempty"` // by the field's JSON name

	Emails    []data.Email    `json:"emails,omitempty"`
	Phones    []data.Phone    `json:"phones,omitempty"`
	Addresses []data.Address  `json:"addresses,omitempty"`
	Links     []data.Link     `json:"links,omitempty"`
	Topics    []string        `json:"topics,omitempty"`
	Other     []data.Property `json:"other,omitempty"`
	Former    []data.Former   `json:"former,omitempty"`

	FurtherEmails    []data.Email   `json:"further_emails,omitempty"`
	FurtherPhones    []data.Phone   `json:"further_phones,omitempty"`
	FurtherAddresses []data.Address `json:"further_addresses,omitempty"`
	FurtherLinks     []data.Link    `json:"further_links,omitempty"`

	Encounters []data.DraftEncounter `json:"encounters,omitempty"`
	Earlier    []data.DraftEncounter `json:"earlier,omitempty"`
	Promises   []promise             `json:"promises,omitempty"`

	Attendance []data.DraftAttendance `json:"attendance,omitempty"`

	None []string `json:"none,omitempty"` // lists that are empty although a column seems to fill them
}

type promise struct {
	By      data.Ower `json:"by"`
	Text    string    `json:"text"`
	Due     data.Date `json:"due,omitzero"`
	Snoozed data.Date `json:"snoozed,omitzero"`
	Done    time.Time `json:"done,omitzero"`
}

// moreCell compares the row with what its columns will be read as, and writes what is
// missing. Because the comparison uses the reader itself, nothing can get lost between them.
func moreCell(a *assembler, r *Row, cells []string) string {
	back := a.assemble(Cells{Text: cells}).d
	var m more
	m.diffTexts(&r.Contact, &back.Contact)
	m.diffLists(&r.Contact, &back.Contact)
	m.diffMeetings(r, &back)
	b, err := json.Marshal(m)
	if err != nil || string(b) == "{}" {
		return "" // an error is a moment beyond the year 9999, which no calendar has
	}
	return strings.ReplaceAll(string(b), Mark, `\u200e`) // else the reader took some off
}

func (m *more) diffTexts(want, got *data.Contact) {
	say := func(name data.FieldKey, value string, same bool) {
		if same {
			return
		}
		if m.Text == nil {
			m.Text = map[data.FieldKey]string{}
		}
		m.Text[name] = value
	}
	for i := range data.Texts {
		f := &data.Texts[i]
		say(f.Key, *f.Text(want), *f.Text(want) == *f.Text(got))
	}
	say(data.NoteField, want.Note, want.Note == got.Note)
	say(data.BirthdayField, want.Birthday.String(), want.Birthday == got.Birthday)
}

func (m *more) diffLists(want, got *data.Contact) {
	m.Emails, m.FurtherEmails = diffList(m, "emails", want.Emails, got.Emails)
	m.Phones, m.FurtherPhones = diffList(m, "phones", withoutE164(want.Phones), got.Phones)
	m.Addresses, m.FurtherAddresses = diffList(m, "addresses", want.Addresses, got.Addresses)
	m.Links, m.FurtherLinks = diffList(m, "links", want.Links, got.Links)
	if !slices.Equal(want.Topics, got.Topics) {
		m.Topics = m.all("topics", len(want.Topics), want.Topics)
	}
	if !slices.Equal(want.Other, got.Other) {
		m.Other = want.Other
		m.all("other", len(want.Other), nil)
	}
	m.Former = want.Former // no column has them
}

// all notes that a list is empty, which JSON's omitempty cannot say.
func (m *more) all(name string, n int, list []string) []string {
	if n == 0 {
		m.None = append(m.None, name)
	}
	return list
}

// diffList gives the list as a whole when the columns say something else, or what is behind
// the columns when they say the beginning right.
func diffList[T comparable](m *more, name string, want, got []T) (whole, further []T) {
	if len(want) >= len(got) && slices.Equal(want[:len(got)], got) && len(got) == min(len(want), repeated) {
		return nil, want[len(got):]
	}
	m.all(name, len(want), nil)
	return want, nil
}

// withoutE164 leaves out what is derived from the number.
func withoutE164(ps []data.Phone) []data.Phone {
	out := slices.Clone(ps)
	for i := range out {
		out[i].E164 = ""
	}
	return out
}

func (m *more) diffMeetings(r *Row, back *data.Draft) {
	want, got := inUTC(r.Encounters), inUTC(back.Encounters)
	switch n := len(want) - len(got); {
	case n >= 0 && len(got) == min(1, len(want)) && slices.Equal(want[n:], got):
		m.Earlier = want[:n]
	default:
		m.Encounters = want
		m.all("encounters", len(want), nil)
	}
	promises, read := promisesOf(r.Promises), promisesOf(back.Promises)
	if !slices.Equal(promises, read) {
		m.Promises = promises
		m.all("promises", len(promises), nil)
	}
	if !slices.Equal(r.Attendance, back.Attendance) {
		m.Attendance = r.Attendance
		m.all("attendance", len(r.Attendance), nil)
	}
}

// inUTC gives encounters whose moments == compares: in UTC, without a reading of the monotonic clock.
func inUTC(es []data.DraftEncounter) []data.DraftEncounter {
	out := slices.Clone(es)
	for i, e := range out {
		if !e.At.IsZero() {
			out[i].At = e.At.UTC().Round(0)
		}
	}
	return out
}

func promisesOf(ps []data.Promise) []promise {
	out := make([]promise, len(ps))
	for i, p := range ps {
		if p.By == "" {
			p.By = data.ByMe
		}
		if !p.Done.IsZero() {
			p.Done = p.Done.UTC().Round(0)
		}
		out[i] = promise{p.By, p.Text, p.Due, p.Snoozed, p.Done}
	}
	return out
}

// applyMore lays the column More over what the other columns said.
func applyMore(cell string, d *data.Draft) error {
	var m more
	if err := json.Unmarshal([]byte(cell), &m); err != nil {
		return err
	}
	c := &d.Contact
	for name, v := range m.Text {
		switch s := c.Text(name); {
		case s != nil:
			*s = v
		case name == data.NoteField:
			c.Note = v
		case name == data.BirthdayField:
			c.Birthday, _ = data.ParseDate(v)
		}
	}
	overlay(&c.Emails, m.Emails, m.FurtherEmails, m.None, "emails")
	overlay(&c.Phones, m.Phones, m.FurtherPhones, m.None, "phones")
	overlay(&c.Addresses, m.Addresses, m.FurtherAddresses, m.None, "addresses")
	overlay(&c.Links, m.Links, m.FurtherLinks, m.None, "links")
	overlay(&c.Topics, m.Topics, nil, m.None, "topics")
	overlay(&c.Other, m.Other, nil, m.None, "other")
	overlay(&c.Former, m.Former, nil, m.None, "former")
	m.applyMeetings(d)
	return nil
}

func overlay[T any](list *[]T, whole, further []T, none []string, name string) {
	switch {
	case slices.Contains(none, name):
		*list = nil
	case whole != nil:
		*list = whole
	}
	*list = append(*list, further...)
}

func (m *more) applyMeetings(d *data.Draft) {
	overlay(&d.Encounters, m.Encounters, nil, m.None, "encounters")
	if len(m.Earlier) > 0 {
		d.Encounters = append(m.Earlier, d.Encounters...)
	}
	var ps []data.Promise
	for _, p := range m.Promises {
		ps = append(ps, data.Promise{By: p.By, Text: p.Text, Due: p.Due, Snoozed: p.Snoozed, Done: p.Done})
	}
	overlay(&d.Promises, ps, nil, m.None, "promises")
	overlay(&d.Attendance, m.Attendance, nil, m.None, "attendance")
}

// writeProperties writes one property a line, as a vCard has them.
func writeProperties(ps []data.Property) string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Name + ":" + p.Value
	}
	return strings.Join(lines, "\n")
}

// readProperties reads what writeProperties wrote: the name ends at the first colon outside
// of quotes.
func readProperties(s string) []data.Property {
	var out []data.Property
	for line := range strings.SplitSeq(s, "\n") {
		quoted := false
		end := strings.IndexFunc(line, func(r rune) bool {
			if r == '"' {
				quoted = !quoted
			}
			return r == ':' && !quoted
		})
		if end < 0 {
			end = strings.IndexByte(line, ':')
		}
		if end > 0 {
			out = append(out, data.Property{Name: line[:end], Value: line[end+1:]})
		}
	}
	return out
}
