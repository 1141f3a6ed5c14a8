//go:build !windows && !darwin

package store

import (
	"os"
	"path/filepath"
)

func dataDir() (string, error) {
	// The specification says that relative paths are ignored.
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "lanyard"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "lanyard"), err
}
