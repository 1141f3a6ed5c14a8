package swap

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"
)

// raw sends a request as it stands and gives the answer's status and header.
func raw(t *testing.T, s *Server, request string) *http.Response {
	t.Helper()
	c, err := net.DialTimeout("tcp", s.Addr().String(), 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(30 * time.Second))
	if _, err := c.Write([]byte(request)); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("%q: %v", request, err)
	}
	res.Body.Close()
	return res
}

func TestOnlyTheExactPathsAtTheExactHostAnswer(t *testing.T) {
	s, _ := serve(t, Options{})
	host, token := s.Addr().String(), s.token
	wrong := "A" + token[1:]
	if wrong == token {
		wrong = "B" + token[1:]
	}
	ask := func(method, path, host string) string {
		return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"
	}
	for name, c := range map[string]struct {
		request string
		status  int
	}{
		"the page":                  {ask("GET", "/"+token, host), 200},
		"another name":              {ask("GET", "/"+token, "evil.example"), 421},
		"a name with our port":      {ask("GET", "/"+token, "localhost:"+fmt.Sprint(s.Addr().Port())), 421},
		"our address, no port":      {ask("GET", "/"+token, "127.0.0.1"), 421},
		"a rebound name":            {ask("GET", "/"+token, "127.0.0.1.nip.example:"+fmt.Sprint(s.Addr().Port())), 421},
		"no host":                   {"GET /" + token + " HTTP/1.0\r\n\r\n", 421},
		"two hosts":                 {"GET /" + token + " HTTP/1.1\r\nHost: " + host + "\r\nHost: evil.example\r\n\r\n", 400},
		"as a proxy":                {ask("GET", "http://evil.example/"+token, host), 421},
		"no token":                  {ask("GET", "/", host), 404},
		"another token":             {ask("GET", "/"+wrong, host), 404},
		"half a token":              {ask("GET", "/"+token[:13], host), 404},
		"in small letters":          {ask("GET", "/"+strings.ToLower(token), host), 404},
		"more behind it":            {ask("GET", "/"+token+"x", host), 404},
		"a slash behind it":         {ask("GET", "/"+token+"/", host), 404},
		"two slashes":               {ask("GET", "//"+token, host), 404},
		"up and down":               {ask("GET", "/x/../"+token, host), 404},
		"up out of it":              {ask("GET", "/"+token+"/../../etc/passwd", host), 404},
		"written otherwise":         {ask("GET", "/"+token+"/%63ard.vcf", host), 404},
		"a file of the program":     {ask("GET", "/"+token+"/page.html", host), 404},
		"deleting":                  {ask("DELETE", "/"+token, host), 405},
		"sending to the page":       {ask("POST", "/"+token, host), 405},
		"reading the replies":       {ask("GET", "/"+token+"/reply", host), 405},
		"options of all":            {ask("OPTIONS", "*", host), 404},
		"options of all, elsewhere": {ask("OPTIONS", "*", "evil.example"), 421},
		"a header too large":        {"GET /" + token + " HTTP/1.1\r\nHost: " + host + "\r\nX: " + strings.Repeat("x", 4*headerSize) + "\r\n\r\n", 431},
		"a header in a header":      {ask("GET", "/"+token+"%0d%0aX-Evil:%20yes", host), 404},
	} {
		t.Run(name, func(t *testing.T) {
			res := raw(t, s, c.request)
			if res.StatusCode != c.status {
				t.Errorf("got %s", res.Status)
			}
			if res.Header.Get("X-Evil") != "" {
				t.Error("a header came through")
			}
			if c.status == 400 || c.status == 431 {
				return // net/http answers these before the page does
			}
			for header, want := range map[string]string{
				"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
				"Referrer-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := res.Header.Get(header); got != want {
					t.Errorf("%s is %q", header, got)
				}
			}
			if csp := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
				t.Errorf("the policy is %q", csp)
			}
		})
	}
}

// forgetAll gives every visitor a fresh count.
func (t *traffic) forgetAll() {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear(t.visitors)
}

