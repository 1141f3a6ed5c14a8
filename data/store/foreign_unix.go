//go:build unix

package store

import (
	"io/fs"
	"os"
	"syscall"
)

// foreign reports whether the file or link at a path belongs neither to the user nor to the system.
func foreign(_ string, st fs.FileInfo) bool {
	s, ok := st.Sys().(*syscall.Stat_t)
	return ok && s.Uid != 0 && int(s.Uid) != os.Geteuid()
}

// isLink reports whether a file is a link.
func isLink(st fs.FileInfo) bool { return st.Mode()&fs.ModeSymlink != 0 }
