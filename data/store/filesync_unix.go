//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes new, renamed and deleted names in a folder durable.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) { // some file systems cannot do it
		return err
	}
	return nil
}

// The bytes on which SQLite's locks lie: the pending and the reserved byte and the 510
// shared ones (https://sqlite.org/src/file/src/os.h, "PENDING_BYTE").
const (
	lockStart = 0x40000000
	lockBytes = 2 + 510
)

// lockAlone takes all of SQLite's locks on a file that SQLite itself cannot read; it gives false when another
// process holds one of them. They are held until the file is closed.
func lockAlone(f *os.File) (bool, error) {
	err := syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &syscall.Flock_t{Type: syscall.F_WRLCK, Start: lockStart, Len: lockBytes})
	if errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.EAGAIN) {
		return false, nil
	}
	return err == nil, err
}
