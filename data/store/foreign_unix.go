//go:build unix

package store

import (
	"io/fs"
	"os"
	"syscall"
)

// foreign reports whether a file or link belongs neither to the user nor to the system.
func foreign(st fs.FileInfo) bool {
	s, ok := st.Sys().(*syscall.Stat_t)
	return ok && s.Uid != 0 && int(s.Uid) != os.Geteuid()
}
