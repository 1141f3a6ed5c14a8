package store

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var topicCadenceColumns = columns[data.TopicCadence]{
	number("id", func(c *data.TopicCadence) *int64 { return &c.ID }),
	number("rev", func(c *data.TopicCadence) *int64 { return &c.Rev }),
	text("topic", func(c *data.TopicCadence) *string { return &c.Topic }),
	{"folded", form{}, func(c *data.TopicCadence) any { return data.Fold(c.Topic) }, nil},
	interval("every", func(c *data.TopicCadence) *data.Interval { return &c.Every }),
	interval("face", func(c *data.TopicCadence) *data.Interval { return &c.Face }),
	moment("since", func(c *data.TopicCadence) *time.Time { return &c.Since }),
	mark("spread", func(c *data.TopicCadence) *bool { return &c.Spread }),
	always("created", func(c *data.TopicCadence) *time.Time { return &c.Created }),
	always("updated", func(c *data.TopicCadence) *time.Time { return &c.Updated }),
}

var topicCadenceKind = aggregate{
	kind: TopicCadences, tables: []table{topicCadenceColumns.table("topic_cadence")},
	one: say.T("Cadence of a topic"), many: say.T("Cadences of topics"),
	clash: "SELECT 1 FROM topic_cadence WHERE folded = ? AND id <> ?", clashOn: []string{"folded"},
	called: naming{column: "topic"},
	says: func(a *aggregate, im image) (words, error) {
		return words{details: im.texts(a, "topic", "folded")}, nil
	},
	stale:       staleByTopic,
	clocksAlone: true,
	compare:     &rows{what: "folded", state: "every || ' ' || face", name: "SELECT topic FROM topic_cadence WHERE id = ?"},
}

// staleByTopic gives the people who have the topic.
func staleByTopic(tx *Tx, a *aggregate, before, after image) (ids []int64, err error) {
	for _, im := range []image{before, after} {
		if im == nil {
			continue
		}
		have, err := column[int64](tx.ctx, tx, "SELECT contact FROM contact_key WHERE key = ?", topicKey(im.get(a, "topic").(string)))
		if err != nil {
			return nil, err
		}
		ids = append(ids, have...)
	}
	return ids, nil
}

// SaveTopicCadence inserts or updates the one cadence of a topic, whatever its Rev; one without an interval is removed. A zero
// Since becomes now, and then Spread is whether more than data.Crowd people have the topic.
func (tx *Tx) SaveTopicCadence(c *data.TopicCadence) error {
	fresh := *c
	if data.Fold(fresh.Topic) == "" {
		return &data.FieldError{Field: "topic", Value: c.Topic, Reason: say.T("has no letters")}
	}
	stored, err := topicCadenceColumns.read(tx.ctx, tx, "topic_cadence", "WHERE folded = ?", data.Fold(fresh.Topic))
	if err != nil {
		return err
	}
	fresh.ID, fresh.Rev = 0, 0
	if len(stored) > 0 {
		fresh.ID, fresh.Rev = stored[0].ID, stored[0].Rev
	}
	if fresh.Every.IsZero() && fresh.Face.IsZero() {
		*c = data.TopicCadence{Topic: c.Topic}
		if fresh.ID == 0 {
			return nil
		}
		return tx.removeOne(aggregateOf[TopicCadences], fresh.ID)
	}
	if fresh.Since.IsZero() {
		fresh.Since = tx.now
		if err := tx.refreshIndex(); err != nil { // finds contacts that the operation itself has saved
			return err
		}
		many, err := tx.exists("SELECT 1 FROM contact_key WHERE key = ? LIMIT 1 OFFSET ?", topicKey(fresh.Topic), data.Crowd)
		if err != nil {
			return err
		}
		fresh.Spread = many
	}
	return saveRow(tx, topicCadenceColumns, TopicCadences, c, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// TopicCadences reads the cadences of all topics, by topic.
func (s *Store) TopicCadences(ctx context.Context) ([]data.TopicCadence, error) {
	cs, err := topicCadences(ctx, pool{s.readers})
	return cs, s.explainIn(ctx, say.Phrase("reading cadences"), err)
}

// TopicCadences reads inside the operation.
func (tx *Tx) TopicCadences() ([]data.TopicCadence, error) { return topicCadences(tx.ctx, tx) }

func topicCadences(ctx context.Context, q querier) ([]data.TopicCadence, error) {
	return topicCadenceColumns.read(ctx, q, "topic_cadence", "ORDER BY folded")
}
