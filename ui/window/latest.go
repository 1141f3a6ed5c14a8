package window

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data/clock"
)

// TypingPause is how long typing rests before what takes longer than a look at the list is read for what was typed.
// Tests that type a lot take it away.
var TypingPause = 250 * time.Millisecond

// SearchPause is how long typing rests before a list is searched: no hand types faster than that, a key that is held
// down does.
const SearchPause = 50 * time.Millisecond

// Latest is for what is asked again before the answer has come: only the last request is answered. A newer one ends
// the reading for those before it. The zero value is ready; it is used from the main goroutine.
type Latest struct {
	last Request
	stop context.CancelFunc
	at   time.Time // of the last request that Soon was asked for
}

// Request is one of those requests. The zero value is one that nothing overtakes.
type Request struct {
	ctx context.Context // ends with the next request; nil: never
}

// Next is a new request: those before it are not wanted any more.
func (l *Latest) Next() Request {
	l.Drop()
	return l.last
}

// Drop has nothing wanted of what was asked for so far.
func (l *Latest) Drop() {
	if l.stop != nil {
		l.stop()
	}
	l.last.ctx, l.stop = context.WithCancel(context.Background())
}

// Now is the last request, for what more is read for it.
func (l *Latest) Now() Request {
	if l.stop == nil {
		l.Drop()
	}
	return l.last
}

// Soon is how long to wait before reading, for what is asked again and again: nothing at first, and pause when the last
// was asked for less than pause ago.
func (l *Latest) Soon(pause time.Duration) time.Duration {
	now, last := clock.Real(), l.at
	if l.at = now; now.Sub(last) < pause {
		return pause
	}
	return 0
}

// Wanted reports whether no newer request has come. It may be called from any goroutine.
func (r Request) Wanted() bool { return r.ctx == nil || r.ctx.Err() == nil }

// During is a context that ends with ctx, or when a newer request comes. done, called by who has read, lets go of it.
func (r Request) During(ctx context.Context) (within context.Context, done func()) {
	within, stop := context.WithCancel(ctx)
	if r.ctx == nil {
		return within, stop
	}
	leave := context.AfterFunc(r.ctx, stop)
	return within, func() {
		leave()
		stop()
	}
}

// Read reads something for a request off the main goroutine, after a wait, and hands it to show on the main one, unless
// a newer request has come or the window is closing. Keys do not wait for it.
func Read[T any](w *Window, r Request, wait time.Duration, read func(ctx context.Context) (T, error), show func(T, error)) {
	w.Go(func(ctx context.Context) {
		within, done := r.During(ctx)
		defer done()
		if !Pause(within, wait) {
			return
		}
		v, err := read(within)
		if within.Err() != nil {
			return
		}
		fyne.Do(func() {
			if r.Wanted() && ctx.Err() == nil {
				show(v, err)
			}
		})
	})
}
