package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// peakFile names the file in which the test binary, run as the program, leaves how much memory it took at most. What the
// system tells of an ended process is no less than what the process took that started it.
const peakFile = "LANYARD_TEST_PEAK"

func init() { atEnd = leavePeak }

func leavePeak() {
	if file := os.Getenv(peakFile); file != "" {
		if status, err := os.ReadFile("/proc/self/status"); err == nil {
			_ = os.WriteFile(file, status, 0o600) // the test misses it
		}
	}
}

// watchPeak has a command leave its peak; the function gives it in bytes once the command has ended.
func watchPeak(t *testing.T, cmd *exec.Cmd) func() int64 {
	t.Helper()
	file := filepath.Join(t.TempDir(), "peak")
	cmd.Env = append(cmd.Env, peakFile+"="+file)
	return func() (kB int64) {
		t.Helper()
		status, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(status), "VmHWM:")
		if _, err := fmt.Sscan(after, &kB); err != nil {
			t.Fatal(err)
		}
		return kB << 10
	}
}
