//go:build unix

package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const somebody = 65534

// TestNothingOfOthersIsFollowed is about what lies ready in a folder that several users may write.
func TestNothingOfOthersIsFollowed(t *testing.T) {
	w := newTargets(t)
	victim := w.put(t, "diary.txt", func(p string) error { return os.WriteFile(p, []byte("mine"), 0o640) })
	theirs := func(name, to string) string {
		return w.put(t, name, func(p string) error {
			if err := os.Symlink(to, p); err != nil {
				return err
			}
			return os.Lchown(p, somebody, somebody)
		})
	}
	mine := func(name, to string) string {
		return w.put(t, name, func(p string) error { return os.Symlink(to, p) })
	}
	fifo := w.put(t, "fifo.csv", func(p string) error { return syscall.Mkfifo(p, 0o666) })
	socket := w.put(t, "socket", func(p string) error { return syscall.Mknod(p, syscall.S_IFSOCK|0o600, 0) })
	loop := mine("loop", "loop")
	refused := map[string]string{
		"a pipe": fifo, "my link to a pipe": mine("to-fifo", "fifo.csv"), "a device": os.DevNull, "my link to a device": mine("null", os.DevNull),
		"a socket": socket, "a folder": w.dir, "links in a circle": loop,
	}
	if os.Geteuid() == 0 { // else links of another user cannot be made
		their := theirs("people.csv", victim)
		refused["their link to my file"] = their
		refused["my link to their link"] = mine("mine.csv", their)
		refused["their link to nothing"] = theirs("nothing.csv", filepath.Join(w.dir, "new.csv"))
		refused["a file in their link to a folder"] = filepath.Join(theirs("theirs", w.dir), "x.csv")
		refused["their link to a pipe"] = theirs("pipe.csv", fifo)
	}
	for name, path := range refused {
		begin := time.Now()
		if to, err := TargetAt(path, w.db, false); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %+v, %v", name, to, err)
		}
		if took := time.Since(begin); took > time.Second {
			t.Errorf("%s: it took %v: was a pipe opened?", name, took)
		}
	}
	for name, path := range map[string]string{"my file": victim, "my link": mine("latest", "diary.txt")} {
		if to, err := TargetAt(path, w.db, false); err != nil || to.Path != victim || !to.There || to.Mode != 0o640 {
			t.Errorf("%s: got %+v, %v", name, to, err)
		}
	}
	if os.Geteuid() != 0 {
		return
	}
	open := w.put(t, "open.csv", func(p string) error {
		if err := os.WriteFile(p, nil, 0o600); err != nil {
			return err
		}
		if err := os.Chmod(p, 0o666); err != nil {
			return err
		}
		return os.Chown(p, somebody, somebody)
	})
	if to, err := TargetAt(open, w.db, false); err != nil || to.Mode != 0o600 {
		t.Errorf("what replaces their file is readable by them: %+v, %v", to, err)
	}
}
