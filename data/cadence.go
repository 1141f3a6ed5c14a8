package data

import (
	"hash/fnv"
	"slices"
	"time"
)

// Cadence says how often the user wants to be in touch with a contact, and how often to see them face to face. There is at most
// one for each contact.
type Cadence struct {
	ID        int64
	Rev       int64
	ContactID int64
	Every     Interval // to be in touch by any medium; zero: as the topics say
	Face      Interval // to meet face to face; zero: as the topics say
	Off       bool     // not this person: neither clock runs, whatever the topics say
	Paused    Date     // nothing is due before this day; zero: not paused
	Later     Date     // "later": not shown before this day; zero: shown
	// LaterEvent is "later, at our next event": not shown before it is over; 0: none.
	LaterEvent int64
	Since      time.Time // when Every and Face were set
	// Spread says that they were set for many at once: see Clocks. Where neither is set, it says that the cadence of a topic came to
	// many at once, on the day of Since.
	Spread  bool
	Created time.Time
	Updated time.Time
}

// Crowd is how many people a cadence may be set for without being spread: so many may be due on one day.
const Crowd = 5

// TopicCadence is the cadence of all who have a topic. A contact's own comes first; of several topics the shortest holds, for each
// of the two clocks.
type TopicCadence struct {
	ID      int64
	Rev     int64
	Topic   string
	Every   Interval
	Face    Interval
	Since   time.Time // when they were set
	Spread  bool      // more than Crowd people had the topic then: see Clocks
	Created time.Time
	Updated time.Time
}

// ClockKind names one of the two clocks of a cadence.
type ClockKind string

// The clocks.
const (
	TouchClock ClockKind = "touch" // any encounter sets it back
	FaceClock  ClockKind = "face"  // only one face to face does
)

// ClockState says how far a clock is.
type ClockState string

// The states. A clock that is not yet Soon has none.
const (
	Soon     ClockState = "soon"     // four fifths of the time have passed
	Due      ClockState = "due"      // all of it
	Drifting ClockState = "drifting" // half as much again
	Dormant  ClockState = "dormant"  // drifting, and nothing was heard for DormantYears: not due any more
)

// ClockStates are the states, the one that comes first first.
var ClockStates = []ClockState{Soon, Due, Drifting, Dormant}

// DormantYears is after how many years without any contact a tie sleeps.
const DormantYears = 3

// Contacted is what the clocks of a contact count from. Days are those on which it was, where it was.
type Contacted struct {
	UID     string // spreads first days
	Created Date   // the clock of somebody never contacted counts from here
	Touch   Date   // of the latest encounter that is not ahead; zero: never
	Face    Date   // of the latest face to face; zero: never
}

// Clock is one clock of a contact.
type Clock struct {
	Kind  ClockKind
	Every Interval
	Topic string // whose cadence it is; "" for the contact's own
	Last  Date   // when it was set back; zero: never
	Touch Date   // the latest contact by any medium; zero: never
	Start Date   // from which it counts
	Due   Date   // on which it is due
}

// Clocks gives the clocks that run for a contact. topics are the cadences of the contact's topics. The times in which they were
// set count by the day in the zone that they carry.
//
// A clock counts from the last contact, or from the day the contact was made, and is due one interval of the calendar later. When
// a cadence came to many at once, which Spread says, the first days of those who were there and were not contacted since lie
// scattered over the interval from the day it was set, but not before half of the interval after the last contact: else all would
// be due at once. So do they when a topic that has a cadence comes to many, which Spread of their own cadences says.
func Clocks(own Cadence, topics []TopicCadence, c Contacted) []Clock {
	if own.Off {
		return nil
	}
	var out []Clock
	for _, k := range []Clock{{Kind: TouchClock, Every: own.Every, Last: c.Touch}, {Kind: FaceClock, Every: own.Face, Last: c.Face}} {
		since, spread := own.Since, own.Spread
		if k.Every.IsZero() {
			var from TopicCadence
			if from, k.Every = shortest(topics, k.Kind); k.Every.IsZero() {
				continue
			}
			k.Topic, since, spread = from.Topic, from.Since, from.Spread
			if own.Crowded() && (!spread || own.Since.After(since)) {
				since, spread = own.Since, true
			}
		}
		k.Touch = c.Touch
		k.count(c, since, spread)
		out = append(out, k)
	}
	return out
}

