package data

import (
	"slices"
	"strings"
	"time"
)

// Money is an amount in minor units of a currency: 1250 and "EUR" are 12.50 euros.
type Money struct {
	Minor    int64  `json:"minor"`
	Currency string `json:"currency"` // ISO 4217; "" when it is not said
}

// Report says what came of an event. Its JSON form is the one that the command line prints; what divides by nothing is null.
type Report struct {
	Met         int `json:"met"`
	New         int `json:"new"`
	Again       int `json:"again"`
	WantedMet   int `json:"wanted_met"`
	WantedOpen  int `json:"wanted_open"`
	Qualified   int `json:"qualified"`
	Inside      int `json:"inside"`
	Outside     int `json:"outside"`
	UnknownSide int `json:"unknown_side"`
	FollowedUp  int `json:"followed_up"`
	// MedianDays is the median of the days from the last day of the event to the first follow-up, by the event's zone. Of
	// an even number of people it is the mean of the two in the middle, so it may end in a half.
	MedianDays       *float64 `json:"median_days"`
	Promises         Owed     `json:"promises"`
	Cost             *Money   `json:"cost"`
	CostPerPerson    *Money   `json:"cost_per_person"`
	CostPerQualified *Money   `json:"cost_per_qualified"`

	Value *Money `json:"-"`
	// Return is (value − cost) ÷ cost in percent; nil without a value or a cost.
	Return        *int    `json:"-"`
	Days          []Tally `json:"-"` // by day of the event's zone, earliest first; Name is the day as in ISO 8601
	Sessions      []Tally `json:"-"` // by session, in the order of the programme
	Organisations []Tally `json:"-"` // of the met, the most frequent first
	Topics        []Tally `json:"-"`

	lists map[Figure][]int64
}

// Owed counts the promises of an event by who owes them.
type Owed struct {
	Me   PromiseCount `json:"me"`
	Them PromiseCount `json:"them"`
}

// PromiseCount says what became of promises.
type PromiseCount struct {
	Kept    int `json:"kept"`
	Open    int `json:"open"`
	Dropped int `json:"dropped"`
}

// All is the number of the promises.
func (c PromiseCount) All() int { return c.Kept + c.Open + c.Dropped }

// Tally is a line of a report: the people who have something in common.
type Tally struct {
	Name   string
	People []int64 // each once, in the order of the facts
}

// Figure names a figure of a report that counts people.
type Figure string

// The figures that count people.
const (
	FigureMet           Figure = "met"
	FigureNew           Figure = "new"
	FigureAgain         Figure = "again"
	FigureWantedMet     Figure = "wanted_met"
	FigureWantedOpen    Figure = "wanted_open"
	FigureQualified     Figure = "qualified"
	FigureInside        Figure = "inside"
	FigureOutside       Figure = "outside"
	FigureUnknownSide   Figure = "unknown_side"
	FigureFollowedUp    Figure = "followed_up"
	FigureNotYet        Figure = "not_yet" // met and not followed up
	FigureMineKept      Figure = "me_kept" // to whom I kept a promise
	FigureMineOpen      Figure = "me_open"
	FigureMineDropped   Figure = "me_dropped"
	FigureTheirsKept    Figure = "them_kept"
	FigureTheirsOpen    Figure = "them_open"
	FigureTheirsDropped Figure = "them_dropped"
)

// People gives the people whom a figure counts, in the order of the facts.
func (r *Report) People(f Figure) []int64 { return r.lists[f] }

// EventFacts is what a report is made of.
type EventFacts struct {
	Event  Event
	Own    []string // the names of the user's own organisation
	People []PersonFacts

	met *[2]time.Time // of an event without dates, its Span
}

// PersonFacts is what is known of somebody at an event, or on its list.
type PersonFacts struct {
	ContactID    int64
	Organisation string
	Topics       []string
	Attendee     *Attendee   // nil: not on the list
	Encounters   []Encounter // at the event, earliest first
	Before       bool        // there is an encounter before the event's start
	After        time.Time   // the first encounter after the event's end; zero for none
	// Promises are those from the encounters at the event, those that were made during it without an encounter, and those
	// that were done after it.
	Promises []Promise
	Next     int64 // a later event at which they are wanted; 0 for none
}

