package data

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// add counts one person.
func (r *Report) add(f *EventFacts, p *PersonFacts, house *House) {
	put := func(is bool, to Figure) {
		if is {
			r.lists[to] = append(r.lists[to], p.ContactID)
		}
	}
	put(p.Missed(), FigureWantedOpen)
	promises := f.FromEvent(p)
	for i := range promises {
		to := r.Promises.add(&promises[i])
		have := r.lists[to]
		put(len(have) == 0 || have[len(have)-1] != p.ContactID, to)
	}
	if !p.Met() {
		return
	}
	put(true, FigureMet)
	put(!p.Before, FigureNew)
	put(p.Before, FigureAgain)
	put(p.Wanted(), FigureWantedMet)
	put(f.Qualified(p), FigureQualified)
	side := house.Side(p.Organisation)
	put(side == "", FigureUnknownSide)
	put(side == Inside, FigureInside)
	put(side == Outside, FigureOutside)
	followed := !f.FollowedUp(p).IsZero()
	put(followed, FigureFollowedUp)
	put(!followed, FigureNotYet)
}

// add counts a promise, and gives the figure that it belongs to.
func (o *Owed) add(p *Promise) Figure {
	to, figures := &o.Me, [...]Figure{FigureMineKept, FigureMineOpen, FigureMineDropped}
	if p.By == ByThem {
		to, figures = &o.Them, [...]Figure{FigureTheirsKept, FigureTheirsOpen, FigureTheirsDropped}
	}
	switch {
	case !p.Done.IsZero():
		to.Kept++
		return figures[0]
	case !p.Dropped.IsZero():
		to.Dropped++
		return figures[2]
	}
	to.Open++
	return figures[1]
}

// count makes the figures of the lists.
func (r *Report) count() {
	for figure, to := range map[Figure]*int{
		FigureMet: &r.Met, FigureNew: &r.New, FigureAgain: &r.Again, FigureWantedMet: &r.WantedMet, FigureWantedOpen: &r.WantedOpen,
		FigureQualified: &r.Qualified, FigureInside: &r.Inside, FigureOutside: &r.Outside, FigureUnknownSide: &r.UnknownSide,
		FigureFollowedUp: &r.FollowedUp,
	} {
		*to = len(r.lists[figure])
	}
}

// daysUntil gives the calendar days, by the event's zone, from the event's last day to a moment.
func (f *EventFacts) daysUntil(at time.Time) int {
	return int(midnight(at, f.Event.Location()).Sub(f.last()).Hours()) / 24
}

// median gives the middle of the values, of an even number the mean of the two in the middle; nil of none.
func median(values []float64) *float64 {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	mid := len(values) / 2
	m := values[mid]
	if len(values)%2 == 0 {
		m = (values[mid-1] + m) / 2
	}
	return &m
}

// money counts what the event cost and what came of it.
func (r *Report) money(e *Event) {
	minor, said := e.Cost()
	if e.Value != 0 {
		r.Value = &Money{e.Value, e.Currency}
	}
	if !said {
		return
	}
	r.Cost = &Money{minor, e.Currency}
	r.CostPerPerson = r.Cost.among(r.Met)
	r.CostPerQualified = r.Cost.among(r.Qualified)
	if r.Value != nil && minor > 0 {
		percent := int(math.Round(float64(e.Value-minor) / float64(minor) * 100))
		r.Return = &percent
	}
}

// among divides an amount among people, rounded half away from zero; nil among nobody.
func (m *Money) among(n int) *Money {
	if n == 0 {
		return nil
	}
	half := int64(n) / 2
	if m.Minor < 0 {
		half = -half
	}
	return &Money{(m.Minor + half) / int64(n), m.Currency}
}

// tallies are lines by a key.
type tallies struct {
	keys  Once[string]
	lines []Tally
}

func (t *tallies) add(key, name string, person int64) {
	if t.keys.Add(key) {
		t.lines = append(t.lines, Tally{Name: name})
	}
	t.lines[t.keys.Index(key)].add(person)
}

// add adds a person; one after the other, so that each is there once.
func (t *Tally) add(person int64) {
	if n := len(t.People); n == 0 || t.People[n-1] != person {
		t.People = append(t.People, person)
	}
}

// frequent gives the lines, the most frequent first, then by name.
func (t *tallies) frequent() []Tally {
	slices.SortStableFunc(t.lines, func(a, b Tally) int {
		return cmp.Or(len(b.People)-len(a.People), cmp.Compare(Fold(a.Name), Fold(b.Name)))
	})
	return t.lines
}

// tally counts the met by what they have in common.
func (r *Report) tally(f *EventFacts) {
	var days, organisations, topics tallies
	loc := f.Event.Location()
	sessions, at := make([]Tally, len(f.Event.Sessions)), map[int64]*Tally{}
	for i := range f.Event.Sessions {
		sessions[i].Name, at[f.Event.Sessions[i].ID] = f.Event.Sessions[i].Title, &sessions[i]
	}
	house := NewHouse(f.Own)
	for i := range f.People {
		p := &f.People[i]
		if !p.Met() {
			continue
		}
		for j := range p.Encounters {
			m := &p.Encounters[j]
			day := m.day(loc)
			days.add(day, day, p.ContactID)
			if s := at[m.SessionID]; s != nil {
				s.add(p.ContactID)
			}
		}
		if key := house.Key(p.Organisation); key != "" {
			organisations.add(key, p.Organisation, p.ContactID)
		}
		for _, topic := range p.Topics {
			if key := Fold(topic); key != "" {
				topics.add(key, topic, p.ContactID)
			}
		}
	}
	slices.SortFunc(days.lines, func(a, b Tally) int { return cmp.Compare(a.Name, b.Name) })
	r.Days = days.lines
	r.Sessions = slices.DeleteFunc(sessions, func(t Tally) bool { return len(t.People) == 0 })
	r.Organisations, r.Topics = organisations.frequent(), topics.frequent()
}

// day is the day of an encounter, as in ISO 8601: in a place, or in its own zone when only the day is known.
func (e *Encounter) day(loc *time.Location) string {
	if e.AllDay {
		return e.Local().Format(time.DateOnly)
	}
	return e.At.In(loc).Format(time.DateOnly)
}

// Precedes reports whether the encounter was over at a moment. Of an encounter of which only the day is known, the whole day was.
func (e *Encounter) Precedes(t time.Time) bool {
	if !e.AllDay {
		return e.At.Before(t)
	}
	local := e.Local()
	y, m, d := local.Date()
	return !StartOfDay(y, m, d+1, local.Location()).After(t)
}