func shortest(topics []TopicCadence, kind ClockKind) (from TopicCadence, every Interval) {
	for _, t := range topics {
		i := t.Every
		if kind == FaceClock {
			i = t.Face
		}
		if !i.IsZero() && (every.IsZero() || i.Compare(every) < 0) {
			from, every = t, i
		}
	}
	return from, every
}

func (k *Clock) count(c Contacted, since time.Time, spread bool) {
	k.Start = k.Last
	if k.Last.IsZero() {
		k.Start = c.Created
	}
	k.Due = k.Every.After(k.Start)
	if !spread || since.IsZero() {
		return
	}
	set := DateOf(since)
	if k.Start.Days() > set.Days() || k.Start == k.Last && k.Start == set { // contacted since, or made since
		return
	}
	from, to := set.Days(), k.Every.After(set).Days()
	if !k.Last.IsZero() {
		from = max(from, (k.Start.Days()+k.Due.Days())/2)
	}
	h := fnv.New64a()
	h.Write([]byte(c.UID)) // never fails
	sum := h.Sum64()
	sum ^= sum >> 32
	k.Due = DayOf(from + int(sum%uint64(max(to-from, 1))) + 1)
	if k.Start = k.Every.Before(k.Due); k.Last.Days() > k.Start.Days() && !k.Last.IsZero() {
		k.Start = k.Last
	}
}

// Ratio is which part of the interval has passed: 1 on the day it is due. Before the start it is 0.
func (k *Clock) Ratio(today Date) float64 {
	passed, whole := today.Days()-k.Start.Days(), k.Due.Days()-k.Start.Days()
	return max(float64(passed), 0) / float64(max(whole, 1))
}

// State says how far the clock is.
func (k *Clock) State(today Date) ClockState {
	switch r := k.Ratio(today); {
	case r >= 1.5 && !k.Touch.IsZero() && today.sooner(k.Touch.AddMonths(12*DormantYears)) >= 0:
		return Dormant
	case r >= 1.5:
		return Drifting
	case r >= 1:
		return Due
	case r >= 0.8:
		return Soon
	}
	return ""
}

// Waits reports whether the user put somebody off beyond a day. ends is when LaterEvent is over; zero for none.
func (c *Cadence) Waits(today, ends Date) bool {
	return slices.ContainsFunc([]Date{c.Paused, c.Later}, func(d Date) bool { return !d.IsZero() && today.sooner(d) < 0 }) ||
		!ends.IsZero() && today.sooner(ends) <= 0
}

// Until is the first day on which who was put off is shown again; zero for somebody who is not put off. ends is as for Waits.
func (c *Cadence) Until(ends Date) (until Date) {
	if !ends.IsZero() {
		ends = ends.AddDays(1)
	}
	for _, d := range []Date{c.Paused, c.Later, ends} {
		if !d.IsZero() && (until.IsZero() || d.Days() > until.Days()) {
			until = d
		}
	}
	return until
}

// Crowded reports whether the cadence of a topic came to the contact and many others at once, on the day of Since.
func (c *Cadence) Crowded() bool {
	return c.Every.IsZero() && c.Face.IsZero() && c.Spread && !c.Since.IsZero()
}

// Restart takes back what puts somebody off: it is said anew when the clock is due again.
func (c *Cadence) Restart() { c.Later, c.LaterEvent = Date{}, 0 }

// Join takes in what the cadence of a contact says who becomes one with this one's. What is said here stays.
func (c *Cadence) Join(o *Cadence) {
	if c.Off {
		return
	}
	if said := !c.Every.IsZero() || !c.Face.IsZero(); !said {
		if c.Off = o.Off; !c.Crowded() || !o.Every.IsZero() || !o.Face.IsZero() {
			c.Since, c.Spread = o.Since, o.Spread
		}
	}
	if c.Every.IsZero() {
		c.Every = o.Every
	}
	if c.Face.IsZero() {
		c.Face = o.Face
	}
	if c.Paused.IsZero() {
		c.Paused = o.Paused
	}
	if c.Later.IsZero() && c.LaterEvent == 0 {
		c.Later, c.LaterEvent = o.Later, o.LaterEvent
	}
}

// IsZero reports whether nothing is said of how often.
func (c *Cadence) IsZero() bool {
	return !c.Crowded() && c.Every.IsZero() && c.Face.IsZero() && !c.Off && c.Paused.IsZero() && c.Later.IsZero() && c.LaterEvent == 0
}
