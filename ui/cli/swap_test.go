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
	"strings"
	"testing"

	"lanyard/data/store"
)

func TestACardIsSwappedFromATerminal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no way to interrupt another process there")
	}
	d := newDesk(t)
	d.must("card", "set", "Work", "--given", "Anna", "--family", "Müller", "--organisation", "State Library", "--email", "anna@sl.example")
	d.want(1, `no card "Play"`, "swap", "--card", "Play")
	d.want(1, "is no address", "swap", "--address", "home")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "swap", "--card", "work", "--address", "127.0.0.1")
	cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	link := ""
	lines := bufio.NewScanner(out)
	for link == "" && lines.Scan() {
		if strings.HasPrefix(lines.Text(), "HTTP://127.0.0.1:") {
			link = "http" + strings.TrimPrefix(lines.Text(), "HTTP")
		}
	}
	if link == "" {
		t.Fatalf("no link was printed: %s", &said)
	}
	card := fetched(t, link+"/card.vcf")
	for _, want := range []string{"FN:Anna Müller\r\n", "ORG:State Library\r\n", "anna@sl.example"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q:\n%s", want, card)
		}
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for field, value := range map[string]string{"name": "Zoë Łukasiewicz 🎈", "email": "zoe@bib.example", "agree": "yes"} {
		if err := form.WriteField(field, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	over := atWork(t, d) // a card is not refused for it
	res, err := http.Post(link+"/reply", form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	over()
	if res.StatusCode != http.StatusOK || !strings.HasSuffix(res.Request.URL.Path, "/thanks") {
		t.Errorf("the phone ended at %s with %s", res.Request.URL, res.Status)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ended with %v: %s", err, &said)
	}
	if !strings.Contains(said.String(), "waiting for it") {
		t.Errorf("it does not say that it waits: %s", &said)
	}
	s, err := store.Open(t.Context(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	as, err := s.Arrivals(t.Context())
	if err != nil || len(as) != 1 || as[0].Draft.Contact.Name() != "Zoë Łukasiewicz 🎈" {
		t.Errorf("waiting: %+v, %v", as, err)
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d people were saved unseen, %v", n, err)
	}
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
