package cli_test

import (
	"bufio"
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data/store"
)

func TestACardIsSwappedFromATerminal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no way to interrupt another process there")
	}
	d := newDesk(t)
	d.must("card", "set", "Work", "--given", "Anna", "--family", "Müller", "--organisation", "State Library", "--email", "anna@sl.example")
	d.want(1, `no card "Play"`, "swap", "--card", "Play")
	d.want(1, "is not an address", "swap", "--address", "home")
	p := swapping(t, d, "--card", "work")
	link := p.link
	card := fetched(t, link+"/card.vcf")
	for _, want := range []string{"FN:Anna Müller\r\n", "ORG:State Library\r\n", "anna@sl.example"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q:\n%s", want, card)
		}
	}
	over := atWork(t, d) // a card is not refused for it
	thanked := p.send("Zoë Łukasiewicz 🎈")
	p.says("waiting for it")
	over()
	if !<-thanked {
		t.Error("the phone is not thanked")
	}
	p.interrupt()
	p.ends()
	if got := arrived(t, d); !slices.Equal(got, []string{"Zoë Łukasiewicz 🎈"}) {
		t.Errorf("waiting: %q", got)
	}
}

// A card that waits for another program when swapping is ended is kept, unless the user says no: nothing is lost of which a phone
// was told that it was taken.
func TestACardThatWaitsOutlivesTheEndOfSwapping(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no way to interrupt another process there")
	}
	for name, again := range map[string]bool{"once": false, "again": true} {
		t.Run("Ctrl+C "+name, func(t *testing.T) {
			d := newDesk(t)
			d.must("card", "set", "Work", "--given", "Anna", "--email", "anna@sl.example")
			p := swapping(t, d)
			over := holding(t, d)
			thanked := p.send("Zoë Lim")
			p.says("waiting for it")
			p.interrupt()
			p.says("Ctrl+C again drops them")
			if os.Getenv("LANYARD_ATTACK") != "" {
				time.Sleep(12 * time.Second) // longer than closing waits
			}
			if again {
				p.interrupt()
				p.ends()
			}
			over()
			told := <-thanked
			if !again {
				p.ends()
			}
			if kept := len(arrived(t, d)); told && kept == 0 || kept > 1 || (kept == 1) == again {
				t.Errorf("%d cards are kept, and the phone was thanked: %v", kept, told)
			}
		})
	}
}

// swappingProgram is "lanyard swap" as a program of its own.
type swappingProgram struct {
	t      *testing.T
	cmd    *exec.Cmd
	link   string
	errout chan string // its lines
}

func swapping(t *testing.T, d *desk, args ...string) *swappingProgram {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &swappingProgram{t: t, cmd: exec.Command(self, append([]string{"swap", "--address", "127.0.0.1"}, args...)...), errout: make(chan string, 100)}
	p.cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db)
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	said, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	go func() {
		defer close(p.errout)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			p.errout <- lines.Text()
		}
	}()
	lines := bufio.NewScanner(out)
	for p.link == "" && lines.Scan() {
		if strings.HasPrefix(lines.Text(), "HTTP://127.0.0.1:") {
			p.link = "http" + strings.TrimPrefix(lines.Text(), "HTTP")
		}
	}
	if p.link == "" {
		t.Fatal("no link was printed")
	}
	return p
}

// send sends a card from a phone, and gives whether it was thanked.
func (p *swappingProgram) send(name string) (thanked chan bool) {
	p.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for field, value := range map[string]string{"name": name, "email": "zoe@bib.example", "agree": "yes"} {
		if err := form.WriteField(field, value); err != nil {
			p.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		p.t.Fatal(err)
	}
	thanked = make(chan bool, 1)
	go func() {
		noted := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		res, err := noted.Post(p.link+"/reply", form.FormDataContentType(), &body)
		if err == nil {
			res.Body.Close()
		}
		thanked <- err == nil && res.StatusCode == http.StatusSeeOther
	}()
	return thanked
}

// says waits for a line with some words.
func (p *swappingProgram) says(words string) {
	p.t.Helper()
	for line := range p.errout {
		if strings.Contains(line, words) {
			return
		}
	}
	p.t.Fatalf("it ended and did not say %q", words)
}

func (p *swappingProgram) interrupt() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
}

func (p *swappingProgram) ends() {
	p.t.Helper()
	for range p.errout { // all of it, before Wait closes the pipe
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("it ended with %v", err)
	}
}

// arrived names whose cards wait to be looked over; nobody was saved unseen.
func arrived(t *testing.T, d *desk) (names []string) {
	t.Helper()
	s, err := store.Open(t.Context(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	as, err := s.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d people were saved unseen, %v", n, err)
	}
	for _, a := range as {
		names = append(names, a.Draft.Contact.Name())
	}
	return names
}

func fetched(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
