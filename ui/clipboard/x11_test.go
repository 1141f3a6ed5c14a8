//go:build linux

package clipboard

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// xServer starts an X server without a screen for the test. Where a program is missing the test is
// skipped; with CI set it fails instead.
func xServer(t *testing.T, programs ...string) {
	t.Helper()
	for _, name := range append(programs, "Xvfb") {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
	}
	number, said, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{said}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = server.Process.Kill(), server.Wait() })
	_ = said.Close()
	b := make([]byte, 16)
	n, err := number.Read(b)
	if err != nil && err != io.EOF || n == 0 {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(string(b[:n])))
}

func TestAPictureInTheClipboardIsReadByAnotherProgram(t *testing.T) {
	xServer(t, "xclip")
	large := bytes.Repeat([]byte("picture"), 20_000)
	for _, png := range [][]byte{[]byte("first"), large} {
		if err := writePicture(t.Context(), png); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("xclip", "-selection", "clipboard", "-t", "image/png", "-o").Output()
		if err != nil || !bytes.Equal(out, png) {
			t.Errorf("xclip reads %d bytes of %d: %v", len(out), len(png), err)
		}
	}
	if out, err := exec.Command("xclip", "-selection", "clipboard", "-t", "UTF8_STRING", "-o").Output(); err == nil {
		t.Errorf("a picture was handed over as the text %q", out)
	}
	if own, err := readPicture(t.Context()); err != nil || !bytes.Equal(own, large) {
		t.Errorf("read back: %d bytes of %d, %v", len(own), len(large), err)
	}
	text := exec.Command("xclip", "-selection", "clipboard", "-i")
	text.Stdin = strings.NewReader("taken over")
	if err := text.Run(); err != nil {
		t.Fatal(err)
	}
	var own []byte
	var err error
	for range 500 { // xclip goes behind before it owns the clipboard
		if own, err = readPicture(t.Context()); err != nil || own == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != nil || own != nil {
		t.Errorf("another program holds the clipboard, and this was read: %d bytes, %v", len(own), err)
	}
	if err := writePicture(t.Context(), bytes.Repeat([]byte("x"), 1<<20)); err == nil {
		t.Error("a picture that no request can carry was taken")
	}
}

// TestAttackClipboard hands over pictures that do not end or are too large: they are refused, with the reason.
func TestAttackClipboard(t *testing.T) {
	xServer(t, "xclip")
	whole := limit
	limit = 1 << 20
	t.Cleanup(func() { limit = whole })
	refused := func(t *testing.T, read func(context.Context) ([]byte, error)) {
		t.Helper()
		if b, err := read(t.Context()); len(b) > 0 || err == nil || !strings.Contains(err.Error(), "is larger than 256 MB") {
			t.Errorf("%d bytes, %v", len(b), err)
		}
	}
	t.Run("in pieces", func(t *testing.T) {
		large := filepath.Join(t.TempDir(), "large.png")
		if err := os.WriteFile(large, make([]byte, 3*limit), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := exec.Command("xclip", "-selection", "clipboard", "-t", "image/png", "-i", large).Run(); err != nil {
			t.Fatal(err)
		}
		refused(t, func(ctx context.Context) (b []byte, err error) {
			for range 500 { // xclip goes behind before it owns the clipboard
				if b, err = readPicture(ctx); len(b) > 0 || err != nil {
					break
				}
				time.Sleep(20 * time.Millisecond)
			}
			return b, err
		})
	})
	t.Run("without an end, on Wayland", func(t *testing.T) {
		bin := t.TempDir()
		script := "#!/bin/sh\n[ \"$1\" = --list-types ] && echo image/png && exit\nexec yes\n"
		if err := os.WriteFile(filepath.Join(bin, "wl-paste"), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
		refused(t, wlPaste)
	})
}
