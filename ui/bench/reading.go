package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"lanyard/data/qr"
	"lanyard/data/qr/scene"
)

// reading measures how codes are read: pictures of all kinds of difficulty and frames without a code
// against zbarimg, and how soon a code before a camera is read.
func (b *bench) reading(ctx context.Context) error {
	return errors.Join(b.stills(ctx), b.emptyFrames(ctx), b.clips(ctx))
}

// codeOf makes up a code of a version.
func codeOf(version int, r *rand.Rand) (qr.Code, error) {
	text := []byte("https://l.ib/")
	for {
		c, err := qr.Encode(string(text))
		if err != nil || c.Version == version {
			return c, err
		}
		if c.Version > version {
			if text = []byte("l."); version > 1 {
				return c, fmt.Errorf("version %d comes after none of %d", c.Version, version)
			}
		}
		for range 4 {
			text = append(text, 'a'+byte(r.IntN(26)))
		}
	}
}

func modules(c qr.Code) scene.Code { return scene.Code{Size: c.Size, Modules: c.Modules} }

// stills draws pictures of each class, with their texts beside them, and reads them as a corpus.
func (b *bench) stills(ctx context.Context) error {
	root := filepath.Join(b.dir, "stills")
	if err := os.RemoveAll(root); err != nil {
		return err
	}
	for i, s := range scene.Stills {
		dir := filepath.Join(root, s.Class)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		for n := range scene.StillsEach {
			r := rand.New(rand.NewPCG(uint64(i), uint64(n)))
			c, err := codeOf(s.Version(n), r)
			if err != nil {
				return err
			}
			file := filepath.Join(dir, fmt.Sprint(n))
			if err := errors.Join(save(file+".png", s.Draw(modules(c), r)), os.WriteFile(file+".txt", []byte(c.Text), 0o600)); err != nil {
				return err
			}
		}
	}
	pictures, err := picturesIn(root, false)
	if err != nil {
		return err
	}
	c, err := compare(ctx, pictures)
	if err != nil {
		return err
	}
	if c.noZbar {
		return errNoZbar
	}
	if err := c.print(b.log); err != nil {
		return err
	}
	own, zbar := c.count()
	b.table.counts("drawn pictures of codes read", own, len(pictures), zbar, "zbarimg")
	b.table.times("the same, decoding the files included, on one core", c.own.cpu, c.zbar.cpu, "zbarimg", 3)
	return nil
}

const (
	// emptyTurns is how many frames are read of each picture without a code: a watcher looks at them in
	// different ways by turns.
	emptyTurns = 36
	// frameBudget is what reading a frame may take, at 30 a second.
	frameBudget = 33 * time.Millisecond
)

// emptyFrames measures what a frame of a camera takes in which there is no code.
func (b *bench) emptyFrames(ctx context.Context) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	r := rand.New(rand.NewPCG(720, 1))
	room := scene.Blur(scene.Coarse(scene.FrameWidth, scene.FrameHeight), 1)
	scene.Grain(room, scene.FrameNoise, r)
	for _, f := range []struct {
		name string
		img  *image.Gray
	}{
		{"a room", room}, {"sharp clutter", scene.Clutter(scene.FrameWidth, scene.FrameHeight)},
	} {
		w := qr.NewWatcher()
		var took []time.Duration
		for range emptyTurns {
			began := time.Now()
			found, err := w.Next(ctx, f.img)
			took = append(took, time.Since(began))
			if err != nil || len(found) > 0 {
				return errors.Join(err, fmt.Errorf("a frame without a code read as %v", found))
			}
		}
		zbar, err := b.zbarFrame(ctx, f.img)
		if err != nil {
			return err
		}
		mean := total(took) / emptyTurns
		b.table.times("720p frame without a code, "+f.name+", mean on one core", mean, frameBudget, "a frame's time", 1)
		b.table.times("the same", mean, zbar, "zbarimg", 0)
		b.table.remark("720p frame without a code, %s: the median is %s, the slowest %s.", f.name, millis(median(took)), millis(slices.Max(took)))
	}
	return nil
}

func total(ds []time.Duration) (sum time.Duration) {
	for _, d := range ds {
		sum += d
	}
	return sum
}

// zbarFrame is what zbarimg takes for a frame, without its start: many in one process less one.
func (b *bench) zbarFrame(ctx context.Context, img *image.Gray) (time.Duration, error) {
	tmp, err := os.MkdirTemp("", "lanyard-frame-")
	if err != nil {
		return 0, err
	}
	head := fmt.Sprintf("P5 %d %d 255\n", img.Rect.Dx(), img.Rect.Dy())
	err = os.WriteFile(filepath.Join(tmp, "f.pgm"), append([]byte(head), img.Pix...), 0o600)
	var one, many run
	if err == nil {
		one, err = readByZbar(ctx, tmp, []string{"f.pgm"})
	}
	if err == nil {
		many, err = readByZbar(ctx, tmp, strings.Fields(strings.Repeat("f.pgm ", 1+emptyTurns)))
	}
	return (many.wall - one.wall) / emptyTurns, errors.Join(err, os.RemoveAll(tmp))
}

const (
	clipFrames = 5  // within which a code must be read
	clipGoal   = 98 // of scene.Clips
)

// clips counts the clips of a code before a camera that are read soon.
func (b *bench) clips(ctx context.Context) error {
	read, first := 0, 0
	for n := range scene.Clips {
		r := rand.New(rand.NewPCG(721, uint64(n)))
		c, err := codeOf(scene.ClipVersion(n), r)
		if err != nil {
			return err
		}
		held, w := scene.NewClip(n, modules(c), r), qr.NewWatcher()
		for frame := range clipFrames {
			found, err := w.Next(ctx, held.Frame())
			if err != nil {
				return err
			}
			if len(found) == 0 {
				continue
			}
			if found[0].Text != c.Text {
				return fmt.Errorf("clip %d is read as %q, not %q", n, found[0].Text, c.Text)
			}
			if read++; frame == 0 {
				first++
			}
			break
		}
	}
	b.table.counts(fmt.Sprintf("clips of a code before a camera read within %d frames", clipFrames), read, scene.Clips, clipGoal, "the goal of")
	b.table.remark("%d of %d clips are read with their first frame.", first, scene.Clips)
	return nil
}
