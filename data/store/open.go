package store

import (
	"bytes"
	"context"
	"embed"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the database at path. It creates folder (0700), file (0600) and schema if they are missing, and
// migrates an older schema after copying the file. Errors wrap data.ErrNotLanyard, ErrNewerSchema, ErrDamaged,
// ErrReadOnly, ErrBusy, ErrDiskFull.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	Asking()
	schema, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return open(ctx, path, o, schema)
}

// open is Open with given migrations.
func open(ctx context.Context, path string, o Options, schema fs.FS) (_ *Store, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, clock: o.clock(), waits: o.Waiting, closing: make(chan struct{})}
	s.endWaits, s.close = sync.OnceFunc(func() { close(s.closing) }), sync.OnceValue(s.closeOnce)
	if !o.ReadOnly {
		if err := createFile(path); err != nil {
			return nil, s.explain(say.Phrase("opening"), err)
		}
	}
	if s.path, err = realPath(path); err != nil {
		return nil, s.explain(say.Phrase("opening"), err)
	}
	if err := checkHeader(s.path); err != nil {
		return nil, s.explain(say.Phrase("opening"), err)
	}
	if s.file.main, s.release, err = holdOpen(s.path); err != nil {
		return nil, s.explain(say.Phrase("opening"), err)
	}
	if err := s.openFile(ctx, o, schema); err != nil {
		s.abandon()
		return nil, s.explainIn(ctx, say.Phrase("opening"), err)
	}
	return s, nil
}

func (s *Store) openFile(ctx context.Context, o Options, schema fs.FS) (err error) {
	if !o.ReadOnly {
		if err := rollBack(ctx, s.path); err != nil {
			return err
		}
	}
	params, err := readParams(s.path, o.ReadOnly)
	if err != nil {
		return err
	}
	found, err := look(ctx, s.path, params)
	if err != nil {
		return err
	}
	s.readers = openReaders(s.path, params, s.Moved)
	latest, err := latestVersion(schema)
	if err != nil {
		return err
	}
	switch {
	case found > latest:
		return say.As(data.ErrNewerSchema, "{{.File}} has schema {{.Found}}, this Lanyard knows {{.Latest}}: the file was written by a newer version of Lanyard; install the latest version", s.path, found, latest)
	case o.ReadOnly && found < latest:
		return say.As(data.ErrReadOnly, "{{.File}} has the older schema {{.Found}} and must be opened for writing once to be brought up to date: cannot be written", s.path, found)
	case o.ReadOnly:
		s.version = found
		return nil
	}
	err = s.untilFreeFor(ctx, patience, func() error {
		s.writer, err = openWriter(ctx, s.path)
		return err
	})
	if err != nil {
		return err
	}
	if found < latest {
		if err := s.migrate(ctx, schema, found, latest, o.tell); err != nil {
			return err
		}
	}
	s.version = latest
	if err := s.reindexIfOld(ctx, func(done, total int) { o.tell(Indexing, done, total) }); err != nil {
		return err
	}
	return s.rememberLog(ctx)
}

// look gives the version of the file's schema before anything else is opened on it: opening for writing changes
// a file's journal mode, and the file may belong to another program. A file without a log is read without one,
// so that a refused file gets none. While another process makes or writes the file, such a read may mix two
// states: then look tries again.
func look(ctx context.Context, path string, params url.Values) (version int64, err error) {
	asItLies := maps.Clone(params)
	asItLies.Set("immutable", "1")
	for range 5 {
		if !alone(path) {
			break // another process is there, or was interrupted
		}
		was := lastWritten(path)
		version, err = lookBy(ctx, path, asItLies)
		if err == nil || alone(path) && lastWritten(path) == was {
			return version, err
		}
	}
	return lookBy(ctx, path, params)
}

// lookBy looks with some parameters.
func lookBy(ctx context.Context, path string, params url.Values) (version int64, err error) {
	db := connect(path, params)
	defer db.Close()
	return identifyInUse(ctx, db, path)
}

// fileState is when a file was last written, and how large it is.
type fileState struct{ at, size int64 }

