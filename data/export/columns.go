package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// Column is a column that a table of chosen columns may have.
type Column struct {
	Name   string // by which it is chosen: "organisation", "scanned at", the key of a question
	Header string // in the file
	width  float64
	cell   func(*lead) string
}

// lead is a person in a table of chosen columns.
type lead struct {
	*person
	row table.Row
}

// Names that stand for several columns.
const (
	AnswerColumns = "answers" // those of all questions
	Compact       = "compact" // a short list of leads: see CompactColumns
)

// CompactColumns are the columns of a short list of leads.
var CompactColumns = []string{"name", "organisation", "title", "e-mail", "phone", "note", "warmth", AnswerColumns}

// LeadColumns are the columns of a list of leads, unless the user chose others.
var LeadColumns = slices.Concat(CompactColumns, []string{"promises", "origin", "scanned at"})

// Columns lists what may be chosen: first what a list of leads has, then the answers to each question, then the other columns of
// Lanyard's own table.
func Columns(asked []data.Question) []Column {
	out := slices.Clone(leadColumns)
	for _, q := range asked {
		out = append(out, Column{q.Key, field.AnswerHeader(q), 24, func(l *lead) string { return table.Answers(l.row.Encounters, q.Key) }})
	}
	for _, own := range table.Own() {
		if _, there := find(out, own.Header); !there {
			out = append(out, Column{own.Header, own.Header, own.Width, func(l *lead) string { return own.Cell(&l.row) }})
		}
	}
	return out
}

// leadColumns are the columns of leads. Their headers are those that Lanyard reads back.
var leadColumns = []Column{
	{"name", "Name", 26, func(l *lead) string { return l.contact.Name() }},
	{"organisation", "Organisation", 28, func(l *lead) string { return l.contact.Organisation }},
	{"title", "Job title", 24, func(l *lead) string { return l.contact.Title }},
	{"e-mail", "E-mail", 28, func(l *lead) string { return l.contact.PreferredEmail() }},
	{"phone", "Phone", 20, func(l *lead) string { return l.contact.PreferredPhone() }},
	{"note", "Encounter note", 40, (*lead).notes},
	{"warmth", "Warmth", 10, func(l *lead) string { return table.WarmthWord(l.warmth()) }},
	{"promises", "Promises", 40, func(l *lead) string { return table.WritePromises(l.promises) }},
	{"origin", "Origin", 12, func(l *lead) string { return originWords[l.origin()] }},
	{"scanned at", "Scanned at", 26, (*lead).scanned},
	{"status", "Status at the event", 12, func(l *lead) string {
		return l.listing(func(a *data.Attendee) string { return table.StatusWord(a.Status) })
	}},
	{"wanted", "Wanted", 10, func(l *lead) string { return l.listing(func(a *data.Attendee) string { return yes(a.WasWanted()) }) }},
	{"want from them", "Want from them", 40, func(l *lead) string { return l.listing(func(a *data.Attendee) string { return a.Note }) }},
	{"contact note", "Note", 40, func(l *lead) string { return l.contact.Note }},
}

// originWords say how somebody came in.
var originWords = map[data.SourceKind]string{
	data.Typed: "typed", data.FromQR: "QR code", data.FromSwap: "swap page", data.FromFile: "file", data.FromText: "pasted",
}

func yes(is bool) string {
	if is {
		return data.Yes
	}
	return ""
}

// notes are those of all encounters, oldest first, each once.
func (l *lead) notes() (out string) {
	for i := range l.encounters {
		out = data.JoinNotes(out, l.encounters[i].Note)
	}
	return out
}

// warmth is that of the latest encounter that says one.
func (l *lead) warmth() data.Warmth {
	for _, m := range slices.Backward(l.encounters) {
		if m.Warmth != data.NotSaid {
			return m.Warmth
		}
	}
	return data.NotSaid
}

// origin is how the first encounter came in; of somebody who was not met how they came on the list.
func (l *lead) origin() data.SourceKind {
	switch {
	case len(l.encounters) > 0:
		return sourceOf(l.encounters[0].Source)
	case len(l.attendance) > 0:
		return sourceOf(l.attendance[0].Source)
	}
	return sourceOf(l.contact.Source)
}

// scanned is the moment of the first encounter on the clocks there (RFC 3339), or its day when no more is known.
func (l *lead) scanned() string {
	if len(l.encounters) == 0 || l.encounters[0].At.IsZero() {
		return ""
	}
	m := &l.encounters[0]
	at := m.At.In(table.Location(m.Zone))
	if m.AllDay {
		return at.Format(time.DateOnly)
	}
	return at.Format(time.RFC3339)
}

// listing is something of the attendee; "" for who is on no list.
func (l *lead) listing(of func(*data.Attendee) string) string {
	if len(l.attendance) == 0 {
		return ""
	}
	return of(&l.attendance[len(l.attendance)-1].Attendee)
}

// Choose finds the columns with these names, in their order, each once. A name is that of a column, its header, or stands for several.
// An unknown one is an error that lists those there are.
func Choose(names []string, asked []data.Question) ([]Column, error) {
	all := Columns(asked)
	var out []Column
	for _, name := range unfolded(names, asked) {
		c, ok := find(all, name)
		if !ok {
			return nil, say.Errorf("there is no column {{.Name}}; there are: {{.All}}", strconv.Quote(name), strings.Join(columnNames(all), ", "))
		}
		if _, twice := find(out, c.Name); !twice {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, say.Errorf("no column is chosen; there are: {{.All}}", strings.Join(columnNames(all), ", "))
	}
	return out, nil
}

// unfolded puts single columns in the place of names that stand for several.
func unfolded(names []string, asked []data.Question) (out []string) {
	for _, name := range names {
		switch key := field.Key(name); key {
		case "":
		case field.Key(Compact):
			out = append(out, unfolded(CompactColumns, asked)...)
		case field.Key(AnswerColumns):
			for _, q := range asked {
				out = append(out, q.Key)
			}
		default:
			out = append(out, strings.TrimSpace(name))
		}
	}
	return out
}

// find finds a column by its name or header, without regard to case, blanks and hyphens.
func find(columns []Column, name string) (Column, bool) {
	key := field.Key(name)
	i := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
	if i < 0 && key != "" {
		i = slices.IndexFunc(columns, func(c Column) bool { return field.Key(c.Name) == key || field.Key(c.Header) == key })
	}
	if i < 0 {
		return Column{}, false
	}
	return columns[i], true
}

func columnNames(all []Column) []string {
	names := []string{Compact, AnswerColumns}
	for _, c := range all {
		names = append(names, c.Name)
	}
	return names
}
