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

// TestBackupsAreNotPutBehindALinkOfOthers is about a database in a folder that several users may write.
func TestBackupsAreNotPutBehindALinkOfOthers(t *testing.T) {
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	link := filepath.Join(filepath.Dir(s.Path()), "backups")
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, link); err != nil {
		t.Fatal(err)
	}
	mine, err := s.BackUp(t.Context(), "")
	if err != nil {
		t.Fatalf("behind a link of the user's own: %v", err)
	}
	if all, err := ListBackups(t.Context(), s.Path()); err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	if os.Geteuid() != 0 {
		return // links of another user cannot be made
	}
	if err := os.Lchown(link, somebody, somebody); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackUp(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "is a link of another user's") {
		t.Errorf("behind their link: %v", err)
	}
	if _, err := Restore(t.Context(), filepath.Join(t.TempDir(), "other.db"), mine.Path, Options{}); err != nil {
		t.Errorf("restoring to another place: %v", err)
	}
	if all, err := ListBackups(t.Context(), s.Path()); err != nil || len(all) != 0 {
		t.Errorf("what is theirs is listed: %v, %v", all, err)
	}
	if there, err := os.ReadDir(elsewhere); err != nil || len(there) != 1 {
		t.Errorf("behind it are %v, %v", there, err)
	}
}
