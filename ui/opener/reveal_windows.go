package opener

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// reveal has Explorer show a file. Explorer reads its command line itself and takes no quotes round the whole of
// "/select,PATH"; a path has none in it. Its exit code is 1 whatever it did.
func reveal(path string, _ Address, _ time.Duration) error {
	cmd := exec.Command("explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + filepath.Clean(path) + `"`}
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}
