package intake

import (
	"slices"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// SaveSession makes a session of an event, when its ID is 0, or alters one. It reports whether there was anything to write;
// s gets its id.
func SaveSession(tx *store.Tx, event int64, s *data.Session) (changed bool, err error) {
	e, err := tx.Event(event)
	if err != nil {
		return false, err
	}
	shaped := data.Event{Name: e.Name, Zone: e.Zone, Sessions: []data.Session{*s}}
	shaped.Normalise()
	if faults := shaped.Validate(); len(faults) > 0 {
		return false, faults[0]
	}
	at := len(e.Sessions)
	if s.ID == 0 {
		e.Sessions = append(e.Sessions, shaped.Sessions[0])
	} else if at, err = sessionIn(&e, s.ID); err != nil {
		return false, err
	}
	if s.ID != 0 && e.Sessions[at] == shaped.Sessions[0] {
		return false, nil
	}
	e.Sessions[at] = shaped.Sessions[0]
	err = tx.SaveEvent(&e)
	*s = e.Sessions[at]
	return true, err
}

// RemoveSessions takes sessions out of an event's programme. Whom the user met there stays met at the event.
func RemoveSessions(tx *store.Tx, event int64, ids ...int64) error {
	e, err := tx.Event(event)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := sessionIn(&e, id); err != nil {
			return err
		}
	}
	e.Sessions = slices.DeleteFunc(e.Sessions, func(s data.Session) bool { return slices.Contains(ids, s.ID) })
	return tx.SaveEvent(&e)
}

// GoTo says whether the user goes to a session. It reports whether that is new. Two sessions at one time are no fault.
func GoTo(tx *store.Tx, event, session int64, going bool) (changed bool, err error) {
	e, err := tx.Event(event)
	if err != nil {
		return false, err
	}
	at, err := sessionIn(&e, session)
	if err != nil || e.Sessions[at].Going == going {
		return false, err
	}
	e.Sessions[at].Going = going
	return true, tx.SaveEvent(&e)
}

// sessionIn is the index of a session of an event.
func sessionIn(e *data.Event, id int64) (int, error) {
	at := slices.IndexFunc(e.Sessions, func(s data.Session) bool { return s.ID == id })
	if at < 0 {
		return at, say.As(data.ErrNotFound, "{{.Event}} has no session with the number {{.Number}}: not found; somebody removed it", e.Name, id)
	}
	return at, nil
}
