package ui

import (
	"path/filepath"
	"testing"
)

func TestAWindowThatWaitsForTheIndexSaysHowFarItIsAndCanBeClosed(t *testing.T) {
	a := openedOn(t, filepath.Join(ownFolders(t), "lanyard.db"))
	sh := a.shell
	defer func() { a.shell = sh; a.fill(nil) }()
	a.shell = nil // as before it is open
	a.wait("Opening …")
	stopped := false
	if a.quit(); stopped {
		t.Error("stopped before there is anything to stop")
	}
	a.indexing(3000, 70000, func() { stopped = true })
	settle(t, a)
	if got, want := a.howFar.Text(), "The search index is made anew: 3000 of 70000 people"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if a.quit(); !stopped {
		t.Error("closing the window does not stop it")
	}
}
