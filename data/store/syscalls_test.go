//go:build linux

package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func init() { children["acknowledge"] = childAcknowledges }

// straced runs a child under strace, which writes the named system calls of all its threads
// to a file, in order, with the names of the files they are about.
func straced(t *testing.T, calls string, more []string, name string, args ...string) (c *child, trace string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: .ci/deps.sh test installs it")
	}
	if out, err := exec.Command(strace, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %v %s", err, out)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	trace = filepath.Join(t.TempDir(), "trace")
	all := append([]string{"-f", "-y", "-qq", "-e", "trace=" + calls, "-o", trace}, more...)
	return startCommand(t, exec.Command(strace, append(append(all, exe), args...)...), name), trace
}

const acknowledgements = 25

func TestEveryAcknowledgementIsFlushed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lanyard.db")
	c, trace := straced(t, "write,fsync,fdatasync", nil, "acknowledge", path)
	for n := range acknowledgements {
		c.expect(fmt.Sprintf("done_%d", n))
	}
	c.finish()
	flushed, seen := 0, 0
	for _, line := range traceLines(t, trace) {
		switch {
		case strings.Contains(line, "sync(") && strings.Contains(line, "lanyard.db-wal"):
			flushed++
		case strings.Contains(line, `"done_`):
			if seen++; flushed == 0 {
				t.Errorf("acknowledged before the log was flushed: %s", line)
			}
			flushed = 0
		}
	}
	if seen != acknowledgements {
		t.Errorf("%d acknowledgements in the trace", seen)
	}
}

func traceLines(t testing.TB, trace string) (lines []string) {
	t.Helper()
	f, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines
}

// childAcknowledges says after each operation that it was done.
func childAcknowledges(c *childSide, args []string) error {
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	for n := range acknowledgements {
		if _, err := s.Do(ctx, "Saved", func(tx *Tx) error { return tx.SaveContact(person("Ana", fmt.Sprint(n))) }); err != nil {
			return err
		}
		c.say("done_%d", n)
	}
	return s.Close()
}

// altering are the system calls by which files change.
const altering = "write,pwrite64,copy_file_range,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"

// pointsAtMost bounds how many moments of one restore are tried.
const pointsAtMost = 24

// TestRestoreKilledAtItsSteps has a restore killed right before the calls that flush, rename,
// delete or cut a file, right after them, and before some of the writes in between.
func TestRestoreKilledAtItsSteps(t *testing.T) {
	skipWhenShort(t)
	world := closedWorld(t)
	for _, damaged := range []bool{false, true} {
		t.Run(fmt.Sprintf("damaged: %v", damaged), func(t *testing.T) {
			run := func(more ...string) (said, trace string, check func()) {
				dir := fastDir(t)
				path, backup := filepath.Join(dir, "lanyard.db"), filepath.Join(dir, "copies", "backup.db")
				copied(t, world, path)
				copied(t, world, backup)
				withStore(t, path, func(s *Store) { save(t, s, person("Forty", "First")) })
				if damaged {
					damage(t, path, 0, 100)
				}
				was := readFile(t, path)
				c, trace := straced(t, altering, more, "restore", path, backup)
				c.in.Close()
				var b strings.Builder
				_, _ = c.out.WriteTo(&b)
				_ = c.cmd.Wait() // killed
				return b.String(), trace, func() { expectRestoredOrNot(t, path, damaged, was) }
			}
			said, trace, check := run()
			if check(); !strings.Contains(said, "end") {
				t.Fatalf("it said %q", said)
			}
			killed := 0
			for _, n := range killPoints(t, trace) {
				said, _, check := run("-e", "inject="+altering+":signal=KILL:when="+strconv.Itoa(n))
				if !strings.Contains(said, "end") {
					killed++
				}
				if check(); t.Failed() {
					t.Fatalf("killed before call %d: %s", n, callsOfOneThread(t, trace)[n-1])
				}
			}
			if killed < 5 {
				t.Errorf("only %d were killed on their way", killed)
			}
			t.Logf("%d kills", killed)
		})
	}
}

// callsOfOneThread gives the calls of the thread that has most of them: strace counts those
// of each thread for itself.
func callsOfOneThread(t testing.TB, trace string) (calls []string) {
	t.Helper()
	of := map[string][]string{}
	for _, line := range traceLines(t, trace) {
		thread, call, _ := strings.Cut(line, " ")
		if !strings.Contains(call, "resumed>") && !strings.Contains(call, "+++") && !strings.Contains(call, "---") {
			of[thread] = append(of[thread], strings.TrimSpace(call))
		}
	}
	for _, c := range of {
		if len(c) > len(calls) {
			calls = c
		}
	}
	return calls
}

// killPoints chooses calls, counted from 1.
func killPoints(t testing.TB, trace string) []int {
	calls := callsOfOneThread(t, trace)
	var steps, others []int
	for i, call := range calls {
		if !strings.HasPrefix(call, "write(") && !strings.HasPrefix(call, "pwrite64(") {
			steps = append(steps, i+1, i+2)
		} else {
			others = append(others, i+1)
		}
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	rnd.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	slices.Sort(steps)
	steps = slices.Compact(steps)
	steps = slices.DeleteFunc(steps, func(n int) bool { return n > len(calls) })
	rnd.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	few := min(pointsAtMost/4, len(others))
	return append(steps[:min(pointsAtMost-few, len(steps))], others[:few]...)
}
