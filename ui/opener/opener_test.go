//go:build !windows && !darwin

package opener_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanyard/ui/opener"
)

// desktop puts a program in the place of the desktop's opener; the file it names holds what it was given.
func desktop(t *testing.T, then string) (given string) {
	t.Helper()
	dir := t.TempDir()
	given = filepath.Join(dir, "given")
	if then != "" {
		script := "#!/bin/sh\nprintf '%s' \"$*\" >'" + given + "'\n" + then + "\n"
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return given
}

func TestTheAnswerOfTheDesktopsOpenerIsHeard(t *testing.T) {
	for name, c := range map[string]struct {
		then string
		want error
	}{
		"a program took it":                   {"exit 0", nil},
		"no program for it":                   {"exit 3", opener.ErrNoProgram},
		"the program failed":                  {"exit 4", opener.ErrNoProgram},
		"the opener is killed":                {"kill -9 $$", opener.ErrNoProgram},
		"there is no opener":                  {"", opener.ErrNoProgram},
		"the browser is the opener and stays": {"exec /bin/sleep 2", nil},
	} {
		t.Run(name, func(t *testing.T) {
			given := desktop(t, c.then)
			begun := time.Now()
			err := opener.Open("https://library.example/a?b=1", 500*time.Millisecond)
			if !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if took := time.Since(begun); took > 1900*time.Millisecond {
				t.Errorf("it took %v", took)
			}
			if c.then == "" {
				return
			}
			if b, err := os.ReadFile(given); err != nil || string(b) != "https://library.example/a?b=1" {
				t.Errorf("the opener was given %q, %v", b, err)
			}
		})
	}
}

func TestOnlyAnAddressGoesToTheOpener(t *testing.T) {
	given := desktop(t, "exit 0")
	for _, text := range []string{
		"", "-h", "--version", "-https://library.example", "/etc/passwd", "library.example", "~/.bashrc", "https:", ":", " https://library.example",
		"mailto:a@b.example\nx", "mailto:a b@c.example", "https://library.example/\x00",
	} {
		if err := opener.Open(text, time.Second); !errors.Is(err, opener.ErrNoAddress) {
			t.Errorf("%q: error %v, want %v", text, err, opener.ErrNoAddress)
		}
	}
	if b, err := os.ReadFile(given); err == nil {
		t.Errorf("the opener was given %q", b)
	}
}
