package desktop

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Program says what to run.
type Program struct {
	Binary string
	Args   []string
	Title  string   // a regular expression that the window's title matches
	Theme  string   // "light" or "dark"; "" is light
	Env    []string // "NAME=value", beside Display.Env
}

// Window is a program's window on a Display. Its methods act on the window that has the focus, as a
// person at the keyboard would: dialogs that are windows of their own get the keys while open.
type Window struct {
	*Display
	id      string
	process *process
	acts    int
}

// Acts counts what was done to the window so far as a person would: keys, letters and clicks.
func (w *Window) Acts() int { return w.acts }

// Launch runs the program and waits until its window is shown and drawn. Animations are switched
// off in the settings that the program finds, so that a picture is either before or after.
func (d *Display) Launch(ctx context.Context, p Program) (*Window, error) {
	if err := d.settle(); err != nil {
		return nil, err
	}
	binary, err := filepath.Abs(p.Binary)
	if err != nil {
		return nil, err
	}
	theme := p.Theme
	if theme == "" {
		theme = "light"
	}
	proc, err := d.start(ctx, append([]string{"FYNE_THEME=" + theme}, p.Env...), binary, p.Args...)
	if err != nil {
		return nil, err
	}
	w := &Window{Display: d, process: proc}
	d.windows = append(d.windows, w)
	err = wait(ctx, "a window titled "+p.Title, func() bool {
		out, err := d.output(ctx, "xdotool", "search", "--onlyvisible", "--name", p.Title)
		if err == nil {
			w.id, _, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
		}
		return w.id != "" || proc.ended()
	})
	if err == nil && w.id == "" {
		err = errors.New("the program ended before it showed a window")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", binary, err, proc.log())
	}
	if err := d.run(ctx, nil, "xdotool", "windowactivate", "--sync", w.id); err != nil {
		return nil, err
	}
	bounds, err := w.Bounds(ctx)
	if err != nil {
		return nil, err
	}
	_, err = w.WaitFor(ctx, "the first frame", func(img *image.RGBA) bool { return drawn(img, bounds) })
	return w, err
}

