//go:build !unix

package qr

import "time"

var begun = time.Now()

// busy is how long this process runs.
func busy() time.Duration { return time.Since(begun) }
