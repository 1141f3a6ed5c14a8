package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// What visitors who mean harm may cost.
const (
	harmfulPosts    = 1000
	harmfulVisitors = 20
	servedEach      = 8 // cards of one visitor that are taken within the time of the attack
	memoryMost      = 96 << 20
)

// The window's answer, compared with its answer before on the same machine, which may be busy with more
// than this: while the attack goes on, and when it is over.
const (
	answersWithin, timesWithin = 2 * time.Second, 6
	answersAfter, timesAfter   = time.Second / 2, 3
)

// visitor is a device with an address of its own on this computer's loopback network.
func visitor(n int) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(n))}}
	return &http.Client{
		Timeout:       30 * time.Second,
		Transport:     &http.Transport{DialContext: dialer.DialContext},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// reply is the form filled in, with so many bytes as the card's file.
func (t *tour) reply(ctx context.Context, name string, file int) (*http.Request, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	err := errors.Join(form.WriteField("name", name), form.WriteField("agree", "yes"))
	if file > 0 {
		w, failed := form.CreateFormFile("card", "card.vcf")
		if failed == nil {
			_, failed = w.Write(bytes.Repeat([]byte("A"), file))
		}
		err = errors.Join(err, failed)
	}
	if err := errors.Join(err, form.Close()); err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, t.page+"/reply", &body)
	if err == nil {
		r.Header.Set("Content-Type", form.FormDataContentType())
	}
	return r, err
}

// harm has visitors try what they should not. What is refused must be refused, the app must not grow, and
// its window must answer all the while.
func harm(ctx context.Context, t *tour) error {
	if err := t.tricks(ctx); err != nil {
		return err
	}
	quiet, err := t.answersIn(ctx)
	if err != nil {
		return err
	}
	before, err := t.Footprint()
	if err != nil {
		return err
	}
	var served, refused, cut int
	done := make(chan struct{})
	go func() {
		defer close(done)
		served, refused, cut = t.floods(ctx)
	}()
	during, err := t.answersIn(ctx)
	<-done
	if err != nil {
		return err
	}
	after, err := t.Footprint()
	if err != nil {
		return err
	}
	mostLater := answersAfter + timesAfter*quiet
	later := mostLater + 1
	for i := 0; i < 3 && later > mostLater; i++ { // another program may have had the machine at that moment
		if later, err = t.answersIn(ctx); err != nil {
			return err
		}
	}
	grown := after.Memory - before.Memory
	fmt.Fprintf(t.log, "%-6s        of it: %d posts at once: %d cards taken, %d refused, %d cut off; %d MB more; the window answers in %v, then in %v, before in %v\n",
		t.theme, harmfulPosts, served, refused, cut, grown>>20, during.Round(time.Millisecond), later.Round(time.Millisecond), quiet.Round(time.Millisecond))
	switch {
	case served == 0 || served > harmfulVisitors*servedEach:
		return fmt.Errorf("of %d cards at once %d were taken", harmfulPosts, served)
	case served+refused+cut != harmfulPosts:
		return fmt.Errorf("%d + %d + %d is not %d", served, refused, cut, harmfulPosts)
	case grown > memoryMost:
		return fmt.Errorf("the app grew by %d MB", grown>>20)
	case during > answersWithin+timesWithin*quiet || later > mostLater:
		return fmt.Errorf("the window answered in %v, and later in %v, before in %v", during, later, quiet)
	}
	return t.picture(ctx, "after-harm")
}

// tricks are single requests that must be refused.
func (t *tour) tricks(ctx context.Context) error {
	at := strings.LastIndexByte(t.page, '/')
	for i, c := range []struct {
		name, method, url string
		file              int
		change            func(*http.Request)
		want              int
	}{
		{name: "another token", method: http.MethodGet, url: t.page[:at+1] + strings.Repeat("A", len(t.page)-at-1), want: http.StatusNotFound},
		{name: "no token", method: http.MethodGet, url: t.page[:at+1], want: http.StatusNotFound},
		{name: "a way out of the page", method: http.MethodGet, url: t.page + "/../../etc/passwd", want: http.StatusNotFound},
		{name: "another method", method: http.MethodDelete, url: t.page, want: http.StatusMethodNotAllowed},
		{name: "another host", method: http.MethodGet, url: t.page, change: func(r *http.Request) { r.Host = "evil.example" }, want: http.StatusMisdirectedRequest},
		{name: "another site's form", change: func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, want: http.StatusForbidden},
		{name: "a file of eight megabytes", file: 8 << 20, want: http.StatusRequestEntityTooLarge},
	} {
		r, err := t.reply(ctx, "Mallory", c.file)
		if c.method != "" {
			r, err = http.NewRequestWithContext(ctx, c.method, c.url, nil)
		}
		if err != nil {
			return err
		}
		if c.change != nil {
			c.change(r)
		}
		res, err := visitor(100 + i).Do(r)
		if err != nil {
			if c.file > 0 {
				continue // it was cut off while it was still sending
			}
			return fmt.Errorf("%s: %w", c.name, err)
		}
		b, err := io.ReadAll(res.Body)
		res.Body.Close()
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", c.name, err)
		case res.StatusCode != c.want:
			return fmt.Errorf("%s is answered with %s", c.name, res.Status)
		}
		if bytes.Contains(b, []byte(myEmail)) {
			return fmt.Errorf("%s is told my address", c.name)
		}
	}
	return nil
}

// floods sends cards from many devices, all at once.
func (t *tour) floods(ctx context.Context) (served, refused, cut int) {
	var (
		mu      sync.Mutex
		all     sync.WaitGroup
		clients [harmfulVisitors]*http.Client
	)
	for i := range clients {
		clients[i] = visitor(1 + i)
	}
	for i := range harmfulPosts {
		all.Go(func() {
			r, err := t.reply(ctx, fmt.Sprintf("Mallory %d", i), 0)
			status := 0
			if err == nil {
				var res *http.Response
				if res, err = clients[i%harmfulVisitors].Do(r); err == nil {
					status = res.StatusCode
					res.Body.Close()
				}
			}
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				cut++
			case status == http.StatusSeeOther:
				served++
			case status < http.StatusInternalServerError:
				refused++
			}
		})
	}
	all.Wait()
	return served, refused, cut
}

// answersIn opens the list of keys and closes it, and tells how long the window took to show it.
func (t *tour) answersIn(ctx context.Context) (time.Duration, error) {
	// The corner of the rail, which goes dim behind a sheet: nothing else changes it.
	corner := image.Rect(t.bounds.Min.X+2, t.bounds.Max.Y-4, t.bounds.Min.X+4, t.bounds.Max.Y-2)
	dimmed := func(want bool) error {
		return t.WaitGlance(ctx, "the list of keys", corner, func(img *image.RGBA) bool {
			return (img.RGBAAt(corner.Min.X, corner.Min.Y) != t.rail) == want
		})
	}
	began := time.Now()
	if err := t.Key(ctx, "question"); err != nil {
		return 0, err
	}
	if err := dimmed(true); err != nil {
		return 0, err
	}
	took := time.Since(began)
	if err := t.Key(ctx, "Escape"); err != nil {
		return 0, err
	}
	return took, dimmed(false)
}
