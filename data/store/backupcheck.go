package store

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// verify reads all of a database with the given integrity pragma.
func verify(ctx context.Context, path, pragma string) error {
	db, err := openCopy(path)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := identify(ctx, pool{db}, path); err != nil {
		return err
	}
	lines, err := column[string](ctx, pool{db}, pragma)
	if err == nil && (len(lines) != 1 || lines[0] != "ok") {
		err = say.As(data.ErrDamaged, "{{.File}}: the database file is damaged ({{.Lines}})", path, strings.Join(lines, "; "))
	}
	return err
}

// VerifyBackup reads every page of a copy, which takes a while, and remembers the result: ListBackups then
// gives it as Checked or Err. The error is about reading; a fault of the copy is in the Err of the Backup
// returned.
func (s *Store) VerifyBackup(ctx context.Context, b Backup) (Backup, error) {
	return verifyBackup(ctx, s.path, b.Path, s.clock())
}

func verifyBackup(ctx context.Context, dbPath, path string, now time.Time) (Backup, error) {
	b, err := describeBackup(ctx, path)
	if err != nil {
		return b, explain(path, say.Phrase("checking a backup"), err)
	}
	if b.Err == nil {
		b.Err = verifyWhole(ctx, path)
	}
	if ctx.Err() != nil {
		return b, say.Errorf("checking a backup: {{.Why}}", ctx.Err())
	}
	if err := rememberCheck(dbPath, b, now); err != nil {
		return b, err
	}
	if b.Err == nil {
		b.Checked = now
	}
	return b, nil
}

func verifyWhole(ctx context.Context, path string) error {
	err := verify(ctx, path, "PRAGMA integrity_check(5)")
	if err != nil {
		return explain(path, say.Phrase("checking a backup"), err)
	}
	db, err := openCopy(path)
	if err != nil {
		return err
	}
	defer db.Close()
	wrong, err := checkForeignKeys(ctx, pool{db})
	if err == nil && len(wrong) > 0 {
		err = say.As(data.ErrDamaged, "{{.File}}: the database file is damaged ({{.Why}})", path, wrong[0])
	}
	return explain(path, say.Phrase("checking a backup"), err)
}

// checksSuffix ends the name of the file that keeps the results of VerifyBackup. They are not kept in the
// database, because that may be damaged.
const checksSuffix = ".checked.json"

// check is the result for one copy, by the name of its file. It is valid while the file stays the same.
type check struct {
	At       time.Time `json:"at"`
	Bytes    int64     `json:"bytes"`
	Modified time.Time `json:"modified"`
	Problem  string    `json:"problem,omitempty"`
}

type checks map[string]check

func checksPath(dbPath string) string {
	return filepath.Join(backupFolder(dbPath), filepath.Base(dbPath)+checksSuffix)
}

// readChecks gives the results that are known. If the file cannot be read there are none, and the copies are
// checked again.
func readChecks(dbPath string) checks {
	out := checks{}
	if text, err := os.ReadFile(checksPath(dbPath)); err == nil && json.Unmarshal(text, &out) != nil {
		return checks{}
	}
	return out
}

func (c checks) addTo(b *Backup) {
	known, ok := c[filepath.Base(b.Path)]
	st, err := os.Stat(b.Path)
	if !ok || err != nil || known.Bytes != st.Size() || !known.Modified.Equal(st.ModTime()) {
		return
	}
	switch {
	case known.Problem == "":
		b.Checked = known.At
	case b.Err == nil:
		b.Err = &explained{say.As(data.ErrDamaged, "the database file is damaged: {{.Problem}}", known.Problem)}
	}
}

var checksTurn sync.Mutex // to read and write the file

func rememberCheck(dbPath string, b Backup, now time.Time) error {
	checksTurn.Lock()
	defer checksTurn.Unlock()
	st, err := os.Stat(b.Path)
	if err != nil {
		return explainFile(b.Path, err)
	}
	known := readChecks(dbPath)
	for name := range known {
		if _, err := os.Stat(filepath.Join(backupFolder(dbPath), name)); errors.Is(err, fs.ErrNotExist) {
			delete(known, name)
		}
	}
	c := check{At: now.UTC(), Bytes: st.Size(), Modified: st.ModTime()}
	if b.Err != nil {
		c.Problem = b.Err.Error()
	}
	known[filepath.Base(b.Path)] = c
	text, err := json.MarshalIndent(known, "", "  ")
	if err != nil {
		return err
	}
	if err := makeBackupFolder(dbPath); err != nil {
		return err
	}
	part, err := os.CreateTemp(backupFolder(dbPath), partPattern)
	if err != nil {
		return explainTarget(backupFolder(dbPath), err)
	}
	defer part.Close()
	defer os.Remove(part.Name())
	if _, err := part.Write(text); err != nil {
		return explainTarget(checksPath(dbPath), err)
	}
	return intoPlace(part, checksPath(dbPath))
}
