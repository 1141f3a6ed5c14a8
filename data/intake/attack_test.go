package intake_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
)

// TestAttackManyOfADocument takes documents in twice that name very many things: each is looked up, not looked for among all.
// What goes through all of them for each takes minutes.
func TestAttackManyOfADocument(t *testing.T) {
	const many = 20_000
	events := make([]data.Event, many)
	for i := range events {
		events[i] = data.Event{ID: int64(i + 1), Name: fmt.Sprintf("Event %d", i)}
	}
	sessions := make([]data.Session, many)
	for i := range sessions {
		sessions[i] = data.Session{Title: fmt.Sprintf("Session %d", i)}
	}
	backwards := slices.Clone(sessions)
	slices.Reverse(backwards)
	named := make([]data.DraftEncounter, many)
	for i := range named {
		named[i] = data.DraftEncounter{Event: "Days", Session: sessions[i].Title, At: day(3), Zone: "UTC"}
	}
	for name, c := range map[string]struct {
		first, then data.Document
		drafts      []data.Draft
	}{
		"events":                 {data.Document{Events: events}, data.Document{Events: events}, nil},
		"sessions, turned round": {data.Document{Events: []data.Event{{ID: 1, Name: "Days", Sessions: sessions}}}, data.Document{Events: []data.Event{{ID: 1, Name: "Days", Sessions: backwards}}}, nil},
		"sessions by name":       {data.Document{}, data.Document{}, []data.Draft{{Contact: jane(), Encounters: named}}},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 120*time.Second)
			defer cancel()
			s, in := open(t)
			ps, err := in.ProposeAll(ctx, c.drafts, nil)
			must(t, err)
			for _, doc := range []data.Document{c.first, c.then} {
				_, err := in.SaveAll(ctx, ps, intake.Batch{Import: data.Import{File: "x.json"}, Document: doc}, nil)
				must(t, err)
				if ctx.Err() != nil {
					break
				}
			}
			if rows, err := s.Events(ctx); err != nil || len(rows) != max(1, len(c.first.Events)) {
				t.Errorf("%d events, %v", len(rows), err)
			}
		})
	}
}
