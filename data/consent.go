package data

import "time"

// Agreed says how somebody agreed that the user keeps their details.
type Agreed string

// How somebody agreed.
const (
	BySwap   Agreed = "swap" // they sent their details themselves
	ByEmail  Agreed = "mail"
	BySpeech Agreed = "spoken"
)

// Agreements are all ways to agree, in the order in which they are offered.
var Agreements = []Agreed{BySwap, ByEmail, BySpeech}

// Valid reports whether a is one of Agreements or "", not said.
func (a Agreed) Valid() bool { return a == "" || a == BySwap || a == ByEmail || a == BySpeech }

// Consent is what was agreed with a contact about their details. There is at most one for each contact.
// The JSON form is that of the column More of Lanyard's tables.
type Consent struct {
	ID        int64     `json:"-"`
	Rev       int64     `json:"-"`
	ContactID int64     `json:"-"`
	Text      string    `json:"text,omitempty"` // what was agreed, in the user's words
	How       Agreed    `json:"how,omitempty"`
	On        Date      `json:"on,omitzero"`         // zero: not said
	KeepUntil Date      `json:"keep_until,omitzero"` // from this day on their details are over their time; zero: no end
	Kept      string    `json:"kept,omitempty"`      // why they are kept although their time is over; "" for no reason
	KeptOn    Date      `json:"kept_on,omitzero"`    // when that reason was given; the store sets it
	NoMail    bool      `json:"no_mail,omitempty"`   // do not mail: letters leave them out
	Created   time.Time `json:"-"`
	Updated   time.Time `json:"-"`
}

// Over reports whether the time of the contact's details is over, and no reason to keep them was given since. A reason that was
// given before holds until the day that was set with it.
func (c *Consent) Over(today Date) bool {
	ends := c.ends()
	return !ends.IsZero() && ends.sooner(today) <= 0
}

// IsZero reports whether nothing is said.
func (c *Consent) IsZero() bool {
	return c.Text == "" && c.How == "" && c.On.IsZero() && c.KeepUntil.IsZero() && c.Kept == "" && !c.NoMail
}

// ends is the day from which on the time is over; zero when there is none, or a reason keeps them beyond it.
func (c *Consent) ends() Date {
	if c.Kept != "" && !c.KeptOn.IsZero() && c.KeptOn.sooner(c.KeepUntil) >= 0 {
		return Date{}
	}
	return c.KeepUntil
}

// Join takes in what was agreed under another contact who turned out to be the same person: both texts stay, the later agreement
// says how and when, the shorter time holds, and who is not to be mailed under one is not mailed.
func (c *Consent) Join(other *Consent) {
	mine, theirs := c.ends(), other.ends()
	if other.KeepUntil.sooner(c.KeepUntil) < 0 {
		c.KeepUntil = other.KeepUntil
	}
	if c.KeptOn.IsZero() || !other.KeptOn.IsZero() && other.KeptOn.sooner(c.KeptOn) > 0 {
		c.KeptOn = other.KeptOn
	}
	if !mine.IsZero() || !theirs.IsZero() { // a reason for one does not keep the other
		if c.KeepUntil = mine; theirs.sooner(mine) < 0 {
			c.KeepUntil = theirs
		}
		if c.KeptOn.sooner(c.KeepUntil) >= 0 {
			c.KeptOn = Date{}
		}
	}
	c.Text, c.Kept = JoinNotes(c.Text, other.Text), JoinNotes(c.Kept, other.Kept)
	if c.On.IsZero() || !other.On.IsZero() && other.On.sooner(c.On) > 0 {
		c.On = other.On
		if other.How != "" {
			c.How = other.How
		}
	}
	c.NoMail = c.NoMail || other.NoMail
}
