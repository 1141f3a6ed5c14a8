package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

// backupsOf lists the backups of a database.
func backupsOf(t testing.TB, path string) []Backup {
	t.Helper()
	all, err := ListBackups(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// backUp makes a copy that must succeed.
func backUp(t testing.TB, s *Store, path string) Backup {
	t.Helper()
	b, err := s.BackUp(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// fill saves a small world: people, an event, an encounter, a promise, a photo.
func fill(t testing.TB, s *Store) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		ref, err := tx.SavePhoto(jpegOf(t, 60, 60, nil))
		if err != nil {
			return err
		}
		ev := &data.Event{Name: "Fair", Sessions: []data.Session{{Title: "Talk"}}}
		if err := tx.SaveEvent(ev); err != nil {
			return err
		}
		for i := range 40 {
			c := person(fmt.Sprintf("Given%d", i), fmt.Sprintf("Family%d", i%7))
			c.Emails = []data.Email{{Value: fmt.Sprintf("p%d@lib.example", i), Label: "work"}}
			c.Note = fmt.Sprintf("likes number %d and tea", i)
			c.Photo = ref
			e := &data.Encounter{EventID: ev.ID, Note: "talked about maps"}
			if err := errors.Join(tx.SaveContact(c)); err != nil {
				return err
			}
			e.ContactID = c.ID
			if err := tx.SaveEncounter(e); err != nil {
				return err
			}
		}
		return tx.SavePromise(&data.Promise{ContactID: 1, By: data.ByMe, Text: "send slides"})
	})
}

func TestBackUp(t *testing.T) {
	ctx := t.Context()
	s := openTest(t)
	fill(t, s)
	t.Run("the copy holds everything and tells its numbers", func(t *testing.T) {
		b := backUp(t, s, filepath.Join(t.TempDir(), "copy.db"))
		if b.Contacts != 40 || b.Events != 1 || b.Encounters != 40 || b.Version != s.version || b.Reason != BackupAsked || b.Bytes == 0 || b.Err != nil {
			t.Errorf("%+v", b)
		}
		c, err := Open(ctx, b.Path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if got, want := dump(t, c), dump(t, s); got != want {
			t.Error("the copy differs")
		}
	})
	t.Run("without a name it goes into the folder, for the user alone", func(t *testing.T) {
		b := backUp(t, s, "")
		if dir := filepath.Dir(b.Path); dir != backupFolder(s.Path()) {
			t.Errorf("it lies in %s", dir)
		}
		if all := backupsOf(t, s.Path()); len(all) != 1 || all[0].Path != b.Path || all[0].Reason != BackupAsked {
			t.Errorf("%+v", all)
		}
		if runtime.GOOS == "windows" {
			return
		}
		for path, want := range map[string]os.FileMode{filepath.Dir(b.Path): 0o700, b.Path: 0o600} {
			if st, err := os.Stat(path); err != nil || st.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, st.Mode(), err)
			}
		}
	})
	t.Run("two in one second have two names", func(t *testing.T) {
		at := s.clock()
		a := newBackupPath(s.Path(), at, BackupDaily)
		if err := os.WriteFile(a, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(a)
		b := newBackupPath(s.Path(), at, BackupDaily)
		if _, when, why, ok := readBackupName(filepath.Base(b)); a == b || !ok || why != BackupDaily || when.Unix() != at.Unix() {
			t.Errorf("%s, then %s", a, b)
		}
	})
	t.Run("what is uncommitted elsewhere does not stop it", func(t *testing.T) {
		err := s.Quietly(ctx, func(tx *Tx) error {
			if err := tx.SetSetting("x", "y"); err != nil {
				return err
			}
			_, err := s.BackUp(ctx, filepath.Join(t.TempDir(), "copy.db"))
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
	t.Run("an existing file is replaced by a good copy only", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "kept.db")
		if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
			t.Fatal(err)
		}
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := s.BackUp(cancelled, path); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if b, _ := os.ReadFile(path); string(b) != "precious" {
			t.Error("the file was lost without a copy")
		}
		backUp(t, s, path)
		if b := describe(t, path); b.Contacts != 40 {
			t.Errorf("%+v", b)
		}
		if names := folder(t, filepath.Dir(path)); !slices.Equal(names, []string{"kept.db"}) {
			t.Errorf("left behind: %v", names)
		}
	})
	t.Run("a place that cannot be is named", func(t *testing.T) {
		for name, tt := range map[string]struct {
			path string
			want error
		}{
			"no such folder":      {filepath.Join(t.TempDir(), "none", "copy.db"), data.ErrNotFound},
			"the database itself": {s.Path(), nil},
			"its log":             {s.Path() + "-wal", nil},
			"a folder":            {t.TempDir(), nil},
		} {
			if _, err := s.BackUp(ctx, tt.path); err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("%s: got %v", name, err)
			}
		}
	})
	expectSound(t, s)
}

func describe(t testing.TB, path string) Backup {
	t.Helper()
	b, err := describeBackup(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// folder lists the names in a folder.
func folder(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// handClock is a clock that stands still until it is set.
type handClock struct{ at time.Time }

func (c *handClock) now() time.Time       { return c.at }
func (c *handClock) days(n int) time.Time { c.at = c.at.AddDate(0, 0, n); return c.at }

func openAt(t testing.TB) (*Store, *handClock) {
	t.Helper()
	c := &handClock{time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC)}
	s, err := Open(context.Background(), filepath.Join(fastDir(t), "lanyard.db"), Options{Clock: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, c
}

func daily(t testing.TB, s *Store) bool {
	t.Helper()
	_, made, err := s.BackUpDaily(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestBackUpDaily(t *testing.T) {
	t.Run("once a day, when something was written", func(t *testing.T) {
		s, c := openAt(t)
		if daily(t, s) {
			t.Error("an empty database was copied")
		}
		save(t, s, person("Ana", "Lima"))
		if !daily(t, s) {
			t.Error("not copied")
		}
		save(t, s, person("Bo", "Lund"))
		if daily(t, s) {
			t.Error("twice on a day")
		}
		c.days(1)
		if !daily(t, s) {
			t.Error("not copied the day after")
		}
		c.days(1)
		if daily(t, s) {
			t.Error("copied though nothing was written")
		}
		if err := s.Quietly(t.Context(), func(tx *Tx) error { return tx.SetSetting("width", "900") }); err != nil {
			t.Fatal(err)
		}
		if daily(t, s) {
			t.Error("copied for a setting")
		}
		b, made, err := s.BackUpDaily(t.Context())
		if made || err != nil || b.Contacts != 2 || !b.At.Equal(time.Date(2026, 3, 15, 20, 0, 0, 0, time.UTC)) {
			t.Errorf("the last good one: %+v, %v", b, err)
		}
	})
	t.Run("erasing for good is something written", func(t *testing.T) {
		s, c := openAt(t)
		ana := person("Ana", "Lima")
		save(t, s, ana, person("Bo", "Lund"))
		daily(t, s)
		c.days(1)
		if _, err := s.Erase(t.Context(), ana.ID); err != nil {
			t.Fatal(err)
		}
		if !daily(t, s) {
			t.Error("not copied")
		}
	})
	t.Run("the last ten are kept, and all that were asked for", func(t *testing.T) {
		s, c := openAt(t)
		for i := range 13 {
			save(t, s, person("Ana", fmt.Sprint(i)))
			if i < 2 {
				backUp(t, s, "")
				save(t, s, person("Bo", fmt.Sprint(i)))
			}
			if !daily(t, s) {
				t.Fatal("not copied")
			}
			c.days(1)
		}
		count := map[BackupReason]int{}
		for _, b := range backupsOf(t, s.Path()) {
			count[b.Reason]++
			if b.Reason == BackupDaily && b.At.Before(time.Date(2026, 3, 17, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("kept: %s", b.Path)
			}
		}
		if count[BackupDaily] != 10 || count[BackupAsked] != 2 {
			t.Errorf("%v", count)
		}
	})
	t.Run("a clock set back stops nothing and deletes nothing", func(t *testing.T) {
		s, c := openAt(t)
		c.days(4000) // wrong
		for i := range 10 {
			save(t, s, person("Ana", fmt.Sprint(i)))
			daily(t, s)
			c.days(1)
		}
		c.days(-4010) // put right
		for i := range 3 {
			save(t, s, person("Bo", fmt.Sprint(i)))
			if !daily(t, s) {
				t.Fatal("not copied since the clock was put right")
			}
			if got, want := len(backupsOf(t, s.Path())), 11+i; got != want {
				t.Errorf("%d copies, want %d", got, want)
			}
			c.days(1)
		}
	})
	t.Run("damaged copies count for nothing", func(t *testing.T) {
		s, c := openAt(t)
		save(t, s, person("Ana", "Lima"))
		daily(t, s)
		b := backupsOf(t, s.Path())[0]
		if err := os.Truncate(b.Path, b.Bytes/2); err != nil {
			t.Fatal(err)
		}
		c.days(1)
		if !daily(t, s) {
			t.Error("the damaged copy was taken for a good one")
		}
	})
}

func TestListBackups(t *testing.T) {
	s, c := openAt(t)
	fill(t, s)
	ctx := t.Context()
	dir := backupFolder(s.Path())
	good := backUp(t, s, "")
	c.days(1)
	damaged := backUp(t, s, "")
	if err := os.Truncate(damaged.Path, damaged.Bytes/2); err != nil {
		t.Fatal(err)
	}
	c.days(1)
	newer := backUp(t, s, "")
	execRaw(t, newer.Path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
	backUp(t, s, filepath.Join(dir, "by hand.db"))
	old := s.Path() + ".before-v1-20250101-080000"
	backUp(t, s, old)
	backUp(t, s, filepath.Join(dir, "other.db.20260101-000000.daily.db"))
	for _, junk := range []string{filepath.Join(dir, "notes.txt"), filepath.Join(dir, ".lanyard-1.part")} {
		if err := os.WriteFile(junk, []byte("some text, long enough"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(s.Path(), []byte("no database any more, it has been damaged beyond repair"), 0o600); err != nil {
		t.Fatal(err)
	}
	type line struct {
		name   string
		reason BackupReason
		err    error
	}
	var got []line
	for _, b := range backupsOf(t, s.Path()) {
		l := line{filepath.Base(b.Path), b.Reason, nil}
		for _, e := range []error{data.ErrDamaged, data.ErrNewerSchema} {
			if errors.Is(b.Err, e) {
				l.err = e
			}
		}
		if (b.Err == nil) != (b.Contacts == 40) {
			t.Errorf("%+v", b)
		}
		got = append(got, l)
	}
	slices.SortFunc(got, func(a, b line) int { // the one by hand has the time of writing
		return map[bool]int{true: -1, false: 0}[a.name == "by hand.db"]
	})
	want := []line{
		{"by hand.db", BackupAsked, nil},
		{filepath.Base(newer.Path), BackupAsked, data.ErrNewerSchema},
		{filepath.Base(damaged.Path), BackupAsked, data.ErrDamaged},
		{filepath.Base(good.Path), BackupAsked, nil},
		{filepath.Base(old), BackupBeforeMigration, nil},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	if all, err := ListBackups(ctx, filepath.Join(t.TempDir(), "none", "lanyard.db")); err != nil || len(all) > 0 {
		t.Errorf("without a folder: %v, %v", all, err)
	}
}

func TestVerifyBackup(t *testing.T) {
	s, _ := openAt(t)
	fill(t, s)
	b := backUp(t, s, "")
	if !b.Checked.IsZero() {
		t.Error("it says checked before it was")
	}
	got, err := s.VerifyBackup(t.Context(), b)
	if err != nil || got.Err != nil || !got.Checked.Equal(s.Now()) {
		t.Errorf("%+v, %v", got, err)
	}
	if all := backupsOf(t, s.Path()); len(all) != 1 || !all[0].Checked.Equal(s.Now()) {
		t.Errorf("it was not remembered: %+v", all)
	}
	damage(t, b.Path, 5000, 4096*4)
	if all := backupsOf(t, s.Path()); !all[0].Checked.IsZero() {
		t.Error("a copy that was altered since counts as checked")
	}
	got, err = s.VerifyBackup(t.Context(), b)
	if err != nil || !errors.Is(got.Err, data.ErrDamaged) || !got.Checked.IsZero() {
		t.Errorf("a damaged one: %+v, %v", got, err)
	}
	if all := backupsOf(t, s.Path()); !errors.Is(all[0].Err, data.ErrDamaged) {
		t.Errorf("the damage was not remembered: %+v", all[0])
	}
}

// damage overwrites bytes of a file.
func damage(t testing.TB, path string, from, n int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	junk := make([]byte, n)
	for i := range junk {
		junk[i] = byte(0xa5 ^ i)
	}
	if _, err := f.WriteAt(junk, int64(from)); err != nil {
		t.Fatal(err)
	}
}
