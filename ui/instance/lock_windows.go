package instance

import (
	"errors"
	"os"
	"syscall"
)

// errorSharingViolation is what Windows says of a file that somebody has open for himself (winerror.h).
const errorSharingViolation = syscall.Errno(32)

// takeLock makes the file when absent and opens it for this program alone, until it is closed or the
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

// letForward lets the process come forward: Windows gives that right to the program the user has just
// started, which may pass it on (AllowSetForegroundWindow).
func letForward(pid int) {
	syscall.NewLazyDLL("user32.dll").NewProc("AllowSetForegroundWindow").Call(uintptr(pid))
}
