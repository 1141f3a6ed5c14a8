package export

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

// About is all that is kept about one contact, for whoever asks for it.
type About struct {
	Contact      jsonfile.Contact       `json:"contact"` // as an export writes it, with the picture
	Encounters   []jsonfile.Encounter   `json:"encounters"`
	Promises     []jsonfile.Promise     `json:"promises"`
	Attendance   []jsonfile.Attendee    `json:"attendance"`
	Appointments []jsonfile.Appointment `json:"appointments"`
	Answers      []AnswerGiven          `json:"answers"`
	Letters      []store.Fields         `json:"letters"`
	Consent      *AgreedWith            `json:"consent"` // null when nothing is said
	Cadence      *store.Fields          `json:"cadence"` // null when there is none
	NotSame      []string               `json:"not_same"`
	Arrivals     []store.Fields         `json:"arrivals"` // what they sent, as it came
	Merged       []store.Fields         `json:"merged"`   // contacts that were merged into this one, as they were
	Imports      []string               `json:"imports"`  // files by which it came in
	Views        []string               `json:"views"`    // saved searches for them
	Unsaved      []TypedOnly            `json:"unsaved"`  // what is typed into a form for them and not saved
	Trash        []Discarded            `json:"trash"`    // also what lies there with its event
	// Mentioned are things of other people that only name them: who introduced somebody.
	Mentioned []Mention `json:"mentioned"`
	// Other holds what has no place above, by its kind.
	Other     map[store.Kind][]store.Fields `json:"other"`
	History   []Change                      `json:"history"`
	InBackups []string                      `json:"in_backups"` // files that hold them
}

// AnswerGiven is an answer to a question at an event.
type AnswerGiven struct {
	Event    string `json:"event,omitempty"`
	At       string `json:"at,omitempty"`
	Question string `json:"question"` // its key
	Answer   string `json:"answer"`
}

// AgreedWith is what was agreed with a contact. What is not said is null.
type AgreedWith struct {
	Agreed    *string `json:"agreed"`
	How       *string `json:"how"`
	On        *string `json:"on"`
	KeepUntil *string `json:"keep_until"`
	Kept      *string `json:"kept"`
	KeptOn    *string `json:"kept_on"`
	NoMail    bool    `json:"no_mail"`
	Over      bool    `json:"over"` // their time is over, and nothing says that they are kept
}

// TypedOnly is what was typed into a form and not saved.
type TypedOnly struct {
	Form  string          `json:"form"` // the form and its thing: "contact 12"
	At    string          `json:"at"`
	Typed json.RawMessage `json:"typed"`
}

// Discarded is something in the trash.
type Discarded struct {
	Kind    store.Kind   `json:"kind"`
	ID      int64        `json:"id"`
	Name    string       `json:"name"`
	Trashed string       `json:"trashed"`
	Fields  store.Fields `json:"fields"`
}

// Mention is something that names a contact beside others.
type Mention struct {
	Kind store.Kind `json:"kind"`
	ID   int64      `json:"id"`
	Name string     `json:"name"`
}

// Change is an operation of the history.
type Change struct {
	At      string `json:"at"`
	Summary string `json:"summary"`
	Undone  bool   `json:"undone,omitempty"`
}

// FromConsent makes the JSON form of what was agreed.
func FromConsent(c *data.Consent, today data.Date) AgreedWith {
	orNull := func(text string) *string {
		if text == "" {
			return nil
		}
		return &text
	}
	return AgreedWith{
		orNull(c.Text), orNull(string(c.How)), orNull(c.On.String()), orNull(c.KeepUntil.String()), orNull(c.Kept), orNull(c.KeptOn.String()), c.NoMail, c.Over(today),
	}
}

