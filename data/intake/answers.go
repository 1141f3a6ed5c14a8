package intake

import (
	"slices"

	"lanyard/data"
)

// answering gives the answers of an encounter at the event with a key once a file's are added.
type answering func(event int64, have, more []data.Answer) []data.Answer

// answered is answering by the questions of the events. What is no question of the event may have several answers when the file
// has several.
func (b *eventBook) answered(event int64, have, more []data.Answer) []data.Answer {
	if len(more) == 0 || slices.Equal(have, more) {
		return have
	}
	at := &data.Event{}
	if e := b.keyed[event]; e != nil {
		at.Questions = slices.Clone(e.event.Questions)
	}
	times := map[string]int{}
	for _, a := range more {
		if times[a.Key]++; times[a.Key] == 2 && at.Question(a.Key) == nil {
			at.Questions = append(at.Questions, data.Question{Key: a.Key, Type: data.TagsQuestion})
		}
	}
	if out := at.Answered(have, more); !sameAnswers(have, out) {
		return out
	}
	return have
}

// sameAnswers reports whether two lists hold the same answers, in any order.
func sameAnswers(a, b []data.Answer) bool {
	has := func(list []data.Answer) func(data.Answer) bool {
		return func(one data.Answer) bool { return !slices.Contains(list, one) }
	}
	return len(a) == len(b) && !slices.ContainsFunc(a, has(b)) && !slices.ContainsFunc(b, has(a))
}
