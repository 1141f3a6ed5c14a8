package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
)

// trace is by what an erased thing is recognised in a copy of the database.
type trace struct{ table, uid string }

// Backups lists the copies of the database beside it, as made before a migration, and in
// its folder "backups", by name.
func (s *Store) Backups() ([]string, error) {
	var out []string
	for _, pattern := range []string{
		escapeGlob(s.path) + ".before-*",
		filepath.Join(escapeGlob(filepath.Dir(s.path)), "backups", "*"),
	} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("looking for backups of %s: %w", s.path, err)
		}
		for _, f := range found {
			if st, err := os.Stat(f); err == nil && st.Mode().IsRegular() {
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	return out, nil
}

// escapeGlob keeps a folder's name from being read as a pattern. Windows knows no escape;
// there the characters are matched by themselves through a class.
func escapeGlob(path string) string {
	var b bytes.Buffer
	for _, r := range path {
		switch r {
		case '*', '?', '[':
			fmt.Fprintf(&b, "[%c]", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// RemoveBackups deletes backups that Erase named. Other files are left alone with an error.
func (s *Store) RemoveBackups(files ...string) error {
	known, err := s.Backups()
	if err != nil {
		return err
	}
	for _, f := range files {
		if !slices.Contains(known, f) {
			return fmt.Errorf("%s is not a backup of %s: it was not deleted", f, s.path)
		}
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explainFile(f, err)
		}
	}
	return nil
}

// backupsHolding lists the backups in which a row or an image of the journal has one of
// the uids. A file that cannot be read as a database may hold anything and is listed too.
func (s *Store) backupsHolding(ctx context.Context, traces []trace) ([]string, error) {
	files, err := s.Backups()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range files {
		holds, err := backupHolds(ctx, f, traces)
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		if holds || err != nil {
			out = append(out, f)
		}
	}
	return out, nil
}

func backupHolds(ctx context.Context, path string, traces []trace) (bool, error) {
	if err := checkHeader(path); err != nil {
		return false, nil // no database: nothing of Lanyard's
	}
	db := connect(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	defer db.Close()
	q := pool{db}
	for _, t := range traces {
		found, err := column[int64](ctx, q, "SELECT 1 FROM "+t.table+` WHERE uid = ?1
			UNION ALL SELECT 1 FROM change WHERE kind = '`+t.table+`' AND instr(before, ?1) LIMIT 1`, t.uid)
		if err != nil || len(found) > 0 {
			return true, err
		}
	}
	return false, nil
}

// fileHolds searches a file's bytes for any of the texts.
func fileHolds(path string, texts []string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, explainFile(path, err)
	}
	defer f.Close()
	longest := 0
	for _, t := range texts {
		longest = max(longest, len(t))
	}
	buf := make([]byte, 1<<20+longest)
	kept := 0 // end of the last piece, in which a text may have begun
	for {
		n, err := io.ReadFull(f, buf[kept:])
		piece := buf[:kept+n]
		for _, t := range texts {
			if bytes.Contains(piece, []byte(t)) {
				return true, nil
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept = min(longest, len(piece))
		copy(buf, piece[len(piece)-kept:])
	}
}
