package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// shared reports whether a folder is on the disk of another computer.
func shared(dir string) bool {
	volume := filepath.VolumeName(dir)
	if len(volume) > 2 { // \\server\share
		return true
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
