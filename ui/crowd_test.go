package ui

import (
	"testing"

	"lanyard/ui/window/windowtest"
)

// crowd stores n people called "Person 00000" and so on, and gives their ids in that order.
func crowd(t *testing.T, a *App, n int) []int64 {
	t.Helper()
	return windowtest.Crowd(t, a.Store, n)
}

// find gives the people that a search finds.
func find(t *testing.T, a *App, text string) []int64 {
	t.Helper()
	return windowtest.Find(t, a.Store, text)
}
