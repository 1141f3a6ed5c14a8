//go:build unix

package qr

import (
	"syscall"
	"time"
)

// busy is how long the processors have worked for this process: another's work does not count.
func busy() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
