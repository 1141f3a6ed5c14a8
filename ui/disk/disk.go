// Package disk looks at files for the window, which never does so on the goroutine that draws it: a folder of the
// network or a disk that wakes up would hold every key.
package disk

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
)

// Stat is os.Stat.
func Stat(path string) (os.FileInfo, error) {
	Check()
	return os.Stat(path)
}

// Open is os.Open.
func Open(path string) (*os.File, error) {
	Check()
	return os.Open(path)
}

// ReadFile is os.ReadFile.
func ReadFile(path string) ([]byte, error) {
	Check()
	return os.ReadFile(path)
}

// ReadDir is os.ReadDir.
func ReadDir(path string) ([]os.DirEntry, error) {
	Check()
	return os.ReadDir(path)
}

// Switch is the variable of the environment that, set to anything, makes it a failure to look at a file or to ask the
// database on the goroutine that draws.
const Switch = "LANYARD_STRICT"

// may are the functions that do so all the same, each with its reason.
var may = map[string]string{
	"lanyard/ui.New":                     "no window is shown before its settings are read",
	"lanyard/ui/window.(*Window).orGone": "a failure is told before anything else; it looks at the file that is open, and at nothing far away",
}

// draws is the number of the goroutine that draws; 0 while nobody checks.
var draws atomic.Int64

// Late is told what was done on the goroutine that draws, with the stack.
var Late = func(stack string) { panic("the window waits for a disk:\n" + stack) }

// Draws says that the calling goroutine draws the window until the function it returns is called. Without the switch it
// does nothing.
func Draws() (ends func()) {
	if os.Getenv(Switch) == "" {
		return func() {}
	}
	draws.Store(goroutine())
	return func() { draws.Store(0) }
}

// Check is for what is about to look at a disk.
func Check() {
	if n := draws.Load(); n == 0 || n != goroutine() {
		return
	}
	if stack, ok := asked(); ok {
		Late(stack)
	}
}

// asked are the functions that lead to a check, the innermost first; false when one of them may look.
func asked() (stack string, ok bool) {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var b strings.Builder
	by := "" // the function of the window through which it came to be
	for {
		f, more := frames.Next()
		_, listed := may[f.Function]
		switch {
		case listed, isTest(f.File) && mayTest(by):
			return "", false
		case isWindow(f), strings.HasPrefix(f.Function, "fyne.io/"):
			by = f.Function
		}
		fmt.Fprintf(&b, "%s\n\t%s:%d\n", f.Function, f.File, f.Line)
		if !more {
			return b.String(), true
		}
	}
}

// isTest reports whether a file is one of a test's.
var isTest = func(file string) bool {
	return strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "/windowtest/window.go")
}

// mayTest reports whether a test, whose goroutine is the one that draws, may call a function that looks: it calls by itself
// what workers do. A method of a screen or a sheet it calls as the window does; "" is nothing of the window.
func mayTest(function string) bool {
	return !strings.HasPrefix(function, "fyne.io/") && !strings.Contains(function, "windowtest.Settle") && !strings.Contains(function, "(*")
}

// isWindow reports whether a function is one of the window's packages, and not of this one.
func isWindow(f runtime.Frame) bool {
	return strings.HasPrefix(f.Function, "lanyard/ui") && !strings.HasPrefix(f.Function, "lanyard/ui/disk.") &&
		!strings.Contains(f.File, "/data/") // else it is a loop over what the store yields
}

// goroutine is the number of the calling goroutine, which Go tells in its stack alone: "goroutine 7 [running]:".
func goroutine() int64 {
	var first [64]byte
	words := bytes.Fields(first[:runtime.Stack(first[:], false)])
	if len(words) < 2 {
		return 0
	}
	n, _ := strconv.ParseInt(string(words[1]), 10, 64) // 0 is nobody's
	return n
}
