package swap

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"mime/multipart"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"lanyard/data"
)

var (
	noon     = time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)
	loopback = netip.MustParseAddrPort("127.0.0.1:0")
)

// inbox keeps what was delivered.
type inbox struct {
	mu      sync.Mutex
	replies []Reply
	err     error // returned instead of keeping
}

func (b *inbox) deliver(_ context.Context, r Reply) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.replies = append(b.replies, r)
	}
	return b.err
}

func (b *inbox) all() []Reply {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.replies)
}

var anna = Card{
	Name: "Anna Müller", Detail: "Head of Metadata · State Library", Event: "IFLA WLIC 2026",
	VCard: []byte("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Anna;;;\r\nFN:Anna Müller\r\nEND:VCARD\r\n"),
}

// serve starts a page on loopback with an inbox.
func serve(t *testing.T, o Options) (*Server, *inbox) {
	t.Helper()
	box := &inbox{}
	if !o.Addr.IsValid() {
		o.Addr = loopback
	}
	if o.Card.Name == "" {
		o.Card = anna
	}
	if o.Deliver == nil {
		o.Deliver = box.deliver
	}
	o.Now = func() time.Time { return noon }
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s, box
}

// phone is a visitor's browser with the given address; nil for this computer's usual one. It follows
// no redirects.
func phone(from net.IP) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if from != nil {
		dialer.LocalAddr = &net.TCPAddr{IP: from}
	}
	return &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true},
		Timeout:   60 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
}

// at is an address of the page, as a browser reads the one in the code.
func at(s *Server, rest string) string {
	return strings.Replace(s.URL(), "HTTP://", "http://", 1) + rest
}

// answer does a request and reads what comes.
func answer(t *testing.T, c *http.Client, r *http.Request) (*http.Response, string) {
	t.Helper()
	res, err := c.Do(r)
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

func get(t *testing.T, url string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return answer(t, phone(nil), r)
}

// formBody is a filled-in form as a browser sends it; "card" goes as a file.
func formBody(fields map[string]string) (body []byte, kind string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if name == "card" {
			part, _ := w.CreateFormFile(name, "me.vcf") // a buffer takes all
			_, _ = io.WriteString(part, fields[name])
			continue
		}
		_ = w.WriteField(name, fields[name])
	}
	_ = w.Close()
	return b.Bytes(), w.FormDataContentType()
}

func postRequest(ctx context.Context, url string, fields map[string]string) *http.Request {
	body, kind := formBody(fields)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Origin", r.URL.Scheme+"://"+r.URL.Host)
	return r
}

func post(t *testing.T, s *Server, fields map[string]string) (*http.Response, string) {
	t.Helper()
	return answer(t, phone(nil), postRequest(t.Context(), at(s, "/reply?l=en"), fields))
}

