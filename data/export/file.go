package export

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lanyard/data/store"
)

// ToFile writes the job to a file. An existing file is replaced only when all is written and on the
// disk; until then, and when anything fails, it is untouched. A file of nobody is not written: that is
// ErrNobody, but for the JSON of everything, which is a copy of what is there.
func ToFile(ctx context.Context, s *store.Store, job Job, path string) (n int, err error) {
	err = WriteFile(path, func(w io.Writer) error {
		if n, err = Write(ctx, s, job, w); err == nil && n == 0 && !(job.Format == JSON && job.Whole()) {
			return Nobody(job)
		}
		return err
	})
	return n, err
}

// FreeName is path, or where a file is there already, the first of path-2, path-3 … that is free.
func FreeName(path string) string {
	ext := filepath.Ext(path)
	free := path
	for i := 2; ; i++ {
		if _, err := os.Lstat(free); err != nil { // also one that cannot be looked at: writing it says why
			return free
		}
		free = strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(i) + ext
	}
}

// WriteFile puts what write produces at path: into a temporary file beside it, flushed to the disk,
// then renamed over it. A new file is readable by its owner only; one that is replaced keeps its
// mode. A link goes on leading to the file, and what is no file, such as /dev/stdout or a pipe, is
// written to as it stands.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	mode := os.FileMode(0o600)
	if st, err := os.Stat(path); err == nil {
		mode = st.Mode().Perm()
		if !st.Mode().IsRegular() {
			return writeThrough(path, write)
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return fmt.Errorf("cannot write: %w", err)
		}
	}
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, ".lanyard-*.tmp") // mode 0600: nobody else reads half of it
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = tmp.Close() // a second close is harmless
			_ = os.Remove(tmp.Name())
			err = fmt.Errorf("%s was not written and is as it was before: %w", path, err)
		}
	}()
	if err = write(tmp); err != nil {
		return err
	}
	if err = tmp.Chmod(mode); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	if err = os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	syncDir(dir)
	return nil
}

// writeThrough writes to a device or a pipe; a folder is refused by the system.
func writeThrough(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	if err := write(f); err != nil {
		_ = f.Close() // the first error tells more
		return fmt.Errorf("%s was not written in full: %w", path, err)
	}
	return f.Close()
}

// syncDir makes the rename last through a power cut where the system can; where it cannot, the
// rename is still atomic.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
