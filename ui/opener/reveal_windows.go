package opener

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// reveal makes Explorer show a file. Explorer reads its command line itself and accepts no quotes around the
// whole of "/select,PATH"; a path has no quotes in it. Its exit code is always 1.
func reveal(path string, _ Address, _ time.Duration) error {
	cmd := exec.Command("explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + filepath.Clean(path) + `"`}
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}
