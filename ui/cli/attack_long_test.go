//go:build linux

package cli_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// attackLong reports whether the long form is asked for.
func attackLong() bool { return os.Getenv("LANYARD_ATTACK") != "" }

// TestAttackKilled kills imports at any moment: all of each is there or nothing, the file holds, and what is there is taken back.
func TestAttackKilled(t *testing.T) {
	people, kills := 400, 4
	if attackLong() {
		people, kills = 4000, 24
	}
	d := newDesk(t)
	d.must("event", "add", "Days")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var whole time.Duration
	for k := range kills + 1 {
		var b strings.Builder
		for i := range people {
			fmt.Fprintf(&b, "BEGIN:VCARD\nVERSION:3.0\nFN:Person%d Number%d\nEMAIL:p%d.%d@x.example\nEND:VCARD\n", k, i, k, i)
		}
		cmd := exec.Command(self, "import", "--event", "Days", d.file(fmt.Sprintf("p%d.vcf", k), b.String()))
		cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db)
		began := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if k > 0 { // the first says how long one takes
			time.Sleep(whole * time.Duration(k) / time.Duration(kills))
			_ = cmd.Process.Signal(syscall.SIGKILL) // it may have ended
		}
		_ = cmd.Wait() // killed
		if k == 0 {
			whole = time.Since(began)
		}
		d.must("check")
		there := strings.Count(d.must("export"), fmt.Sprintf("p%d.", k))
		if k == 0 && there == 0 || there != 0 && there < people {
			t.Fatalf("kill %d: %d of %d people are there", k, there, people)
		}
		if there > 0 {
			d.must("undo")
			if left := strings.Count(d.must("export"), fmt.Sprintf("p%d.", k)); left > 0 {
				t.Fatalf("kill %d: %d people outlive the undo", k, left)
			}
		}
	}
	t.Attr("tries", strconv.Itoa(kills))
}

// manyCards gives the cards of very many people.
type manyCards struct {
	next, people int
	rest         string
}

func (m *manyCards) Read(b []byte) (int, error) {
	if m.rest == "" {
		if m.next == m.people {
			return 0, io.EOF
		}
		m.rest = fmt.Sprintf("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Number%d;Person;;;\r\nFN:Person Number%d\r\nEMAIL:p%d@x.example\r\nTEL:+49 30 555%06d\r\nORG:Org %d\r\nNOTE:%s\r\nEND:VCARD\r\n", m.next, m.next, m.next, m.next, m.next%1000, strings.Repeat("word ", 15))
		m.next++
	}
	n := copy(b, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// TestAttackVastCards reads a file of 96 MB of cards: none is held for the next.
func TestAttackVastCards(t *testing.T) {
	people := 20_000
	if attackLong() {
		people = 450_000 // 96 MB
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	cmd := exec.Command(self, "import", "--dry-run", "-")
	cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db)
	cmd.Stdin = &manyCards{people: people}
	peak := watchPeak(t, cmd)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), strconv.Itoa(people)+" people") {
		t.Errorf("%v: %.300s", err, out)
	}
	if used := peak(); used > mostResident/2 {
		t.Errorf("%d MB are resident", used>>20)
	}
}
