package intake

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// compareStored finds which of the file's encounters, promises and attendees are new, contact by contact.
func (pl *plan) compareStored(progress func(int), from, to int) error {
	done := 0
	for part := range slices.Chunk(pl.works, chunk) {
		l, err := pl.readStored(part)
		if err != nil {
			return err
		}
		for _, w := range part {
			pl.encounters(w, l.met[w.contact.ID])
			pl.promises(w, l.promised[w.contact.ID])
			pl.attendees(w, l.listed[w.contact.ID])
			pl.appointments(w, l.agreed[w.contact.ID])
			pl.between(w, &l)
		}
		done += len(part)
		if err := pl.step(progress, from+(to-from)*done/len(pl.works)); err != nil {
			return err
		}
	}
	return nil
}

// storedOf is what is stored about contacts, by contact.
type storedOf struct {
	met      map[int64][]data.Encounter
	promised map[int64][]data.Promise
	listed   map[int64][]data.Attendee
	agreed   map[int64][]data.Appointment
	cadences map[int64]data.Cadence
	consents map[int64]data.Consent
	letters  map[int64][]data.Letter
}

// readStored reads what is stored about some of the contacts. New contacts have nothing stored.
func (pl *plan) readStored(works []*work) (l storedOf, err error) {
	var ids []int64
	for _, w := range works {
		if w.contact.ID != 0 {
			ids = append(ids, w.contact.ID)
		}
	}
	if len(ids) == 0 {
		return l, nil
	}
	if l.met, err = pl.tx.EncountersOf(ids); err != nil {
		return l, err
	}
	if l.promised, err = pl.tx.PromisesOf(ids); err != nil {
		return l, err
	}
	if l.listed, err = pl.tx.AttendeesOf(ids); err != nil {
		return l, err
	}
	if l.agreed, err = pl.tx.AppointmentsOf(ids); err != nil {
		return l, err
	}
	if l.cadences, err = pl.tx.CadencesOf(ids); err != nil {
		return l, err
	}
	if l.consents, err = pl.store.ConsentsOf(pl.tx.Context(), ids); err != nil {
		return l, err
	}
	l.letters, err = pl.store.LettersOf(pl.tx.Context(), ids)
	return l, err
}

// encounters compares the encounters of each row with those stored and those of earlier rows. Two equal ones in
// one row are two.
func (pl *plan) encounters(w *work, stored []data.Encounter) {
	some := false
	for _, d := range w.drafts {
		some = some || len(d.Encounters) > 0
	}
	if !some {
		return
	}
	for _, e := range stored {
		w.met.stands(plannedEncounter{Encounter: e})
	}
	w.placed = map[*data.Draft][]int{}
	for _, row := range w.drafts {
		w.met.nextRow()
		for _, d := range row.Encounters {
			event, by := pl.eventKey(row, d), pl.introduced(w, &d)
			i := w.met.of(d, event, by)
			if i >= 0 {
				w.met.improve(i, d, by, pl.events.answered)
			} else {
				i = len(w.met.there)
				w.met.stands(plannedEncounter{
					write: true, session: d.Session, number: d.SessionID, by: by, exact: row.Exact, Encounter: encounterOf(d, event),
				})
			}
			w.placed[row] = append(w.placed[row], i)
		}
	}
}

// encounterOf makes a new encounter from a file's, at the event with a key.
func encounterOf(d data.DraftEncounter, event int64) data.Encounter {
	return data.Encounter{
		EventID: event, At: d.At, AllDay: d.AllDay, Zone: d.Zone, Place: d.Place, Note: d.Note, Warmth: d.Warmth, Medium: d.Medium,
		Answers: d.Answers, Source: data.Source{Kind: d.Source}, Created: d.Created,
	}
}

// eventKey gives the key of an encounter's event; without a name that of the batch's event, unless the row is
// exact: then it has none.
func (pl *plan) eventKey(row *data.Draft, d data.DraftEncounter) int64 {
	if e := pl.events.of(d); e != nil {
		return e.key
	}
	if data.Fold(d.Event) == "" && !row.Exact {
		return pl.batch.Event
	}
	return 0
}

