package ui

import (
	"fmt"
	"os"
	"testing"

	"lanyard/ui/disk"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
)

// TestMain takes the desktop away from the tests.
func TestMain(m *testing.M) {
	windowtest.NoDesktop(func(key, value string) {
		if err := os.Setenv(key, value); err != nil {
			panic(err)
		}
	})
	window.TypingPause = 0
	late := map[string]bool{}
	disk.Late = func(stack string) { late[stack] = true }
	code := m.Run()
	for stack := range late {
		fmt.Fprintf(os.Stderr, "FAIL: the window waits for a disk:\n%s\n", stack)
		code = 1
	}
	os.Exit(code)
}

// settle waits for all workers, runs what they handed over, and goes on until neither is left.
func settle(t *testing.T, a *App) {
	t.Helper()
	windowtest.Settle(t, a.Window)
}
