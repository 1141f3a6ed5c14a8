//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lanyard/ui/tour/desktop"
)

var internet = regexp.MustCompile(`AF_INET6?\b|AF_PACKET|AF_NETLINK`)

// TestAttackQuietWindow starts the real window, goes through its screens and ends it: nothing asks the network, no program but the one
// that watches for crashes is started, and no file outside the database's folder holds anybody's name.
func TestAttackQuietWindow(t *testing.T) {
	if os.Getenv("LANYARD_ATTACK") == "" {
		t.Skip("drives the real window: make attack")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: .ci/deps.sh test installs it")
	}
	ctx, tr := trouble(t)
	people, err := tr.find(ctx, "")
	must(t, err)
	trace := filepath.Join(t.TempDir(), "trace")
	w, err := tr.Launch(ctx, desktop.Program{
		Binary: strace, Title: "^Lanyard$", Env: []string{strict},
		Args: []string{"-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect,sendto,execve", "-o", trace, tr.binary, "--db", tr.db},
	})
	must(t, err)
	tr.Window = w
	must(t, tr.settle(ctx, window))
	for _, key := range []string{"ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4"} {
		must(t, tr.Key(ctx, key))
		_, err := tr.WaitStable(ctx)
		must(t, err)
	}
	must(t, tr.Key(ctx, "ctrl+q"))
	must(t, tr.Wait(ctx))
	said, err := os.ReadFile(trace)
	must(t, err)
	tries := 0
	for line := range strings.Lines(string(said)) {
		tries++
		if internet.MatchString(line) {
			t.Errorf("the network is asked: %s", line)
		}
		if strings.Contains(line, "execve(") && !strings.Contains(line, tr.binary) && !strings.Contains(line, `"/proc/self/exe"`) {
			t.Errorf("another program is started: %s", line)
		}
	}
	if tries == 0 {
		t.Fatal("nothing was traced: it proves nothing")
	}
	must(t, filepath.Walk(tr.home, func(path string, info os.FileInfo, err error) error {
		if err != nil || !info.Mode().IsRegular() || filepath.Dir(path) == tr.home || strings.HasPrefix(path, filepath.Join(tr.home, "backups")) {
			return err
		}
		content, err := os.ReadFile(path)
		for _, p := range people {
			if len(p.Name) > 5 && strings.Contains(string(content), p.Name) {
				t.Errorf("%s names %s", path, p.Name)
			}
		}
		return err
	}))
}
