// Package windowtest has a window in memory for the tests of one package: over a store on disk, with the test's goroutine
// as the main one, and no screen but the one that a test shows.
package windowtest

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window"
)

// Noon is the moment of the tests: 12 August 2026, 12:00 UTC.
var Noon = time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)

// moved is how long after Noon the clock of the stores stands. Goroutines of a window read it at any time.
var moved atomic.Int64

// Now is what the clock of the stores says.
func Now() time.Time { return Noon.Add(time.Duration(moved.Load())) }

// SetNow sets the clock of the stores. It stands at Noon again when the test ends.
func SetNow(t *testing.T, at time.Time) {
	t.Cleanup(func() { moved.Store(0) })
	moved.Store(int64(at.Sub(Noon)))
}

// Window is a window in memory.
type Window struct {
	*window.Window
	t    *testing.T
	page window.Page
}

// NoDesktop takes the system's dialogs and the desktop's bus away: a test must open nothing on somebody's desktop.
func NoDesktop(setenv func(key, value string)) {
	window.SystemDialogs = func(context.Context, chooser.Request, func()) ([]string, error) { return nil, chooser.ErrNone }
	setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
}

// Open is an empty store on disk whose clock stands at Noon.
func Open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{Clock: Now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// New is a window over an empty store whose clock stands at Noon. Ways to other screens lead nowhere.
func New(t *testing.T) *Window {
	t.Helper()
	NoDesktop(t.Setenv)
	s := Open(t)
	known := window.ReadSettings(t.Context(), s)
	f := NewApp(t)
	w := &Window{Window: window.New(f, "Test"), t: t}
	w.Native.SetContent(w.Toasts.Layer)
	w.Native.Resize(fyne.NewSize(1100, 720))
	nowhere(&w.Places)
	w.Places.Shown = func() (string, window.Page) { return "", w.page }
	w.Attach(s, known)
	w.Toasts.Clear = func() fyne.CanvasObject { return nil }
	End(t, w.Window)
	return w
}

// End closes a window and its store when the test ends.
func End(t *testing.T, w *window.Window) {
	s := w.Store
	t.Cleanup(func() {
		w.Cancel()
		w.Work.Wait()
		if slices.Contains(w.Fyne.Driver().AllWindows(), w.Native) { // else the test has closed it
			w.Native.Close()
		}
		if err := s.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
}

// nowhere fills in ways that do nothing.
func nowhere(p *window.Places) {
	for _, f := range reflect.ValueOf(p).Elem().Fields() {
		if f.Kind() != reflect.Func {
			continue
		}
		of := f.Type()
		f.Set(reflect.MakeFunc(of, func([]reflect.Value) (out []reflect.Value) {
			for i := range of.NumOut() {
				out = append(out, reflect.Zero(of.Out(i)))
			}
			return out
		}))
	}
}

// Show fills the window with a screen that shows what is stored, and follows it from then on.
func Show[P window.Page](w *Window, s window.Screen) P {
	w.t.Helper()
	p := s.New(w.Window).(P)
	w.page = p
	w.Places.Shown = func() (string, window.Page) { return s.Key, p }
	w.Places.Uncovered = func() {
		if u, ok := any(p).(window.Uncoverer); ok {
			u.Uncovered()
		}
	}
	w.Native.SetContent(focus.WithTips(container.NewStack(p.Content(), w.Toasts.Layer)))
	reload := func(c store.Changed) { w.Reread(func() { p.Reload(c) }) }
	w.t.Cleanup(w.Store.Watch(func(c store.Changed) { fyne.Do(func() { reload(c) }) }))
	reload(nil)
	w.Settle()
	return p
}

// Settle waits for all workers and runs what they handed over.
func (w *Window) Settle() {
	w.t.Helper()
	Settle(w.t, w.Window)
}

// Write stores things without the window.
func (w *Window) Write(f func(*store.Tx) error) {
	w.t.Helper()
	if _, err := w.Store.Do(context.Background(), "Test", f); err != nil {
		w.t.Fatal(err)
	}
}

// Press presses the button with the text that is visible in an object tree, and settles.
func (w *Window) Press(o fyne.CanvasObject, text string) {
	w.t.Helper()
	Press(w.t, o, text)
	w.Settle()
}

// Type types into the entry that says in itself what it is for.
func (w *Window) Type(o fyne.CanvasObject, placeholder, text string) {
	w.t.Helper()
	Entry(w.t, o, placeholder).SetText(text)
}

// Sheet is the sheet in front.
func (w *Window) Sheet() *window.Sheet {
	w.t.Helper()
	s := w.Top()
	if s == nil {
		w.t.Fatal("no sheet is open")
	}
	return s
}
