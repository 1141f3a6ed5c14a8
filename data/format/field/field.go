// Package field lists everything that can be imported and exported: every field of a contact and of what
// belongs to it, the header that Lanyard writes for it, and the headers that other programs write.
//
// Codecs for tables (CSV, workbooks) call Match for the field of a column; screens list All for the user who
// corrects a mapping.
package field

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// ID names a field. IDs are stable, because remembered mappings use them.
type ID string

// Fields of columns. Email, Phone, the address parts and Link may occur in several columns, the others in one.
const (
	Ignore ID = "ignore" // the column is not read
	Other  ID = "other"  // kept with the contact under the column's header, not interpreted

	DisplayName  ID = "display_name"
	Prefix       ID = "prefix"
	Given        ID = "given"
	Additional   ID = "additional"
	Family       ID = "family"
	Particle     ID = "particle" // "van der", which stands before the family name
	Suffix       ID = "suffix"
	Nickname     ID = "nickname"
	Pronouns     ID = "pronouns"
	Organisation ID = "organisation"
	Department   ID = "department"
	Title        ID = "title"

	Email        ID = "email"
	EmailLabel   ID = "email.label"
	Phone        ID = "phone"
	PhoneLabel   ID = "phone.label"
	Link         ID = "link"
	LinkLabel    ID = "link.label"
	Address      ID = "address"      // a whole address in one cell, or the first line of one
	AddressLine  ID = "address.line" // a further line of the street
	AddressLabel ID = "address.label"
	Street       ID = "address.street"
	Extended     ID = "address.extended"
	POBox        ID = "address.po_box"
	City         ID = "address.city"
	Region       ID = "address.region"
	PostalCode   ID = "address.postal_code"
	Country      ID = "address.country"

	Topics     ID = "topics"
	Note       ID = "note"
	Birthday   ID = "birthday"
	BirthYear  ID = "birthday.year"
	BirthMonth ID = "birthday.month"
	BirthDay   ID = "birthday.day"
	UID        ID = "uid"

	Event         ID = "event"
	Session       ID = "session"
	MetOn         ID = "met_on" // the day of the encounter
	MetAt         ID = "met_at" // the exact moment, RFC 3339
	Zone          ID = "zone"
	Place         ID = "place"
	Warmth        ID = "warmth"
	EncounterNote ID = "encounter_note"
	Promises      ID = "promises"
	Registered    ID = "registered" // whether somebody on a list comes: attending, cancelled, refunded
	CheckedIn     ID = "checked_in" // whether, or when, somebody came
	Answer        ID = "answer"     // to a question of the event; the column's Label is its key

	// Columns in which meeting programs report who was there.
	Joined ID = "joined" // the moment somebody came in, or beside Action the moment of it
	Left   ID = "left"   // the moment somebody went
	Stayed ID = "stayed" // how long somebody was there, as the report writes it
	Action ID = "action" // "Joined", "Left"
	Role   ID = "role"   // organiser, presenter, attendee: a part in an event, no profession

	Attendance ID = "attendance" // Lanyard's own column of event lists

	Appointments ID = "appointments" // Lanyard's own column of times agreed at events

	Medium       ID = "medium"        // of the encounter
	IntroducedBy ID = "introduced_by" // whose name it is
	LastContact  ID = "last_contact"  // the day, by any medium; it follows from the encounters
	NoMail       ID = "no_mail"       // whether somebody is not to be mailed
	KeepUntil    ID = "keep_until"    // the day on which the time of their details is over

	Properties ID = "properties" // Lanyard's own column of properties that it does not model
	More       ID = "more"       // Lanyard's own column for what the other columns cannot hold
	OtherLabel ID = "other.label"
)

// Info describes a field.
type Info struct {
	ID       ID
	Header   string     // Lanyard's column header, and the field's name on a screen
	Numbered string     // the header where there are several columns of it, '#' standing for the number; "" where there is one
	Noun     say.Phrase // what a cell of it is: "e-mail address"; "" for any text
}

