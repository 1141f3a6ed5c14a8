package qr

import (
	"context"
	"image"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
)

// Watcher reads codes from the frames of a camera as they come. Decode tries one strategy after
// another on a picture and takes a third of a second when none reads anything. The frames of a
// camera are nearly alike, so a Watcher tries one strategy for each frame, in turn, and repeats a
// strategy for as long as it reads something. It adds up what several frames show of a code that it
// cannot read (accumulator). The codes of one message may be shown one after another: with the last
// of them Next returns the whole message; until then Parts says how many were shown. A Watcher is not
// safe for concurrent use.
type Watcher struct {
	turn int // index in looks of the strategy for the next frame
	seen accumulator
	// patience is how many more frames are given to a strategy that sees a code but cannot read it.
	patience int
	parts    collection
	// shown counts the parts of an unfinished message that were shown; of is the number of all.
	shown, of int
}

// NewWatcher makes a Watcher.
func NewWatcher() *Watcher { return &Watcher{patience: maxPatience} }

// maxPatience is how many frames in a row are added up.
const maxPatience = 5

// A look is one strategy for one frame.
type look struct {
	scale    float64
	negative bool // light on dark
	read     func(*image.Gray, *accumulator) []reading
}

// looks are the strategies, in turn: first those that read most codes held before a camera.
var looks = []look{
	{1, false, scanned(2, 2)},
	{1, false, scanned(1, 2)},
	{1, false, binarized(hybrid, coarse)},
	{1, false, scanned(1, 1)},
	{1, true, scanned(2, 1)},
	{0.5, false, scanned(2, 1)},
	{1.5, false, binarized(hybrid, fine)},
	{1, false, binarized(global, fine)},
	{1, true, binarized(hybrid, coarse)},
}

// binarized gives the strategy that makes the picture black and white before it looks for codes.
func binarized(by func(*image.Gray) *gozxing.BitMatrix, detect func(*gozxing.BitMatrix) []reading) func(*image.Gray, *accumulator) []reading {
	return func(g *image.Gray, _ *accumulator) []reading {
		if m := by(g); m != nil {
			return detect(m)
		}
		return nil
	}
}

// A frame is grown to at most frameLimit pixels, because it must be finished before the next one comes. A
// frame that would grow by less than the factor hardly keeps its size.
const (
	frameLimit = 1_200_000
	hardly     = 1.25
)

// Next reads the next frame with one strategy; finding no code is no error. It may return the same
// codes for several frames. It fails only with the error of the context.
func (w *Watcher) Next(ctx context.Context, img image.Image) ([]Found, error) {
	if img == nil || img.Bounds().Empty() {
		return nil, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := search{ctx: ctx, origin: img.Bounds().Min}
	g := grayOf(img)
	s.scale = float64(img.Bounds().Dx()) / float64(g.Rect.Dx())
	w.seen.grew = false
	switch {
	case s.look(g, looks[w.turn], &w.seen):
		w.patience = maxPatience
	case w.seen.grew && w.patience > 0:
		w.patience--
	default:
		w.turn, w.patience = (w.turn+1)%len(looks), maxPatience
	}
	s.codes = join(w.parts.add(s.codes))
	w.shown, w.of = 0, 0
	s.codes = slices.DeleteFunc(s.codes, func(r reading) bool {
		if r.payload.append.total < 2 {
			return false
		}
		w.shown, w.of = len(r.siblings(w.parts)), r.payload.append.total
		return true
	})
	return s.found(), ctx.Err()
}

// Parts says how many codes were shown of a message that is spread over several, if the latest frame
// holds one of them and others are still missing; else it gives 0 of 0.
func (w *Watcher) Parts() (shown, of int) { return w.shown, w.of }

// look tries one strategy and reports whether it read something.
func (s *search) look(g *image.Gray, l look, seen *accumulator) bool {
	if l.scale > 1 {
		if l.scale = min(l.scale, math.Sqrt(frameLimit/float64(g.Rect.Dx()*g.Rect.Dy()))); l.scale < hardly {
			l.scale = 1
		}
	}
	if l.scale != 1 {
		g = rescale(g, l.scale)
	}
	if l.negative {
		g = invert(g)
	}
	found := l.read(g, seen)
	s.keep(found, l.scale)
	return len(found) > 0
}

// scanned gives the strategy that scans the grey picture, with the reach of its threshold and a sharpening.
func scanned(reach int, sharpen float32) func(*image.Gray, *accumulator) []reading {
	return func(g *image.Gray, seen *accumulator) []reading {
		s := scan{g: g, threshold: thresholdOf(g, reach), sharpen: sharpen}
		return s.read(seen)
	}
}