// settle writes the settings a Fyne program reads.
func (d *Display) settle() error {
	dir := filepath.Join(d.dir, "config", "fyne")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"no_animations":true}`), 0o600)
}

// Log is what the program has printed so far.
func (w *Window) Log() string { return w.process.log() }

// Wait waits until the program has ended by itself and returns how: nil for exit code 0, else an error
// that holds what the program printed.
func (w *Window) Wait(ctx context.Context) error {
	err := wait(ctx, "the program to end", w.process.ended)
	if err == nil {
		err = w.process.err
	}
	if err != nil {
		return fmt.Errorf("%w; the program printed:\n%s", err, w.process.log())
	}
	return nil
}

// Stop ends the program.
func (w *Window) Stop() error { return w.process.stop() }

// PID is the program's process id.
func (w *Window) PID() int { return w.process.cmd.Process.Pid }

// Minimise takes the window off the screen, as its button in the frame does.
func (w *Window) Minimise(ctx context.Context) error {
	if err := w.do(ctx, "windowminimize", w.id); err != nil {
		return err
	}
	return w.waitShown(ctx, "the window to be minimised", false)
}

// WaitShown waits until the window is on the screen.
func (w *Window) WaitShown(ctx context.Context) error {
	return w.waitShown(ctx, "the window to be shown", true)
}

func (w *Window) waitShown(ctx context.Context, what string, shown bool) error {
	return wait(ctx, what, func() bool {
		out, err := w.output(ctx, "xwininfo", "-id", w.id)
		return err == nil && strings.Contains(string(out), "IsViewable") == shown
	})
}

// Resize gives the window a size in pixels, frame aside, and puts it into the upper left corner of the
// screen, so that all of it is seen wherever the manager had placed it.
func (w *Window) Resize(ctx context.Context, size image.Point) error {
	ask := func() error {
		return w.do(ctx, "windowsize", w.id, strconv.Itoa(size.X), strconv.Itoa(size.Y), "windowmove", w.id, "0", "0")
	}
	err := ask()
	if err != nil {
		return err
	}
	var bounds image.Rectangle
	_, failed := w.WaitFor(ctx, fmt.Sprintf("a window of %v", size), func(*image.RGBA) bool {
		if bounds, err = w.Bounds(ctx); err == nil && bounds.Size() != size {
			err = ask() // a program that has just started may still be giving it a size of its own
			return err != nil
		}
		return true
	})
	if failed != nil {
		return fmt.Errorf("%w: it is %v", failed, bounds.Size())
	}
	return err
}

// Bounds is where the window's content lies on the screen, its frame aside.
func (w *Window) Bounds(ctx context.Context) (image.Rectangle, error) {
	out, err := w.output(ctx, "xwininfo", "-id", w.id)
	if err != nil {
		return image.Rectangle{}, err
	}
	v := map[string]int{}
	for line := range strings.Lines(string(out)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ":"); ok {
			v[name], _ = strconv.Atoi(strings.TrimSpace(value)) // those of interest are numbers
		}
	}
	at := image.Pt(v["Absolute upper-left X"], v["Absolute upper-left Y"])
	bounds := image.Rectangle{Min: at, Max: at.Add(image.Pt(v["Width"], v["Height"]))}
	if bounds.Empty() {
		return bounds, fmt.Errorf("xwininfo tells no size of window %s:\n%s", w.id, out)
	}
	return bounds, nil
}

// Key presses keys one after the other: "ctrl+n", "Return", "Escape", "Down", "question".
func (w *Window) Key(ctx context.Context, keys ...string) error {
	w.acts += len(keys)
	return w.do(ctx, append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

// Type types text that a US keyboard has. For other letters use Paste: the keyboard of the display
// would have to be changed while typing, and programs miss that.
func (w *Window) Type(ctx context.Context, text string) error {
	for _, r := range text {
		if r > '~' {
			return fmt.Errorf("typing %q: %q is on no US keyboard; use Paste", text, r)
		}
	}
	w.acts += len([]rune(text))
	return w.do(ctx, "type", "--clearmodifiers", "--delay", "15", "--", text)
}

// Paste puts text into the clipboard and presses Ctrl+V.
func (w *Window) Paste(ctx context.Context, text string) error {
	if err := w.SetClipboardText(ctx, text); err != nil {
		return err
	}
	return w.Key(ctx, "ctrl+v")
}

// Move moves the mouse to a point of the screen, in pixels as in a picture by Shot.
func (w *Window) Move(ctx context.Context, x, y int) error {
	return w.do(ctx, "mousemove", "--sync", strconv.Itoa(x), strconv.Itoa(y))
}

// Click clicks with the left button at a point of the screen.
func (w *Window) Click(ctx context.Context, x, y int) error { return w.press(ctx, x, y, "1", 1) }

// DoubleClick clicks twice with the left button.
func (w *Window) DoubleClick(ctx context.Context, x, y int) error { return w.press(ctx, x, y, "1", 2) }

// RightClick clicks with the right button.
func (w *Window) RightClick(ctx context.Context, x, y int) error { return w.press(ctx, x, y, "3", 1) }

// Scroll turns the wheel by notches over a point of the screen, down when positive.
func (w *Window) Scroll(ctx context.Context, x, y, notches int) error {
	if notches < 0 {
		return w.press(ctx, x, y, "4", -notches)
	}
	return w.press(ctx, x, y, "5", notches)
}

func (w *Window) press(ctx context.Context, x, y int, button string, times int) error {
	w.acts += times
	if err := w.Move(ctx, x, y); err != nil {
		return err
	}
	return w.do(ctx, "click", "--repeat", strconv.Itoa(times), "--delay", "60", button)
}

// do runs xdotool, unless the program is gone: then nothing would receive it.
func (w *Window) do(ctx context.Context, args ...string) error {
	if w.process.ended() {
		return fmt.Errorf("xdotool %s: the program has ended: %v\n%s", args[0], w.process.err, w.Log())
	}
	return w.run(ctx, nil, "xdotool", args...)
}

// Input sends a chain of xdotool's commands in one go: "key", "ctrl+n", "type", "--args", "1", "Jane", "key",
// "Return". Nothing is waited for but what the chain says itself.
func (w *Window) Input(ctx context.Context, chain ...string) error { return w.do(ctx, chain...) }
