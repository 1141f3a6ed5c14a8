package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// dueReader reads who is due, one thing after the other.
type dueReader struct {
	ctx   context.Context
	q     querier
	now   time.Time
	today data.Date
	near  nearEvents
	// holds is the moment, in milliseconds, up to which encounters may lie for a row to hold; -1: none does, since they count in the days
	// of another zone.
	holds int64
	// ahead are the clocks of contacts with an encounter that is still ahead: their derived rows do not hold yet.
	ahead []data.DueContact
	names map[int64]string // what the names of contacts are ordered by
	out   DueList
}

func newDueReader(ctx context.Context, q querier, now time.Time) *dueReader {
	return &dueReader{ctx: ctx, q: q, now: now, today: localDay(now), names: map[int64]string{}}
}

// begin reads the events that are near, and counts the clocks whose rows do not hold.
func (r *dueReader) begin() (err error) {
	if r.near, err = readNear(r.ctx, r.q, r.today); err != nil {
		return err
	}
	zone := ""
	if err := one(r.ctx, r.q, []any{&zone}, "SELECT zone FROM derived"); err != nil {
		return err
	}
	if r.holds = r.now.UnixMilli(); zone != data.LocalZone() { // opened for reading only
		r.holds = -1
	}
	ids, err := column[int64](r.ctx, r.q, "SELECT DISTINCT contact FROM contact_due WHERE latest > ?", r.holds)
	if err != nil || len(ids) == 0 {
		return err
	}
	counted, err := countClocks(r.ctx, r.q, ids, r.now)
	if err != nil {
		return err
	}
	resting, err := r.near.listed(r.ctx, r.q, ids)
	if err != nil {
		return err
	}
	for id, c := range counted {
		r.ahead = append(r.ahead, c.due(id, r.today, resting[id])...)
	}
	r.names, err = sortNames(r.ctx, r.q, ids)
	return err
}

// due gives the clocks of a contact that say something on a day; resting says that they see the user soon, or just did.
func (c *clocked) due(id int64, today data.Date, resting bool) (out []data.DueContact) {
	if !c.waits.IsZero() && today.Days() < c.waits.Days() {
		return nil
	}
	for _, k := range c.clocks {
		state := k.State(today)
		if state == "" || resting && k.Kind == data.FaceClock {
			continue
		}
		out = append(out, data.DueContact{ContactID: id, Clock: k, State: state, Ratio: k.Ratio(today), Warmth: c.warmth})
	}
	return out
}

// dueClocks are the rows that hold, with the ratio: ?1 is today, ?2 up to when rows hold, ?3 the last day of ties that sleep, ?4 the events that are near.
const dueClocks = `SELECT *, max(?1 - start, 0) * 1.0 / max(due - start, 1) AS ratio FROM contact_due
	WHERE waits <= ?1 AND latest <= ?2 AND (clock = 'touch' OR contact NOT IN (
		SELECT contact FROM attendee WHERE event IN (SELECT value FROM json_each(?4)) AND cancelled IS NULL))`

// awake holds for rows of dueClocks of ties that do not sleep: as data.Clock.State says.
const awake = "(ratio < 1.5 OR touch IS NULL OR touch > ?3)"

func (r *dueReader) args(more ...any) []any {
	return append([]any{r.today.Days(), r.holds, lastAsleep(r.today).Days(), jsonIDs(r.near.ids)}, more...)
}

// lastAsleep is the latest day of the last contact with a tie that sleeps.
func lastAsleep(today data.Date) data.Date {
	d := today.AddMonths(-12 * data.DormantYears)
	for next := d.AddDays(1); next.AddMonths(12*data.DormantYears).Days() <= today.Days(); next = next.AddDays(1) {
		d = next
	}
	return d
}

const dueColumns = "contact, clock, every, topic, last, touch, start, due, warmth, ratio, sort_name"

// people reads the people who are due or drifting, at most so many.
func (r *dueReader) people(limit int) error {
	late := func(d *data.DueContact) bool { return d.State == data.Due || d.State == data.Drifting }
	err := r.rows("WITH clocks AS ("+dueClocks+`)
		SELECT `+dueColumns+", max(ratio * (1 + warmth / 3.0)) AS weight FROM clocks WHERE due <= ?1 AND "+awake+
		" GROUP BY contact ORDER BY weight DESC, sort_name, contact LIMIT ?5", r.args(limit)...)
	if err != nil {
		return err
	}
	// A count beside the rows would keep all of them until the last is read.
	err = one(r.ctx, r.q, []any{&r.out.Total}, "WITH clocks AS ("+dueClocks+") SELECT count(*) FROM (SELECT 1 FROM clocks WHERE due <= ?1 AND "+awake+
		" GROUP BY contact)", r.args()...)
	if err != nil {
		return err
	}
	rows := slices.Concat(r.out.Rows, slices.DeleteFunc(r.ahead, func(d data.DueContact) bool { return !late(&d) }))
	r.sort(rows)
	seen := map[int64]bool{}
	r.out.Rows = nil
	for _, d := range rows {
		if seen[d.ContactID] {
			continue
		}
		seen[d.ContactID] = true
		if len(r.out.Rows) < limit {
			r.out.Rows = append(r.out.Rows, d)
		}
	}
	ahead := map[int64]bool{}
	for _, d := range r.ahead {
		if late(&d) {
			ahead[d.ContactID] = true
		}
	}
	r.out.Total += len(ahead)
	return nil
}

