package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// seed of the generated people: the same on every run, so that runs can be compared.
const seed = 1

// database gives the path of a generated database of n contacts. It is kept in dir, so that only the
// first run waits for it; one that this program cannot open any more is made anew.
func database(ctx context.Context, dir string, n int, log io.Writer) (string, error) {
	path := filepath.Join(dir, fmt.Sprintf("people-%d.db", n))
	err := ready(ctx, path, n)
	if err == nil {
		return path, nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if !errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(log, "%s is made anew: %v\n", path, err)
	}
	began := time.Now()
	fmt.Fprintf(log, "Generating %d people into %s; this is done once.\n", n, path)
	half := path + ".half" // takes the name when it is whole
	for _, p := range []string{path, half} {
		if err := remove(p); err != nil {
			return "", err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	s, err := store.Open(ctx, half, store.Options{})
	if err != nil {
		return "", err
	}
	err = generate.Fill(ctx, s, n, seed)
	if err == nil {
		err = s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetSetting("screen", "people") })
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return "", err
	}
	fmt.Fprintf(log, "%d people generated in %.0f s.\n", n, time.Since(began).Seconds())
	return path, os.Rename(half, path)
}

// ready tells what keeps a database from being measured; nil when it is there and whole. Opening it
// for writing brings an older schema and older derived tables up to date, which is no part of what is
// measured.
func ready(ctx context.Context, path string, n int) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	have, err := s.Count(ctx)
	if err == nil && have != n {
		err = fmt.Errorf("it has %d contacts, not %d", have, n)
	}
	return errors.Join(err, s.Close())
}

// remove deletes a database with what SQLite keeps beside it.
func remove(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
