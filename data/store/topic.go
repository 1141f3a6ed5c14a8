package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// TopicUse is a topic with what hangs on it.
type TopicUse struct {
	Topic     string   // in the spelling that most people have
	Spellings []string // all of them, that of Topic first
	People    int      // outside the trash; the user is not counted
	Cadence   data.TopicCadence
}

// TopicUses reads the topics in use and those with a cadence, by name. Spellings with the same data.TopicKey are one topic.
func (s *Store) TopicUses(ctx context.Context) (out []TopicUse, err error) {
	err = s.read(ctx, say.Phrase("listing the topics"), func(q querier) error {
		counts, err := topicCounts(ctx, q, "contact IN (SELECT id FROM contact_index)")
		if err != nil {
			return err
		}
		at := map[string]int{}
		use := func(topic string) *TopicUse {
			key := data.TopicKey(topic)
			i, known := at[key]
			if !known {
				i = len(out)
				at[key], out = i, append(out, TopicUse{Topic: topic})
			}
			return &out[i]
		}
		for _, c := range counts { // the spelling that most people have comes first
			u := use(c.Topic)
			u.People += c.Count
			u.Spellings = append(u.Spellings, c.Topic)
		}
		cadences, err := topicCadences(ctx, q)
		for _, c := range cadences {
			use(c.Topic).Cadence = c
		}
		return err
	})
	keys := make(map[string][]byte, len(out))
	for _, u := range out {
		keys[u.Topic] = data.SortKey(u.Topic)
	}
	slices.SortFunc(out, func(x, y TopicUse) int {
		return cmp.Or(bytes.Compare(keys[x.Topic], keys[y.Topic]), cmp.Compare(x.Topic, y.Topic))
	})
	return out, err
}

// TopicsOf counts the topics of some people, the most frequent first, each by the spelling that most of them have.
func (s *Store) TopicsOf(ctx context.Context, contactIDs []int64) (out []TopicCount, err error) {
	err = s.read(ctx, say.Phrase("listing the topics"), func(q querier) error {
		counts, err := topicCounts(ctx, q, "contact IN (SELECT value FROM json_each(?))", jsonIDs(contactIDs))
		at := map[string]int{}
		for _, c := range counts {
			key := data.TopicKey(c.Topic)
			if i, known := at[key]; known {
				out[i].Count += c.Count
				continue
			}
			at[key], out = len(out), append(out, c)
		}
		sortTopics(out)
		return err
	})
	return out, err
}

// topicCounts counts spellings, the most frequent first.
func topicCounts(ctx context.Context, q querier, where string, args ...any) (out []TopicCount, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var c TopicCount
		err := r.Scan(&c.Topic, &c.Count)
		out = append(out, c)
		return err
	}, "SELECT topic, count(*) FROM contact_topic WHERE "+where+" GROUP BY topic ORDER BY count(*) DESC, topic", args...)
	return out, err
}

// topicsAtOnce is how many people ReplaceTopics reads at a time.
const topicsAtOnce = 200

// ReplaceTopics puts one topic in the place of others, in all their spellings, with everybody who has them: those in the trash
// and the user too. to "" takes them away. It keeps the order of everybody's topics; who has both has to once. It tells how many
// people outside the trash changed, the user aside. progress may be nil.
//
// The cadences of the topics go with them: of several the shorter interval holds, for each of the two clocks. Saved views ask for
// the new topic. A view that asks for one that is taken away stays as it is: it must not find everybody.
func (tx *Tx) ReplaceTopics(from []string, to string, progress func(done, total int)) (people int, err error) {
	if to != "" {
		named := data.UniqueTopics([]string{to})
		if len(named) == 0 {
			return 0, &data.FieldError{Field: "topic", Value: to, Reason: say.T("has no letters")}
		}
		to = named[0]
	}
	keys := topicKeys(from)
	ids, err := tx.contactsWith(keys)
	if err != nil {
		return 0, err
	}
	joins := false
	if key := data.TopicKey(to); to != "" && !keys[key] {
		have, err := tx.contactsWith(map[string]bool{key: true})
		if err != nil {
			return 0, err
		}
		joins = len(have) > 0
	}
	people, err = tx.alterTopics(ids, func(topics []string) []string { return replaceTopics(topics, keys, to) }, progress)
	if err != nil {
		return people, err
	}
	if err := tx.replaceTopicCadences(keys, to, joins); err != nil {
		return people, err
	}
	return people, tx.replaceViewTopics(keys, to)
}

// TakeTopics takes topics, in all their spellings, away from some people, and tells how many had one.
func (tx *Tx) TakeTopics(contactIDs []int64, topics []string) (int, error) {
	keys := topicKeys(topics)
	return tx.alterTopics(contactIDs, func(topics []string) []string { return replaceTopics(topics, keys, "") }, nil)
}

func topicKeys(topics []string) map[string]bool {
	keys := make(map[string]bool, len(topics))
	for _, t := range topics {
		keys[data.TopicKey(t)] = true
	}
	return keys
}

