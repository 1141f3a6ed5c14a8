package data

import "time"

// Card is one of the user's own cards: it says which of their details a code shows.
//
// The details themselves are only in the user's own contact ("me"). Show lists the fields of it that the card
// shows (see FieldRef). Own replaces single-valued fields on this card only, for a person with two jobs. A
// value that is not listed is never shown, so a new private number stays private until it is chosen.
type Card struct {
	ID      int64
	UID     string
	Rev     int64
	Name    string              // "Work", "Research", "Booth"
	Show    []FieldRef          // in the order of the form
	Own     map[FieldKey]string // value on this card; of "title", "organisation" …
	Code    CodeForm            // how its code is written
	Colour  string              // around the code on the screen, "#1a5fb4"; "" for white
	Welcome string              // a text beside the code on the screen: "Stand 42: scan me"
	Until   time.Time           // from then on the card is no longer shown; zero for no end
	Order   int                 // position among the cards
	Updated time.Time
	Trashed time.Time
}

// FieldRef names one field of the user's own contact: "prefix", "given", "additional", "family", "suffix",
// "nickname", "pronouns", "organisation", "department", "title", "note", "birthday", "topics"; or, for fields
// with several values, the kind, a colon and the value: "email:anna@lib.example", "phone:+1 202 555 0100",
// "link:https://…", and "address:" with the lines of the address joined by newlines.
type FieldRef string
