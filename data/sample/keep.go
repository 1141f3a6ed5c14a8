package sample

import (
	"fmt"
	"time"

	"lanyard/data"
)

// cadence is how often to be in touch, set on a day.
type cadence struct {
	Every  data.Interval `json:"every"`
	Face   data.Interval `json:"face"`
	Off    bool          `json:"off"`
	Paused int           `json:"paused"` // the day until which; 0: not paused
	Since  int           `json:"since"`
}

type topicCadence struct {
	Topic string        `json:"topic"`
	Every data.Interval `json:"every"`
	Face  data.Interval `json:"face"`
	Since int           `json:"since"`
}

// consent is what was agreed, on a day.
type consent struct {
	Text      string      `json:"text"`
	How       data.Agreed `json:"how"`
	On        int         `json:"on"`
	KeepUntil int         `json:"keep_until"` // 0: no end
	NoMail    bool        `json:"no_mail"`
}

// letter was opened so many minutes ago, or sent on a day, which was a contact by mail.
type letter struct {
	Template  string `json:"template"`
	Subject   string `json:"subject"`
	Body      string `json:"body"`
	With      string `json:"with"` // the display name of the other person of an introduction
	Event     string `json:"event"`
	Promise   int    `json:"promise"` // the number of the promise that it keeps, from 1; 0: none
	OpenedAgo int    `json:"opened_ago"`
	SentDay   int    `json:"sent_day"`
	SentAt    string `json:"sent_at"`
}

// view is a saved search.
type view struct {
	Name   string      `json:"name"`
	Event  string      `json:"event"`
	Warmth data.Warmth `json:"warmth"`
	Owed   data.Owing  `json:"owed"`
	Sort   data.Sort   `json:"sort"`
}

// keep writes what keeps the user in touch with somebody who is stored with promises. All people are stored by then.
func (l *loader) keep(p person) error {
	id := l.people[p.Contact.DisplayName]
	if p.Cadence != (cadence{}) {
		c := data.Cadence{ContactID: id, Every: p.Cadence.Every, Face: p.Cadence.Face, Off: p.Cadence.Off, Since: l.morning(p.Cadence.Since)}
		if p.Cadence.Paused != 0 {
			c.Paused = l.days.date(p.Cadence.Paused)
		}
		if err := l.tx.SaveCadence(&c); err != nil {
			return err
		}
	}
	if p.Consent != (consent{}) {
		c := data.Consent{ContactID: id, Text: p.Consent.Text, How: p.Consent.How, On: l.days.date(p.Consent.On), NoMail: p.Consent.NoMail}
		if p.Consent.KeepUntil != 0 {
			c.KeepUntil = l.days.date(p.Consent.KeepUntil)
		}
		if err := l.tx.SaveConsent(&c); err != nil {
			return err
		}
	}
	for _, w := range p.Letters {
		if err := l.letter(id, w); err != nil {
			return err
		}
	}
	return l.introductions(id, p.Met)
}

// morning is nine o'clock on the n-th day from today.
func (l *loader) morning(n int) time.Time {
	return l.days.day(n, l.days.now.Location()).Add(9 * time.Hour).UTC()
}

func (l *loader) letter(contact int64, w letter) error {
	out := data.Letter{ContactID: contact, Template: w.Template, Subject: w.Subject, Body: w.Body}
	var err error
	if out.WithID, err = l.known(w.With); err != nil {
		return err
	}
	if w.Event != "" {
		e, err := l.named(w.Event)
		if err != nil {
			return err
		}
		out.EventID = e.ID
	}
	if w.Promise > 0 {
		out.PromiseID = l.promised[contact][w.Promise-1]
	}
	out.Opened = l.days.now.Add(-time.Duration(w.OpenedAgo) * time.Minute).UTC()
	if w.SentAt != "" {
		at, err := l.days.clock(w.SentDay, w.SentAt, l.days.now.Location())
		if err != nil {
			return err
		}
		out.Opened, out.Sent = at.Add(-10*time.Minute).UTC(), at.UTC()
		e := data.Encounter{ContactID: contact, At: out.Sent, Zone: data.LocalZone(), Medium: data.ByMail, Source: data.Source{Kind: data.Typed}}
		if err := l.tx.SaveEncounter(&e); err != nil {
			return err
		}
		out.EncounterID = e.ID
	}
	out.Created = out.Opened
	return l.tx.SaveLetter(&out)
}

// introductions say of encounters who introduced the contact.
func (l *loader) introductions(contact int64, met []encounter) error {
	for i, m := range met {
		by, err := l.known(m.IntroducedBy)
		if err != nil || by == 0 {
			if err != nil {
				return err
			}
			continue
		}
		e := l.met[contact][i]
		e.IntroducedBy = by
		if err := l.tx.SaveEncounter(&e); err != nil {
			return err
		}
	}
	return nil
}

// known is the contact with a display name; 0 for no name.
func (l *loader) known(name string) (int64, error) {
	if id := l.people[name]; id != 0 || name == "" {
		return id, nil
	}
	return 0, fmt.Errorf("nobody in the sample is called %q", name)
}

// alone writes what stands by itself.
func (l *loader) alone(f file) error {
	for _, c := range f.TopicCadences {
		out := data.TopicCadence{Topic: c.Topic, Every: c.Every, Face: c.Face, Since: l.morning(c.Since)}
		if err := l.tx.SaveTopicCadence(&out); err != nil {
			return fmt.Errorf("sample topic %q: %w", c.Topic, err)
		}
	}
	for _, v := range f.Views {
		out := data.View{Name: v.Name, Query: data.Query{Warmth: v.Warmth, Owed: v.Owed, Sort: v.Sort}}
		if v.Event != "" {
			e, err := l.named(v.Event)
			if err != nil {
				return err
			}
			out.Query.Event = e.ID
		}
		if err := l.tx.SaveView(&out); err != nil {
			return fmt.Errorf("sample view %q: %w", v.Name, err)
		}
	}
	return l.tx.SetOrgNames(f.OrgNames)
}
