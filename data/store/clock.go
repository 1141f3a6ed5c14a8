package store

import (
	"context"
	"database/sql"
	"iter"
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
	day := data.DateOf(data.In(e.At, e.Clocks(eventZone)))
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
	loc    *time.Location               // whose days are counted
}

// loadCadences reads the cadences of contacts, and those of topics, by their foldings.
func loadCadences(ctx context.Context, q querier, ids []int64, topics []string) (cs cadences, err error) {
	cs = cadences{topics: map[string]data.TopicCadence{}, ends: map[int64]data.Date{}, loc: time.Local}
	if len(topics) > 0 {
		found, err := topicCadenceColumns.read(ctx, q, "topic_cadence", "WHERE folded IN (SELECT value FROM json_each(?))", jsonTexts(topics))
		if err != nil {
			return cs, err
		}
		for _, t := range found {
			cs.topics[data.Fold(t.Topic)] = t
		}
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
func (cs *cadences) count(c *data.Contact, met contacted) clocked {
	own := cs.own[c.ID]
	var topics []data.TopicCadence
	if len(cs.topics) > 0 {
		for _, topic := range c.Topics {
			if t, ok := cs.topics[data.Fold(topic)]; ok {
				t.Since = t.Since.In(cs.loc)
				topics = append(topics, t)
			}
		}
	}
	out := clocked{contacted: met}
	if own.ID == 0 && len(topics) == 0 {
		return out
	}
	own.Since = own.Since.In(cs.loc)
	out.clocks = data.Clocks(own, topics, data.Contacted{UID: c.UID, Created: data.DateOf(c.Created.In(cs.loc)), Touch: met.touch, Face: met.face})
	out.waits = own.Until(cs.ends[own.LaterEvent])
	return out
}

// atTheEnd is later than every encounter.
var atTheEnd = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)

// countClocks counts the clocks of contacts at a moment, from what is stored of them.
func countClocks(ctx context.Context, q querier, ids []int64, now time.Time) (map[int64]clocked, error) {
	people, err := clockContacts(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	cs, err := loadCadences(ctx, q, ids, topicsOf(func(yield func([]string) bool) {
		for i := range people {
			if !yield(people[i].Topics) {
				return
			}
		}
	}))
	if err != nil {
		return nil, err
	}
	met, err := lastContacts(ctx, q, ids, now)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]clocked, len(people))
	for _, c := range people {
		out[c.ID] = cs.count(&c, met[c.ID])
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

// topicsOf gives the foldings of topics, each once.
func topicsOf(lists iter.Seq[[]string]) (out []string) {
	seen := map[string]bool{}
	for list := range lists {
		for _, topic := range list {
			if f := data.Fold(topic); f != "" && !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}
