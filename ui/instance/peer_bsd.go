//go:build darwin || freebsd

package instance

import (
	"golang.org/x/sys/unix"
)

// userAt is the user at the other end of a socket (LOCAL_PEERCRED, unix(4)).
func userAt(fd int) (uid int, err error) {
	cred, err := unix.GetsockoptXucred(fd, unix.SOL_LOCAL, unix.LOCAL_PEERCRED)
	if err != nil {
		return 0, err
	}
	return int(cred.Uid), nil
}
