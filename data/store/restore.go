package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
	"lanyard/data/say"
)

// Restored says what Restore did.
type Restored struct {
	From   Backup // what the database now is
	Before Backup // what it was; restoring it undoes the restore. Zero when there was no file
}

// Restore puts a copy in the place of the database at dbPath. Before, it keeps a copy of the present file,
// damaged or not, in the folder "backups". The database must not be open: data.ErrBusy when this or another
// process has it open. Restore checks the copy first; data.ErrDamaged, ErrNotLanyard and ErrNewerSchema are
// about it, and the last two also about a file at dbPath that is not Lanyard's. The next Open brings an older
// schema up to date.
//
// The process may be killed, or the power may fail, at any point: the next Open finds either the old content or
// the restored one, whole. Nothing is at risk until the file is written to: a lock keeps every other program
// out, and the content of the write-ahead log is moved into the file, which SQLite does crash-safely. Then
//
//   - a file that SQLite can open is overwritten in one transaction of SQLite: pages go
//     into its rollback journal, which is flushed, before they are overwritten. After an interruption
//     the next connection rolls back. The file keeps its identity, so a program that has opened
//     it and waits for the lock continues with the restored content, and not with a file without
//     a name.
//   - a file that SQLite cannot open is replaced by a rename. Its log must be removed before,
//     or SQLite would write the log's pages into the restored file. After an interruption in between the
//     damaged file has lost its log, but the copy that was kept has both.
func Restore(ctx context.Context, dbPath, backupPath string, o Options) (Restored, error) {
	r := restorer{clock: o.clock()}
	var err error
	if r.path, err = realPath(dbPath); err != nil {
		return Restored{}, err
	}
	if backupPath, err = realPath(backupPath); err != nil {
		return Restored{}, err
	}
	if sameFile(r.path, backupPath) {
		return Restored{}, say.Errorf("restoring: {{.File}} is the database itself; choose a backup", backupPath)
	}
	if r.from, err = restorable(ctx, backupPath); err != nil {
		return Restored{}, explainIn(ctx, backupPath, say.Phrase("restoring"), err)
	}
	if err := r.run(ctx); err != nil {
		return Restored{}, explainIn(ctx, r.path, say.Phrase("restoring"), err)
	}
	return Restored{From: r.from, Before: r.before}, nil
}

// restorable describes a copy and checks it.
func restorable(ctx context.Context, path string) (Backup, error) {
	b, err := describeBackup(ctx, path)
	if err == nil {
		err = b.Err
	}
	if err == nil {
		err = verifyWhole(ctx, path)
	}
	return b, err
}

// restorer is one restore at work.
type restorer struct {
	path   string
	clock  func() time.Time
	from   Backup
	before Backup
}

func (r *restorer) run(ctx context.Context) error {
	if openHere(r.path) {
		return r.busy()
	}
	err := checkHeader(r.path)
	switch {
	case errors.Is(err, data.ErrNotFound):
		if err := os.MkdirAll(filepath.Dir(r.path), 0o700); err != nil {
			return explainFile(filepath.Dir(r.path), err)
		}
		return r.rename()
	case errors.Is(err, data.ErrNotLanyard):
		return r.replace(ctx)
	case err != nil:
		return err
	}
	f, err := os.OpenFile(r.path, os.O_RDWR, 0) // SQLite would accept a file that it can only read
	if err != nil {
		return explainFile(r.path, err)
	}
	closeRaw(f)
	if err = r.overwrite(ctx); unreadable(err) {
		err = r.replace(ctx)
	}
	return err
}

func (r *restorer) busy() error {
	return say.As(data.ErrBusy, "{{.File}} is locked by another program: close Lanyard and whatever else has it open, then restore again", r.path)
}

// unreadable reports whether SQLite cannot work on a file at all.
func unreadable(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && (se.Code == sqlite3.ErrCorrupt || se.Code == sqlite3.ErrNotADB)
}

