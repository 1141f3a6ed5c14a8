package ui

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"lanyard/ui/window/windowtest"

	"fyne.io/fyne/v2"
)

func TestTheWindowClosesOnceNobodyWorksForIt(t *testing.T) {
	a := openedOn(t, filepath.Join(ownFolders(t), "lanyard.db"))
	var closed, handedOver bool
	a.Native.SetOnClosed(func() { closed = true })
	stopped, finish := make(chan bool), make(chan bool)
	a.Go(func(ctx context.Context) {
		<-ctx.Done()
		stopped <- true
		<-finish
		fyne.Do(func() { handedOver = true })
	})
	a.quit()
	<-stopped
	if closed {
		t.Error("the window is closed while a worker may still hand something over")
	}
	finish <- true
	until(t, "the window to close", func() bool { return closed })
	if !handedOver {
		t.Error("what the worker handed over is lost")
	}
}

func TestAWorkerThatDoesNotEndDoesNotKeepAClosedProgramAlive(t *testing.T) {
	a := openedOn(t, filepath.Join(ownFolders(t), "lanyard.db"))
	closed := false
	a.Native.SetOnClosed(func() { closed = true })
	ended, finish := make(chan bool, 1), make(chan bool)
	a.patience, a.stuck = 10*time.Millisecond, func() { ended <- true }
	a.Go(func(context.Context) { <-finish })
	a.quit()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("it is waited for without end")
	}
	close(finish)
	until(t, "the window to close", func() bool { return closed })
}

func TestTheAppQueuesNothingWhenItEnds(t *testing.T) {
	f := windowtest.NewApp(t)
	l := f.Lifecycle().(interface {
		SetOnStoppedHookExecuted(hook func())
		OnStopped() func()
	})
	l.SetOnStoppedHookExecuted(func() {}) // as Fyne's own apps do
	newWindow(f).Native.Close()
	if l.OnStopped() != nil {
		t.Error("Fyne runs a hook when it ends, which may find its queue closed")
	}
}
