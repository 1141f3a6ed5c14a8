package intake

import (
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// work is what an import does to one contact.
type work struct {
	contact  data.Contact  // as it will be; ID 0: new
	was      *data.Contact // as stored; nil: new
	drafts   []*data.Draft // rows about the contact, in their order
	photo    []byte        // picture to store
	notSame  []int64       // stored contacts that the user says are not the same person
	attendee data.AttendeeStatus
	placed   map[*data.Draft][]int // for each encounter of a row, its index in met

	met       knownMet
	promises  knownPromises
	attendees []plannedAttendee
	agreed    []plannedAppointment  // those that must be saved
	promised  map[*data.Draft][]int // as placed, for promises
	cadence   *data.Cadence         // to save, LaterEvent a key of the eventBook; nil: nothing is new
	consent   *data.Consent         // the same
	letters   []plannedLetter
}

// plannedEncounter is a stored encounter or one of the file; write says that it must be saved. EventID may be a
// key of the eventBook.
type plannedEncounter struct {
	data.Encounter
	session string  // title of the session at the event
	by      mention // who introduced the contact, if the file says so
	number  int64   // of the encounter's session in the document; 0: known by its title
	exact   bool    // nothing is concluded from it
	write   bool
}

// plannedPromise is the same for a promise.
type plannedPromise struct {
	data.Promise
	met   int // one more than the index, in work.met, of the encounter where it was made; 0: none, or as stored
	write bool
}

// plannedAttendee makes the contact an attendee of an event, given by its key.
type plannedAttendee struct {
	event  int64
	status data.AttendeeStatus
	note   string
	source data.SourceKind // "": as in the import

	wanted, unmet        bool
	cancelled, checkedIn time.Time
	comes                bool // who had cancelled comes all the same
	// exact: whether the contact is fresh is said, by fresh, and not concluded
	exact, fresh bool
}

// changed reports whether the contact itself changes. A change that a later row reverses does not count.
func (w *work) changed() bool {
	return w.was == nil || len(w.photo) > 0 || len(data.Diff(*w.was, w.contact)) > 0
}

// writes reports whether the import says anything new about the contact itself.
func (w *work) writes() bool {
	if w.changed() {
		return true
	}
	for _, e := range w.met.there {
		if e.write {
			return true
		}
	}
	for _, p := range w.promises.there {
		if p.write {
			return true
		}
	}
	if slices.ContainsFunc(w.letters, func(l plannedLetter) bool { return l.write }) {
		return true
	}
	return len(w.agreed) > 0 || w.cadence != nil || w.consent != nil
}

// plan is what an import will write. Making it writes nothing.
type plan struct {
	store    *store.Store
	tx       *store.Tx
	photos   photos
	batch    Batch
	works    []*work
	byTarget map[int64]*work
	byRow    []*work                // parallel to the proposals; nil: nothing to do
	others   map[int64]data.Contact // contacts to update that are nobody's candidates
	events   *eventBook
	people   people
	own      bool          // the document is the user's own
	me       *data.Contact // the user's own details after the import; nil: no change
	myPhoto  []byte
	cards    []data.Card // new cards
	alone    standing    // what else of the document stands by itself
	apart    [][2]*work  // pairs that are not the same person, from the document
	imp      data.Import
	said     func(say.Text) string // in the user's language
	empty    bool                  // there is nothing to write
}

// rows assigns each proposal to its contact.
func (pl *plan) rows(ps []Proposal, progress func(int)) error {
	pl.byTarget, pl.byRow = map[int64]*work{}, make([]*work, len(ps))
	if err := pl.readOthers(ps); err != nil {
		return err
	}
	for i := range ps {
		p := &ps[i]
		if p.Action == Skip {
			continue
		}
		if pl.batch.Event == 0 && len(p.Draft.Registration.Raw) > 0 {
			whole := *p
			whole.Draft = *withRaw(&p.Draft)
			p = &whole
		}
		if p.Draft.Contact.Nameless() {
			pl.imp.Problems++
			continue
		}
		w, err := pl.workFor(p)
		if err != nil {
			return err
		}
		pl.byRow[i] = w
		w.drafts = append(w.drafts, &p.Draft)
		w.take(&p.Draft)
		if i%chunk == chunk-1 {
			if err := pl.step(progress, i/2); err != nil {
				return err
			}
		}
	}
	return nil
}

// step reports progress and returns an error when the user has cancelled.
func (pl *plan) step(progress func(int), done int) error {
	if progress != nil {
		progress(done)
	}
	return pl.tx.Context().Err()
}

// workFor finds or makes the work of a proposal.
func (pl *plan) workFor(p *Proposal) (*work, error) {
	adds := p.Action == Update || p.Action == Same
	if adds && p.Target != 0 {
		if w := pl.byTarget[p.Target]; w != nil {
			return w, nil
		}
		c, err := pl.stored(p)
		if err != nil {
			return nil, err
		}
		w := &work{contact: c, was: &c}
		pl.works, pl.byTarget[p.Target] = append(pl.works, w), w
		return w, nil
	}
	if adds && p.Twin > 0 && p.Twin <= len(pl.byRow) {
		if w := pl.byRow[p.Twin-1]; w != nil {
			return w, nil
		}
	}
	w := &work{contact: p.Draft.Contact}
	w.contact.ID, w.contact.Rev = 0, 0
	for _, c := range p.Candidates {
		if p.Action == Create && c.Contact.ID != 0 && c.Score.Points >= data.SamePerson {
			w.notSame = append(w.notSame, c.Contact.ID) // the user chose another action
		}
	}
	pl.works = append(pl.works, w)
	return w, nil
}

// readOthers reads contacts that are updated although they are not among the candidates: the user chose them.
func (pl *plan) readOthers(ps []Proposal) error {
	var ids []int64
	for i := range ps {
		p := &ps[i]
		if (p.Action == Update || p.Action == Same) && p.Target != 0 && p.Candidate(p.Target) == nil {
			ids = append(ids, p.Target)
		}
	}
	pl.others = make(map[int64]data.Contact, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		found, err := pl.tx.Contacts(part)
		if err != nil {
			return err
		}
		for _, c := range found {
			pl.others[c.ID] = c
		}
	}
	return nil
}

// stored gives the contact that a proposal updates, as it was when it was proposed.
func (pl *plan) stored(p *Proposal) (data.Contact, error) {
	if c := p.Candidate(p.Target); c != nil {
		return c.Contact, nil
	}
	if c, ok := pl.others[p.Target]; ok {
		return c, nil
	}
	c, err := pl.tx.Contact(p.Target)
	if err != nil {
		return c, say.Errorf("line {{.Line}} updates contact {{.Target}}: {{.Why}}", p.Draft.Line, p.Target, err)
	}
	return c, nil
}

// take merges one row into the contact.
func (w *work) take(d *data.Draft) {
	if len(w.photo) == 0 && (w.contact.ID == 0 && len(d.Photo) > 0 || newPicture(&w.contact, d)) {
		w.photo = d.Photo
	}
	if len(w.drafts) > 1 || w.contact.ID != 0 {
		w.contact, _ = merge(w.contact, d)
	}
	if d.Attendee.Reached() >= w.attendee.Reached() && d.Attendee != "" {
		w.attendee = d.Attendee
	}
}
