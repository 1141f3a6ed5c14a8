package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"lanyard/ui/tour/desktop"
)

// screenSize holds the app's window, which is 1100 × 720 when it opens first, with its frame.
var screenSize = image.Pt(1160, 800)

const (
	// patience is how long a program may take to its first frame.
	patience = 60 * time.Second
	// still is how long a window must stay as it is to be taken for done.
	still = 700 * time.Millisecond
)

// stage is a display on which programs are timed. They share a home, so that the toolkit finds there
// what it remembered of the system's fonts.
type stage struct {
	*desktop.Display
	eye *eye
}

func openStage(ctx context.Context, home string) (*stage, error) {
	d, err := desktop.Open(ctx, home, screenSize)
	if err != nil {
		return nil, err
	}
	var name string
	for _, v := range d.Env() {
		if rest, ok := strings.CutPrefix(v, "DISPLAY="); ok {
			name = rest
		}
	}
	e, err := openEye(name)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return &stage{d, e}, nil
}

func (s *stage) close() error {
	s.eye.close()
	return s.Display.Close()
}

// actor is a program on the stage.
type actor struct {
	cmd  *exec.Cmd
	exec time.Time
	film []frame         // from the first frame until it stood still
	part image.Rectangle // of the screen, that is watched
}

// act starts a program and films its opening, until the part of its window shows rows enough and stays
// as it is.
func (s *stage) act(ctx context.Context, program []string, part func(image.Rectangle) image.Rectangle, fewest int) (_ *actor, err error) {
	s.eye.quiet(ctx, 200*time.Millisecond)
	cmd := exec.CommandContext(ctx, program[0], program[1:]...)
	cmd.Env = append(s.Env(), "FYNE_THEME=light")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	a := &actor{cmd: cmd, exec: time.Now()}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			a.leave()
		}
	}()
	a.film, err = s.eye.film(ctx, s.eye.screen, func(f frame) bool {
		window, err := s.eye.focused()
		if err != nil {
			return false // it is not there yet
		}
		a.part = part(window)
		return rows(f.img, a.part) >= fewest
	})
	if err != nil {
		return nil, fmt.Errorf("waiting for %d rows in the window of %s: %w", fewest, filepath.Base(program[0]), err)
	}
	return a, nil
}

// leave ends the program. How it ends is no matter: it was told to.
func (a *actor) leave() {
	_ = a.cmd.Process.Signal(syscall.SIGTERM)
	_ = a.cmd.Wait()
}

// last is the picture when the window stood still.
func (a *actor) last() frame { return a.film[len(a.film)-1] }

// memory is what the program takes of the machine's, in bytes.
func (a *actor) memory() (int64, error) {
	f, err := desktop.FootprintOf(a.cmd.Process.Pid)
	return f.Memory, err
}

// whole is all of a window.
func whole(window image.Rectangle) image.Rectangle { return window }

// list is the part of Lanyard's window in which the rows of people stand, below the heading and
// without the rail on the left and the letters and the scroll bar on the right.
func list(window image.Rectangle) image.Rectangle {
	at := func(x, y int) image.Point { return window.Min.Add(image.Pt(window.Dx()*x/1100, window.Dy()*y/720)) }
	return image.Rectangle{Min: at(110, 150), Max: at(410, 700)}
}