// ReadAbout reads all that is kept about a contact, in the trash or not. What a new kind keeps of them stands under Other until it has
// a place of its own. data.ErrNotFound when there is no such contact.
func ReadAbout(ctx context.Context, s *store.Store, contactID int64) (a About, err error) {
	c, err := s.Contact(ctx, contactID)
	if err != nil {
		return a, err
	}
	enc := newJSONEncoder(io.Discard, Job{Selection: data.Selection{IDs: []int64{contactID}}})
	if err := enc.open(ctx, s); err != nil {
		return a, err
	}
	people, err := newGatherer(s, 0).gather(ctx, []data.Contact{c})
	if err != nil {
		return a, err
	}
	if a.Contact, err = enc.contact(ctx, s, people[0]); err != nil {
		return a, err
	}
	a.Encounters, a.Promises = notNull(a.Contact.Encounters), notNull(a.Contact.Promises)
	a.Attendance, a.Appointments = notNull(a.Contact.Attendees), notNull(a.Contact.Appointments)
	a.Answers = []AnswerGiven{}
	for i, m := range people[0].encounters {
		for _, given := range m.Answers {
			a.Answers = append(a.Answers, AnswerGiven{m.event, a.Encounters[i].At, given.Key, given.Value})
		}
	}
	agreed, err := s.Consent(ctx, contactID)
	if err != nil {
		return a, err
	}
	if !agreed.IsZero() {
		doc := FromConsent(&agreed, s.Today())
		a.Consent = &doc
	}
	all, err := s.Everything(ctx, contactID)
	if err != nil {
		return a, err
	}
	a.place(contactID, all)
	return a, nil
}

// place sorts what the database keeps by where a document has it.
func (a *About) place(contactID int64, all store.Everything) {
	a.Letters, a.NotSame, a.Arrivals, a.Merged, a.Trash = []store.Fields{}, []string{}, []store.Fields{}, []store.Fields{}, []Discarded{}
	a.Mentioned, a.Other, a.History = []Mention{}, map[store.Kind][]store.Fields{}, []Change{}
	a.Imports, a.Views, a.InBackups = notNull(all.Imports), notNull(all.Views), notNull(all.Backups)
	a.Unsaved = []TypedOnly{}
	for _, u := range all.Unsaved {
		a.Unsaved = append(a.Unsaved, TypedOnly{u.Form, jsonfile.UTC(u.At), u.Typed})
	}
	for _, t := range all.Things {
		switch {
		case t.Aside:
			a.Mentioned = append(a.Mentioned, Mention{t.Kind, t.ID, t.Name})
		case t.Kind == store.Contacts && t.ID != contactID:
			a.Merged = append(a.Merged, t.Fields)
		case !t.Trashed.IsZero():
			a.Trash = append(a.Trash, Discarded{t.Kind, t.ID, t.Name, jsonfile.UTC(t.Trashed), t.Fields})
		case slices.Contains(inContact, t.Kind), t.Kind == store.Consents:
		case t.Kind == store.Letters:
			a.Letters = append(a.Letters, t.Fields)
		case t.Kind == store.Cadences:
			a.Cadence = cadenceFields(t.Fields)
		case t.Kind == store.Arrivals:
			a.Arrivals = append(a.Arrivals, t.Fields)
		case t.Kind == store.NotSame:
			a.NotSame = append(a.NotSame, t.With...)
		default:
			a.Other[t.Kind] = append(a.Other[t.Kind], t.Fields)
		}
	}
	for _, op := range all.History {
		a.History = append(a.History, Change{jsonfile.UTC(op.At), op.Summary, op.Undone})
	}
}

// cadenceFields are the fields of a cadence as all documents have them.
func cadenceFields(fs store.Fields) *store.Fields {
	named := map[string]string{"paused": "paused_until", "later": "later_until"}
	out := slices.Clone(fs)
	for i := range out {
		out[i].Name = cmp.Or(named[out[i].Name], out[i].Name)
		if out[i].Name == "off" {
			out[i].Value = true // else it is empty, and no field
		}
	}
	return &out
}

// inContact are the kinds that stand in the JSON form of a contact.
var inContact = []store.Kind{store.Contacts, store.Encounters, store.Promises, store.Attendees, store.Appointments}

func notNull[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
