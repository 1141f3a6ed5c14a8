package swap

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What one visitor, and all together, may do. A queue of people at a booth stays far below; a device
// that means harm leaves room for the others.
const (
	connections      = 256 // open at a time
	connectionsEach  = 12
	requestsEach     = 40              // at once, and then
	requestEvery     = time.Second / 4 // one
	repliesEach      = 6               // at once, and then
	replyEvery       = 10 * time.Second
	repliesAtOnce    = 4 // being read, whoever sends them
	repliesEachAt    = 1 // being read of one visitor
	replyWait        = 5 * time.Second
	visitorsRecalled = 2048
)

// traffic counts what visitors do.
type traffic struct {
	reading chan struct{} // a place for each reply being read

	mu       sync.Mutex
	open     int
	visitors map[netip.Prefix]*visitorTraffic
	rest     visitorTraffic // of all that there is no room for
}

type visitorTraffic struct {
	open, replying    int
	requests, replies *rate.Limiter
	seen              time.Time
}

func newVisitorTraffic() visitorTraffic {
	return visitorTraffic{
		requests: rate.NewLimiter(rate.Every(requestEvery), requestsEach),
		replies:  rate.NewLimiter(rate.Every(replyEvery), repliesEach),
	}
}

func newTraffic() *traffic {
	return &traffic{
		reading: make(chan struct{}, repliesAtOnce), visitors: map[netip.Prefix]*visitorTraffic{}, rest: newVisitorTraffic(),
	}
}

// of gives a visitor's count; t.mu is held. Who was not here for longest, and has nothing open, makes
// room.
func (t *traffic) of(from netip.Prefix) *visitorTraffic {
	v := t.visitors[from]
	if v == nil {
		if len(t.visitors) >= visitorsRecalled && !t.forget() {
			return &t.rest
		}
		fresh := newVisitorTraffic()
		v = &fresh
		t.visitors[from] = v
	}
	v.seen = time.Now()
	return v
}

// forget makes room for one visitor. Whoever was here within the time in which a count fills up again
// stays: forgetting them would give them a fresh one.
func (t *traffic) forget() bool {
	var oldest netip.Prefix
	at := time.Now().Add(-repliesEach * replyEvery)
	found := false
	for p, v := range t.visitors {
		if v.open == 0 && v.replying == 0 && v.seen.Before(at) {
			oldest, at, found = p, v.seen, true
		}
	}
	delete(t.visitors, oldest)
	return found
}

// request reports whether the visitor may ask for something more.
func (t *traffic) request(from netip.Prefix) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.of(from).requests.Allow()
}

// replyTurn waits a little for a place to read a reply of the visitor's; leave gives it back. False
// when there is none: the visitor has to try again later.
func (t *traffic) replyTurn(ctx context.Context, from netip.Prefix) (leave func(), ok bool) {
	t.mu.Lock()
	v := t.of(from)
	ok = v.replying < repliesEachAt && v.replies.Allow()
	if ok {
		v.replying++
	}
	t.mu.Unlock()
	if !ok {
		return nil, false
	}
	done := func() {
		t.mu.Lock()
		v.replying--
		t.mu.Unlock()
	}
	ctx, cancel := context.WithTimeout(ctx, replyWait)
	defer cancel()
	select {
	case t.reading <- struct{}{}:
		return func() { <-t.reading; done() }, true
	case <-ctx.Done():
		done()
		return nil, false
	}
}

// limit closes connections beyond those allowed as soon as they are made.
func (t *traffic) limit(l net.Listener) net.Listener { return &limited{l, t} }

type limited struct {
	net.Listener
	traffic *traffic
}

// Accept implements net.Listener.
func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if counted := l.traffic.admit(c); counted != nil {
			return counted, nil
		}
		c.Close()
	}
}

// admit counts a connection until it is closed; nil when there are too many.
func (t *traffic) admit(c net.Conn) net.Conn {
	t.mu.Lock()
	defer t.mu.Unlock()
	v := t.of(visitor(c.RemoteAddr().String()))
	if t.open >= connections || v.open >= connectionsEach {
		return nil
	}
	t.open++
	v.open++
	return &countedConn{Conn: c, leave: sync.OnceFunc(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.open--
		v.open--
	})}
}

type countedConn struct {
	net.Conn
	leave func()
}

// Close implements net.Conn.
func (c *countedConn) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
