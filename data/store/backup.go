package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// BackupReason says why a copy was made.
type BackupReason string

// The reasons. They are part of the names of copies.
const (
	BackupDaily           BackupReason = "daily"
	BackupBeforeMigration BackupReason = "before-migration"
	BackupBeforeRestore   BackupReason = "before-restore"
	BackupAsked           BackupReason = "asked"
)

// Backup is a copy of a database. Its numbers are read from the copy itself.
type Backup struct {
	Path       string
	At         time.Time // from its name, else when the file was written
	Reason     BackupReason
	Contacts   int // outside the trash, like the others
	Events     int
	Encounters int
	Bytes      int64
	Version    int64     // of the schema
	Checked    time.Time // when every page was last found to be good; zero: only the structure was checked, when the copy was made
	Err        error     // why it cannot be restored; its numbers are then missing. data.ErrDamaged, ErrNotLanyard, ErrNewerSchema …

	state string // a fingerprint of what the user has written: equal in two files with the same content
}

// backupFolder is where copies of the database at path are kept.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// foldersOf gives the folders in which files of the database at path lie: its own and the one of its backups.
// That one is left out if it is a link of another user in a folder that several may write: the link leads to
// files of that user.
func foldersOf(path string) []string {
	dirs := []string{filepath.Dir(path)}
	if linkOfOthers(backupFolder(path)) {
		return dirs
	}
	return append(dirs, backupFolder(path))
}

func linkOfOthers(path string) bool {
	st, err := os.Lstat(path)
	return err == nil && isLink(st) && foreign(path, st)
}

// backupTime is written in UTC, so that names sort by time also when clocks change.
const backupTime = "20060102-150405"

var (
	backupName = regexp.MustCompile(`^(.+)\.(\d{8}-\d{6})(?:-\d+)?\.(daily|before-migration|before-restore|asked)\.db$`)
	// copiedBefore is the name that earlier versions gave to the copy before a migration, beside the file.
	copiedBefore = regexp.MustCompile(`^(.+)\.before-v\d+-(\d{8}-\d{6})$`)
)

// newBackupPath gives a free name for a copy: the name of the database, the time and the reason.
func newBackupPath(path string, at time.Time, why BackupReason) string {
	stem := filepath.Join(backupFolder(path), filepath.Base(path)+"."+at.UTC().Format(backupTime))
	name := fmt.Sprintf("%s.%s.db", stem, why)
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d.%s.db", stem, n, why)
	}
}

// readBackupName splits the name of a copy; ok is false for other names.
func readBackupName(file string) (base string, at time.Time, why BackupReason, ok bool) {
	why = BackupBeforeMigration
	m := copiedBefore.FindStringSubmatch(file)
	if m == nil {
		if m = backupName.FindStringSubmatch(file); m == nil {
			return "", at, "", false
		}
		why = BackupReason(m[3])
	}
	at, err := time.Parse(backupTime, m[2])
	return m[1], at, why, err == nil
}

// ListBackups lists the copies of the database at dbPath, latest first: those that Lanyard made, and databases
// that somebody put into its folder "backups". It does not open the database itself, which may be damaged or
// gone. A copy that cannot be restored says why in its Err.
func ListBackups(ctx context.Context, dbPath string) ([]Backup, error) {
	Asking()
	dbPath, err := realPath(dbPath)
	if err != nil {
		return nil, err
	}
	files, err := backupFiles(dbPath)
	if err != nil {
		return nil, err
	}
	checks := readChecks(dbPath)
	var out []Backup
	for _, f := range files {
		base, _, _, named := readBackupName(filepath.Base(f))
		if named && base != filepath.Base(dbPath) {
			continue // of another database in the same folder
		}
		b, err := describeBackup(ctx, f)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, fs.ErrNotExist):
			continue // deleted meanwhile
		case !named && errors.Is(b.Err, data.ErrNotLanyard):
			continue // not a copy
		case err != nil:
			return nil, err
		}
		checks.addTo(&b)
		out = append(out, b)
	}
	slices.SortStableFunc(out, func(a, b Backup) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path))
	})
	return out, nil
}

