package ui

import (
	"context"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/chooser"
	"lanyard/ui/window"
)

// TestMain takes the system's dialogs and the desktop's bus away: a test must open nothing on somebody's desktop.
func TestMain(m *testing.M) {
	window.SystemDialogs = func(context.Context, chooser.Request, func()) ([]string, error) { return nil, chooser.ErrNone }
	if err := os.Setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// loop makes the test's goroutine the main one, as a real window has it: what workers hand over by
// fyne.Do is queued and runs in settle. Fyne's own test driver runs it at once in the worker, where
// two of them lay out the same window at the same time.
type loop struct {
	fyne.Driver
	queue chan func()
}

// DoFromGoroutine implements fyne.Driver.
func (l *loop) DoFromGoroutine(f func(), wait bool) {
	if wait {
		panic("a worker waits for the main goroutine: the window never does, and settle would not end")
	}
	l.queue <- f
}

type loopApp struct {
	fyne.App
	loop *loop
}

func (a *loopApp) Driver() fyne.Driver { return a.loop }

// newLoopApp is an app in memory whose main goroutine is the test's. Fyne forgets how a widget is drawn that was not
// painted for a minute, and believes that no time has passed since its last picture: it takes one first.
func newLoopApp(t *testing.T) fyne.App {
	t.Helper()
	software.NewCanvas().Capture()
	f := test.NewTempApp(t)
	a := &loopApp{App: f, loop: &loop{Driver: f.Driver(), queue: make(chan func(), 10_000)}}
	fyne.SetCurrentApp(a)
	return a
}

// settle waits for all workers, runs what they handed over, and goes on until neither is left.
func settle(t *testing.T, a *App) {
	t.Helper()
	l := fyne.CurrentApp().(*loopApp).loop
	deadline := time.After(30 * time.Second)
	for {
		select {
		case <-a.Work.Idle():
		case <-deadline:
			t.Fatal("the workers of the window do not come to an end")
		}
		if len(l.queue) == 0 {
			return
		}
		for len(l.queue) > 0 {
			(<-l.queue)()
		}
	}
}
