package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Row is what a list shows of a contact.
type Row struct {
	ID           int64
	Name         string
	Organisation string
	Title        string
	Topics       []string
	Warmth       data.Warmth // of the latest encounter that has one
	LastMet      time.Time   // face to face, UTC; zero when never met
	LastDay      bool        // only the day of LastMet is known
	LastZone     string      // the zone in which LastMet is shown: data.Encounter.Clocks
	LastEvent    string      // name of the event where we last met
	LastTouch    Touch       // the latest encounter by any medium; a zero At for none
	Thumb        string      // photo's SHA-256 for Thumb; "" without photo
	Trashed      time.Time
}

// Touch says when somebody was last in touch, and how.
type Touch struct {
	At     time.Time // UTC
	Day    bool      // only the day is known
	Zone   string    // the zone in which At is shown: data.Encounter.Clocks
	Medium data.Medium
}

// Rows reads the list rows of the ids, in their order. It leaves out ids that do not exist.
func (s *Store) Rows(ctx context.Context, ids []int64) ([]Row, error) {
	var out []Row
	err := s.read(ctx, say.Phrase("reading contacts"), func(q querier) error {
		found, err := loadRows(ctx, q, ids)
		if err != nil {
			return err
		}
		out = make([]Row, 0, len(found))
		for _, id := range ids {
			if r := found[id]; r != nil {
				out = append(out, *r)
			}
		}
		return nil
	})
	return out, err
}

func loadRows(ctx context.Context, q querier, ids []int64) (map[int64]*Row, error) {
	found := make(map[int64]*Row, len(ids))
	var unnamed []int64 // not in the index: in the trash, or the user's own
	err := each(ctx, q, func(r *sql.Rows) error {
		row := &Row{}
		var name, photo, event, zone, there sql.NullString
		var met, warmth, trashed, day sql.NullInt64
		var touch touchColumns
		err := r.Scan(&row.ID, &row.Organisation, &row.Title, &photo, &trashed, &name, &met, &warmth, &event, &day, &zone, &there,
			&touch.at, &touch.day, &touch.zone, &touch.medium, &touch.there)
		if err != nil {
			return err
		}
		row.Name, row.Thumb, row.LastEvent = name.String, photo.String, event.String
		row.Warmth = data.Warmth(warmth.Int64)
		if met.Int64 != 0 {
			last := data.Encounter{AllDay: day.Valid, Zone: zone.String}
			row.LastMet, row.LastDay, row.LastZone = fromMillis(met.Int64), last.AllDay, last.Clocks(there.String)
		}
		row.LastTouch = touch.touch()
		if trashed.Valid {
			row.Trashed = fromMillis(trashed.Int64)
		}
		if !name.Valid {
			unnamed = append(unnamed, row.ID)
		}
		found[row.ID] = row
		return nil
	}, `SELECT c.id, c.organisation, c.title, c.photo, c.trashed, i.name, i.last_met, i.warmth, v.name, e.all_day, e.zone, w.zone,
			i.last_touch, t.all_day, t.zone, t.medium, x.zone
		FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value
		LEFT JOIN contact_index i ON i.id = c.id LEFT JOIN event v ON v.id = i.last_event
		LEFT JOIN encounter e ON e.id = (SELECT id FROM encounter
			WHERE contact = c.id AND at = i.last_met AND trashed IS NULL AND coalesce(medium, 'face') = 'face' ORDER BY id DESC LIMIT 1)
		LEFT JOIN event w ON w.id = e.event AND w.trashed IS NULL
		LEFT JOIN encounter t ON t.id = (SELECT id FROM encounter
			WHERE contact = c.id AND at = i.last_touch AND trashed IS NULL ORDER BY id DESC LIMIT 1)
		LEFT JOIN event x ON x.id = t.event AND x.trashed IS NULL`, jsonIDs(ids))
	if err != nil || len(found) == 0 {
		return found, err
	}
	err = each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var topic string
		if err := r.Scan(&id, &topic); err != nil {
			return err
		}
		if row := found[id]; row != nil { // a damaged index may point elsewhere
			row.Topics = append(row.Topics, topic)
		}
		return nil
	}, `SELECT t.contact, t.topic FROM contact_topic t
		WHERE t.contact IN (SELECT value FROM json_each(?)) ORDER BY t.contact, t.position`, jsonIDs(ids))
	if err != nil || len(unnamed) == 0 {
		return found, err
	}
	return found, completeRows(ctx, q, found, unnamed)
}

