package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"lanyard/data/say"
)

func dataDir() (string, error) {
	dir := os.Getenv("LocalAppData")
	if dir == "" {
		return "", say.Errorf("%LocalAppData% is not set")
	}
	return filepath.Join(dir, "Lanyard"), nil
}

// Windows error codes (winerror.h).
const (
	errorWriteProtect = syscall.Errno(19)
	errorDiskFull     = syscall.Errno(112)
)

func readOnlyFileSystem(err error) bool { return errors.Is(err, errorWriteProtect) }
func noSpace(err error) bool            { return errors.Is(err, errorDiskFull) }
