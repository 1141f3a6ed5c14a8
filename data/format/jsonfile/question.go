package jsonfile

import (
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// preparation reads what an event is for, what it costs and what is asked at it.
func (r *Reader) preparation(e *Event, d *data.Event, path string) {
	d.Goal, d.GoalPeople, d.Currency, d.Value = e.Goal, max(e.GoalPeople, 0), e.Currency, e.Value
	d.Costs, d.Within = e.Costs, data.FollowUpDays(e.Within)
	d.Closed = r.utc(e.Closed, path+".closed")
	for _, days := range []struct {
		key string
		n   *int
	}{{"hot", &d.Within.Hot}, {"warm", &d.Within.Warm}, {"cool", &d.Within.Cool}} {
		if *days.n < 0 {
			r.tell(say.T("{{.Place}}.follow_up_days.{{.Key}}: {{.Days}} is no number of days; it was left out", path, days.key, *days.n))
			*days.n = 0
		}
	}
	if e.GoalPeople < 0 {
		r.tell(say.T("{{.Place}}.goal_people: {{.People}} is no number of people; it was left out", path, e.GoalPeople))
	}
	keys := map[string]bool{}
	for i, q := range e.Questions {
		if r.question(&q, keys, place(path+".questions", i)) {
			d.Questions = append(d.Questions, q)
		}
	}
}

// question checks a question; keys are those before it.
func (r *Reader) question(q *data.Question, keys map[string]bool, path string) bool {
	switch {
	case q.Key == "":
		r.tell(say.T("{{.Place}}.key: is empty; the question was left out", path))
		return false
	case keys[q.Key]:
		r.tell(say.T("{{.Place}}.key: another question has {{.Key}} already; this one was left out", path, strconv.Quote(q.Key)))
		return false
	case !q.Type.Valid():
		r.tell(say.T("{{.Place}}.type: {{.Type}} is not choice, tags, yesno or text; it was taken as text", path, strconv.Quote(string(q.Type))))
		q.Type = data.TextQuestion
	}
	keys[q.Key] = true
	return true
}

// answers leaves out answers that say nothing, or name no question.
func (r *Reader) answers(list []data.Answer, path string) []data.Answer {
	nth := -1
	return slices.DeleteFunc(list, func(a data.Answer) bool {
		nth++
		empty := a.Key == "" || strings.TrimSpace(a.Value) == ""
		if empty {
			r.tell(say.T("{{.Place}}: has no key or no value and was left out", place(path, nth)))
		}
		return empty
	})
}
