package cli

import (
	"context"
	"io"
	"path/filepath"
	"sync/atomic"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// A list costs as many queries as a single line of it, as text and as a document.
func TestAListAsksNoMoreForManyLines(t *testing.T) {
	lists := map[string]func(e *env, ctx context.Context, s *store.Store) error{
		"people": func(e *env, ctx context.Context, s *store.Store) error {
			return e.find(ctx, s, data.Query{Text: "example"}, 0, false)
		},
		"a document of people": func(e *env, ctx context.Context, s *store.Store) error {
			return e.find(ctx, s, data.Query{Text: "example"}, 0, true)
		},
		"a document of events": func(e *env, ctx context.Context, s *store.Store) error {
			events, err := s.Events(ctx)
			if err != nil {
				return err
			}
			return e.printEvents(ctx, s, events, true)
		},
	}
	e := &env{stdout: io.Discard, stderr: &screen{w: io.Discard}}
	few, many := filled(t, 20), filled(t, 240)
	for name, list := range lists {
		t.Run(name, func(t *testing.T) {
			var n [2]atomic.Int64
			for i, s := range []*store.Store{few, many} {
				if err := list(e, store.Telling(t.Context(), func(string) { n[i].Add(1) }), s); err != nil {
					t.Fatal(err)
				}
			}
			if a, b := n[0].Load(), n[1].Load(); a == 0 || b > a {
				t.Errorf("%d queries for few, %d for many", a, b)
			}
		})
	}
}

// filled is a store with so many people.
func filled(t *testing.T, people int) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := generate.Fill(t.Context(), s, people, 1); err != nil {
		t.Fatal(err)
	}
	return s
}