// backupFiles lists every file that may be a copy, by name: copies beside the database and all files in the
// backup folder.
func backupFiles(dbPath string) ([]string, error) {
	var out []string
	for _, dir := range foldersOf(dbPath) {
		entries, err := os.ReadDir(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, say.Errorf("looking for backups of {{.File}}: {{.Err}}", dbPath, explainFile(dir, err))
		}
		for _, e := range entries {
			beside := dir != backupFolder(dbPath)
			base, _, _, named := readBackupName(e.Name())
			switch {
			case !e.Type().IsRegular() || belongsToCopy(e.Name()):
			case beside && (!named || base != filepath.Base(dbPath)):
			default:
				out = append(out, filepath.Join(dir, e.Name()))
			}
		}
	}
	slices.Sort(out)
	return out, nil
}

// belongsToCopy reports whether a file only accompanies a copy.
func belongsToCopy(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, checksSuffix) ||
		trimCompanion(name) != name
}

// companions are the files that SQLite keeps beside a database.
var companions = []string{"-wal", "-shm", "-journal"}

// describeBackup reads what a copy says about itself. The error is about looking at the file; a fault of the
// copy is in b.Err.
func describeBackup(ctx context.Context, path string) (b Backup, err error) {
	st, err := os.Stat(path)
	if err != nil {
		return b, explainFile(path, err)
	}
	b = Backup{Path: path, At: st.ModTime(), Reason: BackupAsked, Bytes: st.Size()}
	if _, at, why, ok := readBackupName(filepath.Base(path)); ok {
		b.At, b.Reason = at, why
	}
	b.Err = b.read(ctx)
	return b, ctx.Err()
}

// read fills in the numbers of the copy, and refuses a copy that could not be restored.
func (b *Backup) read(ctx context.Context) error {
	if b.Bytes == 0 {
		return say.As(data.ErrNotLanyard, "{{.File}} is empty: not a Lanyard database", b.Path)
	}
	db, err := openCopy(b.Path)
	if err != nil {
		return err
	}
	defer db.Close()
	q := pool{db}
	if b.Version, err = identify(ctx, q, b.Path); err == nil {
		err = refuseVersion(b.Path, b.Version)
	}
	if err != nil {
		return explain(b.Path, say.Phrase("reading a backup"), err)
	}
	err = one(ctx, q, []any{&b.Contacts, &b.Events, &b.Encounters}, `SELECT
		(SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE mine = 1)
			- (SELECT count(*) FROM contact WHERE trashed IS NOT NULL),
		(SELECT count(*) FROM event WHERE trashed IS NULL),
		(SELECT count(*) FROM encounter WHERE trashed IS NULL)`)
	if err == nil {
		b.state, err = stateOf(ctx, q)
	}
	return explain(b.Path, say.Phrase("reading a backup"), err)
}

// refuseVersion refuses an empty database, and one that only a newer Lanyard can read.
func refuseVersion(path string, version int64) error {
	latest, err := SchemaVersion()
	switch {
	case err != nil:
		return err
	case version == 0:
		return say.As(data.ErrNotLanyard, "{{.File}} holds nothing: not a Lanyard database", path)
	case version > latest:
		return say.As(data.ErrNewerSchema, "{{.File}} has schema {{.Version}}, this Lanyard knows {{.Latest}}: the file was written by a newer version of Lanyard; install the latest version", path, version, latest)
	}
	return nil
}

// openCopy opens a database for reading and leaves no files beside it. If the copy has a write-ahead log, as a
// copy of all files of a database has, both are read together.
func openCopy(path string) (*sql.DB, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	params := url.Values{"mode": {"ro"}, "_busy_timeout": {busyTimeout}}
	if st, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) || err == nil && st.Size() == 0 {
		params.Set("immutable", "1")
	}
	return connect(path, params), nil
}

// stateOf gives a short text that changes with everything the user writes, except settings. It holds the latest
// change with its time, because numbers are used again after a restore, and the number of things, because
// erasing for good leaves no change after.
func stateOf(ctx context.Context, q querier) (state string, err error) {
	err = one(ctx, q, []any{&state}, `SELECT printf('%s %d %d %d %d %d', coalesce((
			SELECT c.seq || '@' || o.at FROM change c JOIN op o ON o.seq = c.op
			WHERE c.kind <> 'setting' ORDER BY c.seq DESC LIMIT 1), '-'),
		(SELECT count(*) FROM contact), (SELECT count(*) FROM event), (SELECT count(*) FROM encounter),
		(SELECT count(*) FROM promise), (SELECT count(*) FROM card))`)
	return state, err
}