// Met reports whether they were met at the event: there is an encounter, or somebody said so.
func (p *PersonFacts) Met() bool {
	return len(p.Encounters) > 0 || p.Attendee != nil && p.Attendee.WasMet()
}

// Wanted reports whether the user wants, or wanted, to meet them.
func (p *PersonFacts) Wanted() bool { return p.Attendee != nil && p.Attendee.WasWanted() }

// Missed reports whether they are wanted, not met, and did not cancel.
func (p *PersonFacts) Missed() bool {
	return p.Wanted() && !p.Met() && p.Attendee.Cancelled.IsZero()
}

// Warmth is that of the warmest encounter at the event.
func (p *PersonFacts) Warmth() Warmth {
	w := NotSaid
	for i := range p.Encounters {
		w = max(w, p.Encounters[i].Warmth)
	}
	return w
}

// Noted reports whether anything was written down about them at the event.
func (p *PersonFacts) Noted() bool {
	return slices.ContainsFunc(p.Encounters, func(e Encounter) bool { return strings.TrimSpace(e.Note) != "" })
}

// Span gives the start and the end of the event, half-open. An event without dates takes them from its encounters: the first
// of them, and the end of the day of the last. Both are zero where there are none.
func (f *EventFacts) Span() (start, end time.Time) {
	if !f.Event.Start.IsZero() {
		return f.Event.Start, f.Event.Ends()
	}
	if f.met == nil {
		met := f.encounterSpan()
		f.met = &met
	}
	return f.met[0], f.met[1]
}

// encounterSpan gives the first moment of the encounters and the end of the day of the last.
func (f *EventFacts) encounterSpan() (span [2]time.Time) {
	for i := range f.People {
		for _, m := range f.People[i].Encounters {
			if span[0].IsZero() || m.At.Before(span[0]) {
				span[0] = m.At
			}
			if m.At.After(span[1]) {
				span[1] = m.At
			}
		}
	}
	if !span[0].IsZero() {
		y, m, d := span[1].In(f.Event.Location()).Date()
		span[1] = StartOfDay(y, m, d+1, f.Event.Location())
	}
	return span
}

// FromEvent gives the promises that belong to the event: from an encounter there, or made during it without one.
func (f *EventFacts) FromEvent(p *PersonFacts) []Promise {
	start, end := f.Span()
	var out []Promise
	for _, o := range p.Promises {
		there := slices.ContainsFunc(p.Encounters, func(e Encounter) bool { return e.ID == o.EncounterID })
		if there || o.EncounterID == 0 && p.Met() && !o.Created.Before(start) && o.Created.Before(end) {
			out = append(out, o)
		}
	}
	return out
}

// Qualified reports whether somebody is worth more than a card: warm or hot, a promise, or an answer that qualifies.
func (f *EventFacts) Qualified(p *PersonFacts) bool {
	if p.Warmth() >= Warm || len(f.FromEvent(p)) > 0 {
		return true
	}
	for _, m := range p.Encounters {
		for _, a := range m.Answers {
			if q := f.Event.Question(a.Key); q != nil && q.Qualifying(a) {
				return true
			}
		}
	}
	return false
}

// FollowedUp is when somebody was first heard of after the event: an encounter, or a promise that was kept. Zero for never.
func (f *EventFacts) FollowedUp(p *PersonFacts) time.Time {
	_, end := f.Span()
	first := p.After
	for _, o := range p.Promises {
		if !end.IsZero() && !o.Done.IsZero() && !o.Done.Before(end) && (first.IsZero() || o.Done.Before(first)) {
			first = o.Done
		}
	}
	return first
}

// ReportOf counts what came of an event.
func ReportOf(f *EventFacts) Report {
	r := Report{lists: map[Figure][]int64{}}
	house := NewHouse(f.Own)
	var days []float64
	for i := range f.People {
		p := &f.People[i]
		r.add(f, p, house)
		if at := f.FollowedUp(p); p.Met() && !at.IsZero() {
			days = append(days, float64(f.daysUntil(at)))
		}
	}
	r.MedianDays = median(days)
	r.count()
	r.tally(f)
	r.money(&f.Event)
	return r
}