func TestAVisitorTakesTheCardAndSendsTheirs(t *testing.T) {
	var visits []Visit
	var mu sync.Mutex
	s, box := serve(t, Options{Visited: func(v Visit) {
		mu.Lock()
		defer mu.Unlock()
		visits = append(visits, v)
	}})
	if u := s.URL(); u != strings.ToUpper(u) || !strings.HasPrefix(u, "HTTP://127.0.0.1:") || len(u) > len("HTTP://255.255.255.255:65535/")+26 {
		t.Errorf("the address is %s", u)
	}
	res, page := get(t, at(s, ""), "Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Language") != "de" {
		t.Fatalf("the page: %s in %q", res.Status, res.Header.Get("Content-Language"))
	}
	for _, want := range []string{"Anna Müller", "Head of Metadata · State Library", "IFLA WLIC 2026", "In meine Kontakte", `lang="de"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	res, card := get(t, at(s, "/card.vcf"))
	if card != string(anna.VCard) || res.Header.Get("Content-Type") != "text/vcard; charset=utf-8" {
		t.Errorf("the card is %q as %s", card, res.Header.Get("Content-Type"))
	}
	if d := res.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "inline; filename") {
		t.Errorf("the card is offered as %q", d)
	}
	res, _ = answer(t, phone(nil), postRequest(t.Context(), at(s, "/reply?l=de"), map[string]string{
		"visit": "v1", "name": "Renée Łukasiewicz 🎈", "organisation": "Biblioteka Główna", "title": "Kustosz",
		"email": "renee@bib.example", "phone": "+48 22 555 01 00", "link": "https://bib.example/renee",
		"note": "stand 12", "agree": "yes",
	}))
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/"+s.token+"/thanks?l=de" {
		t.Fatalf("after sending: %s to %q", res.Status, res.Header.Get("Location"))
	}
	if _, thanks := get(t, at(s, "/thanks?l=de")); !strings.Contains(thanks, "Vielen Dank!") || strings.Contains(thanks, "<form") {
		t.Error("nobody says thank you")
	}
	if len(box.all()) != 1 {
		t.Fatalf("%d replies arrived", len(box.all()))
	}
	got := box.all()[0]
	c := got.Draft.Contact
	if c.Name() != "Renée Łukasiewicz 🎈" || c.Organisation != "Biblioteka Główna" || c.Title != "Kustosz" || c.Note != "stand 12" ||
		len(c.Emails) != 1 || c.Emails[0].Value != "renee@bib.example" || len(c.Phones) != 1 || c.Phones[0].Value != "+48 22 555 01 00" ||
		len(c.Links) != 1 || c.Links[0].Value != "https://bib.example/renee" || c.Source.Kind != data.FromSwap {
		t.Errorf("the draft is %+v", c)
	}
	if got.At != noon || got.Consent != (Consent{Text: "Anna Müller darf diese Angaben behalten.", Language: "de"}) {
		t.Errorf("agreed: %+v at %s", got.Consent, got.At)
	}
	want := data.Property{Name: ConsentProperty, Value: "2026-08-12T12:00:00Z de Anna Müller darf diese Angaben behalten."}
	if !slices.Contains(c.Other, want) {
		t.Errorf("the contact does not say what was agreed: %+v", c.Other)
	}
	mu.Lock()
	defer mu.Unlock()
	if !slices.Equal(visits, []Visit{Opened, Took, Sent}) {
		t.Errorf("told of %v", visits)
	}
}

func TestACardFileOrATextIsTakenToo(t *testing.T) {
	file := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:García;José;;;\r\nFN:José García\r\nEMAIL:jose@ifla.example\r\n" +
		"X-LANYARD-CONSENT:2020-01-01T00:00:00Z en forged\r\nX-HOBBY:chess\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Somebody Else\r\nEND:VCARD\r\n"
	for name, c := range map[string]struct {
		fields map[string]string
		check  func(data.Contact) bool
	}{
		"a file": {map[string]string{"card": file}, func(c data.Contact) bool {
			return c.Name() == "José García" && c.Emails[0].Value == "jose@ifla.example" && slices.Contains(c.Other, data.Property{Name: "X-HOBBY", Value: "chess"})
		}},
		"a file and what was typed beside it": {map[string]string{"card": file, "phone": "+34 600 000 000"}, func(c data.Contact) bool {
			return c.Name() == "José García" && len(c.Phones) == 1
		}},
		"a pasted card": {map[string]string{"text": file}, func(c data.Contact) bool { return c.Name() == "José García" }},
		"a MECARD":      {map[string]string{"text": "MECARD:N:Doe,Jane;EMAIL:jane@sl.example;;"}, func(c data.Contact) bool { return c.Name() == "Jane Doe" }},
		"words nobody understands": {map[string]string{"text": "the one with the red hat", "name": "Jo"}, func(c data.Contact) bool {
			return c.Name() == "Jo" && c.Note == "the one with the red hat"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s, box := serve(t, Options{})
			c.fields["agree"] = "yes"
			if res, body := post(t, s, c.fields); res.StatusCode != http.StatusSeeOther || len(box.all()) != 1 {
				t.Fatalf("%s, %d replies: %s", res.Status, len(box.all()), body)
			}
			got := box.all()[0].Draft.Contact
			if !c.check(got) {
				t.Errorf("got %+v", got)
			}
			for _, p := range got.Other {
				if strings.Contains(p.Value, "forged") {
					t.Error("a stranger's file says itself that they agreed")
				}
			}
		})
	}
}

func TestWhatIsWrongIsSaidAndNothingHasToBeWrittenAgain(t *testing.T) {
	failure := errors.New("disk full")
	for name, c := range map[string]struct {
		fields map[string]string
		fails  error
		status int
		says   string
	}{
		"not agreed":     {map[string]string{"name": "Jane Doe"}, nil, 422, "tick the box"},
		"empty":          {map[string]string{"agree": "yes"}, nil, 422, "at least a name"},
		"only spaces":    {map[string]string{"agree": "yes", "name": " \u202e\x00 "}, nil, 422, "at least a name"},
		"no e-mail":      {map[string]string{"agree": "yes", "name": "Jane Doe", "email": "jane at home"}, nil, 422, "e-mail address"},
		"no card":        {map[string]string{"agree": "yes", "name": "Jane Doe", "card": "\x89PNG\r\n\x1a\n...."}, nil, 422, "could not be read"},
		"too much text":  {map[string]string{"agree": "yes", "name": "Jane Doe", "text": strings.Repeat("x", 4*textMax+1)}, nil, 413, "too much"},
		"too large file": {map[string]string{"agree": "yes", "zname": "Jane Doe", "card": "PHOTO:" + strings.Repeat("x", cardMax)}, nil, 413, "too much"},
		"larger still":   {map[string]string{"agree": "yes", "card": "PHOTO:" + strings.Repeat("x", bodyMax+1)}, nil, 413, "too much"},
		"full":           {map[string]string{"agree": "yes", "name": "Jane Doe"}, data.ErrInboxFull, 503, "No more cards"},
		"failed":         {map[string]string{"agree": "yes", "name": "Jane Doe"}, failure, 500, "could not be stored"},
	} {
		t.Run(name, func(t *testing.T) {
			s, box := serve(t, Options{})
			box.err = c.fails
			res, body := post(t, s, c.fields)
			if res.StatusCode != c.status || !strings.Contains(body, c.says) || !strings.Contains(body, `role="alert"`) {
				t.Errorf("%s: %s", res.Status, body[strings.Index(body, "<main"):])
			}
			if strings.Contains(body, failure.Error()) {
				t.Error("a visitor is told about this computer's disk")
			}
			if c.fields["name"] == "Jane Doe" && c.status != 413 && !strings.Contains(body, `value="Jane Doe"`) {
				t.Error("the name has to be written again")
			}
			if len(box.all()) != 0 {
				t.Errorf("it arrived all the same: %+v", box.all())
			}
		})
	}
}

func TestAFormSentTwiceArrivesOnce(t *testing.T) {
	s, box := serve(t, Options{})
	_, page := get(t, at(s, ""))
	visit := regexp.MustCompile(`name="visit" value="([0-9a-f]+)"`).FindStringSubmatch(page)
	if visit == nil {
		t.Fatal("the form does not say which one it is")
	}
	fields := map[string]string{"visit": visit[1], "name": "Jane Doe", "agree": "yes"}
	for range 3 {
		if res, _ := post(t, s, fields); res.StatusCode != http.StatusSeeOther {
			t.Fatalf("got %s", res.Status)
		}
	}
	if len(box.all()) != 1 {
		t.Errorf("%d drafts", len(box.all()))
	}
	fields["visit"] = "another"
	if post(t, s, fields); len(box.all()) != 2 {
		t.Errorf("%d drafts of two visits", len(box.all()))
	}
}

func TestTheServerEnds(t *testing.T) {
	t.Run("when stopped, with the reply that was being stored", func(t *testing.T) {
		entered, finish := make(chan struct{}), make(chan struct{})
		box := &inbox{}
		s, _ := serve(t, Options{Deliver: func(ctx context.Context, r Reply) error {
			close(entered)
			<-finish
			return box.deliver(ctx, r)
		}})
		sent := make(chan int, 1)
		go func() {
			res, err := phone(nil).Do(postRequest(context.Background(), at(s, "/reply"), map[string]string{"name": "Jane", "agree": "yes"}))
			if err != nil {
				sent <- 0
				return
			}
			res.Body.Close()
			sent <- res.StatusCode
		}()
		<-entered
		go close(finish)
		s.Stop()
		if status := <-sent; status != http.StatusSeeOther || len(box.all()) != 1 {
			t.Errorf("the reply was answered with %d, %d arrived", status, len(box.all()))
		}
		if s.Err() != nil {
			t.Error(s.Err())
		}
		if _, err := net.DialTimeout("tcp", s.Addr().String(), time.Second); err == nil {
			t.Error("somebody still listens")
		}
		s.Stop() // again does nothing
	})
	t.Run("when the moment set last has come, not one before", func(t *testing.T) {
		s, _ := serve(t, Options{Lifetime: 20 * time.Millisecond})
		s.EndAt(noon.Add(time.Hour))
		s.EndAt(time.Time{})
		select {
		case <-s.Done():
			t.Fatal("it ended at the time that was taken back")
		case <-time.After(80 * time.Millisecond):
		}
		s.EndAt(noon.Add(10 * time.Millisecond))
		<-s.Done()
		s.EndAt(noon.Add(time.Hour)) // does nothing any more
	})
	t.Run("at once when the moment is past", func(t *testing.T) {
		s, _ := serve(t, Options{})
		s.EndAt(noon.Add(-time.Hour))
		<-s.Done()
	})
	t.Run("when its time is over", func(t *testing.T) {
		s, _ := serve(t, Options{Lifetime: 10 * time.Millisecond})
		<-s.Done()
		if s.Err() != nil {
			t.Error(s.Err())
		}
	})
}

func TestTheCardCanBeChangedWhileItIsServed(t *testing.T) {
	s, _ := serve(t, Options{})
	s.SetCard(Card{Name: "Booth 7", VCard: []byte("BEGIN:VCARD\r\nEND:VCARD\r\n")})
	if _, page := get(t, at(s, "")); !strings.Contains(page, "Booth 7") || strings.Contains(page, "Müller") {
		t.Error("the page shows the card before")
	}
	if _, card := get(t, at(s, "/card.vcf")); strings.Contains(card, "Müller") {
		t.Error("the card before is still given away")
	}
}

func TestOneAddressIsBound(t *testing.T) {
	s, _ := serve(t, Options{})
	other := netip.AddrPortFrom(netip.MustParseAddr("127.0.0.2"), s.Addr().Port())
	if c, err := net.DialTimeout("tcp", other.String(), 2*time.Second); err == nil {
		c.Close()
		t.Errorf("%s answers although %s was chosen", other, s.Addr())
	}
	again, _ := serve(t, Options{}) // the preferred port is taken
	if again.Addr().Port() == s.Addr().Port() {
		t.Error("two pages at one address")
	}
	if _, err := Start(Options{Addr: s.Addr(), Deliver: (&inbox{}).deliver}); err == nil || !strings.Contains(err.Error(), "choose another network") {
		t.Errorf("a port that is taken: %v", err)
	}
}

// TestAttackPagesOnSeveralNetworks serves pages on several addresses of one computer: none answers for another, whoever asks by whatever
// host, path or token.
func TestAttackPagesOnSeveralNetworks(t *testing.T) {
	var pages []*Server
	for _, ip := range []string{"127.0.0.1", "127.0.0.2", "127.0.0.3"} {
		addr := netip.MustParseAddr(ip)
		if l, err := net.Listen("tcp", netip.AddrPortFrom(addr, 0).String()); err != nil {
			continue // one loopback address, on some systems
		} else {
			l.Close()
		}
		s, _ := serve(t, Options{Addr: netip.AddrPortFrom(addr, 0)})
		pages = append(pages, s)
	}
	tries := 0
	for _, to := range pages {
		for _, other := range pages {
			for name, c := range map[string]struct{ url, host string }{
				"its own":           {at(to, ""), to.Addr().String()},
				"another's token":   {"http://" + to.Addr().String() + "/" + other.token, to.Addr().String()},
				"another's host":    {at(to, ""), other.Addr().String()},
				"all of another's":  {"http://" + to.Addr().String() + "/" + other.token, other.Addr().String()},
				"another's in full": {at(to, "/card.vcf"), other.Addr().String()},
			} {
				if same := to == other; same != (name == "its own") {
					continue
				}
				tries++
				r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, c.url, http.NoBody)
				if err != nil {
					t.Fatal(err)
				}
				r.Host = c.host
				res, body := answer(t, phone(nil), r)
				if answered := res.StatusCode == http.StatusOK || strings.Contains(body, "Anna"); answered != (name == "its own") {
					t.Errorf("%s asked by %s of %s: %s", to.Addr(), name, other.Addr(), res.Status)
				}
			}
		}
	}
	t.Attr("tries", strconv.Itoa(tries))
}

func TestAConsentIsReadAsItWasWritten(t *testing.T) {
	want := Consent{Text: "Anna Müller darf diese Angaben behalten.", Language: "de"}
	got, when, ok := ReadConsent(data.Property{Name: "x-lanyard-consent", Value: want.At(noon)})
	if got != want || !when.Equal(noon) || !ok {
		t.Errorf("got %+v at %v, %v", got, when, ok)
	}
	for _, p := range []data.Property{{Name: "X-OTHER", Value: want.At(noon)}, {Name: ConsentProperty, Value: "yes"}, {Name: ConsentProperty}} {
		if got, _, ok := ReadConsent(p); ok {
			t.Errorf("%+v is read as %+v", p, got)
		}
	}
}
