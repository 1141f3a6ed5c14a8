package camera

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"lanyard/data/local"
)

// openPage is a page that is served for the length of a test.
func openPage(t *testing.T) *Page {
	t.Helper()
	p, err := OpenPage()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.tell() // there is no browser to wait for
		p.End(Ended)
	})
	return p
}

// request is one as the page's script makes it.
func (p *Page) request(t *testing.T, method, path, kind string, body []byte) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, p.URL()+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Origin", "http://"+p.addr.String())
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r
}

func ask(t *testing.T, r *http.Request) (*http.Response, string) {
	t.Helper()
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

func (p *Page) post(t *testing.T, path, kind string, body []byte) (int, string) {
	t.Helper()
	res, text := ask(t, p.request(t, http.MethodPost, path, kind, body))
	return res.StatusCode, text
}

// taken waits for the next thing that came to the page.
func (p *Page) taken(t *testing.T) (image.Image, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for img, err := range p.Frames(ctx) {
		return img, err
	}
	t.Fatal("nothing came")
	return nil, nil
}

func TestThePageIsTheOneThatIsAskedForAndNothingElseIsThere(t *testing.T) {
	p := openPage(t)
	if !p.addr.Addr().IsLoopback() {
		t.Fatalf("it listens on %v", p.addr)
	}
	wrong := "A" + p.token[1:]
	if wrong == p.token {
		wrong = "B" + p.token[1:]
	}
	for name, c := range map[string]struct {
		change func(*http.Request)
		status int
	}{
		"the page":             {func(*http.Request) {}, 200},
		"another token":        {func(r *http.Request) { r.URL.Path = "/" + wrong }, 404},
		"no token":             {func(r *http.Request) { r.URL.Path = "/" }, 404},
		"half a token":         {func(r *http.Request) { r.URL.Path = "/" + p.token[:13] }, 404},
		"small letters":        {func(r *http.Request) { r.URL.Path = strings.ToLower(r.URL.Path) }, 404},
		"a file of the app":    {func(r *http.Request) { r.URL.Path += "/script.js" }, 404},
		"up and out":           {func(r *http.Request) { r.URL.Path += "/../../etc/passwd" }, 404},
		"a name that leads us": {func(r *http.Request) { r.Host = "rebound.example:" + portOf(p) }, 421},
		"localhost":            {func(r *http.Request) { r.Host = "localhost:" + portOf(p) }, 421},
		"no port":              {func(r *http.Request) { r.Host = "127.0.0.1" }, 421},
		"another port":         {func(r *http.Request) { r.Host = "127.0.0.1:1" }, 421},
		"our address inside":   {func(r *http.Request) { r.Host = "127.0.0.1.evil.example:" + portOf(p) }, 421},
		"posting to the page":  {func(r *http.Request) { r.Method = http.MethodPost }, 405},
		"reading frames":       {func(r *http.Request) { r.URL.Path += "/frame" }, 405},
		"deleting":             {func(r *http.Request) { r.Method = http.MethodDelete }, 405},
		"options of all":       {func(r *http.Request) { r.Method, r.URL.Opaque = http.MethodOptions, "*" }, 404},
	} {
		r := p.request(t, http.MethodGet, "", "", nil)
		c.change(r)
		res, text := ask(t, r)
		if res.StatusCode != c.status {
			t.Errorf("%s: %s", name, res.Status)
		}
		if c.status != 200 && strings.Contains(text, "Lanyard") {
			t.Errorf("%s: told what is here", name)
		}
		for header, want := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin",
		} {
			if got := res.Header.Get(header); got != want {
				t.Errorf("%s: %s is %q", name, header, got)
			}
		}
		csp := res.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") || strings.Contains(csp, "*") {
			t.Errorf("%s: the policy is %q", name, csp)
		}
	}
}

func portOf(p *Page) string {
	_, port, _ := strings.Cut(p.addr.String(), ":")
	return port
}

func TestOnlyThisComputerReachesThePage(t *testing.T) {
	p := openPage(t)
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addrs {
		if ip, _, err := net.ParseCIDR(a.String()); err == nil && !ip.IsLoopback() {
			if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), portOf(p)), time.Second); err == nil {
				c.Close()
				t.Errorf("%v leads to the page", ip)
			}
		}
	}
	// And if the address bound were another, the page would look at who asks.
	for _, from := range []string{"192.0.2.7:5000", "[2001:db8::1]:5000", "nonsense"} {
		r := p.request(t, http.MethodGet, "", "", nil)
		r.RemoteAddr, r.RequestURI = from, "/"+p.token
		w := &recorder{header: http.Header{}}
		if p.ServeHTTP(w, r); w.status != http.StatusMisdirectedRequest {
			t.Errorf("%s gets %d", from, w.status)
		}
	}
}

