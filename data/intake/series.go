package intake

import "time"

// edition is how far apart in time two mentions of one event's name may lie. Further apart they
// are two editions of a series.
const edition = 31 * 24 * time.Hour

// longest is of how many editions' length an event may be to be filed by its months; no real one is longer.
const longest = 24

// series are the events of one name. However many editions there are, the nearest to a moment is found by its month.
type series struct {
	first  *eventEntry             // that was added first
	months map[int64][]*eventEntry // by the months, each as long as edition, in which an entry lies
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

// file puts an entry under the months that it has come to lie in. What it lies in only grows.
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

// nearest gives the entry that is least away from a moment, of several the one that was added first; nil when none is an edition
// away or less. at may be a day off, and zero for no moment.
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

// span is when an event is, as it says itself or as the file's encounters tell; zero when neither does.
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

// away is how far a moment lies from an event: 0 within it, edition when one of them has no day,
// more when it is another edition.
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
