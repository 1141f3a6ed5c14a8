package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// errKept says that Lanyard needs a file, so nothing is written over it.
var errKept = say.Errorf("is kept as it is")

// Target is the place that a file is written to.
type Target struct {
	Path  string      // absolute, without links
	There bool        // a file is there and would be replaced
	Mode  fs.FileMode // for the new file: that of the user's own old file, else access for the user only
}

// TargetAt is the one rule for which files Lanyard may replace; db is the database in use, "" for none. It
// never replaces that database, a file that SQLite or Lanyard keeps for it, or a backup in its folder, nor a
// folder, pipe or device. It replaces another Lanyard database only if over says that the user wants just that
// (else data.ErrLanyardFile). It follows links of the user and of the system, but not those of another user
// in a folder that several may write: they lead to a file that the other user wants to be overwritten.
func TargetAt(path, db string, over bool) (Target, error) {
	Asking()
	real, err := followOwn(path)
	if err != nil {
		return Target{}, err
	}
	t := Target{Path: real, Mode: 0o600}
	if db != "" {
		if err := refuseOwn(path, real, db); err != nil {
			return t, err
		}
	}
	if err := refuseOfDatabase(path, real); err != nil {
		return t, err
	}
	st, err := os.Lstat(real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t, nil
	case err != nil:
		return t, say.Errorf("cannot write: {{.Why}}", err)
	case st.IsDir():
		return t, say.Errorf("{{.File}} is a folder; name a file in it", path)
	case !st.Mode().IsRegular():
		return t, say.Errorf("{{.File}} is no file but a {{.St}}; name a file, or leave it out to write to the screen", path, kindOfFile(st))
	}
	if t.There = true; !foreign(real, st) {
		t.Mode = st.Mode().Perm()
	}
	if claimName.MatchString(filepath.Base(real)) && strings.HasPrefix(filepath.Base(filepath.Dir(real)), "lanyard") {
		return t, say.As(errKept, "{{.File}} is kept as it is: it keeps a second window from opening; choose another file", path)
	}
	if marked(real) && !over {
		return t, say.As(data.ErrLanyardFile, "{{.File}} is a Lanyard database, and nothing is written over it; choose another file", path)
	}
	return t, nil
}

// claimName matches the names of the files with which a window claims its database.
var claimName = regexp.MustCompile(`^[0-9a-f]{16}(\.lock)?$`)

func kindOfFile(st fs.FileInfo) string {
	switch m := st.Mode(); {
	case m&fs.ModeNamedPipe != 0:
		return "pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}

// refuseOwn refuses the database in use, its companions and its backups.
func refuseOwn(path, real, db string) error {
	db, err := realPath(db)
	if err != nil {
		return err
	}
	for _, suffix := range append([]string{""}, companions...) {
		if sameFile(real, db+suffix) || sameName(real, db+suffix) {
			return say.As(errKept, "{{.File}} is kept as it is: it is the database itself or belongs to it; choose another file", path)
		}
	}
	st, err := os.Stat(real)
	if err != nil {
		return nil // a missing file is not a backup
	}
	entries, err := os.ReadDir(backupFolder(db))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explainTarget(backupFolder(db), err)
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		backup, err := e.Info()
		return err == nil && os.SameFile(st, backup)
	}) {
		return say.As(errKept, "{{.File}} is kept as it is: it is among the backups of {{.Database}}; choose another file", path, db)
	}
	return nil
}

// sameName reports whether two paths name the same file of a folder, existing or not. Some file systems do not
// distinguish capitals from small letters.
func sameName(a, b string) bool {
	return strings.EqualFold(filepath.Base(a), filepath.Base(b)) && sameFile(filepath.Dir(a), filepath.Dir(b))
}

// refuseOfDatabase refuses names of files that SQLite keeps beside any database, and a database that has such a
// file: it is in use or was interrupted, and SQLite would use the file with the new content.
func refuseOfDatabase(path, real string) error {
	for _, suffix := range companions {
		main, ok := strings.CutSuffix(real, suffix)
		if ok && isSQLite(main) {
			return say.As(errKept, "{{.File}} is kept as it is: it belongs to the database {{.Database}}; choose another file", path, main)
		}
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		st, err := os.Lstat(real + suffix)
		if err == nil && (st.Size() > 0 || suffix == "-wal" && isSQLite(real)) { // an open database has an empty log
			return say.As(errKept, "{{.File}} is kept as it is: {{.Suffix}} says that it is in use; close the program that has it open, or choose another file", path, real+suffix)
		}
	}
	return nil
}

// isSQLite reports whether a file is an SQLite database.
func isSQLite(path string) bool {
	if st, err := os.Stat(path); err != nil || !st.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer closeRaw(f)
	head := make([]byte, 16)
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, []byte("SQLite format 3\x00"))
}

// mostLinks is how many links may follow one another, as in Linux.
const mostLinks = 40

// followOwn gives the absolute path without links; its last part may be missing. It refuses a link that belongs
// neither to the user nor to the system.
func followOwn(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	links := 0
	done := filepath.VolumeName(full) + string(filepath.Separator)
	rest := parts(strings.TrimPrefix(full, done))
	for len(rest) > 0 {
		next := filepath.Join(done, rest[0])
		rest = rest[1:]
		st, err := os.Lstat(next)
		if err != nil || !isLink(st) {
			done = next
			continue
		}
		if foreign(next, st) {
			return "", say.Errorf("{{.File}} was not written: {{.Next}} is a link of another user's; choose another file", path, next)
		}
		if st.Mode()&fs.ModeSymlink == 0 { // a junction, also of a whole disk: its target may have no path
			done = next
			continue
		}
		if st, err := os.Stat(next); err == nil && !st.IsDir() && !st.Mode().IsRegular() {
			return next, nil // such as /dev/fd/3, which leads to no path
		}
		to, err := os.Readlink(next)
		if err != nil {
			return "", say.Errorf("cannot write: {{.Why}}", err)
		}
		if links++; links > mostLinks {
			return "", say.Errorf("{{.File}} was not written: its links lead in a circle", path)
		}
		if filepath.IsAbs(to) {
			done = filepath.VolumeName(to) + string(filepath.Separator)
			to = strings.TrimPrefix(to, done)
		}
		rest = append(parts(to), rest...)
	}
	return done, nil
}

// parts are the names in a path. ".." stays and leads up from its place.
func parts(path string) []string {
	return slices.DeleteFunc(strings.Split(filepath.ToSlash(path), "/"), func(p string) bool { return p == "" || p == "." })
}
