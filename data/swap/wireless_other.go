//go:build !linux

package swap

// wireless is known by the name here. Macs call their Wi-Fi en0.
func wireless(name string) bool { return name == "en0" }
