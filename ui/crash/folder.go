package crash

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Folder is the folder of reports: $XDG_STATE_HOME/lanyard/reports or ~/.local/state/lanyard/reports (XDG Base
// Directory Specification), ~/Library/Logs/Lanyard on macOS, %LocalAppData%\Lanyard\reports on Windows. The
// error says that the user has no home folder.
func Folder() (string, error) {
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "Lanyard", "reports"), nil
		}
		return "", errors.New("%LocalAppData% is not set")
	}
	// The specification says that relative paths are ignored.
	if dir := os.Getenv("XDG_STATE_HOME"); runtime.GOOS != "darwin" && filepath.IsAbs(dir) {
		return filepath.Join(dir, "lanyard", "reports"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Logs", "Lanyard"), nil
	}
	return filepath.Join(home, ".local", "state", "lanyard", "reports"), nil
}
