package store

import "syscall"

// shared reports whether a folder lies on another computer's disk.
func shared(dir string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(dir, &st) == nil && st.Flags&mountLocal == 0
}

// mountLocal is MNT_LOCAL of <sys/mount.h>: the disk is this computer's own.
const mountLocal = 0x00001000
