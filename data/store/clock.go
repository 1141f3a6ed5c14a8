package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// contacted is what the encounters of a contact say to its clocks.
type contacted struct {
	touch, face data.Date
	latest      int64 // the moment of the latest encounter, in milliseconds; 0: none
	medium      string
	warmth      data.Warmth
}

// take counts an encounter. They come latest first.
func (c *contacted) take(at int64, allDay bool, zone, eventZone, medium string, warmth data.Warmth) {
	e := data.Encounter{At: fromMillis(at), AllDay: allDay, Zone: zone, Medium: data.Medium(medium)}
	day := localDayIn(e.At, e.Clocks(eventZone))
	if c.latest == 0 {
		c.latest, c.medium = at, medium
	}
	if c.warmth == data.NotSaid {
		c.warmth = warmth
	}
	if c.touch.IsZero() || day.Days() > c.touch.Days() {
		c.touch = day
	}
	if e.Medium.InPerson() && (c.face.IsZero() || day.Days() > c.face.Days()) {
		c.face = day
	}
}

// clocked are the clocks of a contact.
type clocked struct {
	clocks []data.Clock
	waits  data.Date // not shown before this day; zero: shown
	contacted
}

// cadences is what is said of how often.
type cadences struct {
	own    map[int64]data.Cadence
	topics map[string]data.TopicCadence // by folded topic
	ends   map[int64]data.Date          // the last days of events until which somebody is put off
}

// loadCadences reads the cadences of contacts, and those of all topics.
func loadCadences(ctx context.Context, q querier, ids []int64) (cs cadences, err error) {
	topics, err := topicCadences(ctx, q)
	if err != nil {
		return cs, err
	}
	cs = cadences{topics: make(map[string]data.TopicCadence, len(topics)), ends: map[int64]data.Date{}}
	for _, t := range topics {
		cs.topics[data.Fold(t.Topic)] = t
	}
	if cs.own, err = onlyOf(ctx, q, cadenceColumns, "cadence", ids, func(c *data.Cadence) int64 { return c.ContactID }); err != nil {
		return cs, err
	}
	var events []int64
	for _, c := range cs.own {
		if c.LaterEvent != 0 {
			events = append(events, c.LaterEvent)
		}
	}
	if len(events) == 0 {
		return cs, nil
	}
	es, err := eventColumns.read(ctx, q, "event", "WHERE trashed IS NULL AND coalesce(status, '') <> '"+data.Cancelled+
		"' AND id IN (SELECT value FROM json_each(?))", jsonIDs(events))
	for i := range es {
		cs.ends[es[i].ID] = es[i].LastDay()
	}
	return cs, err
}

// count gives the clocks of a contact of which id, UID, topics and the day it was made are known.
func (cs *cadences) count(c *data.Contact, met contacted, loc *time.Location) clocked {
	own := cs.own[c.ID]
	var topics []data.TopicCadence
	if len(cs.topics) > 0 {
		for _, topic := range c.Topics {
			if t, ok := cs.topics[data.Fold(topic)]; ok {
				t.Since = t.Since.In(loc)
				topics = append(topics, t)
			}
		}
	}
	out := clocked{contacted: met}
	if own.ID == 0 && len(topics) == 0 {
		return out
	}
	own.Since = own.Since.In(loc)
	out.clocks = data.Clocks(own, topics, data.Contacted{UID: c.UID, Created: dayIn(c.Created, loc), Touch: met.touch, Face: met.face})
	out.waits = own.Until(cs.ends[own.LaterEvent])
	return out
}

// countClocks counts the clocks of contacts at a moment, from what is stored of them.
func countClocks(ctx context.Context, q querier, ids []int64, now time.Time) (map[int64]clocked, error) {
	cs, err := loadCadences(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	people, err := clockContacts(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	met, err := lastContacts(ctx, q, ids, now)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]clocked, len(people))
	for _, c := range people {
		out[c.ID] = cs.count(&c, met[c.ID], time.Local)
	}
	return out, nil
}