type recorder struct {
	header http.Header
	status int
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return len(b), nil }
func (r *recorder) WriteHeader(status int)      { r.status = status }

func TestPicturesComeFromThePageItselfOnly(t *testing.T) {
	p := openPage(t)
	frame, own := jpegOf(t, bands()), "http://"+p.addr.String()
	for name, c := range map[string]struct {
		origins []string
		site    string
		status  int
	}{
		"the page":      {[]string{own}, "same-origin", 200},
		"an old one":    {[]string{own}, "", 200},
		"no origin":     {nil, "", 403},
		"another page":  {[]string{"https://evil.example"}, "cross-site", 403},
		"hidden":        {[]string{"null"}, "", 403},
		"https":         {[]string{"https://" + p.addr.String()}, "", 403},
		"another port":  {[]string{"http://127.0.0.1:1"}, "same-site", 403},
		"two":           {[]string{own, "https://evil.example"}, "", 403},
		"says it is us": {[]string{own}, "cross-site", 403},
	} {
		for _, path := range []string{"/frame", "/state"} {
			body, kind := frame, "image/jpeg"
			if path == "/state" {
				body, kind = []byte("denied"), "text/plain"
			}
			r := p.request(t, http.MethodPost, path, kind, body)
			r.Header.Del("Origin")
			r.Header.Del("Sec-Fetch-Site")
			if c.origins != nil {
				r.Header["Origin"] = c.origins
			}
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			if res, _ := ask(t, r); res.StatusCode != c.status {
				t.Errorf("%s to %s: %s", name, path, res.Status)
			}
			if arrived := len(p.next) == 1; arrived != (c.status == 200) {
				t.Errorf("%s to %s: arrived %v", name, path, arrived)
			}
			if len(p.next) == 1 {
				<-p.next
			}
		}
	}
}

func TestAPostedPictureIsDeliveredAsItWas(t *testing.T) {
	p := openPage(t)
	if status, text := p.post(t, "/frame", "image/jpeg", jpegOf(t, bands())); status != 200 || text != "on" {
		t.Fatalf("the answer is %d %q", status, text)
	}
	img, err := p.taken(t)
	if err != nil {
		t.Fatal(err)
	}
	sameBands(t, img)
}

