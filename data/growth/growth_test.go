package growth_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"lanyard/data/growth"
)

// counted are the packages whose statements are counted: ours, and those of the library that go through lists and texts for us.
const counted = "lanyard/data/...,slices,strings,bytes,sort,maps,unicode/utf8,regexp"

// Doubling any part of any input at most doubles the work. The statements are counted by a build of its own, with nothing in
// it that is written in C. With LANYARD_ATTACK=1 the inputs are twice as large.
func TestAttackGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the readers anew")
	}
	program := filepath.Join(t.TempDir(), "reading")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg="+counted, "-o", program, "lanyard/data/growth/reading")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	args := []string{"-times=1"}
	if os.Getenv("LANYARD_ATTACK") != "" {
		args = []string{"-times=2"}
	}
	run := exec.Command(program, args...)
	run.Env = append(os.Environ(), "GOCOVERDIR="+t.TempDir())
	var said bytes.Buffer
	run.Stderr = &said
	out, err := run.Output()
	if err != nil {
		t.Fatalf("counting: %v\n%s", err, &said)
	}
	shapes := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var r growth.Result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if shapes++; r.Counts[1].Blocks == 0 {
			t.Errorf("%s: nothing was counted", r.Name)
		}
		if steep := r.Steep(); steep != "" {
			t.Error(steep)
		}
	}
	t.Attr("tries", strconv.Itoa(shapes))
	if shapes < 84 {
		t.Errorf("%d shapes were counted", shapes)
	}
}

// What is a square, or a list that is gone through for each of its values, is seen.
func TestASquareIsSeen(t *testing.T) {
	for name, r := range map[string]growth.Result{
		"statements": {Counts: [2]growth.Count{{Blocks: 100_000}, {Blocks: 400_000}}},
		"memory":     {Counts: [2]growth.Count{{Bytes: 2 << 20}, {Bytes: 8 << 20}}},
	} {
		if r.Steep() == "" {
			t.Errorf("a square of %s is not seen", name)
		}
	}
	line := growth.Result{Counts: [2]growth.Count{{Blocks: 100_000, Bytes: 1 << 20}, {Blocks: 215_000, Bytes: 2 << 20}}}
	if steep := line.Steep(); steep != "" {
		t.Errorf("a straight line is steep: %s", steep)
	}
}
