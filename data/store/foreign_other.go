//go:build !unix && !windows

package store

import "io/fs"

// foreign is not asked where files have no owners.
func foreign(string, fs.FileInfo) bool { return false }

// isLink reports whether a file leads to another.
func isLink(st fs.FileInfo) bool { return st.Mode()&fs.ModeSymlink != 0 }