// touchColumns is what a query reads of the latest encounter.
type touchColumns struct {
	at, day             sql.NullInt64
	zone, medium, there sql.NullString
}

func (c *touchColumns) touch() Touch {
	if c.at.Int64 == 0 {
		return Touch{}
	}
	e := data.Encounter{AllDay: c.day.Valid, Zone: c.zone.String}
	return Touch{fromMillis(c.at.Int64), e.AllDay, e.Clocks(c.there.String), data.Medium(c.medium.String).Or()}
}

// completeRows fills in what the index lacks for these contacts.
func completeRows(ctx context.Context, q querier, found map[int64]*Row, ids []int64) error {
	images, err := aggregateOf[Contacts].load(ctx, q, ids...)
	if err != nil {
		return err
	}
	met, err := loadRelatedWords(ctx, q, ids, true)
	if err != nil {
		return err
	}
	var events []int64
	for _, m := range met {
		if event, ok := m.lastEvent.(int64); ok {
			events = append(events, event)
		}
	}
	eventNames, err := namesByID(ctx, q, Events, events)
	if err != nil {
		return err
	}
	for id, im := range images {
		c, row := contactOf(im), found[id]
		if row == nil {
			continue
		}
		row.Name = c.Name()
		row.Warmth = met[id].warmth
		if at := met[id].latest; at != 0 {
			row.LastTouch = Touch{At: fromMillis(at), Medium: data.Medium(met[id].medium).Or()}
		}
		if met[id].lastMet != 0 {
			row.LastMet = fromMillis(met[id].lastMet)
		}
		if event, ok := met[id].lastEvent.(int64); ok {
			row.LastEvent = eventNames[event]
		}
	}
	return nil
}

// Count is the number of contacts outside the trash.
func (s *Store) Count(ctx context.Context) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, "SELECT count(*) FROM contact_index")
	return n, s.explainIn(ctx, say.Phrase("counting the contacts"), err)
}

// TopicCount is a topic and the number of contacts outside the trash that have it.
type TopicCount struct {
	Topic string
	Count int
}

// Topics reads the topics in use, most used first. Spellings with the same folding are one topic, shown in the
// most used spelling.
func (s *Store) Topics(ctx context.Context) ([]TopicCount, error) {
	out, err := s.countSpellings(ctx, `SELECT topic, count(*) FROM contact_topic WHERE contact IN (SELECT id FROM contact_index)
		GROUP BY topic ORDER BY count(*) DESC, topic`)
	return out, s.explainIn(ctx, say.Phrase("listing the topics"), err)
}

// Organisations reads the organisations of the contacts outside the trash, as Topics reads topics.
func (s *Store) Organisations(ctx context.Context) ([]TopicCount, error) {
	out, err := s.countSpellings(ctx, `SELECT organisation, count(*) FROM contact WHERE organisation <> '' AND trashed IS NULL AND mine = 0
		GROUP BY organisation ORDER BY count(*) DESC, organisation`)
	return out, s.explainIn(ctx, say.Phrase("listing the organisations"), err)
}

// countSpellings counts under the most used spelling what a query gives with its count, the most used first.
func (s *Store) countSpellings(ctx context.Context, query string) ([]TopicCount, error) {
	var out []TopicCount
	at := map[string]int{}
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		var t TopicCount
		if err := r.Scan(&t.Topic, &t.Count); err != nil {
			return err
		}
		key := data.Fold(t.Topic)
		if i, ok := at[key]; ok {
			out[i].Count += t.Count
			return nil
		}
		at[key] = len(out)
		out = append(out, t)
		return nil
	}, query)
	sortTopics(out)
	return out, err
}

func sortTopics(ts []TopicCount) {
	slices.SortStableFunc(ts, func(a, b TopicCount) int { return cmp.Compare(b.Count, a.Count) })
}
