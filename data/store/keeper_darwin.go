package store

import "syscall"

// shared reports whether a folder is on the disk of another computer.
func shared(dir string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(dir, &st) == nil && st.Flags&mountLocal == 0
}

// mountLocal is MNT_LOCAL of <sys/mount.h>: the disk is this computer's own.
const mountLocal = 0x00001000
