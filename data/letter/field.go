// Package letter fills templates in for people, and makes of a letter what a mail program takes: an address of mailto, a file of
// the kind .eml, or a table for a mail merge. It sends nothing.
package letter

import (
	"slices"
	"strings"

	"lanyard/data"
)

// Field names what a template has in braces.
type Field string

// The fields.
const (
	First            Field = "first"
	Name             Field = "name"
	Organisation     Field = "organisation"
	Event            Field = "event"
	Session          Field = "session"
	Place            Field = "place"
	Date             Field = "date"
	Note             Field = "note"
	Promise          Field = "promise"
	Topic            Field = "topic"
	WithFirst        Field = "with.first"
	WithName         Field = "with.name"
	WithOrganisation Field = "with.organisation"
	MyFirst          Field = "me.first"
	MyName           Field = "me.name"
	MyOrganisation   Field = "me.organisation"
	MyCard           Field = "me.card"
)

// Fields are all fields, in the order in which they are listed.
var Fields = []Field{
	First, Name, Organisation, Event, Session, Place, Date, Note, Promise, Topic,
	WithFirst, WithName, WithOrganisation, MyFirst, MyName, MyOrganisation, MyCard,
}

// fieldNamed is the field that somebody wrote, in whatever case, also in American spelling.
func fieldNamed(text string) (Field, bool) {
	f := Field(strings.Replace(strings.ToLower(strings.TrimSpace(text)), "organization", "organisation", 1))
	return f, slices.Contains(Fields, f)
}

// OfWith reports whether the field is of the other person of an introduction.
func (f Field) OfWith() bool { return strings.HasPrefix(string(f), "with.") }

// Personal reports whether the field tells of this person, and not only of how they are called or of where everybody was.
func (f Field) Personal() bool {
	return f == Note || f == Promise || f == Topic || f == Session || f.OfWith()
}

// lines reports whether a value may have several lines.
func (f Field) lines() bool { return f == Note || f == MyCard }

// Values are what the fields are filled with. A field without a value is empty.
type Values map[Field]string

// of gives the value of a field as it goes into a text: on one line, unless it may have several.
func (v Values) of(f Field) string {
	if f.lines() {
		return strings.TrimSpace(Lines(v[f]))
	}
	return Line(v[f])
}

// Line makes one line of a text: what would end a line becomes a blank, and what acts on a screen is left out, so that no value
// begins a new header or turns the words around it.
func Line(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case data.Acts(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))), " ")
}

// Lines cleans a text of several lines, which end in \n.
func Lines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && data.Acts(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
