package data

import "time"

// Card is one of the user's own cards: which of their details a code shows.
//
// The details live once, in the user's own contact ("me"). Show lists the fields taken
// from it by reference (see FieldRef); Own replaces single-valued fields on this card
// only, for a person with two jobs. A value that is not listed is never shown, so a new
// private number stays private until it is chosen.
type Card struct {
	ID      int64
	UID     string
	Rev     int64
	Name    string              // "Work", "Research", "Booth"
	Show    []FieldRef          // in the order of the form
	Own     map[FieldKey]string // value on this card; of "title", "organisation" …
	Code    CodeForm            // how its code is written
	Colour  string              // of the screen around the code, "#1a5fb4"; "" for white
	Welcome string              // said on the screen around the code: "Stand 42: scan me"
	Until   time.Time           // from then on the card is not shown any more; zero for no end
	Order   int                 // position among the cards
	Updated time.Time
	Trashed time.Time
}

// FieldRef names one field of the user's own contact: "prefix", "given", "additional",
// "family", "suffix", "nickname", "pronouns", "organisation", "department", "title", "note",
// "birthday", "topics"; or, for what there can be several of, the kind, a colon and the
// value: "email:anna@lib.example", "phone:+1 202 555 0100", "link:https://…", and
// "address:" with the address's lines joined by newlines.
type FieldRef string
