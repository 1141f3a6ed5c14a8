package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/say"
)

// keptBackups is how many good copies are kept for each reason for which Lanyard makes copies by itself.
const keptBackups = 10

const (
	// partPrefix begins the name of a file that Lanyard is still writing.
	partPrefix = ".lanyard-"
	// partPattern names a copy while it is being written.
	partPattern = partPrefix + "*.part"
)

// BackUp copies the database to path, or into its folder "backups" if path is empty. The copy is written under
// another name, checked and flushed to the disk before it gets its name. So only a good copy replaces a file; a
// Lanyard database is never replaced. Writing to the database goes on meanwhile. BackUp also works when the
// file was moved or deleted.
//
// data.ErrDiskFull, ErrReadOnly and ErrNotFound are about the place to copy to, data.ErrDamaged is about the
// database.
func (s *Store) BackUp(ctx context.Context, path string) (Backup, error) {
	if path == "" {
		return s.backUpFor(ctx, BackupAsked)
	}
	return s.backUpTo(ctx, path, false)
}

// BackUpOver is BackUp, but it may replace another Lanyard database. It never replaces this database, its files
// or its backups.
func (s *Store) BackUpOver(ctx context.Context, path string) (Backup, error) {
	return s.backUpTo(ctx, path, true)
}

func (s *Store) backUpTo(ctx context.Context, path string, over bool) (Backup, error) {
	to, err := TargetAt(path, s.path, over)
	if err != nil {
		return Backup{}, say.Errorf("backing up: {{.Why}}", err)
	}
	return s.backUp(ctx, to.Path)
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return a == b || errA == nil && errB == nil && os.SameFile(x, y)
}

// backUpFor makes a copy in the folder "backups" and removes the oldest of its kind.
func (s *Store) backUpFor(ctx context.Context, why BackupReason) (Backup, error) {
	if err := makeBackupFolder(s.path); err != nil {
		return Backup{}, say.Errorf("backing up: {{.Why}}", err)
	}
	b, err := s.backUp(ctx, newBackupPath(s.path, s.clock(), why))
	if err != nil {
		return b, err
	}
	return b, pruneBackups(ctx, s.path, why, b.At)
}

// makeBackupFolder makes the folder and removes what an interrupted copy left.
func makeBackupFolder(dbPath string) error {
	if linkOfOthers(backupFolder(dbPath)) {
		return say.Errorf("{{.File}} is a link of another user's, and no copy is put behind it; delete it, or keep the file in a folder of your own", backupFolder(dbPath))
	}
	if err := os.MkdirAll(backupFolder(dbPath), 0o700); err != nil {
		return explainTarget(backupFolder(dbPath), err)
	}
	for _, dir := range foldersOf(dbPath) {
		if err := ClearLeftovers(dir); err != nil {
			return err
		}
	}
	return nil
}

// ClearLeftovers removes from a folder what an interrupted copy or export of the user left there, if that is an
// hour old.
func ClearLeftovers(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return explainTarget(dir, err)
	}
	for _, e := range entries {
		name := trimCompanion(e.Name())
		part, _ := filepath.Match(partPattern, name)
		export, _ := filepath.Match(partPrefix+"*.tmp", name)
		st, err := e.Info()
		if (part || export) && err == nil && st.Mode().IsRegular() && !foreign(filepath.Join(dir, e.Name()), st) && clock.Real().Sub(st.ModTime()).Abs() > time.Hour {
			os.Remove(filepath.Join(dir, e.Name())) // if this fails, the next time does it
		}
	}
	return nil
}

// trimCompanion gives the name of the database that a file of SQLite belongs to.
func trimCompanion(name string) string {
	for _, c := range companions {
		name = strings.TrimSuffix(name, c)
	}
	return name
}

func (s *Store) backUp(ctx context.Context, path string) (Backup, error) {
	err := s.unrestricted(ctx, func(conn *sql.Conn) error { return vacuumInto(ctx, conn, path) })
	if err != nil {
		at := path
		if se := (sqlite3.Error{}); errors.As(err, &se) && se.Code == sqlite3.ErrCorrupt {
			at = s.path
		}
		return Backup{}, explainIn(ctx, at, say.Phrase("backing up"), err)
	}
	b, err := describeBackup(ctx, path)
	if err == nil {
		err = b.Err
	}
	if _, _, _, named := readBackupName(filepath.Base(path)); !named {
		b.At = s.clock()
	}
	return b, s.explainIn(ctx, say.Phrase("backing up"), err)
}

// unrestricted lends a reader's connection without its guard against writing, because the guard also stops
// VACUUM INTO, which writes only to another file. A connection that is open can read the database even if its
// file no longer has its name.
func (s *Store) unrestricted(ctx context.Context, f func(*sql.Conn) error) error {
	conn, err := s.readers.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
		return err
	}
	defer func() {
		if _, err := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1"); err != nil {
			conn.Raw(func(any) error { return driver.ErrBadConn }) // makes the pool drop the connection
		}
	}()
	return f(conn)
}

