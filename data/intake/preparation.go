package intake

import (
	"cmp"
	"reflect"
	"slices"

	"lanyard/data"
)

// fillPreparation adds to the stored event what a document says of its goal, costs and questions, and whether it is closed. What
// is there stays. It reports whether there was anything.
func fillPreparation(stored, e *data.Event) bool {
	was := *stored
	stored.Goal, stored.GoalPeople = cmp.Or(stored.Goal, e.Goal), cmp.Or(stored.GoalPeople, e.GoalPeople)
	if stored.Currency == "" || stored.Currency == e.Currency { // amounts of another currency are others
		stored.Currency = cmp.Or(stored.Currency, e.Currency)
		stored.Value = cmp.Or(stored.Value, e.Value)
		if len(stored.Costs) == 0 {
			stored.Costs = slices.Clone(e.Costs)
		}
	}
	in := &stored.Within
	in.Hot, in.Warm, in.Cool = cmp.Or(in.Hot, e.Within.Hot), cmp.Or(in.Warm, e.Within.Warm), cmp.Or(in.Cool, e.Within.Cool)
	stored.Closed = or(stored.Closed, e.Closed)
	stored.Questions = slices.Clone(stored.Questions)
	for _, q := range e.Questions {
		if stored.Question(q.Key) == nil {
			stored.Questions = append(stored.Questions, q)
		}
	}
	return !reflect.DeepEqual(*stored, was)
}
