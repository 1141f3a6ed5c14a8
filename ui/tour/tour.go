package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lanyard/data/sample"
	"lanyard/data/store"
	"lanyard/ui/tour/desktop"
)

// screen is the size of the display, window the size of the app on it: large enough for two panes,
// small enough for a picture in the README.
var (
	screen = image.Pt(1280, 860)
	window = image.Pt(1180, 760)
)

// step is one part of the tour. A step that cannot see its effect on the screen or in a file fails.
type step struct {
	name string // what the user does, for the log and for the picture of a failure
	do   func(context.Context, *tour) error
}

// tour is one run through the app in one theme.
type tour struct {
	*desktop.Window
	theme  string
	look   string // before the names of pictures; "" for the theme
	env    []string
	binary string
	home   string          // temporary: settings, database
	db     string          // the database that the app has open
	out    string          // folder for pictures and other results
	bounds image.Rectangle // of the window on the screen
	rail   color.RGBA      // of the rail with no sheet before it
	people []stranger      // met so far on the main path
	log    io.Writer
	event  string // where the people of the walk are met; "": that of the main path
	page   string // the address of the swap page, while it is open
	files  []string
}

// walk is one way through the app, on a database of its own.
type walk struct {
	name  string
	fill  func(ctx context.Context, db string) error // nil: the app begins without a database
	steps []step
	once  bool     // in the first theme alone: nothing is looked at
	look  string   // before the names of pictures; "" for the theme
	env   []string // of the app
}

// walks are all of the tour: a look round on sample data, typing ahead, and the main path from an empty start.
var walks = []walk{
	{name: "look round", fill: fill, steps: lookRound},
	{name: "in another language", fill: fill, steps: elsewhere, once: true, look: "qps", env: pseudo},
	{name: "typing ahead", steps: typingAhead, once: true},
	{name: "main path", steps: mainPath},
}

// options of a run.
type options struct {
	binary string
	out    string
	themes []string
	log    io.Writer
}

// run takes all walks in every theme and returns the files it wrote. It stops at the first step that
// fails and leaves a picture of the screen at that moment among the files.
func run(ctx context.Context, o options) ([]string, error) {
	var files []string
	for i, theme := range o.themes {
		for _, w := range walks {
			if w.once && i > 0 {
				continue
			}
			t := &tour{theme: theme, look: w.look, env: w.env, binary: o.binary, out: o.out, log: o.log}
			err := t.run(ctx, o, w)
			files = append(files, t.files...)
			if err != nil {
				return files, fmt.Errorf("%s theme, %s: %w", theme, w.name, err)
			}
		}
	}
	return files, nil
}

func (t *tour) run(ctx context.Context, o options, w walk) (err error) {
	display, err := t.open(ctx, w.fill, window)
	defer func() { err = errors.Join(err, t.close(display)) }()
	if err != nil {
		return err
	}
	return t.take(ctx, o.log, display, w.steps)
}

// strict has the app end when it looks at a disk where it draws (package ui/disk).
const strict = "LANYARD_STRICT=1"

// open starts the app on a display and a database of its own, in a window of the given size. Whatever comes
// of it, close takes all of it away.
func (t *tour) open(ctx context.Context, fill func(context.Context, string) error, size image.Point) (display *desktop.Display, err error) {
	if t.home, err = os.MkdirTemp("", "lanyard-tour-"); err != nil {
		return nil, err
	}
	t.db = filepath.Join(t.home, "contacts.db")
	if fill != nil {
		if err := fill(ctx, t.db); err != nil {
			return nil, err
		}
	}
	if display, err = desktop.Open(ctx, t.home, screen); err != nil {
		return nil, err
	}
	links, err := t.linkCatcher()
	if err != nil {
		return display, err
	}
	env := append(append(links, strict), t.env...)
	if fill != nil && t.theme == "dark" { // another language of the system changes nothing, and is not complained of
		env = append(env, "LC_ALL=de_DE.UTF-8")
	}
	t.Window, err = display.Launch(ctx, desktop.Program{
		Binary: t.binary, Args: []string{"--db", t.db}, Title: "Lanyard", Theme: t.theme, Env: env,
	})
	if err == nil {
		err = t.settle(ctx, size)
	}
	if err != nil {
		err = errors.Join(err, t.failed(ctx, display, "start"))
	}
	return display, err
}

// close ends what open began.
func (t *tour) close(display *desktop.Display) (err error) {
	if display != nil {
		err = display.Close()
	}
	return errors.Join(err, os.RemoveAll(t.home))
}

