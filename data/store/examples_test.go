package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
)

// example makes a thing of a kind for a contact at an event, and gives its id. Every text that a user may write into it is
// of words from say, which gives another one at each call.
type example struct {
	make func(tx *Tx, contact, event int64, say func() string) (int64, error)
	// alike are columns of text whose words many have, or nobody wrote: no file is searched for them.
	alike string
}

// examples has one of each kind. A kind that is missing here fails the test.
var examples = map[Kind]example{
	Contacts: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			c := &data.Contact{
				DisplayName: say(), Prefix: say(), Given: say(), Additional: say(), Family: say(), Suffix: say(), Nickname: say(), Pronouns: say(),
				Organisation: say(), Department: say(), Title: say(), Note: say(), Topics: []string{say()},
				Emails: []data.Email{{Value: say() + "@lib.example", Label: say()}}, Phones: []data.Phone{{Value: say(), E164: say(), Label: say()}},
				Links: []data.Link{{Value: say(), Label: say()}}, Other: []data.Property{{Name: say(), Value: say()}},
				Former: []data.Former{{Field: data.SpellingField, Value: say()}},
				Addresses: []data.Address{{
					Label: say(), POBox: say(), Extended: say(), Street: say(), City: say(), Region: say(), PostalCode: say(), Country: say(),
				}},
			}
			err := tx.SaveContact(c)
			return c.ID, err
		},
		`contact.prefix contact.suffix contact.pronouns contact.organisation contact.department contact.title email.label phone.e164 phone.label address.label
		address.po_box address.extended address.city address.region address.postal_code address.country link.value link.label
		contact_topic.topic property.name property.value`,
	},
	Events: {
		func(tx *Tx, contact, _ int64, say func() string) (int64, error) {
			e := &data.Event{
				Name: say(), Place: say(), Link: say(), Note: say(), Status: say(),
				Sessions: []data.Session{{Title: say(), Speakers: say(), Room: say(), Note: say(), Status: say()}},
				Goal:     say(), Costs: []data.Cost{{Label: say(), Minor: 1}},
				Questions: []data.Question{{Key: say(), Text: say(), Type: data.TagsQuestion, Choices: []string{say()}, Qualifies: []string{say()}}},
			}
			if err := tx.SaveEvent(e); err != nil {
				return 0, err
			}
			return e.ID, tx.SaveEncounter(&data.Encounter{ContactID: contact, EventID: e.ID}) // who is found by it
		}, "",
	},
	Encounters: {
		func(tx *Tx, contact, event int64, say func() string) (int64, error) {
			e := &data.Encounter{
				ContactID: contact, EventID: event, Place: say(), Note: say(), Answers: []data.Answer{{Key: say(), Value: say()}},
			}
			err := tx.SaveEncounter(e)
			return e.ID, err
		}, "",
	},
	Attendees: {
		func(tx *Tx, contact, event int64, say func() string) (int64, error) {
			a := &data.Attendee{ContactID: contact, EventID: event, Note: say()}
			err := tx.SaveAttendee(a)
			return a.ID, err
		}, "attendee.status",
	},
	Promises: {
		func(tx *Tx, contact, _ int64, say func() string) (int64, error) {
			p := &data.Promise{ContactID: contact, Text: say()}
			err := tx.SavePromise(p)
			return p.ID, err
		}, "",
	},
	Appointments: {
		func(tx *Tx, contact, event int64, say func() string) (int64, error) {
			a := &data.Appointment{ContactID: contact, EventID: event, Start: tx.Now(), Place: say(), Note: say()}
			err := tx.SaveAppointment(a)
			return a.ID, err
		}, "appointment.state",
	},
	Cards: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			c := &data.Card{Name: say(), Welcome: say(), Own: map[data.FieldKey]string{"title": say()}}
			err := tx.SaveCard(c)
			return c.ID, err
		}, "card.show card.leave_out card.colour",
	},
	Arrivals: {
		func(tx *Tx, contact, event int64, say func() string) (int64, error) {
			a := &data.Arrival{EventID: event, Draft: data.Draft{Contact: data.Contact{Given: say(), Note: say()}, Text: say()}}
			if err := tx.Receive(a); err != nil || contact == 0 {
				return a.ID, err
			}
			return a.ID, tx.SettleArrival(a.ID, contact)
		}, "",
	},
	Settings: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			key := say()
			if err := tx.SetSetting(key, say()); err != nil {
				return 0, err
			}
			ids, err := column[int64](tx.ctx, tx, "SELECT id FROM setting WHERE key = ?", key)
			return ids[0], err
		}, "setting.key",
	},
	Imports: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			i := &data.Import{File: say()}
			err := tx.SaveImport(i)
			return i.ID, err
		}, "import.format import.program import.sha256",
	},
	Cadences: {
		func(tx *Tx, contact, event int64, _ func() string) (int64, error) {
			c := &data.Cadence{ContactID: contact, Every: data.Interval{N: 3, Unit: data.Months}, LaterEvent: event}
			err := tx.SaveCadence(c)
			return c.ID, err
		}, "",
	},
	TopicCadences: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			c := &data.TopicCadence{Topic: say(), Face: data.Interval{N: 1, Unit: data.Years}}
			err := tx.SaveTopicCadence(c)
			return c.ID, err
		}, "topic_cadence.topic topic_cadence.folded",
	},
	Consents: {
		func(tx *Tx, contact, _ int64, say func() string) (int64, error) {
			c := &data.Consent{ContactID: contact, Text: say(), Kept: say(), How: data.BySwap}
			err := tx.SaveConsent(c)
			return c.ID, err
		}, "consent.how",
	},
	Templates: {
		func(tx *Tx, _, _ int64, say func() string) (int64, error) {
			t := &data.Template{Key: say(), Name: say(), Subject: say(), Body: say()}
			err := tx.SaveTemplate(t)
			return t.ID, err
		}, "template.key",
	},
	Letters: {
		func(tx *Tx, contact, event int64, say func() string) (int64, error) {
			l := &data.Letter{ContactID: contact, EventID: event, Template: say(), Subject: say(), Body: say()}
			err := tx.SaveLetter(l)
			return l.ID, err
		}, "letter.template",
	},
	Views: {
		func(tx *Tx, _, event int64, say func() string) (int64, error) {
			v := &data.View{Name: say(), EventName: say(), SessionName: say(), Query: data.Query{
				Text: say(), Topics: []string{say()}, Event: event, Organisation: say(), Answers: []data.Answer{{Key: say(), Value: say()}},
			}}
			v.Query.Event = data.Gone // else it has the event's name
			err := tx.SaveView(v)
			return v.ID, err
		}, "",
	},
	NotSame: {
		func(tx *Tx, contact, _ int64, _ func() string) (int64, error) {
			other := person("Di", "Moe")
			if err := errors.Join(tx.SaveContact(other), tx.MarkNotSame(contact, other.ID)); err != nil {
				return 0, err
			}
			ids, err := column[int64](tx.ctx, tx, "SELECT id FROM not_same WHERE b = ?", other.ID)
			return ids[0], err
		}, "",
	},
}

