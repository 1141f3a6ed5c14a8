package upgrade

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeRelease has the file of a release written with the program at a path: once, when it is released.
var writeRelease = flag.String("write-release", "", "write the test data of a release with the program at this path (make release-data)")

const releases = "testdata/releases"

// TestFilesOfEveryReleaseAreTheSameHere opens a file that each release made, and wants every value that the release itself
// exported of it.
func TestFilesOfEveryReleaseAreTheSameHere(t *testing.T) {
	if *writeRelease != "" {
		writeReleaseData(t, *writeRelease)
	}
	files, err := filepath.Glob(filepath.Join(releases, "*.db.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of releases: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".db.gz")
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := t.TempDir()
			older, path := filepath.Join(dir, "older.db"), filepath.Join(dir, "lanyard.db")
			content := unpacked(t, file)
			for _, to := range []string{older, path} {
				if err := os.WriteFile(to, content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			program(here).must(t, path, "check")
			expectNothingLost(t, string(unpacked(t, name+".json.gz")), program(here).export(t, path))
			expectSameRows(t, older, path)
			expectSettings(t, path)
			program(here).must(t, path, "redo") // what was undone with the older one
			if found := program(here).must(t, path, "find", "Una Undone"); !strings.Contains(found, "Una Undone") {
				t.Errorf("redo gives %q", found)
			}
		})
	}
}

func expectSettings(t testing.TB, path string) {
	t.Helper()
	for key, want := range settings {
		if got := strings.TrimSpace(ask(t, path, "SELECT value FROM setting WHERE key = '"+key+"'")); got != want {
			t.Errorf("the setting %s is %q, was %q", key, got, want)
		}
	}
}

func writeReleaseData(t *testing.T, path string) {
	p, dir := binary(path), t.TempDir()
	_, version, _ := p(t, "version")
	words := strings.Fields(version)
	if len(words) == 0 {
		t.Fatal("the program does not say its version")
	}
	world, copied := filepath.Join(dir, "world.db"), filepath.Join(dir, "copy.db")
	p.fill(t, world, 40)
	p.must(t, world, "backup", copied) // one file, without a log
	name := filepath.Join(releases, words[len(words)-1])
	packed(t, name+".json.gz", []byte(p.export(t, world)))
	content, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	packed(t, name+".db.gz", content)
}

func packed(t *testing.T, file string, content []byte) {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpacked(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
