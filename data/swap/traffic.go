package swap

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"lanyard/data/clock"
)

// Limits for one visitor, and for all together. A queue of people at a booth stays far below them; a bad device
// leaves room for the others.
const (
	connections      = 256 // open at a time
	connectionsEach  = 12
	requestsEach     = 40              // in a burst, and then
	requestEvery     = time.Second / 4 // one in this time
	repliesEach      = 6               // in a burst, and then
	replyEvery       = 10 * time.Second
	repliesEachAt    = 2        // of one visitor, being read
	keptEach         = 12 << 20 // bytes of one visitor in a burst, and then
	keptPerSecond    = 20 << 10 // so many
	visitorsRecalled = 8192
)

// traffic counts what visitors do.
type traffic struct {
	mu       sync.Mutex
	open     map[*countedConn]bool
	places   map[*place]bool
	waiting  map[*body]bool // for a place
	visitors map[netip.Prefix]*visitorTraffic
	rest     visitorTraffic // all visitors without a count of their own
}

type visitorTraffic struct {
	open, replying          int
	requests, replies, kept *rate.Limiter
	seen                    time.Time
}

func newVisitorTraffic() visitorTraffic {
	return visitorTraffic{
		requests: rate.NewLimiter(rate.Every(requestEvery), requestsEach),
		replies:  rate.NewLimiter(rate.Every(replyEvery), repliesEach),
		kept:     rate.NewLimiter(keptPerSecond, keptEach),
	}
}

func newTraffic() *traffic {
	return &traffic{
		open: map[*countedConn]bool{}, places: map[*place]bool{}, waiting: map[*body]bool{},
		visitors: map[netip.Prefix]*visitorTraffic{}, rest: newVisitorTraffic(),
	}
}

// of gives the count of a visitor; the caller holds t.mu. The visitor who was away longest, and has nothing
// open, makes room.
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
	v.seen = clock.Real()
	return v
}

// forget makes room for one visitor. It keeps visitors whose counts have not filled up again: otherwise they
// would get a new count.
func (t *traffic) forget() bool {
	var oldest netip.Prefix
	at := clock.Real().Add(-repliesEach * replyEvery)
	found := false
	for p, v := range t.visitors {
		if v.open == 0 && v.replying == 0 && v.seen.Before(at) {
			oldest, at, found = p, v.seen, true
		}
	}
	delete(t.visitors, oldest)
	return found
}

// request reports whether the visitor may make one more request.
func (t *traffic) request(from netip.Prefix) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.of(from).requests.Allow()
}

// reply reports whether the visitor may send a reply; the caller calls done at its end.
func (t *traffic) reply(from netip.Prefix) (done func(), ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	v := t.of(from)
	if v.replying >= repliesEachAt || !v.replies.Allow() {
		return nil, false
	}
	v.replying++
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		v.replying--
	}, true
}

// keep reports whether so many more bytes of a visitor may be kept.
func (t *traffic) keep(from netip.Prefix, bytes int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.of(from).kept.AllowN(clock.Real(), bytes)
}

// limit closes connections above the limits as soon as they are made.
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

// admit counts a connection until it is closed; nil when the visitor has too many. When all are taken, a
// visitor with the most connections loses one: the one that has sent least for its age. So a new visitor gets
// through, however many others only wait.
func (t *traffic) admit(c net.Conn) net.Conn {
	from := visitor(c.RemoteAddr().String())
	t.mu.Lock()
	v := t.of(from)
	if v.open >= connectionsEach {
		t.mu.Unlock()
		return nil
	}
	var out *countedConn
	if len(t.open) >= connections {
		out = t.idlest()
		t.forgetConn(out)
	}
	n := &countedConn{Conn: c, traffic: t, of: v, since: clock.Real()}
	t.open[n] = true
	v.open++
	t.mu.Unlock()
	if out != nil {
		_ = out.Conn.Close() // it is given up
	}
	return n
}

// idlest is the connection that makes room; the caller holds t.mu.
func (t *traffic) idlest() (worst *countedConn) {
	now := clock.Real()
	slower := func(a, b *countedConn) bool {
		if a.of.open != b.of.open {
			return a.of.open > b.of.open
		}
		return a.pace(now) < b.pace(now)
	}
	for c := range t.open {
		if worst == nil || slower(c, worst) {
			worst = c
		}
	}
	return worst
}

// forgetConn frees the place of a connection, once; the caller holds t.mu.
func (t *traffic) forgetConn(c *countedConn) {
	if t.open[c] {
		delete(t.open, c)
		c.of.open--
	}
}

type countedConn struct {
	net.Conn
	traffic *traffic
	of      *visitorTraffic
	since   time.Time
	got     atomic.Int64 // bytes
}

// pace is the number of bytes a second; a new connection gets time to begin.
func (c *countedConn) pace(now time.Time) float64 {
	age := now.Sub(c.since)
	if age < time.Second {
		return float64(1<<30) - age.Seconds()
	}
	return float64(c.got.Load()) / age.Seconds()
}

// Read implements net.Conn.
func (c *countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.got.Add(int64(n))
	return n, err
}

// Close implements net.Conn.
func (c *countedConn) Close() error {
	c.traffic.mu.Lock()
	c.traffic.forgetConn(c)
	c.traffic.mu.Unlock()
	return c.Conn.Close()
}
