package data

import "time"

// View is a saved search with its filters and order.
type View struct {
	ID   int64
	Rev  int64
	UID  string
	Name string
	// Query holds ids of events and sessions, so that it survives their new names. Those that are erased become 0.
	Query Query
	// EventName and SessionName are what they were called when the view was saved: a view that lost one names it, and does not
	// find everybody instead.
	EventName   string
	SessionName string
	Created     time.Time
	Updated     time.Time
	Trashed     time.Time
}
