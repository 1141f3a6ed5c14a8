package export_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
)

func TestAFreeNameIsBesideWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"people.csv", "people-2.csv", "noending", ".hidden"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link.csv")); err != nil {
		t.Skip(err)
	}
	for name, want := range map[string]string{
		"people.csv": "people-3.csv", "new.csv": "new.csv", "noending": "noending-2", "link.csv": "link-2.csv", "people-2.csv": "people-2-2.csv",
	} {
		if got := export.FreeName(filepath.Join(dir, name)); got != filepath.Join(dir, want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestAFileOfNobodyReplacesNothing(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	path := filepath.Join(t.TempDir(), "people")
	for _, f := range export.Formats {
		for name, sel := range map[string]data.Selection{"a search": {Query: data.Query{Text: "zzz"}}, "none": {IDs: []int64{}}} {
			t.Run(string(f)+" of "+name, func(t *testing.T) {
				if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
					t.Fatal(err)
				}
				job := export.Job{Format: f, Selection: sel}
				if _, err := export.ToFile(t.Context(), s, job, path); !errors.Is(err, export.ErrNobody) {
					t.Errorf("error %v", err)
				}
				if b, _ := os.ReadFile(path); string(b) != "precious" {
					t.Errorf("the file holds %q", b)
				}
				if n, err := export.Count(t.Context(), s, job); n != 0 || err != nil {
					t.Errorf("counted %d, %v", n, err)
				}
			})
		}
	}
}

func TestAnExportClearsAwayWhatOneThatWasCutOffHasLeft(t *testing.T) {
	dir := t.TempDir()
	made := func(name string, age time.Duration) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("half of the people"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
		return path
	}
	old := made(".lanyard-123.tmp", 2*time.Hour)
	others := []string{made(".lanyard-124.tmp", time.Minute), made("lanyard-1.tmp", 2*time.Hour), made(".other-1.tmp", 2*time.Hour)}
	err := export.WriteFile(filepath.Join(dir, "people.csv"), "", func(w io.Writer) error { _, err := io.WriteString(w, "Name"); return err })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
	for _, path := range others {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}
