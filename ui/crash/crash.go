// Package crash leaves a report behind when the program dies of an error of its own, and finds it at
// the next start. A report says what kind of failure it was and where in the program, and holds nothing
// of the user's: see Sanitise.
//
// Go prints a crash together with the message of the panic, in which a name or an address may stand. So
// that such a message never lies on the disk, not even until the next start, the crash goes through a
// pipe to a second process, the same program in another role, which waits for nothing else, writes the
// report and ends with the first. A file would need no second process, but would hold the message until
// Lanyard is started again, perhaps never. The price is a sleeping process of some megabytes; where it
// cannot be started the program runs without reports.
//
// Reports lie in the system's folder for such things and not beside the database: a crash may be about
// a database that cannot be written, lies on a stick or is shared, and one program may have several.
package crash

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"lanyard/data/clock"
)

// folderVariable tells the second process its role and where to write.
const folderVariable = "LANYARD_CRASH_REPORTS"

// Watch starts the process that writes the report should this one crash, into folder, which is made
// when absent (0700). Call it once, early.
func Watch(folder string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	defer write.Close() // the runtime keeps a copy
	if err := debug.SetCrashOutput(write, debug.CrashOptions{}); err != nil {
		return err
	}
	cmd := exec.Command(exe)
	cmd.Stdin = read
	cmd.Env = []string{folderVariable + "=" + folder}
	for _, name := range []string{"SystemRoot", "TMPDIR", "TEMP"} {
		if v, ok := os.LookupEnv(name); ok {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	if err := cmd.Start(); err != nil {
		return errors.Join(err, debug.SetCrashOutput(nil, debug.CrashOptions{}))
	}
	go func() { _ = cmd.Wait() }() // it ends with this process, or there will be no report
	return nil
}

// longest is how much of a crash is read: thousands of stacks.
const longest = 16 << 20

// Monitor is the second process: where this one was started by Watch it waits for the other's end,
// writes the report of a crash, and returns true; the program then has nothing left to do.
func Monitor(version string) bool {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		return false
	}
	// What ends the other, such as Ctrl+C in a terminal, must not end this one before it.
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	raw, _ := io.ReadAll(io.LimitReader(os.Stdin, longest)) // what came is all there is
	if len(raw) > 0 {
		_ = write(folder, Report(string(raw), version, clock.Real()), clock.Real()) // nobody is left to be told
	}
	return true
}

// Names of reports: the user has been told of the second kind.
const (
	newPrefix  = "new-crash-"
	seenPrefix = "crash-"
	suffix     = ".txt"
)

// write adds a report. It is there whole or not at all.
func write(folder, text string, at time.Time) error {
	f, err := os.CreateTemp(folder, ".crash-*") // 0600
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(folder, newPrefix+at.UTC().Format("20060102-150405.000")+suffix))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// kept is how many reports stay.
const kept = 10

// New gives the reports in folder that were not given before, the latest first, and removes the oldest
// when there are many. A folder that does not exist has none.
func New(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for crash reports: %w", err)
	}
	var all, fresh []string
	var errs []error
	for _, e := range entries {
		name := strings.TrimPrefix(e.Name(), "new-")
		if !strings.HasPrefix(name, seenPrefix) || !strings.HasSuffix(name, suffix) {
			continue
		}
		path := filepath.Join(folder, name)
		if name != e.Name() {
			if err := os.Rename(filepath.Join(folder, e.Name()), path); err != nil {
				errs = append(errs, err)
				continue
			}
			fresh = append(fresh, path)
		}
		all = append(all, path)
	}
	newest := func(a, b string) int { return cmp.Compare(b, a) } // names are times
	slices.SortFunc(all, newest)
	slices.SortFunc(fresh, newest)
	for _, old := range all[min(kept, len(all)):] {
		errs = append(errs, os.Remove(old))
	}
	return fresh[:min(kept, len(fresh))], errors.Join(errs...)
}
