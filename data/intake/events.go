package intake

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// eventBook finds the events that the encounters of a file name, and makes those that do not exist.
type eventBook struct {
	named   map[string]*series // by folded name
	keyed   map[int64]*eventEntry
	entries []*eventEntry

	numbered map[int64]*eventEntry // by the number in the imported document
}

// eventEntry is one event, stored or new, with what the encounters of the file say about it.
type eventEntry struct {
	event       data.Event
	key         int64     // the event's id, or a negative number while it is not stored
	first, last time.Time // of the file's encounters, first also of its lists; zero when none has a day
	sessions    []string  // titles that the file names
	wanted      bool      // the file names it
	asks        bool      // the file has answers to its questions

	place    int   // its index among the entries with its name
	loose    bool  // it is in series.loose
	from, to int64 // the months that it is filed under, without to

	said    *data.Event // the event in a Lanyard document; nil: only its name is known
	slots   []int       // of a stored event: the index of the session for each session in said
	changed bool        // it is stored and the document says more

	named  map[string]bool // the folded titles of sessions
	titles map[string]int  // of the event's sessions, folded: the first of each
	listed int             // how many sessions titles covers
}

// newEventBook makes a book of the stored events.
func newEventBook(rows []store.EventRow) *eventBook {
	b := &eventBook{named: map[string]*series{}, keyed: map[int64]*eventEntry{}, numbered: map[int64]*eventEntry{}}
	for _, r := range rows {
		b.add(&eventEntry{event: r.Event})
	}
	return b
}

func (b *eventBook) add(e *eventEntry) {
	b.entries = append(b.entries, e)
	if e.key = e.event.ID; e.key == 0 {
		e.key = -int64(len(b.entries))
	}
	b.keyed[e.key] = e
	name := data.Fold(e.event.Name)
	if b.named[name] == nil {
		b.named[name] = &series{months: map[int64][]*eventEntry{}}
	}
	b.named[name].add(e)
}

// enter registers all encounters of a file. It takes them by day, so that the days of one edition come
// together; those without a day come last.
func (b *eventBook) enter(ds []data.DraftEncounter) {
	ds = slices.DeleteFunc(slices.Clone(ds), func(d data.DraftEncounter) bool { return data.Fold(d.Event) == "" && b.of(d) == nil })
	slices.SortStableFunc(ds, func(x, y data.DraftEncounter) int {
		if x.At.IsZero() != y.At.IsZero() {
			return cmp.Compare(boolean(x.At.IsZero()), boolean(y.At.IsZero()))
		}
		return x.At.Compare(y.At)
	})
	for _, d := range ds {
		e := b.of(d)
		if e == nil {
			e = &eventEntry{event: data.Event{Name: strings.TrimSpace(d.Event), Zone: d.Zone}, first: d.At, last: d.At}
			b.add(e)
		}
		e.wanted, e.asks = true, e.asks || len(d.Answers) > 0
		if !d.At.IsZero() {
			if e.first.IsZero() {
				e.first = d.At
			}
			e.last = d.At
			b.dated(e)
		}
		if d.Session != "" && e.numbered(d.SessionID) < 0 {
			e.name(d.Session)
		}
	}
}

// attend registers the events of the file's lists, after all its encounters: those give a new event its zone
// and days.
func (b *eventBook) attend(as []data.DraftAttendee) {
	for _, a := range as {
		if data.Fold(a.Event) == "" || b.numbered[a.EventID] != nil {
			continue
		}
		e := b.attended(a)
		if e == nil {
			e = &eventEntry{event: data.Event{Name: strings.TrimSpace(a.Event), Zone: data.LocalZone()}}
			e.first = e.begins(a.Day)
			b.add(e)
		}
		e.wanted = true
		if day := e.begins(a.Day); !day.IsZero() && (e.first.IsZero() || day.Before(e.first)) {
			e.first = day
			b.dated(e)
		}
	}
}

// dated notes that the days of an entry changed.
func (b *eventBook) dated(e *eventEntry) { b.named[data.Fold(e.event.Name)].file(e) }

// attended gives the entry for an attendee's event: among those with its name the one that begins nearest to
// its day, or that also has no day; nil when there is none.
func (b *eventBook) attended(a data.DraftAttendee) *eventEntry {
	if e := b.numbered[a.EventID]; e != nil {
		return e
	}
	return b.named[data.Fold(a.Event)].nearest(dayAsWritten(a.Day), func(e *eventEntry) time.Duration {
		if a.Day.IsZero() && e.event.Start.IsZero() && e.first.IsZero() {
			return 0
		}
		return e.away(e.begins(a.Day))
	})
}

