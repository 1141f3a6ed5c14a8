package csv

import (
	"fmt"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/say"
)

// What a target may have no column for, as a phrase for what people have.
const (
	displayNames  say.Phrase = "a display name that differs from the parts of the name"
	nameParts     say.Phrase = "a prefix, additional names or a suffix"
	birthday      say.Phrase = "a birthday, or one without a year"
	manyPhones    say.Phrase = "more phones, or other kinds, than there are columns"
	manyLinks     say.Phrase = "more links than there are columns"
	manyAddresses say.Phrase = "more addresses than there are columns"
	emailLabels   say.Phrase = "e-mails with a label"
	linkLabels    say.Phrase = "links with a label"
	addressLabels say.Phrase = "an address with another label than work"
)

// manyEmails describes people with more e-mails than the target has columns.
func manyEmails(columns int) say.Phrase {
	return map[int]say.Phrase{1: say.Phrase("a second e-mail"), 2: say.Phrase("a third e-mail"), 3: say.Phrase("a fourth e-mail")}[columns]
}

// kinds lists all of these, in the order of reports.
var kinds = slices.Concat([]say.Phrase{displayNames, nameParts}, lostTexts(), []say.Phrase{
	birthday, manyEmails(1), manyEmails(2), manyEmails(3), manyPhones, manyLinks, manyAddresses,
}, lostParts(), []say.Phrase{emailLabels, linkLabels, addressLabels})

// lostText describes people with a value in the field.
func lostText(f *data.Field) say.Phrase {
	if f.InName() {
		return nameParts
	}
	return f.Some
}

func lostTexts() (out []say.Phrase) {
	for i := range data.Fields {
		if f := &data.Fields[i]; !f.InName() {
			out = append(out, lostText(f))
		}
	}
	return out
}

func lostParts() (out []say.Phrase) {
	for _, part := range table.Leftovers() {
		out = append(out, part.Noun)
	}
	return out
}

// Leftover says what a table has no column for, and how many people have it.
type Leftover struct {
	What   say.Phrase // "a third e-mail"
	People int
	Column string // the column of notes that takes it, "" if it is left out
}

// Leftovers lists, for the rows encoded so far, what the flavour has no column for. Lanyard's own flavours have
// columns for everything.
func (e *Encoder) Leftovers() []Leftover {
	var out []Leftover
	for _, k := range kinds {
		if n := e.left[k]; n > 0 {
			l := Leftover{What: k, People: n, Column: e.target.notes}
			if k == emailLabels || k == linkLabels || k == addressLabels {
				l.Column = ""
			}
			out = append(out, l)
		}
	}
	return out
}

// leftover collects what a target has no column for, of one person, as lines for a column of notes.
type leftover struct {
	lines []string
	kinds []say.Phrase
}

func (l *leftover) add(kind say.Phrase, name, value string) {
	if value != "" {
		l.lines = append(l.lines, name+": "+value)
		l.lose(kind)
	}
}

// lose notes something without a column.
func (l *leftover) lose(kind say.Phrase) {
	if !slices.Contains(l.kinds, kind) {
		l.kinds = append(l.kinds, kind)
	}
}

func (l *leftover) count(people map[say.Phrase]int) {
	for _, k := range l.kinds {
		people[k]++
	}
}

// displayName adds a display name that has a word which no part of the name has.
func (l *leftover) displayName(c *data.Contact) {
	parts := strings.Fields(data.Fold(c.JoinedName()))
	for _, w := range strings.Fields(data.Fold(c.DisplayName)) {
		if !slices.Contains(parts, w) {
			l.add(displayNames, "Display name", c.DisplayName)
			return
		}
	}
}

// everythingElse adds what only Lanyard has columns for, except the part but, "" for none.
func (l *leftover) everythingElse(r *table.Row, but string) {
	for _, part := range table.Leftovers() {
		if part.Key == but {
			continue
		}
		for _, line := range part.Lines(r) {
			l.add(part.Noun, line.Name, line.Text)
		}
	}
}

// notes gives the contact's note with the lines after it.
func (l *leftover) notes(note string) string {
	if len(l.lines) == 0 {
		return note
	}
	return strings.TrimLeft(note+"\n\n"+strings.Join(l.lines, "\n"), "\n")
}

// named writes a label after a kind: "Phone (work)".
func named(kind, label string) string {
	if label == "" {
		return kind
	}
	return fmt.Sprintf("%s (%s)", kind, label)
}

// oneLine writes an address in one line.
func oneLine(a data.Address) string { return strings.Join(a.Lines(), ", ") }
