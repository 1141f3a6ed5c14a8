package swap

import (
	"os"
	"path/filepath"
)

// wireless reports whether the kernel says that an interface is wireless.
func wireless(name string) bool {
	_, err := os.Stat(filepath.Join("/sys/class/net", name, "wireless"))
	return err == nil
}
