package jsonfile

import (
	"encoding/json"
	"reflect"

	"lanyard/data"
	"lanyard/data/say"
)

// List is what a file said of an event's list when it was imported. It stands in answers only.
type List struct {
	Event     ListEvent `json:"event"`
	New       []Person  `json:"new"`
	Changed   []Person  `json:"changed"`
	Cancelled []Person  `json:"cancelled"`
	Back      []Person  `json:"back"`      // who had cancelled, and come
	Gone      []Person  `json:"gone"`      // who is not in the file any more
	TakenOff  bool      `json:"taken_off"` // those who are gone were taken off the list; else they stay
}

// ListEvent names an event and its first day.
type ListEvent struct {
	Event string    `json:"event"`
	Day   data.Date `json:"day,omitzero"`
}

// Person names a contact.
type Person struct {
	UID  string `json:"uid"`
	Name string `json:"display_name"`
}

// saidOfList reads what an earlier import answered.
func (r *Reader) saidOfList(raw json.RawMessage, path string, _ int) {
	var l List
	r.fill(reflect.ValueOf(&l).Elem(), raw, path)
	r.told = append(r.told, &data.RowError{Line: r.line, Kept: true, Reason: say.T("{{.Place}}: what an import said of the list of {{.Event}} is no part of it, and was left out", path, l.Event.Event)})
}
