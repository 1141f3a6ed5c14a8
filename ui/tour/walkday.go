package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"lanyard/data/clock"
)

// day is a part of a long walk: the window is opened at a moment and closed again.
type day struct {
	now   string
	steps []step
}

// longWalks takes the walk through a conference, then that through a year.
func longWalks(ctx context.Context, o options) ([]string, error) {
	files, err := walkThreeDays(ctx, o)
	if err != nil {
		return files, err
	}
	more, err := walkAYear(ctx, o)
	return append(files, more...), err
}

// oneDay opens the window on a copy of a database, takes the steps, and puts the copy in its place.
func (t *tour) oneDay(ctx context.Context, o options, d day, database string) (err error) {
	display, err := t.open(ctx, func(_ context.Context, path string) error { return copyOf(database, path) }, window)
	defer func() { err = errors.Join(err, t.close(display)) }()
	if err != nil {
		return err
	}
	if err := t.take(ctx, o.log, display, d.steps); err != nil {
		return err
	}
	return copyOf(t.db, database)
}

// copyOf copies a database that nobody has open.
func copyOf(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// terminal is the command line while no window has the database open.
type terminal struct{ binary, db string }

// at runs a command at noon of a day, and gives what it prints.
func (c terminal) at(ctx context.Context, day string, args ...string) ([]byte, error) {
	path, err := filepath.Abs(c.binary)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, append(args, "--db", c.db)...)
	cmd.Env = append(os.Environ(), clock.Variable+"="+day+"T12:00:00Z", "TZ=UTC")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %q: %w\n%s", day, args, err, &stderr)
	}
	return out, nil
}

// quitOnToday leaves the app from the screen on which nobody waits.
func quitOnToday(ctx context.Context, t *tour) error {
	if err := t.Key(ctx, "ctrl+1"); err != nil {
		return err
	}
	if _, err := t.WaitStable(ctx); err != nil {
		return err
	}
	return quit(ctx, t)
}
