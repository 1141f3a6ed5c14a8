//go:build linux || darwin || freebsd

package store

import "syscall"

// freeSpace is how many bytes the user may still write on the folder's disk; ok is false when the system does
// not say.
func freeSpace(dir string) (bytes int64, ok bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), true
}
