package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheWindowLooksAtFilesInOnePlace holds that the packages of the window look at files through this one. Those that know
// no window run on goroutines of their own.
func TestTheWindowLooksAtFilesInOnePlace(t *testing.T) {
	beside := []string{"disk", "cli", "instance", "crash", "opener", "chooser", "tour", "bench", "attack", "upgrade"}
	looks := regexp.MustCompile(`\b(os\.(Stat|Lstat|Open|OpenFile|ReadDir|ReadFile|Readlink)|filepath\.(EvalSymlinks|Glob|WalkDir))\(`)
	read := 0
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && filepath.Dir(path) == ".." && slices.Contains(beside, e.Name()) {
			return fs.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		read++
		for _, call := range looks.FindAllString(string(text), -1) {
			t.Errorf("%s calls %s: look by package disk", path, strings.TrimSuffix(call, "("))
		}
		return err
	})
	if err != nil || read < 50 {
		t.Fatalf("%d files are read, %v", read, err)
	}
}
