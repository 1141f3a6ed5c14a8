//go:build !windows

package opener

import (
	"os/exec"

	"lanyard/ui/lang/system"
)

// start runs the desktop's opener until it ends: its exit code says whether there was a program. Its output is
// not read: a browser that it starts would keep it open.
func start(arguments []string) error {
	cmd := exec.Command(arguments[0], arguments[1:]...)
	cmd.Env = system.Environment()
	return cmd.Run()
}
