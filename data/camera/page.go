package camera

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"iter"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/time/rate"

	"lanyard/data/local"
)

// ErrAsking says that the browser asks the user whether the camera may be used.
var ErrAsking = errors.New("the browser asks whether the camera may be used")

// Page is a page on this computer's loopback address that lends Lanyard the camera of the browser which
// opens it. It is a Source from Frames on, and goes on after every error.
type Page struct {
	addr  netip.AddrPort
	token string
	http  *http.Server
	limit *rate.Limiter
	busy  sync.Mutex    // while a picture is taken in
	next  chan arrival  // the newest that was not taken yet
	seen  atomic.Bool   // a browser was here
	ended chan struct{} // closed by End
	told  chan struct{} // closed when the browser knows how it ended
	tell  func()        // closes told
	end   func(Outcome)

	outcome Outcome // read after ended
}

// arrival is a picture, or why there is none; neither when the page is only alive.
type arrival struct {
	img image.Image
	err error
}

// Outcome is what a page says at its end.
type Outcome string

// How it can end.
const (
	Found Outcome = "found" // a code was read
	Ended Outcome = "ended" // the camera is not wanted any more
)

// What a page may send. The script makes 20 pictures a second of about 150 kB.
const (
	pictureBytes = 2 << 20
	stateBytes   = 32
	perSecond    = 40
	connections  = 32
	pageQuiet    = 6 * time.Second // without a word, and the page counts as closed
	pageLinger   = 2 * time.Second // to tell the page how it ended
	headerTime   = 5 * time.Second
	bodyTime     = 10 * time.Second
	headerBytes  = 8 << 10
)

// OpenPage serves the page until End. Only 127.0.0.1 is listened on. Errors are the network's.
func OpenPage() (*Page, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("the camera page cannot be served on this computer: %w", err)
	}
	p := &Page{
		addr: l.Addr().(*net.TCPAddr).AddrPort(), token: local.NewToken(),
		limit: rate.NewLimiter(perSecond, perSecond), next: make(chan arrival, 1),
		ended: make(chan struct{}), told: make(chan struct{}),
	}
	p.tell = sync.OnceFunc(func() { close(p.told) })
	var once sync.Once
	p.end = func(o Outcome) {
		once.Do(func() {
			p.outcome = o
			close(p.ended)
		})
	}
	p.http = &http.Server{
		Handler: p, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: bodyTime, IdleTimeout: 2 * bodyTime,
		DisableGeneralOptionsHandler: true, // it passes the gates as all else does
		MaxHeaderBytes:               headerBytes, ErrorLog: log.New(io.Discard, "", 0),
	}
	go func() { _ = p.http.Serve(netutil.LimitListener(l, connections)) }() // until End closes it
	return p, nil
}

// URL is where the browser finds the page.
func (p *Page) URL() string { return "http://" + p.addr.String() + "/" + p.token }

