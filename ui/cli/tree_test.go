package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"lanyard/data"
)

// Commands are all commands by their paths below the program, "" for the program itself.
func Commands() []string {
	root := (&env{stderr: &screen{}}).root(nil)
	root.InitDefaultHelpCmd()
	var all []string
	var walk func(c *cobra.Command, path string)
	walk = func(c *cobra.Command, path string) {
		all = append(all, path)
		for _, below := range c.Commands() {
			name := below.Name()
			if path != "" {
				name = path + " " + name
			}
			walk(below, name)
		}
	}
	walk(root, "")
	return all
}

// Whatever is said goes through say, tell and newRows, which clean it. What a document holds, and a code, is written as it is.
func TestMessagesHaveOneWayOut(t *testing.T) {
	direct := regexp.MustCompile(`Fprint\w*\((e|im|a)\.std(out|err)|(e|im|a)\.stderr\.Write|os\.Std(out|err)`)
	allowed := map[string]int{"screen.go": 1, "console_windows.go": 100, "version.go": 1, "swap.go": 1, "scan.go": 1}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := direct.FindAll(b, -1); len(got) > allowed[file] {
			t.Errorf("%s writes past say, tell and newRows: %q", file, got)
		}
	}
}

func TestSentencesAndMetersAreClean(t *testing.T) {
	const evil = "a\x1b[2J\u009b\u202E\rlanyard: b\nlanyard: c"
	var out bytes.Buffer
	e := &env{stderr: &screen{w: &out}}
	e.say("%s, %q, %v, %s, %d", evil, evil, fmt.Errorf("with %s", evil), message(evil), 7)
	e.say("%s sent a card", strings.Repeat("n", 2_700_000))
	m := &meter{w: &out, now: time.Now}
	m.show(evil+strings.Repeat("f", 5000), "reading", 1, 2)
	for _, line := range strings.Split(out.String(), "\n") {
		if n := utf8.RuneCountInString(line); n > 400 || strings.HasPrefix(line, "lanyard: c") {
			t.Errorf("%d letters: %.100q", n, line)
		}
		if i := strings.IndexFunc(strings.TrimPrefix(line, "\r"), data.Acts); i >= 0 {
			t.Errorf("%q", line)
		}
	}
	if !strings.Contains(out.String(), "nnn") || !strings.Contains(out.String(), "sent a card") {
		t.Errorf("%.300q", &out)
	}
}

// A letter may come in pieces, as buffers end anywhere.
func TestAScreenPutsLettersTogether(t *testing.T) {
	var out bytes.Buffer
	s := &screen{w: &out}
	for _, b := range []byte("Zoë\u009b Ü\r\nn\r\u202E山\xff\tx") {
		if n, err := s.Write([]byte{b}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
	}
	if got, want := out.String(), "Zoë\uFFFD Ü\nn\uFFFD\uFFFD山\uFFFD\tx"; got != want || !s.replaced {
		t.Errorf("%q, want %q", got, want)
	}
}
