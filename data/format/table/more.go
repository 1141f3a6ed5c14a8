package table

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"lanyard/data"
)

// more is the JSON of the column More: what the other columns of a row do not say, or not exactly. "text" and
// the plain lists replace what the columns say, lists named "further" go after it, "earlier" encounters before
// it.
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
	Promises   []data.Promise        `json:"promises,omitempty"`

	Attendance   []data.DraftAttendee    `json:"attendance,omitempty"`
	Appointments []data.DraftAppointment `json:"appointments,omitempty"`

	Consent []data.Consent `json:"consent,omitempty"`

	None []string `json:"none,omitempty"` // lists that are empty although a column seems to fill them
}

// moreCell compares the row with what a reader makes of its columns, and writes what is missing. It uses the
// reader itself, so nothing can be lost between them.
func moreCell(a *assembler, r *Row, cells []string) string {
	back := rowOf(&a.assemble(Cells{Text: cells}).d)
	var m more
	m.diffTexts(&r.Contact, &back.Contact)
	for _, p := range parts {
		p.diff(&m, r, &back)
	}
	slices.SortFunc(m.None, func(a, b string) int { return cmp.Compare(moreKeys[a], moreKeys[b]) })
	b, err := json.Marshal(m)
	if err != nil || string(b) == "{}" {
		return "" // an error means a moment after the year 9999, which no calendar has
	}
	return strings.ReplaceAll(string(b), Mark, `\u200e`) // else the reader would remove some
}

// moreKeys are the positions of the keys in More.
var moreKeys = func() map[string]int {
	out := map[string]int{}
	for f := range reflect.TypeFor[more]().Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out[key] = len(out)
	}
	return out
}()

// further are texts beside data.Texts that More has by their keys.
var further = []struct {
	key data.FieldKey
	get func(*data.Contact) string
	set func(*data.Contact, string)
}{
	{data.NoteField, func(c *data.Contact) string { return c.Note }, func(c *data.Contact, v string) { c.Note = v }},
	{data.BirthdayField, func(c *data.Contact) string { return c.Birthday.String() }, func(c *data.Contact, v string) { c.Birthday, _ = data.ParseDate(v) }},
}

func (m *more) diffTexts(want, got *data.Contact) {
	say := func(name data.FieldKey, want, got string) {
		if want == got {
			return
		}
		if m.Text == nil {
			m.Text = map[data.FieldKey]string{}
		}
		m.Text[name] = want
	}
	for i := range data.Texts {
		f := &data.Texts[i]
		say(f.Key, *f.Text(want), *f.Text(got))
	}
	for _, f := range further {
		say(f.key, f.get(want), f.get(got))
	}
}

// applyMore puts the column More over what the other columns say.
func applyMore(cell string, d *data.Draft) error {
	var m more
	if err := json.Unmarshal([]byte(cell), &m); err != nil {
		return err
	}
	row := rowOf(d)
	for name, v := range m.Text {
		if s := row.Contact.Text(name); s != nil {
			*s = v
		}
	}
	for _, f := range further {
		if v, ok := m.Text[f.key]; ok {
			f.set(&row.Contact, v)
		}
	}
	for _, p := range parts {
		p.lay(&m, &row)
	}
	row.into(d)
	return nil
}

// withoutE164 leaves out the E.164 form, which comes from the number.
func withoutE164(ps []data.Phone) []data.Phone {
	out := slices.Clone(ps)
	for i := range out {
		out[i].E164 = ""
	}
	return out
}

// inUTC gives encounters that can be compared: moments with ==, answers in one order.
func inUTC(es []data.DraftEncounter) []data.DraftEncounter {
	out := slices.Clone(es)
	for i := range out {
		out[i].At, out[i].Answers = plainUTC(out[i].At), byKey(out[i].Answers)
	}
	return out
}

// said gives promises as in a file: without what belongs to a database.
func said(ps []data.Promise) []data.Promise {
	out := make([]data.Promise, len(ps))
	for i, p := range ps {
		out[i] = data.Promise{
			By: cmp.Or(p.By, data.ByMe), Text: p.Text, Due: p.Due, Snoozed: p.Snoozed, SnoozedAt: p.SnoozedAt, Done: plainUTC(p.Done), Dropped: plainUTC(p.Dropped),
		}
		out[i].SnoozedAt.EventID = 0
	}
	return out
}

// writeProperties writes one property on each line, as in a vCard.
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
