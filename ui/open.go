package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/sample"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/disk"
	"lanyard/ui/instance"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// openFile is the database a window is for, whether it could be opened or not.
type openFile struct {
	claim *instance.Claim
	err   error // why it is not open
}

// Open opens the database, and runs the window until
// it is closed. Where another window has the file that one comes forward instead and gets what was wished. When the file cannot
// be opened the window says why, where the file is and what can be done; nothing is touched. The error
// is the last one that was left unsolved.
func Open(f fyne.App, s instance.Start) error {
	ends := disk.Draws()
	a := newWindow(f)
	done := make(chan found, 1)
	go func() { done <- a.find(context.Background(), s.Database, s.Wish) }()
	select {
	case first := <-done:
		if a.elsewhere(first.err, s) {
			return a.file.err
		}
		a.use(first)
		if a.Store != nil {
			restoreSize(a.Window)
		}
		backup.TellCrashes(a.Window)
	case <-time.After(openDelay): // another program has it locked, or it is brought up to date
		a.wait(lang.L("Opening …"))
		go func() {
			late := <-done
			fyne.Do(func() {
				if a.elsewhere(late.err, s) {
					a.Native.Close()
					return
				}
				a.use(late)
				backup.TellCrashes(a.Window)
			})
		}()
	}
	a.Native.ShowAndRun()
	ends()
	return errors.Join(a.file.err, a.end())
}

// openDelay is how long opening may take before the window is shown without anything in it.
const openDelay = 600 * time.Millisecond

// elsewhere reports whether another window has the file and answers, and tells whoever started this one. Else what was
// wished is this window's.
func (a *App) elsewhere(err error, s instance.Start) bool {
	var open *instance.OpenError
	if !errors.As(err, &open) || open.State == instance.Silent {
		s.Tell(false)
		a.wished.take(s.Wish)
		return false
	}
	if open.State == instance.Closing { // it was waited for in vain
		a.file.err = open
		return true
	}
	s.Tell(true)
	fmt.Fprintln(os.Stderr, "lanyard:", data.ShownLines(open.Error()))
	return true
}

// found is a file that was claimed and opened, or why not.
type found struct {
	openFile
	path  string       // absolute; "" when there is not even a place for one
	store *store.Store // nil when err is not
	known window.Settings
}

// find claims the file and opens it, or hands the wish to the window that has it. A claim stays when only the opening
// failed: there is a window for the file, which says so. It may be called from any goroutine.
func (a *App) find(ctx context.Context, path string, wish instance.Wish) (f found) {
	if path == "" {
		if path, f.err = store.DefaultPath(); f.err != nil {
			return f
		}
	}
	if f.path, f.err = filepath.Abs(path); f.err != nil {
		return f
	}
	if f.path != a.Path || a.file.claim == nil {
		if f.claim, f.err = instance.Take(ctx, f.path, wish, a.wished.heard); f.err != nil {
			return f
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	f.store, f.err = store.Open(ctx, f.path, store.Options{
		Progress: func(p store.Progress) { a.tellOpening(p, stop) },
		Waiting:  a.tellWaits,
	})
	if f.err == nil {
		f.known = window.ReadSettings(ctx, f.store)
	}
	return f
}

// tellWaits says that something waits to be saved. It may be called from any goroutine.
func (a *App) tellWaits(waiting bool) {
	fyne.Do(func() {
		switch {
		case waiting && a.waiting != nil:
			a.howFar.SetText(lang.L("Another program is at work on the file. Lanyard waits for it."))
		case waiting && a.Store != nil:
			a.Say(lang.L("Another program is at work on the file. What you save waits for it and is not lost."))
		}
	})
}

// tellOpening says in the window that waits how far the file is, and has closing the window stop it: the
// file stays as it was, and the next start begins anew. It may be called from any goroutine.
func (a *App) tellOpening(p store.Progress, stop context.CancelFunc) {
	fyne.Do(func() {
		if a.waiting != nil {
			a.howFar.SetText(openingText(p))
			a.giveUp = stop
		}
	})
}

func openingText(p store.Progress) string {
	switch p.Stage {
	case store.Copying:
		return lang.L("An older Lanyard made this file. A copy of it is kept first ({{.Size}}).", words.Size(int64(p.Total)))
	case store.Migrating:
		return lang.L("The file is being updated: step {{.Step}} of {{.Of}}", p.Done+1, p.Total)
	}
	return lang.N(p.Total, "The search index is made anew: {{.Done}} of {{.All}} person", "The search index is being rebuilt: {{.Done}} of {{.All}} people", p.Done, p.Total)
}

// use shows what was found: the screens over the store, or why there are none.
func (a *App) use(f found) {
	if f.claim == nil && f.path == a.Path {
		f.claim = a.file.claim
	} else if err := a.file.claim.Release(); err != nil {
		fyne.LogError("Releasing "+a.Path, err) // nobody can do anything about it
	}
	a.file, a.Path = f.openFile, f.path
	if errors.Is(f.err, context.Canceled) { // the window was closed while it waited
		a.file.err = nil
		a.fill(nil)
		a.ends()
		a.Native.Close()
		return
	}
	if f.err != nil {
		a.showOpenFailure()
		return
	}
	a.attach(f.store, f.known)
	a.start(a.Setting("screen", "today"))
}

// reopen tries the same file again, or another one, while the window is open on none.
func (a *App) reopen(path string) {
	a.wait(lang.L("Opening …"))
	a.Go(func(context.Context) {
		f := a.find(context.Background(), path, instance.Wish{}) // to its end: a migration is not broken off
		fyne.Do(func() { a.use(f) })
	})
}

// Demo runs the window on sample data in a temporary folder, which is removed afterwards. The
// user's own file is not opened.
func Demo(f fyne.App, wish instance.Wish) error {
	dir, err := os.MkdirTemp("", "lanyard-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // the system clears its temporary folder too
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(dir, "lanyard.db"), store.Options{})
	if err != nil {
		return err
	}
	if err := sample.Load(ctx, s, s.Now()); err != nil {
		_ = s.Close() // the first error counts
		return err
	}
	a := New(f, s)
	a.Native.SetTitle(windowTitle(lang.L("sample data")))
	a.wished.take(wish)
	return a.Run()
}

// windowTitle is the window's title. What it is about tells a window on sample data from that on the user's own; where
// the clock is not the real one, the title says so.
func windowTitle(about string) string {
	set := ""
	if at, ok := clock.SetTo(); ok {
		set = lang.L("clock set to {{.Moment}}", words.Moment{At: at}.Long())
	}
	return words.Joined(" · ", "Lanyard", about, set)
}