func TestAFormOfAnotherPageIsRefused(t *testing.T) {
	s, box := serve(t, Options{})
	own := "http://" + s.Addr().String()
	for name, c := range map[string]struct {
		header http.Header
		status int
	}{
		"ours":                     {http.Header{"Origin": {own}, "Sec-Fetch-Site": {"same-origin"}}, 303},
		"no browser":               {http.Header{}, 303},
		"another page":             {http.Header{"Origin": {"http://evil.example"}}, 403},
		"hidden":                   {http.Header{"Origin": {"null"}}, 403},
		"our address, another way": {http.Header{"Origin": {"https://" + s.Addr().String()}}, 403},
		"two":                      {http.Header{"Origin": {own, "http://evil.example"}}, 403},
		"across sites":             {http.Header{"Origin": {own}, "Sec-Fetch-Site": {"cross-site"}}, 403},
	} {
		before := len(box.all())
		r := postRequest(t.Context(), at(s, "/reply"), map[string]string{"name": "Jane " + name, "agree": "yes"})
		r.Header.Del("Origin")
		for k, v := range c.header {
			r.Header[k] = v
		}
		s.traffic.forgetAll() // this is not about how many
		res, _ := answer(t, phone(nil), r)
		if arrived := len(box.all()) - before; res.StatusCode != c.status || arrived == 1 != (c.status == 303) {
			t.Errorf("%s: %s, %d arrived", name, res.Status, arrived)
		}
	}
}

func TestScriptsAndMarksDoNoHarm(t *testing.T) {
	hostile := `"><script>alert(1)</script>{{.Base}}` + "\x00\x1b[2J\u202egro.live\u2066"
	s, box := serve(t, Options{Card: Card{Name: hostile, Detail: hostile, Event: hostile, VCard: anna.VCard}})
	fields := map[string]string{"name": hostile, "organisation": hostile, "title": hostile, "phone": hostile, "link": hostile, "note": hostile, "visit": hostile}
	for what, page := range map[string]string{
		"the page":       second(get(t, at(s, "?l="+`%22%3E%3Cscript%3E`))),
		"the form again": second(post(t, s, fields)),
	} {
		if strings.Contains(page, "<script") || strings.ContainsAny(page, "\x00\x1b\u202e\u2066") {
			t.Errorf("%s: %s", what, page)
		}
	}
	fields["agree"] = "yes"
	if res, body := post(t, s, fields); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s: %s", res.Status, body)
	}
	c := box.all()[0].Draft.Contact
	for _, v := range []string{c.Name(), c.Organisation, c.Title, c.Note, c.Phones[0].Value, c.Links[0].Value} {
		if strings.ContainsAny(v, "\x00\x1b\u202e\u2066") || !strings.Contains(v, "script") {
			t.Errorf("kept as %q", v)
		}
	}
	res, _ := get(t, at(s, "/card.vcf"))
	if d := res.Header.Get("Content-Disposition"); strings.ContainsAny(d, "\x00\x1b\n") || !strings.HasSuffix(d, ".vcf") && !strings.HasSuffix(d, `.vcf"`) {
		t.Errorf("the file is called %q", d)
	}
}

func second(_ *http.Response, body string) string { return body }

// needsLoopbackRange skips where a test cannot be several computers: only Linux gives the whole of
// 127.0.0.0/8 to the loopback interface.
func needsLoopbackRange(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("127.0.0.2 and further are on Linux only")
	}
}

func TestSlowVisitorsTakeNoPlaceFromOthers(t *testing.T) {
	needsLoopbackRange(t)
	s, _ := serve(t, Options{})
	if s.http.ReadHeaderTimeout <= 0 || s.http.ReadTimeout <= 0 || s.http.WriteTimeout <= 0 || s.http.IdleTimeout <= 0 {
		t.Error("a visitor may take for ever")
	}
	from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}, Timeout: 10 * time.Second}
	closed := 0
	for range 3 * connectionsEach {
		c, err := from.Dial("tcp", s.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		_, _ = fmt.Fprintf(c, "GET /%s HTTP/1.1\r\nHost: ", s.token) // and nothing more
	}
	// Each of those beyond the limit is closed at once. The page stays open for everybody else.
	res, _ := get(t, at(s, ""))
	if res.StatusCode != http.StatusOK {
		t.Errorf("somebody else gets %s", res.Status)
	}
	s.traffic.mu.Lock()
	for _, v := range s.traffic.visitors {
		if v.open > connectionsEach {
			closed--
		}
	}
	s.traffic.mu.Unlock()
	if closed < 0 {
		t.Error("one visitor has more connections than allowed")
	}
}

