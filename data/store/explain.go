package store

import (
	"context"
	"errors"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
	"lanyard/data/say"
)

// remedies map a result code of SQLite to the error that callers check for, and to advice.
var remedies = map[sqlite3.ErrNo]struct {
	is     error
	advice say.Phrase
}{
	sqlite3.ErrBusy:     {data.ErrBusy, say.Phrase("close the other program that uses it, then try again")},
	sqlite3.ErrLocked:   {data.ErrBusy, say.Phrase("close the other program that uses it, then try again")},
	sqlite3.ErrReadonly: {data.ErrReadOnly, say.Phrase("make the file and its folder writable, or choose another with --db")},
	sqlite3.ErrPerm:     {data.ErrReadOnly, say.Phrase("make the file and its folder writable, or choose another with --db")},
	sqlite3.ErrCantOpen: {data.ErrReadOnly, say.Phrase("make the file and its folder writable, or choose another with --db")},
	sqlite3.ErrNotADB:   {data.ErrNotLanyard, say.Phrase("choose another file with --db")},
	sqlite3.ErrCorrupt:  {data.ErrDamaged, say.Phrase("keep a copy of it, then put a backup in its place")},
	sqlite3.ErrFull:     {data.ErrDiskFull, say.Phrase("make room, then try again; nothing was changed")},
}

// explain wraps an error with what was being done and to which file. It recognises SQLite's errors by their
// code, never by their text.
func (s *Store) explain(doing say.Phrase, err error) error { return explain(s.path, doing, err) }

// explainIn is explain for work under a context: for an interrupted query it returns the error of the context.
func (s *Store) explainIn(ctx context.Context, doing say.Phrase, err error) error {
	return explainIn(ctx, s.path, doing, err)
}

func explainIn(ctx context.Context, path string, doing say.Phrase, err error) error {
	if err != nil && ctx.Err() != nil && interrupted(err) {
		return say.Errorf("{{.Doing}}: {{.Why}}", doing, ctx.Err())
	}
	return explain(path, doing, err)
}

func interrupted(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && se.Code == sqlite3.ErrInterrupt
}

func explain(path string, doing say.Phrase, err error) error {
	if err == nil {
		return nil
	}
	var done *explained
	if errors.As(err, &done) {
		return err // an inner call explained it already, more exactly
	}
	var se sqlite3.Error
	if !errors.As(err, &se) {
		return &explained{say.Errorf("{{.Doing}}: {{.Why}}", doing, err)}
	}
	code := se.Code
	if noSpace(se.SystemErrno) { // there may be no room for a file that SQLite needs beside the database
		code = sqlite3.ErrFull
	}
	r, ok := remedies[code]
	if !ok {
		return &explained{say.Errorf("{{.Doing}}: {{.File}}: {{.Why}}", doing, path, err)}
	}
	return &explained{say.Errorf("{{.Doing}}: {{.File}}: {{.Is}}; {{.Advice}} (SQLite says: {{.Why}})", doing, path, r.is, r.advice, err)}
}

// explained marks an error that already says what was being done.
type explained struct{ error }

func (e *explained) Unwrap() error { return e.error }
