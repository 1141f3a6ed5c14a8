package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"lanyard/data/store"
	"lanyard/ui/tour/desktop"
)

// trouble is the real app on a display of its own, over a database of sample people with one backup.
func trouble(t *testing.T) (context.Context, *tour) {
	t.Helper()
	needsDisplay(t)
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Minute) // a picture is taken after a failure
	t.Cleanup(cancel)
	home, err := os.MkdirTemp("", "trouble") // short: sockets lie in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	tr := &tour{home: home, db: filepath.Join(home, "contacts.db"), out: filepath.Join("..", "..", "build", "trouble-test")}
	if tr.binary, err = build(ctx, tr.out, false); err != nil {
		t.Fatal(err)
	}
	if err := fill(ctx, tr.db); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, tr.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.BackUp(ctx, "")
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	display, err := desktop.Open(ctx, home, screen)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			err := tr.failed(context.WithoutCancel(ctx), display, t.Name())
			t.Logf("pictures %v, %v", tr.files, err)
		}
		if err := display.Close(); err != nil {
			t.Error(err)
		}
	})
	tr.Window = &desktop.Window{Display: display}
	return ctx, tr
}

// launch starts the app and waits for its window.
func (t *tour) launch(ctx context.Context) error {
	w, err := t.Launch(ctx, desktop.Program{Binary: t.binary, Args: []string{"--db", t.db}, Title: "^Lanyard$", Env: []string{strict}})
	if err != nil {
		return err
	}
	t.Window = w
	return t.settle(ctx, window)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestADamagedFileIsReplacedByItsBackupWithTheKeyboard(t *testing.T) {
	ctx, tr := trouble(t)
	before, err := tr.find(ctx, "")
	must(t, err)
	broken, err := os.ReadFile(tr.db)
	must(t, err)
	copy(broken[100:], strings.Repeat("\xa5 damaged \x00", 300))
	must(t, os.WriteFile(tr.db, broken, 0o600))

	must(t, tr.launch(ctx))
	if now, err := os.ReadFile(tr.db); err != nil || !bytes.Equal(now, broken) {
		t.Fatalf("the damaged file was touched: %v", err)
	}
	must(t, tr.opens(ctx, form, tr.keys(ctx, "Return"))) // "Open a backup …" has the focus
	// Enter restores as soon as the copy has been compared with what is there.
	must(t, comes(ctx, "the backup in the file's place", func() error {
		if now, err := os.ReadFile(tr.db); err == nil && !bytes.Equal(now, broken) {
			return nil
		}
		img, err := tr.Shot(ctx)
		if err == nil && tr.hasSheet(img, form) {
			err = tr.Key(ctx, "Return")
		}
		return errors.Join(err, errors.New("the damaged file is still there"))
	}))
	must(t, comes(ctx, "the people of the backup", func() error {
		now, err := tr.find(ctx, "")
		if err == nil && (len(now) == 0 || len(now) != len(before)) {
			err = fmt.Errorf("there are %d people, there were %d", len(now), len(before))
		}
		return err
	}))
	kept, err := filepath.Glob(filepath.Join(tr.home, "backups", "*.before-restore.db"))
	must(t, err)
	if len(kept) != 1 {
		t.Fatalf("kept is %v", kept)
	}
	if was, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(was, broken) {
		t.Errorf("the damaged file was not kept as it was: %v", err)
	}
	// The same window works on: it shows people, and what another program writes.
	_, err = tr.WaitFor(ctx, "the sheet that tells what was restored", func(img *image.RGBA) bool { return tr.hasSheet(img, dialog) })
	must(t, err)
	must(t, tr.press(ctx, "Escape"))
	must(t, tr.press(ctx, "ctrl+2"))
	must(t, tr.answers(ctx, func() error {
		_, err := tr.tool(ctx, []byte("Given name,Family name\nAaaron,Aaberg\n"), tr.binary, "import", "-", "--db", tr.db)
		return err
	}))
	must(t, tr.Key(ctx, "ctrl+q"))
	must(t, tr.Wait(ctx))
	must(t, complaints(tr.Log()))
}

func TestASecondStartBringsTheWindowBackAndACrashIsToldAtTheNext(t *testing.T) {
	ctx, tr := trouble(t)
	must(t, tr.launch(ctx))
	must(t, tr.Minimise(ctx))
	second := exec.CommandContext(ctx, tr.binary, "--db", filepath.Base(tr.db)) // called otherwise
	second.Env, second.Dir = tr.Env(), tr.home
	out, err := second.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "its window was brought forward") {
		t.Fatalf("the second start: %v, %s", err, out)
	}
	must(t, tr.WaitShown(ctx))

	// A fault in the program, at the worst moment: with the window open.
	must(t, syscall.Kill(tr.PID(), syscall.SIGSEGV))
	if err := tr.Wait(ctx); err == nil {
		t.Fatal("the app lives on")
	}
	reports := filepath.Join(tr.home, ".local", "state", "lanyard", "reports")
	report := ""
	must(t, comes(ctx, "the report", func() error {
		found, err := filepath.Glob(filepath.Join(reports, "*.txt"))
		if err == nil && len(found) != 1 {
			err = fmt.Errorf("there are %d reports", len(found))
		}
		if err == nil {
			report = found[0]
		}
		return err
	}))
	text, err := os.ReadFile(report)
	if err != nil || !strings.Contains(string(text), "SIGSEGV") || strings.Contains(string(text), tr.home) {
		t.Errorf("%v; the report says\n%s", err, text)
	}
	must(t, tr.launch(ctx)) // the file is not held by the program that crashed
	_, err = tr.WaitFor(ctx, "the sheet that tells of the crash", func(img *image.RGBA) bool { return tr.hasSheet(img, form) })
	must(t, err)
	must(t, tr.answers(ctx, tr.keys(ctx, "Escape")))
	must(t, tr.Key(ctx, "ctrl+q"))
	must(t, tr.Wait(ctx))
}
