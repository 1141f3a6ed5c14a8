//go:build !unix && !windows

package store

import "io/fs"

// foreign is always false where files have no owners.
func foreign(string, fs.FileInfo) bool { return false }

// isLink reports whether a file is a link.
func isLink(st fs.FileInfo) bool { return st.Mode()&fs.ModeSymlink != 0 }
