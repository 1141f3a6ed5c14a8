package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"fyne.io/fyne/v2/lang"
	"golang.design/x/clipboard"
)

// clipboardPictures reads and writes the picture in the clipboard. Fyne's own clipboard knows text
// only.
type clipboardPictures struct {
	read  func(context.Context) ([]byte, error) // an encoded picture; nil when the clipboard holds none
	write func(context.Context, []byte) error   // takes a PNG
}

// clipboardTime is how long the program that owns the clipboard may take to answer.
const clipboardTime = 5 * time.Second

// systemClipboard is the desktop's clipboard: on Wayland through wl-paste and wl-copy, which need
// no window of their own, elsewhere directly.
func systemClipboard() clipboardPictures {
	if onWayland() {
		return clipboardPictures{read: wlPaste, write: wlCopy}
	}
	return clipboardPictures{read: readClipboard, write: writeClipboard}
}

// onWayland reports whether the desktop is a Wayland one.
func onWayland() bool { return os.Getenv("WAYLAND_DISPLAY") != "" }

// waiting runs f, which cannot be interrupted, and stops waiting for it when ctx ends: the owner of
// the clipboard may be a program that hangs.
func waiting[T any](ctx context.Context, f func() (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, clipboardTime)
	defer cancel()
	type outcome struct {
		v   T
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		v, err := f()
		done <- outcome{v, err}
	}()
	select {
	case o := <-done:
		return o.v, o.err
	case <-ctx.Done():
		var none T
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return none, errors.New(lang.L("The program that owns the clipboard does not answer. Copy the picture again, or save it to a file and open that."))
		}
		return none, ctx.Err()
	}
}

func writeClipboard(ctx context.Context, png []byte) error {
	_, err := waiting(ctx, func() (struct{}, error) {
		if err := clipboard.Init(); err != nil {
			return struct{}{}, fmt.Errorf("%s: %w", lang.L("The clipboard cannot be reached"), err)
		}
		if clipboard.Write(clipboard.FmtImage, png) == nil {
			return struct{}{}, errors.New(lang.L("The clipboard does not take pictures. Save the code as a file instead."))
		}
		return struct{}{}, nil
	})
	return err
}

func wlPaste(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, clipboardTime)
	defer cancel()
	if _, err := exec.LookPath("wl-paste"); err != nil {
		return nil, errors.New(lang.L("On this desktop pictures are pasted by the program wl-paste. Install the package wl-clipboard, or save the picture and open or drop it."))
	}
	types, err := exec.CommandContext(ctx, "wl-paste", "--list-types").Output()
	if err != nil {
		return nil, ctx.Err() // wl-paste fails on an empty clipboard
	}
	for _, kind := range []string{"image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif"} {
		if bytes.Contains(types, []byte(kind)) {
			return exec.CommandContext(ctx, "wl-paste", "--no-newline", "--type", kind).Output()
		}
	}
	return nil, nil
}

func wlCopy(ctx context.Context, png []byte) error {
	ctx, cancel := context.WithTimeout(ctx, clipboardTime)
	defer cancel()
	if _, err := exec.LookPath("wl-copy"); err != nil {
		return errors.New(lang.L("On this desktop pictures are copied by the program wl-copy. Install the package wl-clipboard, or save the code as a file."))
	}
	cmd := exec.CommandContext(ctx, "wl-copy", "--type", "image/png")
	cmd.Stdin = bytes.NewReader(png)
	return cmd.Run()
}
