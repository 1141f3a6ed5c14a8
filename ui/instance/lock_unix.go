//go:build !windows

package instance

import (
	"errors"
	"os"
	"syscall"
)

// takeLock makes the file if it is missing and locks it until it is closed or the program ends. The error is
// errHeld while another program has it.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errHeld
	}
	return nil, err
}

// letForward is for systems where a program needs leave to come to the front.
func letForward(int) {}
