//go:build unix

package store

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lanyard/data"
)

// unprivileged runs the named test again as a user whom permissions bind; root may write
// everywhere.
func unprivileged(t *testing.T) (inside bool) {
	if os.Getenv("LANYARD_UNPRIVILEGED") != "" || os.Geteuid() != 0 {
		return true
	}
	exe, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Skip("cannot copy the test binary")
	}
	dir, err := os.MkdirTemp("", "lanyard-test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	bin := filepath.Join(dir, "test")
	if err := os.WriteFile(bin, exe, 0o755); err != nil {
		t.Fatal(err)
	}
	os.Chmod(dir, 0o777)
	cmd := exec.Command(bin, "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LANYARD_UNPRIVILEGED=1", "TMPDIR="+dir, "HOME="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("as another user: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("it did not run as another user:\n%s", out)
	}
	return false
}

func TestReadOnlyFileAndFolder(t *testing.T) {
	if !unprivileged(t) {
		return
	}
	made := func(t *testing.T) string {
		path := filepath.Join(t.TempDir(), "kept", "lanyard.db")
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Ana", "Lima"))
		s.Close()
		return path
	}
	lock := func(t *testing.T, path string, mode os.FileMode) {
		os.Chmod(path, mode)
		t.Cleanup(func() { os.Chmod(path, 0o700) })
	}
	t.Run("a read-only file cannot be written", func(t *testing.T) {
		path := made(t)
		lock(t, path, 0o400)
		if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, data.ErrReadOnly) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a file in a read-only folder cannot be written", func(t *testing.T) {
		path := made(t)
		lock(t, filepath.Dir(path), 0o500)
		if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, data.ErrReadOnly) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a file cannot be made in a read-only folder", func(t *testing.T) {
		dir := t.TempDir()
		lock(t, dir, 0o500)
		if _, err := Open(t.Context(), filepath.Join(dir, "sub", "lanyard.db"), Options{}); !errors.Is(err, data.ErrReadOnly) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a file without any permission is not touched", func(t *testing.T) {
		path := made(t)
		was := tree(t, filepath.Dir(path))
		lock(t, path, 0)
		for _, o := range []Options{{}, {ReadOnly: true}} {
			if _, err := Open(t.Context(), path, o); !errors.Is(err, data.ErrReadOnly) || !strings.Contains(err.Error(), path) {
				t.Errorf("%+v: got %v", o, err)
			}
		}
		os.Chmod(path, 0o600)
		if tree(t, filepath.Dir(path)) != was {
			t.Error("something was altered")
		}
	})
	t.Run("a folder that may not be entered is named", func(t *testing.T) {
		path := made(t)
		lock(t, filepath.Dir(path), 0)
		if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, data.ErrReadOnly) || !strings.Contains(err.Error(), path) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no copy is made into a read-only folder", func(t *testing.T) {
		path := made(t)
		withStore(t, path, func(s *Store) {
			dir := t.TempDir()
			lock(t, dir, 0o500)
			if _, err := s.BackUp(t.Context(), filepath.Join(dir, "copy.db")); !errors.Is(err, data.ErrReadOnly) || !strings.Contains(err.Error(), dir) {
				t.Errorf("got %v", err)
			}
			lock(t, filepath.Dir(path), 0o500)
			if _, _, err := s.BackUpDaily(t.Context()); !errors.Is(err, data.ErrReadOnly) {
				t.Errorf("daily: got %v", err)
			}
			os.Chmod(filepath.Dir(path), 0o700)
		})
	})
	t.Run("nothing is restored where nothing can be kept", func(t *testing.T) {
		for _, harm := range []func(string){func(string) {}, func(p string) { damage(t, p, 0, 100) }} {
			path, backup := made(t), filepath.Join(t.TempDir(), "copy.db")
			copied(t, path, backup)
			harm(path)
			was := tree(t, filepath.Dir(path))
			lock(t, filepath.Dir(path), 0o500)
			if _, err := Restore(t.Context(), path, backup, Options{}); !errors.Is(err, data.ErrReadOnly) {
				t.Errorf("got %v", err)
			}
			os.Chmod(filepath.Dir(path), 0o700)
			if tree(t, filepath.Dir(path)) != was {
				t.Error("something was altered")
			}
		}
	})
	t.Run("a read-only file is not restored over", func(t *testing.T) {
		path, backup := made(t), filepath.Join(t.TempDir(), "copy.db")
		copied(t, path, backup)
		was := readFile(t, path)
		lock(t, path, 0o400)
		if _, err := Restore(t.Context(), path, backup, Options{}); !errors.Is(err, data.ErrReadOnly) {
			t.Errorf("got %v", err)
		}
		if readFile(t, path) != was {
			t.Error("it was altered")
		}
	})
	t.Run("both can be read", func(t *testing.T) {
		path := made(t)
		lock(t, path, 0o400)
		lock(t, filepath.Dir(path), 0o500)
		s, err := Open(t.Context(), path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if got := find(t, s, data.Query{Text: "ana"}); len(got) != 1 {
			t.Errorf("got %v", got)
		}
	})
}
