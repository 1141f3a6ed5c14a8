package cli_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoCommandWritesOverADatabase has every command that writes a file write to where a database or a part of one lies.
func TestNoCommandWritesOverADatabase(t *testing.T) {
	d := filledDesk(t)
	other := filepath.Join(d.dir, "other.db")
	d.must("--db", other, "event", "add", "Fair")
	earlier := filepath.Join(d.dir, "earlier.db")
	d.must("backup", earlier)
	d.must("restore", earlier) // keeps a copy among the backups
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(d.db), "backups", "*.db"))
	if err != nil || len(backups) == 0 {
		t.Fatal(backups, err)
	}
	link := filepath.Join(d.dir, "people.csv")
	if err := os.Symlink(d.db, link); err != nil {
		t.Skip(err)
	}
	was := bytesBelow(t, d.dir)
	const kept, lanyard = "is kept as it is", "is a Lanyard database"
	for target, want := range map[string]string{
		d.db: kept, d.db + "-journal": kept, d.db + "-wal": kept, link: kept, backups[0]: kept, other: lanyard, earlier: lanyard, other + "-wal": kept,
	} {
		for name, args := range map[string][]string{
			"export": {"export", "-o", target}, "export as JSON": {"export", "--format", "json", "-o", target},
			"a code as PNG": {"qr", "--text", "x", "--png", target}, "a code as SVG": {"qr", "--text", "x", "--svg", target},
			"backup": {"backup", target},
		} {
			t.Run(name+" to "+strings.TrimPrefix(target, d.dir), func(t *testing.T) {
				d.want(1, want, args...)
				if now := bytesBelow(t, d.dir); now != was {
					t.Error("something was altered")
				}
			})
		}
		if want == kept {
			d.want(1, want, "backup", "--force", target)
		}
	}
	if now := bytesBelow(t, d.dir); now != was {
		t.Error("something was altered by force")
	}
	d.want(1, "--force", "backup", earlier)
	d.want(0, "3 people", "backup", "--force", other)
	if out := d.must("--db", other, "event", "list"); strings.Contains(out, "Fair") {
		t.Errorf("it was not replaced: %q", out)
	}
}

func bytesBelow(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || strings.HasSuffix(path, "-shm") {
			return err
		}
		text, err := os.ReadFile(path)
		b.WriteString(path + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestARestoreLeavesNothingOfWhatWasThere restores a copy made by a file manager, which says of itself that it has a log.
func TestARestoreLeavesNothingOfWhatWasThere(t *testing.T) {
	d := filledDesk(t)
	file, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file[18:20], []byte{2, 2}) {
		t.Fatal("the file does not say that it has a log: the test proves nothing")
	}
	plain, backup := d.file("copy.db", string(file)), filepath.Join(d.dir, "backup.db")
	d.must("backup", backup)
	for _, from := range []string{plain, backup, plain} {
		d.must("event", "add", "Kept in the journal only")
		d.must("restore", from)
		if _, err := os.Stat(d.db + "-journal"); !os.IsNotExist(err) {
			t.Errorf("restoring %s left a journal", filepath.Base(from))
		}
		if now, _ := os.ReadFile(d.db); bytes.Contains(now, []byte("Kept in the journal only")) {
			t.Errorf("restoring %s left what was there in the file", filepath.Base(from))
		}
	}
}