// settle gives the window its size and remembers how it looks with nothing before it.
func (t *tour) settle(ctx context.Context, size image.Point) (err error) {
	if err := t.Resize(ctx, size); err != nil {
		return err
	}
	if t.bounds, err = t.Bounds(ctx); err != nil {
		return err
	}
	img, err := t.WaitStable(ctx)
	if err == nil {
		t.rail = t.railOf(img)
	}
	return err
}

// take does the steps one after the other.
func (t *tour) take(ctx context.Context, log io.Writer, display *desktop.Display, steps []step) error {
	for _, s := range steps {
		began := time.Now()
		if err := s.do(ctx, t); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", s.name, err), t.failed(ctx, display, s.name),
				fmt.Errorf("the app printed:\n%s", t.Log()))
		}
		fmt.Fprintf(log, "%-6s %5.1f s  %s\n", t.theme, time.Since(began).Seconds(), s.name)
	}
	return complaints(t.Log())
}

// complaint is a line that a sound program does not print: a crash, an error of Fyne, a widget
// touched from the wrong goroutine (reported when fyneDo is off), a data race.
var complaint = regexp.MustCompile(`(?m)^.*(panic:|Fyne error|Error in Fyne call thread|DATA RACE|fatal error).*$`)

// ownFile is what Fyne prints when, at the app's end, it saves its preferences and reads the file half
// written because it watches it. Lanyard keeps nothing there; its settings are in the database.
var ownFile = regexp.MustCompile(`(?m)^.*Fyne error: +Preferences load error:.*\n.*Cause: EOF\n.*At: .*/app/preferences\.go:\d+\n?`)

// complaints is an error when the app printed one.
func complaints(log string) error {
	log = ownFile.ReplaceAllString(log, "")
	if found := complaint.FindAllString(log, 5); len(found) > 0 {
		return fmt.Errorf("the app complained: %s; all it printed:\n%s", strings.Join(found, "; "), log)
	}
	return nil
}

// picture waits until the screen stands still and saves the window as THEME-NAME.png.
func (t *tour) picture(ctx context.Context, name string) error {
	if _, err := t.WaitStable(ctx); err != nil {
		return err
	}
	img, err := t.ShotOf(ctx)
	if err != nil {
		return err
	}
	return t.save(cmp.Or(t.look, t.theme)+"-"+name+".png", img)
}

// screenPicture is picture of the whole screen.
func (t *tour) screenPicture(ctx context.Context, name string) error {
	img, err := t.WaitStable(ctx)
	if err != nil {
		return err
	}
	return t.save(cmp.Or(t.look, t.theme)+"-"+name+".png", img)
}

func (t *tour) save(name string, img image.Image) error {
	file := filepath.Join(t.out, name)
	t.files = append(t.files, file)
	return desktop.Save(file, img)
}

// failed saves the screen after a failure.
func (t *tour) failed(ctx context.Context, d *desktop.Display, at string) error {
	// The step may have failed because its time was over; the picture is wanted all the more.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	img, err := d.Shot(ctx)
	if err != nil {
		return err
	}
	name := strings.Join(strings.FieldsFunc(at, func(r rune) bool { return r > '~' || !isName(byte(r)) }), "-")
	return t.save("FAILED-"+cmp.Or(t.look, t.theme)+"-"+name+".png", img)
}

func isName(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// press presses keys and waits until the screen answers.
func (t *tour) press(ctx context.Context, keys ...string) error {
	return t.answers(ctx, func() error { return t.Key(ctx, keys...) })
}

// types types text and waits until the screen answers.
func (t *tour) types(ctx context.Context, text string) error {
	return t.answers(ctx, func() error { return t.Type(ctx, text) })
}

// answers waits until the screen is another than before the action and stands still.
func (t *tour) answers(ctx context.Context, action func() error) error {
	before, err := t.WaitStable(ctx)
	if err != nil {
		return err
	}
	if err := action(); err != nil {
		return err
	}
	_, err = t.WaitChange(ctx, before)
	return err
}

// fill makes a database with the sample data.
func fill(ctx context.Context, path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	return errors.Join(sample.Load(ctx, s, time.Now()), s.Close())
}

// listing prints the files of a run, relative to the working directory, with their sizes.
func listing(w io.Writer, files []string) error {
	slices.Sort(files)
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%8d  %s\n", info.Size(), file)
	}
	return nil
}
