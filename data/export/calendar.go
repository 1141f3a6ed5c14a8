package export

import (
	"context"
	"io"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/store"
)

// calendarEncoder writes the job's event with its programme, and what I still owe to the people as to-dos.
type calendarEncoder struct {
	peopleOnly
	w       io.Writer
	event   int64 // 0: to-dos alone
	todos   []ics.Todo
	entries int // events, sessions and to-dos written
	undated int // events and sessions among them without a time
}

func (e *calendarEncoder) encode(_ context.Context, _ *store.Store, p person) error {
	for _, pr := range p.promises {
		if pr.Open() && pr.By != data.ByThem {
			e.todos = append(e.todos, ics.Todo{Promise: pr, Contact: p.contact.Name(), ContactUID: p.contact.UID})
		}
	}
	return nil
}

func (e *calendarEncoder) close(named []data.Event) error {
	var events []data.Event
	for _, ev := range named {
		if ev.ID == e.event {
			events = append(events, ev)
			e.entries += 1 + len(ev.Sessions)
		}
	}
	e.entries, e.undated = e.entries+len(e.todos), ics.Undated(events)
	return ics.Write(e.w, events, e.todos)
}
