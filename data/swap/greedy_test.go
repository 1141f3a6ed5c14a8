package swap

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// hostile are ways of keeping others out; each is one visitor who goes on until the context is over.
var hostile = map[string]func(ctx context.Context, s *Server, from net.IP){
	"bodies that never come": func(ctx context.Context, s *Server, from net.IP) {
		sendPart(ctx, s, from, 5, time.Hour)
	},
	"large bodies drop by drop": func(ctx context.Context, s *Server, from net.IP) {
		sendPart(ctx, s, from, smallReply+readAtOnce, time.Hour)
	},
	"large cards": func(ctx context.Context, s *Server, from net.IP) {
		sendPart(ctx, s, from, 1<<30, 0)
	},
	"large cards and gone": func(ctx context.Context, s *Server, from net.IP) {
		sendPart(ctx, s, from, 2_600_000, 0)
	},
}

// bigCard is a form with a card of 2.6 MB, nearly all of it a picture.
var bigCard = sync.OnceValues(func() ([]byte, string) {
	return formBody(map[string]string{"card": "BEGIN:VCARD\r\nPHOTO;ENCODING=b:" + strings.Repeat("AAAA", 650_000) + "\r\nEND:VCARD\r\n", "agree": "yes"})
})

// sendPart sends so many bytes of a card of 2.6 MB, waits, and does it again.
func sendPart(ctx context.Context, s *Server, from net.IP, bytes int, wait time.Duration) {
	body, kind := bigCard()
	head := fmt.Sprintf("POST /%s/reply HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", s.token, s.addr, kind, len(body))
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: from}, Timeout: 10 * time.Second}
	for ctx.Err() == nil {
		c, err := dialer.DialContext(ctx, "tcp", s.Addr().String())
		if err != nil {
			return
		}
		stop := context.AfterFunc(ctx, func() { c.Close() })
		if _, err := io.WriteString(c, head); err == nil {
			_, err = c.Write(body[:min(bytes, len(body))])
			if err == nil && bytes >= len(body) {
				_, _ = io.Copy(io.Discard, c)
			}
		}
		select {
		case <-time.After(wait + time.Second):
		case <-ctx.Done():
		}
		stop()
		c.Close()
	}
}

func TestHonestPhonesGetThroughWithinASecond(t *testing.T) {
	needsLoopbackRange(t)
	portrait := "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Pat Portrait\r\nPHOTO;ENCODING=b;TYPE=JPEG:" +
		base64.StdEncoding.EncodeToString(make([]byte, 200_000)) + "\r\nEND:VCARD\r\n"
	phones := []map[string]string{
		{"name": "Phone 0"},
		{"name": "Phone 1", "note": "hello"},
		{"text": "MECARD:N:Two,Phone;;"},
		{"card": string(anna.VCard)},
		{"card": portrait},
	}
	for _, fields := range phones {
		fields["agree"] = "yes"
	}
	for _, visitors := range []int{4, 40} {
		for name, harm := range hostile {
			t.Run(fmt.Sprintf("%d visitors with %s", visitors, name), func(t *testing.T) {
				s, box := serve(t, Options{})
				// A busy computer takes its time for anybody.
				began := time.Now()
				if res, err := phone(net.IPv4(127, 0, 2, 200)).Do(postRequest(t.Context(), at(s, "/reply"), phones[4])); err != nil || res.StatusCode != http.StatusSeeOther {
					t.Fatalf("nobody else is there: %v, %v", res, err)
				}
				limit := time.Second + 20*time.Since(began)
				ctx, stop := context.WithCancel(t.Context())
				gone := make(chan bool)
				each := 8
				if strings.HasPrefix(name, "large cards") {
					each = 1 // 100 MB a second of them: no wireless network carries as much
				}
				for i := range visitors * each {
					go func() {
						harm(ctx, s, net.IPv4(127, 0, 1, byte(1+i/each)))
						gone <- true
					}()
				}
				time.Sleep(600 * time.Millisecond) // they are at it
				for i, fields := range phones {
					r := postRequest(ctx, at(s, "/reply"), fields)
					began = time.Now()
					res, err := phone(net.IPv4(127, 0, 2, byte(1+i))).Do(r)
					took := time.Since(began)
					if err != nil {
						t.Errorf("phone %d: %v", i, err)
						continue
					}
					res.Body.Close()
					if res.StatusCode != http.StatusSeeOther || took > limit {
						t.Errorf("phone %d: %s after %v, %v are allowed", i, res.Status, took, limit)
					}
				}
				stop()
				for range visitors * each {
					<-gone
				}
				if n := len(box.all()); n != 1+len(phones) {
					t.Errorf("%d cards arrived of %d phones", n, len(phones))
				}
			})
		}
	}
}

