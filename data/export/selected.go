package export

import (
	"context"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// selected is whom and what a job writes, read before the first of them is.
type selected struct {
	ids      []int64
	asked    []data.Question // a column each
	exported *store.Exported // what is noted at the end; nil: nothing
	changed  int             // of ids, with Job.New: those who were exported before
}

// selected reads whom the job writes.
func (job Job) selected(ctx context.Context, s *store.Store) (sel selected, err error) {
	if job.New && job.Event == 0 {
		return sel, say.Errorf("what is new since the last export is known of an event; name one")
	}
	if job.New || job.marks() {
		e, err := s.Exported(ctx, job.Event) // before the people: who comes meanwhile is new the next time
		if err != nil {
			return sel, err
		}
		if sel.exported = &e; !job.marks() {
			sel.exported = nil
		}
		if sel.ids, err = job.people(ctx, s, slices.Concat(e.New, e.Changed)); err != nil {
			return sel, err
		}
		if job.New {
			sel.changed = countIn(sel.ids, e.Changed)
		}
	} else if sel.ids, err = job.people(ctx, s, nil); err != nil {
		return sel, err
	}
	left := without(job.Without)
	if job.inColumns() && (len(job.Columns) > 0 || !left.has(Answers) && !left.has(Encounters)) { // a chosen column stays, without answers
		sel.asked, err = s.Asked(ctx, sel.ids, job.Event)
	}
	return sel, err
}

// countIn counts those of ids that are among others.
func countIn(ids, others []int64) (n int) {
	among := make(map[int64]bool, len(others))
	for _, id := range others {
		among[id] = true
	}
	for _, id := range ids {
		if among[id] {
			n++
		}
	}
	return n
}

// people gives the contacts of the job; fresh are those that are new or changed since the last export.
func (job Job) people(ctx context.Context, s *store.Store, fresh []int64) ([]int64, error) {
	ids := job.Selection.IDs
	if ids == nil {
		res, err := s.Find(ctx, job.Selection.Query, 0)
		if err != nil || res.Nearly { // near spellings are only offers
			return nil, err
		}
		ids = res.IDs
	}
	if !job.New {
		return ids, nil
	}
	is := make(map[int64]bool, len(fresh))
	for _, id := range fresh {
		is[id] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return !is[id] }), nil
}

// marks reports whether the job writes all people of an event, or all who are new: then they count as exported. A part of them
// does not, nor a calendar, which holds no people.
func (job Job) marks() bool {
	q := job.Selection.Query
	return job.Event != 0 && job.Format != ICS && job.Selection.IDs == nil && q.Event == job.Event && Job{Selection: data.Selection{Query: withoutEvent(q)}}.Whole()
}

func withoutEvent(q data.Query) data.Query {
	q.Event = 0
	return q
}

// inColumns reports whether the answers to each question stand in a column.
func (job Job) inColumns() bool {
	return len(job.Columns) > 0 || job.Format == XLSX || (job.Format == CSV || job.Format == "") && job.Target.Own()
}

// keep notes that the people were exported.
func (sel *selected) keep(ctx context.Context, s *store.Store) error {
	if sel.exported == nil {
		return nil
	}
	// the file is written: what ends now must not bring the same people again
	if err := s.KeepExported(context.WithoutCancel(ctx), *sel.exported); err != nil {
		return &NotKeptError{err}
	}
	return nil
}

// NotKeptError says that a file was written, and that Lanyard could not note whom it holds: they count as new the next time.
type NotKeptError struct{ Why error }

func (e *NotKeptError) Error() string { return e.said().Error() }

// Unwrap is why it could not be noted.
func (e *NotKeptError) Unwrap() error { return e.said() }

func (e *NotKeptError) said() error {
	return say.Errorf("the file is written, but whom it holds could not be noted: they count as new the next time ({{.Why}})", e.Why)
}
