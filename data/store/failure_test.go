package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// closedWorld is a database with a little of everything, not open.
func closedWorld(t testing.TB) string {
	t.Helper()
	return newReopened(t).path
}

func TestATruncatedFileIsRefusedOrReported(t *testing.T) {
	path, content := worn(t)
	size := len(readFile(t, path))
	count := map[outcome]int{}
	for _, n := range []int{
		1, 15, 16, 50, 99, 100, 101, 512, 2000, 4095, 4096, 4097, 8192, 12288, size / 2, size/2 + 1,
		size - 4096*3, size - 4096, size - 4095, size - 512, size - 1,
	} {
		cut := filepath.Join(fastDir(t), "lanyard.db")
		if err := copyFile(path, cut); err != nil {
			t.Fatal(err)
		}
		truncate(t, cut, n)
		t.Run(fmt.Sprintf("to %d of %d bytes", n, size), func(t *testing.T) {
			o := suffer(t, cut, content)
			if count[o]++; o != refused && o != reported {
				t.Errorf("it is %s", o)
			}
		})
	}
	if count[refused] == 0 {
		t.Error("none was refused")
	}
}

// A process that is killed while SQLite makes the file leaves one without content.
func TestAnEmptyFileBecomesADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanyard.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	fill(t, s)
	expectSound(t, s)
}

func TestALockedFileIsBusy(t *testing.T) {
	t.Parallel() // it waits for seconds
	path := closedWorld(t)
	other := startChild(t, "lock", path)
	other.expect("locked")
	was := tree(t, filepath.Dir(path))
	start := time.Now()
	s, err := Open(t.Context(), path, Options{})
	if err == nil {
		s.Close()
	}
	if !errors.Is(err, data.ErrBusy) || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 6*patience {
		t.Errorf("it took %v to say so", took)
	}
	if tree(t, filepath.Dir(path)) != was {
		t.Error("something was altered")
	}
	other.finish()
	s, err = Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	expectSound(t, s)
}

// expectSameOrRefused uses more connections than are open: those made now must not read what lies at
// the path by now.
func expectSameOrRefused(t *testing.T, s *Store) {
	t.Helper()
	for range s.readers.Stats().MaxOpenConnections - 1 {
		c, err := s.readers.Conn(t.Context())
		if errors.Is(err, data.ErrFileGone) {
			return
		}
		if err != nil {
			t.Errorf("another reader: %v", err)
			return
		}
		defer c.Close()
		var n int
		err = c.QueryRowContext(t.Context(), "SELECT count(*) FROM contact").Scan(&n)
		if err != nil || n != 40 {
			t.Errorf("another reader finds %d contacts: %v", n, err)
		}
	}
	t.Error("the file was opened once more at its path")
}

