//go:build !linux

package camera

// Direct says whether cameras of this computer can be read without a browser. Here they cannot: CONTRIBUTING.md
// says what was tried.
const Direct = false

// Devices lists no camera: the page in the browser is the only one.
func Devices() ([]Device, error) { return nil, ErrNone }
