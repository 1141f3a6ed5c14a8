package camera

import (
	"context"
	"errors"
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
	"lanyard/data/say"
)

// ErrAsking says that the browser asks the user whether the camera may be used.
var ErrAsking = say.Errorf("the browser asks whether the camera may be used")

// Page is a page on this computer's loopback address. The browser that opens it lends Lanyard its camera. A
// Page is a Source from the first Frames on, and continues after every error.
type Page struct {
	addr  netip.AddrPort
	token string
	http  *http.Server
	limit *rate.Limiter
	busy  sync.Mutex    // while a picture is received
	next  chan arrival  // the newest, not yet taken
	seen  atomic.Bool   // a browser has been here
	ended chan struct{} // closed by End
	told  chan struct{} // closed when the browser knows the outcome
	tell  func()        // closes told
	end   func(Outcome)

	outcome Outcome // read after ended
}

// arrival is a picture, or the reason for none; neither when the page only shows that it is alive.
type arrival struct {
	img image.Image
	err error
}

// Outcome is what a page shows at its end.
type Outcome string

// The outcomes.
const (
	Found Outcome = "found" // a code was read
	Ended Outcome = "ended" // the camera is no longer needed
)

// Limits on what a page sends. The script makes 20 pictures a second of about 150 kB.
const (
	pictureBytes = 2 << 20
	stateBytes   = 32
	perSecond    = 40
	connections  = 32
	pageQuiet    = 6 * time.Second // silence after which the page counts as closed
	pageLinger   = 2 * time.Second // time for the page to hear the outcome
	headerTime   = 5 * time.Second
	bodyTime     = 10 * time.Second
	headerBytes  = 8 << 10
)

// OpenPage serves the page until End. It listens only on 127.0.0.1. Errors are those of the network.
func OpenPage() (*Page, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, say.Errorf("the camera page cannot be served on this computer: {{.Why}}", err)
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
		DisableGeneralOptionsHandler: true, // it goes through the same checks as all requests
		MaxHeaderBytes:               headerBytes, ErrorLog: log.New(io.Discard, "", 0),
	}
	go func() { _ = p.http.Serve(netutil.LimitListener(l, connections)) }() // until End closes it
	return p, nil
}

// URL is the address of the page for the browser.
func (p *Page) URL() string { return "http://" + p.addr.String() + "/" + p.token }

// End tells the browser the outcome and stops serving. It waits until the browser has heard it, at most two
// seconds. Only the first call counts.
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
	if p.http.Shutdown(ctx) != nil { // it waits for the answer to the last request
		_ = p.http.Close()
	}
}

// Frames implements Source. Errors, beside those of a camera: ErrAsking, and ErrClosed when the page was closed
// or silent for some seconds. End also ends it.
func (p *Page) Frames(ctx context.Context) iter.Seq2[image.Image, error] {
	return func(yield func(image.Image, error) bool) {
		quiet := time.NewTimer(pageQuiet)
		quiet.Stop() // a browser needs time to start
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
				return // select chose the other case
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

// ServeHTTP implements http.Handler. Every request goes through the same checks in the same order: from this
// computer, with the page's own address, with the token, with the right method, from the page itself, and not
// too many.
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
	// A browser sends the origin with every POST: a request without it is not from the page.
	if method == http.MethodPost && (r.Header.Get("Origin") == "" || !local.OwnOrigin(r)) {
		local.Refuse(w, http.StatusForbidden)
		return
	}
	serve(w, r)
}

// frame receives a picture, one at a time, so that only one is in memory.
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

// troubles are the errors for the words that a page sends; a word without an error says that it is alive.
var troubles = map[string]error{
	"asking": ErrAsking, "watching": nil, "denied": ErrDenied, "none": ErrNone, "busy": ErrBusy, "unplugged": ErrUnplugged, "closed": ErrClosed,
}

// state receives the reason for no picture.
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

// body reads what was sent, at most max bytes; status is 0, or the status of a refusal.
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

// arrive replaces an arrival that nobody has taken by a newer one.
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

// answer tells the page whether to continue.
func (p *Page) answer(w http.ResponseWriter) {
	word := "on"
	if p.over() {
		word = string(p.outcome)
		w.Header().Set("Connection", "close")
		defer p.tell()
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, word) // a browser that has left needs no answer
}
