// Package swap serves one of the user's cards to the phones on the local network and receives theirs in return:
// a page without scripts that a phone opens by scanning one code.
//
// Visitors can read only the card that is shown. What they send goes to Options.Deliver as a draft; the package
// itself stores nothing. The server listens on one address, every path has a token of 128 bits, and requests
// are limited in size, time and number.
package swap

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/local"
	"lanyard/data/say"
)

// Port is tried first, so that a firewall rule stays valid.
const Port = 47820

// Card is what a visitor gets.
type Card struct {
	Name   string // of the person or, at a booth, of the organisation
	Detail string // a line under it: title, organisation
	Event  string // the place of the swap; "" for none
	VCard  []byte // the card as a .vcf file, exactly as it is served
}

// Reply is what a visitor has sent.
type Reply struct {
	At      time.Time
	Draft   data.Draft // its contact's Other holds the consent, see ConsentProperty
	Consent Consent
}

// Consent is what a visitor agreed to.
type Consent = data.PageConsent

// Visit is something that a visitor does.
type Visit string

// The visits.
const (
	Opened Visit = "opened" // the page
	Took   Visit = "took"   // the card
	Sent   Visit = "sent"   // theirs
)

// Options are the settings of a server.
type Options struct {
	// Addr is the only address to listen on. Port 0 means Port, or any free one.
	Addr netip.AddrPort
	Card Card
	// Deliver keeps a reply for good. When it returns nil the visitor is thanked. It is called from several
	// goroutines. Errors: data.ErrInboxFull; any other is shown to the visitor as a failure on this side.
	Deliver func(context.Context, Reply) error
	// Visited is called for each visit and must return at once; it may be nil.
	Visited func(Visit)
	// Lifetime is the time after which the server stops by itself; 0 for never.
	Lifetime time.Duration
	// Now is the clock; nil for clock.Now.
	Now func() time.Time
}

// Server is a page being served.
type Server struct {
	opts  Options
	addr  netip.AddrPort
	token string
	card  atomic.Pointer[Card]

	delivering sync.Mutex
	delivered  []string                 // forms that arrived, latest last
	pending    map[string]chan struct{} // forms being delivered

	http    *http.Server
	traffic *traffic
	done    chan struct{} // closed when the server has ended
	err     error         // why it ended by itself; read after done

	ending sync.Mutex
	end    *time.Timer // nil when no end is set
	endGen int
}

// Limits on the time of a visitor. A phone at the edge of a bad network needs half a minute for two megabytes;
// a connection that only waits is closed.
const (
	headerTime = 10 * time.Second
	bodyTime   = 45 * time.Second
	answerTime = 45 * time.Second
	idleTime   = 20 * time.Second
	stopTime   = 3 * time.Second
	clockEvery = 20 * time.Second
	headerSize = 8 << 10 // bytes
)

// Start listens and serves until Stop, or until the lifetime is over. Errors are the network's: the address is
// no longer this computer's, or the port is taken.
func Start(o Options) (*Server, error) {
	if o.Deliver == nil {
		return nil, say.Errorf("a swap page needs somebody who takes the replies")
	}
	if o.Now == nil {
		o.Now = clock.Now
	}
	listener, err := listen(o.Addr)
	if err != nil {
		return nil, say.Errorf("the page cannot be served at {{.Addr}}: {{.Why}}; choose another network", o.Addr.Addr(), err)
	}
	s := &Server{opts: o, token: local.NewToken(), traffic: newTraffic(), pending: map[string]chan struct{}{}, done: make(chan struct{})}
	s.addr = listener.Addr().(*net.TCPAddr).AddrPort()
	s.SetCard(o.Card)
	s.http = &http.Server{
		Handler: s,
		// "OPTIONS *" goes through the same checks as all requests.
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            headerTime,
		ReadTimeout:                  bodyTime,
		WriteTimeout:                 answerTime,
		IdleTimeout:                  idleTime,
		MaxHeaderBytes:               headerSize,
		ErrorLog:                     log.New(io.Discard, "", 0), // strangers could fill it
	}
	go func() {
		defer close(s.done)
		if err := s.http.Serve(s.traffic.limit(listener)); !errors.Is(err, http.ErrServerClosed) {
			s.err = say.Errorf("the page at {{.Addr}} is no longer served: {{.Why}}", s.addr, err)
		}
	}()
	if o.Lifetime > 0 {
		s.EndAt(o.Now().Add(o.Lifetime))
	}
	go func() { <-s.done; s.EndAt(time.Time{}) }()
	return s, nil
}

// EndAt makes the server stop by itself at a moment of Options.Now; the moment replaces the one set before, and
// zero means never. The wall clock decides: a laptop that sleeps meanwhile does not serve longer.
func (s *Server) EndAt(at time.Time) {
	s.ending.Lock()
	defer s.ending.Unlock()
	if s.end != nil {
		s.end.Stop()
		s.end = nil
	}
	s.endGen++
	if !at.IsZero() {
		s.waitUntil(clock.Real().Round(0).Add(at.Round(0).Sub(s.opts.Now())), s.endGen)
	}
}

// waitUntil looks at the clock again and again, because timers stop while a laptop sleeps. The caller holds
// ending.
func (s *Server) waitUntil(at time.Time, gen int) {
	s.end = time.AfterFunc(min(at.Sub(clock.Real()), clockEvery), func() {
		if at.Sub(clock.Real()) <= 0 {
			s.stopOf(gen)
			return
		}
		s.ending.Lock()
		defer s.ending.Unlock()
		if gen == s.endGen {
			s.waitUntil(at, gen)
		}
	})
}

// stopOf stops, unless another end was set meanwhile.
func (s *Server) stopOf(gen int) {
	s.ending.Lock()
	due := gen == s.endGen
	s.ending.Unlock()
	if due {
		s.Stop()
	}
}

// listen binds the address, at the preferred port if none is asked for.
func listen(addr netip.AddrPort) (net.Listener, error) {
	if addr.Port() == 0 {
		if l, err := net.Listen("tcp", netip.AddrPortFrom(addr.Addr(), Port).String()); err == nil {
			return l, nil
		}
	}
	return net.Listen("tcp", addr.String())
}

// URL is the address of the page. It is in capitals as far as possible, which makes its code smaller.
func (s *Server) URL() string { return "HTTP://" + strings.ToUpper(s.addr.String()) + "/" + s.token }

// Addr is the address that the server listens on.
func (s *Server) Addr() netip.AddrPort { return s.addr }

// SetCard changes the card for visitors from now on.
func (s *Server) SetCard(c Card) {
	c.Name, c.Detail, c.Event = plain(c.Name), plain(c.Detail), plain(c.Event)
	s.card.Store(&c)
}

// Stop ends the server. It waits for replies that are being delivered, at most a few seconds. It may be called
// several times.
func (s *Server) Stop() {
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if s.http.Shutdown(ctx) != nil {
		s.http.Close()
	}
	<-s.done
}

// Done is closed when the server has ended; then Err says why.
func (s *Server) Done() <-chan struct{} { return s.done }

// Err is nil while the server runs and after Stop; else it says what ended it.
func (s *Server) Err() error {
	select {
	case <-s.done:
		return s.err
	default:
		return nil
	}
}

func (s *Server) visited(v Visit) {
	if s.opts.Visited != nil {
		s.opts.Visited(v)
	}
}