// clocks reads every clock that says something.
func (r *dueReader) clocks() error {
	err := r.rows("WITH clocks AS ("+dueClocks+") SELECT "+dueColumns+", 0 FROM clocks WHERE ratio >= 0.8", r.args()...)
	if err != nil {
		return err
	}
	r.out.Rows = append(r.out.Rows, r.ahead...)
	r.sort(r.out.Rows)
	r.out.Total = 0
	for _, d := range r.out.Rows {
		if d.State == data.Due || d.State == data.Drifting {
			r.out.Total++
		}
	}
	return nil
}

// rows reads clocks into the list.
func (r *dueReader) rows(query string, args ...any) error {
	return each(r.ctx, r.q, func(rows *sql.Rows) error {
		var d data.DueContact
		var every string
		var topic sql.NullString
		var last, touch sql.NullInt64
		var start, due int
		var name []byte
		var weight float64
		err := rows.Scan(&d.ContactID, &d.Clock.Kind, &every, &topic, &last, &touch, &start, &due, &d.Warmth, &d.Ratio, &name, &weight)
		if err != nil {
			return err
		}
		if d.Clock.Every, err = data.ParseInterval(every); err != nil {
			return err
		}
		d.Clock.Topic, d.Clock.Start, d.Clock.Due = topic.String, data.DayOf(start), data.DayOf(due)
		d.Clock.Last, d.Clock.Touch = dayOf(last), dayOf(touch)
		d.State = d.Clock.State(r.today)
		r.names[d.ContactID] = string(name)
		r.out.Rows = append(r.out.Rows, d)
		return nil
	}, query, args...)
}

func dayOf(n sql.NullInt64) data.Date {
	if !n.Valid {
		return data.Date{}
	}
	return data.DayOf(int(n.Int64))
}

func (r *dueReader) sort(rows []data.DueContact) {
	data.SortDue(rows, func(d *data.DueContact) string { return r.names[d.ContactID] })
}

// finish reads the names and reasons of the rows, and the events that they name.
func (r *dueReader) finish() (DueList, error) {
	rows := r.out.Rows
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ContactID
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	reasons, err := readReasons(r.ctx, r.q, ids, r.now)
	if err != nil {
		return r.out, err
	}
	next, err := r.near.next(r.ctx, r.q, ids)
	if err != nil {
		return r.out, err
	}
	var events []int64
	for i := range rows {
		d := &rows[i]
		of := reasons[d.ContactID]
		d.Name, d.Reason = of.name, of.WriteReason
		if d.Clock.Kind == data.TouchClock {
			d.Coming = next[d.ContactID]
		}
		events = append(events, d.Coming, d.Reason.EventID)
	}
	slices.Sort(events)
	r.out.Events, err = eventHeads(r.ctx, r.q, slices.Compact(events))
	return r.out, err
}

// nearEvents are the events that go on, come soon, or are just over.
type nearEvents struct {
	ids    []int64 // the earliest first
	coming []int64 // of these those that come or go on
	events map[int64]data.Event
}

// readNear reads the events that are near on a day.
func readNear(ctx context.Context, q querier, today data.Date) (n nearEvents, err error) {
	n = nearEvents{ids: []int64{}, coming: []int64{}, events: map[int64]data.Event{}}
	const margin = 2 // days that zones and the last day of an event may add
	at := func(days int) int64 { return int64(today.AddDays(days).Days()) * 86_400_000 }
	es, err := eventColumns.read(ctx, q, "event", `WHERE trashed IS NULL AND start IS NOT NULL AND start < ? AND max(start, coalesce("end", 0)) > ?
		AND coalesce(status, '') <> '`+data.Cancelled+`' ORDER BY start, id`, at(data.ComingDays+margin), at(-data.ComingRest-margin))
	for i := range es {
		e := &es[i]
		switch e.Comes(today) {
		case data.ComesNot:
			continue
		case data.ComesSoon:
			n.coming = append(n.coming, e.ID)
		}
		n.ids = append(n.ids, e.ID)
		n.events[e.ID] = *e
	}
	return n, err
}

// listed gives those of some contacts who are on the list of an event that is near.
func (n *nearEvents) listed(ctx context.Context, q querier, contacts []int64) (map[int64]bool, error) {
	out := map[int64]bool{}
	if len(n.ids) == 0 {
		return out, nil
	}
	ids, err := column[int64](ctx, q, `SELECT DISTINCT contact FROM attendee WHERE contact IN (SELECT value FROM json_each(?))
		AND event IN (SELECT value FROM json_each(?)) AND cancelled IS NULL`, jsonIDs(contacts), jsonIDs(n.ids))
	for _, id := range ids {
		out[id] = true
	}
	return out, err
}

// next gives for each of some contacts the first event ahead, or going on, on whose list they are.
func (n *nearEvents) next(ctx context.Context, q querier, contacts []int64) (map[int64]int64, error) {
	out := map[int64]int64{}
	if len(n.coming) == 0 || len(contacts) == 0 {
		return out, nil
	}
	return out, each(ctx, q, func(r *sql.Rows) error {
		var contact, event int64
		err := r.Scan(&contact, &event)
		if out[contact] == 0 {
			out[contact] = event
		}
		return err
	}, `SELECT a.contact, a.event FROM attendee a JOIN event e ON e.id = a.event WHERE a.contact IN (SELECT value FROM json_each(?))
		AND a.event IN (SELECT value FROM json_each(?)) AND a.cancelled IS NULL ORDER BY e.start, e.id`, jsonIDs(contacts), jsonIDs(n.coming))
}

// namedReason is a reason with the name of the contact.
type namedReason struct {
	name string
	data.WriteReason
}

// firstLine is the first line of a text that says something.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(line)
}
