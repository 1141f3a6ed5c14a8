package main

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// needsDisplay skips where no window can be shown. Under CI there must be a display.
func needsDisplay(t *testing.T) {
	t.Helper()
	if os.Getenv("CI") != "" {
		return
	}
	if runtime.GOOS != "linux" {
		t.Skip("windows without a screen need Linux")
	}
	if missing := missing(); len(missing) > 0 {
		t.Skip("not installed: ", strings.Join(missing, " "))
	}
}

// testingLog writes to the test's log.
type testingLog struct{ t *testing.T }

func (l testingLog) Write(p []byte) (int, error) {
	l.t.Log(strings.TrimRight(string(p), "\n"))
	return len(p), nil
}

func TestTheMainPathWorksInARealWindow(t *testing.T) {
	needsDisplay(t)
	ctx, cancel := context.WithTimeout(t.Context(), 14*time.Minute)
	defer cancel()
	binary, err := build(ctx, t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	// Outside t.TempDir on purpose when it fails: the picture of the failure is what one wants.
	out := filepath.Join("..", "..", "build", "tour-test")
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	files, err := run(ctx, options{binary: binary, out: out, themes: []string{"light", "dark"}, log: testingLog{t}})
	if err != nil {
		t.Fatalf("%v\nfiles: %s", err, strings.Join(files, " "))
	}
	for _, file := range files {
		if filepath.Ext(file) == ".png" {
			checkPicture(t, file)
		}
	}
	if len(files) == 0 {
		t.Error("the tour left no file")
	}
}

func TestTheWindowIsWorkedForAWhile(t *testing.T) {
	needsDisplay(t)
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	binary, err := build(ctx, t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join("..", "..", "build", "soak-test")
	if err := runSoak(ctx, options{binary: binary, out: out, log: testingLog{t}}, 20*time.Second, 7); err != nil {
		t.Fatal(err)
	}
}

// checkPicture fails for a picture that is not of the window.
func checkPicture(t *testing.T, file string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	if size := img.Bounds().Size(); size != window && size != screen && !strings.HasSuffix(file, "-code.png") && !strings.HasSuffix(file, "-phone.png") {
		t.Errorf("%s is %v, the window %v, the screen %v", file, size, window, screen)
	}
}

func TestComplaintsOfTheAppFailTheTour(t *testing.T) {
	for _, c := range []struct {
		name, log string
		bad       bool
	}{
		{"silence is fine", "", false},
		{"ordinary messages are fine", "2026/05/20 opened /tmp/demo.db\n", false},
		{"a crash", "panic: runtime error: index out of range", true},
		{"a widget touched from another goroutine", "x\n*** Error in Fyne call thread, this should have been called in fyne.Do[AndWait] ***\n", true},
		{"an error that Fyne logs", "2026/05/20 Fyne error:  Image load error", true},
		{"Fyne reading its own file half written is fine", halfWritten("EOF"), false},
		{"Fyne failing to read its file is not", halfWritten("permission denied"), true},
		{"a data race", "WARNING: DATA RACE", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := complaints(c.log); (err != nil) != c.bad {
				t.Errorf("complaints gives %v", err)
			}
		})
	}
}

// halfWritten is what Fyne prints when it cannot read its preferences.
func halfWritten(cause string) string {
	const stamp = "2026/05/20 09:00:00 "
	return stamp + "Fyne error:  Preferences load error:\n" + stamp + "  Cause: " + cause + "\n" + stamp + "  At: /go/fyne/app/preferences.go:105\n"
}