// End tells the browser how it ended and stops serving. It waits until the browser has heard it, two
// seconds at most; what it says first counts.
func (p *Page) End(o Outcome) {
	p.end(o)
	if p.seen.Load() {
		select {
		case <-p.told:
		case <-time.After(pageLinger):
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if p.http.Shutdown(ctx) != nil { // the answer to the last request is waited for
		_ = p.http.Close()
	}
}

// Frames implements Source. Errors, besides those of a camera: ErrAsking, and ErrClosed when the page is
// closed or nothing was heard of it for some seconds. It ends with End as well.
func (p *Page) Frames(ctx context.Context) iter.Seq2[image.Image, error] {
	return func(yield func(image.Image, error) bool) {
		quiet := time.NewTimer(pageQuiet)
		quiet.Stop() // a browser takes its time to start
		defer quiet.Stop()
		var last error
		for {
			var a arrival
			select {
			case <-ctx.Done():
				return
			case <-p.ended:
				return
			case <-quiet.C:
				a.err = ErrClosed
			case a = <-p.next:
				quiet.Reset(pageQuiet)
			}
			if p.over() {
				return // and it was the other case that was chosen
			}
			if a.img == nil && (a.err == nil || a.err == last) {
				continue
			}
			if last = a.err; !yield(a.img, a.err) {
				return
			}
		}
	}
}

// ServeHTTP implements http.Handler. Every request passes the same gates in the same order: from this
// computer, under the page's own address, with the token, by the right method, from the page itself, and
// not too many.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	local.Protect(w.Header())
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !from.Addr().IsLoopback() || !local.OwnHost(p.addr, r.Host) {
		local.Refuse(w, http.StatusMisdirectedRequest)
		return
	}
	route, ok := local.Route(r, p.token)
	if !ok {
		local.Refuse(w, http.StatusNotFound)
		return
	}
	if !p.limit.Allow() {
		w.Header().Set("Retry-After", "1")
		local.Refuse(w, http.StatusTooManyRequests)
		return
	}
	serve, method := p.show, http.MethodGet
	switch route {
	case "":
	case "/frame":
		serve, method = p.frame, http.MethodPost
	case "/state":
		serve, method = p.state, http.MethodPost
	default:
		local.Refuse(w, http.StatusNotFound)
		return
	}
	if r.Method != method {
		w.Header().Set("Allow", method)
		local.Refuse(w, http.StatusMethodNotAllowed)
		return
	}
	// A browser names the origin with every POST: what does not is not the page.
	if method == http.MethodPost && (r.Header.Get("Origin") == "" || !local.OwnOrigin(r)) {
		local.Refuse(w, http.StatusForbidden)
		return
	}
	serve(w, r)
}

// frame takes a picture in: one at a time, so that no more than one is ever held.
func (p *Page) frame(w http.ResponseWriter, r *http.Request) {
	if !p.busy.TryLock() {
		local.Refuse(w, http.StatusTooManyRequests)
		return
	}
	defer p.busy.Unlock()
	if r.Header.Get("Content-Type") != "image/jpeg" {
		local.Refuse(w, http.StatusUnsupportedMediaType)
		return
	}
	b, status := body(w, r, pictureBytes)
	if status != 0 {
		local.Refuse(w, status)
		return
	}
	img, err := decodeJPEG(b)
	if err != nil {
		local.Refuse(w, http.StatusBadRequest)
		return
	}
	p.arrive(arrival{img: img})
	p.answer(w)
}

// troubles are the errors that a page tells by a word; words without an error say that it lives.
var troubles = map[string]error{
	"asking": ErrAsking, "watching": nil, "denied": ErrDenied, "none": ErrNone, "busy": ErrBusy, "unplugged": ErrUnplugged, "closed": ErrClosed,
}

// state takes in why there is no picture.
func (p *Page) state(w http.ResponseWriter, r *http.Request) {
	b, status := body(w, r, stateBytes)
	if status != 0 {
		local.Refuse(w, status)
		return
	}
	trouble, known := troubles[strings.TrimSpace(string(b))]
	if !known {
		local.Refuse(w, http.StatusBadRequest)
		return
	}
	p.arrive(arrival{err: trouble})
	p.answer(w)
}

// body reads what was sent, at most max bytes; status is 0, or what to refuse with.
func body(w http.ResponseWriter, r *http.Request, max int64) (b []byte, status int) {
	if r.ContentLength > max {
		w.Header().Set("Connection", "close")
		return nil, http.StatusRequestEntityTooLarge
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, max))
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil:
		return nil, http.StatusBadRequest
	}
	return b, 0
}

// arrive puts the newest in the place of one that nobody has taken.
func (p *Page) arrive(a arrival) {
	p.seen.Store(true)
	for {
		select {
		case p.next <- a:
			return
		default:
		}
		select {
		case <-p.next:
		default:
		}
	}
}

// over reports whether End was called.
func (p *Page) over() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// answer says whether to go on.
func (p *Page) answer(w http.ResponseWriter) {
	word := "on"
	if p.over() {
		word = string(p.outcome)
		w.Header().Set("Connection", "close")
		defer p.tell()
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, word) // a browser that has gone needs no answer
}
