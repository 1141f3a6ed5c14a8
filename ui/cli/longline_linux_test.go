package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// letters gives the letter 'a' so many times.
type letters struct{ n int64 }

var block = bytes.Repeat([]byte("a"), 1<<16)

func (l *letters) Read(p []byte) (int, error) {
	if l.n == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(int64(len(p)), l.n)], block)
	l.n -= int64(n)
	return n, nil
}

// mostResident is the most memory, in bytes, that reading a line of 2 GB may take: lines of 64 MB are read.
const mostResident = 400 << 20

// A file of one line of 2 GB ends in a message, with memory bounded, and what stands around it is read.
func TestALineOfTwoGigabytesIsToldOfAndTheRestIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2 GB, four times")
	}
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	before := d.must("export", "--format", "json")
	for name, c := range map[string]struct {
		head, tail, list string
		line, n          int
	}{
		"vCard":    {"BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nNOTE:", "\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\nEND:VCARD\n", "contacts", 7, 2},
		"CSV":      {"Name,Email\nJane,j@sl.example\n", "\nCy,c@sl.example\n", "contacts", 3, 2},
		"LDIF":     {"dn: cn=Jane\ncn: Jane\n\ndn: cn=Bo\ncn: Bo\ndescription: ", "\n\ndn: cn=Cy\ncn: Cy\n", "contacts", 4, 2},
		"calendar": {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260601T100000Z\nDESCRIPTION:", "\nEND:VEVENT\nEND:VCALENDAR\n", "events", 5, 1},
	} {
		t.Run(name, func(t *testing.T) {
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(self, "import", "--dry-run", "--json", "-")
			cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db)
			cmd.Stdin = io.MultiReader(strings.NewReader(c.head), &letters{2 << 30}, strings.NewReader(c.tail))
			peak := watchPeak(t, cmd)
			var out, errout bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errout
			if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
				t.Fatal(err)
			}
			if got := objects(t, parse(t, out.String()), c.list); len(got) != c.n {
				t.Errorf("%d %s, want %d", len(got), c.list, c.n)
			}
			if told := errout.String(); !strings.Contains(told, fmt.Sprintf("standard input: line %d: ", c.line)) || !strings.Contains(told, "left out") && !strings.Contains(told, "larger than") {
				t.Errorf("told was %s", told)
			}
			if used := peak(); used > mostResident {
				t.Errorf("%d MB of memory were in use", used>>20)
			}
		})
	}
	if d.must("export", "--format", "json") != before {
		t.Error("the database has changed")
	}
}