// overwrite writes the copy over the content of a readable file.
func (r *restorer) overwrite(ctx context.Context) error {
	_, release, err := holdOpen(r.path)
	if err != nil {
		return err
	}
	defer release()
	// EXTRA also flushes the folder after the journal is deleted, so the restored content stays.
	db := connect(r.path, url.Values{
		"mode": {"rw"}, "_synchronous": {"EXTRA"}, "_locking_mode": {"EXCLUSIVE"}, "_busy_timeout": {"1000"},
	})
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := r.lockOut(ctx, conn); err != nil {
		return err
	}
	if err := r.refuseOthers(ctx, conn); err != nil {
		return err
	}
	if err := r.keep(ctx, nil); err != nil { // all is in the file now
		return err
	}
	if err := copyPages(ctx, conn, r.from.Path); err != nil {
		return err
	}
	// Give the lock back before the connection is closed, so that SQLite deletes its journal, which holds all
	// of the old content. A byte copy says in its header that it has a write-ahead log, and then SQLite would
	// leave the journal there. After an interruption before this, the next Open removes it.
	for _, q := range []string{"PRAGMA locking_mode = NORMAL", "PRAGMA journal_mode = DELETE", "SELECT count(*) FROM sqlite_schema"} {
		_, err := conn.ExecContext(ctx, q)
		if locked(err) {
			return nil // the restore is complete; only a program that waited for the lock is in the way
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lockOut empties the write-ahead log into the file, which SQLite allows only to the only connection, and keeps
// all others out until the connection is closed.
func (r *restorer) lockOut(ctx context.Context, conn *sql.Conn) error {
	var mode string
	err := conn.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if err == nil && mode != "delete" {
		return r.busy()
	}
	for _, q := range []string{"BEGIN EXCLUSIVE", "COMMIT"} {
		if err == nil {
			_, err = conn.ExecContext(ctx, q)
		}
	}
	if locked(err) {
		return r.busy()
	}
	return err
}

// refuseOthers refuses to overwrite the database of another program. A damaged one of Lanyard may be
// overwritten.
func (r *restorer) refuseOthers(ctx context.Context, conn *sql.Conn) error {
	_, err := identify(ctx, connection{conn}, r.path)
	if errors.Is(err, data.ErrNotLanyard) {
		return err
	}
	return nil
}

// connection is a querier on one connection.
type connection struct{ *sql.Conn }

func (c connection) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return c.QueryContext(ctx, query, args...)
}

// copyPages writes all pages of the copy into the connection's database, in one
// transaction (https://sqlite.org/backup.html).
func copyPages(ctx context.Context, conn *sql.Conn, from string) error {
	src, err := openCopy(from)
	if err != nil {
		return err
	}
	defer src.Close()
	source, err := src.Conn(ctx)
	if err != nil {
		return err
	}
	defer source.Close()
	return conn.Raw(func(dest any) error {
		return source.Raw(func(source any) error {
			b, err := dest.(*sqlite3.SQLiteConn).Backup("main", source.(*sqlite3.SQLiteConn), "main")
			if err != nil {
				return err
			}
			for done := false; !done && err == nil; {
				left := b.Remaining()
				done, err = b.Step(2048)
				switch {
				case err != nil || done:
				case ctx.Err() != nil:
					err = ctx.Err()
				case left > 0 && b.Remaining() == left: // no progress: the driver does not say that the file is locked
					err = sqlite3.Error{Code: sqlite3.ErrBusy}
				}
			}
			return errors.Join(err, b.Finish()) // rolls back what is not finished
		})
	})
}

// replace puts the copy in the place of a file that SQLite cannot open.
func (r *restorer) replace(ctx context.Context) error {
	f, err := os.OpenFile(r.path, os.O_RDWR, 0)
	if err != nil {
		return explainFile(r.path, err)
	}
	_, release, err := holdOpen(r.path) // else reading it would lose the lock
	if err != nil {
		f.Close()
		return err
	}
	defer release()
	defer closeRaw(f)
	switch alone, err := lockAlone(f); {
	case err != nil:
		return explainFile(r.path, err)
	case !alone:
		return r.busy()
	}
	if err := r.keep(ctx, companions); err != nil {
		return err
	}
	return r.rename()
}

// rename puts a flushed duplicate of the copy in the place of the database.
func (r *restorer) rename() error {
	if err := roomForBytes(r.from.Bytes, r.path, aCopyNeeds); err != nil {
		return err
	}
	part, err := copyToPart(r.from.Path, filepath.Dir(r.path))
	if err != nil {
		return err
	}
	defer part.Close()
	defer os.Remove(part.Name())
	for _, c := range companions {
		if err := os.Remove(r.path + c); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explainFile(r.path+c, err)
		}
	}
	if err := syncFolder(filepath.Dir(r.path)); err != nil {
		return explainFile(r.path, err)
	}
	return intoPlace(part, r.path)
}

// keep copies the present file byte for byte, with those of its companions that have the suffixes: the file may
// be damaged, and then every byte counts.
func (r *restorer) keep(ctx context.Context, suffixes []string) error {
	if r.before.Path != "" { // an earlier attempt, which found the file unreadable, has kept it
		return nil
	}
	st, err := os.Stat(r.path)
	if err != nil {
		return explainFile(r.path, err)
	}
	if st.Size() == 0 {
		return nil
	}
	if err := makeBackupFolder(r.path); err != nil {
		return err
	}
	now := r.clock()
	target := newBackupPath(r.path, now, BackupBeforeRestore)
	// The copy, the journal of the transaction and the growth of the file.
	if err := roomForBytes(2*st.Size()+max(0, r.from.Bytes-st.Size()), target, aCopyNeeds); err != nil {
		return err
	}
	for _, suffix := range append(slices.Clone(suffixes), "") { // the file last: with it the copy is complete
		err := copyFile(r.path+suffix, target+suffix)
		if suffix != "" && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return say.Errorf("keeping what is there: {{.Why}}", err)
		}
	}
	if r.before, err = verifyBackup(ctx, r.path, target, now); err != nil {
		return err
	}
	return pruneBackups(ctx, r.path, BackupBeforeRestore, now)
}

// copyFile copies a file and flushes it; fs.ErrNotExist when there is none.
func copyFile(from, to string) error {
	part, err := copyToPart(from, filepath.Dir(to))
	if err != nil {
		return err
	}
	defer part.Close()
	defer os.Remove(part.Name())
	return intoPlace(part, to)
}

func copyToPart(from, dir string) (part *os.File, err error) {
	src, err := os.Open(from)
	if err != nil {
		return nil, err
	}
	defer closeRaw(src)
	if part, err = os.CreateTemp(dir, partPattern); err != nil {
		return nil, explainTarget(dir, err)
	}
	if _, err = io.Copy(part, src); err == nil {
		err = part.Sync()
	}
	if err != nil {
		part.Close()
		os.Remove(part.Name())
		return nil, explainTarget(from, err)
	}
	return part, nil
}
