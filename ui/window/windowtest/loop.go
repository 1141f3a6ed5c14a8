package windowtest

import (
	"testing"
	"time"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/disk"
	"lanyard/ui/window"
)

// loop makes the test's goroutine the main one, as a real window has it: what workers hand over by
// fyne.Do is queued and runs in Settle. Fyne's own test driver runs it at once in the worker, where
// two of them lay out the same window at the same time.
type loop struct {
	fyne.Driver
	queue chan func()
}

// DoFromGoroutine implements fyne.Driver.
func (l *loop) DoFromGoroutine(f func(), wait bool) {
	if wait {
		panic("a worker waits for the main goroutine: the window never does, and Settle would not end")
	}
	l.queue <- f
}

type loopApp struct {
	fyne.App
	loop *loop
}

// Driver implements fyne.App.
func (a *loopApp) Driver() fyne.Driver { return a.loop }

// fyneKeeps is how long Fyne remembers how a widget is drawn that is not painted. It looks at its clock at a picture only: of a
// window that came up a minute after the last one, it would forget all at the next. Nothing is forgotten in a test.
//
//go:linkname fyneKeeps fyne.io/fyne/v2/internal/cache.ValidDuration
var fyneKeeps time.Duration

// NewApp is an app in memory whose main goroutine is the test's.
func NewApp(t *testing.T) fyne.App {
	t.Helper()
	fyneKeeps = 24 * time.Hour
	f := test.NewTempApp(t)
	a := &loopApp{App: f, loop: &loop{Driver: f.Driver(), queue: make(chan func(), 10_000)}}
	fyne.SetCurrentApp(a)
	t.Setenv(disk.Switch, "1")
	t.Cleanup(disk.Draws())
	return a
}

// Queue is what workers have handed over and Settle has not run yet.
func Queue() <-chan func() { return fyne.CurrentApp().(*loopApp).loop.queue }

// Looked runs what looks at a disk, off the main goroutine.
func Looked[T any](look func() T) T {
	found := make(chan T)
	go func() { found <- look() }()
	return <-found
}

// Settle waits for all workers, runs what they handed over, and goes on until neither is left.
func Settle(t *testing.T, w *window.Window) {
	t.Helper()
	queue := Queue()
	deadline := time.After(30 * time.Second)
	for {
		select {
		case <-w.Work.Idle():
		case <-deadline:
			t.Fatal("the workers of the window do not come to an end")
		}
		if len(queue) == 0 {
			return
		}
		for len(queue) > 0 {
			(<-queue)()
		}
	}
}
