package desktop

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// Footprint is what a running program takes of the machine.
type Footprint struct {
	Memory  int64 // bytes; pages shared with other programs count in part (PSS)
	Files   int   // open files, pipes, sockets
	Threads int
}

// Footprint measures the window's program.
func (w *Window) Footprint() (Footprint, error) { return FootprintOf(w.process.cmd.Process.Pid) }

// FootprintOf measures a process. It needs Linux's /proc (proc(5), smaps_rollup).
func FootprintOf(pid int) (Footprint, error) {
	dir := filepath.Join("/proc", strconv.Itoa(pid))
	var f Footprint
	rollup, err := os.ReadFile(filepath.Join(dir, "smaps_rollup"))
	if err != nil {
		return f, fmt.Errorf("measuring the program: %w", err)
	}
	for line := range bytes.Lines(rollup) {
		if value, ok := bytes.CutPrefix(line, []byte("Pss:")); ok {
			kib, err := strconv.ParseInt(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(value), []byte("kB")))), 10, 64)
			if err != nil {
				return f, fmt.Errorf("%s/smaps_rollup says %q", dir, line)
			}
			f.Memory = kib << 10
		}
	}
	for _, count := range []struct {
		of string
		to *int
	}{{"fd", &f.Files}, {"task", &f.Threads}} {
		entries, err := os.ReadDir(filepath.Join(dir, count.of))
		if err != nil {
			return f, fmt.Errorf("measuring the program: %w", err)
		}
		*count.to = len(entries)
	}
	return f, nil
}
