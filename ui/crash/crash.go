// Package crash writes a report when the program dies of an error of its own, and finds it at the next start. A
// report says what kind of failure it was and where in the program; it contains nothing of the user's: see
// Sanitise.
//
// Go prints a crash together with the message of the panic, which may contain a name or an address. Such a
// message must never be on the disk, not even until the next start. So the crash goes through a pipe to a
// second process: the same program in another role, which only waits, writes the report and ends with the
// first. A file would need no second process, but would hold the message until Lanyard is started again,
// perhaps never. The price is a sleeping process of some megabytes; if it cannot be started the program runs
// without reports.
//
// Reports are in the system's folder for such files and not beside the database: a crash may be about a
// database that cannot be written, is on a stick or is shared, and one program may have several.
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

// Watch starts the process that writes the report if this one crashes, into folder, which it makes if it is
// missing (0700). Call it once, early.
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
	go func() { _ = cmd.Wait() }() // it ends with this process; if it ends before, there is no report
	return nil
}

// longest is how much of a crash is read: thousands of stacks.
const longest = 16 << 20

// Monitor is the second process: if Watch started this one, it waits for the end of the first, writes the
// report of a crash, and returns true; the program then has nothing more to do.
func Monitor(version string) bool {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		return false
	}
	// Signals that end the first process, such as Ctrl+C in a terminal, must not end this one before it.
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	raw, _ := io.ReadAll(io.LimitReader(os.Stdin, longest)) // whatever came is all there is
	if len(raw) > 0 {
		_ = write(folder, Report(string(raw), version, clock.Real()), clock.Real()) // nobody could be told
	}
	return true
}

// Names of reports; those of the second kind were shown to the user.
const (
	newPrefix  = "new-crash-"
	seenPrefix = "crash-"
	suffix     = ".txt"
)

// write adds a report: whole or not at all.
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

// kept is how many reports are kept.
const kept = 10

// New gives the reports in folder that it has not given before, the latest first, and removes the oldest if
// there are many. A folder that does not exist has none.
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
