package widget

import "fyne.io/fyne/v2"

// EndQuietly has the app queue nothing for its main goroutine when it ends. Fyne 2.8 closes that queue
// while the goroutine that runs its stop hook may still send to it, and then panics ("send on closed
// channel") in a program that is over. The hook only saves Preferences changed within the last tenth of a
// second: use it in programs that keep none.
func EndQuietly(f fyne.App) {
	if l, ok := f.Lifecycle().(interface{ SetOnStoppedHookExecuted(hook func()) }); ok {
		l.SetOnStoppedHookExecuted(nil)
	}
}
