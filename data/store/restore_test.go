package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// reopened is a database that is closed between the steps of a test.
type reopened struct {
	t    testing.TB
	path string
}

func newReopened(t testing.TB) *reopened {
	d := &reopened{t, filepath.Join(fastDir(t), "lanyard", "lanyard.db")}
	d.with(func(s *Store) { fill(t, s) })
	return d
}

func (d *reopened) with(f func(*Store)) {
	d.t.Helper()
	s, err := Open(context.Background(), d.path, Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	f(s)
	if err := s.Close(); err != nil {
		d.t.Fatal(err)
	}
}

func (d *reopened) dump() (text string) {
	d.t.Helper()
	d.with(func(s *Store) {
		text = dump(d.t, s)
		expectSound(d.t, s)
	})
	return text
}

func (d *reopened) restore(from string) Restored {
	d.t.Helper()
	r, err := Restore(context.Background(), d.path, from, Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, name := range folder(d.t, filepath.Dir(d.path)) {
		if name != "backups" && name != filepath.Base(d.path) {
			d.t.Errorf("left beside the database: %s", name)
		}
	}
	return r
}

// edited makes a backup and then changes the database.
func (d *reopened) edited() (b Backup, then, now string) {
	d.t.Helper()
	then = d.dump()
	d.with(func(s *Store) {
		b = backUp(d.t, s, "")
		c, err := s.Contact(context.Background(), 1)
		if err != nil {
			d.t.Fatal(err)
		}
		c.Title = "Archivist"
		save(d.t, s, &c, person("Later", "Added"))
		do(d.t, s, func(tx *Tx) error { return tx.Trash(Contacts, 2) })
	})
	return b, then, d.dump()
}

func TestRestore(t *testing.T) {
	ctx := t.Context()
	t.Run("what is there becomes what was, and back", func(t *testing.T) {
		d := newReopened(t)
		b, then, now := d.edited()
		r := d.restore(b.Path)
		if got := d.dump(); got != then {
			t.Error("the database is not what the backup was")
		}
		if r.From.Path != b.Path || r.Before.Err != nil || r.Before.Reason != BackupBeforeRestore || r.Before.Contacts != 40 {
			t.Errorf("%+v", r)
		}
		for _, name := range folder(t, backupFolder(d.path)) {
			if trimCompanion(name) != name {
				t.Errorf("left beside the copies: %s", name)
			}
		}
		if d.restore(r.Before.Path); d.dump() != now {
			t.Error("the restore was not undone")
		}
	})
	t.Run("a file that is gone comes back", func(t *testing.T) {
		d := newReopened(t)
		b, then, _ := d.edited()
		if err := os.Remove(d.path); err != nil {
			t.Fatal(err)
		}
		if r := d.restore(b.Path); r.Before.Path != "" {
			t.Errorf("%+v", r)
		}
		if d.dump() != then {
			t.Error("it is not what the backup was")
		}
	})
	for name, harm := range map[string]func(*testing.T, string){
		"a damaged header":           func(t *testing.T, p string) { damage(t, p, 0, 100) },
		"a damaged schema page":      func(t *testing.T, p string) { damage(t, p, 100, 3000) },
		"damaged pages":              func(t *testing.T, p string) { damage(t, p, 20480, 40960) },
		"a lost mark":                func(t *testing.T, p string) { damage(t, p, 68, 4) },
		"a truncated file":           func(t *testing.T, p string) { truncate(t, p, 10000) },
		"a file cut inside a page":   func(t *testing.T, p string) { truncate(t, p, 50) },
		"an emptied file":            func(t *testing.T, p string) { truncate(t, p, 0) },
		"a header that is too large": func(t *testing.T, p string) { damage(t, p, 28, 4) },
	} {
		t.Run(name+" is replaced and kept", func(t *testing.T) {
			d := newReopened(t)
			b, then, _ := d.edited()
			harm(t, d.path)
			was := readFile(t, d.path)
			if err := os.WriteFile(d.path+"-wal", []byte("what the log held"), 0o600); err != nil {
				t.Fatal(err)
			}
			r := d.restore(b.Path)
			if d.dump() != then {
				t.Error("it is not what the backup was")
			}
			if was == "" {
				return
			}
			// The header says how the file is to be opened; moving the log into the file alters that.
			if got := readFile(t, r.Before.Path); len(got) != len(was) || len(was) > 100 && got[100:] != was[100:] {
				t.Error("what was there was not kept byte for byte")
			}
			if r.Before.Err == nil && !strings.Contains(name, "mark") && !strings.Contains(name, "too large") {
				t.Error("the copy of a damaged file passes for a good one")
			}
		})
	}
	t.Run("a log that was never moved into the file is restored over as well", func(t *testing.T) {
		d := newReopened(t)
		b, then, _ := d.edited()
		d.with(func(s *Store) {
			save(t, s, person("Only", "InTheLog"))
			for _, suffix := range []string{"", "-wal"} {
				if err := copyFile(d.path+suffix, d.path+".cut"+suffix); err != nil {
					t.Fatal(err)
				}
			}
		})
		for _, suffix := range []string{"", "-wal"} {
			if err := os.Rename(d.path+".cut"+suffix, d.path+suffix); err != nil {
				t.Fatal(err)
			}
		}
		r := d.restore(b.Path)
		if d.dump() != then {
			t.Error("it is not what the backup was")
		}
		if r.Before.Contacts != 41 {
			t.Errorf("what the log held was not kept: %+v", r.Before)
		}
	})
	t.Run("refused", func(t *testing.T) {
		d := newReopened(t)
		b, _, _ := d.edited()
		dir := t.TempDir()
		put := func(name string, harm func(string)) string {
			path := filepath.Join(dir, name)
			if err := copyFile(b.Path, path); err != nil {
				t.Fatal(err)
			}
			harm(path)
			return path
		}
		was := tree(t, filepath.Dir(d.path))
		for name, tt := range map[string]struct {
			from string
			want error
		}{
			"a damaged backup":     {put("damaged.db", func(p string) { damage(t, p, 20480, 8192) }), data.ErrDamaged},
			"half a backup":        {put("half.db", func(p string) { truncate(t, p, int(b.Bytes/2)) }), data.ErrDamaged},
			"a text file":          {put("text.db", func(p string) { os.WriteFile(p, []byte("some text that is no database"), 0o600) }), data.ErrNotLanyard},
			"another program's":    {put("other.db", func(p string) { execRaw(t, p, "PRAGMA application_id = 7", "DROP TABLE goose_db_version") }), data.ErrNotLanyard},
			"a newer schema":       {put("newer.db", func(p string) { execRaw(t, p, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)") }), data.ErrNewerSchema},
			"an empty file":        {put("empty.db", func(p string) { truncate(t, p, 0) }), data.ErrNotLanyard},
			"a file that is gone":  {filepath.Join(dir, "none.db"), data.ErrNotFound},
			"the database itself":  {d.path, nil},
			"a row without parent": {put("orphan.db", func(p string) { execRaw(t, p, "PRAGMA foreign_keys = 0", "DELETE FROM contact WHERE id = 7") }), data.ErrDamaged},
		} {
			_, err := Restore(ctx, d.path, tt.from, Options{})
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("%s: got %v", name, err)
			} else if !strings.Contains(err.Error(), filepath.Base(tt.from)) {
				t.Errorf("%s: the error does not name the file: %v", name, err)
			}
			if now := tree(t, filepath.Dir(d.path)); now != was {
				t.Errorf("%s: something was altered", name)
			}
		}
	})
	t.Run("another program's database is not overwritten", func(t *testing.T) {
		d := newReopened(t)
		b, _, _ := d.edited()
		other := filepath.Join(t.TempDir(), "other.db")
		execRaw(t, other, "CREATE TABLE bookmarks (url TEXT)")
		was := readFile(t, other)
		if _, err := Restore(ctx, other, b.Path, Options{}); !errors.Is(err, data.ErrNotLanyard) {
			t.Errorf("got %v", err)
		}
		if readFile(t, other) != was {
			t.Error("it was altered")
		}
	})
	t.Run("cancelled, it leaves what was there", func(t *testing.T) {
		d := newReopened(t)
		b, _, now := d.edited()
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := Restore(cancelled, d.path, b.Path, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if d.dump() != now {
			t.Error("it was altered")
		}
	})
}

func TestRestoreIsRefusedWhileTheFileIsOpen(t *testing.T) {
	for _, damaged := range []bool{false, true} {
		t.Run(fmt.Sprintf("damaged since: %v", damaged), func(t *testing.T) {
			d := newReopened(t)
			b, _, _ := d.edited()
			refused := func(who string) {
				t.Helper()
				was := tree(t, filepath.Dir(d.path))
				if _, err := Restore(t.Context(), d.path, b.Path, Options{}); !errors.Is(err, data.ErrBusy) {
					t.Errorf("open in %s: got %v", who, err)
				}
				if now := tree(t, filepath.Dir(d.path)); now != was {
					t.Errorf("open in %s: something was altered", who)
				}
			}
			other := startChild(t, "hold", d.path)
			other.expect("open")
			if damaged {
				damage(t, d.path, 0, 100)
			}
			refused("another process")
			other.finish()
			if !damaged {
				d.with(func(*Store) { refused("this process") })
			}
			d.restore(b.Path)
		})
	}
}

// The store reads the file's bytes when it erases for good. It must not lose its locks by
// that: another process would then take itself for the only one.
func TestErasingKeepsTheLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanyard.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ana := person("Ana", "Lima")
	save(t, s, ana, person("Bo", "Lund"))
	if _, err := s.Erase(t.Context(), ana.ID); err != nil {
		t.Fatal(err)
	}
	backUp(t, s, "")
	if _, err := CompareBackup(t.Context(), path, backupsOf(t, path)[0].Path); err != nil {
		t.Fatal(err)
	}
	other := startChild(t, "restore", path, backupsOf(t, path)[0].Path)
	other.expect("begin")
	other.expect("busy")
	other.finish()
	startChild(t, "write", path, "Beside").finish()
	save(t, s, person("Cy", "Roe"))
	if err := s.Moved(); err != nil {
		t.Error(err)
	}
	r, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := find(t, r, data.Query{}); !slices.Equal(got, []string{"Bo Lund", "Cy Roe", "Written Beside"}) {
		t.Errorf("found %v", got)
	}
}

func TestCompareBackup(t *testing.T) {
	ctx := t.Context()
	d := newReopened(t)
	b, _, _ := d.edited()
	d.with(func(s *Store) {
		do(t, s, func(tx *Tx) error {
			return errors.Join(tx.SaveEvent(&data.Event{Name: "Congress"}), tx.Trash(Promises, 1))
		})
		diff, err := CompareBackup(ctx, d.path, b.Path) // while it is open
		if err != nil || diff.Incomplete != nil {
			t.Fatal(err, diff.Incomplete)
		}
		for name, tt := range map[string]struct {
			got   Named
			count int
			first string
		}{
			"contacts only now":    {diff.Kinds[Contacts].OnlyNow, 1, "Later Added"},
			"contacts only then":   {diff.Kinds[Contacts].OnlyThen, 1, "Given1 Family1"},
			"contacts changed":     {diff.Kinds[Contacts].Changed, 1, "Given0 Family0"},
			"events only now":      {diff.Kinds[Events].OnlyNow, 1, "Congress"},
			"events only then":     {diff.Kinds[Events].OnlyThen, 0, ""},
			"encounters only then": {diff.Kinds[Encounters].OnlyThen, 0, ""},
			"promises only then":   {diff.Kinds[Promises].OnlyThen, 1, "send slides"},
		} {
			if tt.got.Count != tt.count || len(tt.got.Names) != tt.count || tt.count > 0 && tt.got.Names[0] != tt.first {
				t.Errorf("%s: %+v", name, tt.got)
			}
		}
		if diff.Same() || diff.Backup.Contacts != 40 {
			t.Errorf("%+v", diff)
		}
		save(t, s, person("One", "More"))
		b := backUp(t, s, "")
		if diff, err = CompareBackup(ctx, d.path, b.Path); err != nil || !diff.Same() {
			t.Errorf("with a copy of what is there: %+v, %v", diff, err)
		}
	})
	t.Run("numbers given again after a restore are other people", func(t *testing.T) {
		d := newReopened(t)
		b, _, _ := d.edited()
		d.restore(b.Path)
		var late Backup
		d.with(func(s *Store) {
			save(t, s, person("Another", "Person"))
			late = backUp(t, s, "")
		})
		d.restore(b.Path)
		d.with(func(s *Store) { save(t, s, person("Third", "Person")) })
		diff, err := CompareBackup(ctx, d.path, late.Path)
		if err != nil || !slices.Equal(diff.Kinds[Contacts].OnlyThen.Names, []string{"Another Person"}) ||
			!slices.Equal(diff.Kinds[Contacts].OnlyNow.Names, []string{"Third Person"}) || diff.Kinds[Contacts].Changed.Count > 0 {
			t.Errorf("%+v, %v", diff.Kinds[Contacts], err)
		}
	})
	t.Run("without a database everything comes back", func(t *testing.T) {
		diff, err := CompareBackup(ctx, filepath.Join(t.TempDir(), "none.db"), b.Path)
		if err != nil || diff.Incomplete != nil || diff.Kinds[Contacts].OnlyThen.Count != 40 || len(diff.Kinds[Contacts].OnlyThen.Names) != 20 {
			t.Errorf("%+v, %v", diff, err)
		}
	})
	t.Run("of a damaged database what can be read is compared", func(t *testing.T) {
		for name, harm := range map[string]func(string){
			"header": func(p string) { damage(t, p, 0, 100) },
			"pages":  func(p string) { damage(t, p, 4096*5, 4096*30) },
		} {
			path := filepath.Join(t.TempDir(), "lanyard.db")
			if err := copyFile(d.path, path); err != nil {
				t.Fatal(err)
			}
			harm(path)
			diff, err := CompareBackup(ctx, path, b.Path)
			if err != nil || diff.Incomplete == nil || diff.Same() {
				t.Errorf("%s: %+v, %v", name, diff, err)
			}
		}
	})
	t.Run("a copy that cannot be restored is not compared", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := os.WriteFile(path, []byte("some text that is no database"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := CompareBackup(ctx, d.path, path); !errors.Is(err, data.ErrNotLanyard) {
			t.Errorf("got %v", err)
		}
	})
}

func truncate(t testing.TB, path string, n int) {
	t.Helper()
	if err := os.Truncate(path, int64(n)); err != nil {
		t.Fatal(err)
	}
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// tree is the bytes of every file below a folder, with its name and mode. The shared index
// of a log is not content.
func tree(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, "-shm") {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v\n", path, info.Mode())
		if e.Type().IsRegular() {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b.Write(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// copied copies a file into a folder that may have to be made.
func copied(t testing.TB, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := copyFile(from, to); err != nil {
		t.Fatal(err)
	}
}

// withStore opens a database for one step.
func withStore(t testing.TB, path string, f func(*Store)) {
	t.Helper()
	(&reopened{t, path}).with(f)
}
