package today

import (
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/words"
)

// guest is somebody who was met at the event.
type guest struct {
	id     int64           // of the contact
	last   store.MetThere  // the latest encounter
	at     words.Moment    // of it
	warmth data.Warmth     // the latest that was said at the event
	open   []data.Question // of the event's, those that they have not answered
	noted  bool            // a note says what was spoken of, that day
	closed bool
}

// guestsOf puts the encounters of an event together, latest first, to those who were met, latest first.
func guestsOf(e *data.Event, met []store.MetThere) (out []guest) {
	at := map[int64]int{}
	answered := map[int64][]string{}
	for _, m := range met {
		i, ok := at[m.ContactID]
		moment := words.MomentOf(&m.Encounter, e)
		if !ok {
			i = len(out)
			at[m.ContactID] = i
			out = append(out, guest{id: m.ContactID, last: m, at: moment, closed: m.Closed})
		}
		g := &out[i]
		if g.warmth == data.NotSaid {
			g.warmth = m.Warmth
		}
		g.noted = g.noted || m.Note != "" && data.DateOf(moment.At) == data.DateOf(g.at.At)
		answered[g.id] = append(answered[g.id], m.Answered...)
	}
	for i := range out {
		for _, q := range e.Questions {
			if !slices.Contains(answered[out[i].id], q.Key) {
				out[i].open = append(out[i].open, q)
			}
		}
	}
	return out
}

// today reports whether the guest was met on the day that it is at the event.
func (g *guest) today(now time.Time) bool {
	return data.DateOf(g.at.At) == data.DateOf(now.In(g.at.At.Location()))
}

// unqualified reports whether something is still to be said of the guest.
func (g *guest) unqualified() bool { return !g.closed && (g.warmth == data.NotSaid || len(g.open) > 0) }

// list is one of the lists of the screen that can be long.
type list string

// The lists.
const (
	listSessions    list = "sessions"
	listWanted      list = "wanted"
	listMet         list = "met"
	listHot         list = "hot"
	listUnqualified list = "unqualified"
	listArrivals    list = "arrivals"
	listPromises    list = "promises"

	listAppointments list = "appointments"
	listDue          list = "due"
	listBirthdays    list = "birthdays"
	listLatest       list = "latest"
	listEvent        list = "event"
	listReview       list = "review"
	listOver         list = "over"
)

// listedAtFirst is how many rows of a list are shown before the rest is asked for.
var listedAtFirst = map[list]int{
	listSessions: 4, listWanted: 5, listMet: 8, listHot: 4, listUnqualified: 4, listArrivals: 5, listPromises: 9, listDue: 5, listBirthdays: 5,
}

// moreAtOnce is how many more are shown each time they are asked for.
const moreAtOnce = 60

// lists gives the lists of guests: who was met today, who was hot, and of whom something is still to be said.
func (v *todayView) lists() map[list][]guest {
	out := map[list][]guest{}
	if !v.there {
		return out
	}
	for _, g := range v.guests {
		if g.today(v.now) {
			out[listMet] = append(out[listMet], g)
		}
		if g.warmth == data.Hot && !g.closed {
			out[listHot] = append(out[listHot], g)
		}
		if g.unqualified() {
			out[listUnqualified] = append(out[listUnqualified], g)
		}
	}
	return out
}
