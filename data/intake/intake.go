// Package intake is the one door in: a Draft becomes a Proposal, the user decides, Save writes it as one
// operation. The window, the command line and the swap page all use it.
package intake

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// PhoneRegion is the setting with the region ("DE") for reading phone numbers without a country code.
const PhoneRegion = "phone_region"

// Intake takes drafts into a store.
type Intake struct {
	// Words says in the user's language what was done, for the history; nil: in English.
	Words func(say.Sayer) string
	store *store.Store
}

// New makes an intake for the store.
func New(s *store.Store) *Intake { return &Intake{store: s} }

// Action is what saving a proposal does to the contacts.
type Action string

// The actions.
const (
	Create Action = "new"
	Update Action = "update"
	Same   Action = "same" // the contact exists and the draft adds nothing to it
	Skip   Action = "skip"
)

// Candidate is a stored contact that may be the person of a draft.
type Candidate struct {
	Contact data.Contact
	Score   data.Score
	Changes []data.Change // what an update would change
}

// Proposal is a draft after it was compared with the stored contacts.
type Proposal struct {
	Draft      data.Draft
	Action     Action      // proposed; the user may choose another
	Target     int64       // the contact to update, for Update and Same
	Candidates []Candidate // best first

	// Twin is set by ProposeAll if an earlier draft of the same batch is the same person and no stored contact
	// is: it is the index of the earlier proposal plus one. Target is 0 then, and saving with Update or Same
	// adds the draft to the contact that the earlier one makes.
	Twin int
}

// Candidate gives the candidate with a contact's id; nil when there is none.
func (p *Proposal) Candidate(contact int64) *Candidate {
	for i := range p.Candidates {
		if p.Candidates[i].Contact.ID == contact {
			return &p.Candidates[i]
		}
	}
	return nil
}

// Propose normalises a draft (phones, names, topics) and compares it with the stored contacts. A draft whose
// contact is stored (its ID is set) is compared with the others.
func (in *Intake) Propose(ctx context.Context, d data.Draft) (Proposal, error) {
	region, err := in.store.Setting(ctx, PhoneRegion)
	if err != nil {
		return Proposal{}, err
	}
	prepare(&d, region)
	traits := data.TraitsOf(&d.Contact)
	stored, err := in.store.Candidates(ctx, traits.Keys())
	if err != nil {
		return Proposal{}, say.Errorf("comparing {{.Name}} with the stored contacts: {{.Why}}", d.Contact.Name(), err)
	}
	p, err := rank(ctx, d, traits, recognise(stored))
	if err != nil {
		return Proposal{}, err
	}
	one := []Proposal{p}
	err = in.decide(ctx, one)
	return one[0], err
}

// prepare normalises a draft. Only the bytes of a picture count: a reference from outside may name a picture
// that is not stored. A day without a zone is the user's own day.
func prepare(d *data.Draft, region string) {
	if d.Contact.ID == 0 {
		d.Contact.Photo = data.PhotoRef{}
	}
	if d.Exact {
		numberPhones(&d.Contact, region)
		return
	}
	d.Contact.Normalise(region)
	d.Encounters = slices.Clone(d.Encounters)
	for i := range d.Encounters {
		if e := &d.Encounters[i]; e.AllDay && e.Zone == "" && !e.At.IsZero() {
			y, m, day := e.At.UTC().Date()
			e.At, e.Zone = data.StartOfDay(y, m, day, time.Local).UTC(), data.LocalZone()
		}
	}
}

// numberPhones gives the phones of a contact their E.164 form if they have none; all else stays as it is.
func numberPhones(c *data.Contact, region string) {
	c.Phones = slices.Clone(c.Phones)
	for i := range c.Phones {
		if p := &c.Phones[i]; p.E164 == "" {
			p.Normalise(region)
		}
	}
}

// Additions are what Save records with the contact; the zero value adds nothing.
type Additions struct {
	Encounter *data.Encounter // EventID, Note, Warmth …, for Meet; a zero At means now; nil: none is made
	SetWarmth bool            // the user chose the warmth: it replaces a higher one of the same encounter
	Promises  []data.Promise
	Attendee  data.AttendeeStatus // the contact becomes an attendee of Event with this status; "": it does not
	Event     int64
}

// Saved is the outcome of a Save.
type Saved struct {
	Op      store.Op
	Contact int64
	Action  Action
	Met     Action // what Meet did; "": no encounter was asked for
	// LeftOut lists what could not be saved although the rest was: a picture that cannot be read.
	LeftOut []*data.FieldError
}

