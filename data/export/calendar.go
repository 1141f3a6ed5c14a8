package export

import (
	"context"
	"io"
	"math"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/say"
	"lanyard/data/store"
)

// calendarEncoder writes the event of the job with its programme, or all events if the job is about everybody,
// with the appointments at it, and my open promises to the people as to-dos.
type calendarEncoder struct {
	w       io.Writer
	job     Job
	all     []data.Event // of a job about everybody
	people  int          // so far
	todos   []ics.Todo
	agreed  []ics.Appointment // at the events of the calendar
	entries int               // events, sessions and to-dos written
	undated int               // events and sessions among them without a time
}

func (e *calendarEncoder) open(ctx context.Context, s *store.Store) error {
	var agreed []data.Appointment
	var err error
	switch {
	case e.job.Event != 0:
		agreed, err = s.EventAppointments(ctx, e.job.Event)
	case e.job.Whole():
		rows, failed := s.Events(ctx)
		if failed != nil {
			return failed
		}
		if e.all, err = s.WithSessions(ctx, rows); err == nil {
			agreed, err = s.AppointmentsBetween(ctx, time.UnixMilli(math.MinInt64), time.UnixMilli(math.MaxInt64))
		}
	}
	without(e.job.Without).events(e.all)
	without(e.job.Without).appointments(agreed)
	if err != nil || len(agreed) == 0 {
		return err
	}
	return e.with(ctx, s, agreed)
}

// with takes in appointments, each with the name of whom it is with.
func (e *calendarEncoder) with(ctx context.Context, s *store.Store, agreed []data.Appointment) error {
	named := map[int64]string{}
	var ids []int64
	for i := range agreed {
		ids = append(ids, agreed[i].ContactID)
	}
	err := s.Contacts(ctx, slices.Compact(slices.Sorted(slices.Values(ids))), func(c data.Contact) error {
		named[c.ID] = withOrganisation(&c)
		return nil
	})
	written := map[int64]bool{e.job.Event: true}
	for i := range e.all {
		written[e.all[i].ID] = true
	}
	for _, a := range agreed {
		if written[a.EventID] {
			e.agreed = append(e.agreed, ics.Appointment{Appointment: a, Contact: named[a.ContactID]})
		}
	}
	return err
}

func (e *calendarEncoder) encode(_ context.Context, s *store.Store, p person) error {
	e.people++
	today := s.Today()
	for _, pr := range p.promises {
		if pr.Open() && pr.By != data.ByThem {
			todo := ics.Todo{Promise: pr, Contact: p.contact.Name(), ContactUID: p.contact.UID}
			if until := later(pr.Snoozed, pr.SnoozedAt.Day); !until.IsZero() && until.Days() > today.Days() {
				todo.Until = until
			}
			e.todos = append(e.todos, todo)
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
	if len(events) == 0 {
		e.agreed = nil
	}
	e.entries, e.undated = e.entries+len(e.todos)+len(e.agreed), ics.Undated(events)
	return ics.Write(e.w, events, e.todos, e.agreed...)
}

// withOrganisation names somebody with where they work: "Anna Ott (State Library)".
func withOrganisation(c *data.Contact) string {
	if c.Organisation == "" || c.Organisation == c.Name() {
		return c.Name()
	}
	return c.Name() + " (" + c.Organisation + ")"
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
		return say.As(errNobody, "there is nobody to export: nobody came or changed since the last export of this event")
	case job.Format != ICS || job.Selection.Query.Text != "" && job.Event != 0:
		return errNobody
	case job.Whole():
		return say.As(errNobody, "there is nobody to export: there is no event, and no open promise of yours")
	}
	return say.As(errNobody, "there is nobody to export: a calendar holds an event and your open promises; no event was named, and you owe these people nothing")
}
