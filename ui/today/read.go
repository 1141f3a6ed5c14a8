package today

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/words"
)

const (
	dueAhead    = 14 // days ahead that Today looks for promises
	latestShown = 8
	// eventsRead is how many events that are on or ahead are looked at.
	eventsRead = 40
)

// todayView is all that the screen shows, read in one go.
type todayView struct {
	now      time.Time
	people   map[int64]store.Row  // those named below
	events   map[int64]data.Event // those that are named, without sessions
	arrivals []data.ArrivalRow    // the first of those that wait
	waiting  int                  // how many wait
	promises []store.PromiseRow   // the first of those that are listed
	latest   []data.Encounter

	promisesCount int // how many are listed in all
	owed          int // how many of them are owed

	event data.Event // the current one, else one that goes on today, else the next; ID 0 for none
	here  bool       // event is the current one
	there bool       // the user is at it, or it goes on today
	usual
	store.EventToday
	guests    []guest // who was met at the event
	hasMe     bool
	hasEvents bool
	hasPeople bool
}

// readToday reads what the screen shows, with as many rows of each section as it lists. struck are promises that stay although
// they are settled.
func readToday(ctx context.Context, st *store.Store, listed func(list) int, struck []int64) (v todayView, err error) {
	v.now = st.Now()
	for _, step := range []func(context.Context, *store.Store) error{
		func(ctx context.Context, st *store.Store) error {
			return v.readPromises(ctx, st, listed(listPromises), struck)
		},
		func(ctx context.Context, st *store.Store) (err error) {
			v.arrivals, v.waiting, err = st.ArrivalRows(ctx, listed(listArrivals))
			return err
		},
		v.readEvent,
		func(ctx context.Context, st *store.Store) error { return v.readDay(ctx, st, listed(listWanted)) },
		func(ctx context.Context, st *store.Store) (err error) {
			if !v.there {
				v.latest, err = st.LatestEncounters(ctx, latestShown)
			}
			return err
		},
		func(ctx context.Context, st *store.Store) error { return v.readUsual(ctx, st, listed) },
		func(ctx context.Context, st *store.Store) error { return v.readPeople(ctx, st, listed) },
		v.readNames,
		v.readBegun,
	} {
		if err := step(ctx, st); err != nil {
			return v, err
		}
	}
	return v, nil
}

// readEvent finds the event that the screen is about.
func (v *todayView) readEvent(ctx context.Context, st *store.Store) error {
	current, _, _, ok, err := st.Current(ctx)
	if err != nil {
		return err
	}
	if ok {
		v.event, v.here, v.there = current, true, true
		return nil
	}
	// an event of whole days ends hours after its last day begins, and days begin earlier in the east
	ahead, err := st.EventsFrom(ctx, v.now.Add(-48*time.Hour), eventsRead)
	if err != nil {
		return err
	}
	var chosen data.Event
	chosen, v.there = choose(ahead, v.now)
	if chosen.ID == 0 {
		return nil
	}
	v.event, err = st.Event(ctx, chosen.ID)
	return err
}

// choose gives, of events by their start, one that is on, the one that began last, else one whose day it is, else the next.
// there is false for the next; an ID of 0 says that there is none.
func choose(events []data.Event, now time.Time) (e data.Event, there bool) {
	for _, fits := range []func(*data.Event) bool{
		func(e *data.Event) bool { return e.Phase(now) == data.Now },
		func(e *data.Event) bool { return e.GoesOn(now) },
	} {
		for i := range slices.Backward(events) {
			if fits(&events[i]) {
				return events[i], true
			}
		}
	}
	for i := range events {
		if events[i].Phase(now) == data.Upcoming {
			return events[i], false
		}
	}
	return e, false
}

// readDay reads what there is of the event: of its present day at the event, of all its days before it.
func (v *todayView) readDay(ctx context.Context, st *store.Store, wanted int) (err error) {
	if v.event.ID == 0 {
		return nil
	}
	from, to := v.day()
	if !v.there {
		from, to = v.event.Start, v.event.Ends()
	}
	v.EventToday, err = st.EventToday(ctx, v.event.ID, from, to, wanted)
	v.Appointments = slices.DeleteFunc(v.Appointments, func(a data.Appointment) bool { return a.State == data.CalledOff })
	v.guests = guestsOf(&v.event, v.Met)
	return err
}

// day is the present day on the event's clocks.
func (v *todayView) day() (from, to time.Time) {
	loc := v.event.Location()
	y, m, d := v.now.In(loc).Date()
	return data.StartOfDay(y, m, d, loc), data.StartOfDay(y, m, d+1, loc)
}

// readPeople reads the rows of those whom the screen names.
func (v *todayView) readPeople(ctx context.Context, st *store.Store, listed func(list) int) error {
	var ids []int64
	seen := map[int64]bool{}
	add := func(id int64) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, e := range v.latest {
		add(e.ContactID)
	}
	for _, id := range v.usualPeople() {
		add(id)
	}
	for _, a := range v.Appointments {
		add(a.ContactID)
	}
	for _, a := range v.Wanted[:min(len(v.Wanted), listed(listWanted))] {
		add(a.ContactID)
	}
	for of, gs := range v.lists() {
		for _, g := range gs[:min(len(gs), listed(of))] {
			add(g.id)
		}
	}
	rows, err := st.Rows(ctx, ids)
	v.people = make(map[int64]store.Row, len(rows))
	for _, r := range rows {
		v.people[r.ID] = r
	}
	return err
}

// readNames reads the events that the rows name.
func (v *todayView) readNames(ctx context.Context, st *store.Store) (err error) {
	var ids []int64
	for _, e := range v.latest {
		ids = append(ids, e.EventID)
	}
	for _, a := range v.arrivals {
		ids = append(ids, a.EventID)
	}
	for _, a := range slices.Concat(v.Appointments, v.todays) {
		ids = append(ids, a.EventID)
	}
	slices.Sort(ids)
	v.events, err = st.EventHeads(ctx, slices.Compact(ids))
	return err
}

func (v *todayView) readBegun(ctx context.Context, st *store.Store) error {
	me, err := st.Me(ctx)
	if err != nil {
		return err
	}
	v.hasMe = !me.Nameless()
	begun, err := st.Begun(ctx)
	v.hasEvents, v.hasPeople = begun.Events, begun.Contacts
	v.hasCadences = begun.Cadences
	return err
}

// zoneMark names the zone of the event where its clocks show another time than this computer's.
func (v *todayView) zoneMark() string { return words.ZoneMark(v.now.In(v.clocks())) }

// clocks are those on which the times of the day are shown: the event's while it is on, else this computer's.
func (v *todayView) clocks() *time.Location {
	if v.there {
		return v.event.Location()
	}
	return time.Local
}
