package data

import (
	"reflect"
	"slices"
)

// ConditionKey names a condition of a Query: in the JSON of a view, as a flag of the command line, and wherever the program asks
// for one.
type ConditionKey string

// The conditions.
const (
	ByTopics       ConditionKey = "topics"
	ByEvent        ConditionKey = "event"
	BySession      ConditionKey = "session"
	ByStatus       ConditionKey = "status"
	ByMet          ConditionKey = "met"
	ByMedium       ConditionKey = "medium"
	ByAnswers      ConditionKey = "answers"
	ByWarmth       ConditionKey = "warmth"
	ByClock        ConditionKey = "cadence"
	ByOwed         ConditionKey = "owed"
	ByOrganisation ConditionKey = "organisation"
	ByBelonging    ConditionKey = "belongs"
	BySource       ConditionKey = "source"
	ByImport       ConditionKey = "import"
	ByNoNote       ConditionKey = "no_note"
	ByNoEmail      ConditionKey = "no_email"
	ByIncomplete   ConditionKey = "incomplete"
	ByOver         ConditionKey = "over"
)

// Condition is one condition of a query beside its text. Whether a query is filtered, what its chips are, how a view is saved, and
// what the command line asks for follow from Conditions.
type Condition struct {
	Key ConditionKey
	// IsSet reports whether a query has the condition.
	IsSet func(*Query) bool
	// Clear takes it off a query, with what makes no sense without it.
	Clear func(*Query)
	// Private says that it asks for what is nobody else's business, so that who is found tells of it: see Query.Open.
	Private bool
}

// Conditions are all conditions of a query, in the order in which they are shown.
var Conditions = []Condition{
	listed(ByTopics, func(q *Query) *[]string { return &q.Topics }),
	{Key: ByEvent, IsSet: func(q *Query) bool { return q.Event != 0 }, Clear: func(q *Query) { q.Event, q.Session = 0, 0 }},
	single(BySession, func(q *Query) *int64 { return &q.Session }),
	private(single(ByStatus, func(q *Query) *AttendeeStatus { return &q.Status })), // who is expected is who is not wanted
	{
		Key: ByMet, IsSet: func(q *Query) bool { return !q.MetFrom.IsZero() || !q.MetTo.IsZero() },
		Clear: func(q *Query) { q.MetFrom, q.MetTo = Date{}, Date{} },
	},
	single(ByMedium, func(q *Query) *Medium { return &q.Medium }),
	private(listed(ByAnswers, func(q *Query) *[]Answer { return &q.Answers })),
	private(single(ByWarmth, func(q *Query) *Warmth { return &q.Warmth })),
	private(single(ByClock, func(q *Query) *ClockFilter { return &q.Clock })),
	private(single(ByOwed, func(q *Query) *Owing { return &q.Owed })),
	single(ByOrganisation, func(q *Query) *string { return &q.Organisation }),
	single(ByBelonging, func(q *Query) *Belonging { return &q.Belongs }),
	single(BySource, func(q *Query) *SourceKind { return &q.Source }),
	single(ByImport, func(q *Query) *int64 { return &q.Import }),
	private(single(ByNoNote, func(q *Query) *bool { return &q.NoNote })),
	single(ByNoEmail, func(q *Query) *bool { return &q.NoEmail }),
	single(ByIncomplete, func(q *Query) *bool { return &q.Incomplete }),
	private(single(ByOver, func(q *Query) *bool { return &q.Over })),
}

func private(c Condition) Condition {
	c.Private = true
	return c
}

func single[T comparable](key ConditionKey, of func(*Query) *T) Condition {
	var none T
	return Condition{Key: key, IsSet: func(q *Query) bool { return *of(q) != none }, Clear: func(q *Query) { *of(q) = none }}
}

func listed[T any](key ConditionKey, of func(*Query) *[]T) Condition {
	return Condition{Key: key, IsSet: func(q *Query) bool { return len(*of(q)) > 0 }, Clear: func(q *Query) { *of(q) = nil }}
}

// ConditionOf gives a condition by its key.
func ConditionOf(key ConditionKey) Condition {
	return Conditions[slices.IndexFunc(Conditions, func(c Condition) bool { return c.Key == key })]
}

// Has reports whether the query has a condition.
func (q *Query) Has(key ConditionKey) bool { return ConditionOf(key).IsSet(q) }

// Filtered reports whether the query has any condition beside its text.
func (q *Query) Filtered() bool {
	return slices.ContainsFunc(Conditions, func(c Condition) bool { return c.IsSet(q) })
}

// Everybody reports whether the query finds everybody: it has no text and no condition.
func (q *Query) Everybody() bool { return q.Text == "" && !q.Filtered() }

// Without is the query without a condition.
func (q Query) Without(key ConditionKey) Query {
	ConditionOf(key).Clear(&q)
	return q
}

// Open is the query without what asks for something private. Its text is another matter: see store.FindOpen.
func (q Query) Open() Query {
	for _, c := range Conditions {
		if c.Private {
			c.Clear(&q)
		}
	}
	return q
}

// Ordered is a query for everybody in the order of this one.
func (q *Query) Ordered() Query { return Query{Sort: q.Sort, Reversed: q.Reversed} }

// Same reports whether two queries find the same people in the same order, by what they say.
func (q Query) Same(other Query) bool {
	for _, one := range []*Query{&q, &other} {
		if one.Sort == "" {
			one.Sort = SortName
		}
		one.Topics, one.Answers = slices.Clip(append([]string{}, one.Topics...)), slices.Clip(append([]Answer{}, one.Answers...))
	}
	return reflect.DeepEqual(q, other)
}