// dayAsWritten is the first moment of a day in UTC, which is within a day of that in the event's zone; zero as
// in begins.
func dayAsWritten(d data.Date) time.Time {
	if d.Year == 0 {
		return time.Time{}
	}
	return data.StartOfDay(d.Year, time.Month(d.Month), d.Day, time.UTC)
}

// begins is the first moment of a day in the event's zone; zero for no day or one without a year.
func (e *eventEntry) begins(d data.Date) time.Time {
	if d.Year == 0 {
		return time.Time{}
	}
	return data.StartOfDay(d.Year, time.Month(d.Month), d.Day, e.event.Location()).UTC()
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// find gives the entry of an encounter's event: one with days at or near the encounter, else one without days;
// nil when there is none.
func (b *eventBook) find(d data.DraftEncounter) *eventEntry {
	return b.named[data.Fold(d.Event)].nearest(d.At, func(e *eventEntry) time.Duration { return e.away(d.At) })
}

// prepare completes the new events and sessions, and reports whether there are any.
func (b *eventBook) prepare(load func(ids []int64) (map[int64]data.Event, error)) (bool, error) {
	var ids []int64
	for _, e := range b.entries {
		if e.wanted && e.event.ID != 0 && (e.said != nil || len(e.sessions) > 0 || e.asks) {
			ids = append(ids, e.event.ID)
		}
	}
	stored, err := load(ids)
	if err != nil {
		return false, err
	}
	some := false
	for _, e := range b.entries {
		switch {
		case !e.wanted:
		case e.event.ID == 0:
			e.complete()
			some = true
		case e.said != nil:
			e.take(stored[e.event.ID])
			some = e.addSessions() || e.changed || some
		case len(e.sessions) > 0:
			e.load(stored[e.event.ID])
			some = e.addSessions() || some
		case e.asks:
			e.load(stored[e.event.ID])
		}
	}
	return some, nil
}

// complete gives a new event the days and sessions that the file mentions: those of people met there, and the
// first day of its list.
func (e *eventEntry) complete() {
	if e.said == nil && !e.first.IsZero() {
		loc := e.event.Location()
		day := func(t time.Time) time.Time {
			y, m, d := t.In(loc).Date()
			return data.StartOfDay(y, m, d, loc).UTC()
		}
		e.event.AllDay = true
		e.event.Start = day(e.first)
		if !e.last.IsZero() {
			e.event.End = day(e.last)
		}
	}
	e.addSessions()
}

// addSessions adds the sessions that the event lacks, and reports whether there were any.
func (e *eventEntry) addSessions() (added bool) {
	for _, title := range e.sessions {
		if e.session(title) < 0 {
			e.event.Sessions = append(e.event.Sessions, data.Session{Title: title, Zone: e.event.Zone})
			added = true
		}
	}
	return added
}

// name notes a session that the file names.
func (e *eventEntry) name(title string) {
	folded := data.Fold(title)
	if e.named[folded] {
		return
	}
	if e.named == nil {
		e.named = map[string]bool{}
	}
	e.named[folded] = true
	e.sessions = append(e.sessions, strings.TrimSpace(title))
}

// load takes a stored event with its sessions.
func (e *eventEntry) load(full data.Event) { e.event, e.titles, e.listed = full, nil, 0 }

// session is the index of the first session with a title; -1 when there is none.
func (e *eventEntry) session(title string) int {
	if e.titles == nil {
		e.titles = map[string]int{}
	}
	for ; e.listed < len(e.event.Sessions); e.listed++ {
		folded := data.Fold(e.event.Sessions[e.listed].Title)
		if _, ok := e.titles[folded]; !ok {
			e.titles[folded] = e.listed
		}
	}
	if i, ok := e.titles[data.Fold(title)]; ok {
		return i
	}
	return -1
}

// save writes the new events and sessions.
func (b *eventBook) save(tx *store.Tx, source data.Source) error {
	for _, e := range b.entries {
		missing := slices.ContainsFunc(e.event.Sessions, func(s data.Session) bool { return s.ID == 0 })
		if !e.wanted || e.event.ID != 0 && !missing && !e.changed {
			continue
		}
		if e.event.ID == 0 {
			kind := cmp.Or(e.event.Source.Kind, source.Kind)
			e.event.Source = data.Source{Kind: kind, ImportID: source.ImportID}
		}
		if err := tx.SaveEvent(&e.event); err != nil {
			return err
		}
	}
	return nil
}

// ids gives the event and the session of an encounter by an event's key, once all are saved. It finds the
// session by its number in the document, else by its title.
func (b *eventBook) ids(key int64, session string, number int64) (eventID, sessionID int64) {
	e := b.keyed[key]
	if e == nil {
		return key, 0
	}
	i := e.numbered(number)
	if i < 0 && session != "" {
		i = e.session(session)
	}
	if i >= 0 {
		sessionID = e.event.Sessions[i].ID
	}
	return e.event.ID, sessionID
}
