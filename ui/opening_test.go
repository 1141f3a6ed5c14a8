package ui

import (
	"path/filepath"
	"testing"

	"lanyard/data/store"
)

func TestAWindowThatBringsAFileUpToDateSaysHowFarItIsAndCanBeClosed(t *testing.T) {
	a := openedOn(t, filepath.Join(ownFolders(t), "lanyard.db"))
	sh := a.shell
	defer func() { a.shell = sh; a.fill(nil) }()
	a.shell = nil // as before it is open
	a.wait("Opening …")
	stopped := false
	if a.quit(); stopped {
		t.Error("stopped before there is anything to stop")
	}
	for _, step := range []struct {
		p    store.Progress
		want string
	}{
		{store.Progress{Stage: store.Copying, Total: 12_300_000}, "An older Lanyard made this file. A copy of it is kept first (12.3 MB)."},
		{store.Progress{Stage: store.Migrating, Done: 7, Total: 9}, "The file is being updated: step 8 of 9"},
		{store.Progress{Stage: store.Indexing, Done: 3000, Total: 70000}, "The search index is being rebuilt: 3000 of 70000 people"},
	} {
		a.tellOpening(step.p, func() { stopped = true })
		settle(t, a)
		if got := a.howFar.Text(); got != step.want {
			t.Errorf("it says %q, want %q", got, step.want)
		}
	}
	if a.quit(); !stopped {
		t.Error("closing the window does not stop it")
	}
}
