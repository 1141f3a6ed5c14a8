package intake_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// asked counts the queries that f makes.
func asked(t *testing.T, f func(ctx context.Context)) int64 {
	t.Helper()
	var n atomic.Int64
	f(store.Telling(t.Context(), func(string) { n.Add(1) }))
	return n.Load()
}

// fileOf is a file about so many people, each met and listed at an event of their own.
func fileOf(people int) (ds []data.Draft) {
	for i := range people {
		event := fmt.Sprint("Fair ", i)
		ds = append(ds, data.Draft{
			Contact:    data.Contact{DisplayName: called(i), Emails: []data.Email{{Value: fmt.Sprintf("p%d@sl.example", i)}}},
			Encounters: []data.DraftEncounter{{Event: event, Session: "Talk", At: now, Note: "met"}},
			Promises:   []data.Promise{{Text: "send it"}},
			Attendees:  []data.DraftAttendee{{Event: event, Status: data.Met}},
			Line:       i + 2,
		})
	}
	return ds
}

// called is a name that is like no other.
func called(i int) string {
	rnd := rand.New(rand.NewPCG(uint64(i), 7))
	name := make([]byte, 19)
	for at := range name {
		name[at] = byte('a' + rnd.IntN(26))
	}
	name[9] = ' '
	return string(name)
}

// A file that is taken in again is compared by as many queries, however many people it tells of.
func TestAFileAsksNoMoreForManyPeople(t *testing.T) {
	for name, prepare := range map[string]func([]intake.Proposal){
		"as proposed": func([]intake.Proposal) {},
		"as the user says": func(ps []intake.Proposal) { // of contacts that are nobody's candidates
			for i := range ps {
				ps[i].Candidates = nil
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			again := func(people int) (proposed, saved int64) {
				_, in := open(t)
				take(t, in, fileOf(people), intake.Batch{Import: data.Import{File: "people.csv"}})
				var ps []intake.Proposal
				proposed = asked(t, func(ctx context.Context) {
					var err error
					ps, err = in.ProposeAll(ctx, fileOf(people), nil)
					must(t, err)
				})
				prepare(ps)
				saved = asked(t, func(ctx context.Context) {
					imp, err := in.SaveAll(ctx, ps, intake.Batch{Import: data.Import{File: "people.csv"}}, nil)
					must(t, err)
					wantCounts(t, imp, 0, 0, people, 0)
				})
				return proposed, saved
			}
			proposed, saved := again(4)
			proposedMany, savedMany := again(60)
			if proposed == 0 || proposed != proposedMany {
				t.Errorf("to propose: %d queries for few, %d for many", proposed, proposedMany)
			}
			if saved == 0 || saved != savedMany {
				t.Errorf("to save: %d queries for few, %d for many", saved, savedMany)
			}
		})
	}
}

// Those of whom the user has said that they are somebody else are asked for once for all drafts.
func TestOthersAreLookedUpAtOnce(t *testing.T) {
	ask := func(people int) int64 {
		s, in := open(t)
		both := append(fileOf(people), fileOf(people)...)
		_, err := s.Do(t.Context(), "twice", func(tx *store.Tx) error {
			for _, d := range both {
				if err := tx.SaveContact(&d.Contact); err != nil {
					return err
				}
			}
			return tx.MarkNotSame(1, int64(people+1))
		})
		must(t, err)
		return asked(t, func(ctx context.Context) {
			ps, err := in.ProposeAll(ctx, fileOf(people), nil)
			must(t, err)
			for i, p := range ps {
				want := 2
				if i == 0 {
					want = 1 // the other is said to be another
				}
				if len(p.Candidates) != want || p.Action == intake.Create {
					t.Errorf("draft %d is %s with %d candidates, want %d", i, p.Action, len(p.Candidates), want)
				}
			}
		})
	}
	if a, b := ask(3), ask(50); a == 0 || a != b {
		t.Errorf("%d queries for few, %d for many", a, b)
	}
}

// A calendar that is taken in again is compared by as many queries, however many events it has or cancels.
func TestACalendarAsksNoMoreForManyEvents(t *testing.T) {
	again := func(n int) (same, cancelled int64) {
		_, in := open(t)
		events := func() (es []data.Event) {
			for i := range n {
				es = append(es, data.Event{Name: fmt.Sprint("Fair ", i), Start: now.Add(time.Duration(i) * time.Hour), Sessions: []data.Session{{Title: "Talk", Start: now}}})
			}
			return es
		}
		imp := data.Import{File: "days.ics"}
		_, err := in.SaveEvents(t.Context(), events(), nil, imp)
		must(t, err)
		same = asked(t, func(ctx context.Context) {
			done, err := in.SaveEvents(ctx, events(), nil, imp)
			must(t, err)
			if done.Same != n || done.New+done.Updated != 0 {
				t.Errorf("taken in again it did %+v", done)
			}
		})
		cancelled = asked(t, func(ctx context.Context) {
			done, err := in.SaveEvents(ctx, nil, []data.Event{{Name: "Another", Start: now}}, imp)
			must(t, err)
			if done.Op != 0 {
				t.Errorf("cancelling another did %+v", done)
			}
		})
		return same, cancelled
	}
	same, cancelled := again(3)
	sameMany, cancelledMany := again(40)
	if same == 0 || same != sameMany || cancelled == 0 || cancelled != cancelledMany {
		t.Errorf("%d and %d queries for few events, %d and %d for many", same, cancelled, sameMany, cancelledMany)
	}
}

// An event that a file names twice is stored once, with what is said of it both times.
func TestAnEventNamedTwiceGathersBoth(t *testing.T) {
	s, in := open(t)
	imp := data.Import{File: "days.ics"}
	fair := func(titles ...string) data.Event {
		e := data.Event{Name: "Fair", Start: now}
		for _, title := range titles {
			e.Sessions = append(e.Sessions, data.Session{Title: title, Start: now})
		}
		return e
	}
	_, err := in.SaveEvents(t.Context(), []data.Event{fair("Opening")}, nil, imp)
	must(t, err)
	_, err = in.SaveEvents(t.Context(), []data.Event{fair("Talk"), fair("Tea")}, nil, imp)
	must(t, err)
	rows, err := s.Events(t.Context())
	must(t, err)
	all, err := s.WithSessions(t.Context(), rows)
	must(t, err)
	if len(all) != 1 || len(all[0].Sessions) != 3 {
		t.Errorf("stored are %+v", all)
	}
}
