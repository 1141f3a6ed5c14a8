package data

import (
	"slices"
	"strings"
)

// Change is one field that an update would change.
type Change struct {
	Field FieldKey
	Old   string
	New   string // for lists: the values added
	// Values that are added to a list, for lists with their own words on the screen.
	Former []Former
	Other  []Property
}

// Merge adds what the draft knows to the contact and keeps all values of both: it fills empty single-valued
// fields, replaces different ones by the draft's value and keeps the old value in Former, and unites lists. It
// returns the result and what changed; no changes means that the draft has nothing new.
//
// A poorer spelling does not replace a richer one: "J. Doe" does not change Jane Doe, nor "Muller" Müller. A
// value that Former says was replaced before does not come back: importing an old file again reverses nothing.
// The contact's photo and UID stay if it has them. Merging the same draft again changes nothing.
func Merge(c, draft Contact) (Contact, []Change) {
	var m merging
	m.all(&c, &draft)
	return c, m.changes
}

// all merges the draft into the contact.
func (m *merging) all(c, draft *Contact) {
	m.known = OnceOf(c.Former...)
	m.texts(c, draft, OtherName)
	m.names(c, draft)
	m.texts(c, draft, Detail)
	m.emails(c, draft.Emails)
	m.phones(c, draft.Phones)
	m.addresses(c, draft.Addresses)
	m.links(c, draft.Links)
	m.topics(c, draft.Topics)
	m.birthday(c, draft.Birthday)
	if c.Photo.IsZero() && !draft.Photo.IsZero() {
		c.Photo = draft.Photo
		m.changed(PhotoField, "", draft.Photo.SHA256)
	}
	m.other(c, draft.Other)
	m.note(c, draft.Note)
	m.former(c, draft.Former)
	if c.UID == "" {
		c.UID = draft.UID
	}
}

// merging collects what a merge changes.
type merging struct {
	decided bool          // by the user: the draft's values win, even poorer ones and those that were replaced before
	known   *Once[Former] // what was replaced before
	kept    []Former      // what this merge replaces
	changes []Change
}

func (m *merging) changed(field FieldKey, before, after string) {
	m.changes = append(m.changes, Change{Field: field, Old: before, New: after})
}

// texts merges the fields with a role, one by one.
func (m *merging) texts(c, draft *Contact, role Role) {
	for i := range Fields {
		if f := &Fields[i]; f.Role == role {
			m.text(f, f.Text(c), *f.Text(draft))
		}
	}
}

func (m *merging) text(f *Field, old *string, draft string) {
	draft = strings.TrimSpace(draft)
	switch {
	case draft == "" || draft == *old:
		return
	case m.decided:
	case poorer(draft, *old) || *old != "" && m.replacedBefore(f.Key, draft):
		return
	}
	if *old != "" && !poorer(*old, draft) {
		m.remember(f.Key, *old)
	}
	m.changed(f.Key, *old, draft)
	*old = draft
}

// poorer reports whether a says no more than b: it is the same without regard to case, accents and punctuation,
// and has fewer letters outside ASCII, or only one case where b has both.
func poorer(a, b string) bool {
	if canonical(a) != canonical(b) {
		return false
	}
	if x, y := beyondASCII(a), beyondASCII(b); x != y {
		return x < y
	}
	return oneCase(a) || Fold(a) == Fold(b)
}

func beyondASCII(s string) (n int) {
	for _, r := range s {
		if r > 0x7F {
			n++
		}
	}
	return n
}

func (m *merging) birthday(c *Contact, draft Date) {
	old := c.Birthday
	sameDay := old.Month == draft.Month && old.Day == draft.Day
	switch {
	case draft.IsZero() || draft == old || sameDay && draft.Year == 0 && old.Year != 0 || m.replacedBefore(BirthdayField, draft.String()):
		return
	case !old.IsZero() && !(sameDay && old.Year == 0):
		m.remember(BirthdayField, old.String())
	}
	m.changed(BirthdayField, old.String(), draft.String())
	c.Birthday = draft
}

// note appends the draft's note, unless the contact has it already.
func (m *merging) note(c *Contact, draft string) {
	was := c.Note
	draft = lines(draft)
	switch {
	case draft == "" || containsLines(c.Note, draft):
	case c.Note == "" || containsLines(draft, c.Note):
		c.Note = draft
	default:
		c.Note += "\n" + draft
	}
	if c.Note != was {
		m.changed(NoteField, was, c.Note)
	}
}

// containsLines reports whether text contains part as whole lines in a row.
func containsLines(text, part string) bool {
	return strings.Contains("\n"+text+"\n", "\n"+part+"\n")
}

func (m *merging) other(c *Contact, draft []Property) {
	var added []Property
	have, marked := OnceOf(c.Other...), slices.ContainsFunc(c.Other, revisionMark)
	c.Other = slices.Clip(c.Other)
	for _, p := range draft {
		mark := revisionMark(p)
		if mark && marked || !have.Add(p) {
			continue
		}
		c.Other = append(c.Other, p)
		if marked = marked || mark; !mark {
			added = append(added, p)
		}
	}
	if len(added) > 0 {
		m.changes = append(m.changes, Change{Field: OtherField, Other: added})
	}
}

// revisionMark reports whether a property only says when and by what a file was written (RFC 6350 §6.7.3,
// §6.7.4): it differs in every export and is nothing new.
func revisionMark(p Property) bool {
	name := p.Name
	if i := strings.IndexAny(name, ";"); i >= 0 {
		name = name[:i]
	}
	return strings.EqualFold(name, "REV") || strings.EqualFold(name, "PRODID")
}
