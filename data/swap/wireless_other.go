//go:build !linux

package swap

// wireless goes by the name here: Macs call their Wi-Fi en0.
func wireless(name string) bool { return name == "en0" }