// unwritten are columns of text that no user writes words into, in whatever table they are.
const unwritten = " medium every face paused later on keep_until kept_on met_from met_to status belongs clock owed sort uid source zone by due snoozed birthday photo field currency type "

// sayer gives words that are nowhere else.
func sayer(of Kind) (say func() string, said *[]string) {
	said = &[]string{}
	return func() string {
		// No word is the beginning of another.
		word := "qz" + strings.ReplaceAll(string(of), "_", "") + strings.Repeat("x", 1+len(*said)%3) + string(rune('a'+len(*said))) + "q"
		*said = append(*said, word)
		return word
	}, said
}

// made is a database with one thing of a kind, of a contact and at an event whose own texts are too short to be looked for.
type made struct {
	s              *Store
	a              *aggregate
	contact, event int64
	id             int64
	said           []string
	op             Op
}

func makeOne(t testing.TB, a *aggregate) made {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(fastDir(t), "lanyard", "lanyard.db"), Options{Clock: newClock().now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	m := made{s: s, a: a}
	do(t, s, func(tx *Tx) error {
		c, e := person("Bo", "Lu"), &data.Event{Name: "Fair"}
		err := errors.Join(tx.SaveContact(c), tx.SaveEvent(e))
		m.contact, m.event = c.ID, e.ID
		return err
	})
	say, said := sayer(a.kind)
	m.op = do(t, s, func(tx *Tx) (err error) {
		m.id, err = examples[a.kind].make(tx, m.contact, m.event, say)
		return err
	})
	m.said = *said
	return m
}

func (m *made) image(t testing.TB) image {
	t.Helper()
	found, err := m.a.load(t.Context(), pool{m.s.readers}, m.id)
	if err != nil {
		t.Fatal(err)
	}
	return found[m.id]
}

// erased is what is erased so that the thing goes: its contact, or the thing itself.
func (m *made) erased() map[Kind][]int64 {
	if len(m.a.refsTo(string(Contacts))) > 0 {
		return map[Kind][]int64{Contacts: {m.contact}}
	}
	return map[Kind][]int64{m.a.kind: {m.id}}
}

func (m *made) eraseIt(t testing.TB) {
	t.Helper()
	_, err := m.s.erase(t.Context(), func(*Tx) (map[Kind][]int64, error) { return m.erased(), nil })
	if err != nil {
		t.Fatal(err)
	}
}
