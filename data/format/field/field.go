// Package field is the one table of what can be imported and exported: every field of a
// contact and of what belongs to it, the header under which Lanyard writes it, and the
// headers under which other programs do.
//
// Codecs for tables (CSV, later spreadsheets) ask Match what a column holds; screens list
// All for the user who corrects a mapping.
package field

import "lanyard/data"

// ID names a field of the table. IDs are stable: remembered mappings are stored by them.
type ID string

// What a column can hold. Email, Phone, the address parts and Link may stand in any number
// of columns; the others in one.
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
	MetOn         ID = "met_on" // the day as lived
	MetAt         ID = "met_at" // the exact moment, RFC 3339
	Zone          ID = "zone"
	Place         ID = "place"
	Warmth        ID = "warmth"
	EncounterNote ID = "encounter_note"
	Promises      ID = "promises"

	// Columns of what meeting programs report of who was there.
	Joined ID = "joined" // the moment somebody came in, or beside Action the moment of it
	Left   ID = "left"   // the moment somebody went
	Stayed ID = "stayed" // how long somebody was there, as the report writes it
	Action ID = "action" // "Joined", "Left"
	Role   ID = "role"   // organiser, presenter, attendee: a part in an event, no profession

	Attendance ID = "attendance" // Lanyard's own column of event lists

	Properties ID = "properties" // Lanyard's own column of properties it does not model
	More       ID = "more"       // Lanyard's own column of what the other columns cannot hold
	OtherLabel ID = "other.label"
)

// Info describes a field for a screen and for Lanyard's own header.
type Info struct {
	ID       ID
	Header   string // Lanyard's column header, and the field's name on a screen
	Numbered string // the header of a repeated column, '#' standing for its number; "" if there is but one
	Many     bool   // may be chosen for several columns
}

var all = append(texts(), []Info{
	{Email, "E-mail", "E-mail #", true},
	{EmailLabel, "E-mail label", "E-mail # label", true},
	{Phone, "Phone", "Phone #", true},
	{PhoneLabel, "Phone label", "Phone # label", true},
	{AddressLabel, "Address label", "Address # label", true},
	{Address, "Address", "", true},
	{AddressLine, "Address, further line", "", true},
	{Street, "Address street", "Address # street", true},
	{Extended, "Address extended", "Address # extended", true},
	{POBox, "Address PO box", "Address # PO box", true},
	{City, "Address city", "Address # city", true},
	{Region, "Address region", "Address # region", true},
	{PostalCode, "Address postal code", "Address # postal code", true},
	{Country, "Address country", "Address # country", true},
	{Link, "Link", "Link #", true},
	{LinkLabel, "Link label", "Link # label", true},
	{Topics, "Topics", "", false},
	{Note, "Note", "", false},
	{Birthday, "Birthday", "", false},
	{BirthYear, "Birth year", "", false},
	{BirthMonth, "Birth month", "", false},
	{BirthDay, "Day of birth", "", false},
	{Event, "Event", "", false},
	{Session, "Session", "", false},
	{MetOn, "Met on", "", false},
	{MetAt, "Met at", "", false},
	{Zone, "Time zone", "", false},
	{Place, "Place", "", false},
	{Warmth, "Warmth", "", false},
	{EncounterNote, "Encounter note", "", false},
	{Promises, "Promises", "", false},
	{Joined, "Joined at", "", false},
	{Left, "Left at", "", false},
	{Stayed, "Time there", "", false},
	{Action, "Joined or left", "", false},
	{Role, "Role at the event", "", false},
	{UID, data.FieldOf("uid").Column, "", false},
	{Properties, "Other", "", false},
	{OtherLabel, "Other label", "", true},
	{More, "More", "", false},
	{Attendance, "Attendance", "", false},
	{Other, "Keep as it is", "", true},
	{Ignore, "Leave out", "", true},
}...)

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

// Valid reports whether id is one of the table's fields.
func (id ID) Valid() bool {
	for _, f := range all {
		if f.ID == id {
			return true
		}
	}
	return false
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
	case Email, EmailLabel, Phone, PhoneLabel, Link, LinkLabel, Other, OtherLabel:
		return true
	}
	return id.InAddress()
}

// NamesPerson reports whether the field says how a person is called.
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
