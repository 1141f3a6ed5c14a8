package ui

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheWindowClosesOnceNobodyWorksForIt(t *testing.T) {
	a := openedOn(t, filepath.Join(ownFolders(t), "lanyard.db"))
	var closed, handedOver bool
	a.Window.SetOnClosed(func() { closed = true })
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

func TestTheAppQueuesNothingWhenItEnds(t *testing.T) {
	f := newLoopApp(t)
	l := f.Lifecycle().(interface {
		SetOnStoppedHookExecuted(hook func())
		OnStopped() func()
	})
	l.SetOnStoppedHookExecuted(func() {}) // as Fyne's own apps do
	newWindow(f).Window.Close()
	if l.OnStopped() != nil {
		t.Error("Fyne runs a hook when it ends, which may find its queue closed")
	}
}
