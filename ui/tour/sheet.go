package main

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"lanyard/ui/tour/desktop"
)

// The least widths of sheets, in pixels: by them the tour tells which one is open, so that keys meant
// for a form go neither to the sheet that asks for a file nor to the progress of a job.
const (
	dialog = 480 // wider than the progress of a job
	form   = 580 // wider than the sheet that asks for a file
)

// opens does the action and waits until a sheet of at least that width is in the middle of the window.
func (t *tour) opens(ctx context.Context, least int, action func() error) error {
	return t.becomes(ctx, fmt.Sprintf("a sheet at least %d pixels wide", least), action, func(img *image.RGBA) bool {
		return t.railOf(img) != t.rail && t.hasSheet(img, least)
	})
}

// closes does the action and waits until no sheet is open.
func (t *tour) closes(ctx context.Context, action func() error) error {
	return t.becomes(ctx, "the window without a sheet", action, func(img *image.RGBA) bool {
		return t.railOf(img) == t.rail
	})
}

// becomes does the action and waits until the screen has changed, fulfils ok and stands still.
func (t *tour) becomes(ctx context.Context, what string, action func() error, ok func(*image.RGBA) bool) error {
	before, err := t.WaitStable(ctx)
	if err != nil {
		return err
	}
	if err := action(); err != nil {
		return err
	}
	_, err = t.WaitFor(ctx, what, func(img *image.RGBA) bool {
		return !desktop.Changed(before, img).Empty() && ok(img)
	})
	return err
}

// keys is an action: pressing keys one after the other.
func (t *tour) keys(ctx context.Context, keys ...string) func() error {
	return func() error { return t.Key(ctx, keys...) }
}

// railOf is the colour of the rail's lower left corner. It darkens or lightens behind a sheet.
func (t *tour) railOf(img *image.RGBA) color.RGBA {
	return img.RGBAAt(t.bounds.Min.X+3, t.bounds.Max.Y-3)
}

// hasSheet reports whether a surface of at least that width lies in the middle.
func (t *tour) hasSheet(img *image.RGBA, least int) bool {
	for width := t.bounds.Dx() - 16; width >= least; width -= 4 {
		if t.hasSurface(img, width) {
			return true
		}
	}
	return false
}

// hasSurface reports whether a surface of about that width lies in the middle: just inside of both its
// sides there is nothing but its colour, and another colour just outside.
func (t *tour) hasSurface(img *image.RGBA, width int) bool {
	middle := t.bounds.Min.Add(t.bounds.Size().Div(2))
	left, right := middle.X-width/2, middle.X+width/2
	surface := img.RGBAAt(left+8, middle.Y)
	for y := middle.Y - 50; y <= middle.Y+50; y++ {
		for _, x := range []int{left + 8, right - 8} {
			if img.RGBAAt(x, y) != surface {
				return false
			}
		}
		if img.RGBAAt(left-8, y) == surface || img.RGBAAt(right+8, y) == surface {
			return false
		}
	}
	return true
}

// fills writes one value into each entry on the way of the Tab key, beginning with the one that has
// the focus. "" leaves a stop as it is: it may be a button.
func (t *tour) fills(ctx context.Context, values ...string) error {
	for i, v := range values {
		if i > 0 {
			if err := t.Key(ctx, "Tab"); err != nil {
				return err
			}
		}
		if err := t.writes(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

// writes types a value, or pastes it when it has letters that are on no US keyboard. Keys wait in line,
// but the clipboard must not be filled anew before it was read.
func (t *tour) writes(ctx context.Context, value string) error {
	for _, r := range value {
		if r > '~' {
			return t.answers(ctx, func() error { return t.Paste(ctx, value) })
		}
	}
	if value == "" {
		return nil
	}
	return t.Type(ctx, value)
}
