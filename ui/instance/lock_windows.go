package instance

import (
	"errors"
	"os"
	"syscall"
)

// errorSharingViolation is Windows' error for a file that another program has open exclusively (winerror.h).
const errorSharingViolation = syscall.Errno(32)

// takeLock makes the file if it is missing and opens it only for this program, until it is closed or the
// program ends. The error is errHeld while another program has it.
func takeLock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, errHeld
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}

// letForward lets a process come to the front: Windows gives that right to the program that the user has just
// started, which may pass it on (AllowSetForegroundWindow).
func letForward(pid int) {
	syscall.NewLazyDLL("user32.dll").NewProc("AllowSetForegroundWindow").Call(uintptr(pid))
}
