package export

import (
	"context"
	"io"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/say"
	"lanyard/data/store"
)

// calendarEncoder writes the event of the job with its programme, or all events if the job is about everybody,
// and my open promises to the people as to-dos.
type calendarEncoder struct {
	w       io.Writer
	job     Job
	all     []data.Event // of a job about everybody
	people  int          // so far
	todos   []ics.Todo
	entries int // events, sessions and to-dos written
	undated int // events and sessions among them without a time
}

func (e *calendarEncoder) open(ctx context.Context, s *store.Store) error {
	if !e.job.Whole() {
		return nil
	}
	rows, err := s.Events(ctx)
	if err != nil {
		return err
	}
	e.all, err = s.WithSessions(ctx, rows)
	return err
}

func (e *calendarEncoder) encode(_ context.Context, _ *store.Store, p person) error {
	e.people++
	for _, pr := range p.promises {
		if pr.Open() && pr.By != data.ByThem {
			e.todos = append(e.todos, ics.Todo{Promise: pr, Contact: p.contact.Name(), ContactUID: p.contact.UID})
		}
	}
	return nil
}

func (e *calendarEncoder) close(named []data.Event) error {
	events := e.all
	for _, ev := range named {
		if ev.ID == e.job.Event && !e.foundNobody() {
			events = append(events, ev)
		}
	}
	for i := range events {
		e.entries += 1 + len(events[i].Sessions)
	}
	e.entries, e.undated = e.entries+len(e.todos), ics.Undated(events)
	return ics.Write(e.w, events, e.todos)
}

// foundNobody reports whether the job is a search without results: then nothing is exported, as in any other
// format.
func (e *calendarEncoder) foundNobody() bool {
	return e.people == 0 && e.job.Selection.IDs == nil && e.job.Selection.Query.Text != ""
}

// Nobody says why a job has nothing to export. The error is errNobody.
func Nobody(job Job) error {
	switch {
	case job.New:
		return say.As(errNobody, "there is nobody to export: nobody came since the last export of this event")
	case job.Format != ICS || job.Selection.Query.Text != "" && job.Event != 0:
		return errNobody
	case job.Whole():
		return say.As(errNobody, "there is nobody to export: there is no event, and no open promise of yours")
	}
	return say.As(errNobody, "there is nobody to export: a calendar holds an event and your open promises; no event was named, and you owe these people nothing")
}
