package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
)

// targets is a folder with two databases, of which the first is in use by s.
type targets struct {
	dir       string
	s         *Store
	db, other string
}

func newTargets(t *testing.T) targets {
	dir := t.TempDir()
	w := targets{dir: dir, db: filepath.Join(dir, "lanyard.db"), other: filepath.Join(dir, "other", "b.db")}
	for _, path := range []string{w.db, w.other} {
		withStore(t, path, func(s *Store) {
			save(t, s, person("Ana", "Lima"))
			backUp(t, s, "")
		})
	}
	s, err := Open(t.Context(), w.db, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	save(t, s, person("Only", "InTheLog"))
	w.s = s
	return w
}

// put makes a file, or has make do it, and gives its path.
func (w targets) put(t *testing.T, name string, make func(path string) error) string {
	t.Helper()
	path := filepath.Join(w.dir, name)
	if err := make(path); err != nil {
		t.Skip(err)
	}
	return path
}

func TestNothingIsWrittenOverADatabase(t *testing.T) {
	w := newTargets(t)
	link := func(to string) func(string) error { return func(p string) error { return os.Symlink(to, p) } }
	hard := func(to string) func(string) error { return func(p string) error { return os.Link(to, p) } }
	text := func(p string) error { return os.WriteFile(p, []byte("text"), 0o640) }
	backup, othersBackup := backupsOf(t, w.db)[0].Path, backupsOf(t, w.other)[0].Path
	cut := w.put(t, "cut.csv", text)
	w.put(t, "cut.csv-wal", text)
	inUse := filepath.Join(w.dir, "third", "c.db")
	third, err := Open(t.Context(), inUse, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer third.Close()
	if err := third.truncateLog(t.Context()); err != nil { // its log is empty, its mark in the file
		t.Fatal(err)
	}
	rel, err := filepath.Rel(mustGetwd(t), w.db)
	if err != nil {
		t.Fatal(err)
	}
	claim := filepath.Join(w.dir, "lanyard", "0123456789abcdef.lock")
	if err := errors.Join(os.Mkdir(filepath.Dir(claim), 0o700), text(claim)); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		path       string
		want, over error // nil: may be written
	}{
		"the database":                              {w.db, errKept, errKept},
		"the database, named from here":             {rel, errKept, errKept},
		"the database, named in a roundabout way":   {filepath.Join(w.dir, "other", "..", ".", "lanyard.db"), errKept, errKept},
		"a link to the database":                    {w.put(t, "link.csv", link(w.db)), errKept, errKept},
		"a link to a link to the database":          {w.put(t, "link2.csv", link("link.csv")), errKept, errKept},
		"a hard link to the database":               {w.put(t, "hard.csv", hard(w.db)), errKept, errKept},
		"through a link to its folder":              {filepath.Join(w.put(t, "folder", link(w.dir)), "lanyard.db"), errKept, errKept},
		"its log":                                   {w.db + "-wal", errKept, errKept},
		"its shared index":                          {w.db + "-shm", errKept, errKept},
		"a journal that is not there":               {w.db + "-journal", errKept, errKept},
		"a journal, through a link to the folder":   {filepath.Join(w.dir, "folder", "lanyard.db-journal"), errKept, errKept},
		"a link to a journal that is not there":     {w.put(t, "j.csv", link("lanyard.db-journal")), errKept, errKept},
		"one of its backups":                        {backup, errKept, errKept},
		"a hard link to one of its backups":         {w.put(t, "hardbackup.csv", hard(backup)), errKept, errKept},
		"the outcomes of checks":                    {w.put(t, "backups/lanyard.db.checked.json", text), errKept, errKept},
		"a window's claim":                          {claim, errKept, errKept},
		"another database":                          {w.other, data.ErrLanyardFile, nil},
		"a link to another database":                {w.put(t, "link3.csv", link(w.other)), data.ErrLanyardFile, nil},
		"another database's backup":                 {othersBackup, data.ErrLanyardFile, nil},
		"a log of another database":                 {w.other + "-wal", errKept, errKept},
		"another database that is open":             {inUse, errKept, errKept},
		"a file beside which a log was left":        {cut, errKept, errKept},
		"a file of the user's":                      {w.put(t, "list.csv", text), nil, nil},
		"a file that is not there":                  {filepath.Join(w.dir, "new.csv"), nil, nil},
		"a new file among the backups":              {filepath.Join(w.dir, "backups", "mine.db"), nil, nil},
		"a file called like a log, of no database":  {w.put(t, "list.csv-wal2", text), nil, nil},
		"another program's file called like a lock": {w.put(t, "0123456789abcdef.lock", text), nil, nil},
	} {
		for over, want := range map[bool]error{false: tt.want, true: tt.over} {
			to, err := TargetAt(tt.path, w.db, over)
			if !errors.Is(err, want) || (err == nil) != (want == nil) {
				t.Errorf("%s, over %v: got %v, want %v", name, over, err, want)
			}
			if err != nil && !strings.Contains(err.Error(), tt.path) {
				t.Errorf("%s: the error does not name the file: %v", name, err)
			}
			if _, e := os.Stat(tt.path); err == nil && to.There != (e == nil) {
				t.Errorf("%s: there %v", name, to.There)
			}
		}
	}
}

func mustGetwd(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestABackupReplacesAnotherDatabaseOnlyWhenToldTo(t *testing.T) {
	w := newTargets(t)
	was := readFile(t, w.other)
	if _, err := w.s.BackUp(t.Context(), w.other); !errors.Is(err, data.ErrLanyardFile) {
		t.Errorf("got %v", err)
	}
	if readFile(t, w.other) != was {
		t.Error("it was altered")
	}
	if b, err := w.s.BackUpOver(t.Context(), w.other); err != nil || b.Contacts != 2 {
		t.Errorf("%+v, %v", b, err)
	}
	for _, path := range []string{w.db, w.db + "-wal", w.db + "-journal", backupsOf(t, w.db)[0].Path} {
		if _, err := w.s.BackUpOver(t.Context(), path); !errors.Is(err, errKept) {
			t.Errorf("%s: got %v", path, err)
		}
	}
	expectSound(t, w.s)
}
