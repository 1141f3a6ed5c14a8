//go:build !windows

package opener

import "os/exec"

// start runs the desktop's opener to its end: its exit code says whether there was a program. What it
// prints goes nowhere: a browser that it starts would keep the other end open.
func start(arguments []string) error { return exec.Command(arguments[0], arguments[1:]...).Run() }
