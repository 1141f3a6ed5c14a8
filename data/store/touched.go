package store

import (
	"maps"
	"slices"
	"time"

	"lanyard/data"
)

// touched is what an operation says of contacts: with whom the user was in touch, of whom it says itself how often, and to whom
// cadences of topics may come by it.
type touched struct {
	latest map[int64]time.Time
	said   map[int64]bool
	gained map[int64][]string // the topics from before whose cadences were theirs
}

func (t *touched) met(contact int64, at time.Time) {
	if t.latest == nil {
		t.latest = map[int64]time.Time{}
	}
	if at.After(t.latest[contact]) {
		t.latest[contact] = at
	}
}

func (t *touched) say(contact int64) {
	if t.said == nil {
		t.said = map[int64]bool{}
	}
	t.said[contact] = true
}

// InTouch says that the user was in touch with a contact, which takes back what puts them off. SaveEncounter says so of a new
// encounter; who takes contact into one that is there says so by this. What is ahead takes back nothing.
func (tx *Tx) InTouch(contact int64, at time.Time) {
	if !at.After(tx.now) {
		tx.touched.met(contact, at)
	}
}

// gain notes that a contact has other topics than before, or has them say how often; topics are those that said so before.
func (t *touched) gain(contact int64, topics []string) {
	if t.gained == nil {
		t.gained = map[int64][]string{}
	}
	if _, known := t.gained[contact]; !known {
		t.gained[contact] = topics
	}
}

// gainTopics notes who has a topic that they did not have before.
func (tx *Tx) gainTopics(a *aggregate, before, after image) {
	if tx.kind != opDo || a.kind != Contacts || after == nil || len(after[inTopic]) == 0 {
		return
	}
	var had []string
	if before != nil {
		had = topicColumns.all(before[inTopic])
	}
	for _, topic := range topicColumns.all(after[inTopic]) {
		if !slices.Contains(had, topic) {
			tx.touched.gain(after.id(), had)
			return
		}
	}
}

// spreadGained scatters the first days of those to whom the operation brings cadences of topics, if they are many: see data.Clocks. Who
// got them stands in no row, so their own cadences say when it was. A cadence that the operation itself gives to a topic says so
// for everybody.
func (tx *Tx) spreadGained() error {
	if tx.kind != opDo || len(tx.touched.gained) <= data.Crowd {
		return nil
	}
	all, err := tx.TopicCadences()
	if err != nil {
		return err
	}
	stand := map[string]data.TopicCadence{}
	for _, c := range all {
		if _, written := tx.journaled[thing{TopicCadences, c.ID}]; !written {
			stand[data.Fold(c.Topic)] = c
		}
	}
	if len(stand) == 0 {
		return nil
	}
	var crowd []int64
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(tx.touched.gained)), derivedPage) {
		come, err := tx.gainedOf(ids, stand)
		if err != nil {
			return err
		}
		crowd = append(crowd, come...)
	}
	if len(crowd) <= data.Crowd {
		return nil
	}
	for ids := range slices.Chunk(crowd, derivedPage) {
		stored, err := tx.CadencesOf(ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c := stored[id]
			c.ContactID, c.Since, c.Spread = id, tx.now, true
			fresh := c
			if err := saveRow(tx, cadenceColumns, Cadences, &c, &fresh, fresh.ID, &fresh.Rev, &fresh.Created); err != nil {
				return err
			}
		}
	}
	return nil
}

// gainedOf gives those of some contacts to whom the operation brought a shorter interval of their topics than they had.
func (tx *Tx) gainedOf(ids []int64, stand map[string]data.TopicCadence) (out []int64, err error) {
	own, err := tx.CadencesOf(ids)
	if err != nil {
		return nil, err
	}
	images, err := aggregateOf[Contacts].load(tx.ctx, tx, ids...)
	if err != nil {
		return nil, err
	}
	a := aggregateOf[Contacts]
	shortest := func(topics []string) (every, face data.Interval) {
		for _, topic := range topics {
			c := stand[data.Fold(topic)]
			every, face = shorter(every, c.Every), shorter(face, c.Face)
		}
		return every, face
	}
	for _, id := range ids {
		im, c := images[id], own[id]
		if im == nil || im.get(a, "trashed") != nil || im.get(a, "mine") != int64(0) || c.Off || !c.Every.IsZero() || !c.Face.IsZero() {
			continue
		}
		every, face := shortest(topicColumns.all(im[inTopic]))
		hadEvery, hadFace := shortest(tx.touched.gained[id])
		if shorter(hadEvery, every) != hadEvery || shorter(hadFace, face) != hadFace {
			out = append(out, id)
		}
	}
	return out, nil
}