func TestAFileThatIsGoneIsNotWrittenTo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps open files in their place")
	}
	elsewhere := closedWorld(t)
	for name, harm := range map[string]func(path string) error{
		"deleted":                         os.Remove,
		"moved":                           func(p string) error { return os.Rename(p, p+".old") },
		"replaced by another database":    func(p string) error { return errors.Join(os.Remove(p), copyFile(elsewhere, p)) },
		"replaced by a rename":            func(p string) error { return errors.Join(copyFile(elsewhere, p+".new"), os.Rename(p+".new", p)) },
		"with its folder":                 func(p string) error { return os.RemoveAll(filepath.Dir(p)) },
		"its folder moved":                func(p string) error { return os.Rename(filepath.Dir(p), filepath.Dir(p)+".old") },
		"without its log":                 func(p string) error { return os.Remove(p + "-wal") },
		"its log replaced by another one": func(p string) error { return errors.Join(os.Rename(p+"-wal", p+".x"), copyFile(p+".x", p+"-wal")) },
	} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			s := openTest(t)
			fill(t, s)
			if err := s.Moved(); err != nil {
				t.Fatal(err)
			}
			if err := harm(s.Path()); err != nil {
				t.Fatal(err)
			}
			if err := s.Moved(); !errors.Is(err, data.ErrFileGone) || !strings.Contains(err.Error(), s.Path()) {
				t.Errorf("Moved: %v", err)
			}
			write := func(tx *Tx) error { return tx.SaveContact(person("Into", "TheVoid")) }
			if _, err := s.Do(ctx, "Void", write); !errors.Is(err, data.ErrFileGone) {
				t.Errorf("writing: %v", err)
			}
			if err := s.Quietly(ctx, func(tx *Tx) error { return tx.SetSetting("a", "b") }); !errors.Is(err, data.ErrFileGone) {
				t.Errorf("a setting: %v", err)
			}
			if _, err := s.Undo(ctx); !errors.Is(err, data.ErrFileGone) {
				t.Errorf("undoing: %v", err)
			}
			if n, err := s.Count(ctx); n != 40 || err != nil {
				t.Errorf("what is open cannot be read: %d, %v", n, err)
			}
			expectSameOrRefused(t, s)
			b, err := s.BackUp(ctx, filepath.Join(t.TempDir(), "rescued.db"))
			if err != nil || b.Contacts != 40 {
				t.Errorf("what is open cannot be saved: %+v, %v", b, err)
			}
		})
	}
	t.Run("during an operation, which is then not committed", func(t *testing.T) {
		s := openTest(t)
		fill(t, s)
		_, err := s.Do(t.Context(), "Void", func(tx *Tx) error {
			return errors.Join(tx.SaveContact(person("Into", "TheVoid")), os.Rename(s.Path(), s.Path()+".old"))
		})
		if !errors.Is(err, data.ErrFileGone) {
			t.Errorf("got %v", err)
		}
		if err := os.Rename(s.Path()+".old", s.Path()); err != nil {
			t.Fatal(err)
		}
		save(t, s, person("After", "Wards")) // it is back
		if n, err := s.Count(t.Context()); n != 41 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
		expectSound(t, s)
	})
	t.Run("moved away, it takes with it what the log held", func(t *testing.T) {
		path := closedWorld(t)
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Only", "InTheLog"))
		moved := filepath.Join(filepath.Dir(path), "moved.db")
		if err := os.Rename(path, moved); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if s, err = Open(t.Context(), moved, Options{}); err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if got := find(t, s, data.Query{Text: "inthelog"}); len(got) != 1 {
			t.Errorf("found %v", got)
		}
		expectSound(t, s)
	})
	t.Run("what lies in its place now is left alone", func(t *testing.T) {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Ana", "Lima"))
		if err := errors.Join(os.Remove(s.Path()), copyFile(elsewhere, s.Path())); err != nil {
			t.Fatal(err)
		}
		was := readFile(t, s.Path())
		_, _ = s.Do(t.Context(), "Void", func(tx *Tx) error { return tx.SaveContact(person("Into", "TheVoid")) })
		_ = s.Close() // it may say that the file is gone
		if readFile(t, s.Path()) != was {
			t.Error("it was altered")
		}
		// A log of the former file would be written into this one.
		other, err := Open(t.Context(), s.Path(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if n, err := other.Count(t.Context()); n != 40 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
		expectSound(t, other)
	})
}

func TestAClockSetBackHarmsNothing(t *testing.T) {
	ctx := t.Context()
	s, c := openAt(t)
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	save(t, s, ana, bo)
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, bo.ID) })
	c.days(-3650)
	got, err := s.Contact(ctx, ana.ID)
	if err != nil {
		t.Fatal(err)
	}
	got.Title = "Archivist"
	save(t, s, &got, person("Cy", "Roe"))
	expectSound(t, s)
	if h, err := s.History(ctx, 0); err != nil || len(h) != 3 || h[0].At.After(h[1].At) {
		t.Errorf("the history is not in the order of what was done: %+v, %v", h, err)
	}
	if n, err := s.PurgeTrash(ctx, s.Now().AddDate(0, 0, -30)); n != 0 || err != nil {
		t.Errorf("purged %d, %v", n, err)
	}
	for range 3 { // latest first, whatever the clock said
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Count(ctx); n != 0 || err != nil {
		t.Errorf("%d contacts are left, %v", n, err)
	}
	expectSound(t, s)
}

func TestWithoutAHomeFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the place does not depend on it")
	}
	t.Run("none is named", func(t *testing.T) {
		t.Setenv("HOME", "")
		t.Setenv("XDG_DATA_HOME", "")
		if _, err := DefaultPath(); err == nil || !strings.Contains(err.Error(), "--db") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("one that does not exist is made", func(t *testing.T) {
		t.Setenv("HOME", filepath.Join(t.TempDir(), "nobody", "here"))
		t.Setenv("XDG_DATA_HOME", "")
		path, err := DefaultPath()
		if err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		save(t, s, person("Ana", "Lima"))
	})
	t.Run("a file lies in its way", func(t *testing.T) {
		home := filepath.Join(t.TempDir(), "home")
		if err := os.WriteFile(home, []byte("a file"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), filepath.Join(home, "lanyard", "lanyard.db"), Options{})
		if err == nil || !strings.Contains(err.Error(), home) || !strings.Contains(err.Error(), "--db") {
			t.Errorf("got %v", err)
		}
		if readFile(t, home) != "a file" {
			t.Error("it was altered")
		}
	})
	t.Run("a folder lies in the place of the file", func(t *testing.T) {
		dir := t.TempDir()
		_, err := Open(t.Context(), dir, Options{})
		if err == nil || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "--db") {
			t.Errorf("got %v", err)
		}
	})
}

// childLocks holds the file locked against all others, as another program may.
func childLocks(c *childSide, args []string) error {
	db := connect(args[0], nil)
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, q := range []string{"PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "SELECT count(*) FROM contact"} {
		if _, err := conn.ExecContext(context.Background(), q); err != nil {
			return err
		}
	}
	c.say("locked")
	c.wait()
	return nil
}
