package data

import (
	"maps"
	"slices"
	"time"

	"lanyard/data/say"
)

// CodeForm says how to write the code of a card.
type CodeForm struct {
	Compact bool        // as MECARD, which is about a third shorter than a vCard and holds less
	Drop    []Droppable // what the code leaves out first when it would be too large; nil means DropOrder
}

// Order is the complete order in which a code leaves things out: Drop, then the rest of DropOrder.
func (f CodeForm) Order() []Droppable {
	out := make([]Droppable, 0, len(DropOrder))
	for _, list := range [][]Droppable{f.Drop, DropOrder} {
		for _, d := range list {
			if droppers[d] != nil && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// Droppable is a part of a contact that its code can leave out.
type Droppable string

// The parts that a code can leave out. A plural means all but the first of its kind.
const (
	DropNote       Droppable = "note"
	DropBirthday   Droppable = "birthday"
	DropTopics     Droppable = "topics"
	DropAddresses  Droppable = "addresses"
	DropLinks      Droppable = "links"
	DropPhones     Droppable = "phones"
	DropEmails     Droppable = "emails"
	DropAddress    Droppable = "address"
	DropLink       Droppable = "link"
	DropPronouns   Droppable = "pronouns"
	DropNickname   Droppable = "nickname"
	DropDepartment Droppable = "department"
	DropTitle      Droppable = "title"
)

// DropOrder is the order in which a code leaves things out when the user did not choose one. Name,
// organisation, first phone and first e-mail always stay.
var DropOrder = []Droppable{
	DropNote, DropBirthday, DropTopics, DropAddresses, DropLinks, DropPhones, DropEmails,
	DropAddress, DropLink, DropPronouns, DropNickname, DropDepartment, DropTitle,
}

var droppers = allDroppers()

func allDroppers() map[Droppable]func(*Contact) bool {
	out := maps.Clone(otherDroppers)
	for _, f := range Fields {
		if !f.InName() && f.Key != "organisation" {
			out[Droppable(f.Key)] = func(c *Contact) bool { return clearText(f.Text(c)) }
		}
	}
	return out
}

var otherDroppers = map[Droppable]func(*Contact) bool{
	DropNote: func(c *Contact) bool { return clearText(&c.Note) },
	DropBirthday: func(c *Contact) bool {
		had := !c.Birthday.IsZero()
		c.Birthday = Date{}
		return had
	},
	DropTopics:    func(c *Contact) bool { return shorten(&c.Topics, 0) },
	DropAddresses: func(c *Contact) bool { return shorten(&c.Addresses, 1) },
	DropLinks:     func(c *Contact) bool { return shorten(&c.Links, 1) },
	DropPhones:    func(c *Contact) bool { return shorten(&c.Phones, 1) },
	DropEmails:    func(c *Contact) bool { return shorten(&c.Emails, 1) },
	DropAddress:   func(c *Contact) bool { return shorten(&c.Addresses, 0) },
	DropLink:      func(c *Contact) bool { return shorten(&c.Links, 0) },
}

// From removes one thing of the kind from a contact, the last of several; it gives false when none of the kind
// is left. It shortens the contact's lists and does not change their elements.
func (d Droppable) From(c *Contact) bool {
	drop := droppers[d]
	return drop != nil && drop(c)
}

// In reports whether a contact has something of the kind.
func (d Droppable) In(c Contact) bool { return d.From(&c) }

func clearText(s *string) bool {
	had := *s != ""
	*s = ""
	return had
}

// shorten drops the last element if more than keep are left.
func shorten[T any](list *[]T, keep int) bool {
	if len(*list) <= keep {
		return false
	}
	*list = (*list)[:len(*list)-1]
	return true
}

// Ended reports whether the card is no longer shown.
func (c *Card) Ended(now time.Time) bool { return !c.Until.IsZero() && !now.Before(c.Until) }

// CheckColour returns an error unless a colour is "" for white, or "#" and six hexadecimal digits.
func CheckColour(s string) error {
	ok := s == "" || len(s) == 7 && s[0] == '#'
	for i := 1; ok && i < len(s); i++ {
		ok = s[i] >= '0' && s[i] <= '9' || s[i] >= 'a' && s[i] <= 'f'
	}
	if !ok {
		return &FieldError{Field: "colour", Value: s, Reason: say.T("is no colour such as #1a5fb4")}
	}
	return nil
}
