package data

import (
	"slices"
	"time"
)

// View is a saved search with its filters and order.
type View struct {
	ID   int64
	Rev  int64
	UID  string
	Name string
	// Query holds ids of events and sessions, so that it survives their new names. Those that are gone become Gone.
	Query Query
	// EventName and SessionName are what they are called, or were while they were there: a view that lost one names it, and does
	// not find everybody instead.
	EventName   string
	SessionName string
	// ImportOf names the import of Query.Import in a document. It is stored nowhere.
	ImportOf ImportRef
	Created  time.Time
	Updated  time.Time
	Trashed  time.Time
}

// Missing is something that a view asks for and that is not there any more.
type Missing struct {
	Condition ConditionKey // ByEvent, BySession, ByTopics or ByAnswers
	Name      string       // of the event, session or topic; the key of a question
	// Trashed says that it can come back from the trash.
	Trashed bool
}

// Off is a query without what is missing.
func (m Missing) Off(q Query) Query {
	switch m.Condition {
	case ByTopics:
		q.Topics = slices.DeleteFunc(slices.Clone(q.Topics), func(t string) bool { return t == m.Name })
	case ByAnswers:
		q.Answers = slices.DeleteFunc(slices.Clone(q.Answers), func(a Answer) bool { return a.Key == m.Name })
	default:
		q = q.Without(m.Condition)
	}
	return q
}
