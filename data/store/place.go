package store

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"lanyard/data"
	"lanyard/data/say"
)

// DefaultPath is the path of the database in the user's data directory: $XDG_DATA_HOME/lanyard/lanyard.db or
// ~/.local/share/lanyard/lanyard.db (XDG Base Directory Specification), ~/Library/Application
// Support/Lanyard/lanyard.db on macOS, %LocalAppData%\Lanyard\lanyard.db on Windows.
func DefaultPath() (string, error) {
	dir, err := dataDir()
	if err != nil {
		return "", say.Errorf("finding the data folder: {{.Why}}; name a file with --db", err)
	}
	return filepath.Join(dir, "lanyard.db"), nil
}

// readParams gives the parameters of the readers. A file opened for reading only, in a folder where SQLite
// cannot make the shared index of a write-ahead log, is read without a log; that is correct only if there is no
// log.
func readParams(path string, readOnly bool) (url.Values, error) {
	p := readerParams()
	if !readOnly || folderWritable(filepath.Dir(path)) {
		return p, nil
	}
	st, err := os.Stat(path + "-wal")
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && st.Size() == 0:
		p.Set("immutable", "1")
		return p, nil
	case err != nil:
		return nil, explainFile(path+"-wal", err)
	}
	if _, err := os.Stat(path + "-shm"); err == nil {
		return p, nil // another process has it open and keeps the index
	}
	return nil, say.As(data.ErrReadOnly, "{{.File}} has changes waiting in {{.Main}}-wal and its folder cannot be written: make the folder writable", path, filepath.Base(path))
}

// folderWritable tries to write, because permissions alone do not show it (read-only file systems).
func folderWritable(dir string) bool {
	f, err := os.CreateTemp(dir, ".lanyard-*")
	if err != nil {
		return false
	}
	f.Close()
	os.Remove(f.Name())
	return true
}
