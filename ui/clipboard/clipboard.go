// Package clipboard reads and writes the picture in the clipboard. Fyne's own clipboard knows text only.
package clipboard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"time"

	"lanyard/data/say"
)

// Pictures reads and writes the picture in the clipboard. Fyne's own clipboard knows text
// only.
type Pictures struct {
	Read  func(context.Context) ([]byte, error) // an encoded picture; nil when the clipboard holds none
	Write func(context.Context, []byte) error   // takes a PNG
}

// patience is how long the program that owns the clipboard may take to answer.
const patience = 5 * time.Second

// limit is the largest picture that is taken from the clipboard, in bytes, before it is known how much it unpacks to. Tests lower it.
var limit = 256 << 20

func tooLarge() error {
	return say.Errorf("The picture in the clipboard is larger than 256 MB. Copy a smaller part of it.")
}

// System is the desktop's clipboard: on Wayland through wl-paste and wl-copy, which need
// no window of their own, elsewhere directly.
func System() Pictures {
	if OnWayland() {
		return Pictures{Read: wlPaste, Write: wlCopy}
	}
	return Pictures{Read: readPicture, Write: writePicture}
}

// OnWayland reports whether the desktop is a Wayland one.
func OnWayland() bool { return os.Getenv("WAYLAND_DISPLAY") != "" }

func wlPaste(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, err := exec.LookPath("wl-paste"); err != nil {
		return nil, say.Errorf("On this desktop pictures are pasted by the program wl-paste. Install the package wl-clipboard, or save the picture and open or drop it.")
	}
	types, err := exec.CommandContext(ctx, "wl-paste", "--list-types").Output()
	if err != nil {
		return nil, ctx.Err() // wl-paste fails on an empty clipboard
	}
	for _, kind := range []string{"image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif"} {
		if bytes.Contains(types, []byte(kind)) {
			return outputUpTo(limit, exec.CommandContext(ctx, "wl-paste", "--no-newline", "--type", kind))
		}
	}
	return nil, nil
}

// outputUpTo is what a program prints; it is ended when that is more than limit bytes.
func outputUpTo(limit int, cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(out, int64(limit)+1))
	if len(b) > limit {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()         // killed
		return nil, tooLarge()
	}
	return b, errors.Join(err, cmd.Wait())
}

func wlCopy(ctx context.Context, png []byte) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, err := exec.LookPath("wl-copy"); err != nil {
		return say.Errorf("On this desktop pictures are copied by the program wl-copy. Install the package wl-clipboard, or save the code as a file.")
	}
	cmd := exec.CommandContext(ctx, "wl-copy", "--type", "image/png")
	cmd.Stdin = bytes.NewReader(png)
	return cmd.Run()
}
