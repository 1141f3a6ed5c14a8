// Package desktop drives a real program in a real window: it starts an X server without a screen
// (Xvfb) with a window manager, runs the program on it, presses keys, moves the mouse and takes
// pictures of what is shown. Nothing in the program knows that it is watched.
//
// It waits by looking, never by sleeping for a while and hoping: every wait polls the screen until
// something is so, or fails after Patience with what it waited for.
package desktop

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/jezek/xgb"
)

// Patience is how long a wait lasts before it fails. Slow machines that build something else at the
// same time need most of it.
const Patience = 30 * time.Second

// tools are the programs that the package runs, with the Debian package that brings each.
var tools = map[string]string{
	"Xvfb":     "xvfb",
	"openbox":  "openbox",
	"xdotool":  "xdotool",
	"xwininfo": "x11-utils",
	"import":   "imagemagick",
	"xclip":    "xclip",
}

// Missing lists the Debian packages to install before Open can work; none when all is there.
func Missing() []string {
	var packages []string
	for tool, pkg := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			packages = append(packages, pkg)
		}
	}
	slices.Sort(packages)
	return packages
}

// Display is an X server of our own with a window manager.
type Display struct {
	name    string // ":93"
	dir     string // home of the programs run on it
	server  *process
	manager *process
	windows []*Window
	conn    *xgb.Conn // of Glance; nil before the first
}

// Open starts a display with a screen of the given size in pixels. Programs run on it have dir as
// their home, so that they find no settings and leave none. The display lives until Close or
// until ctx ends.
func Open(ctx context.Context, dir string, size image.Point) (*Display, error) {
	if missing := Missing(); len(missing) > 0 {
		return nil, fmt.Errorf("no display to show windows on: run apt-get install %s", strings.Join(missing, " "))
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	d := &Display{dir: dir}
	for _, sub := range []string{"config", "cache", "data", "run"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			return nil, err
		}
	}
	if err := d.startServer(ctx, size); err != nil {
		return nil, err
	}
	if d.manager, err = d.start(ctx, nil, "openbox", "--sm-disable"); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	// A manager that is not yet up answers no question about its desktops.
	err = wait(ctx, "the window manager", func() bool {
		return d.run(ctx, nil, "xdotool", "get_num_desktops") == nil
	})
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// startServer starts Xvfb on a display number that the server finds itself: two tests at a time do
// not meet.
func (d *Display) startServer(ctx context.Context, size image.Point) error {
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	cmd := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-noreset", "-dpi", "96",
		"-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y))
	cmd.ExtraFiles = []*os.File{write}
	d.server, err = run(cmd)
	write.Close()
	if err != nil {
		return err
	}
	if err := read.SetReadDeadline(time.Now().Add(Patience)); err != nil {
		return errors.Join(err, d.server.stop())
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return errors.Join(fmt.Errorf("starting Xvfb: %w\n%s", err, d.server.log()), d.server.stop())
	}
	d.name = ":" + strings.TrimSpace(number)
	return nil
}

// Close ends every program on the display and the display itself.
func (d *Display) Close() error {
	var errs []error
	if d.conn != nil {
		d.conn.Close()
	}
	for _, w := range d.windows {
		errs = append(errs, w.process.stop())
	}
	for _, p := range []*process{d.manager, d.server} {
		if p != nil {
			errs = append(errs, p.stop())
		}
	}
	return errors.Join(errs...)
}

// Env is the environment of the programs on the display: nothing of the user's session but the
// search path, English, and folders of their own.
func (d *Display) Env() []string {
	return []string{
		"DISPLAY=" + d.name,
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + d.dir,
		"XDG_CONFIG_HOME=" + filepath.Join(d.dir, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(d.dir, "cache"),
		"XDG_DATA_HOME=" + filepath.Join(d.dir, "data"),
		"XDG_RUNTIME_DIR=" + filepath.Join(d.dir, "run"),
		"LANG=en_US.UTF-8",
		"LC_ALL=C.UTF-8",
		"TZ=" + os.Getenv("TZ"),
		"FYNE_SCALE=1",
		"LIBGL_ALWAYS_SOFTWARE=1",
	}
}

// SetClipboardText puts text into the clipboard and waits until it is there: xclip may return before
// the display has heard of it.
func (d *Display) SetClipboardText(ctx context.Context, text string) error {
	if err := d.run(ctx, []byte(text), "xclip", "-selection", "clipboard"); err != nil {
		return err
	}
	return wait(ctx, "the text in the clipboard", func() bool {
		got, err := d.ClipboardText(ctx)
		return err == nil && got == text
	})
}

// SetClipboardImage puts the PNG file into the clipboard as a picture and waits until it is there.
func (d *Display) SetClipboardImage(ctx context.Context, file string) error {
	if err := d.run(ctx, nil, "xclip", "-selection", "clipboard", "-t", "image/png", "-i", file); err != nil {
		return err
	}
	return wait(ctx, "the picture in the clipboard", func() bool {
		targets, err := d.output(ctx, "xclip", "-selection", "clipboard", "-o", "-t", "TARGETS")
		return err == nil && bytes.Contains(targets, []byte("image/png"))
	})
}

// ClipboardText is the text in the clipboard.
func (d *Display) ClipboardText(ctx context.Context) (string, error) {
	out, err := d.output(ctx, "xclip", "-selection", "clipboard", "-o")
	return string(out), err
}

// start runs a program that stays on the display.
func (d *Display) start(ctx context.Context, env []string, name string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(d.Env(), env...)
	cmd.Dir = d.dir
	return run(cmd)
}

// run runs a program to its end.
func (d *Display) run(ctx context.Context, stdin []byte, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.Env()
	cmd.Stdin = bytes.NewReader(stdin)
	// No pipes: xclip stays behind to serve the clipboard and would hold them open.
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", cmd, err)
	}
	return nil
}

func (d *Display) output(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.Env()
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return out, fmt.Errorf("%s: %w: %s", cmd, err, bytes.TrimSpace(exit.Stderr))
	}
	return out, err
}

// wait polls until done holds.
func wait(ctx context.Context, what string, done func() bool) error {
	return poll(ctx, 30*time.Millisecond, what, done)
}

func poll(ctx context.Context, every time.Duration, what string, done func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	for !done() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for %s: %w", what, ctx.Err())
		case <-time.After(every):
		}
	}
	return nil
}

// stopSignal asks a program to end.
var stopSignal = syscall.SIGTERM
