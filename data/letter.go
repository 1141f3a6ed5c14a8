package data

import (
	"slices"
	"strings"
	"time"
)

// Template is a text for a message, with fields in braces: see package letter.
type Template struct {
	ID      int64
	Rev     int64
	UID     string
	Key     string // of the built-in template that it takes the place of; "" for one of the user's own
	Name    string
	Subject string
	Body    string
	Created time.Time
	Updated time.Time
	Trashed time.Time
}

// Letter is a template filled in for somebody. Lanyard never sends it: the mail program does, and the user says when it is sent.
type Letter struct {
	ID        int64
	Rev       int64
	UID       string
	ContactID int64
	WithID    int64  // the other person of an introduction; 0: none
	EventID   int64  // that it is about; 0: none
	PromiseID int64  // that it keeps; 0: none
	Template  string // what the template was called
	Subject   string
	Body      string
	Opened    time.Time // when it was handed over last; zero: never
	Sent      time.Time // when the user said that it is sent; zero: not yet
	// EncounterID is the contact, by mail, that it counts as once it is sent; 0: none.
	EncounterID int64
	// WithEncounterID is the same with the other person of an introduction.
	WithEncounterID int64
	Created         time.Time
	Updated         time.Time
	Trashed         time.Time
}

// Recipients are the contacts to whom the letter goes: of an introduction both.
func (l *Letter) Recipients() []int64 {
	if l.WithID == 0 || l.WithID == l.ContactID {
		return []int64{l.ContactID}
	}
	return []int64{l.ContactID, l.WithID}
}

// Waiting reports whether the letter was handed over, and nobody said yet that it is sent.
func (l *Letter) Waiting() bool { return !l.Opened.IsZero() && l.Sent.IsZero() && l.Trashed.IsZero() }

// LetterFacts are what a letter to somebody is filled with.
type LetterFacts struct {
	Contact   Contact
	With      Contact   // the other person of an introduction; ID 0: none
	Me        Contact   // the user's own contact
	Card      Contact   // the user's details as their first card shows them
	Event     Event     // that it is about; ID 0: none
	Encounter Encounter // that it is about: the latest at that event, else face to face; ID 0: none
	Promise   Promise   // that is open, owed by the user; ID 0: none
	NoMail    []int64   // who of the two is not to be mailed
}

// People are those to whom the letter goes.
func (f *LetterFacts) People() []*Contact {
	if f.With.ID == 0 || f.With.ID == f.Contact.ID {
		return []*Contact{&f.Contact}
	}
	return []*Contact{&f.Contact, &f.With}
}

// Forbids reports whether a contact is not to be mailed.
func (f *LetterFacts) Forbids(id int64) bool { return slices.Contains(f.NoMail, id) }

// Mailable are those of People who may be mailed and have an address.
func (f *LetterFacts) Mailable() (out []*Contact) {
	for _, c := range f.People() {
		if !f.Forbids(c.ID) && strings.TrimSpace(c.PreferredEmail()) != "" {
			out = append(out, c)
		}
	}
	return out
}

// Letter is what is kept of a letter that was made of these facts. With keeps, it is the one that keeps the promise.
func (f *LetterFacts) Letter(t *Template, subject, body string, keeps bool) Letter {
	l := Letter{ContactID: f.Contact.ID, WithID: f.With.ID, EventID: f.Event.ID, Template: t.Name, Subject: subject, Body: body}
	if keeps {
		l.PromiseID = f.Promise.ID
	}
	return l
}
