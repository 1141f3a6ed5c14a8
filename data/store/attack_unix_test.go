//go:build unix

package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAttackWhatIsNoFile puts pipes, links, folders and sockets where a database and what SQLite keeps beside it are looked for:
// nothing waits for them, and nothing is written through them.
func TestAttackWhatIsNoFile(t *testing.T) {
	dir := fastDir(t)
	diary := filepath.Join(dir, "diary.txt")
	kinds := map[string]func(string) error{
		"a pipe":            func(p string) error { return syscall.Mkfifo(p, 0o600) },
		"a link to a file":  func(p string) error { return os.Symlink(diary, p) },
		"a link to nothing": func(p string) error { return os.Symlink(filepath.Join(dir, "new"), p) },
		"a link to itself":  func(p string) error { return os.Symlink(p, p) },
		"a folder":          func(p string) error { return os.Mkdir(p, 0o700) },
		"a link to a pipe":  func(p string) error { return os.Symlink(filepath.Join(dir, "pipe"), p) },
		"a link to zeros":   func(p string) error { return os.Symlink("/dev/zero", p) },
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	tries := 0
	for kind, put := range kinds {
		for _, suffix := range append([]string{""}, companions...) {
			if suffix == "" && strings.HasPrefix(kind, "a link to") && kind != "a link to a pipe" && kind != "a link to zeros" {
				continue // the user's own link to their database is followed
			}
			tries++
			if err := os.WriteFile(diary, []byte("dear diary"), 0o600); err != nil {
				t.Fatal(err)
			}
			d := &reopened{t, filepath.Join(dir, fmt.Sprint("d", tries), "lanyard.db")}
			d.with(func(s *Store) { save(t, s, person("Ana", "Lima")) })
			_ = os.Remove(d.path + suffix)
			if err := put(d.path + suffix); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			done := make(chan error, 1)
			go func() {
				for _, readOnly := range []bool{true, false} {
					s, err := Open(ctx, d.path, Options{ReadOnly: readOnly})
					if err == nil {
						s.Close()
					}
					if done <- err; err == nil {
						return
					}
				}
			}()
			for range 2 {
				select {
				case err := <-done:
					if err == nil || suffix != "" && !strings.Contains(err.Error(), d.path) {
						t.Errorf("%s at %q is opened: %v", kind, suffix, err)
					}
				case <-ctx.Done():
					t.Fatalf("%s at %q is waited for", kind, suffix)
				}
			}
			if b, err := describeBackup(ctx, d.path); err == nil && b.Err == nil {
				t.Errorf("%s at %q is a good copy", kind, suffix)
			}
			cancel()
			if b, err := os.ReadFile(diary); err != nil || string(b) != "dear diary" {
				t.Fatalf("%s at %q: the file it leads to holds %q, %v", kind, suffix, b, err)
			}
			if _, err := os.Stat(filepath.Join(dir, "new")); err == nil {
				t.Fatalf("%s at %q: a file was made", kind, suffix)
			}
		}
	}
	t.Attr("tries", fmt.Sprint(tries))
}
