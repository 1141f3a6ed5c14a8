//go:build !windows

package cli

// AttachConsole is needed on Windows only: elsewhere a program keeps the terminal it was started from.
func AttachConsole() {}
