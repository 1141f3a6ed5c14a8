package swap

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// says sends bytes as they stand and gives everything that comes back, and the status of the first answer: 0 for none.
func says(t *testing.T, s *Server, request string) (status int, all string) {
	t.Helper()
	c, err := net.DialTimeout("tcp", s.Addr().String(), 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(30 * time.Second))
	if _, err := io.WriteString(c, request); err == nil {
		_ = c.(*net.TCPConn).CloseWrite()
	}
	b, _ := io.ReadAll(c) // a connection that was cut off has said what it said
	if fields := strings.Fields(string(b)); len(fields) > 1 {
		status, _ = strconv.Atoi(fields[1])
	}
	return status, string(b)
}

// tells reports whether an answer holds anything of the card, the token or the program.
func tells(s *Server, answer string) bool {
	return slices.ContainsFunc([]string{"Müller", "Metadata", "VCARD", "Lanyard", s.token}, func(v string) bool { return strings.Contains(answer, v) })
}

func TestAttackHosts(t *testing.T) {
	s, _ := serve(t, Options{})
	port := fmt.Sprint(s.Addr().Port())
	hosts := []string{
		"2130706433:" + port, "0x7f000001:" + port, "0x7f.1:" + port, "0177.0.0.1:" + port, "127.1:" + port, "127.0.1:" + port,
		"[::ffff:127.0.0.1]:" + port, "[::1]:" + port, "[::ffff:7f00:1]:" + port, "user@127.0.0.1:" + port, "u:p@127.0.0.1:" + port,
		"127.0.0.1.:" + port, "127.0.0.1:0" + port, "127.0.0.1:" + port + ".evil.example", "127.0.0.1:" + port + ", evil.example",
		"evil.example, 127.0.0.1:" + port, "LOCALHOST:" + port, ":" + port, port, "127.0.0.1:" + port + "/", "127.0.0.1:" + port + "@evil.example",
		"evil.example#127.0.0.1:" + port, "１２７.0.0.1:" + port, "127.0.0.2:" + port, "0.0.0.0:" + port, "0:" + port, "127.0.0.1:80", "*", "",
	}
	for _, host := range hosts {
		s.traffic.forgetAll()
		status, answer := says(t, s, "GET /"+s.token+" HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
		if status != 400 && status != 421 || tells(s, answer) {
			t.Errorf("host %q: %d\n%s", host, status, answer)
		}
	}
	t.Attr("tries", fmt.Sprint(len(hosts)))
}

func TestAttackRequestLines(t *testing.T) {
	s, _ := serve(t, Options{})
	page, host := "/"+s.token, "Host: "+s.Addr().String()+"\r\nConnection: close\r\n\r\n"
	lines := []string{
		"GET " + page, "GET " + page + " HTTP/0.9", "GET " + page + " HTTP/2.0", "GET " + page + " HTTP/3.0", "GET " + page + " HTTP/1.9999999999999999999",
		"PRI * HTTP/2.0", "GET  " + page + " HTTP/1.1", "GET\t" + page + "\tHTTP/1.1", "get " + page + " HTTP/1.1", "G\x00T " + page + " HTTP/1.1",
		"CONNECT " + s.Addr().String() + " HTTP/1.1", "TRACE " + page + " HTTP/1.1", "PROPFIND " + page + " HTTP/1.1", "PUT " + page + "/card.vcf HTTP/1.1",
		"PATCH " + page + " HTTP/1.1", "OPTIONS " + page + " HTTP/1.1", "HEAD " + page + "/reply HTTP/1.1",
		"GET \\" + s.token + " HTTP/1.1", "GET /./" + s.token + " HTTP/1.1", "GET " + page + "/. HTTP/1.1", "GET " + page + "%00 HTTP/1.1", "GET " + page + "\x00 HTTP/1.1",
		"GET " + page + ";x HTTP/1.1", "GET " + page + "#x HTTP/1.1", "GET " + page + "%20 HTTP/1.1", "GET " + page + "/card.vcf/ HTTP/1.1", "GET " + page + "/CARD.VCF HTTP/1.1",
		"GET " + page + "/../" + s.token + " HTTP/1.1", "GET /%2e%2e" + page + " HTTP/1.1", "GET /%" + fmt.Sprintf("%x", s.token[0]) + s.token[1:] + " HTTP/1.1",
		"GET " + page + "/..%2f..%2fetc%2fpasswd HTTP/1.1", "GET " + page + "/....//etc/passwd HTTP/1.1", "GET file:///etc/passwd HTTP/1.1",
		"GET //evil.example" + page + " HTTP/1.1", "GET http://u@" + s.Addr().String() + page + "x HTTP/1.1", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "", " ", "\x00",
		"GET " + page + strings.Repeat("x", 20<<10) + " HTTP/1.1", strings.Repeat("\r\n", 5000) + "GET /x HTTP/1.1",
	}
	for _, line := range lines {
		s.traffic.forgetAll()
		status, answer := says(t, s, line+"\r\n"+host)
		if status != 0 && (status < 400 || status > 505) || tells(s, answer) {
			t.Errorf("%.80q: %d\n%.400s", line, status, answer)
		}
	}
	// What asks for another protocol, for a part or for a copy of its own gets the page as it is.
	for _, header := range []string{
		"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA", "Upgrade: websocket\r\nConnection: Upgrade",
		"Range: bytes=0-1", "Range: bytes=" + strings.Repeat("0-,", 500) + "0-", "If-None-Match: *", "Accept-Encoding: gzip", "X-Forwarded-For: 1.2.3.4",
		"X-Original-URL: /etc", "X-HTTP-Method-Override: DELETE", "Accept-Language: " + strings.Repeat("de-a;q=0.1,", 600),
	} {
		s.traffic.forgetAll()
		status, answer := says(t, s, "GET "+page+"/card.vcf HTTP/1.1\r\n"+header+"\r\n"+host)
		if status != 200 || !strings.HasSuffix(answer, string(anna.VCard)) || strings.Contains(answer, "Content-Range") {
			t.Errorf("%.60q: %d\n%.400s", header, status, answer)
		}
	}
	t.Attr("tries", fmt.Sprint(len(lines)+10))
}

// partOf is one part of a form with its header as it stands.
func partOf(header, value string) string { return "--b\r\n" + header + "\r\n\r\n" + value + "\r\n" }

func field(name, value string) string {
	return partOf(`Content-Disposition: form-data; name="`+name+`"`, value)
}

func TestAttackForms(t *testing.T) {
	s, box := serve(t, Options{})
	ours, good, end := "multipart/form-data; boundary=b", field("name", "Jane Doe")+field("agree", "yes"), "--b--\r\n"
	tries := map[string]struct {
		kind, body string
		status     int
	}{
		"ours":                              {ours, good + end, 303},
		"without an end":                    {ours, good, 400},
		"text":                              {"text/plain", good + end, 400},
		"a form of addresses":               {"application/x-www-form-urlencoded", "name=Jane&agree=yes", 400},
		"JSON":                              {"application/json", `{"name":"Jane","agree":"yes"}`, 400},
		"another multipart":                 {"multipart/mixed; boundary=b", good + end, 400},
		"no boundary":                       {"multipart/form-data", good + end, 400},
		"an empty boundary":                 {`multipart/form-data; boundary=""`, good + end, 400},
		"another boundary":                  {"multipart/form-data; boundary=c", good + end, 422},
		"two boundaries":                    {"multipart/form-data; boundary=b; boundary=c", good + end, 400},
		"a boundary of a header":            {"multipart/form-data; boundary=\"b\r\n\"", good + end, 400},
		"no kind":                           {"", good + end, 400},
		"nothing":                           {ours, "", 422},
		"no parts":                          {ours, end, 422},
		"21 parts":                          {ours, strings.Repeat(field("x", "y"), 20) + good + end, 413},
		"a thousand parts":                  {ours, strings.Repeat(field("x", "y"), 1000) + good + end, 413},
		"a part of a thousand headers":      {ours, partOf(strings.Repeat("X-Y: z\r\n", 20000)+`Content-Disposition: form-data; name="name"`, "J") + end, 400},
		"a header of a megabyte":            {ours, partOf(`Content-Disposition: form-data; name="`+strings.Repeat("n", 1<<20)+`"`, "J") + end, 422},
		"a form in a form":                  {ours, partOf("Content-Disposition: form-data; name=\"card\"\r\nContent-Type: multipart/mixed; boundary=c", strings.ReplaceAll(good+end, "--b", "--c")) + end, 422},
		"a name twice":                      {ours, field("name", "\x00\x1b[2J") + good + end, 303},
		"a file for a name":                 {ours, partOf(`Content-Disposition: form-data; name="name"; filename="../../etc/passwd"`, "Jane File") + field("agree", "yes") + end, 303},
		"a path for a card":                 {ours, partOf(`Content-Disposition: form-data; name="card"; filename="/etc/passwd"`, "root:x:0:0") + field("agree", "yes") + end, 422},
		"a name in another encoding":        {ours, partOf("Content-Disposition: form-data; name=\"name\"\r\nContent-Transfer-Encoding: quoted-printable", "J=00=1B") + field("agree", "yes") + end, 303},
		"no consent":                        {ours, field("name", "Jane Doe") + end, 422},
		"consent of another kind":           {ours, field("name", "Jane Doe") + field("agree", "1") + end, 422},
		"20,000 letters of a name":          {ours, field("name", strings.Repeat("x", 20_000)) + field("agree", "yes") + end, 413},
		"a field that the form has not":     {ours, field("mine", "yes") + field("uid", "x") + good + end, 303},
		"a card of nothing but pictures":    {ours, field("card", "BEGIN:VCARD\r\n"+strings.Repeat("PHOTO:x\r\n", 200_000)+"FN:J\r\nEND:VCARD\r\n") + field("agree", "yes") + end, 413},
		"a card of lines without an end":    {ours, field("card", strings.Repeat("BEGIN:VCARD\r\n", 4000)) + field("agree", "yes") + end, 422},
		"a card that is another's document": {ours, field("card", `{"lanyard":1,"contacts":[]}`) + field("agree", "yes") + end, 422},
		"a text of 20,000 open quotes":      {ours, field("text", strings.Repeat(`"`, 19_000)) + field("agree", "yes") + end, 422},
	}
	for name, c := range tries {
		s.traffic.forgetAll()
		before := len(box.all())
		began := time.Now()
		res := raw(t, s, fmt.Sprintf("POST /%s/reply HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
			s.token, s.addr, c.kind, len(c.body), c.body))
		if arrived := len(box.all()) - before; res.StatusCode != c.status || arrived == 1 != (c.status == 303) {
			t.Errorf("%s: %s, %d arrived", name, res.Status, arrived)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s takes %v", name, took)
		}
	}
	for _, r := range box.all() {
		if c := r.Draft.Contact; c.UID != "" || strings.ContainsAny(c.Name(), "\x00\x1b") {
			t.Errorf("arrived as %+v", c)
		}
	}
	t.Attr("tries", fmt.Sprint(len(tries)))
}

func TestAttackSmuggling(t *testing.T) {
	s, box := serve(t, Options{})
	hidden := "GET /" + s.token + "/card.vcf HTTP/1.1\r\nHost: " + s.Addr().String() + "\r\n\r\n"
	post := "POST /" + s.token + "/reply HTTP/1.1\r\nHost: " + s.Addr().String() + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
	chunked := "Transfer-Encoding: chunked\r\n"
	tries := map[string]string{
		"length and chunks":         post + "Content-Length: 5\r\n" + chunked + "\r\n0\r\n\r\n" + hidden,
		"chunks and length":         post + chunked + "Content-Length: " + fmt.Sprint(len(hidden)) + "\r\n\r\n0\r\n\r\n" + hidden,
		"two lengths":               post + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + hidden,
		"a list of lengths":         post + "Content-Length: 0, 5\r\n\r\n" + hidden,
		"a signed length":           post + "Content-Length: +0\r\n\r\n" + hidden,
		"a negative length":         post + "Content-Length: -1\r\n\r\n" + hidden,
		"a length in hex":           post + "Content-Length: 0x0\r\n\r\n" + hidden,
		"a length beyond numbers":   post + "Content-Length: 18446744073709551616\r\n\r\n" + hidden,
		"a space before the colon":  post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden,
		"chunked twice":             post + chunked + chunked + "\r\n0\r\n\r\n" + hidden,
		"chunked of another kind":   post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
		"chunked and gzip":          post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + hidden,
		"a folded header":           post + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + hidden,
		"chunked behind a tab":      post + "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n" + hidden,
		"a negative chunk":          post + chunked + "\r\n-1\r\n" + hidden,
		"a chunk in hex":            post + chunked + "\r\n0x10\r\n" + hidden,
		"a chunk beyond numbers":    post + chunked + "\r\nfffffffffffffffff\r\n" + hidden,
		"a chunk's endless words":   post + chunked + "\r\n1;" + strings.Repeat("x", 64<<10) + "\r\na\r\n0\r\n\r\n" + hidden,
		"chunks of one byte":        post + chunked + "\r\n" + strings.Repeat("1;"+strings.Repeat("y", 100)+"\r\na\r\n", 5000) + "0\r\n\r\n",
		"a trailer with a length":   post + chunked + "\r\n0\r\nContent-Length: 9\r\n\r\n" + hidden,
		"a chunk with a bare line":  post + chunked + "\r\n1\na\n0\n\n" + hidden,
		"a header with a bare line": post + "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
		"expects what nobody knows": post + "Expect: 200-maybe\r\nContent-Length: 5\r\n\r\n" + hidden,
		"expects to go on":          post + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n" + hidden,
	}
	for name, request := range tries {
		s.traffic.forgetAll()
		status, answer := says(t, s, request)
		// What follows is answered as a request of its own or not at all: never with the status of the one before.
		if status == 200 || status == 303 || len(box.all()) > 0 {
			t.Errorf("%s: %d, %d arrived\n%.300s", name, status, len(box.all()), answer)
		}
	}
	// Many requests on one connection are counted one by one.
	s.traffic.forgetAll()
	_, answer := says(t, s, strings.Repeat(hidden, requestsEach+20))
	got, refused := strings.Count(answer, "HTTP/1.1 200"), strings.Count(answer, "HTTP/1.1 429")
	if got < requestsEach || got > requestsEach+10 || got+refused != requestsEach+20 {
		t.Errorf("of %d requests on one connection %d are answered, %d refused", requestsEach+20, got, refused)
	}
	t.Attr("tries", fmt.Sprint(len(tries)+1))
}

func TestAttackGuessesOfTheToken(t *testing.T) {
	s, _ := serve(t, Options{})
	began := time.Now()
	heard := 0
	guesses := 10 * requestsEach
	for i := range guesses {
		r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("/%026d", i), nil)
		r.Host, r.RemoteAddr = s.Addr().String(), "192.0.2.9:1234"
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusTooManyRequests {
			heard++
		}
	}
	if most := requestsEach + 1 + int(time.Since(began)/requestEvery); heard > most {
		t.Errorf("%d guesses of one visitor are heard, %d are allowed", heard, most)
	}
	t.Attr("tries", fmt.Sprint(guesses))
}

