package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"lanyard/data"
)

func TestEveryConnectionIsDurableAndChecksForeignKeys(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	conns := map[string]*sql.Conn{"writer": s.writer.conn}
	for _, name := range []string{"reader 1", "reader 2", "reader 3"} { // held at once: three different ones
		c, err := s.readers.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		conns[name] = c
	}
	want := map[string]string{
		"synchronous": "2", "foreign_keys": "1", "journal_mode": "wal",
		"fullfsync": "1", "checkpoint_fullfsync": "1", "temp_store": "2",
	}
	for name, c := range conns {
		for pragma, value := range want {
			var got string
			if err := c.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&got); err != nil || got != value {
				t.Errorf("%s: %s is %q, want %q (%v)", name, pragma, got, value, err)
			}
		}
		waits := map[bool]string{true: writerTimeout, false: busyTimeout}[name == "writer"]
		if got := ""; c.QueryRowContext(ctx, "PRAGMA busy_timeout").Scan(&got) != nil || got != waits {
			t.Errorf("%s: it waits %q milliseconds, want %s", name, got, waits)
		}
		_, err := c.ExecContext(ctx, "UPDATE derived SET version = version")
		if (err == nil) != (name == "writer") {
			t.Errorf("%s: writing gave %v", name, err)
		}
	}
	var got string
	if err := s.writer.conn.QueryRowContext(ctx, "PRAGMA secure_delete").Scan(&got); err != nil || got != "1" {
		t.Errorf("secure_delete is %q (%v)", got, err)
	}
}

func TestOpenMakesFolderAndFilesForTheUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps access elsewhere")
	}
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	for path, want := range map[string]os.FileMode{
		filepath.Dir(s.Path()): 0o700, s.Path(): 0o600, s.Path() + "-wal": 0o600, s.Path() + "-shm": 0o600,
	} {
		st, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := st.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
		}
	}
}

func TestClosingAgainGivesTheSameResult(t *testing.T) {
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	results := make(chan error)
	for range 3 {
		go func() { results <- s.Close() }()
	}
	for range 3 {
		select {
		case err := <-results:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(time.Minute):
			t.Fatal("it does not come back")
		}
	}
	wrong := errors.New("the disk is gone")
	broken := openTest(t)
	broken.closeOnce()
	broken.close = sync.OnceValue(func() error { return wrong })
	for range 2 {
		if err := broken.Close(); !errors.Is(err, wrong) {
			t.Errorf("got %v", err)
		}
	}
	broken.close = func() error { return nil }
}

func TestOpenTakesAnyPath(t *testing.T) {
	for _, name := range []string{"with space", "a?b", "50%", "#1", "a%20b", "ü&=+;", "mode=ro?x"} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, "?") {
				t.Skip("no such name on Windows")
			}
			path := filepath.Join(t.TempDir(), name, name+".db")
			s, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if st, err := os.Stat(path); err != nil || st.Size() == 0 && s.Path() != path {
				t.Errorf("%v, %v", st, err)
			}
			save(t, s, person("Ana", "Lima"))
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(entries) != 3 { // file, -wal, -shm
				t.Errorf("%v, %v", entries, err)
			}
		})
	}
}

func TestWhatWasSavedIsThereAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanyard.db")
	for want := range 3 {
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := s.Count(t.Context()); n != want || err != nil {
			t.Errorf("%d contacts, want %d (%v)", n, want, err)
		}
		save(t, s, person("Ana", "Lima"))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func execRaw(t *testing.T, path string, queries ...string) {
	t.Helper()
	db := connect(path, nil)
	defer db.Close()
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	write := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	valid := func(t *testing.T, path string) {
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Ana", "Lima"))
		s.Close()
	}
	tests := []struct {
		name string
		make func(*testing.T, string)
		want error
	}{
		{"a text file", write("name,email\nAna,ana@lib.example\n"), data.ErrNotLanyard},
		{"a very short file", write("x"), data.ErrNotLanyard},
		{"another program's database", func(t *testing.T, path string) { execRaw(t, path, "CREATE TABLE bookmarks (url TEXT)") }, data.ErrNotLanyard},
		{"a database with another application id", func(t *testing.T, path string) { execRaw(t, path, "PRAGMA application_id = 7") }, data.ErrNotLanyard},
		{"a newer schema", func(t *testing.T, path string) {
			valid(t, path)
			execRaw(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
		}, data.ErrNewerSchema},
		{"a damaged file", func(t *testing.T, path string) {
			valid(t, path)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := 100; i < len(b); i++ {
				b[i] = 0xa5
			}
			write(string(b))(t, path)
		}, data.ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "some.db")
			tt.make(t, path)
			before, _ := os.ReadFile(path)
			s, err := Open(t.Context(), path, Options{})
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if err != nil && !strings.Contains(err.Error(), path) {
				t.Errorf("the error does not name the file: %v", err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was altered")
			}
		})
	}
	t.Run("a file that is absent, for reading only", func(t *testing.T) {
		if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none.db"), Options{ReadOnly: true}); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

// laterSchema adds a migration to the real ones.
func laterSchema(t testing.TB, more string) fstest.MapFS {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err) // they are built in
	}
	out := fstest.MapFS{}
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = &fstest.MapFile{Data: text}
	}
	out[fmt.Sprintf("%05d_later.sql", len(names)+1)] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + more)}
	return out
}