func TestWhatIsNoPictureIsRefusedAndTheNextStillComes(t *testing.T) {
	p := openPage(t)
	whole := jpegOf(t, bands())
	vast := bytes.Clone(whole)
	at := bytes.Index(vast, []byte{0xff, 0xc0})
	copy(vast[at+5:], []byte{0xff, 0xff, 0xff, 0xff})
	for name, c := range map[string]struct {
		kind   string
		body   []byte
		status int
	}{
		"nothing":        {"image/jpeg", nil, 400},
		"garbage":        {"image/jpeg", bytes.Repeat([]byte("garbage"), 1000), 400},
		"cut off":        {"image/jpeg", whole[:len(whole)/2], 400},
		"gigapixels":     {"image/jpeg", vast, 400},
		"another kind":   {"image/png", whole, 415},
		"a form":         {"application/x-www-form-urlencoded", []byte("a=b"), 415},
		"more than 2 MB": {"image/jpeg", make([]byte, pictureBytes+1), 413},
	} {
		if status, _ := p.post(t, "/frame", c.kind, c.body); status != c.status {
			t.Errorf("%s: %d, want %d", name, status, c.status)
		}
		if len(p.next) != 0 {
			t.Errorf("%s: arrived", name)
		}
	}
	endless := p.request(t, http.MethodPost, "/frame", "image/jpeg", nil)
	endless.Body, endless.ContentLength = io.NopCloser(io.LimitReader(zeros{}, 64<<20)), -1
	if res, err := http.DefaultTransport.RoundTrip(endless); err == nil {
		res.Body.Close()
		if res.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("without a length: %s", res.Status)
		}
	}
	for _, word := range []string{"", "no such state", strings.Repeat("x", stateBytes+1), "<script>"} {
		if status, text := p.post(t, "/state", "text/plain", []byte(word)); status < 400 || strings.Contains(text, "script>") {
			t.Errorf("state %q: %d %q", word, status, text)
		}
	}
	if status, _ := p.post(t, "/frame", "image/jpeg", whole); status != 200 {
		t.Errorf("after all that a picture gets %d", status)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestTooManyPicturesAreTooMany(t *testing.T) {
	p := openPage(t)
	frame := jpegOf(t, bands())
	refused := 0
	for range 3 * perSecond {
		switch status, _ := p.post(t, "/frame", "image/jpeg", frame); status {
		case http.StatusTooManyRequests:
			refused++
		case http.StatusOK:
		default:
			t.Fatalf("got %d", status)
		}
	}
	if refused == 0 {
		t.Error("all were taken")
	}
	if len(p.next) != 1 {
		t.Error("more or less than the newest is kept")
	}
	for range 100 { // somebody without the token takes nothing away from the page
		ask(t, p.request(t, http.MethodGet, "x", "", nil))
	}
	time.Sleep(time.Second / 10)
	if status, _ := p.post(t, "/frame", "image/jpeg", frame); status != 200 {
		t.Errorf("after strangers the page gets %d", status)
	}
}

func TestOnePictureAtATime(t *testing.T) {
	p := openPage(t)
	p.busy.Lock()
	if status, _ := p.post(t, "/frame", "image/jpeg", jpegOf(t, bands())); status != http.StatusTooManyRequests {
		t.Errorf("a second one at once gets %d", status)
	}
	p.busy.Unlock()
}

func TestThePageTellsWhyThereIsNoPicture(t *testing.T) {
	p := openPage(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got := make(chan error, 20)
	go func() {
		for img, err := range p.Frames(ctx) {
			if img != nil {
				err = errors.New("a picture")
			}
			got <- err
		}
		close(got)
	}()
	next := func() error {
		select {
		case err := <-got:
			return err
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was told")
			return nil
		}
	}
	for _, c := range []struct {
		word string
		want error
	}{
		{"asking", ErrAsking}, {"denied", ErrDenied}, {"none", ErrNone}, {"busy", ErrBusy}, {"unplugged", ErrUnplugged}, {"closed", ErrClosed},
	} {
		for range 3 { // it repeats itself, and that is told once
			if status, text := p.post(t, "/state", "text/plain;charset=UTF-8", []byte(c.word)); status != 200 || text != "on" {
				t.Fatalf("%s: %d %q", c.word, status, text)
			}
		}
		if err := next(); !errors.Is(err, c.want) {
			t.Errorf("%s is told as %v", c.word, err)
		}
	}
	p.post(t, "/frame", "image/jpeg", jpegOf(t, bands()))
	if err := next(); err == nil || err.Error() != "a picture" {
		t.Errorf("after all troubles comes %v", err)
	}
	cancel()
	if err, more := <-got; more {
		t.Errorf("after the end comes %v", err)
	}
}

func TestTheEndIsTold(t *testing.T) {
	for _, o := range []Outcome{Found, Ended} {
		p := openPage(t)
		p.post(t, "/state", "text/plain", []byte("watching"))
		done := make(chan struct{})
		go func() { p.End(o); close(done) }()
		<-p.ended
		if _, text := p.post(t, "/frame", "image/jpeg", jpegOf(t, bands())); text != string(o) {
			t.Errorf("the page is told %q, not %q", text, o)
		}
		select {
		case <-done:
		case <-time.After(pageLinger / 2):
			t.Error("the page has heard it, and is still waited for")
		}
		if c, err := net.DialTimeout("tcp", p.addr.String(), time.Second); err == nil {
			c.Close()
			t.Error("it is still served")
		}
		for range p.Frames(t.Context()) {
			t.Error("something comes after the end")
		}
	}
}

func TestAPageThatNobodyOpenedEndsAtOnce(t *testing.T) {
	p, err := OpenPage()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	p.End(Ended)
	p.End(Found)
	if took := time.Since(began); took > pageLinger/2 {
		t.Errorf("it took %v", took)
	}
}

func TestThePageSpeaksEachOfItsLanguages(t *testing.T) {
	p := openPage(t)
	for i, tag := range local.Tags {
		w := languages[i]
		for name, text := range map[string]string{
			"own": w.Own, "title": w.Title, "what": w.What, "where": w.Where, "camera": w.Camera, "preview": w.Preview,
			"again": w.Again, "language": w.Language, "script": w.Script,
		} {
			if text == "" {
				t.Errorf("%s has no %q", tag, name)
			}
		}
		for _, s := range states {
			if w.States[s.name] == "" {
				t.Errorf("%s has no sentence for %q", tag, s.name)
			}
		}
		r := p.request(t, http.MethodGet, "?l="+tag, "", nil)
		res, html := ask(t, r)
		if res.Header.Get("Content-Language") != tag || !strings.Contains(html, `<html lang="`+tag+`">`) || !strings.Contains(html, w.Where) {
			t.Errorf("asked for %s the page is in %s", tag, res.Header.Get("Content-Language"))
		}
		if n := len(html); n > 30_000 {
			t.Errorf("the page has %d bytes", n)
		}
	}
}

func FuzzPageFrame(f *testing.F) {
	whole := jpegOf(f, bands())
	f.Add(whole)
	f.Add(withoutTables(f, whole))
	f.Add([]byte{0xff, 0xd8, 0xff, 0xda})
	f.Fuzz(func(t *testing.T, b []byte) {
		img, err := decodeJPEG(b)
		if err == nil && img.Bounds().Dx()*img.Bounds().Dy() > framePixels {
			t.Errorf("a picture of %v", img.Bounds())
		}
	})
}
