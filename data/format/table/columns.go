package table

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// column is everything about a field in tables of people. Its header is in package field.
type column struct {
	id     field.ID
	width  float64                    // in a workbook, in characters
	cell   func(r *Row, n int) string // how Lanyard's own table writes the n-th value, from 0; nil: it does not have the column
	take   taker                      // how a cell of any table is read; nil: it is kept with its header
	number int                        // of a repeated column, from 1; else 0
}

// taker puts the value of the i-th cell of a row in its place. It gives false when the value does not fit the
// column.
type taker func(r *rowDraft, i int, v string) bool

// repeated is how many e-mails, phones, addresses and links have columns of their own.
const repeated = 3

// columns lists all columns of a table of people. Those with a cell make Lanyard's own table, in this order: a
// new one goes to the end, because columns are only ever added there.
var columns = slices.Concat(
	once(
		column{id: field.DisplayName, width: 26, cell: text(field.DisplayName), take: (*rowDraft).takeName},
		column{id: field.Prefix, width: 12, cell: text(field.Prefix), take: (*rowDraft).takePrefix},
		textOf(field.Given, 16), textOf(field.Additional, 16), textOf(field.Family, 16), textOf(field.Suffix, 12), textOf(field.Nickname, 16),
		textOf(field.Organisation, 28), textOf(field.Department, 22),
		column{id: field.Title, width: 24, cell: text(field.Title), take: (*rowDraft).takeTitle},
	),
	times(
		repeated,
		column{id: field.Email, width: 28, cell: emails.cell(func(e *data.Email) string { return e.Value }), take: (*rowDraft).takeEmails},
		column{id: field.EmailLabel, width: 10, cell: emails.cell(func(e *data.Email) string { return LabelCell(e.Label, e.Preferred) }), take: besides},
	),
	times(
		repeated,
		column{id: field.Phone, width: 20, cell: phones.cell(func(p *data.Phone) string { return p.Value }), take: (*rowDraft).takePhones},
		column{id: field.PhoneLabel, width: 10, cell: phones.cell(func(p *data.Phone) string { return LabelCell(p.Label, p.Preferred) }), take: besides},
	),
	times(
		repeated,
		column{id: field.AddressLabel, width: 10, cell: addresses.cell(func(a *data.Address) string { return LabelCell(a.Label, a.Preferred) }), take: (*rowDraft).takeAddressLabel},
		addressPart(field.Street, 24, func(a *data.Address) *string { return &a.Street }),
		addressPart(field.Extended, 16, func(a *data.Address) *string { return &a.Extended }),
		addressPart(field.POBox, 10, func(a *data.Address) *string { return &a.POBox }),
		addressPart(field.City, 16, func(a *data.Address) *string { return &a.City }),
		addressPart(field.Region, 16, func(a *data.Address) *string { return &a.Region }),
		addressPart(field.PostalCode, 12, func(a *data.Address) *string { return &a.PostalCode }),
		addressPart(field.Country, 16, func(a *data.Address) *string { return &a.Country }),
	),
	times(
		repeated,
		column{id: field.Link, width: 28, cell: links.cell(func(l *data.Link) string { return l.Value }), take: (*rowDraft).takeLinks},
		column{id: field.LinkLabel, width: 10, cell: links.cell(func(l *data.Link) string { return LabelCell(l.Label, l.Preferred) }), take: besides},
	),
	once(
		column{id: field.Topics, width: 26, cell: whole(joinTopics), take: (*rowDraft).takeTopics},
		column{id: field.Note, width: 40, cell: whole(func(r *Row) string { return r.Contact.Note }), take: (*rowDraft).takeNote},
		column{id: field.Birthday, width: 12, cell: whole(func(r *Row) string { return r.Contact.Birthday.String() }), take: (*rowDraft).takeBirthday},
		metText(field.Event, 26, func(e *data.DraftEncounter) *string { return &e.Event }),
		metText(field.Session, 22, func(e *data.DraftEncounter) *string { return &e.Session }),
		column{id: field.MetOn, width: 12, cell: encounters.cell(metOn), take: into(func(r *rowDraft) *string { return &r.metOn })},
		column{id: field.MetAt, width: 12, cell: encounters.cell(metAt), take: into(func(r *rowDraft) *string { return &r.metAt })},
		metText(field.Zone, 12, func(e *data.DraftEncounter) *string { return &e.Zone }),
		metText(field.Place, 20, func(e *data.DraftEncounter) *string { return &e.Place }),
		column{id: field.Warmth, width: 12, cell: encounters.cell(func(e *data.DraftEncounter) string { return WarmthWord(e.Warmth) }), take: (*rowDraft).takeWarmth},
		metText(field.EncounterNote, 40, func(e *data.DraftEncounter) *string { return &e.Note }),
		column{id: field.Promises, width: 40, cell: whole(func(r *Row) string { return WritePromises(r.Promises) }), take: (*rowDraft).takePromises},
		textOf(field.UID, 12),
		column{id: field.Properties, width: 12, cell: whole(func(r *Row) string { return writeProperties(r.Contact.Other) }), take: (*rowDraft).takeProperties},
		column{id: field.More, width: 12, cell: whole(func(*Row) string { return "" }), take: into(func(r *rowDraft) *string { return &r.more })}, // see Flattener
		column{id: field.Attendance, width: 40, cell: whole(func(r *Row) string { return WriteAttendees(r.Attendees) }), take: into(func(r *rowDraft) *string { return &r.lists })},
		textOf(field.Pronouns, 12),
		column{id: field.Appointments, width: 40, cell: whole(func(r *Row) string { return WriteAppointments(r.Appointments) }), take: into(func(r *rowDraft) *string { return &r.agreed })},
		column{id: field.Medium, width: 10, cell: encounters.cell(func(e *data.DraftEncounter) string { return string(e.Medium) }), take: (*rowDraft).takeMedium},
		column{id: field.IntroducedBy, width: 22, cell: encounters.cell(func(e *data.DraftEncounter) string { return e.IntroducedBy.Name }), take: (*rowDraft).takeIntroducedBy},
		column{id: field.LastContact, width: 12, cell: whole(func(r *Row) string { return r.LastContact.String() }), take: (*rowDraft).takeLastContact},
		column{id: field.NoMail, width: 10, cell: consents.cell(noMail), take: (*rowDraft).takeNoMail},
		column{id: field.KeepUntil, width: 12, cell: consents.cell(func(c *data.Consent) string { return c.KeepUntil.String() }), take: (*rowDraft).takeKeepUntil},
	),
	once( // one for each question: see answers
		column{id: field.Answer, width: answerWidth, take: (*rowDraft).takeAnswer},
	),
	once( // only in tables of other programs
		column{id: field.Particle, take: into(func(r *rowDraft) *string { return &r.particle })},
		column{id: field.Address, take: ofAddress(func(a *address) *string { return &a.whole })},
		column{id: field.AddressLine, take: (*rowDraft).takeAddressLine},
		column{id: field.BirthYear, take: into(func(r *rowDraft) *string { return &r.year[0] })},
		column{id: field.BirthMonth, take: into(func(r *rowDraft) *string { return &r.year[1] })},
		column{id: field.BirthDay, take: into(func(r *rowDraft) *string { return &r.year[2] })},
		column{id: field.Joined, take: (*rowDraft).takeVisit}, column{id: field.Left, take: (*rowDraft).takeVisit},
		column{id: field.Stayed, take: (*rowDraft).takeVisit}, column{id: field.Action, take: (*rowDraft).takeVisit},
		column{id: field.Role, take: (*rowDraft).takeRole},
		column{id: field.Registered, take: (*rowDraft).takeRegistered}, column{id: field.CheckedIn, take: (*rowDraft).takeCheckedIn},
		column{id: field.Other, take: (*rowDraft).takeVisit}, column{id: field.OtherLabel, take: besides}, column{id: field.Ignore, take: besides},
	),
)