// latestSchema is the version of the real migrations.
func latestSchema(t testing.TB) int64 {
	v, err := SchemaVersion()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestMigration(t *testing.T) {
	old := func(t *testing.T) string {
		path := filepath.Join(t.TempDir(), "lanyard.db")
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Ana", "Lima"))
		s.Close()
		return path
	}
	t.Run("an older schema is copied, then brought up to date", func(t *testing.T) {
		path := old(t)
		s, err := open(t.Context(), path, Options{Clock: newClock().now}, laterSchema(t, "CREATE TABLE later (x TEXT);"))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if n, err := s.Count(t.Context()); n != 1 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
		if _, err := s.readers.Exec("SELECT x FROM later"); err != nil {
			t.Errorf("not migrated: %v", err)
		}
		backups := backupsOf(t, path)
		if len(backups) != 1 || filepath.Base(backups[0].Path) != "lanyard.db.20260314-090001.before-migration.db" ||
			backups[0].Err != nil || backups[0].Version != latestSchema(t) || backups[0].Contacts != 1 {
			t.Fatalf("%+v", backups)
		}
		b, err := Open(t.Context(), backups[0].Path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		if got := find(t, b, data.Query{Text: "lima"}); len(got) != 1 {
			t.Errorf("the copy has %v", got)
		}
	})
	t.Run("a migration that fails leaves the old schema", func(t *testing.T) {
		path := old(t)
		_, err := open(t.Context(), path, Options{}, laterSchema(t, "CREATE TABLE half (x TEXT);\nINSERT INTO nowhere VALUES (1);"))
		if err == nil {
			t.Fatal("no error")
		}
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.readers.Exec("SELECT x FROM half"); err == nil {
			t.Error("half of it was applied")
		}
		if n, _ := s.Count(t.Context()); n != 1 {
			t.Errorf("%d contacts", n)
		}
	})
	t.Run("for reading only, an older schema is refused", func(t *testing.T) {
		_, err := open(t.Context(), old(t), Options{ReadOnly: true}, laterSchema(t, "CREATE TABLE later (x TEXT);"))
		if !errors.Is(err, data.ErrReadOnly) {
			t.Errorf("got %v", err)
		}
	})
}

func TestReadOnly(t *testing.T) {
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	r, err := Open(t.Context(), s.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := find(t, r, data.Query{Text: "ana"}); len(got) != 1 {
		t.Errorf("it reads %v", got)
	}
	_, err = r.Do(t.Context(), "No", func(tx *Tx) error { return tx.SaveContact(person("Bo", "Lund")) })
	if !errors.Is(err, data.ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	if _, err := r.Erase(t.Context(), 1); !errors.Is(err, data.ErrReadOnly) {
		t.Errorf("erasing: %v", err)
	}
}

func TestTwoStoresOnOneFile(t *testing.T) {
	ctx := t.Context()
	a := openTest(t)
	b, err := Open(ctx, a.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	v1, err := a.DataVersion(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c := person("Ana", "Lima")
	save(t, a, c)
	if v2, err := a.DataVersion(ctx); v2 != v1 || err != nil {
		t.Errorf("its own write changed data_version from %d to %d (%v)", v1, v2, err)
	}
	got, err := b.Contact(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	got.Title = "Archivist"
	save(t, b, &got)
	if v2, _ := a.DataVersion(ctx); v2 == v1 {
		t.Error("the other's write did not change data_version")
	}
	c.Title = "Curator"
	if _, err := a.Do(ctx, "Late", func(tx *Tx) error { return tx.SaveContact(c) }); !errors.Is(err, data.ErrConflict) {
		t.Errorf("got %v", err)
	}
	t.Run("one undoes what the other did", func(t *testing.T) {
		if rev, err := a.Undo(ctx); err != nil || len(rev.Kept) > 0 {
			t.Fatal(rev, err)
		}
		if back, _ := b.Contact(ctx, c.ID); back.Title != "" {
			t.Errorf("title %q", back.Title)
		}
	})
}

func TestTwoProcessesMayMakeTheFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanyard.db")
	errs := make(chan error, 4)
	for range 4 {
		go func() {
			s, err := Open(context.Background(), path, Options{})
			if err == nil {
				_, err = s.Do(context.Background(), "x", func(tx *Tx) error { return tx.SaveContact(person("Ana", "Lima")) })
				s.Close()
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestDefaultPath(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the place is Linux's")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	for name, tt := range map[string]struct{ xdg, want string }{
		"the XDG folder is used":        {"/data", "/data/lanyard/lanyard.db"},
		"without one, ~/.local/share":   {"", home + "/.local/share/lanyard/lanyard.db"},
		"a relative one does not count": {"data", home + "/.local/share/lanyard/lanyard.db"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("XDG_DATA_HOME", tt.xdg)
			if got, err := DefaultPath(); got != tt.want || err != nil {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}
