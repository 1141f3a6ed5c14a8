package intake

import "time"

// edition is the longest time between two mentions of one event. Further apart they are two editions of a
// series.
const edition = 31 * 24 * time.Hour

// longest is how many editions long an event may be to be filed by its months; no real one is longer.
const longest = 24

// series are the events with one name. The event nearest to a moment is found by its month, however many there
// are.
type series struct {
	first  *eventEntry             // the first that was added
	months map[int64][]*eventEntry // by the months, each as long as edition, that an entry covers
	loose  []*eventEntry           // without days when they were added, or too long
	n      int
}

func (s *series) add(e *eventEntry) {
	if s.first == nil {
		s.first = e
	}
	s.n++
	e.place = s.n
	if start, _ := e.span(); start.IsZero() {
		s.loosen(e)
		return
	}
	s.file(e)
}

func (s *series) loosen(e *eventEntry) {
	if !e.loose {
		e.loose = true
		s.loose = append(s.loose, e)
	}
}

// month numbers the months.
func month(t time.Time) int64 {
	const length = int64(edition / time.Second)
	m := t.Unix() / length
	if t.Unix() < 0 {
		m--
	}
	return m
}

// file puts an entry under the months that it covers now. They only become more.
func (s *series) file(e *eventEntry) {
	start, end := e.span()
	from, to := month(start), month(end)+1
	if to-from > longest {
		s.loosen(e)
		return
	}
	for m := from; m < to; m++ {
		if m < e.from || m >= e.to {
			s.months[m] = append(s.months[m], e)
		}
	}
	e.from, e.to = from, to
}

// nearest gives the entry that is nearest to a moment, of equal ones the one added first; nil when none is
// within an edition. at may be a day off, and zero for no moment.
func (s *series) nearest(at time.Time, away func(*eventEntry) time.Duration) *eventEntry {
	if s == nil {
		return nil
	}
	var best *eventEntry
	least := edition + 1
	look := func(es ...*eventEntry) {
		for _, e := range es {
			if a := away(e); a < least || a == least && best != nil && e.place < best.place {
				best, least = e, a
			}
		}
	}
	look(s.first)
	look(s.loose...)
	if !at.IsZero() {
		for m := month(at) - 2; m <= month(at)+2; m++ {
			look(s.months[m]...)
		}
	}
	return best
}

// span is the time of an event, from itself or from the file's encounters; zero without any.
func (e *eventEntry) span() (start, end time.Time) {
	start, end = e.event.Start, e.event.Ends()
	if start.IsZero() {
		start, end = e.first, e.last
	}
	if end.Before(start) {
		end = start
	}
	return start, end
}

// away is the distance of a moment from an event: 0 within it, edition if one of them has no day, more if it is
// another edition.
func (e *eventEntry) away(at time.Time) time.Duration {
	start, end := e.span()
	switch {
	case at.IsZero() || start.IsZero():
		return edition
	case at.Before(start):
		return min(start.Sub(at), edition+1)
	case at.After(end):
		return min(at.Sub(end), edition+1)
	}
	return 0
}