// replaceTopics puts to in the place of those with one of the keys.
func replaceTopics(topics []string, keys map[string]bool, to string) []string {
	out := make([]string, 0, len(topics))
	for _, t := range topics {
		if keys[data.TopicKey(t)] {
			t = to
		}
		if t != "" {
			out = append(out, t)
		}
	}
	return data.UniqueTopics(out)
}

// contactsWith finds all who have a topic with one of the keys, in the trash or not.
func (tx *Tx) contactsWith(keys map[string]bool) ([]int64, error) {
	spelled, err := column[string](tx.ctx, tx, "SELECT DISTINCT topic FROM contact_topic")
	if err != nil {
		return nil, err
	}
	spelled = slices.DeleteFunc(spelled, func(t string) bool { return !keys[data.TopicKey(t)] })
	if len(spelled) == 0 {
		return nil, nil
	}
	return column[int64](tx.ctx, tx, "SELECT DISTINCT contact FROM contact_topic WHERE topic IN (SELECT value FROM json_each(?)) ORDER BY contact", jsonTexts(spelled))
}

// alterTopics gives people other topics, and tells how many outside the trash that changed.
func (tx *Tx) alterTopics(ids []int64, alter func([]string) []string, progress func(done, total int)) (did int, err error) {
	a := aggregateOf[Contacts]
	for from := 0; from < len(ids); from += topicsAtOnce {
		part := ids[from:min(from+topicsAtOnce, len(ids))]
		if progress != nil {
			progress(from, len(ids))
		}
		images, err := a.load(tx.ctx, tx, part...)
		if err != nil {
			return did, err
		}
		for _, id := range part {
			before := images[id]
			if before == nil {
				continue
			}
			had := topicColumns.all(before[inTopic])
			has := alter(slices.Clone(had))
			if slices.Equal(had, has) {
				continue
			}
			after := before.clone()
			after[inTopic] = topicColumns.rows(id, has)
			if _, err := tx.write(a, before, after); err != nil {
				return did, err
			}
			if before.get(a, "trashed") == nil && before.get(a, "mine") == int64(0) {
				did++
			}
		}
		if err := tx.ctx.Err(); err != nil {
			return did, err
		}
	}
	return did, nil
}

// replaceTopicCadences gives a topic the cadences of those whose place it takes; "" ends them. joins says that others have the topic
// already: for them it counts from now, so that their first days are spread and not all are due at once.
func (tx *Tx) replaceTopicCadences(keys map[string]bool, to string, joins bool) error {
	cadences, err := tx.TopicCadences()
	if err != nil {
		return err
	}
	var joined, own data.TopicCadence
	for _, c := range cadences {
		into := to != "" && data.TopicKey(c.Topic) == data.TopicKey(to)
		if into {
			own = c
		}
		if !into && !keys[data.TopicKey(c.Topic)] {
			continue
		}
		joined.Since = latest(joined.Since, c.Since)
		joined.Every, joined.Face = shorter(joined.Every, c.Every), shorter(joined.Face, c.Face)
		if !into {
			if err := tx.removeOne(aggregateOf[TopicCadences], c.ID); err != nil {
				return err
			}
		}
	}
	if to == "" || joined.Every.IsZero() && joined.Face.IsZero() || own.Topic == to && own.Every == joined.Every && own.Face == joined.Face {
		return nil
	}
	joined.Topic = to
	if joins {
		joined.Since = time.Time{}
	}
	return tx.SaveTopicCadence(&joined)
}

func latest(x, y time.Time) time.Time {
	if y.After(x) {
		return y
	}
	return x
}

// shorter is the shorter of two intervals, of which none is longer than any.
func shorter(x, y data.Interval) data.Interval {
	if x.IsZero() || !y.IsZero() && y.Compare(x) < 0 {
		return y
	}
	return x
}

// replaceViewTopics has saved views ask for another topic, those in the trash too.
func (tx *Tx) replaceViewTopics(keys map[string]bool, to string) error {
	if to == "" {
		return nil
	}
	return tx.changeViews("topics IS NOT NULL", func(v *data.View) { v.Query.Topics = replaceTopics(v.Query.Topics, keys, to) })
}

// TopicsReplaced is the summary of ReplaceTopics.
func TopicsReplaced(from []string, to string, people int) say.Text {
	was := strings.Join(from, ", ")
	if to == "" {
		return say.N(people, "Took {{.Topics}} away from {{.Count}} person", "Took {{.Topics}} away from {{.Count}} people", was)
	}
	if len(from) == 1 {
		return say.N(people, "Renamed the topic {{.From}} to {{.To}} for {{.Count}} person", "Renamed the topic {{.From}} to {{.To}} for {{.Count}} people", was, to)
	}
	return say.N(people, "Joined the topics {{.From}} to {{.To}} for {{.Count}} person", "Joined the topics {{.From}} to {{.To}} for {{.Count}} people", was, to)
}
