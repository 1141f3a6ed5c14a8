package cli

import (
	"os"
	"syscall"
)

// AttachConsole gives a program built for the window the console that started it, so that commands can print.
// It replaces os.Stdin, os.Stdout and os.Stderr, so it must run before their first use; redirected ones stay
// redirected.
func AttachConsole() {
	const parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS
	attach := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(parentProcess); ok == 0 {
		return // started from the desktop, or with a console of its own
	}
	for _, s := range []struct {
		handle int
		file   **os.File
		name   string
	}{{syscall.STD_OUTPUT_HANDLE, &os.Stdout, "CONOUT$"}, {syscall.STD_ERROR_HANDLE, &os.Stderr, "CONOUT$"}, {syscall.STD_INPUT_HANDLE, &os.Stdin, "CONIN$"}} {
		if h, err := syscall.GetStdHandle(s.handle); err == nil && h != 0 && h != syscall.InvalidHandle {
			continue
		}
		if f, err := os.OpenFile(s.name, os.O_RDWR, 0); err == nil {
			*s.file = f
		}
	}
}
