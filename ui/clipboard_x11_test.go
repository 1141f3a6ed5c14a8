//go:build linux

package ui

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
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
		if err := writeClipboard(t.Context(), png); err != nil {
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
	if own, err := readClipboard(t.Context()); err != nil || !bytes.Equal(own, large) {
		t.Errorf("read back: %d bytes of %d, %v", len(own), len(large), err)
	}
	text := exec.Command("xclip", "-selection", "clipboard", "-i")
	text.Stdin = strings.NewReader("taken over")
	if err := text.Run(); err != nil {
		t.Fatal(err)
	}
	if own, err := readClipboard(t.Context()); err != nil || own != nil {
		t.Errorf("another program holds the clipboard, and this was read: %d bytes, %v", len(own), err)
	}
	if err := writeClipboard(t.Context(), bytes.Repeat([]byte("x"), 1<<20)); err == nil {
		t.Error("a picture that no request can carry was taken")
	}
}
