package intake

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// Meet records that somebody was met, and is what all ways of taking somebody in use, except files. Whoever is met again
// in the same session of the same event, or without a session on the same day there, is met once: the stored encounter
// takes in what is new. In another session, on another day, by another medium, or at no event, it is another encounter.
//
// Nothing empty erases anything: a note goes below the one that is there, the warmth rises, answers follow
// data.Event.Answered, and the first moment stays. With setWarmth a warmth that is said replaces a higher one too. Face
// to face at an event they become an attendee who was met; that they were wanted stays known.
//
// e becomes the encounter as it is stored. The Action is Create, Update, or Same when nothing was new. Being met once more, later than
// the stored encounter says, is contact: it takes back what puts somebody off.
func Meet(tx *store.Tx, e *data.Encounter, setWarmth bool) (Action, error) {
	m, err := readMeeting(tx, e.EventID, []int64{e.ContactID})
	if err != nil {
		return "", err
	}
	return m.meet(e, setWarmth)
}

// MeetAll records one encounter with each of many contacts, as Meet does, and gives what became of each.
func MeetAll(tx *store.Tx, e data.Encounter, contacts []int64) (map[int64]Action, error) {
	m, err := readMeeting(tx, e.EventID, contacts)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Action, len(contacts))
	for _, id := range contacts {
		one := e
		one.ContactID, one.Answers = id, slices.Clone(e.Answers)
		if out[id], err = m.meet(&one, false); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// meeting is what is stored of an event and of those who are met there.
type meeting struct {
	tx     *store.Tx
	event  data.Event // ID 0: at no event
	stored map[int64][]data.Encounter
}

func readMeeting(tx *store.Tx, event int64, contacts []int64) (m meeting, err error) {
	m.tx = tx
	if event == 0 {
		return m, nil
	}
	if m.event, err = tx.Event(event); err == nil {
		m.stored, err = tx.EncountersOf(contacts)
	}
	return m, err
}

func (m *meeting) meet(e *data.Encounter, setWarmth bool) (Action, error) {
	e.Note = strings.TrimSpace(e.Note)
	if e.At.IsZero() {
		e.At = m.tx.Now()
	}
	if e.Zone == "" {
		e.Zone = data.LocalZone()
	}
	action := Create
	if there := m.again(e); there == nil {
		e.ID, e.Answers = 0, m.event.Answered(nil, e.Answers)
		if err := m.tx.SaveEncounter(e); err != nil {
			return "", err
		}
	} else {
		now := *e
		if now.At.After(there.At) {
			m.tx.InTouch(e.ContactID, now.At)
		}
		if *e = *there; !m.takeIn(e, &now, setWarmth) {
			action = Same
		} else if err := m.tx.SaveEncounter(e); err != nil {
			return "", err
		} else {
			action = Update
		}
	}
	return action, Came(m.tx, e)
}

// Came makes who was met face to face at an event an attendee who was met: then they came, whatever a list says.
func Came(tx *store.Tx, e *data.Encounter) error {
	if e.EventID == 0 || !e.Medium.InPerson() {
		return nil
	}
	s := saving{tx: tx, source: e.Source}
	if err := s.list(e.ContactID, plannedAttendee{event: e.EventID, status: data.Met}); err != nil {
		return err
	}
	a, err := tx.Attendee(e.ContactID, e.EventID)
	if err != nil || a.Cancelled.IsZero() {
		return err
	}
	a.Cancelled = time.Time{}
	return tx.SaveAttendee(&a)
}

// again is the stored encounter that e is, the latest of them; nil when it is another.
func (m *meeting) again(e *data.Encounter) *data.Encounter {
	if m.event.ID == 0 {
		return nil
	}
	stored := m.stored[e.ContactID]
	for i := range stored {
		there := &stored[i]
		if there.EventID == e.EventID && there.SessionID == e.SessionID && there.Medium.Or() == e.Medium.Or() &&
			(e.SessionID != 0 || dayAt(there, &m.event) == dayAt(e, &m.event)) {
			return there
		}
	}
	return nil
}

// takeIn puts into a stored encounter what is said now, and reports whether that changed it.
func (m *meeting) takeIn(e, now *data.Encounter, setWarmth bool) bool {
	was := *e
	e.Note = data.JoinNotes(e.Note, now.Note)
	if now.Warmth > e.Warmth || setWarmth && now.Warmth != data.NotSaid {
		e.Warmth = now.Warmth
	}
	if place := strings.TrimSpace(now.Place); place != "" {
		e.Place = place
	}
	if now.IntroducedBy != 0 && now.IntroducedBy != e.ContactID {
		e.IntroducedBy = now.IntroducedBy
	}
	e.Answers = m.event.Answered(e.Answers, now.Answers)
	return e.IntroducedBy != was.IntroducedBy || e.Note != was.Note || e.Warmth != was.Warmth || e.Place != was.Place || !slices.Equal(e.Answers, was.Answers)
}

// dayAt is the day of an encounter on the clocks of its event.
func dayAt(e *data.Encounter, event *data.Event) string {
	local := e.Local()
	if !e.AllDay {
		local = e.At.In(event.Location())
	}
	return local.Format(time.DateOnly)
}

// Again gives the stored encounter that Meet would add to; false when it would make one.
func (in *Intake) Again(ctx context.Context, e data.Encounter) (data.Encounter, bool, error) {
	if e.EventID == 0 || e.ContactID == 0 {
		return data.Encounter{}, false, nil
	}
	var m meeting
	var err error
	if m.event, err = in.store.Event(ctx, e.EventID); err != nil {
		return data.Encounter{}, false, err
	}
	if m.stored, err = in.store.EncountersOf(ctx, []int64{e.ContactID}); err != nil {
		return data.Encounter{}, false, err
	}
	if there := m.again(&e); there != nil {
		return *there, true, nil
	}
	return data.Encounter{}, false, nil
}

// LastSession is the setting with the id of the session that the user chose last.
const LastSession = "last_session"

// SessionAt is data.SessionAt with the session that the user chose last. Where several run and none of them was chosen, it is
// the one in which somebody was met last, unless the user goes to one that began since.
func SessionAt(ctx context.Context, s *store.Store, event *data.Event, at time.Time) (int64, error) {
	last, err := s.Setting(ctx, LastSession)
	if err != nil {
		return 0, err
	}
	chosen, _ := strconv.ParseInt(last, 10, 64) // one that is no number is none
	id, running := data.SessionAt(event, at, chosen), event.Running(at)
	if len(running) < 2 || id != 0 && id == chosen {
		return id, nil
	}
	ids := make([]int64, len(running))
	for i := range running {
		ids[i] = running[i].ID
	}
	used, when, err := s.LatestIn(ctx, ids, at)
	if used != 0 && (id == 0 || !event.Session(id).Start.After(when)) {
		id = used
	}
	return id, err
}