func TestAVisitorWhoHangsUpGivesTheirPlaceBack(t *testing.T) {
	needsLoopbackRange(t)
	s, _ := serve(t, Options{})
	ctx, stop := context.WithCancel(t.Context())
	for i := range placesMost {
		go sendPart(ctx, s, net.IPv4(127, 0, 3, byte(1+i)), smallReply+readAtOnce, time.Hour)
	}
	taken := func() int {
		s.traffic.mu.Lock()
		defer s.traffic.mu.Unlock()
		return len(s.traffic.places)
	}
	waitFor(t, "all places are taken", func() bool { return taken() == placesMost })
	stop()
	waitFor(t, "the places are free", func() bool { return taken() == 0 })
}

func waitFor(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(8 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within 8 seconds: %s", what)
		}
	}
}

func TestASlowReplyEndsAfterItsGrace(t *testing.T) {
	s, _ := serve(t, Options{})
	began := time.Now()
	body, kind := formBody(map[string]string{"name": "Jo", "agree": "yes"})
	res := raw(t, s, fmt.Sprintf("POST /%s/reply HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", s.token, s.addr, kind, len(body), body[:5]))
	if took := time.Since(began); res.StatusCode != http.StatusTooManyRequests || took > bodyGrace+5*time.Second || took < bodyGrace/2 {
		t.Errorf("%s after %v", res.Status, took)
	}
}

func TestACardIsBoundedBesideItsPicture(t *testing.T) {
	vcard := func(lines ...string) string {
		return "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jo Bloom\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
	}
	picture := base64.StdEncoding.EncodeToString(make([]byte, 900_000))
	var folded []string
	for part := range slices.Chunk([]byte(picture), 74) {
		folded = append(folded, " "+string(part))
	}
	for name, c := range map[string]struct {
		fields map[string]string
		status int
	}{
		"a picture in one line":            {map[string]string{"card": vcard("PHOTO;ENCODING=b:" + picture)}, 303},
		"a folded picture":                 {map[string]string{"card": vcard("item1.photo;ENCODING=b:" + strings.Join(folded, "\r\n"))}, 303},
		"a picture as vCard 2.1 has it":    {map[string]string{"card": vcard("PHOTO;JPEG;ENCODING=BASE64:\r\n" + strings.Join(folded, "\r\n") + "\r\n")}, 303},
		"60 KB of note":                    {map[string]string{"card": vcard("NOTE:" + strings.Repeat("x", 60_000))}, 303},
		"signs that JSON may escape":       {map[string]string{"card": vcard("X-J:" + strings.Repeat("&<>", 18_000))}, 303},
		"70 KB of note":                    {map[string]string{"card": vcard("NOTE:" + strings.Repeat("x", 70_000))}, 413},
		"a note behind a picture":          {map[string]string{"card": vcard("PHOTO;ENCODING=b:AAAA", "NOTE:"+strings.Repeat("x", 70_000))}, 413},
		"many lines":                       {map[string]string{"card": vcard(strings.Repeat("NOTE:a\r\n", 190_000))}, 413},
		"many properties with few letters": {map[string]string{"card": vcard(strings.Repeat("X-A:\r\n", 14_000))}, 413},
		"two parts that are too much together": {map[string]string{
			"card": vcard("NOTE:" + strings.Repeat("x", 50_000)), "text": strings.Repeat("y ", 9_000),
		}, 413},
	} {
		t.Run(name, func(t *testing.T) {
			s, box := serve(t, Options{})
			c.fields["agree"] = "yes"
			res, page := post(t, s, c.fields)
			if res.StatusCode != c.status || len(box.all()) == 1 != (c.status == 303) {
				t.Fatalf("%s, %d arrived", res.Status, len(box.all()))
			}
			if c.status == 413 && (!strings.Contains(page, "64 KB") || !strings.Contains(page, `role="alert"`)) {
				t.Error("the page does not say why")
			}
		})
	}
	for i := range languages {
		if w := &languages[i]; !strings.Contains(w.WrongLarge, "64") {
			t.Errorf("%s: %q", w.Tag, w.WrongLarge)
		}
	}
}

func TestOneVisitorFillsNoInbox(t *testing.T) {
	tr := newTraffic()
	kept := 0
	for tr.keep(visitor("192.0.2.7:1"), 2<<20) {
		kept += 2 << 20
	}
	if kept > keptEach || !tr.keep(visitor("192.0.2.8:1"), 2<<20) {
		t.Errorf("%d MB of one visitor", kept>>20)
	}
}

func TestARoomIsNotOneVisitor(t *testing.T) {
	if a, b := visitor("[2001:db8::1]:1"), visitor("[2001:db8::2]:1"); a == b {
		t.Errorf("two phones of a room are both %v", a)
	}
	if a, b := visitor("[::ffff:192.0.2.7]:1"), visitor("192.0.2.7:2"); a != b {
		t.Errorf("one phone is %v and %v", a, b)
	}
}
