package main

import (
	"path/filepath"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

func TestEveryFilterIsMeasuredAndMostFindSomebody(t *testing.T) {
	ctx := t.Context()
	now, err := time.Parse(time.RFC3339, onAt)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "people.db"), store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := generate.Fill(ctx, s, 400, seed); err != nil {
		t.Fatal(err)
	}
	event, err := generate.Events(ctx, s, 3, 200, now, seed)
	if err != nil {
		t.Fatal(err)
	}
	if err := colleagues(ctx, s); err != nil {
		t.Fatal(err)
	}
	each, err := conditions(ctx, s, event)
	if err != nil {
		t.Fatal(err)
	}
	found := map[data.ConditionKey]int{}
	for _, q := range alone(each) {
		res, err := s.Find(ctx, q, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range data.Conditions {
			if c.IsSet(&q) {
				found[c.Key] += len(res.IDs)
			}
		}
	}
	nobody := 0
	for _, c := range data.Conditions {
		if found[c.Key] == 0 {
			t.Logf("%s finds nobody", c.Key)
			nobody++
		}
	}
	if nobody > 4 { // everybody who is generated has an e-mail and a telephone, came without an import, and is kept until later
		t.Errorf("%d filters find nobody", nobody)
	}
	for _, q := range append(inPairs(each), withText(each)...) {
		if !q.Filtered() {
			t.Errorf("%s has no filter", said(&q))
		}
	}
}
