package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
)

// remedies tie a SQLite result code to the error callers tell apart and to what to do.
var remedies = map[sqlite3.ErrNo]struct {
	is     error
	advice string
}{
	sqlite3.ErrBusy:     {data.ErrBusy, "close the other program that uses it, then try again"},
	sqlite3.ErrLocked:   {data.ErrBusy, "close the other program that uses it, then try again"},
	sqlite3.ErrReadonly: {data.ErrReadOnly, "make the file and its folder writable, or choose another with --db"},
	sqlite3.ErrPerm:     {data.ErrReadOnly, "make the file and its folder writable, or choose another with --db"},
	sqlite3.ErrCantOpen: {data.ErrReadOnly, "make the file and its folder writable, or choose another with --db"},
	sqlite3.ErrNotADB:   {data.ErrNotLanyard, "choose another file with --db"},
	sqlite3.ErrCorrupt:  {data.ErrDamaged, "keep a copy of it, then put a backup in its place"},
	sqlite3.ErrFull:     {data.ErrDiskFull, "make room, then try again; nothing was changed"},
}

// explain wraps an error with what was being done and to which file. SQLite's errors are
// told apart by their code, never by their text.
func (s *Store) explain(doing string, err error) error { return explain(s.path, doing, err) }

// explainIn is explain for work under a context: an interrupted query reports the
// context's own error.
func (s *Store) explainIn(ctx context.Context, doing string, err error) error {
	return explainIn(ctx, s.path, doing, err)
}

func explainIn(ctx context.Context, path, doing string, err error) error {
	if err != nil && ctx.Err() != nil && interrupted(err) {
		return fmt.Errorf("%s: %w", doing, ctx.Err())
	}
	return explain(path, doing, err)
}

func interrupted(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && se.Code == sqlite3.ErrInterrupt
}

func explain(path, doing string, err error) error {
	if err == nil {
		return nil
	}
	var done *explained
	if errors.As(err, &done) {
		return err // by an inner call, which knew better
	}
	var se sqlite3.Error
	if !errors.As(err, &se) {
		return &explained{fmt.Errorf("%s: %w", doing, err)}
	}
	code := se.Code
	if noSpace(se.SystemErrno) { // it may have been in the way of a file that SQLite needs beside
		code = sqlite3.ErrFull
	}
	r, ok := remedies[code]
	if !ok {
		return &explained{fmt.Errorf("%s: %s: %w", doing, path, err)}
	}
	return &explained{fmt.Errorf("%s: %s: %w; %s (SQLite says: %w)", doing, path, r.is, r.advice, err)}
}

// explained marks an error that says already what was being done.
type explained struct{ error }

func (e *explained) Unwrap() error { return e.error }
