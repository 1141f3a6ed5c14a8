package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// What many people are to cost at most.
const (
	findNothing = 200 * time.Millisecond // a search that finds nobody, with the program's start
	trashTime   = 20 * time.Millisecond  // to list the trash
	trashed     = 5000                   // things in it
	trashFirst  = 4                      // of them in the settings
)

// many measures what reads many people or things at once.
func (b *bench) many(ctx context.Context) error {
	tmp, err := os.MkdirTemp(b.dir, "many-")
	if err != nil {
		return err
	}
	err = errors.Join(b.finding(ctx, tmp), b.trash(ctx, tmp))
	return errors.Join(err, os.RemoveAll(tmp))
}

// finding measures "lanyard find" of everybody and of nobody, each as a whole process.
func (b *bench) finding(ctx context.Context, tmp string) error {
	var found, exported, nobody []time.Duration
	for range rounds {
		for _, job := range []struct {
			took *[]time.Duration
			args []string
		}{
			{&found, []string{"find", "--json", "example"}}, // the domain of all their addresses
			{&exported, []string{"export", "--format", "json", "-o", filepath.Join(tmp, "people.json")}},
			{&nobody, []string{"find", "qxzvkw"}},
		} {
			took, err := timed(ctx, "", b.app, append(job.args, "--db", b.people(typical))...)
			if err != nil {
				return err
			}
			*job.took = append(*job.took, took)
		}
	}
	b.table.times("find --json of 100,000", median(found), median(exported), "export --format json", 1.2)
	b.table.times("find of nobody among 100,000", median(nobody), findNothing, "goal", 1)
	return nil
}

// trash measures the list of a full trash, and that of its latest things, which the settings show.
func (b *bench) trash(ctx context.Context, tmp string) error {
	s, err := store.Open(ctx, filepath.Join(tmp, "trash.db"), store.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if err := fillTrash(ctx, s); err != nil {
		return err
	}
	var whole, latest []time.Duration
	for range 5 * rounds {
		began := time.Now()
		list, err := s.TrashList(ctx)
		if err != nil {
			return err
		}
		whole = append(whole, time.Since(began))
		if len(list) != trashed {
			return fmt.Errorf("the trash has %d things, not %d", len(list), trashed)
		}
		began = time.Now()
		if _, _, err := s.LatestTrash(ctx, trashFirst); err != nil {
			return err
		}
		latest = append(latest, time.Since(began))
	}
	b.table.times("trash of 5,000, all of it", median(whole), trashTime, "goal", 1)
	b.table.times("trash of 5,000, the latest", median(latest), median(whole), "all of it", 1)
	return nil
}

// fillTrash makes people and moves them all to the trash.
func fillTrash(ctx context.Context, s *store.Store) error {
	if err := generate.Fill(ctx, s, trashed, seed); err != nil {
		return err
	}
	everybody, err := s.Find(ctx, data.Query{}, 0)
	if err != nil {
		return err
	}
	_, err = s.Do(ctx, "Emptied", func(tx *store.Tx) error { return tx.Trash(store.Contacts, everybody.IDs...) })
	return err
}
