package data

import (
	"strings"
	"time"
)

// Contact is what is known about a person. The zero value is an empty contact.
//
// The JSON form is the one that the command line prints; empty fields are left out.
type Contact struct {
	ID  int64  `json:"-"`             // local row id; 0 before the first save
	UID string `json:"uid,omitempty"` // kept as it arrived, else a new UUIDv7; not unique
	Rev int64  `json:"-"`             // revision in the store, for conflict detection

	DisplayName string `json:"display_name,omitempty"` // as given (vCard FN); Name() uses the parts without it
	Prefix      string `json:"prefix,omitempty"`       // honorifics before the name: "Dr."
	Given       string `json:"given,omitempty"`
	Additional  string `json:"additional,omitempty"` // middle names
	Family      string `json:"family,omitempty"`
	Suffix      string `json:"suffix,omitempty"` // "Jr.", "PhD"
	Nickname    string `json:"nickname,omitempty"`
	Pronouns    string `json:"pronouns,omitempty"` // "she/her": how others refer to the person

	Organisation string `json:"organisation,omitempty"`
	Department   string `json:"department,omitempty"`
	Title        string `json:"title,omitempty"` // job title

	Emails    []Email   `json:"emails,omitempty"`
	Phones    []Phone   `json:"phones,omitempty"`
	Addresses []Address `json:"addresses,omitempty"`
	Links     []Link    `json:"links,omitempty"`
	Topics    []string  `json:"topics,omitempty"` // expertise and interests, without '#'
	Note      string    `json:"note,omitempty"`
	Birthday  Date      `json:"birthday,omitzero"`
	Photo     PhotoRef  `json:"photo,omitzero"`
	Former    []Former  `json:"former,omitempty"` // values that merges replaced, in the order of the merges

	// Other keeps the properties that Lanyard does not model, in their order, so that they can be written
	// again.
	Other []Property `json:"other,omitempty"`

	Source  Source    `json:"-"` // how the contact came in
	Created time.Time `json:"-"` // UTC
	Updated time.Time `json:"-"` // UTC
	Trashed time.Time `json:"-"` // UTC; zero while not in the trash
}

// Labelled is an element of a labelled list of a contact.
type Labelled struct {
	Value     string `json:"value"`
	Label     string `json:"label,omitempty"` // "work", "home" or the user's own word
	Preferred bool   `json:"preferred,omitempty"`
}

type (
	// Email is one e-mail address of a contact.
	Email = Labelled
	// Link is a web address or a handle of a contact: a home page, LinkedIn, ORCID, Mastodon.
	Link = Labelled
)

// Phone is one phone number: a Labelled with E164. Value is the text as typed or read and is never changed. Phone.Normalise makes
// E164 from it, "" when the text is not a valid number.
type Phone struct {
	Value     string `json:"value"`
	E164      string `json:"e164,omitempty"` // "+493012345678"
	Label     string `json:"label,omitempty"`
	Preferred bool   `json:"preferred,omitempty"`
}

// Address is one postal address, in the parts of vCard's ADR (RFC 6350 §6.3.1).
type Address struct {
	Label      string `json:"label,omitempty"`
	Preferred  bool   `json:"preferred,omitempty"`
	POBox      string `json:"po_box,omitempty"`
	Extended   string `json:"extended,omitempty"`
	Street     string `json:"street,omitempty"` // may hold several lines
	City       string `json:"city,omitempty"`
	Region     string `json:"region,omitempty"`
	PostalCode string `json:"postal_code,omitempty"`
	Country    string `json:"country,omitempty"`
}

// Empty reports whether no part of the address itself is set.
func (a Address) Empty() bool {
	return a.POBox == "" && a.Extended == "" && a.Street == "" && a.City == "" &&
		a.Region == "" && a.PostalCode == "" && a.Country == ""
}

// Lines gives the address as on an envelope, one element for each line.
func (a Address) Lines() []string {
	var out []string
	add := func(parts ...string) {
		var kept []string
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			out = append(out, strings.Join(kept, " "))
		}
	}
	add(a.POBox)
	add(a.Extended)
	for line := range strings.SplitSeq(a.Street, "\n") {
		add(line)
	}
	add(a.PostalCode, a.City)
	add(a.Region)
	add(a.Country)
	return out
}

// Property is a property of a contact file that Lanyard does not model. Name holds the
// property's name with group and parameters as written ("item1.X-ABRELATEDNAMES;type=pref"),
// Value the raw, still escaped value.
type Property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// PhotoRef names a stored photo by the SHA-256 of its original bytes, in hexadecimal.
// The bytes live in the store.
type PhotoRef struct {
	SHA256 string `json:"sha256,omitempty"`
	Bytes  int    `json:"bytes,omitempty"` // size of the original
}

// IsZero reports whether there is no photo.
func (p PhotoRef) IsZero() bool { return p.SHA256 == "" }

// HasTopic reports whether the contact has the topic, without regard to case and accents.
func (c *Contact) HasTopic(topic string) bool {
	want := Fold(topic)
	for _, t := range c.Topics {
		if Fold(t) == want {
			return true
		}
	}
	return false
}