// FuzzRequest gives the page a request as it may arrive: in pieces, with a body that says itself what it is.
func FuzzRequest(f *testing.F) {
	s, box := serveOnce(f)
	for _, fields := range []map[string]string{
		{"name": "Jane Doe", "agree": "yes", "email": "j@x.example"},
		{"card": string(anna.VCard), "agree": "yes"},
		{"text": "MECARD:N:Doe,Jane;;", "agree": "yes"},
	} {
		body, kind := formBody(fields)
		f.Add(fmt.Appendf(nil, "POST /reply HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, len(body), body), byte(7))
	}
	f.Add([]byte("POST /reply HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n5\r\n--b--\r\n0\r\n\r\n"), byte(1))
	f.Add([]byte("GET /card.vcf HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n"), byte(255))
	f.Fuzz(func(t *testing.T, request []byte, piece byte) {
		r, err := http.ReadRequest(bufio.NewReader(pieces{bytes.NewReader(request), 1 + int(piece)}))
		if err != nil {
			return
		}
		r.Host, r.RemoteAddr = s.Addr().String(), "192.0.2.9:1234"
		r.RequestURI = "/" + s.token + r.RequestURI
		s.traffic.forgetAll()
		before := len(box.all())
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		box.mu.Lock()
		arrived := box.replies[before:]
		box.replies = nil
		box.mu.Unlock()
		if len(arrived) == 1 != (w.Code == http.StatusSeeOther) || w.Code >= 500 || len(arrived) > 1 {
			t.Errorf("%d, %d arrived", w.Code, len(arrived))
		}
		for _, reply := range arrived {
			c := reply.Draft.Contact
			if size := draftSize(&reply.Draft); size > replyMax+2000 || c.Nameless() || len(reply.Draft.Encounters)+len(reply.Draft.Promises) > 0 {
				t.Errorf("%d bytes of %+v", size, c)
			}
		}
	})
}

// serveOnce is a page for all tries of a fuzz target.
func serveOnce(f *testing.F) (*Server, *inbox) {
	box := &inbox{}
	s, err := Start(Options{Addr: loopback, Card: anna, Deliver: box.deliver})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(s.Stop)
	return s, box
}

// pieces reads at most so many bytes at a time, as a network brings them.
type pieces struct {
	r io.Reader
	n int
}

// Read implements io.Reader.
func (p pieces) Read(b []byte) (int, error) { return p.r.Read(b[:min(len(b), p.n)]) }
