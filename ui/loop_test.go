package ui

import (
	"os"
	"testing"

	"lanyard/ui/window/windowtest"
)

// TestMain takes the desktop away from the tests.
func TestMain(m *testing.M) {
	windowtest.NoDesktop(func(key, value string) {
		if err := os.Setenv(key, value); err != nil {
			panic(err)
		}
	})
	os.Exit(m.Run())
}

// settle waits for all workers, runs what they handed over, and goes on until neither is left.
func settle(t *testing.T, a *App) {
	t.Helper()
	windowtest.Settle(t, a.Window)
}