// vacuumInto writes a compact copy of the connection's database, without deleted content, and checks it before
// it gets its name.
func vacuumInto(ctx context.Context, conn *sql.Conn, target string) error {
	dir := filepath.Dir(target)
	if err := roomFor(ctx, conn, target); err != nil {
		return err
	}
	part, err := os.CreateTemp(dir, partPattern)
	if err != nil {
		return explainTarget(dir, err)
	}
	defer part.Close()
	defer os.Remove(part.Name()) // unless it was renamed
	if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", part.Name()); err != nil {
		return err
	}
	if err := verify(ctx, part.Name(), "PRAGMA quick_check(1)"); err != nil {
		return say.Errorf("the copy made at {{.File}} does not hold: {{.Why}}", target, err)
	}
	return intoPlace(part, target)
}

// intoPlace gives a written file its name. After a power cut there is either the old file or all of the new
// one.
func intoPlace(part *os.File, target string) error {
	if err := part.Sync(); err != nil {
		return explainTarget(target, err)
	}
	if err := part.Close(); err != nil { // Windows cannot rename an open file
		return explainTarget(target, err)
	}
	if err := os.Rename(part.Name(), target); err != nil {
		return explainTarget(target, err)
	}
	return explainTarget(target, syncFolder(filepath.Dir(target)))
}

// roomFor returns an error if the disk has no room for a copy.
func roomFor(ctx context.Context, conn *sql.Conn, target string) error {
	var pages, free, size int64
	for query, n := range map[string]*int64{"PRAGMA page_count": &pages, "PRAGMA freelist_count": &free, "PRAGMA page_size": &size} {
		if err := conn.QueryRowContext(ctx, query).Scan(n); err != nil {
			return err
		}
	}
	return roomForBytes((pages-free)*size, target, aCopyNeeds)
}

const aCopyNeeds say.Phrase = "a copy needs"

// roomForBytes returns an error if the disk of a file has no room. whatNeeds names what needs the room, with
// its verb.
func roomForBytes(need int64, target string, whatNeeds say.Phrase) error {
	if has, ok := freeSpace(filepath.Dir(target)); ok && has < need {
		const mega = 1 << 20
		return say.As(data.ErrDiskFull, "{{.File}}: the disk is full: {{.WhatNeeds}} {{.Needed}} MB, there are {{.Free}} MB; make room, then try again", target, whatNeeds, fmt.Sprintf("%.1f", float64(need)/mega), fmt.Sprintf("%.1f", float64(has)/mega))
	}
	return nil
}

// explainTarget wraps an error of the operating system about a place to copy to.
func explainTarget(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return say.As(data.ErrNotFound, "{{.File}}: not found; make the folder or choose another", path)
	case errors.Is(err, fs.ErrPermission) || readOnlyFileSystem(err):
		return say.As(data.ErrReadOnly, "{{.File}} cannot be written: make it writable or choose another place ({{.Why}})", path, err)
	case noSpace(err):
		return say.As(data.ErrDiskFull, "{{.File}}: the disk is full; make room, then try again ({{.Why}})", path, err)
	}
	return say.Errorf("{{.File}}: {{.Why}}", path, err)
}

// BackUpDaily makes a copy in the folder "backups" if the user has written something that no good copy holds
// and there is no copy of today; made says so. b is the new copy, else the latest good one, or zero when there
// is none. The last ten are kept.
//
// A wrong clock does no harm: copies dated in the future count neither as today's nor among the ten, so setting
// a clock back neither stops backups nor deletes any.
func (s *Store) BackUpDaily(ctx context.Context) (b Backup, made bool, err error) {
	all, err := ListBackups(ctx, s.path)
	if err != nil {
		return b, false, s.explainIn(ctx, say.Phrase("backing up"), err)
	}
	var state string
	err = s.read(ctx, say.Phrase("backing up"), func(q querier) error {
		state, err = stateOf(ctx, q)
		return err
	})
	if err != nil {
		return b, false, err
	}
	now := s.clock()
	due := !strings.HasPrefix(state, "- ") // an unused database has nothing to lose
	for i := range all {
		good := &all[i]
		if good.Err != nil {
			continue
		}
		if b.Path == "" {
			b = *good
		}
		today := good.Reason == BackupDaily && !good.At.After(now) && sameDay(good.At, now)
		if today || good.state == state {
			due = false
		}
	}
	if !due {
		return b, false, nil
	}
	b, err = s.backUpFor(ctx, BackupDaily)
	return b, err == nil, err
}

func sameDay(a, b time.Time) bool {
	a = a.In(b.Location())
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// pruneBackups deletes all but the last ten good copies that were made for a reason. Copies that the user asked
// for are for the user to delete.
func pruneBackups(ctx context.Context, dbPath string, why BackupReason, now time.Time) error {
	if why == BackupAsked {
		return nil
	}
	all, err := ListBackups(ctx, dbPath)
	if err != nil {
		return err
	}
	kept := 0
	for _, b := range all { // latest first
		switch {
		case b.Reason != why || b.At.After(now):
		case kept >= keptBackups:
			if err := removeCopy(b.Path); err != nil {
				return err
			}
		case b.Err == nil:
			kept++
		}
	}
	return nil
}
