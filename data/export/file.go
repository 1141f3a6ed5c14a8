package export

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lanyard/data/say"
	"lanyard/data/store"
)

// ToFile writes the job to a file. It replaces an existing file only when everything is written and on the
// disk; if anything fails, the old file stays. It does not write a file without people: the error is errNobody,
// except for JSON of everything, which is a copy of what is there.
func ToFile(ctx context.Context, s *store.Store, job Job, path string) (n int, err error) {
	var sel selected
	err = WriteFile(path, s.Path(), func(w io.Writer) error {
		if sel, err = job.selected(ctx, s); err != nil {
			return err
		}
		if n, err = encode(ctx, s, job, sel, w); err == nil && n == 0 && !(job.Format == JSON && job.Whole()) {
			return Nobody(job)
		}
		return err
	})
	if err != nil {
		return n, err
	}
	return n, sel.keep(ctx, s)
}

// FreeName is path, or if a file is there already, the first of path-2, path-3 … that is free.
func FreeName(path string) string {
	ext := filepath.Ext(path)
	free := path
	for i := 2; ; i++ {
		if _, err := os.Lstat(free); err != nil { // also when the path cannot be looked at: writing will say why
			return free
		}
		free = strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(i) + ext
	}
}

// WriteFile writes to a new temporary file beside path, flushes it to the disk, and renames it to path.
// store.TargetAt says what may be replaced; db is the database in use. Only the owner can read a new file; a
// file of the user keeps its mode when it is replaced, and a link of the user still leads to it. A name of the
// program's standard output, such as /dev/stdout, means that output.
func WriteFile(path, db string, write func(io.Writer) error) (err error) {
	if isOutput(path) {
		if IsScreen(os.Stdout) {
			return say.Errorf("{{.File}} is the screen: leave it out to see there what can be shown, or name a file", path)
		}
		return write(os.Stdout)
	}
	to, err := store.TargetAt(path, db, false)
	if err != nil {
		return err
	}
	path = to.Path
	dir := filepath.Dir(path)
	_ = store.ClearLeftovers(dir)                    // writing may work in a folder that cannot be read
	tmp, err := os.CreateTemp(dir, ".lanyard-*.tmp") // mode 0600: nobody else can read half of it
	if err != nil {
		return say.Errorf("cannot write {{.File}}: {{.Why}}", path, err)
	}
	defer func() {
		if err != nil {
			_ = tmp.Close() // a second close is harmless
			_ = os.Remove(tmp.Name())
			err = say.Errorf("{{.File}} was not written and is as it was before: {{.Why}}", path, err)
		}
	}()
	if err = write(tmp); err != nil {
		return err
	}
	if err = tmp.Chmod(to.Mode); err != nil {
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

// isOutput reports whether a path names the pipe or screen that is the standard output of the program. It is
// not opened again. A file as standard output is an ordinary file here.
func isOutput(path string) bool {
	st, err := os.Stat(path)
	if err != nil || st.Mode().IsRegular() || st.IsDir() {
		return false
	}
	out, err := os.Stdout.Stat()
	return err == nil && os.SameFile(st, out)
}

// IsScreen reports whether w is a terminal, so that a person reads it; the null device is not.
func IsScreen(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(st, null)
}

// syncDir makes the rename survive a power cut if the system can; if not, the rename is still atomic.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