func lastWritten(path string) (w fileState) {
	if st, err := os.Stat(path); err == nil {
		w = fileState{st.ModTime().UnixNano(), st.Size()}
	}
	return w
}

// alone reports whether no log or journal lies beside a file. Then nobody has it open, because the log stays as
// long as anybody has.
func alone(path string) bool {
	for _, c := range []string{"-wal", "-journal"} {
		if _, err := os.Stat(path + c); err == nil {
			return false
		}
	}
	return true
}

// patience is how long Open waits for another process that keeps the file locked.
const patience = 5 * time.Second

// abandon closes what a failed Open has opened.
func (s *Store) abandon() {
	if s.readers != nil {
		s.readers.Close()
	}
	if s.writer != nil {
		s.writer.close()
	}
	s.release()
}

// createFile makes folder and file with access only for the user. SQLite gives the write-ahead log and its
// index the mode of the file.
func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return explainFile(filepath.Dir(path), err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return explainFile(path, err)
	}
	closeRaw(f)
	return nil
}

// realPath is the absolute path without symbolic links: SQLite puts its log beside the target of a link.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path, nil // opening it will say why
	}
	return real, nil
}

// rollBack makes SQLite undo an interrupted transaction, such as a restore, that used a rollback journal.
// Readers may not do that, and they come first. It leaves the file of another program alone.
func rollBack(ctx context.Context, path string) error {
	if st, err := os.Stat(path + "-journal"); err != nil || st.Size() == 0 || !marked(path) {
		return nil
	}
	db := connect(path, url.Values{"mode": {"rw"}, "_synchronous": {"EXTRA"}, "_busy_timeout": {busyTimeout}})
	defer db.Close()
	_, err := db.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema")
	return err
}

// marked reports whether the header of a file has Lanyard's mark.
func marked(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer closeRaw(f)
	mark := make([]byte, 4)
	_, err = f.ReadAt(mark, 68) // https://sqlite.org/fileformat2.html §1.3.15
	return err == nil && binary.BigEndian.Uint32(mark) == applicationID
}

// explainFile wraps an error of the operating system.
func explainFile(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say.As(data.ErrNotFound, "{{.File}}: not found; check the path given with --db", path)
	case errors.Is(err, fs.ErrPermission) || readOnlyFileSystem(err):
		return say.As(data.ErrReadOnly, "{{.File}} cannot be written: make it writable, or choose another with --db ({{.Why}})", path, err)
	case noSpace(err):
		return say.As(data.ErrDiskFull, "{{.File}}: the disk is full; make room, then try again ({{.Why}})", path, err)
	}
	return say.Errorf("{{.Why}}; choose another file with --db", err) // it names the path
}

// checkHeader refuses a file that SQLite did not write (https://sqlite.org/fileformat2.html §1.3). An empty
// file is a database without content.
func checkHeader(path string) error {
	if err := onlyFiles(path); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return explainFile(path, err)
	}
	defer closeRaw(f)
	head := make([]byte, 16)
	switch n, err := io.ReadFull(f, head); {
	case n == 0 && err == io.EOF:
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return explainFile(path, err)
	case !bytes.Equal(head, []byte("SQLite format 3\x00")):
		return say.As(data.ErrNotLanyard, "{{.File}} is not a Lanyard database; choose another file with --db", path)
	}
	return nil
}

// onlyFiles refuses a pipe, a device or a socket in place of a database, and anything but a file in place of
// its companions: reading a pipe waits for ever, and a link leads into somebody else's file. Folders are
// refused when they are read.
func onlyFiles(path string) error {
	if st, err := os.Stat(path); err == nil && !st.Mode().IsRegular() && !st.IsDir() {
		return say.As(data.ErrNotLanyard, "{{.File}} is a pipe, a device or a socket, so it is not a Lanyard database; choose another file with --db", path)
	}
	for _, c := range companions {
		if st, err := os.Lstat(path + c); err == nil && !st.Mode().IsRegular() {
			return say.Errorf("{{.File}} lies beside the database and is no file ({{.Type}}): remove it, then try again", path+c, st.Mode().Type())
		}
	}
	return nil
}