var all = named(append(texts(), []Info{
	{ID: Email, Header: "E-mail #", Noun: say.Phrase("e-mail address")},
	{ID: EmailLabel, Header: "E-mail # label"},
	{ID: Phone, Header: "Phone #", Noun: say.Phrase("phone number")},
	{ID: PhoneLabel, Header: "Phone # label"},
	{ID: AddressLabel, Header: "Address # label"},
	{ID: Address, Header: "Address"},
	{ID: AddressLine, Header: "Address, further line"},
	{ID: Street, Header: "Address # street"},
	{ID: Extended, Header: "Address # extended"},
	{ID: POBox, Header: "Address # PO box"},
	{ID: City, Header: "Address # city"},
	{ID: Region, Header: "Address # region"},
	{ID: PostalCode, Header: "Address # postal code"},
	{ID: Country, Header: "Address # country"},
	{ID: Link, Header: "Link #"},
	{ID: LinkLabel, Header: "Link # label"},
	{ID: Topics, Header: "Topics"},
	{ID: Note, Header: "Note"},
	{ID: Birthday, Header: "Birthday", Noun: say.Phrase("date")},
	{ID: BirthYear, Header: "Birth year"},
	{ID: BirthMonth, Header: "Birth month"},
	{ID: BirthDay, Header: "Day of birth"},
	{ID: Event, Header: "Event"},
	{ID: Session, Header: "Session"},
	{ID: MetOn, Header: "Met on", Noun: say.Phrase("date")},
	{ID: MetAt, Header: "Met at", Noun: say.Phrase("moment")},
	{ID: Zone, Header: "Time zone"},
	{ID: Place, Header: "Place"},
	{ID: Warmth, Header: "Warmth", Noun: say.Phrase("warmth, which is cool, warm or hot")},
	{ID: EncounterNote, Header: "Encounter note"},
	{ID: Promises, Header: "Promises"},
	{ID: Answer, Header: "Answer to a question"},
	{ID: Registered, Header: "Comes or cancelled"},
	{ID: CheckedIn, Header: "Checked in"},
	{ID: Joined, Header: "Joined at"},
	{ID: Left, Header: "Left at"},
	{ID: Stayed, Header: "Time there"},
	{ID: Action, Header: "Joined or left"},
	{ID: Role, Header: "Role at the event"},
	{ID: UID, Header: data.FieldOf("uid").Column},
	{ID: Properties, Header: "Other"},
	{ID: OtherLabel, Header: "Other label"},
	{ID: More, Header: "More"},
	{ID: Attendance, Header: "Attendance", Noun: say.Phrase("list of events, each with expected, want to meet, met or closed")},
	{ID: Appointments, Header: "Appointments", Noun: say.Phrase("list of appointments, each with its state, event and start")},
	{ID: Medium, Header: "Medium"},
	{ID: IntroducedBy, Header: "Introduced by"},
	{ID: LastContact, Header: "Last contact"},
	{ID: NoMail, Header: "Do not mail"},
	{ID: KeepUntil, Header: "Keep until", Noun: say.Phrase("date")},
	{ID: Other, Header: "Keep as it is"},
	{ID: Ignore, Header: "Leave out"},
}...))

// named gives fields with a numbered header a header without the number.
func named(list []Info) []Info {
	for i, f := range list {
		if name := strings.Replace(f.Header, " #", "", 1); name != f.Header {
			list[i].Header, list[i].Numbered = name, f.Header
		}
	}
	return list
}

// texts are the fields of data.Texts, and the particle, which only tables have.
func texts() []Info {
	var out []Info
	for _, f := range data.Texts {
		if f.Role == data.Identifier {
			continue
		}
		out = append(out, Info{ID: ID(f.Key), Header: f.Column})
		if ID(f.Key) == Family {
			out = append(out, Info{ID: Particle, Header: "Particle before the family name"})
		}
	}
	return out
}

// All lists every field a column can be mapped to, in the order in which a screen offers them.
func All() []Info { return append([]Info(nil), all...) }

// Of describes a field; an unknown one has a zero Info.
func Of(id ID) Info {
	i := slices.IndexFunc(all, func(f Info) bool { return f.ID == id })
	if i < 0 {
		return Info{ID: id}
	}
	return all[i]
}

// Labels gives the field of the values that a field of labels belongs to: Email for EmailLabel.
func (id ID) Labels() (ID, bool) {
	of, ok := strings.CutSuffix(string(id), ".label")
	return ID(of), ok
}

// Column says what a column of a table holds.
type Column struct {
	ID    ID
	Label string // "work", "home", "mobile": what the header says about the value, "" if nothing
	Group int    // the number in "E-mail 2 - Value"; columns of one number belong together; 0: none
}

// list reports whether several columns of the field make several values.
func (id ID) list() bool {
	switch id {
	case Email, EmailLabel, Phone, PhoneLabel, Link, LinkLabel, Other, OtherLabel, Answer, Registered, CheckedIn:
		return true
	}
	return id.InAddress()
}

// NamesPerson reports whether the field is a name of the person.
func (id ID) NamesPerson() bool {
	f := data.FieldOf(data.FieldKey(id))
	return f != nil && f.NamesPerson()
}

// InAddress reports whether the field is a part of a postal address.
func (id ID) InAddress() bool {
	switch id {
	case Address, AddressLine, AddressLabel, Street, Extended, POBox, City, Region, PostalCode, Country:
		return true
	}
	return false
}
