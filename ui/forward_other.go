//go:build !windows

package ui

// unfold is for Windows, where the focus alone does not bring a minimised window back.
func unfold(uintptr) {}