func TestAThousandHostilePostsLeaveRoomForVisitors(t *testing.T) {
	needsLoopbackRange(t)
	s, box := serve(t, Options{})
	junk, kind := formBody(map[string]string{"card": strings.Repeat("BEGIN:VCARD\r\nFN:x\r\n", bodyMax/20), "agree": "yes"})
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	var hostile sync.WaitGroup
	var refused, answered atomic.Int32
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	for i := range 1000 {
		hostile.Go(func() {
			c := phone(net.IPv4(127, 0, 0, byte(2+i%4)))
			r, err := http.NewRequestWithContext(ctx, http.MethodPost, at(s, "/reply"), bytes.NewReader(junk))
			if err != nil {
				t.Error(err)
				return
			}
			r.Header.Set("Content-Type", kind)
			res, err := c.Do(r)
			if err != nil {
				refused.Add(1)
				return
			}
			res.Body.Close()
			answered.Add(1)
		})
	}
	const visitors = 5
	for i := range visitors {
		fields := map[string]string{"name": fmt.Sprintf("Visitor %d", i), "agree": "yes"}
		status := 0
		for range 20 { // a visitor who is told to try again does so
			res, _ := post(t, s, fields)
			if status = res.StatusCode; status != http.StatusTooManyRequests {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if status != http.StatusSeeOther {
			t.Errorf("visitor %d got %d meanwhile", i, status)
		}
	}
	hostile.Wait()
	runtime.ReadMemStats(&now)
	// What the server had in hand at any time is bounded by the replies that are read at once.
	if grown := int64(now.HeapSys) - int64(before.HeapSys); grown > 256<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
	if len(box.all()) < visitors || refused.Load()+answered.Load() != 1000 {
		t.Errorf("%d replies arrived; %d hostile ones answered, %d cut off", len(box.all()), answered.Load(), refused.Load())
	}
	if len(box.all()) > visitors+4*repliesEach+8 {
		t.Errorf("%d replies arrived of four hostile visitors", len(box.all())-visitors)
	}
}

func TestTheCountOfVisitorsIsBounded(t *testing.T) {
	tr := newTraffic()
	for i := range 3 * visitorsRecalled {
		tr.request(netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32))
	}
	if len(tr.visitors) > visitorsRecalled {
		t.Errorf("%d visitors are remembered", len(tr.visitors))
	}
	if tr.rest.requests.Tokens() >= requestsEach {
		t.Error("those who are not remembered may do as they like")
	}
}

func FuzzReply(f *testing.F) {
	for _, fields := range []map[string]string{
		{"name": "Jane Doe", "agree": "yes"},
		{"card": string(anna.VCard), "agree": "yes"},
		{"text": "MECARD:N:Doe,Jane;;", "agree": "yes", "email": "j@x.example"},
		{"text": "Jane Doe <jane@sl.example>", "agree": "yes"},
	} {
		body, kind := formBody(fields)
		f.Add(body, kind)
	}
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		r, err := http.NewRequest(http.MethodPost, "http://127.0.0.1/", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		form, err := readForm(r.Body, kind)
		if err != nil {
			return
		}
		for name, v := range form.fields {
			if utf8.RuneCountInString(v) > form.letters(name) || strings.ContainsAny(v, "\x00\x1b\u202e") || !utf8.ValidString(v) {
				t.Errorf("%s is %q", name, v)
			}
		}
		if d, wrong := form.draft(t.Context(), &languages[0]); wrong == "" && d.Contact.Nameless() {
			t.Errorf("nobody arrived: %+v", d)
		}
	})
}
