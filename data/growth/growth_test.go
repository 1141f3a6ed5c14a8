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

// Doubling any part of any input at most doubles the work. The statements are counted by a build of its own, with nothing in
// it that is written in C: those of the library that go through lists and texts for us are counted as well. With
// LANYARD_ATTACK=1 the inputs are twice as large.
func TestAttackGrowth(t *testing.T) {
	count(t, "reading", "lanyard/data/...,slices,strings,bytes,sort,maps,unicode/utf8,regexp", 98)
}

// The same of what compares with a database and writes it. Of the library nothing is counted: SQLite's C would be compiled anew.
func TestAttackGrowthOfADatabase(t *testing.T) { count(t, "storing", "lanyard/data/...", 48) }

// count builds a program with counters of the packages and has it count its shapes, of which there are so many at least.
func count(t *testing.T, name, packages string, least int) {
	if testing.Short() {
		t.Skip("builds the program anew")
	}
	program := filepath.Join(t.TempDir(), name)
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg="+packages, "-o", program, "lanyard/data/growth/"+name)
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
	if shapes < least {
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