// takers say how to read the fields.
var takers = func() map[field.ID]taker {
	out := map[field.ID]taker{}
	for _, c := range columns {
		out[c.id] = c.take
	}
	return out
}()

// once gives columns that occur once.
func once(list ...column) []column { return list }

// times gives columns that occur n times beside each other.
func times(n int, list ...column) (out []column) {
	for number := range n {
		for _, c := range list {
			c.number = number + 1
			out = append(out, c)
		}
	}
	return out
}

// header is the column's header in Lanyard's own table.
func (c *column) header() string {
	if c.number > 0 {
		return strings.Replace(field.Of(c.id).Numbered, "#", itoa(c.number), 1)
	}
	return field.Of(c.id).Header
}

// whole makes the cell of a column that occurs once.
func whole(cell func(*Row) string) func(*Row, int) string {
	return func(r *Row, _ int) string { return cell(r) }
}

// text makes the cell of a text of data.Texts.
func text(id field.ID) func(*Row, int) string {
	f := data.FieldOf(data.FieldKey(id))
	return func(r *Row, _ int) string { return *f.Text(&r.Contact) }
}

// textOf makes the column of a text of data.Texts.
func textOf(id field.ID, width float64) column {
	f := data.FieldOf(data.FieldKey(id))
	return column{id: id, width: width, cell: text(id), take: into(func(r *rowDraft) *string { return f.Text(&r.d.Contact) })}
}

// addressPart makes the column of a part of an address.
func addressPart(id field.ID, width float64, part func(*data.Address) *string) column {
	cell := addresses.cell(func(a *data.Address) string { return *part(a) })
	return column{id: id, width: width, cell: cell, take: ofAddress(func(a *address) *string { return part(&a.parts) })}
}

// metText makes the column of a text of the last encounter.
func metText(id field.ID, width float64, of func(*data.DraftEncounter) *string) column {
	cell := encounters.cell(func(e *data.DraftEncounter) string { return *of(e) })
	return column{id: id, width: width, cell: cell, take: into(func(r *rowDraft) *string { return of(&r.met) })}
}
