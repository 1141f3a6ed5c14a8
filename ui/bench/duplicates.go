package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// duplicates measures the search for people who are there twice, against one pass that reads everybody and
// does nothing.
func (b *bench) duplicates(ctx context.Context) error {
	s, err := store.Open(ctx, b.people(typical), store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	everybody, err := s.Find(ctx, data.Query{}, 0)
	if err != nil {
		return err
	}
	var compared, read []time.Duration
	found := 0
	for range rounds {
		runtime.GC()
		began := time.Now()
		if err := s.Contacts(ctx, everybody.IDs, func(data.Contact) error { return nil }); err != nil {
			return err
		}
		read = append(read, time.Since(began))
		began = time.Now()
		pairs, err := intake.New(s).Duplicates(ctx, nil)
		if err != nil {
			return err
		}
		compared, found = append(compared, time.Since(began)), len(pairs)
	}
	fmt.Fprintf(b.log, "  %d pairs\n", found)
	b.table.times("duplicates among 100,000", median(compared), median(read), "one pass reading them", 5)
	return nil
}
