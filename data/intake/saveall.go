package intake

import (
	"context"
	"errors"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Batch is what SaveAll records about the file the proposals came from.
type Batch struct {
	Import   data.Import
	Event    int64               // 0: none
	Attendee data.AttendeeStatus // with Event: the status of all as its attendees
	TakeOff  []int64             // with Event: contacts whom the user takes off its list, see List.Gone
	// Wrote is called within the operation with the contact of each proposal, 0 for none; nil: it is not.
	Wrote    func(contacts []int64)
	Document data.Document // content of a Lanyard document beside its people; its numbers count the proposals
}

// SaveAll writes many decided proposals as one operation that can be undone: contacts with pictures,
// encounters, promises and the events they name (found by name and date, else made), attendees and the import
// itself. If the context is cancelled nothing is written.
//
// Attendees in the file become attendees, which makes no encounter. With Batch.Event all contacts become its
// attendees, with the status of their draft, else Batch.Attendee, else expected; encounters without an event
// are at it. Nothing stored is doubled: importing a file again changes nothing, and then no operation and no
// import is recorded (Op is 0). The counts are contacts: New, Updated (details, encounters or promises) and
// Same. A draft with nothing that names somebody counts as one of Problems.
func (in *Intake) SaveAll(ctx context.Context, ps []Proposal, b Batch, progress func(done int)) (data.Import, error) {
	var imp data.Import
	pictures, err := photosOf(ctx, in.store, ps)
	if err == nil && b.Document.Me != nil {
		err = pictures.add(ctx, in.store, b.Document.Me.Photo)
	}
	if err != nil {
		return imp, say.Errorf("importing {{.File}}: {{.Why}}", b.Import.File, err)
	}
	op, err := in.store.Do(ctx, in.said(imported(b.Import.File)), func(tx *store.Tx) error {
		rows, err := in.store.Events(ctx) // we have the writer's turn, so nobody adds one meanwhile
		if err != nil {
			return err
		}
		pl := &plan{store: in.store, tx: tx, photos: pictures, batch: b, imp: b.Import, events: newEventBook(rows), said: in.said}
		if pl.own, err = in.Owns(ctx, &b.Document); err != nil {
			return err
		}
		if err := pl.make(ps, progress); err != nil {
			return err
		}
		if !pl.empty {
			if err := pl.write(progress, len(ps)); err != nil {
				return err
			}
			tx.SetSummary(in.said(pl.summary()))
		}
		if b.Wrote != nil {
			b.Wrote(pl.contacts())
		}
		imp = pl.imp
		return nil
	})
	if err != nil {
		return data.Import{}, say.Errorf("importing {{.File}}: {{.Why}}", b.Import.File, err)
	}
	imp.Op = op.Seq
	if progress != nil {
		progress(len(ps))
	}
	return imp, nil
}

// make plans everything and counts it. Progress covers the first half.
func (pl *plan) make(ps []Proposal, progress func(int)) error {
	if err := pl.rows(ps, progress); err != nil {
		return err
	}
	var named []data.DraftEncounter
	var listed []data.DraftAttendee
	for _, w := range pl.works {
		for _, d := range w.drafts {
			named, listed = append(named, d.Encounters...), append(listed, d.Attendees...)
			for _, a := range d.Appointments {
				listed = append(listed, listing(a))
			}
			listed = append(listed, pl.mentioned(d)...)
		}
	}
	pl.events.document(pl.batch.Document.Events)
	pl.events.enter(named)
	pl.events.attend(listed)
	if err := pl.readPeople(); err != nil {
		return err
	}
	newEvents, err := pl.events.prepare(pl.tx.WholeEvents)
	if err != nil {
		return err
	}
	if err := pl.compareStored(progress, len(ps)/4, len(ps)/2); err != nil {
		return err
	}
	if err := pl.mine(); err != nil {
		return err
	}
	pl.empty = !newEvents && len(pl.batch.TakeOff) == 0 && pl.me == nil && len(pl.cards) == 0 && len(pl.apart) == 0 && pl.alone.empty()
	for _, w := range pl.works {
		switch {
		case w.contact.ID == 0:
			pl.imp.New++
		case w.writes():
			pl.imp.Updated++
		default:
			pl.imp.Same++
		}
		pl.empty = pl.empty && !w.writes() && len(w.attendees) == 0
	}
	return nil
}

// write saves the plan. Progress covers the second half.
func (pl *plan) write(progress func(int), total int) error {
	if err := pl.tx.SaveImport(&pl.imp); err != nil {
		return err
	}
	source := data.Source{Kind: data.FromFile, ImportID: pl.imp.ID}
	s := &saving{tx: pl.tx, photos: pl.photos, source: source}
	if err := pl.events.save(pl.tx, source); err != nil {
		return err
	}
	if err := pl.each(progress, total/2, total*3/4, func(w *work) error { // all of them first: encounters and letters name others
		if !w.changed() {
			return nil
		}
		return pl.writeContact(s, w)
	}); err != nil {
		return err
	}
	if err := pl.each(progress, total*3/4, total, func(w *work) error { return pl.writeOne(s, w) }); err != nil {
		return err
	}
	if err := pl.each(nil, total, total, pl.writeLetters); err != nil {
		return err
	}
	if err := pl.takeOff(pl.tx); err != nil {
		return err
	}
	if err := pl.writeDocument(s); err != nil {
		return err
	}
	if len(s.leftOut) == 0 {
		return nil
	}
	pl.imp.Problems += len(s.leftOut)
	return pl.tx.SaveImport(&pl.imp)
}

// each writes something of every contact.
func (pl *plan) each(progress func(int), from, to int, f func(*work) error) error {
	for i, w := range pl.works {
		if err := f(w); err != nil {
			return say.Errorf("line {{.Line}}, {{.Name}}: {{.Why}}", w.drafts[0].Line, w.contact.Name(), err)
		}
		if i%chunk == chunk-1 {
			if err := pl.step(progress, from+(to-from)*i/len(pl.works)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (pl *plan) writeOne(s *saving, w *work) error {
	for i := range w.met.there {
		e := &w.met.there[i]
		if !e.write {
			continue
		}
		if e.At.IsZero() {
			pl.date(e)
		}
		if e.ID == 0 {
			e.ContactID, e.Source = w.contact.ID, s.by(e.Source.Kind)
		}
		event, session := pl.events.ids(e.EventID, e.session, e.number)
		e.EventID = event
		if session != 0 {
			e.SessionID = session
		}
		if e.IntroducedBy == 0 {
			e.IntroducedBy = e.by.contact()
		}
		if err := pl.tx.SaveEncounter(&e.Encounter); err != nil {
			return err
		}
	}
	for i := range w.promises.there {
		p := &w.promises.there[i]
		if !p.write {
			continue
		}
		p.ContactID = w.contact.ID
		p.SnoozedEvent, _ = pl.events.ids(p.SnoozedEvent, "", 0)
		if p.met > 0 {
			p.EncounterID = w.met.there[p.met-1].ID
		}
		if err := pl.tx.SavePromise(&p.Promise); err != nil {
			return err
		}
	}
	if err := pl.writeAppointments(w); err != nil {
		return err
	}
	if err := pl.writeBetween(w); err != nil {
		return err
	}
	for _, l := range w.attendees {
		l.event, _ = pl.events.ids(l.event, "", 0)
		if err := s.list(w.contact.ID, l); err != nil {
			return err
		}
	}
	return nil
}

func (pl *plan) writeContact(s *saving, w *work) error {
	fresh := w.contact.ID == 0
	if fresh {
		w.contact.Source = s.by(w.contact.Source.Kind)
	}
	if err := s.photo(&w.contact, w.photo); err != nil {
		return err
	}
	err := pl.tx.SaveContact(&w.contact)
	if !fresh && errors.Is(err, data.ErrConflict) {
		err = pl.writeAnew(s, w)
	}
	if err != nil {
		return err
	}
	for _, other := range w.notSame {
		if err := pl.tx.MarkNotSame(w.contact.ID, other); err != nil {
			return err
		}
	}
	return nil
}

// writeAnew merges the rows into a contact that changed after it was proposed.
func (pl *plan) writeAnew(s *saving, w *work) error {
	c, err := pl.tx.Contact(w.contact.ID)
	if err != nil {
		return err
	}
	if !c.Trashed.IsZero() {
		return say.As(data.ErrNotFound, "is in the trash: not found; restore that contact, then import again")
	}
	for _, d := range w.drafts {
		c, _ = data.Merge(c, d.Contact)
	}
	if c.Photo.IsZero() {
		c.Photo = w.contact.Photo
	}
	w.contact = c
	return pl.tx.SaveContact(&w.contact)
}

// summary is the text of the toast: "Imported 214 people, updated 3".
func (pl *plan) summary() say.Text {
	switch {
	case pl.imp.New > 0 && pl.imp.Updated > 0:
		return say.N(pl.imp.New, "Imported {{.Count}} person, updated {{.Updated}}", "Imported {{.Count}} people, updated {{.Updated}}", pl.imp.Updated)
	case pl.imp.New > 0:
		return say.N(pl.imp.New, "Imported {{.Count}} person", "Imported {{.Count}} people")
	case pl.imp.Updated > 0:
		return say.N(pl.imp.Updated, "Updated {{.Count}} person", "Updated {{.Count}} people")
	default:
		return imported(pl.imp.File)
	}
}

// contacts gives the contact of each proposal.
func (pl *plan) contacts() []int64 {
	out := make([]int64, len(pl.byRow))
	for i, w := range pl.byRow {
		if w != nil {
			out[i] = w.contact.ID
		}
	}
	return out
}
