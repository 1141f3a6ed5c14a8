package swap

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"lanyard/data/clock"
	"lanyard/data/say"
)

// Limits on reading a reply. Only large replies need a place, because only they take much memory.
const (
	smallReply  = 100 << 10 // bytes
	placesMost  = 8         // larger ones at a time
	placeWait   = 5 * time.Second
	placeLook   = 20 * time.Millisecond
	bodyGrace   = 5 * time.Second // before the pace is measured
	bodyPace    = 16 << 10        // bytes a second, at least
	yieldPace   = 256 << 10       // a slower one gives up its place when others wait
	yieldAfter  = 300 * time.Millisecond
	readAtOnce  = 32 << 10
	readAllTime = bodyTime - 5*time.Second
)

var (
	// errBusy says that there is no place for a large reply.
	errBusy = say.Errorf("too many large replies at a time")
	// errSlow says that a reply comes too slowly.
	errSlow = say.Errorf("the reply came too slowly")
)

// body is the body of a visitor's request, read at a minimum pace.
type body struct {
	ctx     context.Context
	r       io.Reader
	ctl     *http.ResponseController
	traffic *traffic
	size    int64 // as announced
	began   time.Time
	read    atomic.Int64
	place   *place
	wasted  bool // the content is thrown away and needs no place
}

// place is held by a large reply while it is read and kept. cut takes it away for another.
type place struct {
	body *body
	at   time.Time
	from int64 // bytes read before
	done bool  // all is read: it will end soon
	lost bool
}

func (t *traffic) body(w http.ResponseWriter, r *http.Request) *body {
	size := r.ContentLength
	if size < 0 {
		size = bodyMax
	}
	return &body{ctx: r.Context(), r: r.Body, ctl: http.NewResponseController(w), traffic: t, size: size, began: clock.Real()}
}

// Read implements io.Reader. Errors: errBusy, errSlow; the context's when the visitor is gone; the
// connection's.
func (b *body) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	read := b.read.Load()
	if read >= smallReply && b.place == nil && !b.wasted {
		if b.place = b.traffic.wait(b); b.place == nil {
			return 0, errBusy
		}
	}
	end := b.began.Add(min(readAllTime, bodyGrace+time.Duration(read)*time.Second/bodyPace))
	b.traffic.mu.Lock()
	lost := b.place != nil && b.place.lost
	if !lost {
		_ = b.ctl.SetReadDeadline(end) // a recorder in tests has none
	}
	b.traffic.mu.Unlock()
	if lost || clock.Real().After(end) {
		return 0, errSlow
	}
	n, err := b.r.Read(p[:min(len(p), readAtOnce)])
	b.read.Add(int64(n))
	var late interface{ Timeout() bool }
	if errors.As(err, &late) && late.Timeout() {
		err = errSlow
	}
	return n, err
}

// whole notes that no more is read; the place is kept until leave.
func (b *body) whole() {
	b.traffic.mu.Lock()
	defer b.traffic.mu.Unlock()
	if b.place != nil {
		b.place.done = true
	}
}

// leave gives the place back.
func (b *body) leave() {
	b.traffic.mu.Lock()
	defer b.traffic.mu.Unlock()
	if b.place != nil {
		delete(b.traffic.places, b.place)
	}
}

// wait waits for a place for a large reply; nil when none is free in time, or the visitor is gone.
func (t *traffic) wait(b *body) *place {
	t.mu.Lock()
	t.waiting[b] = true
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		delete(t.waiting, b)
		t.mu.Unlock()
	}()
	for end := clock.Real().Add(placeWait); b.ctx.Err() == nil && clock.Real().Before(end); {
		if p := t.take(b); p != nil {
			return p
		}
		select {
		case <-time.After(placeLook):
		case <-b.ctx.Done():
		}
	}
	return nil
}

// take gives a free place, or that of the slowest reply if it is too slow and others wait. Smaller replies come
// first: they end soon.
func (t *traffic) take(b *body) *place {
	t.mu.Lock()
	defer t.mu.Unlock()
	smaller := 0
	for other := range t.waiting {
		if other.size < b.size {
			smaller++
		}
	}
	if len(t.places)+smaller >= placesMost {
		if smaller > 0 {
			return nil
		}
		slowest, pace := (*place)(nil), float64(yieldPace)
		for p := range t.places {
			held := clock.Real().Sub(p.at)
			if had := float64(p.body.read.Load()-p.from) / held.Seconds(); !p.done && held > yieldAfter && had < pace {
				slowest, pace = p, had
			}
		}
		if slowest == nil {
			return nil
		}
		delete(t.places, slowest)
		slowest.lost = true
		_ = slowest.body.ctl.SetReadDeadline(clock.Real()) // ends its reading
	}
	p := &place{body: b, at: clock.Real(), from: b.read.Load()}
	t.places[p] = true
	return p
}
