package store

import (
	"context"
	"errors"
	"time"

	"github.com/mattn/go-sqlite3"

	"lanyard/data/clock"
	"lanyard/data/say"
)

var (
	// longestWait limits how long a write waits for another program that works on the file. A program that ends
	// loses its lock, so a program that holds one is alive.
	longestWait = 30 * time.Minute
	// tellWaiting is how long a write waits before it reports that.
	tellWaiting = 2 * time.Second
)

// waitBetween is the time between two tries; SQLite itself has waited before each.
const waitBetween = 50 * time.Millisecond

// untilFree repeats f while the lock of another program stops it: an import of very many people takes a minute.
// It ends with the context, soon after Close was called, and after longestWait.
func (s *Store) untilFree(ctx context.Context, f func() error) error {
	return s.untilFreeFor(ctx, longestWait, f)
}

func (s *Store) untilFreeFor(ctx context.Context, longest time.Duration, f func() error) error {
	begin, told, closing := clock.Real(), false, s.closing
	tell := func(waiting bool) {
		if told = waiting; s.waits != nil {
			s.waits(waiting)
		}
	}
	defer func() {
		if told {
			tell(false)
		}
	}()
	for {
		err := f()
		waited := clock.Real().Sub(begin)
		if !locked(err) || waited > longest {
			return err
		}
		if waited >= tellWaiting && !told {
			tell(true)
		}
		select {
		case <-ctx.Done():
			return say.Errorf("another program is at work on the file: {{.Why}}", ctx.Err())
		case <-closing:
			longest, closing = min(longest, waited+patience), nil
		case <-time.After(waitBetween):
		}
	}
}

// locked reports whether another connection's lock was in the way.
func locked(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && (se.Code == sqlite3.ErrBusy || se.Code == sqlite3.ErrLocked)
}
