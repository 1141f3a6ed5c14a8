//go:build !linux && !windows && !darwin

package store

// shared is not known here.
func shared(string) bool { return false }