// clockContacts reads what the clocks need of contacts, without those that no list shows.
func clockContacts(ctx context.Context, q querier, ids []int64) ([]data.Contact, error) {
	var out []data.Contact
	at := map[int64]int{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var c data.Contact
		var created int64
		if err := r.Scan(&c.ID, &c.UID, &created); err != nil {
			return err
		}
		c.Created = fromMillis(created)
		at[c.ID] = len(out)
		out = append(out, c)
		return nil
	}, `SELECT c.id, c.uid, c.created FROM contact c JOIN contact_index i ON i.id = c.id
		WHERE c.id IN (SELECT value FROM json_each(?))`, jsonIDs(ids))
	if err != nil {
		return nil, err
	}
	return out, each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var topic string
		err := r.Scan(&id, &topic)
		if i, ok := at[id]; ok {
			out[i].Topics = append(out[i].Topics, topic)
		}
		return err
	}, `SELECT contact, topic FROM contact_topic WHERE contact IN (SELECT value FROM json_each(?)) ORDER BY contact, position`, jsonIDs(ids))
}

// lastContacts reads when contacts were in touch, up to a moment.
func lastContacts(ctx context.Context, q querier, ids []int64, until time.Time) (map[int64]contacted, error) {
	out := map[int64]contacted{}
	return out, each(ctx, q, func(r *sql.Rows) error {
		var id, at int64
		var zone string
		var allDay sql.NullInt64
		var eventZone, medium sql.NullString
		var warmth data.Warmth
		if err := r.Scan(&id, &at, &allDay, &zone, &medium, &warmth, &eventZone); err != nil {
			return err
		}
		c := out[id]
		c.take(at, allDay.Valid, zone, eventZone.String, medium.String, warmth)
		out[id] = c
		return nil
	}, `SELECT e.contact, e.at, e.all_day, e.zone, e.medium, e.warmth, v.zone
		FROM encounter e LEFT JOIN event v ON v.id = e.event AND v.trashed IS NULL
		WHERE e.trashed IS NULL AND e.at <= ? AND e.contact IN (SELECT value FROM json_each(?)) ORDER BY e.contact, e.at DESC, e.id DESC`,
		until.UnixMilli(), jsonIDs(ids))
}

// dueRows gives every clock that says something, in the order of the list.
func dueRows(ctx context.Context, q querier, now time.Time) ([]data.DueContact, error) {
	ids, err := column[int64](ctx, q, `SELECT contact FROM cadence UNION SELECT k.contact FROM topic_cadence t JOIN contact_key k ON k.key = 't:' || t.folded`)
	if err != nil {
		return nil, err
	}
	today := localDay(now)
	near, err := readComing(ctx, q, today)
	if err != nil {
		return nil, err
	}
	all, err := countClocks(ctx, q, ids, now)
	if err != nil {
		return nil, err
	}
	var out []data.DueContact
	for id, c := range all {
		out = append(out, c.due(id, today, near)...)
	}
	names := map[int64]string{}
	err = each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var key []byte
		err := r.Scan(&id, &key)
		names[id] = string(key)
		return err
	}, "SELECT id, sort_name FROM contact_index WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(dueIDs(out)))
	data.SortDue(out, func(d *data.DueContact) string { return names[d.ContactID] })
	return out, err
}

// due gives the clocks of a contact that say something on a day.
func (c *clocked) due(id int64, today data.Date, near coming) (out []data.DueContact) {
	if !c.waits.IsZero() && today.Days() < c.waits.Days() {
		return nil
	}
	for _, k := range c.clocks {
		state := k.State(today)
		if state == "" || k.Kind == data.FaceClock && near.near[id] {
			continue
		}
		d := data.DueContact{ContactID: id, Clock: k, State: state, Ratio: k.Ratio(today), Warmth: c.warmth}
		if k.Kind == data.TouchClock {
			d.Coming = near.next[id]
		}
		out = append(out, d)
	}
	return out
}

func dueIDs(list []data.DueContact) []int64 {
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].ContactID
	}
	return ids
}

// completeDue gives rows their names and reasons, and reads the events that they name.
func completeDue(ctx context.Context, q querier, rows []data.DueContact, now time.Time) (map[int64]data.Event, error) {
	ids := dueIDs(rows)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	reasons, err := readReasons(ctx, q, ids, now)
	if err != nil {
		return nil, err
	}
	var events []int64
	for i := range rows {
		d := &rows[i]
		r := reasons[d.ContactID]
		d.Name, d.Reason = r.name, r.WriteReason
		events = append(events, d.Coming, r.EventID)
	}
	es, err := eventColumns.read(ctx, q, "event", "WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(events))
	out := make(map[int64]data.Event, len(es))
	for _, e := range es {
		out[e.ID] = e
	}
	return out, err
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
