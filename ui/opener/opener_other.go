//go:build !windows

package opener

import (
	"os/exec"
	"runtime"
)

// start runs the desktop's opener to its end: its exit code says whether there was a program. What it
// prints goes nowhere: a browser that it starts would keep the other end open.
func start(address string) error {
	name := "xdg-open"
	if runtime.GOOS == "darwin" {
		name = "open"
	}
	return exec.Command(name, address).Run()
}
