package letter

import (
	"strings"
	"time"

	"lanyard/data"
)

// ValuesOf makes the values of a letter. day writes a day as the letter is to say it.
func ValuesOf(f *data.LetterFacts, day func(time.Time) string) Values {
	v := Values{
		Event: f.Event.Name, Note: f.Encounter.Note, Promise: f.Promise.Text, Topic: topicOf(f),
		Place: f.Encounter.Place, MyCard: Signature(&f.Card),
	}
	if v[Place] == "" {
		v[Place] = f.Event.Place
	}
	if s := f.Event.Session(f.Encounter.SessionID); s != nil {
		v[Session] = s.Title
	}
	switch {
	case f.Encounter.ID != 0:
		v[Date] = day(data.In(f.Encounter.At, f.Encounter.Clocks(f.Event.Zone)))
	case !f.Event.Start.IsZero():
		v[Date] = day(f.Event.Start.In(f.Event.Location()))
	}
	v[First], v[Name], v[Organisation] = called(&f.Contact)
	v[MyFirst], v[MyName], v[MyOrganisation] = called(&f.Me)
	if f.With.ID != 0 {
		v[WithFirst], v[WithName], v[WithOrganisation] = called(&f.With)
	}
	return v
}

// called gives how a contact is called, and where they work. Who has no name of a person has no first name.
func called(c *data.Contact) (first, name, organisation string) {
	if !c.HasPersonName() {
		return "", c.Organisation, c.Organisation
	}
	parts := *c
	if !parts.HasParts() && parts.DisplayName != "" {
		parts.SplitName(parts.DisplayName)
	}
	first = parts.Given
	if first == "" && parts.Family == "" {
		first = parts.Nickname
	}
	return first, c.Name(), c.Organisation
}

// Signature is a card as it stands below a letter: name, title, organisation, and how to reach the person, a line each.
func Signature(c *data.Contact) string {
	lines := []string{"", c.Title, ""}
	if c.HasPersonName() {
		lines[0] = c.Name()
	}
	var at []string
	for _, s := range []string{c.Department, c.Organisation} {
		if s = Line(s); s != "" {
			at = append(at, s)
		}
	}
	lines[2] = strings.Join(at, ", ")
	for _, l := range c.Emails {
		lines = append(lines, l.Value)
	}
	for _, p := range c.Phones {
		lines = append(lines, p.Value)
	}
	for _, l := range c.Links {
		lines = append(lines, l.Value)
	}
	var out []string
	for _, l := range lines {
		if l = Line(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// topicOf is what a letter says that both care about: the first topic of somebody that is the user's too, else their first. Of an
// introduction it is the first that the two people share.
func topicOf(f *data.LetterFacts) string {
	c := &f.Contact
	if f.With.ID != 0 {
		return shared(c, &f.With)
	}
	if topic := shared(c, &f.Me); topic != "" || len(c.Topics) == 0 {
		return topic
	}
	return c.Topics[0]
}

// shared is the first topic that two people share; "" for none.
func shared(a, b *data.Contact) string {
	for _, t := range a.Topics {
		if b.HasTopic(t) {
			return t
		}
	}
	return ""
}
