//go:build !windows

package store

import (
	"errors"
	"syscall"
)

func readOnlyFileSystem(err error) bool { return errors.Is(err, syscall.EROFS) }
func noSpace(err error) bool            { return errors.Is(err, syscall.ENOSPC) }
