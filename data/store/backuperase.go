package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// trace recognises an erased thing in a copy of the database: by its uid, else by its number together with the
// moment in a column, because numbers are given again after a restore.
type trace struct {
	table, uid string
	id         int64
	column     string
	at         any
}

// find looks for the thing as a row and as an image of the journal.
func (t trace) find(ctx context.Context, q querier) ([]int64, error) {
	if t.uid == "" {
		return column[int64](ctx, q, "SELECT 1 FROM "+t.table+" WHERE id = ?1 AND "+t.column+` = ?2
			UNION ALL SELECT 1 FROM change WHERE kind = '`+t.table+`' AND id = ?1 AND before IS NOT NULL
			AND json_extract(before, '$.`+t.table+"[0]."+t.column+`') = ?2 LIMIT 1`, t.id, t.at)
	}
	return column[int64](ctx, q, "SELECT 1 FROM "+t.table+` WHERE uid = ?1
		UNION ALL SELECT 1 FROM change WHERE kind = '`+t.table+`' AND instr(before, ?1) LIMIT 1`, t.uid)
}

// RemoveBackups deletes backups that Erase named or ListBackups lists. It leaves other files alone and returns
// an error for them.
func (s *Store) RemoveBackups(files ...string) error {
	known, err := backupFiles(s.path)
	if err != nil {
		return err
	}
	left, err := leftovers(s.path)
	if err != nil {
		return err
	}
	known = append(known, left...)
	for _, f := range files {
		if !slices.Contains(known, f) {
			return say.Errorf("{{.File}} is not a backup of {{.Database}}: it was not deleted", f, s.path)
		}
		if err := removeCopy(f); err != nil {
			return err
		}
	}
	return nil
}

// removeCopy deletes a copy with the files that SQLite or a byte copy put beside it.
func removeCopy(path string) error {
	for _, suffix := range append([]string{""}, companions...) {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explainFile(path+suffix, err)
		}
	}
	return nil
}

// backupsHolding lists the backups in which a row or an image of the journal has one of the traces. A file that
// cannot be read as a database may hold anything, so it is listed too. Files beside a backup, and files of an
// interrupted copy, are searched for the texts.
func (s *Store) backupsHolding(ctx context.Context, traces []trace, texts []string) ([]string, error) {
	files, err := backupFiles(s.path)
	if err != nil {
		return nil, err
	}
	left, err := leftovers(s.path)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range files {
		holds, err := backupHolds(ctx, f, traces)
		for _, c := range companions {
			if err == nil && !holds {
				holds, err = fileHolds(f+c, texts)
			}
			if errors.Is(err, data.ErrNotFound) {
				err = nil
			}
		}
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		if holds || err != nil {
			out = append(out, f)
		}
	}
	for _, f := range left {
		if holds, err := fileHolds(f, texts); holds || err != nil && !errors.Is(err, data.ErrNotFound) {
			out = append(out, f)
		}
	}
	return out, ctx.Err()
}

// leftovers lists files that interrupted copies and exports have left in the folders of the database and its
// backups, and files that are being written there now.
func leftovers(dbPath string) ([]string, error) {
	var out []string
	for _, dir := range foldersOf(dbPath) {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, say.Errorf("looking for other files of {{.File}}: {{.Err}}", dbPath, explainFile(dir, err))
		}
		for _, e := range entries {
			if e.Type().IsRegular() && strings.HasPrefix(e.Name(), partPrefix) {
				out = append(out, filepath.Join(dir, e.Name()))
			}
		}
	}
	return out, nil
}

func backupHolds(ctx context.Context, path string, traces []trace) (bool, error) {
	db, err := openCopy(path)
	if errors.Is(err, data.ErrNotLanyard) {
		// This is not a database. It is not Lanyard's either, unless it is a copy of a database whose beginning
		// is damaged.
		_, _, _, ours := readBackupName(filepath.Base(path))
		return ours, nil
	}
	if err != nil {
		return true, err
	}
	defer db.Close()
	q := pool{db}
	if _, err := identify(ctx, q, path); err != nil {
		return true, err
	}
	for _, t := range traces {
		there, err := hasTable(ctx, q, t.table)
		if err != nil {
			return true, err
		}
		if !there { // the file is older than the kind
			continue
		}
		if found, err := t.find(ctx, q); err != nil || len(found) > 0 {
			return true, err
		}
	}
	return false, nil
}

// fileHolds reports whether a file contains any of the texts.
func fileHolds(path string, texts []string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, explainFile(path, err)
	}
	defer closeRaw(f)
	longest := 0
	for _, t := range texts {
		longest = max(longest, len(t))
	}
	buf := make([]byte, 1<<20+longest)
	kept := 0 // end of the last piece, in which a text may begin
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
