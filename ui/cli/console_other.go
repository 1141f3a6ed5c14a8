//go:build !windows

package cli

// AttachConsole is only needed on Windows: elsewhere a program keeps the terminal that started it.
func AttachConsole() {}