// promises does the same for promises.
func (pl *plan) promises(w *work, stored []data.Promise) {
	some := false
	for _, d := range w.drafts {
		some = some || len(d.Promises) > 0
	}
	if !some {
		return
	}
	for _, p := range stored {
		w.promises.stands(plannedPromise{Promise: p})
	}
	w.promised = map[*data.Draft][]int{}
	for _, row := range w.drafts {
		w.promises.nextRow()
		for _, p := range row.Promises {
			if !row.Exact {
				p.Text = strings.TrimSpace(p.Text)
			}
			if p.By == "" {
				p.By = data.ByMe
			}
			if p.Text == "" {
				w.promised[row] = append(w.promised[row], -1)
				continue
			}
			i := w.promises.of(p)
			if i < 0 {
				w.promised[row] = append(w.promised[row], len(w.promises.there))
				met := w.metAt(row, p.EncounterID)
				p.ID, p.Rev, p.ContactID, p.EncounterID = 0, 0, 0, 0
				p.SnoozedEvent = pl.event(p.SnoozedAt)
				w.promises.stands(plannedPromise{p, met, true})
				continue
			}
			w.promised[row] = append(w.promised[row], i)
			there := &w.promises.there[i]
			switch ended := !p.Done.IsZero() || !p.Dropped.IsZero(); {
			case !there.Open():
			case ended:
				w.promises.ended(i, p.Done, p.Dropped)
			default:
				pl.renewed(row, there, &p)
			}
		}
	}
}

// metAt is one more than the index of the nth encounter, from 1, of a row; 0 for none.
func (w *work) metAt(row *data.Draft, nth int64) int {
	if placed := w.placed[row]; nth > 0 && nth <= int64(len(placed)) {
		return placed[nth-1] + 1
	}
	return 0
}

// attendees makes the contact an attendee of the events that the file names, of those of its new encounters,
// and of the batch's event. The status in the file takes precedence over the status from an encounter.
func (pl *plan) attendees(w *work, stored []data.Attendee) {
	want := map[int64]*plannedAttendee{}
	var order []int64
	add := func(a plannedAttendee) {
		l := want[a.event]
		switch {
		case a.event == 0:
		case l == nil:
			want[a.event] = &a
			order = append(order, a.event)
		default:
			l.join(a)
		}
	}
	for _, d := range w.drafts {
		for _, a := range d.Attendees {
			if !a.Status.Valid() { // somebody edited the column More
				a.Status = data.Expected
			}
			if e := pl.events.attended(a); e != nil {
				add(plannedAttendee{
					event: e.key, status: a.Status, note: a.Note, source: a.Source, wanted: a.Wanted, unmet: a.Unmet,
					cancelled: a.Cancelled, checkedIn: a.CheckedIn, exact: d.Exact, fresh: a.Fresh,
				})
			}
		}
	}
	for _, e := range w.met.there {
		if e.write && e.ID == 0 && !e.exact && want[e.EventID] == nil {
			add(plannedAttendee{event: e.EventID, status: data.Met})
		}
	}
	add(pl.onList(w, cmp.Or(w.attendee, pl.batch.Attendee, data.Expected)))
	listed := map[int64]*data.Attendee{}
	for i := range stored {
		listed[stored[i].EventID] = &stored[i]
	}
	for _, event := range order {
		l := want[event]
		if there := listed[event]; there == nil || l.adds(there) {
			w.attendees = append(w.attendees, *l)
		}
	}
}

// join takes in what another row says.
func (l *plannedAttendee) join(other plannedAttendee) {
	if other.status.Reached() > l.status.Reached() {
		l.status, l.unmet = other.status, other.unmet
	}
	l.wanted = l.wanted || other.wanted
	l.cancelled, l.checkedIn = or(l.cancelled, other.cancelled), or(l.checkedIn, other.checkedIn)
	l.comes = l.comes || other.comes
}

// onto puts what the attendee says on the stored one. It never goes back to an earlier status, and never replaces a note.
func (l *plannedAttendee) onto(a *data.Attendee) {
	if l.status.Reached() > a.Status.Reached() {
		a.Unmet = l.unmet && a.Status != data.Met
		a.Status = l.status
	}
	a.Note = cmp.Or(a.Note, l.note)
	a.Wanted = a.WasWanted() || l.wanted
	if a.Cancelled = or(a.Cancelled, l.cancelled); l.comes && l.cancelled.IsZero() {
		a.Cancelled = time.Time{}
	}
	a.CheckedIn = or(a.CheckedIn, l.checkedIn)
}

// adds reports whether the attendee says more than what is stored.
func (l *plannedAttendee) adds(a *data.Attendee) bool {
	then := *a
	l.onto(&then)
	return then != *a
}

// or is the first moment that is one.
func or(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// date gives a day to an encounter without one: the event's first day if that has begun, else now.
func (pl *plan) date(e *plannedEncounter) {
	e.At = pl.tx.Now()
	entry := pl.events.keyed[e.EventID]
	if entry == nil {
		return
	}
	event := &entry.event
	if start := event.Start; !start.IsZero() && start.Before(e.At) {
		y, m, d := start.In(event.Location()).Date()
		e.At, e.AllDay, e.Zone = data.StartOfDay(y, m, d, event.Location()).UTC(), true, cmp.Or(event.Zone, data.LocalZone())
	}
}