// Save writes one decided proposal with its additions in one operation. Creating a contact although there
// are candidates remembers that they are not the same person. An encounter at an event makes the
// contact an attendee who was met.
//
// Encounters and promises of the draft itself are not saved: the caller puts into m
// what the user has confirmed. Errors: a *data.FieldError when the draft has nothing to recognise the
// contact by; data.ErrNotFound when Target is gone or in the trash. Where nothing is new Op is 0.
func (in *Intake) Save(ctx context.Context, p Proposal, m Additions) (Saved, error) {
	if p.Action == Skip {
		return Saved{Action: Skip}, nil
	}
	region, err := in.store.Setting(ctx, PhoneRegion)
	if err != nil {
		return Saved{}, err
	}
	keep, err := in.store.Setting(ctx, KeepFor)
	if err != nil {
		return Saved{}, err
	}
	prepare(&p.Draft, region)
	if p.Draft.Contact.Nameless() {
		return Saved{}, say.Errorf("saving a contact: {{.Why}}", p.Draft.Contact.Validate()[0])
	}
	pictures, err := photosOf(ctx, in.store, []Proposal{p})
	if err != nil {
		return Saved{}, say.Errorf("saving {{.Name}}: {{.Why}}", p.Draft.Contact.Name(), err)
	}
	var out Saved
	op, err := in.store.Do(ctx, in.said(say.T("Saved {{.Name}}", p.Draft.Contact.Name())), func(tx *store.Tx) error {
		s := saving{tx: tx, photos: pictures, source: p.Draft.Contact.Source}
		c, action, err := s.contact(&p)
		if err != nil {
			return err
		}
		if err := s.additions(c.ID, m); err != nil {
			return err
		}
		if p.Draft.Arrival != 0 {
			if err := tx.SettleArrival(p.Draft.Arrival, c.ID); err != nil {
				return err
			}
			if err := noteConsent(tx, c.ID, p.Draft.Contact.Other, keep); err != nil {
				return err
			}
		}
		if action != Create {
			tx.SetSummary(in.said(summary(action, s.met, c.Name())))
		}
		out = Saved{Contact: c.ID, Action: action, Met: s.met, LeftOut: s.leftOut}
		return nil
	})
	if err != nil {
		return Saved{}, say.Errorf("saving {{.Name}}: {{.Why}}", p.Draft.Contact.Name(), err)
	}
	out.Op = op
	return out, nil
}

// summary is the text of the toast for a contact that existed before.
func summary(contact, met Action, name string) say.Text {
	switch {
	case contact == Same && met == Create:
		return say.T("Met {{.Name}} again", name)
	case contact == Same && met != "":
		return MetAlready(name)
	}
	return say.T("Updated {{.Name}}", name)
}

// MetAlready is the summary where an encounter takes in what is new, with the name of the person.
func MetAlready(name string) say.Text { return say.T("Added to the encounter with {{.Name}}", name) }

// imported is the text of the toast of a file, or of the only thing in it.
func imported(what string) say.Text { return say.T("Imported {{.What}}", what) }

// said is a summary in the user's language.
func (in *Intake) said(t say.Text) string {
	if in.Words == nil {
		return t.String()
	}
	return in.Words(t)
}

// saving is one operation being written.
type saving struct {
	tx      *store.Tx
	photos  photos
	source  data.Source
	leftOut []*data.FieldError
	met     Action // what became of the encounter
}

// contact creates or updates the contact of a proposal and gives the action taken.
func (s *saving) contact(p *Proposal) (data.Contact, Action, error) {
	if p.Action == Create || p.Target == 0 {
		c, err := s.create(p)
		return c, Create, err
	}
	c, err := s.tx.Contact(p.Target)
	if err != nil {
		return c, "", err
	}
	if !c.Trashed.IsZero() {
		return c, "", say.As(data.ErrNotFound, "{{.Name}} is in the trash: not found; restore that contact or save a new one", c.Name())
	}
	merged, changes := data.Merge(c, p.Draft.Contact)
	if c.Photo.IsZero() {
		if err := s.photo(&merged, p.Draft.Photo); err != nil {
			return c, "", err
		}
	}
	if len(changes) == 0 && merged.Photo == c.Photo {
		return c, Same, nil
	}
	return merged, Update, s.tx.SaveContact(&merged)
}

func (s *saving) create(p *Proposal) (data.Contact, error) {
	c := p.Draft.Contact
	c.ID, c.Rev = 0, 0
	if err := s.photo(&c, p.Draft.Photo); err != nil {
		return c, err
	}
	if err := s.tx.SaveContact(&c); err != nil {
		return c, err
	}
	for _, other := range p.Candidates {
		if other.Contact.ID == 0 {
			continue
		}
		if err := s.tx.MarkNotSame(c.ID, other.Contact.ID); err != nil {
			return c, err
		}
	}
	return c, nil
}

// photo stores the draft's picture and refers to it. If the picture cannot be read the person is saved without
// it.
func (s *saving) photo(c *data.Contact, picture []byte) error {
	if len(picture) == 0 {
		return nil
	}
	ref, err := s.photos.keep(s.tx, picture)
	if err != nil {
		if fe, ok := asFieldError(err); ok {
			s.leftOut = append(s.leftOut, fe)
			return nil
		}
		return err
	}
	c.Photo = ref
	return nil
}
