package intake

import (
	"slices"
	"time"

	"lanyard/data"
)

// plannedLetter is a letter of the contact, stored or of the file; write says that it must be saved. EventID is a key of the
// eventBook.
type plannedLetter struct {
	data.Letter
	with          mention
	withMet       time.Time // as of a data.DraftLetter
	met, promised int       // as of a plannedPromise
	write         bool
}

// between finds what the file says more of how often the contact is due, what was agreed and what was written. Cadences and letters
// are taken from the user's own documents only, and so are the consents of documents: nobody else decides what comes up here, and
// what somebody agreed with another is not agreed with the user.
func (pl *plan) between(w *work, l *storedOf) {
	cadence, found := l.cadences[w.contact.ID]
	there := found && w.contact.ID != 0
	consent := l.consents[w.contact.ID]
	for _, letter := range l.letters[w.contact.ID] {
		w.letters = append(w.letters, plannedLetter{Letter: letter})
	}
	for _, d := range w.drafts {
		if (pl.own || !d.Exact) && joined(&consent, &d.Consent) {
			w.consent = &consent
		}
		if !pl.own || !d.Exact {
			continue
		}
		if pl.filled(d, &cadence, there) {
			w.cadence, there = &cadence, true
		}
		pl.letters(w, d)
	}
}

// joined joins what was agreed, and reports whether that is anything new: the stricter holds.
func joined(have, said *data.Consent) bool {
	same := *said
	same.ID, same.Rev, same.ContactID, same.Created, same.Updated = have.ID, have.Rev, have.ContactID, have.Created, have.Updated
	switch {
	case said.IsZero() || same == *have:
		return false
	case have.IsZero():
		*have = *said
		return true
	}
	was := *have
	have.Join(said)
	return *have != was
}

// letters adds those of a row to those that are known.
func (pl *plan) letters(w *work, d *data.Draft) {
	for i := range d.Letters {
		l := &d.Letters[i]
		met, promised := w.metAt(d, l.EncounterID), w.promisedAt(d, l.PromiseID)
		if there := w.letter(l); there != nil {
			pl.improve(d, there, l, met, promised)
			continue
		}
		with := pl.people.of(l.With, w)
		if with.work == w { // the two became one
			with = mention{}
		}
		w.letters = append(w.letters, plannedLetter{met: met, promised: promised, with: with, withMet: l.WithMet, write: true, Letter: data.Letter{
			EventID: pl.event(l.About), UID: l.UID, Template: l.Template, Subject: l.Subject, Body: l.Body, Opened: l.Opened, Sent: l.Sent, Created: l.Created,
		}})
	}
}

// letter finds the letter that is also l: by its UID, else by its text; nil for none.
func (w *work) letter(l *data.DraftLetter) *plannedLetter {
	i := slices.IndexFunc(w.letters, func(k plannedLetter) bool {
		return l.UID != "" && k.UID == l.UID || l.UID == "" && k.Subject == l.Subject && k.Body == l.Body
	})
	if i < 0 {
		return nil
	}
	return &w.letters[i]
}

// promisedAt is one more than the index of the nth promise, from 1, of a row; 0 for none.
func (w *work) promisedAt(row *data.Draft, nth int64) int {
	if placed := w.promised[row]; nth > 0 && nth <= int64(len(placed)) {
		return placed[nth-1] + 1
	}
	return 0
}

// listed names the event as an attendee does.
func listed(e data.DraftEvent) data.DraftAttendee {
	return data.DraftAttendee{Event: e.Event, Day: e.Day, EventID: e.EventID}
}

// event gives the key of an event that a file names; 0 for none.
func (pl *plan) event(e data.DraftEvent) int64 {
	if entry := pl.events.numbered[e.EventID]; entry == nil && data.Fold(e.Event) == "" {
		return 0
	}
	if entry := pl.events.attended(listed(e)); entry != nil {
		return entry.key
	}
	return 0
}

// mentioned lists the events that a row names beside those of its encounters. Cadences and letters that are not taken name none.
func (pl *plan) mentioned(d *data.Draft) (out []data.DraftAttendee) {
	for i := range d.Promises {
		out = append(out, listed(d.Promises[i].SnoozedAt))
	}
	if pl.own && d.Exact {
		out = append(out, listed(d.Cadence.LaterEvent))
		for i := range d.Letters {
			out = append(out, listed(d.Letters[i].About))
		}
	}
	return out
}

// writeBetween saves the cadence and the consent.
func (pl *plan) writeBetween(w *work) error {
	if c := w.cadence; c != nil {
		c.ContactID = w.contact.ID
		c.LaterEvent, _ = pl.events.ids(c.LaterEvent, "", 0)
		if err := pl.tx.SaveCadence(c); err != nil {
			return err
		}
	}
	if c := w.consent; c != nil {
		c.ContactID = w.contact.ID
		if err := pl.tx.SaveConsentAsSaid(c); err != nil {
			return err
		}
	}
	return nil
}

// writeLetters saves the letters of a contact, once the encounters of all are saved.
func (pl *plan) writeLetters(w *work) error {
	for _, l := range w.letters {
		if !l.write {
			continue
		}
		l.ContactID = w.contact.ID
		l.EventID, _ = pl.events.ids(l.EventID, "", 0)
		if l.met > 0 {
			l.EncounterID = w.met.there[l.met-1].ID
		}
		if l.promised > 0 {
			l.PromiseID = w.promises.there[l.promised-1].ID
		}
		if l.ID == 0 {
			l.WithID = l.with.contact()
			if err := pl.withOther(&l); err != nil {
				return err
			}
		}
		if err := pl.tx.SaveLetter(&l.Letter); err != nil {
			return err
		}
	}
	return nil
}

// withOther finds the encounter with the other person of an introduction that a letter counts as.
func (pl *plan) withOther(l *plannedLetter) error {
	if l.WithID == 0 || l.withMet.IsZero() {
		return nil
	}
	met, err := pl.tx.EncountersOf([]int64{l.WithID})
	for _, e := range met[l.WithID] {
		if e.At.Equal(l.withMet) && e.Medium == data.ByMail {
			l.WithEncounterID = e.ID
		}
	}
	return err
}
